"""Pictures of what grew: sums of money by stage and basis, numbers of goods promised and handed over.

A lane is one sum: it rises at each event that adds to it, to a height on a scale that lanes of one currency or one
unit share. The table below each picture has every row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Final

from ..ledger import Count
from ..ledger.growth import Growth, Point
from ..ledger.totals import Total
from ..ledger.transfers import RUNG
from ..terms import BASES, TRANSFER_STATUSES
from ..values.edtf import Edtf
from ..values.spoken import date_words, money_words, number_words
from .amounts import count_words
from .charts import Bar, Scale, Tick, doubts, scale, ticks

TALL: Final = 44
"""Height of a lane, in pixels."""
LANES: Final = 6
"""Sums that a picture shows; the table has them all."""
FEWEST: Final = 2
"""Steps that at least one lane must have: less is no growth."""


@dataclass(frozen=True)
class Level:
    """What a sum comes to for a while. at, wide: per cent. tall: pixels that are sure; most: that it may be."""

    at: float
    wide: float
    tall: float
    most: float
    text: str


@dataclass(frozen=True)
class Rise:
    """A lane. label: what is summed. now: what it comes to. basis: how the numbers were reckoned."""

    label: str
    now: str
    basis: str
    levels: tuple[Level, ...]
    doubts: tuple[Bar, ...]


@dataclass(frozen=True)
class Rises:
    """Lanes over one axis. text: the picture in a sentence. left_out: sums that only the table has."""

    text: str
    lanes: tuple[Rise, ...]
    ticks: tuple[Tick, ...]
    tall: int
    left_out: int


@dataclass(frozen=True)
class _Stage:
    """A sum from an event on."""

    date: Edtf
    least: Decimal
    most: Decimal | None
    said: str


@dataclass(frozen=True)
class _Sum:
    """A lane before it is drawn. scale: lanes of the same name share a height."""

    label: str
    basis: str
    scale: str
    stages: tuple[_Stage, ...]


def money_growth(totals: Iterable[Total], whose: str, today: int) -> Rises | None:
    """How the sums of new values grew; None if none has two steps."""
    order = sorted(totals, key=lambda total: (total.currency, RUNG.get(total.stage, -1), total.basis))
    return _rises([_money(total) for total in order], f"How the sums of {whose} grew.", today)


def goods_growth(found: Iterable[Growth], name: str, today: int) -> Rises | None:
    """How many were promised and handed over to date; None if there are not two steps of either."""
    sums = [
        _goods(label, growth.unit, points)
        for growth in found
        for label, points in (("Promised", growth.promised), ("Handed over", growth.delivered))
        if points
    ]
    return _rises(sums, f"How many of {name} were promised and handed over to date.", today)


def _money(total: Total) -> _Sum:
    rows = sorted(total.rows, key=lambda row: (row.date, row.entry))
    sums = accumulate(row.amount for row in rows)
    stages = (
        _Stage(row.date, amount, amount, money_words(amount, total.currency, total.bound))
        for row, amount in zip(rows, sums, strict=True)
    )
    label = f"{TRANSFER_STATUSES[total.stage].label}, {total.currency}"
    return _Sum(label, BASES[total.basis].label, total.currency, tuple(stages))


def _goods(label: str, unit: str | None, points: Iterable[Point]) -> _Sum:
    stages = (_Stage(p.date, p.count.least, p.count.most, _said(p.count)) for p in points)
    return _Sum(f"{label}, {unit}" if unit else label, "", unit or "", tuple(stages))


def _said(count: Count) -> str:
    """Of a sum in which one number is not known, what is known of the others is worth saying."""
    return f"at least {number_words(count.least)}" if count.most is None else count_words(count)


def _rises(sums: Sequence[_Sum], text: str, today: int) -> Rises | None:
    if not any(len(one.stages) >= FEWEST for one in sums):
        return None
    kept = _largest(sums)
    on = scale((stage.date.anchor for one in kept for stage in one.stages), today)
    heights = _heights(kept)
    lanes = tuple(_rise(one, on, heights[one.scale]) for one in kept)
    return Rises(f"{text} The table below says the same.", lanes, ticks(on), TALL, len(sums) - len(kept))


def _largest(sums: Sequence[_Sum]) -> list[_Sum]:
    """Those with most steps, in the order given."""
    order = sorted(range(len(sums)), key=lambda number: (-len(sums[number].stages), number))
    return [sums[number] for number in sorted(order[:LANES])]


def _heights(sums: Iterable[_Sum]) -> dict[str, Decimal]:
    """The number that fills a lane, by scale."""
    found: dict[str, Decimal] = defaultdict(lambda: Decimal(1))
    for one in sums:
        for stage in one.stages:
            found[one.scale] = max(found[one.scale], stage.least, stage.most or stage.least)
    return found


def _rise(one: _Sum, on: Scale, height: Decimal) -> Rise:
    ends = [stage.date.anchor for stage in one.stages[1:]] + [on.last]
    levels = tuple(_level(on, stage, end, height) for stage, end in zip(one.stages, ends, strict=True))
    return Rise(one.label, one.stages[-1].said, one.basis, levels, doubts(on, (stage.date for stage in one.stages)))


def _level(on: Scale, stage: _Stage, end: int, height: Decimal) -> Level:
    start, reach = on.at(stage.date.anchor), TALL - 4
    tall, most = (max(1.0, round(float(number / height) * reach, 1)) for number in (stage.least, _top(stage, height)))
    wide = max(0.0, round(on.at(max(end, stage.date.anchor)) - start, 2))
    return Level(start, wide, tall, most, f"{stage.said}, {date_words(stage.date)}")


def _top(stage: _Stage, height: Decimal) -> Decimal:
    """Where nothing bounds it above, the lane's whole height is possible."""
    return height if stage.most is None else stage.most
