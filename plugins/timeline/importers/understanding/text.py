"""The story cut into sentences, each with the paragraph it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...patterns import pattern_of
from ...values.frozen import quick
from ..calendar_words import months

QUOTE_WORDS = 25
_END = pattern_of(
    r"(?<=[.!?。])[\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЄІЇҐ0-9\u3040-\u9fff])|(?<=。)|(?<=[a-zà-ž]\.)(?=[A-Z])|(?<=[.!?][\"”])(?=[A-Z\"“])"
)
_SHORT = pattern_of(
    r"(?:^|[\s(\"“])(?:[A-Z]|Mr|Mrs|Ms|Dr|Dept|Govt|Corp|Inc|Ltd|Capt|Maj|Sgt|Adm|Brig|Gen|Lt|Col|Sen|Rep|Gov|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|E\.U|a\.m|p\.m|vs|etc|approx"
    r"|mln|bln|ca|bzw|Nr|z\.B|tys|mld|proc|ok|млн|млрд|тис|грн|ст|р)\.$"
)


@quick
class Sentence:
    """One sentence.

    Args:
        text: As written.
        paragraph: Number of its paragraph, from 1; 0 for the headline.
        order: Its place in the article, from 0.
    """

    text: str
    paragraph: int
    order: int


def sentences(title: str, paragraphs: Sequence[str]) -> tuple[Sentence, ...]:
    """The headline (if there is one) and the story, sentence by sentence."""
    found: list[Sentence] = []
    parts = [(0, title)] if title else []
    for number, paragraph in [*parts, *enumerate(paragraphs, start=1)]:
        for text in _split(paragraph):
            found.append(Sentence(text, number, len(found)))
    return tuple(found)


def _split(paragraph: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(paragraph):
        head = paragraph[start : match.start()]
        if head.endswith(".") and (_SHORT.search(head) or _is_ordinal(head, paragraph[match.end() :])):
            continue
        text = paragraph[start : match.end()].strip()
        if text:
            yield text
        start = match.end()
    rest = paragraph[start:].strip()
    if rest:
        yield rest


def _is_ordinal(head: str, rest: str) -> bool:
    """ "9. Februar": the full stop belongs to the day."""
    word = re.match(r"\w+", rest)
    return bool(re.search(r"\b\d{1,2}\.$", head)) and word is not None and word[0].lower() in months()


def quote(text: str, start: int, end: int) -> str:
    """At most 25 words of a sentence around a place in it, word for word.

    Args:
        text: The sentence.
        start: First character that must be inside.
        end: Character after the last that must be inside.
    """
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    if len(spans) <= QUOTE_WORDS:
        return text.strip()
    first = next((i for i, (_, stop) in enumerate(spans) if stop > start), 0)
    last = next((i for i, (_, stop) in enumerate(spans) if stop >= end), len(spans) - 1)
    need = min(last - first + 1, QUOTE_WORDS)
    lead = min(first, (QUOTE_WORDS - need) // 2)
    begin = first - lead
    stop = min(len(spans), begin + QUOTE_WORDS)
    begin = max(0, stop - QUOTE_WORDS)
    return text[spans[begin][0] : spans[stop - 1][1]]
