"""Where a text names actors, systems, rules and programmes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...patterns import pattern_of
from ...values.frozen import quick
from .gazetteer import PIECE, Alias, Gazetteer, Target
from .goods_words import subject_in
from .text import Sentence

TITLE_LENGTH = 40  # characters of a title and first names, between an adjective and a surname
SUBJECT = pattern_of(
    r"\b(?:weapon|arms\b|arms[- ](?:sale|export|deal)|missile|ammunition|munition|military|militär|"
    r"defen[cs]e|tanks?\b|howitzer|artillery|"
    r"air defen|fighter jet|warplane|shells?\b|rocket|drone|troops|invasion|export licen|war materiel|"
    r"zbroj|wojsk|rakiet|amunicj|samolot|czołg|озбро|зброя|зброї|ракет|військов|оборон|боєприпас|вооруж|воен|"
    r"wapens|raketten|waffen|rüstung|panzer|munition|bundeswehr|armes?\b|militaire|armée|missiles|"
    r"armas?\b|militar|misil|ejército|vapen|försvar|militär)|ミサイル|防衛|武器|軍"
)  # for small letters


@quick
class Mention:
    """A name in a sentence.

    Args:
        target: What it means.
        sentence: The sentence's place in the article.
        start: First character in the sentence.
        end: Character after the last.
        weak: Found by a name that could mean something else.
        adjective: An adjective or demonym ("Japanese").
        person: A person who acts for the target, which is not named itself.
    """

    target: Target
    sentence: int
    start: int
    end: int
    weak: bool
    adjective: bool
    person: bool = False


def find_mentions(sentences: Sequence[Sentence], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Every name in the article. Weak names count only in a text on the subject."""
    subject = on_subject(sentences, gazetteer.language)
    found = [
        mention
        for sentence in sentences
        for mention in _without_titled(sorted(_in_sentence(sentence, gazetteer), key=lambda one: one.start))
    ]
    return tuple(one for one in found if (subject or not one.weak) and one.target.kind != "ignored")


def _without_titled(found: list[Mention]) -> list[Mention]:
    """Drop a person whose country the text itself gives ("Dutch Prime Minister Mark Rutte")."""
    return [
        one
        for one in found
        if not (one.person and any(other.adjective and 0 < one.start - other.end <= TITLE_LENGTH for other in found))
    ]


def on_subject(sentences: Sequence[Sentence], language: str = "en") -> bool:
    """Whether the text is about arms or the military: two words of that field, or one in a short text."""
    said = 0
    for sentence in sentences:
        said += max(len(SUBJECT.findall(sentence.text.lower())), len(subject_in(language).findall(sentence.text)))
        if said >= 2:
            return True
    return said == 1 and sum(len(sentence.text) for sentence in sentences) < 600


def _in_sentence(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    spans = [(match[0], match.start(), match.end()) for match in PIECE.finditer(sentence.text)]
    at = 0
    while at < len(spans):
        alias = _match_at(sentence.text, spans, at, gazetteer)
        if alias is None:
            at += 1
            continue
        last = at + len(alias.pieces) - 1
        adjective = alias.adjective or (alias.stem and spans[at][0].islower())
        yield Mention(alias.target, sentence.order, spans[at][1], spans[last][2], alias.weak, adjective, alias.person)
        at = last + 1
    yield from _unspaced(sentence, gazetteer)


def _unspaced(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Names in scripts that leave no space between words; of two that overlap, the longer."""
    taken: list[tuple[int, int]] = []
    for word, alias in gazetteer.substrings:
        for match in _unspaced_form(word).finditer(sentence.text) if word in sentence.text else ():
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield Mention(alias.target, sentence.order, *match.span(), alias.weak, alias.adjective)


@cache
def _unspaced_form(word: str) -> re.Pattern[str]:
    return re.compile(_unspaced_pattern(word))


def _unspaced_pattern(word: str) -> str:
    """A Korean name begins a word and ends it but for a particle; others stand anywhere."""
    if "\uac00" <= word[0] <= "\ud7af":
        return (
            rf"(?<![\uac00-\ud7af]){word}(?![\uac00-\ud7af])|(?<![\uac00-\ud7af]){word}(?=[이가은는을를에의와과로도만])"
        )
    return re.escape(word)


def _match_at(text: str, spans: Sequence[tuple[str, int, int]], at: int, gazetteer: Gazetteer) -> Alias | None:
    piece = spans[at][0]
    lower = piece.lower()
    for alias in gazetteer.exact.get(lower, ()):
        if _fits(alias, text, spans, at):
            return alias
    if (gazetteer.stems and not piece.islower()) or len(piece) > 4:
        for alias in gazetteer.stems.get(lower[:3], ()):
            if _fits_stem(alias, text, spans, at):
                return alias
    return None


def _fits(alias: Alias, text: str, spans: Sequence[tuple[str, int, int]], at: int) -> bool:
    if at + len(alias.pieces) > len(spans):
        return False
    if text[spans[at + len(alias.pieces) - 1][2] :][:1] in ("$", "€", "£"):
        return False
    for step, wanted in enumerate(alias.pieces):
        found = spans[at + step][0]
        last = step == len(alias.pieces) - 1 > 0
        if not (_same(wanted, found) or (last and found.endswith("s") and _same(wanted, found[:-1]))):
            return False
        if step and not _joined(text, spans[at + step - 1], spans[at + step]):
            return False
    return True


def _same(wanted: str, found: str) -> bool:
    """Same letters; capitals where the name has them (all capitals for abbreviations and short names)."""
    if wanted == found:
        return True
    if wanted.lower() != found.lower():
        return False
    if wanted.isupper() and len(wanted) <= 4:
        return False
    return found[0].isupper() or not wanted[0].isupper()


def _joined(text: str, left: tuple[str, int, int], right: tuple[str, int, int]) -> bool:
    between = text[left[2] : right[1]]
    if between in (" ", "-", "‑", "–", "/", "'", "’", "", "\u00a0"):
        return True
    return between in (".", ". ") and len(left[0]) == 1


def _fits_stem(alias: Alias, text: str, spans: Sequence[tuple[str, int, int]], at: int) -> bool:
    if at + len(alias.pieces) > len(spans):
        return False
    for step, stem in enumerate(alias.pieces):
        found = spans[at + step][0].lower()
        room = 7 if len(stem) >= 4 else 0
        if not found.startswith(stem.lower()) or len(found) > len(stem) + room:
            return False
        if step and not _joined(text, spans[at + step - 1], spans[at + step]):
            return False
    return True
