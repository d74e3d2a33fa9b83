"""Pages of single days: what was in force, promised and handed over by then, as known then and as known now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from ..ledger import AsOf, ClauseState, Ledger, TransferState
from ..ledger.days import Days
from ..model import Entry
from ..values.frozen import quick
from ..values.spoken import day_words
from .page import Page
from .parts import Aside, Crumb, Link, Phrase, Row, capital
from .sections import Section, section
from .sentences import state, to_whom
from .site import Site
from .transfer import goods, stands
from .wording import when


@quick
class Day:
    """A day, and the record of it twice. then: as a reader could know it on the day. now: as it is known today.

    events: ids of what had happened. hidden: what of it nobody could know. rows: what is said of states of transfers,
    by the identity of those as known now and then: on most days they are the same ones.
    """

    date: dt.date
    then: Site
    now: Site
    events: tuple[str, ...]
    hidden: tuple[Entry, ...]
    rows: dict[tuple[int, int], Row]

    @property
    def words(self) -> str:
        """``22 December 2023``."""
        return day_words(self.date.toordinal())

    @property
    def address(self) -> str:
        """Path of its page."""
        return f"days/{self.date.isoformat()}/"


def day_pages(site: Site) -> Iterator[Page]:
    """The index of the chosen days and a page for each; nothing where no day is chosen."""
    chosen = sorted(site.options.days)
    if not chosen:
        return
    record, rows = Days(site.ledger), dict[tuple[int, int], Row]()
    days = [_day(site, record, date, rows) for date in chosen]
    yield _index(days)
    for day in days:
        yield _page(site, day, days)


def _day(site: Site, record: Days, date: dt.date, rows: dict[tuple[int, int], Row]) -> Day:
    now, then = AsOf(happened=date.toordinal()), AsOf(happened=date.toordinal(), known=date.toordinal())
    return Day(
        date, _as_of(site, record.on(then)), _as_of(site, record.on(now)),
        record.ids(now), record.between(then, now), rows,
    )  # fmt: skip


def _as_of(site: Site, ledger: Ledger) -> Site:
    return replace(site, ledger=ledger)


def _index(days: list[Day]) -> Page:
    rows = tuple(((Link(day.words, day.address),), *_counts(day)) for day in reversed(days))
    columns = "Day | #Events by then:pair | #Promised and open:pair | #Handed over:pair | #Not yet known:pair"
    note = "Numbers as known today. Not yet known: events that no public source had told by that day."
    listed = section(
        "days", "Days", note, columns, rows, ""
    )
    context = {
        "title": "The record on a day",
        "description": "What was in force, promised and handed over on chosen days, and what was known then.",
        "address": "days/",
        "section": "days",
        "lead": "What was in force, promised and handed over by a day: as known then, and as known now.",
        "figures": (),
        "sections": (listed,),
    }
    return Page("days/", "sections.html", context)


def _counts(day: Day) -> tuple[Phrase, ...]:
    states = list(day.now.ledger.transfers.values())
    numbers = (
        len(day.events),
        sum(_belongs(one, still=True) for one in states),
        sum(_belongs(one, still=False) for one in states),
        len(day.hidden),
    )
    return tuple((str(number),) for number in numbers)


def _page(site: Site, day: Day, days: list[Day]) -> Page:
    sections = (_rules(day), _transfers(day, still=True), _transfers(day, still=False), _hidden(day))
    context = {
        "title": f"The record on {day.words}",
        "description": f"What was in force, promised and handed over by {day.words}, and what was known then.",
        "address": day.address,
        "section": "days",
        "crumbs": (Crumb("Days", "days/"),),
        "lead": "What had surely happened by this day: as a reader could know it then, and as it is known now.",
        "timeline": f"?happened={day.date.isoformat()}&known={day.date.isoformat()}",
        "neighbours": tuple(Link(one.words, one.address) for one in reversed(days)),
        "figures": tuple(one.figure for one in sections),
        "sections": sections,
    }
    return Page(day.address, "sections.html", context, day.events)


def _hidden(day: Day) -> Section:
    """Events that had happened and that nobody could know."""
    rows = tuple(
        ((day.now.names.entry(event.id),), (when(event.date),), (day_words(event.known_by),))
        for event in day.hidden
    )
    note = "These had happened; no public source said so yet."
    return section(
        "hidden",
        "Not yet known",
        note,
        "Event | When | Known since",
        rows,
        "Everything that had happened was publicly known.",
    )


def _rules(day: Day) -> Section:
    """The state of every clause that had one."""
    rows = tuple(
        (_clause(day, rule.id, clause), (state(clause.now),), (when(clause.since),),
         capital((day.now.names.rule(rule.id),)))
        for rule in day.now.ledger.rules.values()
        if rule.standing == "in_force"
        for clause in rule.clauses.values()
    )  # fmt: skip
    note = "The clauses of rules that were in force, each as it then stood, rule by rule."
    return section(
        "rules",
        "In force",
        note,
        "Clause | Says:flow | Since:pair | Rule:bare",
        rows,
        "No rule of this record was in force.",
    )


def _clause(day: Day, rule: str, clause: ClauseState) -> Phrase:
    """A clause, and to whom what it says applies, where its label does not end with that."""
    label = day.now.names.clause(rule, clause.clause)
    whom = to_whom(clause.to, label)
    return (label, Aside(f", {whom}")) if whom else (label,)


def _transfers(day: Day, still: bool) -> Section:
    """Open promises, or what had come as far as a delivery."""
    states = [one for one in day.now.ledger.transfers.values() if _belongs(one, still)]
    rows = tuple(_transfer_row(day, one) for one in sorted(states, key=lambda one: one.steps[0].date))
    columns = "Transfer | How much:bare | As known now | As known then"
    if still:
        return section(
            "open",
            "Promised and open",
            "Promised and not yet handed over in full.",
            columns,
            rows,
            "Nothing was promised and open.",
        )
    return section(
        "delivered", "Handed over", "In full, or what there was of it.", columns, rows, "Nothing had been handed over."
    )


def _belongs(one: TransferState, still: bool) -> bool:
    return one.open if still else not one.open and one.stage in ("delivered", "operational")


def _transfer_row(day: Day, one: TransferState) -> Row:
    then = day.then.ledger.transfers.get(one.id)
    key = (id(one), id(then))
    if key not in day.rows:
        title: Phrase = (Link(day.now.names.transfer_title(one), f"transfers/{one.id}/"),)
        known = stands(then) if then else ("not known",)
        day.rows[key] = Row((title, goods(day.now, one), stands(one), known))
    return day.rows[key]
