"""Records for tests, written as an author would write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from plugins.timeline.model import Actor, Entry, Origin, Rule
from plugins.timeline.model.library import Library

SOURCE: Mapping[str, Any] = {
    "title": "A report",
    "publisher": "Example News",
    "url": "https://news.example.org/report",
    "supports": ["date"],
}


def entry(id_: str, date: str, **fields: Any) -> Entry:
    """An entry with what every entry must have; `from_` is written ``from`` within `transfers`."""
    source = {**SOURCE, "published": fields.pop("published", date)}
    data = {"title": id_, "date": date, "summary": "What happened.", "sources": [source], **fields}
    return Entry.model_validate(data, context=Origin(id_, f"content/entries/{id_}.md"))


def step(transfer: str, status: str, **fields: Any) -> dict[str, Any]:
    """A step of a transfer from `aa` to `bb`, unless told otherwise."""
    point = {"delivery_point": "unstated"} if status == "delivered" else {}
    return {"transfer": transfer, "status": status, "from": "aa", "to": "bb", **point, **fields}


def goods(number: int | None = None, system: str = "tank", **quantity: Any) -> list[dict[str, Any]]:
    """One line of goods; without a number, the goods alone."""
    given = quantity or ({"exact": str(number)} if number is not None else {})
    return [{"system": system, **({"quantity": given} if given else {})}]


def rule(id_: str, *clauses: str, whose: str = "aa") -> Rule:
    """A rule with these clauses."""
    data = {"name": id_, "whose": whose, "form": "law", "clauses": [{"id": c, "label": c} for c in clauses]}
    return Rule.model_validate(data, context=Origin(id_, f"content/rules/{id_}.md"))


def actor(id_: str) -> Actor:
    """A state."""
    return Actor.model_validate({"name": id_.title(), "kind": "state"}, context=Origin(id_, f"content/actors/{id_}.md"))


def library(*entries: Entry, rules: tuple[Rule, ...] = (), actors: tuple[Actor, ...] = ()) -> Library:
    """A library of these records."""
    published = {item.id: item for item in entries if not item.draft}
    drafts = {item.id: item for item in entries if item.draft}
    return Library(
        entries=published,
        drafts=drafts,
        rules={item.id: item for item in rules},
        actors={item.id: item for item in actors},
    )


def day(text: str) -> int:
    """The ordinal of ``YYYY-MM-DD``, by another way than the code under test."""
    return dt.date.fromisoformat(text).toordinal()
