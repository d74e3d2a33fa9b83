"""How thousands of files stand, found without opening them. Nothing is imported that takes time to load: a process of
its own looks while the other modules are loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

KINDS: Final = ("entries", "actors", "systems", "rules", "programmes", "publishers", "pages")
"""The folders of ``content/`` that hold records."""

Stamp: TypeAlias = "tuple[int, int, int]"
"""When a file was written, when that was changed (nanoseconds), and its size in bytes."""

FileStamp: TypeAlias = "tuple[int, int]"
"""When a file was written (nanoseconds), and its size in bytes."""


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
