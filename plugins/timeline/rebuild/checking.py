"""Checks again: a rule that read nothing of what changed found what it found before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, MutableMapping
from copy import copy
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from ..checks import judged
from ..checks.base import Check, Finding, site_of
from ..checks.base import Site as CheckSite
from ..checks.rules import ALL
from ..model import Record
from ..problems import Problem
from ..views import Site
from .graph import Graph, JobId
from .reads import Reads

CHECK = "check"
"""The kind of the jobs that are checks."""

Found = dict[str, tuple[Problem, ...]]
Each = Callable[[CheckSite, Record], Iterator[Finding]]


@dataclass
class Checked:
    """What each rule found, before exceptions: by its id, and by the record's file where it looks at each alone."""

    found: dict[str, Found] = field(default_factory=dict)

    def again(self, look: Look, changed: Collection[Record], graph: Graph, stale: MutableMapping[JobId, Any]) -> None:
        """Run the rules that are stale, or that never ran; of those that look at each record, for the changed ones."""
        for rule in ALL:
            job = (CHECK, rule.id)
            look.reads.begin()
            if rule.id not in self.found or job in stale or job not in graph.jobs:
                self.found[rule.id] = _told(look.all(rule))
                graph.note(job, look.reads.all(), ())
                stale.pop(job, None)
            elif rule.each is not None and changed:
                self.found[rule.id] = _told(self.found[rule.id] | look.each(rule.each, rule, changed))
                graph.note_more(job, look.reads.all())

    def problems(self, site: Site, files: Collection[str]) -> Iterator[Problem]:
        """What an author must see. files: those that there are."""
        every = (found for rule in ALL for file, found in self.found[rule.id].items() if not file or file in files)
        return judged(chain.from_iterable(every), site.library)


def _told(found: Found) -> Found:
    """Without the records of which there is nothing to say."""
    return {file: problems for file, problems in found.items() if problems}


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
        # Put together for each rule: what it reads of the order of entries is its own.
        return {"": tuple(rule.problems(site_of(self.noting.library, self.noting.ledger)))}

    def each(self, find: Each, rule: Check, records: Iterable[Record]) -> Found:
        """What a rule finds in each of some records. What it reads of the record itself and of its file is not noted:
        it is looked at again whenever that changes.
        """
        library = copy(self.noting.library)
        vars(library)["documents"] = self.plain.library.documents
        site = CheckSite(library, self.noting.ledger, ())
        return {record.file: tuple(rule.told(find(site, record), site)) for record in records}
