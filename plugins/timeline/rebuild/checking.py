"""Checks again: a rule that read nothing of what changed found what it found before."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from ..checks import judged
from ..checks.base import Check, site_of
from ..checks.rules import ALL
from ..problems import Problem
from ..views import Site
from .graph import Graph, JobId
from .reads import Reads

CHECK = "check"
"""The kind of the jobs that are checks."""


@dataclass
class Checked:
    """What each rule found, before exceptions, by its id."""

    found: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

    def again(self, noting: Site, reads: Reads, graph: Graph, stale: MutableMapping[JobId, Any]) -> None:
        """Run the rules that are stale, or that never ran; they are stale no longer."""
        for rule in ALL:
            job = (CHECK, rule.id)
            if rule.id not in self.found or job in stale or job not in graph.jobs:
                keys = reads.begin()
                self.found[rule.id] = tuple(_problems(rule, noting))
                graph.note(job, keys, ())
                stale.pop(job, None)

    def problems(self, site: Site) -> Iterator[Problem]:
        """What an author must see."""
        found = (problem for rule in ALL for problem in self.found[rule.id])
        return judged(found, site.library)


def _problems(rule: Check, noting: Site) -> Iterator[Problem]:
    # Put together for each rule: what it reads of the order of entries is its own.
    return rule.problems(site_of(noting.library, noting.ledger))
