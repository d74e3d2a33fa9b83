"""Every id that a record names is the id of a record of the right kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from pydantic import BaseModel

from ...frontmatter import Path
from ...ledger import Link
from ...ledger.relations import links
from ...model import Entry, Record
from ...model.fields import part_of
from ...problems import did_you_mean, listed
from ...terms import TARGETS
from ..base import Finding, Site, check_each

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


def find(site: Site, record: Record) -> Iterator[Finding]:
    """Fields whose id is not there."""
    for path, kind, id_ in _named(record):
        known: Collection[str] = getattr(site.library, kind)
        if id_ not in known:
            yield Finding(record, path, _unknown(kind, id_, known))
    if isinstance(record, Entry):
        if record.rules or record.consents:
            yield from _clauses(record, site)
        if record.relations or record.consents:
            yield from _targets(record, site)


@cache
def _holding(model: type[BaseModel]) -> tuple[tuple[str, str, str | None], ...]:
    """Of the fields of a model that hold ids of files, or parts with such fields: the name, the name that the author
    writes, and the kind of id; None for parts.
    """
    found: list[tuple[str, str, str | None]] = []
    for name, field in model.model_fields.items():
        written = field.alias or name
        part = part_of(field.annotation)
        if part is None and written in KIND_OF_FIELD:
            found.append((name, written, KIND_OF_FIELD[written]))
        elif part and written not in WITHOUT_IDS and _holding(part):
            found.append((name, written, None))
    return tuple(found)


def _named(part: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Every id of a file that a part names: its field path, its kind, and the id."""
    # Not type(part): what notes the reads of a record says that it is of the record's class.
    for name, written, kind in _holding(part.__class__):
        value = getattr(part, name)
        if not value:
            continue
        for place, one in enumerate(value) if type(value) is tuple else ((None, value),):
            at = (*path, written) if place is None else (*path, written, place)
            if kind is None:
                yield from _named(one, at)
            elif isinstance(one, str):  # the days that coverage runs from and to are no ids
                yield at, kind, one


def _unknown(kind: str, value: str, known: Collection[str]) -> str:
    hint = did_you_mean(value, known) or ";"
    return f'unknown {NOUN[kind]} "{value}"{hint} add content/{kind}/{value}.md'


def _clauses(entry: Entry, site: Site) -> Iterator[Finding]:
    named: list[tuple[Path, str, str]] = [
        (("rules", i, "clauses", j, "clause"), change.rule, clause.clause)
        for i, change in enumerate(entry.rules)
        for j, clause in enumerate(change.clauses)
    ]
    named += [
        (("consents", i, "clause"), consent.rule or "", consent.clause)
        for i, consent in enumerate(entry.consents)
        if consent.clause
    ]
    for path, rule, clause in named:
        declared = (
            [item.id for item in site.library.rules[rule].clauses] if rule in site.library.rules else [clause]
        )
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


CHECK = check_each("references", "Every id named is the id of a record of the right kind", find)
