"""How thousands of files stand, found without opening them. Nothing is imported that takes time to load: a process of
its own looks while the other modules are loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

KINDS: Final = ("entries", "actors", "systems", "rules", "programmes", "publishers", "pages")
"""The folders of ``content/`` that hold records."""

Stamp: TypeAlias = "tuple[int, int, int]"
"""When a file was written, when that was changed (nanoseconds), and its size in bytes."""

FileStamp: TypeAlias = "tuple[int, int]"
"""When a file was written (nanoseconds), and its size in bytes."""

NEAR: Final = 2
"""Folders above which one is always looked through."""


class Seen(NamedTuple):
    """How some files below a folder stand that are known.

    others: those that are not as they are known, None for one that is gone. folders: all in which they are, with a "/"
    behind; same: those of them to which nothing can have been added; names: the known files in the others.
    """

    others: dict[str, FileStamp | None]
    folders: set[str]
    same: set[str]
    names: set[str]


NOTHING: Final = Seen({}, set(), set(), set())
"""Where there are no files."""


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
        _add(item, inside + item.name, stamps)


def _add(item: os.DirEntry[str], path: str, stamps: dict[str, FileStamp]) -> None:
    """A file, or all that is below a folder."""
    if item.is_dir(follow_symlinks=False):
        _add_below(item.path, f"{path}/", stamps)
    elif not (item.is_symlink() and item.is_dir()):
        # Somebody may have deleted it meanwhile.
        with suppress(FileNotFoundError):
            stamps[path] = written_of(item.stat(follow_symlinks=False))


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


def seen_of(at: int, known: Mapping[str, FileStamp]) -> Seen:
    """How these files below an open folder stand, without a list of what is there: the longest part of a look at all.

    A folder is as it was if it was changed last while what is known in it was written: a file that is added, deleted or
    put in the place of another changes it. Those near the top are few, and each change below them takes long.
    """
    seen, stat = Seen({}, set(), set(), set()), os.stat
    for inside, paths in groupby(known, folder_of):
        some = list(paths)
        for path in some:
            try:
                found = stat(path, dir_fd=at, follow_symlinks=False)
            except OSError:
                seen.others[path] = None
                continue
            if (found.st_mtime_ns, found.st_size) != known[path]:
                seen.others[path] = written_of(found)
        seen.folders.add(inside)
        if inside.count("/") >= NEAR and _as_left(at, inside, max(known[path][0] for path in some)):
            seen.same.add(inside)
        else:
            seen.names.update(some)
    return seen


def together(some: Iterable[Seen]) -> Seen:
    """All of these."""
    whole = Seen({}, set(), set(), set())
    for one in some:
        whole.others.update(one.others)
        whole.folders.update(one.folders)
        whole.same.update(one.same)
        whole.names.update(one.names)
    return whole


def folder_of(path: str) -> str:
    """The path of the folder that a file or a folder is in, with a "/" behind; empty at the top."""
    return path[: path.rfind("/", 0, -1) + 1]


def _as_left(at: int, folder: str, written: int) -> bool:
    """True if nothing was added to a folder since a time. at: as `seen_of` has it."""
    try:
        found = os.stat(folder, dir_fd=at, follow_symlinks=False)
    except OSError:
        return False
    # A file system that keeps no times says nothing. The second anybody may set to what they like, not the first, save
    # on Windows, where that says when it was made.
    return 0 < max(found.st_ctime_ns, found.st_mtime_ns) <= written


def added(folder: str, seen: Seen) -> dict[str, FileStamp] | None:
    """The files that are there and were not known, where all that were are `seen`; None if the folders themselves are
    others, and all must be looked through.
    """
    above = {"", *map(folder_of, seen.folders)}
    while more := {folder_of(inside) for inside in above} - above:
        above |= more
    found: dict[str, FileStamp] = {}
    folders = above | seen.folders
    for inside in folders - seen.same:
        try:
            there = list(os.scandir(f"{folder}/{inside}"))
        except OSError:
            return None
        for item in there:
            path = inside + item.name
            if f"{path}/" in folders:
                if not item.is_dir(follow_symlinks=False):
                    return None
            elif path not in seen.names:
                _add(item, path, found)
    return found
