"""Checks again: a rule that read nothing of what changed found what it found before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, MutableMapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from ..checks import judged
from ..checks.base import Check, Finding, Records, site_of
from ..checks.base import Site as CheckSite
from ..checks.rules import ALL
from ..forking import cores, share
from ..frontmatter import path_of
from ..model import Record
from ..model.library import Library
from ..problems import Problem
from ..views import Site
from .graph import Graph, JobId
from .reads import Reads

CHECK = "check"
"""The kind of the jobs that are checks."""

FEW = 2_000
"""Entries that one process checks sooner than a second one is ready and has told what it found."""

Found = dict[str, tuple[Problem, ...]]
S = TypeVar("S", bound=Records)
Each = Callable[[S, Record], Iterable[Finding]]


@dataclass
class Checked:
    """What each rule found, before exceptions: by its id, and by the record's file where it looks at each alone."""

    found: dict[str, Found] = field(default_factory=dict)

    def again(
        self,
        look: Look,
        changed: Collection[Record],
        graph: Graph,
        stale: MutableMapping[JobId, Any],
        processes: int = 0,
    ) -> None:
        """Run the rules that are stale, or that never ran; of those that look at each record, for the changed ones.

        processes: how many run them; 0 for as many as pay.
        """
        waiting = [
            rule for rule in ALL if rule.id not in self.found or _job(rule) not in graph.jobs or _job(rule) in stale
        ]
        files = {record.file for record in changed}
        for rule in ALL:
            if rule.each is not None and changed and rule not in waiting:
                look.reads.begin()
                others = {file: said for file, said in self.found[rule.id].items() if file not in files}
                self.found[rule.id] = others | look.each(rule.each, rule, changed)
                graph.note_more(_job(rule), look.reads.all())
            elif rule.each is None and changed and rule not in waiting:
                self.found[rule.id] = look.placed(self.found[rule.id], files)
        run = Run([(rule, partial(look.all, rule)) for rule in waiting], look.reads, graph)
        share(run, run.parts, processes or that_pay(look.plain.library))
        self.found |= run.found
        for rule in waiting:
            stale.pop(_job(rule), None)

    def problems(self, site: Site, files: Collection[str]) -> Iterator[Problem]:
        """What an author must see. files: those that there are."""
        every = (found for rule in ALL for file, found in self.found[rule.id].items() if not file or file in files)
        return judged(chain.from_iterable(every), site.library)


def that_pay(library: Library) -> int:
    """How many processes pay for checking these records."""
    return min(cores(), 1 + len(library.entries) // FEW)


class Run:
    """The running of rules, each a part. rules: with what tells what each finds. found: by the rules that ran."""

    def __init__(self, rules: Sequence[tuple[Check, Callable[[], Found]]], reads: Reads, graph: Graph) -> None:
        self._rules, self._reads, self._graph = rules, reads, graph
        self.parts = len(rules)
        self.found: dict[str, Found] = {}

    def do(self, number: int) -> None:
        """Run a rule."""
        rule, find = self._rules[number]
        self._reads.begin()
        self.found[rule.id] = _told(find())
        self._graph.note(_job(rule), self._reads.all(), ())

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


def _job(rule: Check) -> JobId:
    return CHECK, rule.id


def _told(found: Found) -> Found:
    """Without the records of which there is nothing to say."""
    return {file: problems for file, problems in found.items() if problems}


def early(plain: Library, noting: Library, reads: Reads, graph: Graph) -> Run:
    """The running of the rules that ask for nothing folded. noting: the same library, noting what is read of it."""

    def found(rule: Check, find: Each[Records]) -> Found:
        return _each(find, rule, Records(_with_plain_files(noting, plain)), plain.records())

    return Run([(rule, partial(found, rule, rule.early)) for rule in ALL if rule.early], reads, graph)


@dataclass(frozen=True)
class Look:
    """What checks look at: the site, and the same noting what is read of it."""

    plain: Site
    noting: Site
    reads: Reads

    def all(self, rule: Check) -> Found:
        """What a rule finds."""
        if rule.each is not None:
            return self.each(rule.each, rule, self.plain.library.records())
        return {"": tuple(rule.problems(site_of(self._library(), self.noting.ledger)))}

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

    def each(self, find: Each[CheckSite], rule: Check, records: Iterable[Record]) -> Found:
        """What a rule finds in each of some records."""
        return _each(find, rule, CheckSite(self._library(), self.noting.ledger), records)

    def _library(self) -> Library:
        return _with_plain_files(self.noting.library, self.plain.library)


def _each(find: Each[S], rule: Check, site: S, records: Iterable[Record]) -> Found:
    """What a rule finds in each of some records. What it reads of the record itself and of its file is not noted: it is
    looked at again whenever that changes.
    """
    found: Found = {}
    for record in records:
        findings = find(site, record)
        if findings and (problems := tuple(rule.told(findings, site))):
            found[record.file] = problems
    return found


def _with_plain_files(noting: Library, plain: Library) -> Library:
    """The library that notes what is read of it, but for the files: they are asked for lines alone."""
    library = copy(noting)
    vars(library)["documents"] = plain.documents
    return library
