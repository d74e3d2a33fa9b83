"""Every id that a record names is the id of a record of the right kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final

from pydantic import BaseModel

from ...frontmatter import Path
from ...ledger import Link
from ...ledger.relations import links
from ...model import Entry, Record
from ...model.fields import given, part_of
from ...model.library import Library
from ...problems import did_you_mean, listed
from ...terms import TARGETS
from ..base import Finding, Records, Site, check_each

ACTOR_FIELDS: Final = frozenset(
    {"from", "to", "via", "benefits", "paid_by", "requested_by", "maker", "by", "asked_by", "whose", "actors", "actor"}
)
KIND_OF_FIELD: Final[Mapping[str, str]] = {
    **dict.fromkeys(ACTOR_FIELDS, "actors"),
    "system": "systems", "systems": "systems", "parent": "systems",
    "rule": "rules", "programme": "programmes",
}  # fmt: skip
"""The folder in which the id that a field holds must be a file."""
WITHOUT_IDS: Final = frozenset({"sources", "evidence", "clauses"})
"""Fields whose parts hold no id of a file."""
NOUN: Final = {"actors": "actor", "systems": "system", "rules": "rule", "programmes": "programme"}


CLAUSES: Final = frozenset({"rules", "consents"})
"""Fields that may name clauses."""
LINKS: Final = frozenset({"relations", "consents"})
"""Fields that may name transfers and events."""

Holding = tuple[tuple[str, str, str | None], ...]
"""Fields that hold ids of files, or parts with such fields: the name, the name that the author writes, and the kind of
id; None for parts.
"""


def find(site: Records, record: Record) -> Iterable[Finding]:
    """Fields whose id is that of no file, and clauses that no rule declares."""
    clauses = not CLAUSES.isdisjoint(record.model_fields_set)
    there = _all_there(record, site.library)
    if there and not clauses:
        return ()
    missing = () if there else _missing(record, site.library)
    return chain(missing, _clauses(record, site.library)) if isinstance(record, Entry) else missing


def find_links(site: Site, record: Record) -> Iterable[Finding]:
    """Relations that lead nowhere, or to what they may not lead to, and transfers that nobody declares."""
    if LINKS.isdisjoint(record.model_fields_set) or not isinstance(record, Entry) or _all_lead(record, site):
        return ()
    return _targets(record, site)


def _all_lead(entry: Entry, site: Site) -> bool:
    """True if surely all its links lead where they may: so do nearly all that are of whole events."""
    if entry.consents or entry.draft or any(relation.transfer for relation in entry.relations):
        return False
    for link in site.ledger.outgoing.get(entry.id, ()):
        allowed = TARGETS.get(link.relation)
        if link.kind == "unknown" or (allowed and link.kind not in allowed):
            return False
    return True


@cache
def _holding(model: type[BaseModel]) -> Holding:
    found: list[tuple[str, str, str | None]] = []
    for name, field in model.model_fields.items():
        written = field.alias or name
        part = part_of(field.annotation)
        if part is None and written in KIND_OF_FIELD:
            found.append((name, written, KIND_OF_FIELD[written]))
        elif part and written not in WITHOUT_IDS and _holding(part):
            found.append((name, written, None))
    return tuple(found)


@cache
def _held(model: type[BaseModel], given: frozenset[str]) -> Holding:
    """Of the fields that a part gives, by the names that the author writes."""
    return tuple(one for one in _holding(model) if one[1] in given)


def _all_there(part: BaseModel, library: Library) -> bool:
    """True if every id of a file that a part names is there. So it is nearly always, and is told in half the time that
    it takes to say where each stands.
    """
    for name, _, kind in _held(part.__class__, given(part)):
        value = getattr(part, name)
        values = value if type(value) is tuple else (value,)
        if kind is None:
            for one in values:
                if not _all_there(one, library):
                    return False
        else:
            known = getattr(library, kind)
            for one in values:
                if isinstance(one, str) and one not in known:
                    return False
    return True


def _missing(record: Record, library: Library) -> Iterator[Finding]:
    for path, kind, id_ in _named(record):
        known: Collection[str] = getattr(library, kind)
        if id_ not in known:
            yield Finding(record, path, _unknown(kind, id_, known))


def _named(part: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Every id of a file that a part names: its field path, its kind, and the id."""
    for name, written, kind in _held(part.__class__, given(part)):
        value = getattr(part, name)
        for place, one in enumerate(value) if type(value) is tuple else ((None, value),):
            at = (*path, written) if place is None else (*path, written, place)
            if kind is None:
                yield from _named(one, at)
            elif isinstance(one, str):  # the days that coverage runs from and to are no ids
                yield at, kind, one


def _unknown(kind: str, value: str, known: Collection[str]) -> str:
    hint = did_you_mean(value, known) or ";"
    return f'unknown {NOUN[kind]} "{value}"{hint} add content/{kind}/{value}.md'


def _clauses(entry: Entry, library: Library) -> Iterator[Finding]:
    for number, change in enumerate(entry.rules):
        for place, clause in enumerate(change.clauses):
            yield from _clause(
                entry, ("rules", number, "clauses", place, "clause"), change.rule, clause.clause, library
            )
    for number, consent in enumerate(entry.consents):
        if consent.clause:
            yield from _clause(entry, ("consents", number, "clause"), consent.rule or "", consent.clause, library)


def _clause(entry: Entry, path: Path, rule: str, clause: str, library: Library) -> Iterator[Finding]:
    known = library.rules.get(rule)
    declared = [item.id for item in known.clauses] if known else [clause]
    if clause not in declared:
        hint = did_you_mean(clause, declared) or ";"
        message = f'unknown clause "{clause}"{hint} declare it in content/rules/{rule}.md'
        yield Finding(entry, path, message)


def _targets(entry: Entry, site: Site) -> Iterator[Finding]:
    """Relations lead to an entry, a transfer, a rule or a programme; a consent to a transfer."""
    transfers = site.ledger.transfers
    own = {step.transfer: "transfer" for step in entry.transfers} if entry.draft else {}
    for number, (relation, link) in enumerate(zip(entry.relations, _links(entry, site), strict=True)):
        path = ("relations", number, relation.relation)
        kind = own.get(relation.target) if link.kind == "unknown" else link.kind
        allowed = TARGETS.get(relation.relation)
        if kind is None:
            yield Finding(entry, path, _dangling(relation.target, _anything(site)))
        elif allowed and kind not in allowed:
            message = f'"{relation.target}" is the id of a {kind}; {relation.relation} leads to a {listed(allowed)}'
            yield Finding(entry, path, f"{message}, or use another relation")
        if relation.transfer and relation.transfer not in transfers and relation.transfer not in own:
            yield Finding(entry, ("relations", number, "transfer"), _undeclared(relation.transfer, transfers))
    for number, consent in enumerate(entry.consents):
        if consent.transfer and consent.transfer not in transfers and consent.transfer not in own:
            yield Finding(entry, ("consents", number, "transfer"), _undeclared(consent.transfer, transfers))


def _links(entry: Entry, site: Site) -> Sequence[Link]:
    """What each of its relations leads to. Those of a draft are not in the ledger."""
    if entry.draft:
        return links([entry], site.library, site.ledger.transfers)
    return [link for link in site.ledger.outgoing.get(entry.id, ()) if link.entry == entry.id]


def _anything(site: Site) -> list[str]:
    """The ids that a relation may lead to."""
    library = site.library
    aliases = (alias for entry in library.entries.values() for alias in entry.aliases)
    return [*library.programmes, *library.rules, *site.ledger.transfers, *aliases, *library.entries]


def _dangling(target: str, known: Collection[str]) -> str:
    hint = did_you_mean(target, known) or ";"
    return f'no entry, transfer, rule or programme has the id "{target}"{hint} correct it or add the record'


def _undeclared(transfer: str, known: Collection[str]) -> str:
    hint = did_you_mean(transfer, known) or ";"
    return f'unknown transfer "{transfer}"{hint} an entry declares it under transfers'


CHECK = check_each("references", "Every id named is the id of a record of the right kind", find, find_links)
