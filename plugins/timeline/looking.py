"""How thousands of files stand, found without opening them. Nothing is imported that takes time to load: a process of
its own looks while the other modules are loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias
from zlib import crc32

KINDS: Final = ("entries", "actors", "systems", "rules", "programmes", "publishers", "pages")
"""The folders of ``content/`` that hold records."""

Stamp: TypeAlias = "tuple[int, int, int]"
"""When a file was written, when that was changed (nanoseconds), and its size in bytes."""

FileStamp: TypeAlias = "tuple[int, int]"
"""When a file was written (nanoseconds), and its size in bytes."""


class Share(NamedTuple):
    """What one of several processes looks at, each at another part of the same. number: which, from 0; of: how many."""

    number: int = 0
    of: int = 1

    def holds(self, path: str) -> bool:
        """True if it is this one's."""
        return self.of == 1 or crc32(path.encode()) % self.of == self.number

    def some(self, paths: Sequence[str]) -> Sequence[str]:
        """Those that are this one's."""
        return paths[self.number :: self.of]


ALL: Final = Share()


class Others(NamedTuple):
    """others: the files that are there and not as they are known. met: how many that are known are there."""

    others: dict[str, FileStamp]
    met: int


def records_below(folder: str) -> Iterator[tuple[str, Stamp]]:
    """Every file below a folder that is not hidden, and its stamp. A link to nothing has none: reading it says so."""
    for path, item in items_below(folder):
        try:
            yield path, stamp_of(item.stat())
        except OSError:
            yield path, (0, 0, 0)


def items_below(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder that is not hidden: nothing of it is asked but its name."""
    with os.scandir(folder) as found:
        for item in found:
            path = f"{folder}/{item.name}"
            if item.name.startswith("."):
                continue
            if item.is_dir(follow_symlinks=False):
                yield from items_below(path)
            else:
                yield path, item


def stamp_of(stat: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size


def other_records(content: str, known: Mapping[str, Stamp | None]) -> frozenset[str]:
    """The files below the folders of records that do not stand as they are known, are new or are gone."""
    found: dict[str, Stamp] = {}
    for kind in KINDS:
        folder = f"{content}/{kind}"
        if os.path.isdir(folder):  # noqa: PTH112 - strings, as all of this
            found.update(records_below(folder))
    others = {path for path, stamp in found.items() if known.get(path) != stamp}
    return frozenset(others | (known.keys() - found.keys()))


def files_below(folder: str) -> dict[str, FileStamp]:
    """How every file below a folder was written, by its path below it; none if there is no such folder."""
    stamps: dict[str, FileStamp] = {}
    _add_below(folder, "", stamps)
    return stamps


def _add_below(folder: str, inside: str, stamps: dict[str, FileStamp]) -> None:
    """inside: the path of the folder, with a "/" behind it."""
    try:
        found = list(os.scandir(folder))
    except OSError:
        return
    for item in found:
        if item.is_dir(follow_symlinks=False):
            _add_below(item.path, f"{inside}{item.name}/", stamps)
        elif not (item.is_symlink() and item.is_dir()):
            try:
                stamps[inside + item.name] = written_of(item.stat(follow_symlinks=False))
            except FileNotFoundError:
                continue  # somebody deleted it meanwhile


def written_of(found: os.stat_result) -> FileStamp:
    """How a file was written."""
    return found.st_mtime_ns, found.st_size


def these_files(folder: str, paths: Iterable[str]) -> dict[str, FileStamp]:
    """How those of some files below a folder were written that are there."""
    stamps = {}
    for path in paths:
        try:
            stamps[path] = written_of(os.lstat(f"{folder}/{path}"))
        except OSError:
            continue
    return stamps


def other_files(known: Mapping[str, FileStamp], found: Mapping[str, FileStamp]) -> dict[str, FileStamp | None]:
    """What differs of `found` from what is known; None for what is gone."""
    others: dict[str, FileStamp | None] = {path: one for path, one in found.items() if known.get(path) != one}
    if len(found) - len(others) < len(known):
        others.update((path, None) for path in known.keys() - found.keys())
    return others


def others_of(known: Mapping[str, FileStamp], found: Mapping[str, FileStamp]) -> Others:
    """What of `found` is not as it is known."""
    others = {path: one for path, one in found.items() if known.get(path) != one}
    return Others(others, sum(path in known for path in found))


def others_below(folder: str, known: Mapping[str, FileStamp], share: Share = ALL) -> Others:
    """What of all that is below a folder is not as it is known, found without a list of all."""
    others: dict[str, FileStamp] = {}
    return Others(others, _met(folder, "", known, share, others))


def _met(folder: str, inside: str, known: Mapping[str, FileStamp], share: Share, others: dict[str, FileStamp]) -> int:
    """inside: as `_add_below` has it. What is in folders of folders is shared by the names of these."""
    met, shared = 0, inside.count("/") < 2
    try:
        found = list(os.scandir(folder))
    except OSError:
        return 0
    for item in found:
        path = inside + item.name
        if item.is_dir(follow_symlinks=False):
            if not (inside and shared) or share.holds(path):
                met += _met(item.path, f"{path}/", known, share, others)
        elif (not shared or share.holds(path)) and not (item.is_symlink() and item.is_dir()):
            try:
                now = written_of(item.stat(follow_symlinks=False))
            except FileNotFoundError:
                continue  # somebody deleted it meanwhile
            before = known.get(path)
            met += before is not None
            if before != now:
                others[path] = now
    return met
