"""A state of the site, and the next one: what a change of files makes stale."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..ledger import fold
from ..ledger.refold import refold
from ..load import NOTHING, Loaded, load
from ..model import Record
from ..model.library import Library
from ..problems import Problem
from ..reading import Reading
from ..shelf import Shelf
from ..views import Options, Site
from .carry import carry_library, carry_site
from .changes import changes
from .checking import Checked, Look
from .graph import Graph, JobId
from .reads import Key, Reads, reading

Stage = Callable[[str], AbstractContextManager[None]]


@dataclass
class State:
    """The records and what was made of them.

    reading: what was read of each file. stale: the jobs whose files are no longer what they would be, and what changed.
    problems: all that an author must see. parsed: how many files were read anew. kept: where mappings of it that are
    taken out whole are kept.
    """

    reading: Reading
    site: Site
    graph: Graph
    checked: Checked
    stale: dict[JobId, tuple[Key, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    parsed: int = 0
    reads: Reads = field(default_factory=Reads)
    kept: Mapping[str, Shelf[str, Any]] = field(default_factory=dict)

    def distrust(self, since: int) -> None:
        """Look again at files that were written after a time (nanoseconds): another writing could have left the same
        stamp as the one that was read.
        """
        files = self.reading.files
        young = {file: read for file, read in files.items() if read.stamp and max(read.stamp[:2]) > since}
        if young:
            read = {**files, **{file: read._replace(stamp=None) for file, read in young.items()}}
            self.reading = replace(self.reading, files=read)


def advance(
    before: State | None,
    content: Path,
    options: Callable[[Library], Options],
    stage: Stage,
    changed: Collection[str] | None = None,
    processes: int = 0,
) -> State:
    """The state of this content. before: an earlier one, which is used up.

    options: of the build, for these records. stage: the time of a part of the work, by its name.
    changed: the files that were written or deleted since, where that is known. processes: as `load` has it.
    """
    with stage("read"):
        loaded = load(content, before.reading if before else NOTHING, changed if before else None, processes)
        if before:
            carry_library(before.site.library, loaded.library)
    with stage("fold"):
        ledger = refold(before.site.ledger, loaded.library) if before else fold(loaded.library)
        site = Site(loaded.library, ledger, options(loaded.library))
        if before:
            carry_site(before.site, site)
    graph, stale = (before.graph, before.stale) if before else (Graph(), {})
    with stage("compare"):
        if before:
            stale |= graph.touched(changes(before.site, site, graph.fields))
    after = State(loaded.reading, site, graph, before.checked if before else Checked(), stale)
    with stage("check"):
        look = Look(site, reading(site, after.reads), after.reads)
        after.checked.again(look, _changed(before, loaded), graph, stale, processes)
        after.problems = tuple(sorted({*loaded.problems, *after.checked.problems(site, loaded.reading.files)}))
    after.kept = before.kept if before else {}
    after.parsed = len(_others(before, loaded))
    return after


def _changed(before: State | None, loaded: Loaded) -> list[Record]:
    """The records that are not what they were."""
    parsed = loaded.reading.parsed
    return [record for file in _others(before, loaded) if (record := parsed[file].record)]


def _others(before: State | None, loaded: Loaded) -> Collection[str]:
    """The files that are not what they were."""
    return loaded.reading.others(before.reading if before else NOTHING)
