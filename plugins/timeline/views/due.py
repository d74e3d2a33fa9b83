"""The due page: what is coming, what is late, what is promised and open, what stood still and how long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from ..ledger import TransferState
from ..ledger.promises import Date, Promise, Setback, coming, open_promises, overdue, setbacks
from ..values.frozen import quick
from ..values.spoken import day_words, time_words
from .amounts import begun, reached
from .lapses import lapse_rows
from .page import Page
from .parts import Link, Phrase, Row, join, plain
from .sections import Section, section
from .site import Site
from .transfer import goods, stands
from .waits import wait_words
from .wording import standing, when

NUMBER: Final = re.compile(r"(?<=\d) ")
"""The space after a number, at which no line ends."""
WORDS = {"due": "falls due", "until": "ends", "effective": "comes into force"}
"""What a dated field of an entry means for the future."""


@quick
class Open:
    """An open promise as a row. weapons: it is, in part or whole, a known weapon system. giver, goods: to sort by."""

    promise: Promise
    row: Row
    weapons: bool
    giver: str
    goods: str


ORDERS: Final[tuple[tuple[str, str, Callable[[Open], Any], bool], ...]] = (
    ("", "Oldest promise first", lambda one: one.promise.since.date.order, False),
    ("newest/", "Newest first", lambda one: one.promise.since.date.order, True),
    ("giver/", "By giver", lambda one: one.giver.casefold(), False),
    ("goods/", "By goods", lambda one: one.goods.casefold(), False),
)
"""Orders of what is open, a page each: its folder, its name, what it sorts by, and whether backwards."""


def due_pages(site: Site) -> Iterator[Page]:
    """The due page, and what is open in other orders."""
    rows = [_open_row(site, promise) for promise in open_promises(site.ledger)]
    other = (_overdue(site), *_open(rows), _coming(site), _lapsed(site), _setbacks(site))
    yield _page(site, rows, ORDERS[0][0], other)
    for folder, _, key, backwards in ORDERS[1:] if len(rows) > 1 else ():
        ordered = sorted(rows, key=key, reverse=backwards)
        yield _page(site, rows, folder, tuple(_open(ordered)))


def _page(site: Site, rows: Sequence[Open], folder: str, sections: tuple[Section, ...]) -> Page:
    address = f"due/{folder}"
    name = next(name for one, name, _, _ in ORDERS if one == folder)
    context = {
        "title": f"Due, {name[:1].lower()}{name[1:]}" if folder else "Due",
        "description": "What is promised and not yet handed over, what is late, and what is to come.",
        "address": address,
        "section": "due",
        "lead": "What is promised and not yet handed over in full, what is late, and what is to come.",
        "neighbours": tuple(Link(name, f"due/{folder}") for folder, name, _, _ in ORDERS) if len(rows) > 1 else (),
        "neighbours_name": "Order of open promises",
        "figures": tuple(one.figure for one in sections),
        "sections": sections,
    }
    return Page(address, "sections.html", context, tuple(one.promise.transfer.id for one in rows))


def _coming(site: Site) -> Section:
    rows = tuple(
        ((site.names.entry(item.entry),), (WORDS[item.field],), (when(item.date),))
        for item in coming(site.ledger, site.today)
    )
    note = f"Days that entries name, after {day_words(site.today)}, when the record was last looked at."
    columns = "Event | What:flow | When:flow"
    return section("coming", "To come", note, columns, rows, "No entry names a day to come.")


def _lapsed(site: Site) -> Section:
    note = "Rules, clauses and programmes whose last day an entry named, and that no entry prolongs."
    columns = "What | Last day:flow | Named in:bare"
    return section("lapsed", "Ended by their own terms", note, columns, lapse_rows(site), "Nothing has ended so.")


def _overdue(site: Site) -> Section:
    """A row for each open transfer of which a day that was named has passed, what has been late longest first."""
    found: dict[str, list[Date]] = {}
    for item in overdue(site.ledger, site.today):
        named = dict.fromkeys(step.transfer for step in site.entry(item.entry).transfers)
        states = [site.ledger.transfers[id_] for id_ in named if id_ in site.ledger.transfers]
        for id_ in (state.id for state in states if state.open and not reached(state)):
            found.setdefault(id_, []).append(item)
    late = sorted(found.items(), key=lambda one: one[1][0].date.latest)
    rows = tuple(_late_row(site, site.ledger.transfers[id_], items) for id_, items in late)
    note = (
        "The day that was named has surely passed, and no entry says that all of it was handed over. "
        "Where several were named, the first counts. “Perhaps”: all of it may have arrived."
    )
    columns = "Transfer | From:flow | To:arrow | How much:bare | Was due:pair | Late by:pair | Said in:bare"
    return section("overdue", "Late", note, columns, rows, "Nothing is late.", "late")


def _late_row(site: Site, state: TransferState, items: Sequence[Date]) -> tuple[Phrase, ...]:
    """items: the days that were named, the first of which counts."""
    late = site.today - items[0].date.latest
    dates = join((when(date) for date in dict.fromkeys(item.date for item in items)), "then")
    entries = join(dict.fromkeys(site.names.entry(item.entry) for item in items))
    words = NUMBER.sub("\N{NO-BREAK SPACE}", time_words(late, passed=True))
    sure = begun(state) or not any(line.delivered for line in state.lines)
    return (*_who(site, state), dates, (words if sure else f"perhaps {words}",), entries)


def _who(site: Site, state: TransferState) -> tuple[Phrase, ...]:
    """A transfer, from whom, to whom, and how much of it is handed over."""
    return (
        (site.names.transfer(state.id),),
        site.names.parties(state.parties.from_),
        site.names.parties(state.parties.to),
        goods(site, state),
    )


def _open(rows: Sequence[Open]) -> Iterator[Section]:
    """What is promised and open: weapon systems first, then whatever else, in the order given."""
    columns = "Transfer | From:flow | To:arrow | How much:bare | Stands at:flow | Promised since:flow"
    note = "From a pledge on, until all is handed over or it is given up. A running total to date is no promise."
    weapons = tuple(one.row for one in rows if one.weapons)
    yield section("open", "Weapon systems, promised and open", note, columns, weapons, "None is promised and open.")
    note = "Ammunition, vehicles, equipment and money that no page of a weapon system stands for."
    others = tuple(one.row for one in rows if not one.weapons)
    empty = "Nothing else is promised and open."
    yield section("others", "Other goods and money, promised and open", note, columns, others, empty)


def _open_row(site: Site, promise: Promise) -> Open:
    state = promise.transfer
    row = Row((*_who(site, state), stands(state), (when(promise.since.date),)))
    first = site.names.line(state.lines[0]) if state.lines else ""
    return Open(promise, row, any(line.system for line in state.lines), plain(row[1]), first)


def _setbacks(site: Site) -> Section:
    rows = tuple(_setback_row(site, item) for item in setbacks(site.ledger))
    note = (
        "Delayed, paused, cut, diverted, refused, given up; and how long until it went on, where it did."
    )
    columns = "Transfer | What:flow | When:flow | How long | Said in"
    return section("setbacks", "Stopped, cut or diverted", note, columns, rows, "Nothing was stopped, cut or diverted.")


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
    time = "" if item.lasted.most is None else f"{wait_words(item.lasted.least, item.lasted.most)}, "
    return (f"{time}until ", Link(item.ended.status, f"entries/{item.ended.entry}/"))
