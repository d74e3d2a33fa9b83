"""All records of a site, as they were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..frontmatter import Document, Path, written
from ..problems import Problem, Severity
from .entry import Entry
from .record import Record
from .text import TextPage
from .vocabulary import Actor, Programme, Rule, System


@dataclass(frozen=True)
class Library:
    """The records by id. `entries` are published; `drafts` have their own pages and count nowhere.

    documents: the text of each record's file, by file, to find the line of a field.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    drafts: Mapping[str, Entry] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    pages: Mapping[str, TextPage] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        """Every record: entries and drafts by date, then the vocabularies and the pages of text."""
        yield from self.timeline
        yield from self.drafts.values()
        for kind in (self.actors, self.systems, self.rules, self.programmes, self.pages):
            yield from kind.values()

    @cached_property
    def timeline(self) -> tuple[Entry, ...]:
        """The published entries by date, then id: the one order that everything is folded in."""
        return tuple(sorted(self.entries.values(), key=lambda entry: (entry.date, entry.id)))

    def problem(
        self, record: Record, path: Path, message: str, rule: str = "", severity: Severity = "error"
    ) -> Problem:
        """A problem of one field of a record, with its line."""
        document = self.documents.get(record.file)
        line = document.line(path) if document else 0
        return Problem(record.file, line, written(path), message, severity, rule)
