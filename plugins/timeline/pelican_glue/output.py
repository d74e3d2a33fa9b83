"""The output folder: only what changed is written, and what is made no longer is taken away."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from ..looking import FileStamp, other_files, written_of
from ..shelf import Shelf
from . import disk
from .notes import looked, note
from .stages import Stages

Stamps: TypeAlias = "dict[str, FileStamp] | Shelf[str, FileStamp]"
"""How files were written, by their paths: all at hand, or kept in parts."""

WAITING: Final = 1 << 20
"""Bytes that wait to be written, at most."""


Told = Callable[[str], None]
"""Told of a file that is not what it was."""


class Written(NamedTuple):
    """What a part of a build did: paths, as `Output` has them; new: the stamps of those that were made."""

    written: list[str]
    unchanged: list[str]
    reused: list[str]
    new: dict[str, FileStamp]


class Output:
    """The files of one build. Paths are below the folder, with "/" between their parts.

    written: those whose bytes were not there already. unchanged: those whose bytes were there. copied: those that
    others made. deleted: what an earlier build had made and this one did not. noted: what is made and no job's, when
    the list of all was written last; None if nobody knows.
    """

    def __init__(self, folder: Path, notes: Path, stages: Stages, stamps: Stamps | None = None) -> None:
        self.folder = folder
        self._top = f"{folder}/"
        self.written: list[str] = []
        self.unchanged: list[str] = []
        self.copied: set[str] = set()
        self.deleted: list[str] = []
        self.noted: frozenset[str] | None = None
        self._notes = notes
        self._stamps: Stamps = {} if stamps is None else stamps.copy()
        self._made: set[str] = set()
        self._reused: list[str] = []
        self._but: frozenset[str] | None = None
        self._new: dict[str, FileStamp] = {}
        self._own: set[str] = set()
        self._stages = stages
        self._others: dict[str, FileStamp | None] | None = None
        self._spared: frozenset[str] = frozenset()
        self._folders: set[str] = set()
        self._waiting: list[tuple[str, bytes, Told | None]] | None = None
        self._bytes = 0

    def look(self, everything: bool, spared: Iterable[str] = ()) -> None:
        """Look at what is there before anything is written: all files, or those that earlier builds made.

        spared: names directly in the folder that are never deleted.
        """
        found = looked(self.folder, self._notes, everything)
        self.seen(other_files(self._stamps, found), spared)

    def seen(self, others: Mapping[str, FileStamp | None], spared: Iterable[str] = ()) -> None:
        """What there is before anything is written, where somebody has looked: all that is not as the stamps say."""
        self._others, self._spared = dict(others), frozenset(spared)

    def _was(self, path: str) -> FileStamp | None:
        """How a file stood before anything was written; None if it was not there, or if nobody looked."""
        if self._others is None:
            return None
        return self._others[path] if path in self._others else self._stamps.get(path)

    @property
    def made(self) -> set[str]:
        """Every file that is part of the site."""
        return self._made if self._but is None else self._made | (set(self._stamps) - self._but)

    @property
    def reused(self) -> list[str]:
        """Those that were not made again."""
        return self._reused if self._but is None else [*self._reused, *(set(self._stamps) - self._but)]

    def counts(self) -> dict[str, int]:
        """How many files there are of each sort."""
        reused = len(self._reused) + (0 if self._but is None else len(self._stamps) - len(self._but))
        return {
            "written": len(self.written), "unchanged": len(self.unchanged), "reused": reused,
            "copied": len(self.copied), "deleted": len(self.deleted),
        }  # fmt: skip

    def put(self, path: str, data: bytes, told: Told | None = None) -> None:
        """Make this file part of the site; it is written only if its bytes are others."""
        self._made.add(path)
        if self._waiting is None:
            self._store([(path, data, told)])
            return
        self._waiting.append((path, data, told))
        self._bytes += len(data)
        if self._bytes > WAITING:
            self._store_waiting()

    def put_pieces(self, path: str, pieces: Iterable[bytes | memoryview]) -> None:
        """Make this file part of the site: it is written as its pieces are made, never whole."""
        target, created = self._top + path, None
        if not self._was(path):
            os.makedirs(target.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
            with self._stages.stage("write"):
                created = disk.created_of(target, pieces)
        is_written, self._new[path] = (True, created) if created else disk.mended(target, pieces)
        (self.written if is_written else self.unchanged).append(path)
        self._made.add(path)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is put within is written at the end, one file after the other: a processor that goes to and fro between
        making a page and the system's work of a new file takes a third longer for both.
        """
        self._waiting = []
        try:
            yield
        finally:
            self._store_waiting()
            self._waiting = None

    def _store_waiting(self) -> None:
        waiting, self._waiting, self._bytes = self._waiting or [], [], 0
        self._store(waiting)

    def _store(self, files: Iterable[tuple[str, bytes, Told | None]]) -> None:
        with self._stages.stage("write"):
            for path, data, told in files:
                written, self._new[path] = self._stored(path, data)
                (self.written if written else self.unchanged).append(path)
                # One that an interrupted build wrote is there already, and what is made from it is still the old.
                if told and (written or not self.intact(path)):
                    told(path)

    def _stored(self, path: str, data: bytes) -> tuple[bool, FileStamp]:
        """True if the file was written, not there already; its stamp, which is that of the very file that was compared
        or written: another build may be at work too.
        """
        # Path objects would take longer than the writing: there are tens of thousands of files.
        target = self._top + path
        if not self._was(path):
            self._make_folder(path.rpartition("/")[0])
            if created := disk.created(target, data):
                return True, created
        held = disk.holding(target, data)
        return (False, held) if held else (True, disk.written(target, data))

    def _make_folder(self, folder: str) -> None:
        """Most files stand in a folder of their own: to look first whether it is there takes longer."""
        if folder in self._folders:
            return
        self._folders.add(folder)
        # Not suppress(): an object for each takes as long as all else here.
        try:  # noqa: SIM105
            os.mkdir(self._top + folder)  # noqa: PTH102
        except (FileExistsError, FileNotFoundError):
            pass

    def data(self, path: str) -> bytes:
        """The bytes of a file that is part of the site."""
        stamp = self._new.get(path)
        return disk.data(self._top + path, stamp[1] if stamp else 0)

    def intact(self, path: str) -> bool:
        """True if the file is there as the build left it that the stamps are of."""
        # Without the time at which that was changed: an output that CI unpacks is as it was packed.
        return self._others is not None and path not in self._others and path in self._stamps

    def reuse(self, paths: Iterable[str]) -> None:
        """Files that are intact and that need not be made again."""
        some = tuple(paths)
        self._made.update(some)
        self._reused += some

    def own(self, paths: Iterable[str]) -> None:
        """These files are those of jobs: what they were made from is known, so that they may be reused."""
        self._own.update(paths)

    def stamps(self) -> Stamps:
        """Of the files of jobs that were made, by this build or an earlier one; mostly those of a folder together."""
        new = {path: self._new[path] for path in sorted(self._own) if path in self._new}
        if self._but is None:
            return {**{path: self._stamps[path] for path in self._reused}, **new}
        # After an edit tens of thousands are what they were: they are not even taken out of where they are kept.
        stamps = self._stamps.copy()
        for path in self._but.difference(new, self._reused):
            del stamps[path]
        stamps.update({path: stamp for path, stamp in new.items() if stamps.get(path) != stamp} if stamps else new)
        return stamps

    def stands(self) -> bool:
        """True if every file of a job is there as the last build left it."""
        return self._others is not None and not any(path in self._stamps for path in self._others)

    def reuse_but(self, others: Iterable[str]) -> None:
        """Reuse every file of a job but these. All must stand."""
        self._but = frozenset(path for path in others if path in self._stamps)

    def touched(self) -> Collection[str]:
        """The files that this build made, and those that did not stand as the last one left them."""
        return self._new.keys() | (self._others or {}).keys()

    def apart(self) -> None:
        """From here on this is a part of a build, which another puts together."""
        self.written, self.unchanged, self._reused, self._new = [], [], [], {}

    def done(self) -> Written:
        """What this part did."""
        return Written(self.written, self.unchanged, self._reused, self._new)

    def join(self, part: Written) -> None:
        """Add what another part of this build did."""
        self.written += part.written
        self.unchanged += part.unchanged
        self._reused += part.reused
        self._new |= part.new
        self._made.update(part.new, part.reused)

    def settle(self, paths: Iterable[str]) -> None:
        """These files are as they should be: where a process makes more than one build, the next may reuse them."""
        for path in paths:
            if path in self._new and self._others is not None:
                self._others.pop(path, None)
                self._stamps[path] = self._new[path]

    def keep(self, paths: Iterable[str]) -> None:
        """Files that others made and that are part of the site."""
        self.copied.update(paths)
        self._made |= self.copied

    def sweep(self) -> Stamps:
        """Delete what was there before and that nobody has made or touched since; note what was made. `stamps`."""
        for path in self._doubtful() - self._made:
            stamp = self._was(path)
            if stamp and path.split("/", 1)[0] not in self._spared and self._stamp(path) == stamp:
                (self.folder / path).unlink()
                self.deleted.append(path)
        for folder in {parent for path in self.deleted for parent in Path(path).parents if parent.parts}:
            self._prune(self.folder / folder)
        stamps = self.stamps()
        others = frozenset(self._made.difference(stamps))
        # To write tens of thousands of names that are noted already would take longer than an edit.
        if others != self.noted or not self._same_paths(stamps) or not self._notes.is_file():
            note(self._notes, [*stamps, *others])
        self.noted = others
        return stamps

    @contextmanager
    def noting(self) -> Iterator[None]:
        """If what is done within fails, what it has made so far is noted beside what was there."""
        try:
            yield
        except BaseException:
            note(self._notes, self.made.union(self._stamps, self._others or ()))
            raise

    def _doubtful(self) -> set[str]:
        """The files that were there and that may be no part of the site any more."""
        others = set(self._others or ())
        return others | (set(self._stamps) if self._but is None else self._but)

    def _same_paths(self, stamps: Stamps) -> bool:
        """True if these are of the files that had stamps before."""
        new: Collection[str] = stamps if self._but is None else self._own
        return len(stamps) == len(self._stamps) and all(path in self._stamps for path in new)

    def _prune(self, folder: Path) -> None:
        """Delete a folder and those around it as far as nothing is left in them."""
        while folder != self.folder and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def _stamp(self, path: str) -> FileStamp | None:
        try:
            found = os.lstat(self.folder / path)
        except OSError:
            return None
        return written_of(found)
