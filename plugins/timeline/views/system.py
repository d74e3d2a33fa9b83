"""Weapon systems: the index, and a page each with who gave how many to whom, in words that keep the doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ..ledger import Line, Step, TransferState
from ..ledger.growth import growth
from ..model import System
from ..model.library import picked
from .amounts import NO_NUMBER, counts_in, delivered_words, owed_words, promised_words
from .citing import notes
from .counting import said
from .growth import Rises, goods_growth
from .indexes import index_pages
from .page import Page
from .parts import Aside, Away, Column, Fact, Figure, Link, Phrase, Table, capital, join
from .site import Site
from .transfer import stands
from .values import Later, Values
from .wording import name_facts, standing, when

MILITARY_LIST = {
    "ML1": "Small arms", "ML2": "Guns and launchers of larger calibre", "ML3": "Ammunition",
    "ML4": "Bombs, rockets, missiles", "ML5": "Fire control and detection",
    "ML6": "Ground vehicles", "ML7": "Toxic agents and protection from them", "ML8": "Explosives and propellants",
    "ML9": "Ships", "ML10": "Aircraft and drones", "ML11": "Electronics and spacecraft",
    "ML12": "High-velocity weapons", "ML13": "Armour and protective gear", "ML14": "Training equipment",
    "ML15": "Imaging", "ML16": "Forgings and castings", "ML17": "Other equipment", "ML18": "Production",
    "ML19": "Directed-energy weapons", "ML20": "Superconducting equipment", "ML21": "Software", "ML22": "Technology",
}  # fmt: skip
"""What the entries of the EU Common Military List are about, in short."""
OTHER = "Not placed in the Military List"
HEADINGS = {id_: f"{name} ({id_})" for id_, name in MILITARY_LIST.items()}
PLACES = {heading: place for place, heading in enumerate([*HEADINGS.values(), OTHER])}
FLOW_COLUMNS = (
    Column("Transfer"), Column("From", phone="flow"), Column("To", phone="arrow"), Column("Promised", True, "pair"),
    Column("Handed over", True, "pair"), Column("Still to come", True, "pair"), Column("Stands at", phone="bare"),
)  # fmt: skip

Moved = Sequence[tuple[TransferState, Line]]
"""Lines of goods with their transfers."""


def system_index(site: Site) -> Iterator[Page]:
    """The index of systems."""
    systems = sorted(site.library.systems.values(), key=lambda one: (PLACES[_goods_of(one)], one.name.casefold()))
    context = {
        "title": "Systems",
        "description": "Weapon systems and other military goods, with who gave how many to whom.",
        "address": "systems/",
        "section": "systems",
        "lead": "Weapon systems and other goods that the transfers are about, by the European Union’s Military List.",
    }
    headings = tuple(map(_goods_of, systems))
    yield from index_pages(context, _index(site, systems), tuple(system.id for system in systems), headings)


def _goods_of(system: System) -> str:
    """The heading that it stands under: its entry of the military list, sub-entries aside."""
    entry = (system.military_list or "").partition(".")[0].strip()
    return HEADINGS.get(entry, OTHER)


def _moved(site: Site, ids: Iterable[str]) -> Moved:
    """Every line of goods of these systems, with its transfer, the latest moved first."""
    wanted = set(ids)
    states = site.ledger.transfers.values()
    found = [(state, line) for state in states for line in state.lines if line.system in wanted]
    return sorted(found, key=lambda pair: pair[0].steps[-1].date.order, reverse=True)


def family(site: Site, id_: str) -> tuple[str, ...]:
    """A system and all that are versions or parts of it."""
    children = [one.id for one in site.library.systems.values() if one.parent == id_ and one.id != id_]
    return (id_, *(below for child in children for below in family(site, child)))


def _index(site: Site, systems: Iterable[System]) -> Table:
    columns = (
        Column("System"),
        Column("What it is", phone="bare"),
        Column("Transfers", True, "pair"),
        Column("Events", True, "pair"),
    )
    named = _transfers_by_system(site)
    rows = tuple(
        (
            (Link(one.name, f"systems/{one.id}/"),),
            _what(site, one),
            *_counts(site, family(site, one.id), named),
        )
        for one in systems
    )
    return Table("Systems, with the number of their transfers and events", columns, rows, name="index")


def _entries(site: Site, ids: Sequence[str]) -> tuple[str, ...]:
    """The events of all of these, oldest first."""
    lists = _listed(site, ids)
    if len(lists) < 2:
        return lists[0] if lists else ()
    found = tuple(dict.fromkeys(chain.from_iterable(lists)))
    dates = [date.order for date in picked(site.library.entries, found, "date")]
    return tuple([id_ for _, id_ in sorted(zip(dates, found, strict=True))])


def _listed(site: Site, ids: Sequence[str]) -> list[tuple[str, ...]]:
    """The events of each, where it has any."""
    return [found for one in ids if (found := site.ledger.entries_of_system.get(one, ()))]


def _transfers_by_system(site: Site) -> Mapping[str, Collection[str]]:
    """Ids of the transfers with goods of each system."""
    found: dict[str, list[str]] = defaultdict(list)
    for state in site.ledger.transfers.values():
        for id_ in state.systems:
            found[id_].append(state.id)
    return found


def _counts(site: Site, ids: tuple[str, ...], named: Mapping[str, Collection[str]]) -> tuple[Phrase, Phrase]:
    """How many transfers and events name one of a family, as the page of its head counts them."""
    transfers = len(set().union(*(named.get(id_, ()) for id_ in ids)))
    return (str(transfers),) if transfers else (), (str(len(set().union(*_listed(site, ids)))),)


def _what(site: Site, system: System) -> Phrase:
    """What it is, and who makes it."""
    made: Phrase = ("by ", site.names.party(system.maker)) if system.maker else ()
    kind: Phrase = (f"{system.kind} " if made else system.kind,) if system.kind else ()
    return capital((*kind, *made))


def system_page(site: Site, system: System) -> Page:
    """The page of one system."""
    address, ids = f"systems/{system.id}/", family(site, system.id)
    entries, moved = _entries(site, ids), Later(lambda: _moved(site, ids))
    context = {
        "title": system.name,
        "description": f"Who gave how many of {system.name} to whom, what is promised and what has arrived.",
        "address": address,
        "section": "systems",
        "figures": Later(lambda: _figures(moved.value, len(entries))),
        "filter": f"system={system.id}",
        "family": " ".join(ids),
        "facts": Later(lambda: tuple(_facts(site, system, ids[1:]))),
        "body": Later(lambda: site.body(system)),
        "growth": Later(lambda: _growth(site, system, ids, moved.value)),
        "flows": Later(lambda: _flows(site, system, moved.value)),
        "years": Later(lambda: site.by_year(entries)),
        "entry_count": len(entries),
        "sources": Later(lambda: notes(site.library, system.sources)),
    }
    return Page(address, "system.html", Values(context), (system.id, *entries))


def _figures(lines: Moved, events: int) -> tuple[Figure, ...]:
    transfers = len({state.id for state, _ in lines})
    givers = {giver for state, _ in lines for giver in state.parties.from_}
    return (
        Figure(transfers, said(transfers, "transfers"), "flows"),
        Figure(len(givers), said(len(givers), "givers"), "flows"),
        Figure(events, said(events, "events"), "events"),
    )


def _growth(site: Site, system: System, ids: tuple[str, ...], lines: Moved) -> Rises | None:
    states = {state.id: state for state, _ in lines}
    return goods_growth(growth(states.values(), ids), system.spoken, site.today, site.names.entry)


def _flows(site: Site, system: System, lines: Moved) -> Table:
    rows = tuple(_flow_row(site, system, state, line) for state, line in lines)
    return Table(f"Transfers of {system.name}", FLOW_COLUMNS, rows, quiet=True, name="flows")


def _flow_row(site: Site, system: System, state: TransferState, line: Line) -> tuple[Phrase, ...]:
    last = next((step for step in reversed(state.steps) if _names(step, line)), state.steps[-1])
    stood: Phrase = (standing(last.status),) if state.open and not (line.delivered or line.complete) else stands(state)
    part = (site.names.line(line) if line.system != system.id else "", counts_in(site.names, line))
    told = ", ".join(filter(None, part))
    return (
        (site.names.transfer(state.id), *((Aside(f" ({told})"),) if told else ())),
        site.names.parties(state.parties.from_),
        site.names.parties(state.parties.to),
        _cell(promised_words(state, line) or (NO_NUMBER if state.open else "")),
        _cell(delivered_words(state, line)),
        _cell(owed_words(state, line) if state.open or line.complete else ""),
        (*stood, " ", when(last.date)),
    )


def _names(step: Step, line: Line) -> bool:
    """True if a step tells of a line of goods: by name, or of all."""
    return not step.items or any(item.system == line.system for item in step.items)


def _cell(said: str) -> Phrase:
    return capital((said,)) if said else ()


def _facts(site: Site, system: System, parts: tuple[str, ...]) -> Iterator[Fact]:
    plain: tuple[tuple[str, str], ...] = (
        ("What it is", system.kind or ""),
        ("Designations", ", ".join(system.designations)),
        ("UN Register", f"category {system.un_register}" if system.un_register else ""),
        ("EU Military List", system.military_list or ""),
        ("Counted in", system.unit or ""),
    )
    yield from (Fact(label, capital((value,))) for label, value in plain if value)
    if system.maker:
        yield Fact("Made by", (site.names.party(system.maker),))
    if system.parent:
        yield Fact("Part of", (site.names.system(system.parent),))
    if parts:
        yield Fact("Parts, versions", join(site.names.system(id_) for id_ in parts))
    if system.address:
        yield Fact("Maker’s page", (Away.to_host(system.address),))
    yield from name_facts(system, system.designations)
