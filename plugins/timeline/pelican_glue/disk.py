"""One file of the output: written where none is, compared with what is to stand in it, written over.

What is given back is its stamp, which is that of the very file that was compared or written: another build may be at
work too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ..looking import FileStamp, written_of

CHUNK: Final = 1 << 20
"""Bytes that are compared, or written in pieces, at a time."""

BINARY: Final = getattr(os, "O_BINARY", 0)
"""What Windows wants to know of a file."""
NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY
"""How a file is opened that must not be there."""


def created(file: str, data: bytes) -> FileStamp | None:
    """Write a file that is not there; None if it is.

    Tens of thousands are written: an object around each would take longer than the system takes to write it.
    """
    try:
        out = os.open(file, NEW, 0o666)
    except FileExistsError:
        return None
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        return created(file, data)
    try:
        written = os.write(out, data)
        while written < len(data):
            written += os.write(out, memoryview(data)[written:])
        return written_of(os.fstat(out))
    finally:
        os.close(out)


def created_of(file: str, pieces: Iterable[bytes | memoryview]) -> FileStamp | None:
    """Write a file that is not there, of pieces; None, and no piece is made, if it is."""
    try:
        out = open(file, "xb", buffering=CHUNK)  # noqa: PTH123, SIM115 - what is there is no error of the writing
    except FileExistsError:
        return None
    with out:
        out.writelines(pieces)
        out.flush()
        return written_of(os.fstat(out.fileno()))


def mended(file: str, pieces: Iterable[bytes | memoryview]) -> tuple[bool, FileStamp]:
    """Let a file that is there hold these pieces: what it begins with is not written again. True if anything was."""
    out = os.open(file, os.O_RDWR | os.O_CREAT | BINARY, 0o666)
    try:
        size, at, same = os.fstat(out).st_size, 0, True
        for piece in pieces:
            if same and not _follows(out, piece):
                same = False
                os.lseek(out, at, os.SEEK_SET)
            if not same:
                _put(out, piece)
            at += len(piece)
        if at < size:
            os.truncate(out, at)
        return not same or at < size, written_of(os.fstat(out))
    finally:
        os.close(out)


def _follows(out: int, data: bytes | memoryview) -> bool:
    """True if these bytes come next in a file."""
    view = memoryview(data)
    return all(os.read(out, len(piece)) == piece for piece in _chunks(view))


def _put(out: int, data: bytes | memoryview) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(out, left) :]


def written(file: str, data: bytes) -> FileStamp:
    """Write a file that is there. Not emptied first: what was, ext4 puts on the disk when it is closed, which takes
    milliseconds.
    """
    out = os.open(file, os.O_WRONLY | os.O_CREAT | BINARY, 0o666)
    try:
        _put(out, data)
        if os.fstat(out).st_size > len(data):
            os.truncate(out, len(data))
        return written_of(os.fstat(out))
    finally:
        os.close(out)


def holding(file: str, data: bytes) -> FileStamp | None:
    """The stamp of a file that holds these bytes; None if it does not."""
    view = memoryview(data)
    try:
        with open(file, "rb", buffering=0) as there:  # noqa: PTH123
            found, size = os.fstat(there.fileno()), len(data)
            if found.st_size != size:
                return None
            return written_of(found) if all(there.read(len(piece)) == piece for piece in _chunks(view)) else None
    except OSError:
        return None


def data(file: str, size: int) -> bytes:
    """The bytes of a file. size: how many there are, as far as known; the system is not asked again by each of tens of
    thousands.
    """
    number = os.open(file, os.O_RDONLY | BINARY)
    try:
        found = os.read(number, size + 1)
    finally:
        os.close(number)
    return found if len(found) == size else Path(file).read_bytes()


def _chunks(view: memoryview) -> Iterator[memoryview]:
    return (view[at : at + CHUNK] for at in range(0, len(view), CHUNK))
