"""What was made from what: of every job the keys that it read and the files that it made."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .reads import Key

JobId = tuple[str, str]
"""A kind, and the id of a record or ""."""


class Made(NamedTuple):
    """A file of a job. template: that laid it out, or "". model: digest of what was laid out, where it was taken.

    listed: search engines may list it.
    """

    path: str
    template: str = ""
    model: bytes = b""
    listed: bool = False


class Job(NamedTuple):
    """reads: numbers of keys. files: what was made. why: what had changed when it was made last; empty: it was new."""

    reads: array[int]
    files: tuple[Made, ...]
    why: tuple[Key, ...]


@dataclass
class Graph:
    """The jobs of a build. keys: every key that was read, by its number."""

    jobs: dict[JobId, Job] = field(default_factory=dict)
    keys: dict[Key, int] = field(default_factory=dict)

    def note(self, id_: JobId, keys: Iterable[Key], files: Iterable[Made], why: Iterable[Key] = ()) -> None:
        """Write down what a job read and made."""
        numbers = sorted(self.keys.setdefault(key, len(self.keys)) for key in keys)
        self.jobs[id_] = Job(array("I", numbers), tuple(files), tuple(why))

    def part(self, ids: Iterable[JobId]) -> Graph:
        """These jobs alone, for another graph of this build."""
        names = list(self.keys)
        jobs = {id_: self.jobs[id_] for id_ in ids}
        numbers = sorted({number for job in jobs.values() for number in job.reads})
        return Graph(jobs, {names[number]: number for number in numbers})

    def join(self, part: Graph) -> None:
        """Add the jobs of a part."""
        numbers = {number: self.keys.setdefault(key, len(self.keys)) for key, number in part.keys.items()}
        for id_, job in part.jobs.items():
            self.jobs[id_] = job._replace(reads=array("I", sorted(map(numbers.__getitem__, job.reads))))

    def forget(self, ids: Iterable[JobId]) -> None:
        """These jobs are no more."""
        for id_ in ids:
            del self.jobs[id_]

    def fields(self) -> Mapping[str, frozenset[str]]:
        """The spaces that were read, and which fields of their records."""
        found: dict[str, set[str]] = defaultdict(set)
        for space, _, name in self.keys:
            found[space].add(name)
        return {space: frozenset(names) for space, names in found.items()}

    def touched(self, changed: Iterable[Key]) -> dict[JobId, tuple[Key, ...]]:
        """The jobs that read what changed, and which of it."""
        found = {self.keys[key]: key for key in changed if key in self.keys}
        if not found:
            return {}
        numbers = frozenset(found)
        return {
            id_: tuple(found[number] for number in job.reads if number in numbers)
            for id_, job in self.jobs.items()
            if not numbers.isdisjoint(job.reads)
        }

    def reads(self, job: Job, keys: Iterable[Key]) -> tuple[Key, ...]:
        """Those of some keys that a job read."""
        numbers = frozenset(job.reads)
        return tuple(key for key in keys if self.keys.get(key) in numbers)

    def read_by(self, id_: JobId) -> list[Key]:
        """The keys that a job read."""
        names = list(self.keys)
        return [names[number] for number in self.jobs[id_].reads]
