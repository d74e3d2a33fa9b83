"""What was published does not change without a word: facts against an earlier state of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..frontmatter import Document, Value, read
from ..problems import Problem

FACTS: Final = (
    "date", "announced", "decided", "requested", "effective", "until", "due", "kind", "actors", "systems",
    "rules", "transfers", "consents", "programmes", "relations",
)  # fmt: skip
"""The fields of an entry whose change must be told under `revisions`."""
RULE: Final = "revisions"


def changed_facts(before: str, now: Document) -> Iterator[Problem]:
    """Facts of a published entry that differ from `before`, its earlier text, and no new revision names."""
    old, _ = read(before, now.file)
    if old is None or "draft" in (old.data.get("status"), now.data.get("status")):
        return
    told = _told(now) - _told(old)
    for field in FACTS:
        if old.data.get(field) != now.data.get(field) and not any(_names(line, field) for line in told):
            line = f"{{date, field: {field}, was, reason}}"
            message = f"was changed after publication; add a line to revisions: {line}"
            yield replace(now.problem((field,), message), rule=RULE)


def _told(document: Document) -> frozenset[tuple[str, str]]:
    """The revisions of a document: what each is about, and all it says."""
    lines = document.data.get("revisions")
    if not isinstance(lines, list):
        return frozenset()
    return frozenset((_field(line), repr(line)) for line in lines)


def _field(line: Value) -> str:
    return str(line.get("field", "")) if isinstance(line, dict) else ""


def _names(line: tuple[str, str], field: str) -> bool:
    """True for the field itself and for a part of it: ``transfers[0].value`` is told of `transfers`."""
    return line[0] == field or line[0].startswith((f"{field}[", f"{field}."))
