"""All records of a site, as they were read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from ..frontmatter import Document, Path, written
from ..markup import Place
from ..problems import Problem, Severity
from ..values import addresses
from .entry import Entry
from .publisher import Publisher
from .record import Record
from .text import TextPage
from .vocabulary import Actor, Programme, Rule, System


class Brief(NamedTuple):
    """What every build asks of every entry.

    seen: the last day on which anybody looked at what it says (ordinal). revised: the last on which a reader could
    learn anything new from it. excepts: it makes exceptions from checks.
    """

    seen: int
    revised: int
    excepts: bool


def brief(entry: Entry) -> Brief:
    """An entry in brief."""
    known = seen = revised = entry.known_by
    for source in entry.sources:
        if source.accessed is not None and source.accessed.latest > seen:
            seen = source.accessed.latest
    if entry.revisions:
        revised = max(known, *[revision.date.latest for revision in entry.revisions])
    return Brief(seen, revised, bool(entry.exceptions))


def columns(records: Iterable[Record], *names: str) -> Iterator[Any]:
    """Fields of each of some records: a value each, or a tuple where several are named. What looks at some fields of
    all records asks so: where reads are noted, they are noted once.
    """
    noting = getattr(records, "columns", None)
    return noting(*names) if noting else map(attrgetter(*names), records)


def picked(records: Mapping[str, Record], ids: Collection[str], *names: str) -> Iterator[Any]:
    """`columns` of the records with these ids, in their order. Raises KeyError for one that is not there."""
    noting = getattr(records, "picked", None)
    return noting(ids, *names) if noting else map(attrgetter(*names), [records[id_] for id_ in ids])


class Links(Mapping[str, str]):
    """The address of the page of every file, or of its copy, by the file's path below the content folder.

    Told of a file when a link leads there: most bodies have none, and a table would be of all files.
    """

    def __init__(self, library: Library) -> None:
        self.library = library

    def __getitem__(self, path: str) -> str:
        address = path if path in self.library.files else self._page(path)
        if address is None:
            raise KeyError(path)
        return address

    def _page(self, path: str) -> str | None:
        library, (folder, _, file) = self.library, path.partition("/")
        if (path if library.folder == "." else f"{library.folder}/{path}") not in library.documents:
            return None
        if folder == "pages":
            return next((page.address for page in library.pages.values() if library.path(page) == path), None)
        id_ = file[file.rfind("/") + 1 :].removesuffix(".md")
        kinds = ("entries", "drafts") if folder == "entries" else (folder,)
        return next((addresses.page(kind, id_) for kind in kinds if id_ in getattr(library, kind)), None)

    def __iter__(self) -> Iterator[str]:
        yield from self.library.files
        records = (file.removeprefix(f"{self.library.folder}/") for file in self.library.documents)
        yield from (path for path in records if path in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Library:
    """The records by id. `entries` are published; `drafts` have their own pages and count nowhere.

    documents: the text of each record's file, by file, to find the line of a field.
    folder: the content folder, which every record's file begins with. files: paths below it of what is
    copied as it is, such as pictures.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    drafts: Mapping[str, Entry] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    publishers: Mapping[str, Publisher] = field(default_factory=dict)
    pages: Mapping[str, TextPage] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    folder: str = "content"
    files: frozenset[str] = frozenset()

    def records(self) -> Iterator[Record]:
        """Every record: entries and drafts by date, then the vocabularies and the pages of text."""
        yield from self.timeline
        yield from self.drafts.values()
        for kind in (self.actors, self.systems, self.rules, self.programmes, self.publishers, self.pages):
            yield from kind.values()

    def publisher(self, name: str) -> Publisher | None:
        """The record of a publisher, by a name that sources give it."""
        return self._publishers.get(name)

    @cached_property
    def _publishers(self) -> Mapping[str, Publisher]:
        return {name: one for one in self.publishers.values() for name in (one.name, *one.aliases)}

    def path(self, record: Record) -> str:
        """A record's file below the content folder, as ``{filename}`` links name it."""
        return record.file.removeprefix(f"{self.folder}/")

    @cached_property
    def links(self) -> Links:
        """Path of every file below the content folder → the address of its page, or of its copy."""
        return Links(self)

    def place(self, record: Record, base: str = "../../") -> Place:
        """Where a record's body is shown. base: the way from its page up to the site's root."""
        return Place(self.path(record), record.file, links=self.links, base=base)

    def body_line(self, record: Record) -> int:
        """The line of its file on which a record's body begins."""
        document = self.documents.get(record.file)
        return document.body_line if document else 1

    @cached_property
    def briefs(self) -> Mapping[str, Brief]:
        """Every entry and draft in brief, by its id."""
        return {entry.id: brief(entry) for entry in (*self.entries.values(), *self.drafts.values())}

    @cached_property
    def timeline(self) -> Sequence[Entry]:
        """The published entries by date, then id: the one order that everything is folded in."""
        return tuple(sorted(self.entries.values(), key=lambda entry: (entry.date.order, entry.id)))

    def problem(
        self, record: Record, path: Path, message: str, rule: str = "", severity: Severity = "error"
    ) -> Problem:
        """A problem of one field of a record, with its line."""
        document = self.documents.get(record.file)
        line = document.line(path) if document else 0
        return Problem(record.file, line, written(path), message, severity, rule)
