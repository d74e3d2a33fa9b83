"""The patterns page: every component in every state, with made-up content, for those who design and test."""

from __future__ import annotations

from ..terms import CLAUSE_STATES, EVENT_KINDS, TRANSFER_STATUSES
from ..values.edtf import parse
from .charts import Bar, Chart, DateStrip, Lane, Scale, bars, date_strip, doubts, ticks
from .citing import SourceNote
from .edits import edited
from .page import Page
from .parts import (
    Aside,
    Away,
    Clause,
    Column,
    Event,
    Fact,
    Figure,
    Foreign,
    Link,
    Phrase,
    Refs,
    Table,
    When,
)
from .patterns_charts import bands, rises, waits
from .patterns_lanes import swim
from .patterns_lists import CRUMBS, LAGS, TIES, effects, groups, steps, table, versions
from .sentences import mark, state
from .wording import standing, when, word

DATES = (
    "2023-12-22",
    "2023-12",
    "2023-12~",
    "../2023-04-19",
    "2023-12/2024-02",
    "2024-33",
    "2023?",
    "2022/..",
)
UNSURE = ("2020-01-15", "2021-06", "../2023-01-20", "2024~")
SOME = Link("A made-up event", "patterns/")


def patterns_page() -> Page:
    """The page; not indexed, not in the navigation."""
    context = {
        "title": "Patterns",
        "description": "Every component of this site in every state, with made-up content.",
        "address": "patterns/",
        "section": "patterns",
        "noindex": True,
        "kinds": tuple(mark(kind) for kind in EVENT_KINDS),
        "standings": tuple(standing(status) for status in TRANSFER_STATUSES),
        "states": (*(state(id_) for id_ in CLAUSE_STATES), state("")),
        "phrases": _phrases(),
        "facts": _facts(),
        "table": _table(),
        "empty_table": Table("A table without rows", (Column("Name"),), ()),
        "events": _events(),
        "clauses": _clauses(),
        "sources": _sources(),
        "strips": _strips(),
        "lanes": _lanes(),
        "life": _life(),
        "swim": swim(),
        "rises": rises(),
        "waits": waits(),
        "bands": bands(),
        "crumbs": CRUMBS,
        "ties": TIES,
        "lags": LAGS,
        "effects": effects(_clauses()),
        "steps": steps(),
        "versions": versions(_clauses()),
        "groups": groups(),
        "long_table": table(),
        "figures": (
            Figure(7, "promises still open", "figures"),
            Figure(1204, "events"),
            Figure(0, "refusals"),
        ),
    }
    return Page("patterns/", "patterns.html", context)


def _phrases() -> tuple[Phrase, ...]:
    return (
        (
            "Text, ",
            Link("a link", "patterns/"),
            " and ",
            Away("a link away", "https://example.org/", "de"),
            ".",
        ),
        ("A term: ", word(TRANSFER_STATUSES, "transfer-status", "pledged"), ".", Refs((1,))),
        ("Many sources", Refs((1, 2, 3)), Aside(" and an aside.")),
        (Foreign("Ein Satz in einer anderen Sprache", "de"), " · ", Foreign("Ще один", "uk")),
        *((when(parse(date)),) for date in DATES),
    )


def _facts() -> tuple[Fact, ...]:
    long = "A value that runs over more than one line, because it says at length what could be said in a word"
    return (
        Fact("Happened", (when(parse("2023-12-22")),), Refs((1, 2))),
        Fact("Announced", (when(parse("../2023-04")),)),
        Fact("A label of several words", (long,), Refs((1, 2, 3))),
        Fact(
            "In other languages",
            (Foreign("Beispiel", "de"), " · ", Foreign("przykład", "pl")),
            folded="2 names",
        ),
    )


def _table() -> Table:
    columns = (Column("Transfer"), Column("To"), Column("Promised", True), Column("Stands at"))
    rows: tuple[tuple[Phrase, ...], ...] = (
        ((SOME,), ("Aland",), ("14",), (standing("delivered"),)),
        (
            ("A long name of a transfer that needs two lines on a phone",),
            (),
            ("1,200",),
            (standing("paused"),),
        ),
        ((SOME,), ("Aland and Bland",), (), (standing("requested"),)),
    )
    return Table("A table with an empty cell, a number and a standing", columns, rows)


def _events() -> tuple[Event, ...]:
    return (
        Event(when(parse("2023-12-22")), SOME, (mark("rule"), mark("consent")), "A summary in a sentence."),
        Event(when(parse("../2023-04-19")), SOME, (mark("delivery"),), "", "enabled by"),
        Event(When("2023"), SOME, ()),
    )


def _clauses() -> tuple[Clause, ...]:
    forbidden, open_, maybe = state("forbidden"), state("permitted"), state("conditional")
    return (
        Clause("Finished goods", forbidden, open_, "", "to the licensor’s country", "", "", Refs((1,))),
        Clause("States at war", None, forbidden, "as before", "", "", "Nothing else is said", Refs((1, 2))),
        Clause("Parts", None, open_, "", "to allies", "to one ally", "", Refs(())),
        Clause("Licences", None, open_, "", "to every ally", "", "", Refs(()), edited("to one ally", "to every ally")),
        Clause("All other goods", forbidden, maybe, "proposed", "", "", "", Refs((3,))),
    )


def _sources() -> tuple[SourceNote, ...]:
    imprint: Phrase = ("The Example Post · ", when(parse("2023-12-22")))
    quote = "At most twenty-five words, as they stand in the source."
    return (
        SourceNote(1, "A made-up text with a quote", "https://example.org/a", imprint, "en", quote, ("the date",)),
        SourceNote(2, "Ein erfundener Text", "https://example.org/b", imprint, "de", "", ()),
        SourceNote(3, "A text without an address", "", imprint, "en", "", ("the goods", "the sum")),
    )


def _strips() -> tuple[DateStrip, ...]:
    found = (date_strip(parse(date)) for date in DATES)
    return tuple(strip for strip in found if strip)


def _scale() -> Scale:
    return Scale(parse("2019-06-01").earliest, parse("2026-11-22").earliest)


def _lanes() -> Chart:
    on = _scale()
    start, change, later = (parse(date).earliest for date in ("2020-03-01", "2022-02-24", "2023-12-22"))
    first = (on.first, "unknown", "not stated before")
    kinds = (
        ("forbidden", "conditional", "permitted"),
        ("permitted", "unknown", "permitted"),
        ("conditional",) * 3,
    )
    lanes = []
    for number, (one, two, three) in enumerate(kinds, 1):
        turns = [first, (start, one, one), (change, two, two), (later, three, three)]
        label = f"Clause {number} with a label of some length"
        lanes.append(Lane(label, bars(on, turns, on.last), three, state(three).label, (on.at(change),)))
    return Chart("Three made-up clauses over time", tuple(lanes), ticks(on), 100.0)


def _life() -> Chart:
    on = _scale()
    days = [parse(date).earliest for date in ("2020-01-15", "2021-06-01", "2022-05-01", "2023-01-20", "2024-08-04")]
    kinds = ("request", "pledge", "authorisation", "contract", "delivery")
    turns = [(day, kind, EVENT_KINDS[kind].label) for day, kind in zip(days, kinds, strict=True)]
    drawn: tuple[Bar, ...] = bars(on, turns, on.last)
    return Chart(
        "A made-up transfer",
        (Lane("", drawn, "", "", tuple(map(on.at, days)), doubts(on, map(parse, UNSURE))),),
        ticks(on),
        100.0,
    )
