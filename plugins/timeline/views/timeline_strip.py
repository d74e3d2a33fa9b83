"""The overview strip: how many events a month, in lanes of kindred kinds.

The script draws the same bars for a filtered view: theme/static/js/strip.js has the same arithmetic.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import floor

from ..values.frozen import quick
from ..values.spoken import MONTHS
from .timeline_row import APPROXIMATE, OPEN_START, UNCERTAIN, Row

LANE_HEIGHT = 34
"""Height of a lane in the drawing's units; the tallest bar leaves `LANE_GAP` free."""
LANE_GAP = 4
LEAST_YEARS = 5
EARLIER_SHARE = 0.1
"""The first years that together hold no more than this share of the events are drawn as one, so that a far past
does not crush the present; the last `LEAST_YEARS` are always drawn."""
LEAD = 12
"""Months of room for all those early years."""
LEAST_SCALE = 2.0
"""A bar of full height stands for this many events or more: one event alone must not look like a peak."""

LANES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "rules": ("Rules, programmes, consents", ("rule", "programme", "consent")),
    "promises": ("Asked, promised, agreed", ("request", "pledge", "authorisation", "contract", "resumption")),
    "deliveries": ("Delivered", ("delivery",)),
    "stops": ("Refused or stopped", ("refusal", "setback")),
    "words": ("Said and counted", ("figure", "agreement", "statement", "report", "context")),
}
"""The lanes from above: id → label and the kinds in it."""

_LANE_OF_KIND = {kind: number for number, (_, kinds) in enumerate(LANES.values()) for kind in kinds}


def lane_of(kind: str) -> int:
    """The lane that a kind of event is drawn in, the last for one that no lane names."""
    return _LANE_OF_KIND.get(kind, len(LANES) - 1)


@quick
class Scale:
    """The months shown. first: year * 12 + month - 1. lead: how many at the start stand for all before their end."""

    first: int
    months: int
    lead: int = 0


@quick
class Lane:
    """A lane as drawn. base: its floor. sure, unsure: SVG paths of a bar a month."""

    id: str
    label: str
    base: int
    sure: str
    unsure: str
    kinds: tuple[str, ...]


@quick
class Tick:
    """A year's left edge on the axis, in per cent and in months."""

    label: str
    left: float
    month: int


@quick
class Year:
    """A year in the table. counts: January to December. lanes: of each lane. shown: on the axis, not among the
    early ones.
    """

    year: int
    shown: bool
    counts: tuple[int, ...]
    no_month: int
    lanes: tuple[int, ...]
    total: int


@quick
class Strip:
    """The overview strip and the table that says the same. unit: height of one event in the drawing's units."""

    scale: Scale
    height: int
    unit: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    years: tuple[Year, ...]
    months: tuple[str, ...] = MONTHS

    @property
    def span(self) -> str:
        """Its years in words."""
        first, last = self.years[0].year, self.years[-1].year
        return str(last) if first == last else f"{first} to {last}"

    @property
    def early(self) -> int | None:
        """The last of the years that are drawn as one."""
        return self.scale.first // 12 if self.scale.lead else None


@lru_cache(maxsize=1 << 13)
def month_of(day: int) -> int:
    """year * 12 + month - 1 of an ordinal day."""
    found = date.fromordinal(day)
    return found.year * 12 + found.month - 1


def scale_of(rows: Sequence[Row], today: date) -> Scale:
    """From January of the first year drawn to December of the last; this year alone if there is no event."""
    tally = Counter([row.group[0] for row in rows]) or Counter([today.year])
    last = max(*tally, date.fromordinal(max(row.last for row in rows)).year if rows else 0, min(tally))
    first = min(tally)
    early = 0
    while first <= last - LEAST_YEARS and early + tally[first] <= EARLIER_SHARE * len(rows):
        early += tally[first]
        first += 1
    lead = LEAD if early else 0
    return Scale(first * 12 - lead, (last - first + 1) * 12 + lead, lead)


def extent(row: Row, scale: Scale) -> tuple[int, int, bool]:
    """First and last month on the scale, and whether the event surely lies where it is drawn."""
    first, last = month_of(row.when.anchor) - scale.first, month_of(row.last) - scale.first
    if scale.lead and last < scale.lead:
        return 0, scale.lead - 1, True
    first, last = max(first, scale.lead), min(last, scale.months - 1)
    return first, last, first == last and not row.doubt & (APPROXIMATE | UNCERTAIN | OPEN_START)


def density(rows: Sequence[Row], scale: Scale) -> tuple[list[list[float]], list[list[float]]]:
    """Events a lane and month: sure ones in their month, others spread over those that they may lie in."""
    sure = [[0.0] * scale.months for _ in LANES]
    unsure = [[0.0] * scale.months for _ in LANES]
    for row, count in _alike(rows):
        first, last, is_sure = extent(row, scale)
        target = (sure if is_sure else unsure)[lane_of(row.kind)]
        for month in range(first, last + 1):
            for _ in range(count):  # not added at once: the script adds them so, and its sums are the same
                target[month] += 1 / (last - first + 1)
    return sure, unsure


def _alike(rows: Sequence[Row]) -> Iterator[tuple[Row, int]]:
    """Rows that are drawn in their own way, and one for all of a kind and month of which the day is known."""
    known: dict[tuple[tuple[int, int], str], list[Row]] = defaultdict(list)
    for row in rows:
        when = row.when
        if when.exact and not when.interval:
            known[row.group, row.terms["kind"][0]].append(row)
        else:
            yield row, 1
    yield from ((some[0], len(some)) for some in known.values())


def bars(values: Sequence[float], scale: float, base: int, lead: int, under: Sequence[float] | None = None) -> str:
    """An SVG path of one bar a month, standing at `base`, on top of `under` if given; the first `lead` months are
    one bar.
    """
    parts = []
    for month, value in enumerate(values):
        if value and not 0 < month < lead:
            bottom = base - (under[month] * scale if under else 0)
            inset, wide = (0, str(lead)) if month < lead else (0.08, ".84")
            parts.append(f"M{_tidy(month + inset)} {_tidy(bottom)}v{_tidy(-value * scale)}h{wide}V{_tidy(bottom)}z")
    return "".join(parts)


def _tidy(number: float) -> str:
    # Halves upwards, as the script rounds them.
    return f"{floor(number * 100 + 0.5) / 100:.2f}".rstrip("0").rstrip(".")


def strip_of(rows: Sequence[Row], today: date) -> Strip:
    """The overview of all events."""
    scale = scale_of(rows, today)
    sure, unsure = density(rows, scale)
    peaks = [a + b for lane in range(len(LANES)) for a, b in zip(sure[lane], unsure[lane], strict=True)]
    unit = (LANE_HEIGHT - LANE_GAP) / max([LEAST_SCALE, *peaks])
    lanes = []
    for number, (lane, (label, kinds)) in enumerate(LANES.items()):
        base = (number + 1) * LANE_HEIGHT
        upper = bars(unsure[number], unit, base, scale.lead, sure[number])
        lower = bars(sure[number], unit, base, scale.lead)
        lanes.append(Lane(lane, label, base, lower, upper, kinds))
    return Strip(scale, LANE_HEIGHT * len(LANES), unit, tuple(lanes), _ticks(scale), _years(rows, scale))


def _ticks(scale: Scale) -> tuple[Tick, ...]:
    found = []
    for month in range(0, scale.months, 12):
        year = (scale.first + month) // 12
        label = f"to {year}" if month < scale.lead else str(year)
        found.append(Tick(label, round(100 * month / scale.months, 3), month))
    return tuple(found)


def _years(rows: Sequence[Row], scale: Scale) -> tuple[Year, ...]:
    tally = Counter([row.group for row in rows])
    of_kind = Counter([(row.group[0], row.terms["kind"][0]) for row in rows])
    of_lane: Counter[tuple[int, int]] = Counter()
    for (year, kind), count in of_kind.items():
        of_lane[year, lane_of(kind)] += count
    shown = (scale.first + scale.lead) // 12
    years = {year for year, _ in tally} | set(range(shown, (scale.first + scale.months) // 12))
    found = []
    for year in sorted(years):
        counts = tuple(tally[year, month] for month in range(1, 13))
        lanes = tuple(of_lane[year, lane] for lane in range(len(LANES)))
        found.append(Year(year, year >= shown, counts, tally[year, 0], lanes, sum(counts) + tally[year, 0]))
    return tuple(found)
