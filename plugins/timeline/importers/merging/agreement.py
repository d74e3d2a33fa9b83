"""A draft held against an entry on the same event: the fields that it supports, and the points on which both differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from ...model.entry import ClauseChange, Consent, Entry, Item, MoneyValue, Quantity, RuleChange, TransferStep
from ...values.frozen import quick
from ...values.spoken import date_words, money_words, quantity_words

NEAR: Final = Decimal("0.1")
"""What "about" may be off by."""
DAYS: Final = 10
"""Days from which two dates are those of two events, and no disagreement on one."""

Span = tuple[Decimal, Decimal]
_MOST: Final = Decimal("Infinity")


@quick
class Point:
    """A point on which both differ.

    Args:
        about: The point, in words.
        field: The entry's top field that holds it.
        was: What the entry says.
        now: What the article says.
    """

    about: str
    field: str
    was: str
    now: str


@quick
class Agreement:
    """What an article says of an entry's event: the top fields that it supports, and the points that differ."""

    supports: tuple[str, ...]
    points: tuple[Point, ...]


def agreement(entry: Entry, draft: Entry, sure_of_date: bool) -> Agreement:
    """Hold a draft against an entry.

    Args:
        entry: What is there.
        draft: What was made of the article.
        sure_of_date: The article itself names the day.
    """
    steps = [(one, other) for one in entry.transfers for other in draft.transfers if _same_transfer(one, other)]
    rules = [(one, other) for one in entry.rules for other in draft.rules if one.rule == other.rule]
    consents = [(one, other) for one in entry.consents for other in draft.consents if set(one.by) & set(other.by)]
    days, other_days = ((one.date.earliest, one.date.latest) for one in (entry, draft))
    supported = {
        "date": sure_of_date and _overlap(days, other_days),
        "actors": bool(set(entry.actors) & set(draft.actors)),
        "systems": bool(set(entry.systems) & set(draft.systems)),
        "rules": any(one.action == other.action for one, other in rules),
        "transfers": bool(steps),
        "consents": any(one.action == other.action for one, other in consents),
    }
    points = [
        *(_dates(entry, draft) if sure_of_date else ()),
        *(point for pair in rules for point in _clauses(*pair)),
        *(point for pair in steps for point in _figures(*pair)),
        *(point for pair in consents for point in _actions(*pair)),
    ]
    distinct = {point.about: point for point in reversed(points)}
    return Agreement(tuple(name for name, is_so in supported.items() if is_so), tuple(reversed(distinct.values())))


def _same_transfer(one: TransferStep, other: TransferStep) -> bool:
    """Whether both are of one line of goods: by id, else by parties and goods; a later step need not name parties."""
    if one.transfer == other.transfer:
        return True
    parties = ((one.from_, other.from_), (one.to, other.to))
    known = [set(mine) & set(theirs) for mine, theirs in parties if mine and theirs]
    return bool(known) and all(known) and bool(_goods(one) & _goods(other))


def _goods(step: TransferStep) -> set[str]:
    return {item.system or item.what or "" for item in step.items} or {"money" if step.value else ""}


def _dates(entry: Entry, draft: Entry) -> Iterator[Point]:
    one, other = entry.date, draft.date
    apart = abs(one.earliest - other.earliest)
    if one.exact and other.exact and 0 < apart <= DAYS:
        yield Point("date", "date", date_words(one), date_words(other))


def _clauses(one: RuleChange, other: RuleChange) -> Iterator[Point]:
    theirs: dict[str, ClauseChange] = {change.clause: change for change in other.clauses}
    for change in one.clauses:
        now = theirs.get(change.clause)
        if now and now.now != change.now:
            yield Point(f"clause {change.clause} of {one.rule}", "rules", change.now, now.now)


def _actions(one: Consent, other: Consent) -> Iterator[Point]:
    if one.transfer == other.transfer and {one.action, other.action} == {"grant", "deny"}:
        yield Point(f"consent of {', '.join(one.by)}", "consents", one.action, other.action)


def _figures(one: TransferStep, other: TransferStep) -> Iterator[Point]:
    for mine in one.items:
        for theirs in other.items:
            if (mine.system or mine.what) == (theirs.system or theirs.what):
                yield from _numbers(mine, theirs)
    if one.value and other.value:
        yield from _values(one.transfer, one.value, other.value)


def _numbers(one: Item, other: Item) -> Iterator[Point]:
    mine, theirs = one.quantity, other.quantity
    if mine is None or theirs is None or (mine.unit and theirs.unit and mine.unit != theirs.unit):
        return
    if one.so_far == other.so_far and _apart(_span(mine), _span(theirs)):
        unit = mine.unit or theirs.unit
        goods = f"{unit} ({one.system})" if unit and one.system else one.system or one.what
        yield Point(f"number of {goods}", "transfers", _said(mine), _said(theirs))


def _values(transfer: str, one: MoneyValue, other: MoneyValue) -> Iterator[Point]:
    same = (one.currency, one.basis, one.counts) == (other.currency, other.basis, other.counts)
    if same and _apart(_money_span(one), _money_span(other)):
        mine, theirs = (money_words(value.amount, value.currency, value.bound) for value in (one, other))
        yield Point(f"value of {transfer}", "transfers", mine, theirs)


def _said(quantity: Quantity) -> str:
    return quantity_words(quantity.exact, quantity.min, quantity.max, quantity.about)


def _span(quantity: Quantity) -> Span | None:
    """The numbers that it may be; None if it gives none."""
    if quantity.exact is not None:
        return quantity.exact, quantity.exact
    if quantity.about is not None:
        number = quantity.about.replace(",", "")
        return _around(Decimal(number)) if number.isdecimal() else None
    if quantity.unknown:
        return None
    return quantity.min or Decimal(0), _MOST if quantity.max is None else quantity.max


def _money_span(value: MoneyValue) -> Span:
    if value.bound in ("at_least", "more_than"):
        return value.amount, _MOST
    if value.bound in ("at_most", "less_than"):
        return Decimal(0), value.amount
    return _around(value.amount) if value.bound == "about" else (value.amount, value.amount)


def _around(number: Decimal) -> Span:
    return number * (1 - NEAR), number * (1 + NEAR)


def _apart(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and not _overlap(one, other)


def _overlap(one: Sequence[Decimal] | Sequence[int], other: Sequence[Decimal] | Sequence[int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
