"""Problems that an author must see, beyond what the types of fields refuse. One file a rule, in `rules`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..ledger import Ledger
from ..model.library import Library
from ..problems import Problem
from .base import site_of
from .exceptions import applied
from .rules import ALL


def check(library: Library, ledger: Ledger | None = None) -> Iterator[Problem]:
    """Every problem that a rule finds in these records. A draft's are warnings: it may have gaps.

    ledger: folded from them, where the caller has it.
    """
    site = site_of(library, ledger)
    return judged((problem for rule in ALL for problem in rule.problems(site)), library)


def judged(found: Iterable[Problem], library: Library) -> Iterator[Problem]:
    """What is left of the problems that all rules found: no entry excepts it; those of drafts are warnings."""
    drafts = {draft.file for draft in library.drafts.values()}
    for problem in applied(found, library, (rule.id for rule in ALL)):
        yield replace(problem, severity="warning") if problem.file in drafts else problem
