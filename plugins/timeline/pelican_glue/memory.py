"""What a build remembers of the one before, and whether it may go on from it."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..rebuild import store
from ..rebuild.codes import code_digest, settings_digest
from ..rebuild.kept import MOST, Mappings, mappings_of, state_of, values_of
from ..rebuild.state import State
from ..shelf import Shelf
from .output import Stamp
from .templates import Sources

OWN = ("TIMELINE_BUILD", "TIMELINE_GENERATOR", "TIMELINE_JOBS", "TIMELINE_LINKS", "TIMELINE_MEMORY", "TIMELINE_PROFILE")
"""Settings that no page depends on: those that a build makes for itself, and how it tells what it did."""
FREE = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
"""Settings with code in them."""


@dataclass(frozen=True)
class Frame:
    """Digests of what everything is made under. settings: None if nobody can tell."""

    code: str
    settings: str | None


@dataclass
class Memory:
    """What is kept between builds.

    state: the records and jobs. stamps: of the files that were made. templates: what each of them rested on.
    """

    frame: Frame
    state: State | None = None
    stamps: MutableMapping[str, Stamp] = field(default_factory=dict)
    templates: Mapping[str, Sources] = field(default_factory=dict)

    def renew(self, stamps: dict[str, Stamp]) -> None:
        """These are the stamps now."""
        if isinstance(self.stamps, Shelf):
            self.stamps.become(stamps)
        else:
            self.stamps = stamps


def frame(settings: Mapping[str, Any]) -> Frame:
    """The frame of a build. With other plugins, or filters of its own, whatever is made may be another each time."""
    if len(settings["PLUGINS"]) > 1 or any(settings[name] for name in FREE):
        return Frame(code_digest(), None)
    return Frame(code_digest(), settings_digest(settings, OWN))


def recall(file: Path, now: Frame) -> tuple[Memory, str]:
    """What the last build left, as far as it holds in this frame; and a note if it cannot be used."""
    try:
        kept = store.read(file)
        return (_memory(kept, now) if kept else Memory(now)), ""
    except store.StoreError as error:
        return Memory(now), f"{file.name} is {error}; all is made anew"


def _memory(kept: store.Kept, now: Frame) -> Memory:
    frame: Frame = kept.value("frame")
    if frame.code != now.code or "library" not in kept.table:
        return Memory(now)
    if now.settings is None or frame != now:
        return Memory(now, state_of(kept, with_jobs=False))
    return Memory(now, state_of(kept, with_jobs=True), kept.shelf("stamps"), kept.value("templates"))


def keep(file: Path, memory: Memory) -> None:
    """Leave it for the next build."""
    values: dict[str, object] = {"frame": memory.frame, "templates": memory.templates}
    mappings: Mappings = {"stamps": (memory.stamps, MOST)}
    if memory.state:
        values |= values_of(memory.state)
        mappings |= mappings_of(memory.state)
    store.write(file, values, mappings)
