"""A page for each kind of lanes: the busiest, drawn at build time, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypeAlias

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
from .timeline_facets import Label, Labels, label_of
from .timeline_lanes import END_IN_DOUBT, LANES, START_IN_DOUBT, Span, rows_by_term, spans_of, years_of
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


Spans: TypeAlias = "Mapping[str, tuple[Span, ...]]"
"""The spans of each lane of a facet."""


def lane_pages(rows: Sequence[Row], labels: Labels, ledger: Ledger, options: Options) -> Iterator[Page]:
    """A page for each kind of lanes that has any."""
    today = options.today.toordinal()
    spans = Later(lambda: spans_of(ledger, today))
    for facet, name in LANES.items():
        if any(row.terms.get(facet) for row in rows):
            yield _page(facet, name, Later(partial(_drawn, rows, labels, facet, spans, today)))


def _drawn(
    rows: Sequence[Row], labels: Labels, facet: str, spans: Later[Mapping[str, Spans]], today: int
) -> SwimLanes:
    return swim_lanes(rows, labels, facet, spans.value.get(facet, {}), today)


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


def swim_lanes(
    rows: Sequence[Row], labels: Labels, facet: str, spans: Spans, today: int
) -> SwimLanes:
    """The busiest lanes of a facet, drawn on the years that the overview strip draws one by one."""
    months = scale_of(rows, date.fromordinal(today))
    first = months.first + months.lead
    on = Scale(date(first // 12, 1, 1).toordinal(), max([today, *(row.last for row in rows)]))
    tally = rows_by_term(rows, facet)
    terms = sorted(tally, key=lambda term: (-len(tally[term]), term))[:MOST]
    years = tuple(sorted(years_of(row for term in terms for row in tally[term]), reverse=True))
    lanes = tuple(_lane(label_of(labels, facet, term), tally[term], spans.get(term, ()), on, years) for term in terms)
    early = first // 12 - 1 if months.lead else 0
    return SwimLanes(lanes, ticks(on), early, years, len(tally) - len(terms))


def _lane(label: Label, rows: Sequence[Row], spans: Sequence[Span], on: Scale, years: Sequence[int]) -> SwimLane:
    tally = years_of(rows)
    bars = tuple(_bar(span, on) for span in spans if span.last > on.first)
    marks, narrow = (tuple(marks_of(rows, on, apart)) for apart in (APART, APART_NARROW))
    return SwimLane(label.name, label.address, len(rows), marks, narrow, bars, tuple(tally[year] for year in years))


def _bar(span: Span, on: Scale) -> LaneBar:
    said = STATES.get(span.state) or EVENT_KINDS[span.state].label
    text = f"{said}, {_day(span.first)} to {_day(span.last)}"
    return LaneBar(on.at(span.first), on.wide(span.first, span.last), span.state, FADES.get(span.doubt, ""), text)


def marks_of(rows: Sequence[Row], on: Scale, apart: float) -> Iterator[LaneMark]:
    """The marks of a lane from left to right, no two of them nearer than so many per cent."""
    near: list[tuple[float, list[Row]]] = []  # the sum of their places, and those that share a mark
    for row in sorted(rows, key=lambda row: (row.when.anchor, row.id)):
        total, held = on.at(row.when.anchor), [row]
        while near and total / len(held) - near[-1][0] / len(near[-1][1]) < apart:
            before, theirs = near.pop()
            theirs.extend(held)
            total, held = before + total, theirs
        near.append((total, held))
    for total, held in near:
        at = round(total / len(held), 2)
        yield _single(held[0], at) if len(held) == 1 else _several(held, at)


def _single(row: Row, at: float) -> LaneMark:
    text = f"{EVENT_KINDS[row.kind].label}, {date_words(row.when)}: {row.title}"
    return LaneMark(at, 1, row.kind, text, row.address)


def _several(rows: Sequence[Row], at: float) -> LaneMark:
    days = sorted(row.when.anchor for row in rows)
    span = _day(days[0]) if days[0] == days[-1] else f"{_day(days[0])} to {_day(days[-1])}"
    return LaneMark(at, len(rows), "", f"{len(rows)} events, {span}", "")


def _day(ordinal: int) -> str:
    return date_words(parse_date(iso(ordinal)))
