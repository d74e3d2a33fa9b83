"""What was seen in an article and has no place in its draft: nothing is dropped silently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...patterns import pattern_of
from ..understanding.story import Story
from .evidence import Unresolved
from .further import Further
from .transfers import Transfers

_NUMBER = pattern_of(
    r"(?<![\w.,-])\d[\d.,]*\d(?![\w-])|(?<![\w.,-])\d(?![\w.,-])|\b(?:tens of |hundreds of "
    r")?(?:millions|billions) of \w+"
)


def unresolved(story: Story, moves: Transfers, further: Sequence[Further], day: str) -> tuple[Unresolved, ...]:
    """Sums, numbers of goods, days and bare numbers that found no place, in the order of the article.

    Args:
        story: What was understood.
        moves: The transfers of the draft, with the sums that they use.
        further: The other events that are told of.
        day: The date of the draft.
    """
    found = [
        *_amounts(story, moves),
        *_counts(story, moves),
        *_dates(story, {one.evidence.quote for one in further}, day),
        *_numbers(story, str([part.fields.get("items") for part in moves.parts])),
    ]
    return tuple(sorted(found, key=lambda one: one.paragraph))


def _amounts(story: Story, moves: Transfers) -> Iterator[Unresolved]:
    said = {(one.value, one.currency) for one in moves.used}
    for one in story.amounts:
        if (one.value, one.currency) not in said:
            what = "amount, converted" if one.converted else "amount"
            value = f"{one.bound} {one.value.normalize():f} {one.currency}"
            yield _seen(story, what, value, one.sentence, one.start, one.end)


def _counts(story: Story, moves: Transfers) -> Iterator[Unresolved]:
    used = str([part.fields.get("items") for part in moves.parts])
    for one in story.counts:
        if one.whole:
            shown = f"{' '.join(value for name, value in one.fields.items() if name != 'unit')} of {one.whole}"
            yield _seen(story, "part of", shown, one.sentence, one.start, one.end)
        if str(dict(one.fields)) not in used:
            number = " ".join(value for name, value in one.fields.items() if name != "unit")
            yield _seen(story, "quantity", f"{number} {one.system or one.what}", one.sentence, one.start, one.end)


def _dates(story: Story, told: set[str], day: str) -> Iterator[Unresolved]:
    for one in story.dates:
        seen = _seen(story, "date", one.edtf, one.sentence, one.start, one.end)
        if one.edtf != day and seen.quote not in told:
            yield seen


def _numbers(story: Story, used: str) -> Iterator[Unresolved]:
    """Numbers that are no part of a sum, of a number of goods, of a date or of a name; years are none either, nor what
    the goods of the draft have."""
    for sentence in story.sentences:
        spans = [
            (one.start, one.end)
            for parts in (story.amounts, story.counts, story.dates, story.mentions)
            for one in parts
            if one.sentence == sentence.order
        ]
        for match in _NUMBER.finditer(sentence.text):
            inside = any(start < match.end() and match.start() < end for start, end in spans)
            taken = f"'{match[0].replace(',', '')}'" in used
            if not inside and not taken and not re.fullmatch(r"(?:19|20)\d\d", match[0]):
                yield _seen(story, "number", match[0], sentence.order, *match.span())


def _seen(story: Story, what: str, value: str, order: int, start: int, end: int) -> Unresolved:
    return Unresolved(what, value, story.quote(order, start, end), story.paragraph(order))
