"""Sums of money, each with the rows that make it. Never over two currencies, stages or bases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from ..values.edtf import Edtf
from ..values.frozen import quick
from .transfers import Step, TransferState

LOWER = frozenset({"at_least", "more_than"})
UPPER = frozenset({"at_most", "less_than"})


class Row(NamedTuple):
    """One value that a total adds."""

    transfer: str
    entry: str
    date: Edtf
    amount: Decimal
    bound: str


@quick
class Total:
    """A sum of values that count as new. bound: a term of `terms.BOUNDS`. rows: the oldest first."""

    currency: str
    stage: str
    basis: str
    amount: Decimal
    bound: str
    rows: tuple[Row, ...]


def totals(states: Iterable[TransferState]) -> tuple[Total, ...]:
    """The sums over these transfers, one for each currency, stage and basis."""
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for state in states:
        for step in state.steps:
            if step.value is not None and step.value.counts == "new":
                key = (step.value.currency, step.status, step.value.basis)
                groups[key].append(_row(state, step))
    return tuple(
        Total(*key, sum((row.amount for row in rows), Decimal(0)), bound_of(rows), _by_date(rows))
        for key, rows in sorted(groups.items())
    )


def _by_date(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (row.date.order, row.entry)))


def _row(state: TransferState, step: Step) -> Row:
    assert step.value is not None
    return Row(state.id, step.entry, step.date, step.value.amount, step.value.bound)


def bound_of(rows: Iterable[Row]) -> str:
    """The bound of a sum of these: a ceiling if one of them is a ceiling and none a floor, and so for floors."""
    return _of_all({row.bound for row in rows})


def bounds_of(rows: Iterable[Row]) -> Iterator[str]:
    """`bound_of` all rows up to each."""
    bounds: set[str] = set()
    for row in rows:
        bounds.add(row.bound)
        yield _of_all(bounds)


def _of_all(bounds: set[str]) -> str:
    if bounds == {"exact"}:
        return "exact"
    if bounds & LOWER and not bounds & UPPER:
        return "at_least"
    if bounds & UPPER and not bounds & LOWER:
        return "at_most"
    return "about"
