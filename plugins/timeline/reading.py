"""What was read of the files of ``content/``: of each how it stood, and what it held, got when it is asked for."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeVar, overload

from .frontmatter import Document
from .looking import Stamp
from .model import Entry, Record
from .model.fields import Given
from .model.record import record_of
from .problems import Problem

R = TypeVar("R")

PACK: Final = 32
"""Files whose content is packed together: large ones of which a page needs some."""

Holds: TypeAlias = Literal["nothing", "text", "record", "draft"]
"""What could be read of a file: not even its text, its text alone, a record, an entry that is a draft."""


class FileRead(NamedTuple):
    """How a file stood. stamp: None where another writing could have left the same. digest: of its bytes."""

    stamp: Stamp | None
    digest: bytes
    holds: Holds
    problems: tuple[Problem, ...]

    @property
    def is_record(self) -> bool:
        """True if there is a record in it."""
        return self.holds in ("record", "draft")


class Parsed(NamedTuple):
    """What a file held. record: None if it could not be read; document: None if not even its text could.

    Of a record that could be read, the document's file and body are its own.
    """

    record: Record | None
    document: Document | None

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process, or kept, as one thing: ten thousand are sent in two thirds of the time."""
        record, document = self
        if record is None or document is None:
            return Parsed, (record, document)
        return _parsed, (document.header, *record.held())


def _parsed(header: str, given: Given, values: tuple[Any, ...], id_: str, file: str, body: str) -> Parsed:
    return Parsed(record_of(given, values, id_, file, body), Document(file, header, body))


class Pack(NamedTuple):
    """What some files held, as it is sent and kept. raw: of a mapping of `Parsed` by these files, pickled."""

    files: list[str]
    raw: bytes


Keep: TypeAlias = "Callable[[Pack], None]"
"""Keeps what was read for the next build: at once, for thousands of files later are no longer at hand."""


def packs(parsed: Mapping[str, Parsed]) -> Iterator[Pack]:
    """What these files held, in their order."""
    rest = iter(parsed.items())
    while some := dict(islice(rest, PACK)):
        yield Pack(list(some), pickle.dumps(some, protocol=5))


@dataclass(frozen=True, slots=True)
class Reading:
    """All files by their paths. parsed: what was in them: a dict where all of it is at hand.

    aside: what is wrong with files that are there and were not read. since: the files of the reading before, and which
    of those that there are now differ from them. index: for whoever orders the files by what they hold: stays as long
    as they hold that.
    """

    files: Mapping[str, FileRead] = field(default_factory=dict)
    parsed: MutableMapping[str, Parsed] = field(default_factory=dict)
    aside: tuple[Problem, ...] = ()
    since: tuple[Mapping[str, FileRead], frozenset[str]] = field(default=({}, frozenset()), compare=False)
    index: dict[str, Mapping[Any, Any]] = field(default_factory=dict, compare=False)

    def after(
        self, files: Mapping[str, FileRead], parsed: Mapping[str, Parsed], aside: tuple[Problem, ...] = ()
    ) -> Reading:
        """The reading that follows. files: all that there are now. parsed: those of them that were read anew."""
        made: Any = self.parsed.copy()  # type: ignore[attr-defined] # a dict's or a shelf's
        made.update(parsed)
        known, same = self.files, files.keys() == self.files.keys()
        for gone in () if same else known.keys() - files.keys():
            del made[gone]
        others = frozenset(file for file in parsed if file not in known or known[file].digest != files[file].digest)
        same = same and all(files[file].holds == known[file].holds for file in others)
        return Reading(files, made, aside, (known, others), self.index if same else {})

    def others(self, before: Reading) -> Collection[str]:
        """The files that are not what they were in an earlier reading, or were not there."""
        if self.since[0] is before.files:
            return self.since[1]
        known = before.files
        return [f for f, read in self.files.items() if f not in known or known[f].digest != read.digest]

    @property
    def _at_hand(self) -> bool:
        """True where all was read at once: all is asked for soon. What goes on from that is compared by its files."""
        return isinstance(self.parsed, dict) and not self.since[0]

    def records(self, files: Mapping[str, str]) -> Mapping[str, Any]:
        """The records in these files, by their ids."""
        if self._at_hand:
            return {id_: self.parsed[file].record for id_, file in files.items()}
        return Records(files, self)

    def documents(self, files: Mapping[str, str]) -> Mapping[str, Document]:
        """The texts of these files, each by itself."""
        if self._at_hand:
            read = ((file, self.parsed[file].document) for file in files)
            return {file: document for file, document in read if document is not None}
        return Documents(files, self)


class _Held(Mapping[str, R]):
    """Part of what files held, by a name of each. files: the file of each name."""

    def __init__(self, files: Mapping[str, str], reading: Reading) -> None:
        self.files, self._reading = files, reading

    def __contains__(self, name: object) -> bool:
        return name in self.files

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def others(self, before: _Held[R]) -> Iterator[str]:
        """The names by which another file is meant than before, or one with other bytes."""
        if self.files is before.files:
            there = ((self.name_of(file), file) for file in self._reading.others(before._reading))
            yield from (name for name, file in there if self.files.get(name) == file)
            return
        now, known = self._reading.files, before._reading.files
        for name, file in self.files.items():
            if before.files.get(name) != file or now[file].digest != known[file].digest:
                yield name

    @staticmethod
    def name_of(file: str) -> str:
        """The name that a file would have among these."""
        return stem(file)


class Records(_Held[R]):
    """The records of one kind by their ids."""

    def __getitem__(self, id_: str) -> R:
        record: Any = self._reading.parsed[self.files[id_]].record
        return record  # type: ignore[no-any-return] # of this kind: its folder says so


class Documents(_Held[Document]):
    """The texts of files."""

    @staticmethod
    def name_of(file: str) -> str:
        """A text's name is its file."""
        return file

    def __getitem__(self, file: str) -> Document:
        document = self._reading.parsed[self.files[file]].document
        if document is None:
            raise KeyError(file)
        return document


class InOrder(Sequence[Entry]):
    """Entries in an order. ids: of them; records: those entries by their ids, and no others."""

    def __init__(self, ids: Sequence[str], records: Mapping[str, Entry]) -> None:
        self.ids, self.records = ids, records

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(place, slice):
            return tuple(self.records[id_] for id_ in self.ids[place])
        return self.records[self.ids[place]]

    def __iter__(self) -> Iterator[Entry]:
        return (self.records[id_] for id_ in self.ids)

    def __len__(self) -> int:
        return len(self.ids)


def ids_of(records: Sequence[Any]) -> Sequence[str]:
    """The ids of records, in their order."""
    return records.ids if isinstance(records, InOrder) else tuple(record.id for record in records)


def by_id(records: Sequence[Any]) -> Mapping[str, Any]:
    """Records by their ids."""
    return records.records if isinstance(records, InOrder) else {record.id: record for record in records}


def alike_named(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """True if there are the same names, in the same order."""
    return _same_files(before, after) or list(before) == list(after)


def same_names(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """True if there are the same names, in whatever order."""
    return _same_files(before, after) or before.keys() == after.keys()


def _same_files(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return isinstance(before, _Held) and isinstance(after, _Held) and before.files is after.files


@cache
def stem(file: str) -> str:
    """A record's id: the name of its file without the ending."""
    return file[file.rfind("/") + 1 :].removesuffix(".md")


def differing(before: Mapping[str, R], after: Mapping[str, R]) -> Iterator[str]:
    """The names in `after` of what may be another than by that name in `before`, or is not there."""
    if isinstance(before, _Held) and isinstance(after, _Held):
        yield from after.others(before)
    else:
        yield from (name for name, one in after.items() if name not in before or before[name] is not one)
