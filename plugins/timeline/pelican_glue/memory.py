"""What a build remembers of the one before, and whether it may go on from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..reading import Pack
from ..rebuild import store
from ..rebuild.codes import settings_digest
from ..rebuild.kept import GRAPH, MOST, Parts, state_of, write_jobs, write_made, write_records
from ..rebuild.state import State
from ..rebuild.store import SoFar, Writing
from ..shelf import Shelf
from ..values.frozen import quick
from .output import Stamps
from .templates import Sources

OWN = (
    "TIMELINE_BUILD", "TIMELINE_GENERATOR", "TIMELINE_JOBS", "TIMELINE_LINKS", "TIMELINE_MEMORY", "TIMELINE_PROFILE",
    "TIMELINE_SCOUT",
)  # fmt: skip
"""Settings that no page depends on: those that a build makes for itself, and how it tells what it did."""
FREE = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
"""Settings with code in them."""


@quick
class Frame:
    """Digests of what everything is made under. settings: None if nobody can tell."""

    code: str
    settings: str | None


@dataclass
class Memory:
    """What is kept between builds.

    state: the records and jobs. stamps: of the files that were made. templates: what each of them rested on.
    kept: where parts of these are stored.
    """

    frame: Frame
    state: State | None = None
    stamps: Stamps = field(default_factory=dict)
    templates: Mapping[str, Sources] = field(default_factory=dict)
    noted: frozenset[str] | None = None
    kept: store.Kept | None = None

    def renew(self, stamps: Stamps) -> None:
        """These are the stamps now."""
        if isinstance(self.stamps, Shelf) and not isinstance(stamps, Shelf):
            self.stamps.become(stamps)
        else:
            self.stamps = stamps


def frame(settings: Mapping[str, Any], code: str) -> Frame:
    """The frame of a build. With other plugins, or filters of its own, whatever is made may be another each time."""
    if len(settings["PLUGINS"]) > 1 or any(settings[name] for name in FREE):
        return Frame(code, None)
    return Frame(code, settings_digest(settings, OWN))


def recall(kept: store.Kept | None, now: Frame) -> tuple[Memory, str]:
    """What the last build left, as far as it holds in this frame; and why it cannot be used."""
    try:
        return (_memory(kept, now) if kept else Memory(now)), ""
    except store.StoreError as error:
        return Memory(now), str(error)


def _memory(kept: store.Kept, now: Frame) -> Memory:
    frame: Frame = kept.value("frame")
    if frame.code != now.code or "library" not in kept.table:
        return Memory(now)
    if now.settings is None or frame != now:
        return Memory(now, state_of(kept, with_jobs=False), kept=kept)
    state = state_of(kept, with_jobs=True)
    return Memory(now, state, kept.shelf("stamps"), kept.value("templates"), kept.value("noted"), kept)


class Keeping:
    """Leaves a memory for the next build: `read`, for all that is read, if nothing was there; `records`, which stand
    before anything is made of them, then the rest.

    A copy of this process may write each: `so_far` there is what this one goes on from. since: a time (nanoseconds),
    where the stamps of files that were written later may be those of another writing too.
    """

    def __init__(self, file: Path, memory: Memory, since: int | None = None) -> None:
        self._memory, self._since, self._to = memory, since, Writing(file, memory.kept)
        self._read: Parts = {}
        self._made: dict[str, Parts] = {name: {} for name in GRAPH}

    @property
    def so_far(self) -> SoFar:
        """What is written."""
        return self._to.so_far

    @so_far.setter
    def so_far(self, written: SoFar) -> None:
        self._to.so_far = written

    def read(self, pack: Pack) -> None:
        """Write what was read of some files."""
        self._read[pack.files[0]] = pack.files, self._to.part(*pack)

    def records(self) -> None:
        """Write the records and what follows from them."""
        self._to.value("frame", self._memory.frame)
        if self._memory.state:
            if self._since is not None:
                self._memory.state.distrust(self._since)
            write_records(self._to, self._memory.state, self._read)

    def made(self) -> None:
        """Write what was made of them so far: at the end nobody else is at work. What is done once stays as it is."""
        if self._memory.state:
            write_made(self._to, self._memory.state.graph, self._made)

    def end(self) -> None:
        """Write what was made of them, and put the file in its place."""
        self._to.value("templates", self._memory.templates)
        self._to.value("noted", self._memory.noted)
        self._to.mapping("stamps", self._memory.stamps, MOST)
        if self._memory.state:
            write_jobs(self._to, self._memory.state, self._made)
        self._to.end()


def keep(file: Path, memory: Memory) -> None:
    """Leave it for the next build at once."""
    keeping = Keeping(file, memory)
    keeping.records()
    keeping.end()
