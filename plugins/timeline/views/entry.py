"""The page of an entry: what happened, in which words of which source, and what came before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from ..ledger.events import Involvement
from ..model import Entry, Evidence, Revision
from ..model.citation import citation
from ..terms import RELATIONS
from ..values import addresses
from ..values.frozen import quick
from ..values.spoken import date_words
from .charts import date_strip
from .citing import field_words, first_refs, notes, refs
from .hands import newness
from .page import Page
from .parts import Fact, Link, Part, Phrase, Refs, Tie, When, capital, join
from .sentences import effects
from .site import Site, marks
from .values import Values
from .wording import Names, entry_address, when

DATES = (
    ("date", "Happened"), ("announced", "Announced"), ("decided", "Decided"), ("requested", "Asked for"),
    ("effective", "In force"), ("until", "Until"), ("due", "Due"),
)  # fmt: skip
DAYS = ("announced", "known", "date")
"""Dates that stand for one another where a source names only one of them."""
BEFORE = frozenset(
    {
        "implements", "requests", "fulfils", "amends", "supersedes", "ends", "diverts_from",
        "responds_to", "corrects",
        "restates", "part_of", "backfills",
    }
)  # fmt: skip
"""Relations whose target came before the entry that states them; of the others it came after, or stands
beside it.
"""
BESIDE = frozenset({"see_also", "contradicts", "swaps_with"})


@quick
class Side:
    """One side of a disagreement."""

    value: str
    sources: Phrase
    refs: Refs


@quick
class Versus:
    """A point on which sources differ."""

    about: str
    sides: tuple[Side, ...]


@quick
class Correction:
    """A change after publication."""

    when: str
    field: str
    was: str
    reason: str


@quick
class Neighbour:
    """An event beside another in time. No more of it than its link says: what it does changes no page but its own."""

    when: When
    title: Link


@quick
class Chain:
    """What led to an event, what followed, and what is worth reading with it."""

    before: tuple[Tie, ...]
    after: tuple[Tie, ...]
    beside: tuple[Tie, ...]


def entry_at(site: Site, id_: str) -> Page:
    """The page of a published entry, between its neighbours in time, or, marked as such, of a draft."""
    entry = site.entry(id_)
    draft = entry.draft
    address = addresses.page("drafts" if draft else "entries", id_)
    context = {
        "title": entry.title,
        "description": entry.summary,
        "address": address,
        "section": "timeline",
        "draft": draft,
        "summary": entry.summary,
    }
    return Page(address, "entry.html", Values(context, LATER, site, entry), (id_,))


def facts(site: Site, entry: Entry) -> Iterator[Fact]:
    """The table of facts: dates first, then who and what."""
    for name, label in DATES:
        value = getattr(entry, name)
        if value is not None and (name == "date" or value != entry.date):
            yield Fact(label, (when(value),), first_refs(entry.sources, name, *DAYS))
    if entry.known is not None and entry.known != entry.date:
        yield Fact("Known", (when(entry.known),), first_refs(entry.sources, "known", *DAYS))
    involved = site.ledger.involvement(entry)
    names = site.names
    others = _others(involved.actors, (*involved.suppliers, *involved.recipients))
    groups: tuple[tuple[str, Phrase, str], ...] = (
        ("Suppliers", names.parties(involved.suppliers), "transfers"),
        ("Recipients", names.parties(involved.recipients), "transfers"),
        ("Also involved", names.parties(others), "actors"),
        ("Systems", join(names.system(id_) for id_ in involved.systems), "systems"),
        ("Rules", capital(join(names.rule(id_) for id_ in involved.rules)), "rules"),
        ("Programmes", capital(join(names.programme(id_) for id_ in involved.programmes)), "programmes"),
    )
    cited = ((label, value, first_refs(entry.sources, field, "transfers")) for label, value, field in groups if value)
    yield from (Fact(label, value, found) for label, value, found in cited)
    yield from newness(site, entry)
    yield Fact("Sources", (_source_count(entry),))


def concerns(names: Names, involved: Involvement) -> tuple[Link, ...]:
    """The pages of whom and what the event concerns: for a theme that lists no facts."""
    named = [*map(names.party, involved.actors), *map(names.system, involved.systems)]
    named += [*map(names.rule, involved.rules), *map(names.programme, involved.programmes)]
    return tuple([one for one in named if type(one) is Link])


def alike(names: Names, involved: Involvement) -> Iterator[Link]:
    """Whom and what the event concerns, each leading to the timeline of the events that do."""
    groups = (
        ("from", involved.suppliers, names.party),
        ("to", involved.recipients, names.party),
        ("actor", _others(involved.actors, (*involved.suppliers, *involved.recipients)), names.party),
        ("system", involved.systems, names.system),
        ("rule", involved.rules, names.rule),
        ("programme", involved.programmes, names.programme),
        ("transfer", involved.transfers, names.transfer),
    )
    links = (_events_of(facet, id_, name(id_)) for facet, ids, name in groups for id_ in ids)
    yield from (link for link in links if link)


def _events_of(facet: str, id_: str, named: Part) -> Link | None:
    """The way to the events of a term of a facet; none for an id without a record."""
    if not isinstance(named, Link):
        return None
    said = f"{facet} {named.label}" if facet in ("from", "to") else named.label
    return Link(said[:1].upper() + said[1:], f"?{facet}={id_}")


def _others(everybody: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id_ for id_ in everybody if id_ not in named)


def _source_count(entry: Entry) -> Part:
    voices = len({source.voice for source in entry.sources})
    texts = len(entry.sources)
    words = f"{texts} texts, {f'{voices} origins' if voices > 1 else 'one origin'}" if texts > 1 else "one text"
    return Link(words, f"{entry_address(entry)}#sources")


def disagreements(entry: Entry) -> tuple[Versus, ...]:
    """Where sources differ, side by side."""
    numbers = {source.id: number for number, source in enumerate(entry.sources, 1) if source.id}
    publishers = {source.id: source.imprint for source in entry.sources if source.id}
    return tuple(
        Versus(
            item.about,
            tuple(
                Side(
                    side.value,
                    join(dict.fromkeys(publishers.get(id_, id_) for id_ in side.sources)),
                    Refs(tuple(numbers[id_] for id_ in side.sources if id_ in numbers)),
                )
                for side in item.values
            ),
        )
        for item in entry.disagreements
    )


def chain(site: Site, entry: Entry) -> Chain:
    """What came before and after, from the entry's own links and those that lead to it or to its
    transfers.
    """
    before: list[Tie] = []
    after: list[Tie] = []
    beside: list[Tie] = []
    for link in site.ledger.outgoing.get(entry.id, ()):
        term = RELATIONS[link.relation]
        other = site.names.record(link.target, link.kind)
        tie = replace(
            _tie(site, term.label, term.meaning, other, link.target, link.note),
            refs=_said_to(entry, link.relation, link.target),
        )
        (beside if link.relation in BESIDE else before if link.relation in BEFORE else after).append(tie)
    for link in site.ledger.incoming.get(entry.id, ()):
        term = RELATIONS[link.relation]
        tie = _tie(site, term.inverse, term.meaning, site.names.source(link), link.entry, link.note)
        (beside if link.relation in BESIDE else after if link.relation in BEFORE else before).append(tie)
    for transfer in site.ledger.involvement(entry).transfers:
        _add_steps(site, entry, transfer, before, after)
    return Chain(tuple(before), tuple(after), tuple(beside))


def _said_to(entry: Entry, relation: str, target: str) -> Refs:
    """The sources that the entry names for one of its links."""
    named = (number for number, one in enumerate(entry.relations) if (one.relation, one.target) == (relation, target))
    return next((refs(entry.sources, f"relations[{number}]") for number in named), Refs(()))


def _tie(site: Site, relation: str, meaning: str, other: Part, id_: str, note: str | None = None) -> Tie:
    entry = site.library.entries.get(id_)
    return Tie(relation, capital((other,)), meaning, when(entry.date) if entry else None, note or "")


def _add_steps(site: Site, entry: Entry, transfer: str, before: list[Tie], after: list[Tie]) -> None:
    """The step of the same transfer before this one, and the one after."""
    state = site.ledger.transfers.get(transfer)
    steps = [step.entry for step in state.steps] if state else []
    if entry.id not in steps:
        return
    place = steps.index(entry.id)
    named = {part for tie in (*before, *after) for part in tie.target}
    for ties, label, number in ((before, "step before", place - 1), (after, "next step", place + 1)):
        other = site.names.entry(steps[number]) if 0 <= number < len(steps) else None
        if other is not None and other not in named and steps[number] != entry.id:
            ties.append(_tie(site, label, "Another event of the same transfer.", other, steps[number]))


def _correction(revision: Revision) -> Correction:
    return Correction(date_words(revision.date), field_words(revision.field), revision.was, revision.reason)


def _evidence(item: Evidence) -> Fact:
    place = f"paragraph {item.paragraph}" if item.paragraph else "head of the page"
    return Fact(item.field, (f"{item.value}: “{item.quote}” ({place})",))


def _neighbour(site: Site, id_: str, side: int) -> Neighbour | None:
    """The event before (0) or after (1) in time; none of a draft."""
    other = site.ledger.neighbours.get(id_, ("", ""))[side]
    if not other:
        return None
    entry = site.entry(other)
    return Neighbour(when(entry.date), Link(entry.title, entry_address(entry)))


LATER: Final[Mapping[str, Callable[[Site, Entry], object]]] = {
    "marks": lambda _, entry: marks(entry),
    "when": lambda _, entry: when(entry.date),
    "when_refs": lambda _, entry: first_refs(entry.sources, "date", "announced", "known"),
    "strip": lambda _, entry: None if entry.date.exact else date_strip(entry.date),
    "summary_refs": lambda _, entry: first_refs(entry.sources, "summary"),
    "body": lambda site, entry: site.body(entry),
    "body_refs": lambda _, entry: first_refs(entry.sources, "body"),
    "effects": lambda site, entry: tuple(effects(entry, site.names)),
    "facts": lambda site, entry: tuple(facts(site, entry)),
    "concerns": lambda site, entry: concerns(site.names, site.ledger.involvement(entry)),
    "disagreements": lambda _, entry: disagreements(entry),
    "chain": chain,
    "sources": lambda site, entry: notes(site.library, entry.sources),
    "corrections": lambda _, entry: tuple(map(_correction, entry.revisions)),
    "evidence": lambda _, entry: tuple(map(_evidence, entry.evidence)),
    "citation": lambda site, entry: citation(entry, site.options.site_name, site.options.site_url),
    "alike": lambda site, entry: tuple(alike(site.names, site.ledger.involvement(entry))),
    "earlier": lambda site, entry: _neighbour(site, entry.id, 0),
    "later": lambda site, entry: _neighbour(site, entry.id, 1),
}
"""What makes the values of an entry's page that a theme may show."""
