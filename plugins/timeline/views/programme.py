"""Programmes: the index, and a page each with its sums by stage and the transfers that flow under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..ledger import ProgrammeState, TransferState
from ..ledger.totals import Total, totals
from ..model import Programme
from ..terms import PROGRAMME_KINDS
from .actor import Tables, by_years, totals_table
from .citing import first_refs, notes
from .counting import said
from .growth import Rises, money_growth
from .indexes import index_pages
from .lapses import BY_ITSELF, programme_lapse
from .page import Page
from .parts import Away, Column, Fact, Figure, Link, Phrase, Table
from .sentences import programme_sentence
from .site import Site
from .transfer import since, transfer_table
from .values import Later, Values
from .wording import entry_address, name_facts, when, word

KINDS = {
    "authority": "Authorities", "fund": "Funds", "coalition": "Coalitions", "loan": "Loans",
    "initiative": "Initiatives",
}  # fmt: skip
"""Headings of the index, in the order of the terms."""
PLACES = {kind: place for place, kind in enumerate(PROGRAMME_KINDS)}
STANDINGS = {"open": "Open", "paused": "Paused", "closed": "Closed"}


def programme_index(site: Site) -> Iterator[Page]:
    """The index of programmes."""
    programmes = sorted(site.library.programmes.values(), key=lambda one: (PLACES[one.kind], one.name.casefold()))
    context = {
        "title": "Programmes",
        "description": "The authorities, funds and loans under which aid flows.",
        "address": "programmes/",
        "section": "programmes",
        "lead": "The authorities, funds, coalitions, loans and initiatives under which goods and money flow. "
        "Open: no entry tells of an end.",
    }
    headings = tuple(KINDS[one.kind] for one in programmes)
    yield from index_pages(context, _index(site, programmes), tuple(one.id for one in programmes), headings)


def _index(site: Site, programmes: list[Programme]) -> Table:
    columns = (
        Column("Programme"),
        Column("Whose", phone="flow"),
        Column("Standing", phone="flow"),
        Column("Transfers", True, "pair"),
        Column("Events", True, "pair"),
    )
    transfers = Counter(id_ for state in site.ledger.transfers.values() for id_ in state.programmes)
    rows = tuple(_row(site, one, transfers[one.id]) for one in programmes)
    return Table("Programmes, with the number of their transfers and events", columns, rows, name="index")


def _row(site: Site, programme: Programme, transfers: int) -> tuple[Phrase, ...]:
    found = site.ledger.programmes.get(programme.id)
    return (
        (Link(programme.name, f"programmes/{programme.id}/"),),
        (site.names.party(programme.whose),),
        (_standing(site, found),) if found else (),
        (str(transfers),) if transfers else (),
        (str(len(site.ledger.entries_of_programme.get(programme.id, ()))),),
    )


def programme_page(site: Site, programme: Programme) -> Page:
    """The page of one programme."""
    address = f"programmes/{programme.id}/"
    entries = site.ledger.entries_of_programme.get(programme.id, ())
    states = Later(lambda: _states(site, programme))
    sums = Later(lambda: totals(states.value))
    context = {
        "title": programme.name,
        "description": f"What flowed under {programme.spoken}: sums by stage, and transfers.",
        "address": address,
        "section": "programmes",
        "facts": Later(lambda: tuple(_facts(site, programme))),
        "body": Later(lambda: site.body(programme)),
        "tables": Later(lambda: _tables(site, programme, states.value)),
        "figures": Later(
            lambda: (
                Figure(len(states.value), said(len(states.value), "transfers"), "transfers"),
                Figure(len(entries), said(len(entries), "events"), "events"),
            )
        ),
        "filter": f"programme={programme.id}",
        "sums_heading": "Sums entered under it, by stage",
        "totals": Later(lambda: totals_table(site, sums.value, f"Sums under {programme.spoken}")),
        "growth": Later(lambda: _growth(site, programme, sums.value)),
        "consents": (),
        "rules": (),
        "steps": Later(lambda: tuple(_steps(site, programme))),
        "years": Later(lambda: site.by_year(entries)),
        "entry_count": len(entries),
        "sources": Later(lambda: notes(site.library, programme.sources)),
    }
    return Page(address, "actor.html", Values(context), (programme.id, *entries))


def _states(site: Site, programme: Programme) -> Sequence[TransferState]:
    """The transfers under it, the latest moved first."""
    states = (state for state in site.ledger.transfers.values() if programme.id in state.programmes)
    return sorted(states, key=lambda state: since(state).order, reverse=True)


def _tables(site: Site, programme: Programme, states: Sequence[TransferState]) -> Tables:
    if not states:
        return ()
    return (("transfers", "Transfers under it", by_years(_transfers(site, programme, states), states)),)


def _growth(site: Site, programme: Programme, sums: Sequence[Total]) -> Rises | None:
    return money_growth(sums, f"what flows under {programme.spoken}", site.today, site.names.entry)


def _transfers(site: Site, programme: Programme, states: Sequence[TransferState]) -> Table:
    """Its transfers; without a column of suppliers where all come from whose programme it is."""
    own = all(state.parties.from_ == (programme.whose,) for state in states)
    caption, without = f"Transfers under {programme.spoken}", "From" if own else ""
    return transfer_table(site, tuple(states), caption, quiet=True, without=without, own=programme.whose)


def _steps(site: Site, programme: Programme) -> Iterator[Phrase]:
    """What was done to the programme, the newest first."""
    found = site.ledger.programmes.get(programme.id)
    for step in reversed(found.steps if found else ()):
        entry = site.entry(step.entry)
        support = replace(first_refs(entry.sources, "programmes"), address=entry_address(entry))
        sentence = programme_sentence(programme.id, step.action, step.value, site.names, within=True)
        yield (when(step.date), ": ", *sentence, support, " ·\N{NO-BREAK SPACE}", site.names.entry(step.entry))


def _standing(site: Site, state: ProgrammeState) -> str:
    return BY_ITSELF.capitalize() if state.lapsed(site.today) else STANDINGS[state.standing]


def _facts(site: Site, programme: Programme) -> Iterator[Fact]:
    found = site.ledger.programmes.get(programme.id)
    if found:
        yield Fact("Standing", (_standing(site, found),))
        if lapse := programme_lapse(site, found):
            yield Fact("Named end", lapse)
    yield Fact("Whose", (site.names.party(programme.whose),))
    yield Fact("Kind", (word(PROGRAMME_KINDS, "programme-kind", programme.kind),))
    if programme.address:
        yield Fact("Official page", (Away.to_host(programme.address),))
    yield from name_facts(programme)
