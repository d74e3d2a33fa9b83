"""What was made from what: of every job the keys that it read and the files that it made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from sys import byteorder
from typing import Final, NamedTuple, TypeAlias

from ..shelf import Shelf
from .keys import NUMBER, OWN, Key, Noted, Place, apart, number_of, without_field

FEW: Final = 8
"""Keys that are sooner looked for in the bytes of what all jobs read than these are taken out."""

JobId = tuple[str, str]
"""A kind, and the id of a record or ""."""

OWNERS: Final = ("entry", "draft", "record")
"""The kinds of jobs whose files say nearly all of the record whose id they have. Keys of that id they note as `OWN`."""

Numbers = dict[int, Key]
"""Keys by their numbers."""

Plain: TypeAlias = "tuple[tuple[tuple[str, str, bytes, bool], ...], tuple[Key, ...]]"
"""A job as it is kept: what has names takes ten times as long to store."""


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

    jobs: as `job` tells them. reads: the numbers of the keys that each read, as bytes. names: every place by the number
    of its keys, without a field. fields: the spaces that were read, and which fields of their records. listed: files
    that search engines may list.
    """

    jobs: MutableMapping[JobId, Plain] = field(default_factory=dict)
    reads: MutableMapping[JobId, bytes] = field(default_factory=dict)
    names: MutableMapping[int, Place] = field(default_factory=dict)
    fields: dict[str, set[str]] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)

    def job(self, id_: JobId) -> Job | None:
        """What a job made when it was done last."""
        found = self.jobs.get(id_)
        return Job(tuple(map(Made._make, found[0])), found[1]) if found else None

    def note(self, id_: JobId, noted: Noted, files: Iterable[Made], why: Iterable[Key] = ()) -> None:
        """Write down what a job read and made."""
        self._put(id_, (tuple([(*one,) for one in files]), tuple(why)))
        # In order: which was read first may be another in each process.
        self.reads[id_] = b"".join(sorted(noted.raws))
        if noted.places:
            self._name(noted.places, noted.fields)

    def note_more(self, id_: JobId, noted: Noted) -> None:
        """A job read this too."""
        numbers = {*apart(self.reads[id_]), *apart(b"".join(noted.raws))}
        self.reads[id_] = b"".join(sorted(numbers))
        self._name(noted.places, noted.fields)

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
        self._name(part.names, part.fields)

    def forget(self, ids: Iterable[JobId]) -> None:
        """These jobs are no more."""
        for id_ in ids:
            self._unlist(id_)
            del self.jobs[id_], self.reads[id_]

    def touched(self, changed: Collection[Key]) -> dict[JobId, tuple[Key, ...]]:
        """The jobs that read what changed, and which of it."""
        others = self._numbered(changed)
        own: dict[str, Numbers] = {}
        for space, id_, name in changed:
            if found := self._numbered([(space, OWN, name)]):
                own.setdefault(id_, {}).update(dict.fromkeys(found, (space, id_, name)))
        owners = [job for id_ in own for kind in OWNERS if (job := (kind, id_)) in self.reads]
        jobs = dict.fromkeys([*self._may_have_read(others), *owners])
        read = ((id_, self._read({**others, **own[id_[1]]} if id_[1] in own else others, id_)) for id_ in jobs)
        return {id_: keys for id_, keys in read if keys}

    def _numbered(self, keys: Iterable[Key]) -> Numbers:
        """Those that anybody read: what nobody did has no name."""
        return {number: key for key in keys if without_field(number := number_of(key)) in self.names}

    def _may_have_read(self, numbers: Collection[int]) -> Iterable[JobId]:
        """The jobs that read one of a few keys, and some more: where their bytes hold none, they are not taken out."""
        if not isinstance(self.reads, Shelf) or len(numbers) > FEW:
            return self.reads if numbers else ()
        words = [number.to_bytes(NUMBER, byteorder) for number in numbers]
        return self.reads.where(lambda raw: any(word in raw for word in words))

    def read_of(self, id_: JobId, keys: Iterable[Key]) -> tuple[Key, ...]:
        """Those of some keys that a job read."""
        return self._read({number_of(key): key for key in keys}, id_)

    def _read(self, keys: Mapping[int, Key], id_: JobId) -> tuple[Key, ...]:
        return tuple(sorted(keys[number] for number in keys.keys() & self._numbers_of(id_)))

    def _numbers_of(self, id_: JobId) -> set[int]:
        """The numbers of the keys that a job read."""
        return set(memoryview(self.reads[id_]).cast("Q"))

    def read_by(self, id_: JobId) -> Iterator[Key]:
        """The keys that a job read."""
        for number in self._numbers_of(id_):
            space, name = self.names[without_field(number)]
            field = next(field for field in self.fields[space] if number == number_of((space, name, field)))
            yield space, id_[1] if name == OWN else name, field

    def files(self, ids: Iterable[JobId]) -> Iterator[str]:
        """The files of these jobs."""
        return (path for id_ in ids for path, *_ in self.jobs[id_][0])

    def _put(self, id_: JobId, job: Plain) -> None:
        if id_ in self.jobs:
            self._unlist(id_)
        self.jobs[id_] = job
        for path, _, _, listed in job[0]:
            if listed:
                self.listed.add(path)

    def _unlist(self, id_: JobId) -> None:
        self.listed.difference_update(self.files((id_,)))

    def _name(self, places: Mapping[int, Place], fields: Mapping[str, set[str]]) -> None:
        """What numbers stand for."""
        for number, place in places.items():
            if number not in self.names:
                self.names[number] = place
        for space, names in fields.items():
            self.fields.setdefault(space, set()).update(names)
