"""The overview strip: how many events a month, in lanes of kindred kinds.

The script draws the same bars for a filtered view: theme/static/js/strip.js has the same arithmetic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..values.spoken import MONTHS
from .timeline_row import APPROXIMATE, OPEN_START, UNCERTAIN, Row

LANE_HEIGHT = 30
"""Height of a lane in the drawing's units; the tallest bar leaves `LANE_GAP` free."""
LANE_GAP = 4
MOST_YEARS = 16
"""Years before these are drawn together in the first month, so that a far past does not crush the present."""
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



@dataclass(frozen=True, slots=True)
class Scale:
    """The months shown. first: year * 12 + month - 1. earlier: True if events before it are drawn in it."""

    first: int
    months: int
    earlier: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane as drawn. base: its floor. sure, unsure: SVG paths of a bar a month."""

    id: str
    label: str
    base: int
    sure: str
    unsure: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year on the axis and in the table. left: its left edge in per cent. counts: January to December."""

    year: int
    left: float
    counts: tuple[int, ...]
    no_month: int
    total: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The overview strip and the table that says the same. unit: height of one event in the drawing's units."""

    scale: Scale
    height: int
    unit: float
    lanes: tuple[Lane, ...]
    years: tuple[Year, ...]
    before: int
    months: tuple[str, ...] = MONTHS

    @property
    def span(self) -> str:
        """Its years in words."""
        first, last = self.years[0].year, self.years[-1].year
        start = f"before {first}" if self.before else str(first)
        said = str(last) if first == last and not self.before else f"{start} to {last}"
        return said[0].upper() + said[1:]


def month_of(day: int) -> int:
    """year * 12 + month - 1 of an ordinal day."""
    found = date.fromordinal(day)
    return found.year * 12 + found.month - 1


def scale_of(rows: Sequence[Row], today: date) -> Scale:
    """From January of the first year shown to December of the last; this year alone if there is no event."""
    firsts = [month_of(row.when.anchor) // 12 for row in rows] or [today.year]
    lasts = [month_of(row.last) // 12 for row in rows] or [today.year]
    last = max(max(lasts), max(firsts))
    first = max(min(firsts), last - MOST_YEARS + 1)
    return Scale(first * 12, (last - first + 1) * 12, min(firsts) < first)


def extent(row: Row, scale: Scale) -> tuple[int, int, bool]:
    """First and last month on the scale, and whether the event surely lies in the one month."""

    def on_scale(day: int) -> int:
        return min(max(month_of(day) - scale.first, 0), scale.months - 1)

    first, last = on_scale(row.when.anchor), on_scale(row.last)
    return first, last, first == last and not row.doubt & (APPROXIMATE | UNCERTAIN | OPEN_START)


def density(rows: Sequence[Row], scale: Scale) -> tuple[list[list[float]], list[list[float]]]:
    """Events a lane and month: sure ones in their month, others spread over those that they may lie in."""
    sure = [[0.0] * scale.months for _ in LANES]
    unsure = [[0.0] * scale.months for _ in LANES]
    for row in rows:
        first, last, is_sure = extent(row, scale)
        target = (sure if is_sure else unsure)[lane_of(row.kind)]
        for month in range(first, last + 1):
            target[month] += 1 / (last - first + 1)
    return sure, unsure


def bars(values: Sequence[float], scale: float, base: int, under: Sequence[float] | None = None) -> str:
    """An SVG path of one bar a month, standing at `base`, on top of `under` if given."""
    parts = []
    for month, value in enumerate(values):
        if value:
            bottom = base - (under[month] * scale if under else 0)
            parts.append(
                f"M{_tidy(month + 0.08)} {_tidy(bottom)}v{_tidy(-value * scale)}h.84V{_tidy(bottom)}z"
            )
    return "".join(parts)


def _tidy(number: float) -> str:
    return f"{round(number, 2):.2f}".rstrip("0").rstrip(".")


def strip_of(rows: Sequence[Row], today: date) -> Strip:
    """The overview of all events."""
    scale = scale_of(rows, today)
    sure, unsure = density(rows, scale)
    peaks = [a + b for lane in range(len(LANES)) for a, b in zip(sure[lane], unsure[lane], strict=True)]
    unit = (LANE_HEIGHT - LANE_GAP) / max([LEAST_SCALE, *peaks])
    lanes = []
    for number, (lane, (label, kinds)) in enumerate(LANES.items()):
        base = (number + 1) * LANE_HEIGHT
        upper = bars(unsure[number], unit, base, sure[number])
        lanes.append(Lane(lane, label, base, bars(sure[number], unit, base), upper, kinds))
    years = _years(rows, scale)
    before = len(rows) - sum(year.total for year in years)
    return Strip(scale, LANE_HEIGHT * len(LANES), unit, tuple(lanes), years, before)


def _years(rows: Sequence[Row], scale: Scale) -> tuple[Year, ...]:
    tally = Counter(row.group for row in rows)
    first = scale.first // 12
    found = []
    for year in range(first, first + scale.months // 12):
        counts = tuple(tally[year, month] for month in range(1, 13))
        left = round((year - first) * 1200 / scale.months, 3)
        found.append(Year(year, left, counts, tally[year, 0], sum(counts) + tally[year, 0]))
    return tuple(found)
