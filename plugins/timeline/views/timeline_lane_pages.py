"""A page for each kind of lanes: the busiest, drawn at build time, and the same as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from ..ledger import Ledger
from ..terms import EVENT_KINDS
from ..values.edtf import iso
from ..values.edtf import parse as parse_date
from ..values.frozen import quick
from ..values.spoken import date_words
from .charts import Scale, Tick, ticks
from .page import Options, Page
from .parts import Mark
from .sentences import mark
from .timeline_facets import Label, Labels, Terms, label_of
from .timeline_lanes import END_IN_DOUBT, LANES, START_IN_DOUBT, Span, spans_of_one
from .timeline_row import Row
from .timeline_strip import scale_of
from .values import Later, Values

MOST = 16
"""Lanes on a page."""
APART = 3.0
APART_NARROW = 8.4
"""Per cent of a lane between two marks, on a desk and on a phone, so that none covers another: one is 26 pixels wide.
Events nearer to each other are drawn as one mark with their number."""

STATES: Mapping[str, str] = {"proposed": "proposed", "in_force": "in force", "suspended": "suspended"}
FADES = {START_IN_DOUBT: "start", END_IN_DOUBT: "end", START_IN_DOUBT | END_IN_DOUBT: "both"}


@quick
class LaneMark:
    """An event, or several that lie near each other. at: per cent. text: what it says. address: of a single one."""

    at: float
    count: int
    kind: str
    text: str
    address: str


@quick
class LaneBar:
    """A span as drawn, in per cent. fade: the ends that are in doubt: "", start, end or both."""

    at: float
    wide: float
    state: str
    fade: str
    text: str


@quick
class SwimLane:
    """A lane. total: its events. narrow: marks on a phone. years: events in each of the years of the page's table."""

    label: str
    address: str
    total: int
    marks: tuple[LaneMark, ...]
    narrow: tuple[LaneMark, ...]
    bars: tuple[LaneBar, ...]
    years: tuple[int, ...]


@quick
class SwimLanes:
    """Lanes over one axis. early: the last year that is drawn at the left edge, or 0. years: of the table."""

    lanes: tuple[SwimLane, ...]
    ticks: tuple[Tick, ...]
    early: int
    years: tuple[int, ...]
    rest: int


@quick
class Ground:
    """What all lanes are drawn on.

    terms: on the rows. years: of each. order: their numbers, the oldest first. places: of each, in per cent. early: as
    `SwimLanes` has it.
    """

    rows: Sequence[Row]
    terms: Terms
    years: Sequence[int]
    order: Sequence[int]
    places: Sequence[float]
    on: Scale
    early: int
    today: int


def ground_of(rows: Sequence[Row], terms: Terms, today: date) -> Ground:
    """The years that the overview strip draws one by one."""
    months = scale_of(rows, today)
    first = months.first + months.lead
    on = Scale(date(first // 12, 1, 1).toordinal(), max([today.toordinal(), *(row.last for row in rows)]))
    days = [row.when.anchor for row in rows]
    at = {day: on.at(day) for day in set(days)}
    keys = list(zip(days, [row.id for row in rows], strict=True))
    order = sorted(range(len(rows) - 1, -1, -1), key=keys.__getitem__)  # all but so already
    early = first // 12 - 1 if months.lead else 0
    years = [row.group[0] for row in rows]
    return Ground(rows, terms, years, order, [at[day] for day in days], on, early, today.toordinal())


def lane_pages(
    rows: Sequence[Row], terms: Terms, labels: Labels, ledger: Ledger, options: Options
) -> Iterator[Page]:
    """A page for each kind of lanes that has any."""
    ground = Later(lambda: ground_of(rows, terms, options.today))
    for facet, name in LANES.items():
        if any(row.terms.get(facet) for row in rows):
            yield _page(facet, name, Later(partial(_drawn, ground, labels, facet, ledger)))


def _drawn(ground: Later[Ground], labels: Labels, facet: str, ledger: Ledger) -> SwimLanes:
    return swim_lanes(ground.value, labels, facet, ledger)


def _page(facet: str, name: str, drawn: Later[SwimLanes]) -> Page:
    address = f"lanes/{facet}/"
    context = {
        "title": f"{name}: a lane each",
        "description": f"{name} with the most events, each on a line of its own, with every event and span on it.",
        "section": "timeline",
        "address": address,
        "facet": facet,
        "plural": name,
        "names": dict(LANES),
        "drawn": drawn,
        "kinds": Later(lambda: _kinds(drawn.value)),
    }
    return Page(address, "lanes.html", Values(context))


def _kinds(drawn: SwimLanes) -> tuple[Mark, ...]:
    """The kinds of the events that have marks of their own."""
    found = {it.kind for lane in drawn.lanes for it in (*lane.marks, *lane.narrow)}
    return tuple(mark(kind) for kind in EVENT_KINDS if kind in found)


def swim_lanes(ground: Ground, labels: Labels, facet: str, ledger: Ledger) -> SwimLanes:
    """The busiest lanes of a facet."""
    tally = ground.terms.tally(facet)
    terms = sorted(tally, key=lambda term: (-tally[term], term))[:MOST]
    found = ground.terms.numbers(facet, terms, ground.order)
    counts = {term: Counter(map(ground.years.__getitem__, found[term])) for term in terms}
    years = tuple(sorted({year for count in counts.values() for year in count}, reverse=True))
    lanes = tuple(
        _lane(label_of(labels, facet, term), found[term], spans_of_one(ledger, facet, term, ground.today),
              ground, tuple(counts[term][year] for year in years))
        for term in terms
    )  # fmt: skip
    return SwimLanes(lanes, ticks(ground.on), ground.early, years, len(tally) - len(terms))


def _lane(
    label: Label, numbers: Sequence[int], spans: Sequence[Span], ground: Ground, years: tuple[int, ...]
) -> SwimLane:
    """numbers: of its rows, the oldest first."""
    bars = tuple(_bar(span, ground.on) for span in spans if span.last > ground.on.first)
    rows, places = [ground.rows[number] for number in numbers], [ground.places[number] for number in numbers]
    marks, narrow = (tuple(marks_of(rows, places, apart)) for apart in (APART, APART_NARROW))
    return SwimLane(label.name, label.address, len(rows), marks, narrow, bars, years)


def _bar(span: Span, on: Scale) -> LaneBar:
    said = STATES.get(span.state) or EVENT_KINDS[span.state].label
    text = f"{said}, {_day(span.first)} to {_day(span.last)}"
    return LaneBar(on.at(span.first), on.wide(span.first, span.last), span.state, FADES.get(span.doubt, ""), text)


def marks_of(rows: Sequence[Row], places: Iterable[float], apart: float) -> Iterator[LaneMark]:
    """The marks of a lane from left to right, no two of them nearer than so many per cent.

    rows: the oldest first. places: of each, in per cent.
    """
    end = 0
    for total, count in _near(places, apart):
        start, end, at = end, end + count, round(total / count, 2)
        yield _single(rows[start], at) if count == 1 else _several(rows[start:end], at)


def _near(places: Iterable[float], apart: float) -> list[tuple[float, int]]:
    """Of those that share a mark the sum of their places, and how many they are."""
    near: list[tuple[float, int]] = []
    total, count = 0.0, 0
    for place in places:
        if count and place - total / count < apart:
            total, count = total + place, count + 1
            while near and total / count - near[-1][0] / near[-1][1] < apart:
                before, others = near.pop()
                total, count = before + total, others + count
        else:
            near += [(total, count)] if count else []
            total, count = place, 1
    return [*near, (total, count)] if count else []


def _single(row: Row, at: float) -> LaneMark:
    text = f"{EVENT_KINDS[row.kind].label}, {date_words(row.when)}: {row.title}"
    return LaneMark(at, 1, row.kind, text, row.address)


def _several(rows: Sequence[Row], at: float) -> LaneMark:
    first, last = rows[0].when.anchor, rows[-1].when.anchor
    span = _day(first) if first == last else f"{_day(first)} to {_day(last)}"
    return LaneMark(at, len(rows), "", f"{len(rows)} events, {span}", "")


def _day(ordinal: int) -> str:
    return date_words(parse_date(iso(ordinal)))
