"""The timeline's data files: columns of numbers that the facets work on, and the texts of the rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ..model import Entry
from ..model.library import columns
from ..values.spoken import date_words
from .timeline_facets import Labels, Terms, label_of
from .timeline_row import FACETS, Row

VERSION = 1
"""Raised whenever the meaning of a column changes."""
LATE = ("programme", "transfer", "certainty", "publisher")
"""Facets whose columns come with the texts: folded at first, and seldom what a link asks for."""
PARTS: Mapping[str, tuple[str, ...]] = {"actor": ("from", "to")}
"""Facets that hold all terms of others: only what they have beyond these is written."""


def columns_of(rows: Sequence[Row], terms: Terms, labels: Labels) -> dict[str, object]:
    """What data/timeline.json holds, newest row first.

    anchor: day that places the row (ordinal, as difference to the row before).
    length: days from it to the last possible day. doubt: bits of `timeline_row`.
    facets: name → terms, labels, sets (lists of term numbers that occur together), rows (each row's set),
    `with`: the facets whose terms are to be added on each row, and part_of: each term's whole, or -1.
    """
    anchors = [row.when.anchor for row in rows]
    return {
        "version": VERSION,
        "count": len(rows),
        "anchor": [after - before for before, after in pairwise([0, *anchors])],
        "length": [row.last - row.when.anchor for row in rows],
        "doubt": [row.doubt for row in rows],
        "facets": {name: facet_of(terms, labels, name) for name in FACETS if name not in LATE},
    }


def texts_of(rows: Sequence[Row], terms: Terms, labels: Labels) -> dict[str, object]:
    """What data/timeline-text.json holds, in the same order.

    dates: row → the date in words, where it is not a single sure day.
    known: days from the anchor to the day on which it could be known.
    also: facet → words that find each term. facets: those of `LATE`.
    """
    return {
        "version": VERSION,
        "ids": [row.id for row in rows],
        "titles": [row.title for row in rows],
        "summaries": [row.summary for row in rows],
        "dates": {str(number): date_words(row.when) for number, row in enumerate(rows) if not row.when.exact},
        "known": [row.known - row.when.anchor for row in rows],
        "also": {name: _also(terms, labels, name) for name in FACETS if name not in LATE},
        "facets": {name: facet_of(terms, labels, name) for name in LATE},
    }


def _also(held: Terms, labels: Labels, name: str) -> list[str]:
    return [label_of(labels, name, term).also for term in held.ordered(name, labels)]


def facet_of(held: Terms, labels: Labels, name: str) -> dict[str, object]:
    """A facet as a column: see `columns_of`."""
    terms = held.ordered(name, labels)
    number = {term: place for place, term in enumerate(terms)}
    wholes = [number.get(label_of(labels, name, term).part_of, -1) for term in terms]
    # Each row's terms, and those of the facets beside: most rows have those of another.
    rows = list(zip(*map(held.on, (name, *PARTS.get(name, ()))), strict=True))
    own = {one: tuple([number[term] for term in _own(*one)]) for one in dict.fromkeys(rows)}
    sets = list(dict.fromkeys(own.values()))
    place = {found: index for index, found in enumerate(sets)}
    places = {one: place[found] for one, found in own.items()}
    return {
        "terms": terms,
        "labels": [label_of(labels, name, term).name for term in terms],
        "sets": sets,
        "rows": [places[one] for one in rows],
        "with": PARTS.get(name, ()),
        "part_of": wholes if max(wholes, default=-1) >= 0 else [],
    }


def _own(terms: Sequence[str], *parts: Sequence[str]) -> Sequence[str]:
    return [term for term in terms if not any(term in part for part in parts)]


def sources_of(rows: Sequence[Row], entries: Iterable[Entry]) -> dict[str, object]:
    """What data/timeline-sources.json holds, for paper: each row's sources as [publisher, title, day, address].

    publisher: its number in `publishers`. day: as written. Either of the last two is "" where it is not known.
    """
    by_id = dict(columns(entries, "id", "sources"))
    publishers: dict[str, int] = {}
    found = [
        [
            (
                publishers.setdefault(one.publisher, len(publishers)),
                one.title,
                one.published.text if one.published else "",
                one.url or "",
            )
            for one in by_id[row.id]
        ]
        for row in rows
    ]
    return {"version": VERSION, "publishers": list(publishers), "sources": found}
