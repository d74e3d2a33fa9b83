"""Problems that an author must see, beyond what the types of fields refuse. One file a rule, in `rules`."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.library import Library
from ..problems import Problem
from .base import site_of
from .rules import ALL


def check(library: Library) -> Iterator[Problem]:
    """Every problem that a rule finds in these records. A draft's are warnings: it may have gaps."""
    site = site_of(library)
    drafts = {draft.file for draft in library.drafts.values()}
    for rule in ALL:
        for problem in rule.problems(site):
            yield _softened(problem) if problem.file in drafts else problem


def _softened(problem: Problem) -> Problem:
    return Problem(problem.file, problem.line, problem.path, problem.message, "warning", problem.rule)
