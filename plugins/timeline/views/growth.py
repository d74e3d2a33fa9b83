"""Pictures of what grew: sums of money by stage and basis, numbers of goods promised and handed over.

A lane has one scale. What is promised and what is handed over in one unit are drawn on one lane, the second before the
first, so that the gap between them is what is owed. Every step of the picture is a row of the table below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial
from itertools import accumulate
from typing import Final

from ..ledger import Count
from ..ledger.growth import Growth, Point
from ..ledger.totals import Total, bounds_of
from ..ledger.transfers import RUNG
from ..terms import BASES, TRANSFER_STATUSES
from ..values.edtf import Edtf
from ..values.frozen import quick
from ..values.spoken import money_words, number_words
from .amounts import count_words
from .charts import Bar, Scale, Tick, doubts, scale, ticks
from .parts import Column, Part, Phrase, Table
from .wording import when

Named = Callable[[str], Part]
"""An event by its title, from its id."""
TALL: Final = 76
"""Height of a lane, in pixels."""
HEAD: Final = 14
"""Pixels above the highest level, for the number that the height stands for."""
LANES: Final = 5
"""Lanes that a picture shows; the table has them all."""
COLUMNS: Final = (Column("Event"), *(Column(label, phone="flow") for label in ("What", "To date", "When")))
FEWEST: Final = 2
"""Steps that a lane must have: less is no growth."""


@quick
class Level:
    """What a sum comes to for a while. at, wide: per cent. tall: pixels that are sure; most: that it may be."""

    at: float
    wide: float
    tall: float
    most: float
    text: str


@quick
class Layer:
    """A sum on a lane. way: "promised", "delivered" or "sum". name: what is summed. now: what it comes to."""

    way: str
    name: str
    now: str
    levels: tuple[Level, ...]


@quick
class Rise:
    """A lane. top: the number that its height stands for. basis: how the numbers were reckoned."""

    label: str
    basis: str
    layers: tuple[Layer, ...]
    doubts: tuple[Bar, ...]
    top: str


@quick
class Rises:
    """Lanes over one axis. text: the picture in a sentence. left_out: lanes that only the table has."""

    text: str
    lanes: tuple[Rise, ...]
    ticks: tuple[Tick, ...]
    tall: int
    left_out: int
    table: Table

    @property
    def hatched(self) -> bool:
        """True if a number of the picture may be higher than the level drawn."""
        return any(one.most > one.tall for lane in self.lanes for layer in lane.layers for one in layer.levels)


@quick
class _Stage:
    """A sum from an event on. entry: its id."""

    date: Edtf
    entry: str
    least: Decimal
    most: Decimal | None
    said: str


@quick
class _Sum:
    """What becomes a layer."""

    way: str
    name: str
    stages: tuple[_Stage, ...]


@quick
class _Group:
    """What becomes a lane. unit: before the number at its top, such as a currency."""

    label: str
    basis: str
    unit: str
    sums: tuple[_Sum, ...]

    @property
    def stages(self) -> list[_Stage]:
        """Those of all sums."""
        return [stage for one in self.sums for stage in one.stages]


def money_growth(totals: Iterable[Total], whose: str, today: int, named: Named) -> Rises | None:
    """How the sums of new values grew; None if none has two steps."""
    order = sorted(totals, key=lambda total: (total.currency, RUNG.get(total.stage, -1), total.basis))
    return _rises([_money(total) for total in order], f"How the sums of {whose} grew.", today, named)


def goods_growth(found: Iterable[Growth], name: str, today: int, named: Named) -> Rises | None:
    """How many were promised and handed over to date; None if there are not two steps of either."""
    groups = [_goods(growth) for growth in found if growth.promised or growth.delivered]
    return _rises(groups, f"How many of {name} were promised and handed over to date.", today, named)


def _money(total: Total) -> _Group:
    rows = total.rows
    sums, bounds = accumulate(row.amount for row in rows), bounds_of(rows)
    stages = tuple(
        _Stage(row.date, row.entry, amount, amount, money_words(amount, total.currency, bound))
        for row, amount, bound in zip(rows, sums, bounds, strict=True)
    )
    label = TRANSFER_STATUSES[total.stage].label
    return _Group(label, BASES[total.basis].label, f"{total.currency} ", (_Sum("sum", label.lower(), stages),))


def _goods(growth: Growth) -> _Group:
    ways = (("promised", growth.promised), ("delivered", growth.delivered))
    words = {"promised": "promised", "delivered": "handed over"}
    sums = tuple(_Sum(way, words[way], _stages(points)) for way, points in ways if points)
    unit = growth.unit or "number"
    return _Group(unit[:1].upper() + unit[1:], "", "", sums)


def _stages(points: Iterable[Point]) -> tuple[_Stage, ...]:
    """The last of each event: one that moves two transfers is one step."""
    last = {(p.date, p.entry): p for p in points}
    return tuple(_Stage(p.date, p.entry, p.count.least, p.count.most, _said(p.count)) for p in last.values())


def _said(count: Count) -> str:
    """Of a sum in which one number is not known, what is known of the others is worth saying."""
    return f"at least {number_words(count.least)}" if count.most is None else count_words(count)


def _rises(groups: Sequence[_Group], text: str, today: int, named: Named) -> Rises | None:
    if not any(len(one.stages) >= FEWEST for group in groups for one in group.sums):
        return None
    kept = _largest(groups)
    on = scale((stage.date.anchor for group in kept for stage in group.stages), today)
    lanes = tuple(_rise(group, on) for group in kept)
    whole = f"{text} The table below says the same."
    return Rises(whole, lanes, ticks(on), TALL, len(groups) - len(kept), _table(groups, text, named))


def _largest(groups: Sequence[_Group]) -> list[_Group]:
    """Those that grow, with most steps, in the order given."""
    growing = [number for number, group in enumerate(groups) if len(group.stages) >= FEWEST]
    order = sorted(growing, key=lambda number: (-len(groups[number].stages), number))
    return [groups[number] for number in sorted(order[:LANES])]


def _rise(group: _Group, on: Scale) -> Rise:
    height = max(Decimal(1), *(stage.most or stage.least for stage in group.stages))
    layers = tuple(_layer(one, on, height) for one in group.sums)
    spans = doubts(on, (stage.date for stage in group.stages))
    return Rise(group.label, group.basis, layers, spans, f"{group.unit}{number_words(height)}")


def _layer(one: _Sum, on: Scale, height: Decimal) -> Layer:
    starts = [on.at(stage.date.anchor) for stage in one.stages]
    ends = [*starts[1:], on.at(on.last)]
    levels = tuple(map(partial(_level, height), one.stages, starts, ends))
    return Layer(one.way, one.name, one.stages[-1].said, levels)


def _level(height: Decimal, stage: _Stage, start: float, end: float) -> Level:
    tall, wide = _tall(stage.least, height), max(0.0, round(end - start, 2))
    # Where nothing bounds it above, the lane's whole height is possible.
    most = tall if stage.most == stage.least else _tall(height if stage.most is None else stage.most, height)
    return Level(start, wide, tall, most, f"{stage.said}, {when(stage.date).text}")


def _tall(number: Decimal, height: Decimal) -> float:
    return max(1.0, round(float(number / height) * (TALL - HEAD), 1))


def _table(groups: Iterable[_Group], caption: str, named: Named) -> Table:
    """Every step of every lane, the oldest first."""
    sums = [(_what(group, one), one) for group in groups for one in group.sums]
    found = [(stage, what) for what, one in sums for stage in one.stages]
    found.sort(key=lambda step: (step[0].date.order, step[0].entry))
    return Table(caption, COLUMNS, tuple([_row(named, *step) for step in found]), quiet=True)


def _what(group: _Group, one: _Sum) -> Phrase:
    return (group.label if one.way == "sum" else f"{group.label} {one.name}",)


def _row(named: Named, stage: _Stage, what: Phrase) -> tuple[Phrase, ...]:
    return ((named(stage.entry),), what, (stage.said,), (when(stage.date),))
