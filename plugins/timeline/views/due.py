"""The due page: what is coming, what is late, what is promised and open, what stood still and how long."""

from __future__ import annotations

from collections.abc import Iterator

from ..ledger.promises import Date, Promise, Setback, coming, open_promises, overdue, setbacks
from ..values.spoken import day_words, days_words
from .amounts import progress_words
from .page import Page
from .parts import Link, Phrase
from .sections import Section, section
from .site import Site
from .wording import standing, when

WORDS = {"due": "due", "until": "ends", "effective": "comes into force"}
"""What a dated field of an entry means for the future."""


def due_pages(site: Site) -> Iterator[Page]:
    """The due page."""
    sections = (_coming(site), _overdue(site), _open(site), _setbacks(site))
    context = {
        "title": "Due",
        "description": "What is promised and not yet handed over, what is late, and what is to come.",
        "address": "due/",
        "section": "due",
        "lead": "What is promised and not yet handed over in full, what is late, and what is to come.",
        "figures": tuple(one.figure for one in sections),
        "sections": sections,
    }
    promised = tuple(promise.transfer.id for promise in open_promises(site.ledger))
    yield Page("due/", "sections.html", context, promised)


def _coming(site: Site) -> Section:
    rows = tuple(_date_row(site, item) for item in coming(site.ledger, site.today))
    note = f"Days that entries name, after {day_words(site.today)}, when the record was last looked at."
    return section("coming", "To come", note, "When | What | Entry", rows, "No entry names a day to come.")


def _overdue(site: Site) -> Section:
    rows = tuple(_date_row(site, item) for item in overdue(site.ledger, site.today))
    note = "The day that was named has surely passed, and no entry says that all of it was handed over."
    return section("overdue", "Late", note, "When | What | Entry", rows, "Nothing is late.")


def _date_row(site: Site, item: Date) -> tuple[Phrase, ...]:
    return ((when(item.date),), (WORDS[item.field],), (site.names.entry(item.entry),))


def _open(site: Site) -> Section:
    rows = tuple(_promise_row(site, promise) for promise in open_promises(site.ledger))
    note = (
        "From a pledge on, until all is handed over or it is given up. A running total to date is no promise."
    )
    columns = "Transfer | From | To | Promised since | How much | Stands at"
    return section("open", "Promised and open", note, columns, rows, "Nothing is promised and open.")


def _promise_row(site: Site, promise: Promise) -> tuple[Phrase, ...]:
    state = promise.transfer
    return (
        (site.names.transfer(state.id),),
        site.names.parties(state.parties.from_),
        site.names.parties(state.parties.to),
        (when(promise.since.date),),
        (progress_words(site.names, state),) if state.lines else (),
        (standing(state.status),),
    )


def _setbacks(site: Site) -> Section:
    rows = tuple(_setback_row(site, item) for item in setbacks(site.ledger))
    note = (
        "Delayed, paused, cut, diverted, refused, given up; and how many days until it went on, where it did."
    )
    columns = "Transfer | What | When | How long | Entry"
    return section("setbacks", "Stopped, cut or diverted", note, columns, rows, "Nothing was.")


def _setback_row(site: Site, item: Setback) -> tuple[Phrase, ...]:
    return (
        (site.names.transfer(item.transfer.id),),
        (standing(item.step.status),),
        (when(item.step.date),),
        _lasted(item),
        (site.names.entry(item.step.entry),),
    )


def _lasted(item: Setback) -> Phrase:
    """How long it stood still; empty where it never went on."""
    if item.ended is None or item.lasted is None:
        return ()
    days = "" if item.lasted.most is None else f"{days_words(item.lasted.least, item.lasted.most)}, "
    return (f"{days}until ", Link(item.ended.status, f"entries/{item.ended.entry}/"))
