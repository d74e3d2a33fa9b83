"""What was made from what: of every job the keys that it read and the files that it made."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, NamedTuple

from .reads import Key

JobId = tuple[str, str]
"""A kind, and the id of a record or ""."""

NUMBER: Final = 8
"""Bytes of the number of a key."""


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

    reads: the numbers of the keys that each read. names: every key by its number.
    fields: the spaces that were read, and which fields of their records.
    """

    jobs: MutableMapping[JobId, Job] = field(default_factory=dict)
    reads: MutableMapping[JobId, bytes] = field(default_factory=dict)
    names: MutableMapping[int, Key] = field(default_factory=dict)
    fields: dict[str, set[str]] = field(default_factory=dict)
    _numbers: dict[Key, int] = field(default_factory=dict)

    def note(self, id_: JobId, keys: Iterable[Key], files: Iterable[Made], why: Iterable[Key] = ()) -> None:
        """Write down what a job read and made."""
        known = self._numbers
        numbers = [known.get(key) or self._number(key) for key in keys]
        self.jobs[id_] = Job(tuple(files), tuple(why))
        self.reads[id_] = array("Q", sorted(numbers)).tobytes()

    def note_more(self, id_: JobId, keys: Iterable[Key]) -> None:
        """A job read these keys too."""
        numbers = {*self.numbers_of(id_), *map(self._number, keys)}
        self.reads[id_] = array("Q", sorted(numbers)).tobytes()

    def part(self, ids: Collection[JobId]) -> Graph:
        """These jobs alone, for another graph of this build, with all keys that this one has written down."""
        names = {number: key for key, number in self._numbers.items()}
        return Graph({id_: self.jobs[id_] for id_ in ids}, {id_: self.reads[id_] for id_ in ids}, names)

    def join(self, part: Graph) -> None:
        """Add the jobs of a part."""
        self.jobs.update(part.jobs)
        self.reads.update(part.reads)
        for number, key in part.names.items():
            self._name(number, key)

    def forget(self, ids: Iterable[JobId]) -> None:
        """These jobs are no more."""
        for id_ in ids:
            del self.jobs[id_], self.reads[id_]

    def touched(self, changed: Collection[Key]) -> dict[JobId, tuple[Key, ...]]:
        """The jobs that read what changed, and which of it."""
        if not changed:
            return {}
        found = {number_of(key): key for key in changed}
        numbers = frozenset(found)
        return {
            id_: tuple(sorted(found[number] for number in memoryview(read).cast("Q") if number in numbers))
            for id_, read in self.reads.items()
            if not numbers.isdisjoint(memoryview(read).cast("Q"))
        }

    def read_of(self, id_: JobId, keys: Iterable[Key]) -> tuple[Key, ...]:
        """Those of some keys that a job read."""
        numbers = frozenset(self.numbers_of(id_))
        return tuple(key for key in keys if number_of(key) in numbers)

    def numbers_of(self, id_: JobId) -> Collection[int]:
        """The numbers of the keys that a job read."""
        return memoryview(self.reads[id_]).cast("Q")

    def read_by(self, id_: JobId) -> Iterator[Key]:
        """The keys that a job read."""
        return (self.names[number] for number in self.numbers_of(id_))

    def _number(self, key: Key) -> int:
        """The number of a key that is written down from now on."""
        number = self._numbers.get(key)
        if number is None:
            number = number_of(key)
            self._name(number, key)
        return number

    def _name(self, number: int, key: Key) -> None:
        self._numbers[key] = number
        self.fields.setdefault(key[0], set()).add(key[2])
        if number not in self.names:
            self.names[number] = key


def number_of(key: Key) -> int:
    """The number that stands for a key in every build: two keys with the same would only be taken for one."""
    return int.from_bytes(blake2b("\0".join(key).encode(), digest_size=NUMBER).digest(), "little")

