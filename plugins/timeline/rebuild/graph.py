"""What was made from what: of every job the keys that it read and the files that it made."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from typing import Final, NamedTuple

from ..shelf import Shelf
from .reads import Key, Noted, Place

FEW: Final = 8
"""Keys that are sooner looked for in the bytes of what all jobs read than these are taken out."""

JobId = tuple[str, str]
"""A kind, and the id of a record or ""."""

WIDTH: Final = 16
"""Bits at the end of a key's number that tell the field; the 48 before them tell the place."""


class Made(NamedTuple):
    """A file of a job. template: that laid it out, or "". model: digest of what was laid out, where it was taken.

    listed: search engines may list it.
    """

    path: str
    template: str = ""
    model: bytes = b""
    listed: bool = False


class Job(NamedTuple):
    """files: what was made. why: what had changed when it was made last; empty: it was new."""

    files: tuple[Made, ...]
    why: tuple[Key, ...]


@dataclass
class Graph:
    """The jobs of a build.

    reads: the numbers of the keys that each read. names: every place by the number of its keys, without a field.
    fields: the spaces that were read, and which fields of their records. listed: files that search engines may list.
    """

    jobs: MutableMapping[JobId, Job] = field(default_factory=dict)
    reads: MutableMapping[JobId, bytes] = field(default_factory=dict)
    names: MutableMapping[int, Place] = field(default_factory=dict)
    fields: dict[str, set[str]] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    _numbers: dict[Place, int] = field(default_factory=dict)

    def note(self, id_: JobId, noted: Noted, files: Iterable[Made], why: Iterable[Key] = ()) -> None:
        """Write down what a job read and made."""
        self._put(id_, Job(tuple(files), tuple(why)))
        self.reads[id_] = array("Q", sorted(self._numbers_of(noted))).tobytes()

    def note_more(self, id_: JobId, noted: Noted) -> None:
        """A job read this too."""
        numbers = {*self.numbers_of(id_), *self._numbers_of(noted)}
        self.reads[id_] = array("Q", sorted(numbers)).tobytes()

    def apart(self) -> None:
        """In a copy of this process: the names of what is written down from here on are to be told."""
        self.names = {}

    def part(self, ids: Collection[JobId]) -> Graph:
        """These jobs alone, for the graph that this one was copied from, with the names that are new since `apart`."""
        jobs, reads = {id_: self.jobs[id_] for id_ in ids}, {id_: self.reads[id_] for id_ in ids}
        return Graph(jobs, reads, self.names, self.fields)

    def join(self, part: Graph) -> None:
        """Add the jobs of a part."""
        for id_, job in part.jobs.items():
            self._put(id_, job)
        self.reads.update(part.reads)
        for number, place in part.names.items():
            if number not in self.names:
                self.names[number] = place
        for space, names in part.fields.items():
            self.fields.setdefault(space, set()).update(names)

    def forget(self, ids: Iterable[JobId]) -> None:
        """These jobs are no more."""
        for id_ in ids:
            self._unlist(id_)
            del self.jobs[id_], self.reads[id_]

    def touched(self, changed: Collection[Key]) -> dict[JobId, tuple[Key, ...]]:
        """The jobs that read what changed, and which of it."""
        # What nobody read has no name.
        found = {number: key for key in changed if (number := number_of(key)) >> WIDTH << WIDTH in self.names}
        numbers = frozenset(found)
        return {
            id_: tuple(sorted(found[number] for number in self.numbers_of(id_) if number in numbers))
            for id_ in self._may_have_read(numbers)
            if not numbers.isdisjoint(self.numbers_of(id_))
        }

    def _may_have_read(self, numbers: Collection[int]) -> Iterable[JobId]:
        """The jobs that read one of a few keys, and some more: where their bytes hold none, they are not taken out."""
        if not isinstance(self.reads, Shelf) or len(numbers) > FEW:
            return self.reads if numbers else ()
        words = [array("Q", (number,)).tobytes() for number in numbers]
        return self.reads.where(lambda raw: any(word in raw for word in words))

    def read_of(self, id_: JobId, keys: Iterable[Key]) -> tuple[Key, ...]:
        """Those of some keys that a job read."""
        numbers = frozenset(self.numbers_of(id_))
        return tuple(key for key in keys if number_of(key) in numbers)

    def numbers_of(self, id_: JobId) -> Collection[int]:
        """The numbers of the keys that a job read."""
        return memoryview(self.reads[id_]).cast("Q")

    def read_by(self, id_: JobId) -> Iterator[Key]:
        """The keys that a job read."""
        for number in self.numbers_of(id_):
            space, name = self.names[number >> WIDTH << WIDTH]
            yield space, name, next(field for field in self.fields[space] if number == number_of((space, name, field)))

    def files(self, ids: Iterable[JobId]) -> Iterator[str]:
        """The files of these jobs."""
        return (file.path for id_ in ids for file in self.jobs[id_].files)

    def _put(self, id_: JobId, job: Job) -> None:
        if id_ in self.jobs:
            self._unlist(id_)
        self.jobs[id_] = job
        self.listed.update(file.path for file in job.files if file.listed)

    def _unlist(self, id_: JobId) -> None:
        self.listed.difference_update(self.files((id_,)))

    def _numbers_of(self, noted: Noted) -> list[int]:
        """The numbers of keys that are written down from now on."""
        found: list[int] = []
        for place, names in noted.items():
            number = self._numbers.get(place) or self._number(place)
            fields = self.fields[place[0]]
            if not names <= fields:
                fields |= names
            found += [number | _field(name) for name in names]
        return found

    def _number(self, place: Place) -> int:
        self._numbers[place] = number = _place(place)
        self.fields.setdefault(place[0], set())
        if number not in self.names:
            self.names[number] = place
        return number


def number_of(key: Key) -> int:
    """The number that stands for a key in every build: two keys with the same would only be taken for one."""
    return _place(key[:2]) | _field(key[2])


def _place(place: Place) -> int:
    """The number of a place, without a field."""
    return _digest("\0".join(place), 8) >> WIDTH << WIDTH


@cache
def _field(name: str) -> int:
    """The number of a field, of which there are few."""
    return _digest(name, WIDTH // 8)


def _digest(text: str, size: int) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=size).digest(), "little")
