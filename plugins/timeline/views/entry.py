"""The page of an entry: what happened, in which words of which source, and what came before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ..ledger.events import Involvement
from ..model import Entry, Evidence, Revision
from ..model.citation import citation
from ..terms import RELATIONS
from ..values import addresses
from ..values.frozen import quick
from ..values.spoken import date_words
from .charts import date_strip
from .citing import Support, field_words, notes, support_of
from .hands import newness
from .page import Page
from .parts import NO_REFS, Chip, Dated, Fact, Link, Part, Phrase, Refs, Tie, capital, join
from .sentences import effects, mark
from .site import Site
from .values import Values
from .wording import Names, when

DATES = (
    ("date", "Happened"), ("announced", "Announced"), ("decided", "Decided"), ("requested", "Asked for"),
    ("effective", "In force"), ("until", "Until"), ("due", "Due"), ("known", "Known"),
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
    return Page(address, "entry.html", Values(context, LATER, Subject(site, entry, address)), (id_,))


class Subject:
    """The entry that a page is of, with what several of its values rest on. address: of the page."""

    __slots__ = ("_beside", "_involved", "_others", "_support", "address", "entry", "site")

    def __init__(self, site: Site, entry: Entry, address: str) -> None:
        self.site, self.entry, self.address = site, entry, address
        self._support: Support | None = None
        self._involved: Involvement | None = None
        self._others: tuple[str, ...] | None = None
        self._beside: tuple[str, str] | None = None

    @property
    def support(self) -> Support:
        """Which of its sources support what."""
        if self._support is None:
            self._support = support_of(self.entry.sources)
        return self._support

    @property
    def involved(self) -> Involvement:
        """Whom and what it concerns."""
        if self._involved is None:
            self._involved = self.site.ledger.involvement(self.entry)
        return self._involved

    @property
    def others(self) -> tuple[str, ...]:
        """The actors that are neither suppliers nor recipients."""
        if self._others is None:
            named = (*self.involved.suppliers, *self.involved.recipients)
            self._others = tuple([id_ for id_ in self.involved.actors if id_ not in named])
        return self._others

    @property
    def beside(self) -> tuple[str, str]:
        """The ids of the events before and after in time; "" at an end and for a draft."""
        if self._beside is None:
            self._beside = self.site.ledger.neighbours.get(self.entry.id, ("", ""))
        return self._beside


def facts(of: Subject) -> Iterator[Fact]:
    """The table of facts: dates first, then who and what."""
    entry, first = of.entry, of.support.first
    given = entry.model_fields_set
    for name, label in DATES:
        # Most give one of them.
        value = getattr(entry, name) if name in given else None
        if value is not None and (name == "date" or value != entry.date):
            yield Fact(label, (when(value),), first(name, *DAYS))
    involved = of.involved
    groups = (
        ("Suppliers", "actor", involved.suppliers, "transfers"),
        ("Recipients", "actor", involved.recipients, "transfers"),
        ("Also involved", "actor", of.others, "actors"),
        ("Systems", "system", involved.systems, "systems"),
        ("Rules", "rule", involved.rules, "rules"),
        ("Programmes", "programme", involved.programmes, "programmes"),
    )
    for label, kind, ids, field in groups:
        if ids:
            yield of.site.names.fact(label, kind, ids, first(field, "transfers").numbers)
    yield from newness(of.site, entry)
    yield Fact("Sources", (_source_count(of),))


def concerns(names: Names, involved: Involvement) -> tuple[Link, ...]:
    """The pages of whom and what the event concerns: for a theme that lists no facts."""
    named = [*map(names.party, involved.actors), *map(names.system, involved.systems)]
    named += [*map(names.rule, involved.rules), *map(names.programme, involved.programmes)]
    return tuple([one for one in named if type(one) is Link])


def alike(of: Subject) -> tuple[Chip, ...]:
    """Whom and what the event concerns, each leading to the timeline of the events that do."""
    names, involved = of.site.names, of.involved
    groups = (
        ("from", "actor", involved.suppliers),
        ("to", "actor", involved.recipients),
        ("actor", "actor", of.others),
        ("system", "system", involved.systems),
        ("rule", "rule", involved.rules),
        ("programme", "programme", involved.programmes),
        ("transfer", "transfer", involved.transfers),
    )
    return tuple([chip for facet, kind, ids in groups for id_ in ids if (chip := names.chip(facet, kind, id_))])


def _source_count(of: Subject) -> Part:
    texts, words = len(of.entry.sources), "one text"
    if texts > 1:
        voices = len({source.voice for source in of.entry.sources})
        words = f"{texts} texts, {f'{voices} origins' if voices > 1 else 'one origin'}"
    return Link(words, f"{of.address}#sources")


def disagreements(entry: Entry) -> tuple[Versus, ...]:
    """Where sources differ, side by side."""
    if not entry.disagreements:
        return ()
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


def chain(of: Subject) -> Chain:
    """What came before and after, from the entry's own links and those that lead to it or to its
    transfers.
    """
    site, entry = of.site, of.entry
    before: list[Tie] = []
    after: list[Tie] = []
    beside: list[Tie] = []
    for link in site.ledger.outgoing.get(entry.id, ()):
        term = RELATIONS[link.relation]
        event = site.names.event(link.target) if link.kind == "entry" else None
        other = event.title if event else site.names.record(link.target, link.kind)
        told = _said_to(of, link.relation, link.target)
        tie = Tie(term.label, capital((other,)), term.meaning, event.when if event else None, link.note or "", told)
        (beside if link.relation in BESIDE else before if link.relation in BEFORE else after).append(tie)
    for link in site.ledger.incoming.get(entry.id, ()):
        term = RELATIONS[link.relation]
        event, other = site.names.event(link.entry), site.names.source(link)
        tie = Tie(term.inverse, capital((other,)), term.meaning, event.when if event else None, link.note or "")
        (beside if link.relation in BESIDE else after if link.relation in BEFORE else before).append(tie)
    for transfer in of.involved.transfers:
        _add_steps(site, entry, transfer, before, after)
    return Chain(tuple(before), tuple(after), tuple(beside))


def _said_to(of: Subject, relation: str, target: str) -> Refs:
    """The sources that the entry names for one of its links."""
    for number, one in enumerate(of.entry.relations):
        if (one.relation, one.target) == (relation, target):
            return of.support.refs(f"relations[{number}]")
    return NO_REFS


def _add_steps(site: Site, entry: Entry, transfer: str, before: list[Tie], after: list[Tie]) -> None:
    """The step of the same transfer before this one, and the one after."""
    state, own = site.ledger.transfers.get(transfer), entry.id
    steps = [step.entry for step in state.steps] if state else []
    if own not in steps:
        return
    place = steps.index(own)
    named = {part for tie in (*before, *after) for part in tie.target}
    for ties, label, other in (
        (before, "step before", steps[place - 1] if place else own),
        (after, "next step", steps[place + 1] if place + 1 < len(steps) else own),
    ):
        event = site.names.event(other) if other != own else None
        if event and not (named and event.title in named):
            ties.append(Tie(label, capital((event.title,)), "Another event of the same transfer.", event.when))


def _correction(revision: Revision) -> Correction:
    return Correction(date_words(revision.date), field_words(revision.field), revision.was, revision.reason)


def _evidence(item: Evidence) -> Fact:
    place = f"paragraph {item.paragraph}" if item.paragraph else "head of the page"
    return Fact(item.field, (f"{item.value}: “{item.quote}” ({place})",))


def _neighbour(of: Subject, side: int) -> Dated | None:
    """The event before (0) or after (1) in time. No more of it than its link says: what it does changes no page but its
    own.
    """
    other = of.beside[side]
    return of.site.names.event(other) if other else None


LATER: Final[Mapping[str, Callable[[Subject], object]]] = {
    "marks": lambda of: tuple(map(mark, of.involved.kinds)),
    "when": lambda of: when(of.entry.date),
    "when_refs": lambda of: of.support.first("date", "announced", "known"),
    "strip": lambda of: None if of.entry.date.exact else date_strip(of.entry.date),
    "summary_refs": lambda of: of.support.first("summary"),
    "body": lambda of: of.site.body(of.entry),
    "body_refs": lambda of: of.support.first("body"),
    "effects": lambda of: tuple(effects(of.entry, of.site.names, of.support)),
    "facts": lambda of: tuple(facts(of)),
    "concerns": lambda of: concerns(of.site.names, of.involved),
    "disagreements": lambda of: disagreements(of.entry),
    "chain": chain,
    "sources": lambda of: notes(of.site.library, of.entry.sources),
    "corrections": lambda of: tuple(map(_correction, of.entry.revisions)),
    "evidence": lambda of: tuple(map(_evidence, of.entry.evidence)),
    "citation": lambda of: citation(of.entry, of.site.options.site_name, of.site.options.site_url),
    "alike": alike,
    "earlier": lambda of: _neighbour(of, 0),
    "later": lambda of: _neighbour(of, 1),
}
"""What makes the values of an entry's page that a theme may show."""
