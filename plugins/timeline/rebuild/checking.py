"""Checks again: a rule that read nothing of what changed found what it found before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import Any, Final, TypeVar

from ..checks import judged
from ..checks.base import Check, Finding, Records
from ..checks.base import Site as CheckSite
from ..checks.rules import ALL
from ..forking import cores
from ..frontmatter import path_of
from ..model import Record
from ..model.library import Library
from ..problems import Problem
from ..values.frozen import quick
from ..views import Site
from .graph import Graph, JobId
from .reads import Reads

CHECK = "check"
"""The kind of the jobs that are checks."""

FEW = 2_000
"""Entries that one process checks sooner than a second one is ready and has told what it found."""

EARLY, EACH = "early", "each"
"""The jobs that look at one record after the other, with all rules that do so: what asks for nothing folded, and the
rest. To go through ten thousand records once for each rule takes longer than what the rules ask.
"""

WHOLE: Final = {rule.id: rule for rule in ALL if not rule.early_each}
"""The rules that look at all records together, each a job by itself."""

JOBS: Final = (EARLY, EACH, *WHOLE)

Found = dict[str, tuple[Problem, ...]]
S = TypeVar("S", bound=Records)
Looks = Sequence[tuple[Check, Callable[[S, Record], Iterable[Finding]]]]


@dataclass
class Checked:
    """What each job found, before exceptions: by its id, and by the record's file where it looks at each alone."""

    found: dict[str, Found] = field(default_factory=dict)

    def again(
        self,
        look: Look,
        changed: Collection[Record],
        graph: Graph,
        stale: MutableMapping[JobId, Any],
    ) -> None:
        """Do the jobs that are stale, or were never done; of those that look at each record, look at the changed ones.

        By this process alone: what asks for what is folded takes less time than to begin another one.
        """
        waiting = [
            id_ for id_ in JOBS
            if id_ not in self.found or (CHECK, id_) not in graph.jobs or (CHECK, id_) in stale
        ]  # fmt: skip
        files = {record.file for record in changed}
        for id_ in JOBS if changed else ():
            if id_ in WHOLE and id_ not in waiting:
                self.found[id_] = look.placed(self.found[id_], files)
            elif id_ not in waiting:
                look.reads.begin()
                others = {file: said for file, said in self.found[id_].items() if file not in files}
                self.found[id_] = others | look.find(id_, changed)
                graph.note_more((CHECK, id_), look.reads.all())
        run = Run({id_: partial(look.find, id_) for id_ in waiting}, look.reads, graph)
        for number, id_ in enumerate(waiting):
            run.do(number)
            stale.pop((CHECK, id_), None)
        self.found |= run.found

    def problems(self, site: Site, files: Collection[str]) -> Iterator[Problem]:
        """What an author must see. files: those that there are."""
        every = (said for found in self.found.values() for file, said in found.items() if not file or file in files)
        return judged(chain.from_iterable(every), site.library)


def that_pay(library: Library) -> int:
    """How many processes pay for checking these records."""
    return min(cores(), 1 + len(library.entries) // FEW)


class Run:
    """The doing of jobs, each a part. jobs: what tells what each finds, by its id. found: by those that are done."""

    def __init__(self, jobs: Mapping[str, Callable[[], Found]], reads: Reads, graph: Graph) -> None:
        self._jobs, self._reads, self._graph = tuple(jobs.items()), reads, graph
        self.parts = len(jobs)
        self.found: dict[str, Found] = {}

    def do(self, number: int) -> None:
        """Do a job."""
        id_, find = self._jobs[number]
        self._reads.begin()
        self.found[id_] = find()
        self._graph.note((CHECK, id_), self._reads.all(), ())

    def apart(self) -> None:
        """Forget what was found before."""
        self.found.clear()
        self._graph.apart()

    def done(self) -> tuple[dict[str, Found], Graph]:
        """What was found since, and what was read for it."""
        return self.found, self._graph.part([(CHECK, id_) for id_ in self.found])

    def join(self, done: tuple[dict[str, Found], Graph]) -> None:
        """Add what a copy found."""
        found, graph = done
        self.found |= found
        self._graph.join(graph)


def early(plain: Library, noting: Library, reads: Reads, graph: Graph) -> Run:
    """The doing of the jobs that ask for nothing folded. noting: the same library, noting what is read of it."""
    site = Records(_with_plain_files(noting, plain))
    jobs = {id_: partial(_whole, rule, rule.early, site) for id_, rule in WHOLE.items() if rule.early}
    return Run({EARLY: lambda: _each(_early_looks(), site, plain.records()), **jobs}, reads, graph)


@quick
class Look:
    """What checks look at: the site, and the same noting what is read of it."""

    plain: Site
    noting: Site
    reads: Reads

    def find(self, job: str, records: Iterable[Record] | None = None) -> Found:
        """What a job finds. records: those that one looks at that looks at each; None: all."""
        site = CheckSite(_with_plain_files(self.noting.library, self.plain.library), self.noting.ledger)
        if job in WHOLE:
            return _whole(WHOLE[job], WHOLE[job].find, site)
        records = self.plain.library.records() if records is None else records
        if job == EARLY:
            return _each(_early_looks(), site, records)
        return _each([(rule, rule.each) for rule in ALL if rule.each], site, records)

    def placed(self, found: Found, files: Collection[str]) -> Found:
        """What was found, on the lines of these files as they are now: no rule is run again for words around it."""
        documents = self.plain.library.documents
        return {
            key: tuple(
                replace(one, line=documents[one.file].line(path_of(one.path))) if one.file in files else one
                for one in problems
            )
            for key, problems in found.items()
        }


def _early_looks() -> Looks[Records]:
    return [(rule, rule.early_each) for rule in ALL if rule.early_each]


def _whole(rule: Check, find: Callable[[S], Iterable[Finding]], site: S) -> Found:
    problems = tuple(rule.told(find(site), site))
    return {"": problems} if problems else {}


def _each(looks: Looks[S], site: S, records: Iterable[Record]) -> Found:
    """What rules find in each of some records. What they read of the record itself and of its file is not noted: it is
    looked at again whenever that changes.
    """
    found: Found = {}
    for record in records:
        for rule, find in looks:
            findings = find(site, record)
            if findings and (problems := tuple(rule.told(findings, site))):
                found[record.file] = found.get(record.file, ()) + problems
    return found


def _with_plain_files(noting: Library, plain: Library) -> Library:
    """The library that notes what is read of it, but for the files: they are asked for lines alone."""
    library = copy(noting)
    vars(library)["documents"] = plain.documents
    return library
