"""The text of a new record: its fields in order, each with its meaning; what may be left out is a comment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from ..model import Entry, Record
from ..model.vocabulary import field_order

EXAMPLES: Final[Mapping[str, str]] = {
    "aliases": "[]",
    "actors": "[jp, us]",
    "systems": "[patriot]",
    "kind": "statement",
    "rules": "[{rule: id, action: amend, clauses: [{clause: id, now: forbidden}]}]",
    "transfers": "[{transfer: id, status: pledged, from: jp, to: us, items: [{system: patriot}]}]",
    "consents": "[{by: ch, asked_by: de, transfer: id, action: deny}]",
    "relations": "[{enables: id}]",
    "sources": "[{id: s1, title: …, publisher: …, published: 2023-12-22, supports: [date]}]",
}
"""What a field looks like, where its meaning alone does not tell."""


def scaffold(model: type[Record], given: Mapping[str, str]) -> str:
    """The text of a new file. given: values that are known, by field."""
    prose = "In our own words: what happened, and why it matters."
    return "\n".join(["---", *_lines(model, given), "---", "", prose, ""])


def _lines(model: type[Record], given: Mapping[str, str]) -> Iterator[str]:
    for name in field_order(model):
        field = next(f for key, f in model.model_fields.items() if name in (key, f.alias))
        if name == "evidence":
            continue
        needed = field.is_required() or name in given
        value = _text(given[name]) if name in given else EXAMPLES.get(name, "…")
        yield f"# {field.description}"
        yield f"{'' if needed else '#'}{name}: {value}"


def _text(value: str) -> str:
    """Quoted where YAML could read it otherwise; a JSON string is a YAML string."""
    plain = value.replace(" ", "").replace("-", "").isalnum()
    return value if plain else json.dumps(value, ensure_ascii=False)


def entry(title: str, date: str) -> str:
    """The text of a new draft entry."""
    return scaffold(Entry, {"title": title, "date": date, "status": "draft"})
