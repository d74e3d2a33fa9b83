"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..frontmatter import Path
from ..ledger import Ledger, fold
from ..model import Record
from ..model.library import Library
from ..problems import Problem, Severity
from ..values.frozen import quick


@quick
class Finding:
    """One thing wrong with a record: the field's path and what to say to its author.

    line: of its file, where the path does not tell it.
    """

    record: Record
    path: Path
    message: str
    line: int = 0


@quick
class Records:
    """What a check looks at that asks for nothing folded."""

    library: Library


@quick
class Site(Records):
    """What a check looks at: the records, and everything folded from those that are published."""

    ledger: Ledger


Early = Callable[[Records, Record], Iterable[Finding]]
Each = Callable[[Site, Record], Iterable[Finding]]


@quick
class Check:
    """One rule. id: its name in messages and exceptions. title: what it demands, in a line.

    find: yields what breaks it. early: the same, where it asks for nothing folded.
    early_each, each: the same for one record, where what is found of one does not hang on others: what asks for nothing
    folded, and the rest. Of nearly all records there is nothing to say, and both give an empty tuple as soon as that is
    sure.
    """

    id: str
    title: str
    find: Callable[[Site], Iterator[Finding]]
    severity: Severity = "error"
    early: Callable[[Records], Iterator[Finding]] | None = None
    early_each: Early | None = None
    each: Each | None = None

    def problems(self, site: Site) -> Iterator[Problem]:
        """What breaks this rule, with file and line."""
        return self.told(self.find(site), site)

    def told(self, findings: Iterable[Finding], site: Records) -> Iterator[Problem]:
        """What was found, with file and line."""
        for found in findings:
            problem = site.library.problem(found.record, found.path, found.message, self.id, self.severity)
            yield replace(problem, line=found.line) if found.line else problem


def check_early(
    id_: str, title: str, find: Callable[[Records], Iterator[Finding]], severity: Severity = "error"
) -> Check:
    """A rule that looks at all records together, and may do so before anything is folded."""
    return Check(id_, title, find, severity, early=find)


def check_each(
    id_: str, title: str, early: Early, each: Each | None = None, severity: Severity = "error"
) -> Check:
    """A rule that looks at one record after the other."""

    def find(site: Site) -> Iterator[Finding]:
        for record in site.library.records():
            yield from early(site, record)
            if each:
                yield from each(site, record)

    return Check(id_, title, find, severity, early_each=early, each=each)


def site_of(library: Library, ledger: Ledger | None = None) -> Site:
    """All that checks look at."""
    return Site(library, ledger or fold(library))
