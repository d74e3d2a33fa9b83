"""One build: its output, how long its stages took, and what it says at its end."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..collecting import no_collecting
from . import scout
from .memory import Keeping, Memory, frame, recall
from .output import Output
from .places import places
from .site import DEFAULTS
from .stages import Stages

if TYPE_CHECKING:
    from ..load import Begun

TICK = 2_000_000_000
"""Nanoseconds within which two writings of a file can leave the same time, on any file system."""


@dataclass
class Build:
    """One build.

    memory: what it goes on from and leaves. kept: where that is stored; note: why an earlier one could not be used.
    began: when (nanoseconds).
    records: that there are; read: those that were read anew. rendered: pages that templates laid out.
    refused: the content has errors. changed: the files of records that are not as they were; None if nobody knows.
    begun: the reading of all, where it is under way. theme_stands: the theme's files are those of the last build.
    """

    output: Output
    stages: Stages
    memory: Memory
    kept: Path
    began: int
    note: str = ""
    records: int = 0
    read: int = 0
    rendered: int = 0
    refused: bool = False
    changed: Collection[str] | None = None
    begun: Begun | None = None
    theme_stands: bool = False

    @cached_property
    def keeping(self) -> Keeping:
        """Leaves the memory for the next build."""
        return Keeping(self.kept, self.memory, self.began - TICK)

    def leave_nothing(self) -> None:
        """What was written for the next build goes: the last one stays what it goes on from."""
        vars(self).pop("keeping", None)

    def line(self) -> str:
        """What was done, and how long each stage took, in a line."""
        files = ", ".join(f"{count} {name}" for name, count in self.output.counts().items())
        seconds = ", ".join(f"{name} {spent:.2f}" for name, spent in self.stages.seconds.items())
        read = f"{self.read} of {self.records} records read"
        note = f"\nTimeline: {self.note}" if self.note else ""
        return f"Timeline: {read}, {self.rendered} pages rendered; files: {files} ({seconds} s){note}"

    def table(self) -> str:
        """The seconds of each stage and their share, a line each."""
        whole = sum(self.stages.seconds.values()) or 1.0
        rows = sorted(self.stages.seconds.items(), key=lambda item: item[1], reverse=True)
        lines = [f"{name:>8} {spent:8.3f} s {100 * spent / whole:5.1f} %" for name, spent in rows]
        return "\n".join([*lines, f"{'all':>8} {whole:8.3f} s"])


def begin(settings: MutableMapping[str, Any]) -> Build:
    """A build with these settings of Pelican's.

    DELETE_OUTPUT_DIRECTORY means here that whatever the build does not make is deleted, rather than all beforehand.
    """
    gc.unfreeze()
    stages, at = Stages(), places(settings)
    # A preview holds in memory more than what is stored, and a process that builds again and again has none waiting.
    waiting: scout.Scout | None = settings.pop("TIMELINE_SCOUT", None)
    given: Memory | None = settings.get("TIMELINE_MEMORY")
    with stages.stage("recall"), no_collecting():
        looking = waiting if waiting and waiting.is_fresh else scout.begin(settings, apart=not given)
        ground = looking.ground()
        now = frame({**DEFAULTS, **settings}, ground.code)
        memory, note = (given, "") if given else recall(ground.kept, now)
    output = Output(at.output, at.notes, stages, memory.stamps)
    output.noted = memory.noted
    build = Build(output, stages, memory, at.kept, looking.began, _note(at.kept, ground.broken or note))
    build.begun = looking.begun
    with stages.stage("look"):
        if not given:
            build.changed = looking.content()
        if memory.stamps and not given:
            output.seen(looking.output(), settings["OUTPUT_RETENTION"])
        else:
            output.look(at.everything, settings["OUTPUT_RETENTION"])
        looking.end()
    return build


def _note(file: Path, reason: str) -> str:
    return f"{file.name} is {reason}; all is made anew" if reason else ""


def theme_stands(build: Build, settings: Mapping[str, Any]) -> bool:
    """True if the theme's files need not be copied: they stand as the last build published them. Never where somebody
    else may want to see them before.
    """
    if not settings["TIMELINE_MINIFY"] or settings["TIMELINE_LIVE"] or build.memory.frame.settings is None:
        return False
    # Here alone, so that a build that does not minify does not load what does it.
    from .published import stands

    with build.stages.stage("minify"):
        build.theme_stands = stands(*_publication(build, settings))
    return build.theme_stands


def _publication(build: Build, settings: Mapping[str, Any]) -> tuple[Path, Path, Mapping[str, Path], str]:
    """Where the theme is published, what is kept of that, its files by their names there, and the code's digest."""
    folder = build.output.folder / settings["THEME_STATIC_DIR"]
    return folder, build.kept.with_suffix(".theme.json"), dict(_theme(settings)), build.memory.frame.code


def finish(build: Build, settings: Mapping[str, Any]) -> None:
    """Minify the scripts where that is asked for, and take away what was not made."""
    if settings["TIMELINE_MINIFY"]:
        # Here alone, so that a build that does not minify does not load what does it.
        from .minify import MADE

        # Likewise.
        from .published import note, publish

        if not build.theme_stands:
            with build.stages.stage("minify"):
                folder, kept, sources, code = _publication(build, settings)
                if publish(folder, kept, code):
                    note(folder, kept, sources, code)
        build.output.keep((Path(settings["THEME_STATIC_DIR"]) / name).as_posix() for name in MADE)
    with build.stages.stage("sweep"):
        build.output.keep((Path(settings["THEME_STATIC_DIR"]) / name).as_posix() for name, _ in _theme(settings))
        stamps = build.output.sweep()
    with build.stages.stage("keep"), no_collecting():
        build.memory.renew(stamps)
        build.memory.noted = build.output.noted
        build.keeping.end()
    # A process that ends here would look through all of it for garbage once more, which takes longer than to fold it;
    # one that goes on thaws it when it begins again.
    gc.freeze()


def _theme(settings: Mapping[str, Any]) -> Iterator[tuple[str, Path]]:
    """The files that Pelican copies from the theme, by their names in the folder to which they go."""
    for name in settings["THEME_STATIC_PATHS"]:
        source = Path(settings["THEME"]) / name
        for file in source.rglob("*"):
            inside = file.relative_to(source)
            ignored = any(fnmatch(part, form) for part in inside.parts for form in settings["IGNORE_FILES"])
            if file.is_file() and not ignored:
                yield inside.as_posix(), file
