"""What of an entry a text confirms, and in which words: also where a draft of that text alone would say less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from ...model.entry import Entry, Item, TransferStep
from ...values.edtf import Edtf, parse
from ..suggest.known_records import Shelf
from ..understanding.mentions import Mention
from ..understanding.story import Story

DAYS: Final = ("date", "announced", "decided", "requested", "effective", "until", "due", "known")
"""The fields that hold a day."""
_WIDEST = 31  # days of a date in the text that still says when


def confirmed(entry: Entry, story: Story, shelf: Shelf) -> Mapping[str, str]:
    """The entry's top fields that a text confirms, each with at most 25 words of it.

    Args:
        entry: The entry.
        story: What was understood of the text.
        shelf: content/, for the parties of a transfer that an earlier entry declares.
    """
    found: dict[str, str] = {}
    for field, quote in (*_days(entry, story), *_named(entry, story), *_transfers(entry, story, shelf)):
        found.setdefault(field, quote)
    return found


def _days(entry: Entry, story: Story) -> Iterator[tuple[str, str]]:
    for field in DAYS:
        date = getattr(entry, field)
        if isinstance(date, Edtf):
            for one in story.dates:
                if _same_time(date, parse(one.edtf)):
                    yield field, story.quote(one.sentence, one.start, one.end)


def _same_time(one: Edtf, said: Edtf) -> bool:
    """Whether a text's date says the entry's: the same day, or within the same month; of "on or before", its end."""
    if one.open_start:
        return said.exact and said.latest == one.latest
    inside = one.earliest <= said.earliest and said.latest <= one.latest
    return inside and said.latest - said.earliest <= _WIDEST and one.latest - one.earliest <= _WIDEST


def _named(entry: Entry, story: Story) -> Iterator[tuple[str, str]]:
    """Rules and programmes by their names; actors and systems of an event without an effect by theirs."""
    wanted = {
        "rules": ("rule", {one.rule for one in entry.rules}),
        "programmes": ("programme", {one.programme for one in entry.programmes}),
        "actors": ("actor", set(entry.actors)),
        "systems": ("system", set(entry.systems)),
    }
    for field, (kind, ids) in wanted.items():
        for one in story.mentions:
            if one.target.kind == kind and one.target.id in ids:
                yield field, _quote(story, one)


def _transfers(entry: Entry, story: Story, shelf: Shelf) -> Iterator[tuple[str, str]]:
    for step in entry.transfers:
        quotes = _goods(step, story, shelf) if _parties_named(step, story, shelf) else iter(())
        yield from (("transfers", quote) for quote in quotes)


def _parties_named(step: TransferStep, story: Story, shelf: Shelf) -> bool:
    """Whether the text names somebody on each side, as the step or the transfer's first event has them."""
    known = shelf.transfers.get(step.transfer)
    sides = (step.from_ or (known.suppliers if known else ()), step.to or (known.recipients if known else ()))
    named = {one.target.id for one in story.mentions if one.target.kind == "actor"}
    return all(not side or named & set(side) for side in sides)


def _goods(step: TransferStep, story: Story, shelf: Shelf) -> Iterator[str]:
    """Where the text names the sum, the number or the system; the words that tell most first."""
    if step.value:
        same = (one for one in story.amounts if (one.value, one.currency) == (step.value.amount, step.value.currency))
        yield from (story.quote(one.sentence, one.start, one.end) for one in same)
    numbers = {number for item in step.items for number in _numbers(item)}
    counted = (one for one in story.counts if numbers & set(map(_number, one.fields.values())))
    yield from (story.quote(one.sentence, one.start, one.end) for one in counted)
    known = shelf.transfers.get(step.transfer)
    own = {item.system for item in step.items if item.system} or set(known.systems if known else ())
    family = {related for system in own for related in shelf.family(system)}
    yield from _of_systems(story, family)


def _of_systems(story: Story, ids: Iterable[str]) -> Iterator[str]:
    wanted = set(ids)
    for one in story.mentions:
        if one.target.kind == "system" and one.target.id in wanted:
            yield _quote(story, one)


def _numbers(item: Item) -> Iterator[Decimal]:
    quantity = item.quantity
    for number in (quantity.exact, quantity.min, quantity.max) if quantity else ():
        if number is not None and number > 1:
            yield number


def _number(text: str) -> Decimal:
    return Decimal(text) if text.isdecimal() else Decimal(-1)


def _quote(story: Story, one: Mention) -> str:
    return story.quote(one.sentence, one.start, one.end)
