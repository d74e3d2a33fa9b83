"""Exceptions that entries make, with a reason; one that is no longer needed is itself a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Entry
from ..model.library import Library
from ..problems import Problem, did_you_mean


def applied(problems: Iterable[Problem], library: Library, rules: Iterable[str]) -> Iterator[Problem]:
    """The problems that no entry excepts, and those of the exceptions. rules: ids of all checks."""
    known = list(rules)
    excepting = (id_ for id_, brief in library.briefs.items() if brief.excepts)
    entries = {entry.file: entry for entry in (library.entries.get(id_) or library.drafts[id_] for id_ in excepting)}
    used: set[tuple[str, str]] = set()
    for problem in problems:
        entry = entries.get(problem.file)
        if entry is not None and any(item.check == problem.rule for item in entry.exceptions):
            used.add((problem.file, problem.rule))
        else:
            yield problem
    for entry in entries.values():
        yield from _idle(entry, library, known, used)


def _idle(entry: Entry, library: Library, known: list[str], used: set[tuple[str, str]]) -> Iterator[Problem]:
    for number, item in enumerate(entry.exceptions):
        path = ("exceptions", number, "check")
        if item.check not in known:
            hint = did_you_mean(item.check, known) or ";"
            yield library.problem(
                entry, path, f'unknown check "{item.check}"{hint} see docs/checks', "exceptions"
            )
        elif (entry.file, item.check) not in used:
            yield library.problem(
                entry, path, f'"{item.check}" holds here now; delete the exception', "exceptions"
            )
