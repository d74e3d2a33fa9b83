"""A state of the site, and the next one: what a change of files makes stale."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..forking import meanwhile
from ..ledger import fold
from ..ledger.refold import refold
from ..load import NOTHING, Begun, Loaded, load
from ..model import Record
from ..model.library import Library
from ..problems import Problem
from ..reading import Keep, Reading
from ..shelf import Shelf
from ..views import Options, Site
from .carry import carry_library, carry_site
from .changes import changes
from .checking import Checked, Look, early, that_pay
from .graph import Graph, JobId
from .keys import Key
from .parts import reading, reading_library
from .reads import Reads

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
    keep: Keep | None = None,
    begun: Begun | None = None,
) -> State:
    """The state of this content. before: an earlier one, which is used up.

    options: of the build, for these records. stage: the time of a part of the work, by its name.
    changed: the files that were written or deleted since, where that is known. processes: as `load` has it.
    keep, begun: likewise, where there is no earlier state.
    """
    with stage("read"):
        known, others = (before.reading, changed) if before else (NOTHING, None)
        loaded = load(content, known, others, processes, begun, None if before else keep)
        if before:
            carry_library(before.site.library, loaded.library)
    graph, stale = (before.graph, before.stale) if before else (Graph(), {})
    checked, reads = before.checked if before else Checked(), Reads()
    with stage("check"):
        noting = reading_library(loaded.library, reads)
        copies = 0 if before else (processes or that_pay(loaded.library)) - 1
        ahead = early(loaded.library, noting, reads, graph)
    with meanwhile(ahead, ahead.parts if copies else 0, copies):
        with stage("fold"):
            ledger = refold(before.site.ledger, loaded.library) if before else fold(loaded.library)
            site = Site(loaded.library, ledger, options(loaded.library))
            if before:
                carry_site(before.site, site)
        with stage("compare"):
            if before:
                stale |= graph.touched(changes(before.site, site, graph.fields))
        with stage("check"):
            look = Look(site, reading(site, reads, noting), reads)
    checked.found |= ahead.found
    after = State(loaded.reading, site, graph, checked, stale, reads=reads)
    with stage("check"):
        after.checked.again(look, _changed(before, loaded) if before else (), graph, stale)
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
