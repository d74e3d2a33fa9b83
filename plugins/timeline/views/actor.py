"""Actors: the index, and a page each with what it gave, got and promised, its rules and its consents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from ..ledger import TransferState
from ..ledger.totals import Total, totals
from ..ledger.waiting import EVERYBODY, Half
from ..model import Actor, Consent, Entry
from ..terms import ACTOR_KINDS, BASES, TRANSFER_STATUSES
from ..values.spoken import money_words
from .citing import notes, refs
from .counting import said
from .growth import money_growth
from .indexes import index_pages
from .lapses import standing_words
from .page import Page
from .parts import Away, Column, Fact, Figure, Link, Part, Phrase, Table, banded, capital
from .sentences import consent_sentence
from .site import Site
from .transfer import since, transfer_table
from .values import Later, Values
from .waits import FEWEST, alike, half_words
from .wording import entry_address, name_facts, when, word

GROUPS: tuple[tuple[str, str, str, Callable[[TransferState, str], bool]], ...] = (
    ("owed", "Promised by it, still open", "From", lambda state, id_: state.open and id_ in state.parties.from_),
    ("given", "Given by it", "From", lambda state, id_: state.arrived and id_ in state.parties.from_),
    ("due", "Promised to it, still open", "To", lambda state, id_: state.open and id_ in state.parties.to),
    ("got", "Received by it", "To", lambda state, id_: state.arrived and id_ in state.parties.to),
    ("gives", "Its other transfers", "From", lambda state, id_: id_ in state.parties.from_),
    ("gets", "Other transfers to it", "To", lambda state, id_: id_ in state.parties.to),
    ("part", "Has another part in", "", lambda state, id_: True),
)
"""The tables of a page: anchor, heading, the column that would only repeat the actor, and what belongs
to it, the first that fits.
"""
PAIRS = {"owed": (0, 2), "given": (1, 3), "due": (0, 2), "got": (1, 3), "gives": (4, 5), "gets": (4, 5), "part": (6, 6)}
"""The place of each table on a page whose actor mostly does that, and on one whose actor mostly does the other."""
CONSENT_COLUMNS = (Column("Consent"), Column("Under"), Column("Reason given"), Column("When", phone="bare"))
INDEX_COLUMNS = {
    "Promised by it": "owed", "Given": "given", "Promised to it": "due", "Received": "got", "Events": "",
}  # fmt: skip
"""What the index counts of an actor, each by the table of its page that lists it."""
KINDS = {
    "state": "States", "union": "Organisations", "alliance": "Organisations", "group": "Organisations",
    "agency": "Organisations", "firm": "Firms",
}  # fmt: skip
"""Headings of the index, in the order in which they stand; each organisation's page says of which kind it is."""
PLACES = {heading: place for place, heading in enumerate(dict.fromkeys(KINDS.values()))}
WHOLE = 40
"""Rows of a long table of transfers that stand open; what moved last in an earlier year is folded."""
FIGURES = {
    "owed": "promises by it, open",
    "given": "transfers given",
    "due": "promises to it, open",
    "got": "transfers received",
}
"""What the numbers at the head of the page count, by the table that lists it."""


Tables = tuple[tuple[str, str, Table], ...]
"""Anchors, headings and tables of an actor's transfers."""


def actor_index(site: Site) -> Iterator[Page]:
    """The index of actors."""
    actors = sorted(site.library.actors.values(), key=lambda one: (PLACES[KINDS[one.kind]], one.name.casefold()))
    context = {
        "title": "Actors",
        "description": "States, unions, alliances and firms, with what each gave, got and decided.",
        "address": "actors/",
        "section": "actors",
        "lead": "States, unions, alliances, agencies and firms that act or are acted upon in these events.",
    }
    headings = tuple(KINDS[actor.kind] for actor in actors)
    yield from index_pages(context, _index(site, actors), tuple(actor.id for actor in actors), headings)


def _index(site: Site, actors: Iterable[Actor]) -> Table:
    columns = (Column("Actor"), *(Column(label, True, "pair") for label in INDEX_COLUMNS))
    return Table(
        "Actors, with the number of their transfers and events",
        columns,
        tuple(_row(site, one) for one in actors),
        name="index",
    )


def _row(site: Site, actor: Actor) -> tuple[Phrase, ...]:
    states = site.ledger.transfers_of.get(actor.id, ())
    found = {anchor: len(some) for anchor, _, _, some in _grouped(states, actor)}
    events = len(site.ledger.entries_of_actor.get(actor.id, ()))
    numbers = (*(found.get(anchor, 0) for anchor in INDEX_COLUMNS.values() if anchor), events)
    return (
        (Link(actor.name, f"actors/{actor.id}/"),),
        *((str(number),) if number else () for number in numbers),
    )


def actor_page(site: Site, actor: Actor) -> Page:
    """The page of one actor."""
    address = f"actors/{actor.id}/"
    entries = site.ledger.entries_of_actor.get(actor.id, ())
    tables, sums = Later(lambda: tuple(_tables(site, actor))), Later(lambda: _sums(site, actor))
    context = {
        "title": actor.name,
        "description": f"What {actor.spoken} gave, got, promised and decided, each with its date and source.",
        "address": address,
        "section": "actors",
        "facts": Later(lambda: (*_facts(actor), *_wait(site.ledger.halves, actor))),
        "body": Later(lambda: site.body(actor)),
        "tables": tables,
        "figures": Later(lambda: tuple(_figures(tables.value, len(entries)))),
        "filter": f"actor={actor.id}",
        "sums_heading": "Sums of what it gives",
        "totals": Later(lambda: totals_table(site, sums.value, f"Sums of what {actor.spoken} gives")),
        "growth": Later(lambda: money_growth(sums.value, f"what {actor.spoken} gives", site.today, site.names.entry)),
        "consents": Later(lambda: _consents(site, actor)),
        "rules": Later(lambda: _rules(site, actor)),
        "years": Later(lambda: site.by_year(entries)),
        "entry_count": len(entries),
        "sources": Later(lambda: notes(site.library, actor.sources)),
    }
    return Page(address, "actor.html", Values(context), (actor.id, *entries))


def _sums(site: Site, actor: Actor) -> tuple[Total, ...]:
    """What it gives, summed."""
    transfers = site.ledger.transfers_of.get(actor.id, ())
    return tuple(totals([state for state in transfers if actor.id in state.parties.from_]))


def _figures(tables: Tables, events: int) -> Iterator[Figure]:
    yield from (_figure(len(table.rows), FIGURES[anchor], anchor) for anchor, _, table in tables if anchor in FIGURES)
    yield _figure(events, "events", "events")


def _figure(number: int, label: str, anchor: str) -> Figure:
    return Figure(number, said(number, label), anchor)


def _latest(states: Iterable[TransferState]) -> tuple[TransferState, ...]:
    """The latest moved first."""
    return tuple(sorted(states, key=lambda state: since(state).order, reverse=True))


def _tables(site: Site, actor: Actor) -> Iterator[tuple[str, str, Table]]:
    """Anchors, headings and tables of the actor's transfers."""
    every = _latest(site.ledger.transfers_of.get(actor.id, ()))
    for anchor, heading, plain, states in _grouped(every, actor):
        caption = f"{actor.name}: {heading.lower()}"
        table = transfer_table(site, states, caption, quiet=True, without=plain, own=actor.id)
        yield anchor, heading, by_years(table, states)


def _grouped(
    states: Sequence[TransferState], actor: Actor
) -> Iterator[tuple[str, str, str, tuple[TransferState, ...]]]:
    """The groups that hold one of the actor's transfers, first those of what it mostly does, give or get; no transfer
    stands in two of them.
    """
    gives = sum(actor.id in state.parties.from_ for state in states)
    gets = sum(actor.id in state.parties.to for state in states)
    first = "To" if gets > gives else "From"
    groups = sorted(GROUPS, key=lambda group: PAIRS[group[0]][group[2] != first])
    found: dict[str, list[TransferState]] = {anchor: [] for anchor, *_ in groups}
    for state in states:
        found[next(anchor for anchor, _, _, test in groups if test(state, actor.id))].append(state)
    for anchor, heading, plain, _ in groups:
        if found[anchor]:
            yield anchor, heading, plain, tuple(found[anchor])


def by_years(table: Table, states: Sequence[TransferState]) -> Table:
    """A long table of transfers, the latest first, under the years since which they stand where they do."""
    years = (str(date.fromordinal(since(state).anchor).year) for state in states)
    return banded(table, years, WHOLE) if len(states) > WHOLE else table


def _facts(actor: Actor) -> Iterator[Fact]:
    yield Fact("Kind", (word(ACTOR_KINDS, "actor-kind", actor.kind),))
    if actor.address:
        yield Fact("Official site", (Away.to_host(actor.address),))
    yield from name_facts(actor)


def _wait(halves: Mapping[str, Half], actor: Actor) -> Iterator[Fact]:
    """How long half of what it promised took to begin to arrive, and how long half of what all did."""
    own = halves.get(actor.id)
    if own and own.of >= FEWEST:
        in_days = alike((own, halves[EVERYBODY]))
        others = f"; from all suppliers, {half_words(halves[EVERYBODY], in_days)}; "
        said = capital((half_words(own, in_days),))
        yield Fact("From promise to delivery", (*said, others, Link("all suppliers compared", "compare/#waits")))


def totals_table(site: Site, found: Iterable[Total], caption: str) -> Table:
    """Sums, each with its stage and basis and the events that it adds; nothing is summed over two of
    either.
    """
    columns = (Column("Sum"), Column("Stage"), Column("Basis"), Column("Adds up"))
    rows = tuple(
        (
            capital((money_words(total.amount, total.currency, total.bound),)),
            (word(TRANSFER_STATUSES, "transfer-status", total.stage),),
            capital((word(BASES, "basis", total.basis),)),
            _listed(site.names.entry(row.entry) for row in total.rows),
        )
        for total in found
    )
    return Table(caption, columns, rows, quiet=True, name="sums")


def _listed(titles: Iterable[Part]) -> Phrase:
    """Titles of events, which have commas of their own."""
    found = [part for title in titles for part in ("; ", title)]
    return tuple(found[1:])


def _consents(site: Site, actor: Actor) -> Table:
    """Every consent that the actor gave, refused or asked for, the newest first."""
    rows = tuple(
        _consent_row(site, entry, number, consent)
        for entry in site.consenting(reversed(site.ledger.entries_of_actor.get(actor.id, ())))
        for number, consent in enumerate(entry.consents)
        if actor.id in (*consent.by, *consent.asked_by)
    )
    return Table(f"Consents that {actor.spoken} gave, refused or asked for", CONSENT_COLUMNS, rows, quiet=True)


def _consent_row(site: Site, entry: Entry, number: int, consent: Consent) -> tuple[Phrase, ...]:
    support = refs(entry.sources, f"consents[{number}]", address=entry_address(entry))
    return (
        consent_sentence(consent, site.names),
        capital((site.names.rule(consent.rule),)) if consent.rule else (),
        capital((consent.basis,)) if consent.basis else (),
        (when(entry.date), support),
    )


def _rules(site: Site, actor: Actor) -> tuple[Phrase, ...]:
    lines: list[Phrase] = []
    for rule in site.library.rules.values():
        if rule.whose == actor.id:
            found = site.rules_today.get(rule.id)
            standing = standing_words(found) if found else "No event yet"
            standing = standing[:1].lower() + standing[1:]
            lines.append((Link(rule.name, f"rules/{rule.id}/"), f": {standing}"))
    return tuple(lines)
