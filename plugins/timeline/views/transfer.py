"""Transfers: the index, and a page each with its steps, the time between them, and how much has arrived."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from ..ledger import Line, Step, TransferState
from ..ledger.events import unique
from ..ledger.intervals import lag
from ..ledger.transfers import PROMISE, RUNG
from ..model import Entry
from ..terms import DELIVERY_POINTS, KIND_OF_STATUS, LADDER, RELATIONS, TRANSFER_STATUSES
from ..values.edtf import Edtf
from ..values.frozen import quick
from .amounts import arrival, begun, counts_in, delivered_words, owed_words, progress_words, promised_words
from .charts import Chart, Lane, bars, doubts, scale, ticks
from .citing import refs
from .hands import hands
from .indexes import index_pages
from .page import Page
from .parts import Aside, Column, Fact, Link, Mark, Phrase, Refs, SharedFact, Table, Tie, When, Word, capital, join
from .sentences import PARTS, consent_sentence, mark
from .site import Site
from .values import Values
from .waits import gap_words, waits
from .wording import end_words, money, standing, when, word

TRANSFER_COLUMNS = (
    Column("Transfer"), Column("From", phone="flow"), Column("To", phone="arrow"), Column("Goods", phone="bare"),
    Column("Stands at", phone="flow"), Column("Since", phone="flow"),
)  # fmt: skip
TOGETHER = Column("Together with")
PROGRESS_COLUMNS = {
    first: (Column("Goods"), Column(first, True), Column("Handed over", True), Column("Still to come", True))
    for first in ("Promised", "Considered")
}
"""Of what was promised, or at most considered."""
LABELLED: Final = (("from_", "From"), ("to", "To"), *PARTS)
"""The parts that actors have in a transfer."""


@quick
class StepView:
    """A step. gap: the time since the step before, in words; "" for the first."""

    mark: Mark
    when: When
    status: Word
    entry: Link
    goods: Phrase
    details: tuple[Phrase, ...]
    refs: Refs
    gap: str


def transfer_index(site: Site) -> Iterator[Page]:
    """The index of transfers."""
    states = sorted(site.ledger.transfers.values(), key=lambda state: state.steps[-1].date.order, reverse=True)
    context = {
        "title": "Transfers",
        "description": "Arms and aid from whom to whom, and how far each transfer has come.",
        "address": "transfers/",
        "section": "transfers",
        "lead": "Arms and money promised or sent: from whom, to whom, how far each has come. By year of last step.",
    }
    yield from index_pages(
        context,
        transfer_table(site, tuple(states), "Transfers, the latest moved first"),
        tuple(state.id for state in states),
        tuple(map(moved_in, states)),
    )


def transfer_table(
    site: Site, states: tuple[TransferState, ...], caption: str, quiet: bool = False, without: str = "", own: str = ""
) -> Table:  # fmt: skip
    """Transfers with where they stand. without: "From" or "To", the side on which the actor `own` is known to be: in
    its stead stands who else is on it, if anybody is.
    """
    others = [_beside(state, without, own) for state in states]
    kept = [number for number, column in enumerate(TRANSFER_COLUMNS) if column.label != without]
    columns = tuple(TRANSFER_COLUMNS[number] for number in kept)
    rows = tuple(tuple(row[number] for number in kept) for row in (_transfer_row(site, state) for state in states))
    if any(others):
        columns = (*columns[:2], TOGETHER, *columns[2:])
        rows = tuple((*row[:2], site.names.parties(with_), *row[2:]) for row, with_ in zip(rows, others, strict=True))
    return Table(caption, columns, rows, quiet, "transfers")


def moved_in(state: TransferState) -> str:
    """The year of its latest step, as the heading of those that moved in that year."""
    return str(date.fromordinal(state.steps[-1].date.anchor).year)


def _beside(state: TransferState, side: str, own: str) -> tuple[str, ...]:
    ids = {"From": state.parties.from_, "To": state.parties.to}.get(side, ())
    return tuple(id_ for id_ in ids if id_ != own)


def _transfer_row(site: Site, state: TransferState) -> tuple[Phrase, ...]:
    return (
        (site.names.transfer(state.id),),
        site.names.parties(state.parties.from_),
        site.names.parties(state.parties.to),
        goods(site, state),
        stands(state),
        (when(since(state)),),
    )


PART: Final = " in\N{NO-BREAK SPACE}part"


def stands(state: TransferState) -> Phrase:
    """Where it stands in a table; of an open one that stands at its delivery, that it is not all of it."""
    if not state.open or state.status not in ("delivered", "operational"):
        return (standing(state.status),)
    return (_stood(state.status, PART if begun(state) else ", perhaps not all"),)


@cache
def _stood(status: str, more: str) -> Word:
    stood = standing(status)
    return replace(stood, label=f"{stood.label}{more}")


def goods(site: Site, state: TransferState) -> Phrase:
    """The goods with their numbers; of a transfer of money alone, the money; of a running total, both."""
    values = [step.value for step in state.steps if step.value]
    if not state.lines:
        return capital(money(values[-1])) if values else ()
    said = capital((progress_words(site.names, state),))
    totals = [value for value in values if value.counts == "cumulative"]
    return (*said, ": ", *money(totals[-1])) if totals and not state.promised else said


def since(state: TransferState) -> Edtf:
    """When it came to where it stands."""
    named = [step.date for step in state.steps if step.status == state.status]
    return named[-1] if named else state.steps[-1].date


def transfer_page(site: Site, state: TransferState) -> Page:
    """The page of one transfer."""
    address, title = f"transfers/{state.id}/", site.names.transfer_title(state)
    context = {
        "id": state.id,
        "title": title,
        "description": f"{title}: each step with its date and source, and the time between them.",
        "address": address,
        "section": "transfers",
    }
    ids = tuple([step.entry for step in state.steps])
    entries = tuple([site.entry(id_) for id_ in ids])
    values = Values(context, LATER, Subject(site, state, title, entries))
    return Page(address, "transfer.html", values, (state.id, *ids))


class Subject(NamedTuple):
    """The transfer that a page is of. entries: of its steps."""

    site: Site
    state: TransferState
    title: str
    entries: tuple[Entry, ...]


def _facts(site: Site, state: TransferState) -> Iterator[Fact]:
    parties = state.parties
    for name, label in LABELLED:
        if ids := getattr(parties, name):
            yield site.names.fact(label, "actor", ids)
    if systems := state.systems:
        yield site.names.fact("Systems", "system", systems)
    if state.programmes:
        yield site.names.fact("Under", "programme", state.programmes)
    if state.rules:
        yield site.names.fact("Rests on", "rule", state.rules)
    if points := unique([step.delivery_point for step in state.steps if step.delivery_point]):
        yield _handed_over(points)
    if state.stage and state.stage != state.status:
        yield _got_as_far_as(state.stage)


@cache
def _handed_over(points: tuple[str, ...]) -> Fact:
    """Where goods were handed over; that it is unstated only where nothing is stated."""
    stated = tuple(point for point in points if point != "unstated")
    first, *others = (word(DELIVERY_POINTS, "delivery-point", point) for point in stated or points)
    small = (replace(one, label=one.label[:1].lower() + one.label[1:]) for one in others)
    return SharedFact("Where handed over", join((first, *small)))


@cache
def _got_as_far_as(stage: str) -> Fact:
    return SharedFact("Got as far as", (word(LADDER, "transfer-status", stage),))


def _chart(site: Site, state: TransferState, title: str) -> Chart | None:
    """The life of the transfer: a bar from each step to the next."""
    days = [step.date.anchor for step in state.steps]
    room = max(20, (max(days) - min(days)) // 16)
    end = site.today if state.open else min(site.today, max(days) + room)
    on = scale(days, end)
    turns = [_turn(step) for step in sorted(state.steps, key=lambda step: step.date.order)]
    if max(days) - min(days) < 2 and not state.open:
        return None
    last = TRANSFER_STATUSES[state.status].label + (", open" if state.open else "")
    lane = Lane(
        "",
        bars(on, turns, on.last),
        "",
        last,
        tuple(on.at(day) for day in days),
        doubts(on, (one.date for one in state.steps)),
    )
    return Chart(f"{title}: its steps in time. The list below says the same.", (lane,), ticks(on), on.at(end))


def _turn(step: Step) -> tuple[int, str, str]:
    words = f"{TRANSFER_STATUSES[step.status].label}, {when(step.date).text}"
    return step.date.anchor, KIND_OF_STATUS[step.status], words


def _steps(site: Site, state: TransferState, entries: Sequence[Entry]) -> Iterator[StepView]:
    """entries: of the steps."""
    earlier: Step | None = None
    for step, entry in zip(state.steps, entries, strict=True):
        address = f"entries/{step.entry}/"
        number = [one.transfer for one in entry.transfers].index(state.id)
        yield StepView(
            mark(KIND_OF_STATUS[step.status]),
            when(step.date),
            word(TRANSFER_STATUSES, "transfer-status", step.status),
            Link(entry.title, address),
            capital(site.names.goods(step.items)),
            tuple(_step_details(site, state, step, entry.transfers[number].programme)),
            refs(entry.sources, f"transfers[{number}]", address=address),
            gap_words(lag(earlier.date, step.date)) if earlier and earlier.entry != step.entry else "",
        )
        earlier = step


def _step_details(site: Site, state: TransferState, step: Step, programme: str | None) -> Iterator[Phrase]:
    """programme: that the step names, told where the transfer has several."""
    if step.value:
        yield ("Worth ", *money(step.value))
    if step.delivery_point:
        yield (word(DELIVERY_POINTS, "delivery-point", step.delivery_point),)
    for item in step.items:
        if item.note:
            yield (item.note,)
    if step.note:
        yield (step.note,)
    if programme and len(state.programmes) > 1:
        yield ("Under ", site.names.programme(programme))


def _progress(site: Site, state: TransferState) -> Table:
    promised = any(RUNG.get(step.status, -1) >= PROMISE for step in state.steps)
    columns = PROGRESS_COLUMNS["Promised" if promised else "Considered"]
    rows = tuple(
        (
            _counted_goods(site, line),
            capital((promised_words(state, line) or "no number given",)),
            capital((delivered_words(state, line) or "none known",)),
            capital((owed_words(state, line),)),
        )
        for line in state.lines
    )  # fmt: skip
    return Table("How many were promised and how many handed over", columns, rows, quiet=True)


def _counted_goods(site: Site, line: Line) -> Phrase:
    """The goods of a line, with the unit of its numbers where they do not tell it."""
    unit = counts_in(site.names, line)
    goods: Phrase = (site.names.system(line.system),) if line.system else capital((line.what or "",))
    return (*goods, Aside(f" ({unit})")) if unit else goods


def _blocked(site: Site, state: TransferState) -> Iterator[Phrase]:
    """The refusals that nobody has lifted."""
    for step in state.blocked(site.today):
        yield ("Blocked: ", *consent_sentence(step.consent, site.names, state.id), " ", when(step.date), ".")


def _consents(site: Site, state: TransferState) -> Iterator[tuple[When, Phrase]]:
    for step in state.consents:
        entry = site.entry(step.entry)
        number = next(place for place, consent in enumerate(entry.consents) if consent == step.consent)
        basis: Phrase = (f" Reason: {step.consent.basis}.",) if step.consent.basis else ()
        if step.until:
            basis += (f" Named end: {end_words(step.until)}{'' if step.holds(site.today) else ', which has passed'}.",)
        support = refs(entry.sources, f"consents[{number}]", address=f"entries/{step.entry}/")
        yield when(step.date), (*consent_sentence(step.consent, site.names, state.id), *basis, support)


def _ties(site: Site, state: TransferState, entries: Sequence[Entry]) -> Iterator[Tie]:
    """What its events are said to backfill, fulfil or follow from, and what others say of it. What amends a rule is
    the event, not the goods; the rule stands among the facts. entries: of its steps.
    """
    own = {state.id, *(step.entry for step in state.steps)}
    # That an entry names none, as most do, is noted with what else is read of it.
    linking = [step.entry for step, entry in zip(state.steps, entries, strict=True) if entry.relations]
    for id_ in linking:
        for link in site.ledger.outgoing.get(id_, ()):
            if link.target not in own and link.source in own and link.relation not in ("see_also", "amends"):
                yield Tie(RELATIONS[link.relation].label, capital((site.names.record(link.target, link.kind),)))
    for link in site.ledger.incoming.get(state.id, ()):
        if link.entry not in own:
            yield Tie(RELATIONS[link.relation].inverse, (site.names.source(link),))


LATER: Final[Mapping[str, Callable[[Subject], object]]] = {
    "status": lambda of: standing(of.state.status),
    "since": lambda of: when(since(of.state)),
    "arrival": lambda of: arrival(of.state),
    "blocked": lambda of: tuple(_blocked(of.site, of.state)),
    "facts": lambda of: tuple(_facts(of.site, of.state)),
    "chart": lambda of: _chart(of.site, of.state, of.title),
    "legend": lambda of: tuple(map(mark, dict.fromkeys([KIND_OF_STATUS[one.status] for one in of.state.steps]))),
    "steps": lambda of: tuple(_steps(of.site, of.state, of.entries)),
    "progress": lambda of: _progress(of.site, of.state),
    "lags": lambda of: tuple(waits(of.state)),
    "consents": lambda of: tuple(_consents(of.site, of.state)),
    "hands": lambda of: tuple(hands(of.site, of.state.id)),
    "ties": lambda of: tuple(_ties(of.site, of.state, of.entries)),
}
"""What makes the values of a transfer's page that a theme may show."""
