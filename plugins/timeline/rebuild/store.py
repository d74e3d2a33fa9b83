"""What a build leaves for the next, in a file that may be deleted at any time: values, and mappings kept in parts.

A file that is not whole, or of another version, is as good as none. It is read as data: names of classes that are no
part of a record are refused. Only what is asked for is taken out of it; where a mapping is kept again, the parts of it
that are as they were are copied as bytes.
"""

from __future__ import annotations

import io
import os
import pickle
import weakref
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from ..shelf import Shelf
from .collecting import no_collecting

VERSION: Final = b"timeline build 3\n"
NUMBER: Final = 8
"""Bytes of each of the three numbers behind the version: a sum over all that follows, where the table begins, and
its length."""
HEAD: Final = len(VERSION) + 3 * NUMBER
BROKEN: Final = "not whole"
"""What is said of a file of which something is missing or another."""
PIECE: Final = 1 << 20
"""Bytes that are summed at a time."""

MODULES: Final = frozenset(
    {"plugins", "datetime", "decimal", "array", "collections", "markupsafe", "types", "copyreg", "_codecs", "functools"}
)
"""What stored values are made of."""
BUILTINS: Final = frozenset({"set", "frozenset", "bytearray", "complex", "range", "slice", "object"})


class StoreError(Exception):
    """A stored file that says nothing; why, in words."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        root = module.partition(".")[0]
        if root in MODULES or (module == "builtins" and name in BUILTINS):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a record")


class _Bare(tuple[Any, ...]):
    """Stands for a record where only what it is made of is asked for: its class need not be loaded."""

    def __new__(cls, *parts: Any) -> _Bare:
        return super().__new__(cls, parts)

    def __setstate__(self, state: object) -> None:
        """What is no part of a tuple is left out."""


class _BareReader(_Reader):
    def find_class(self, module: str, name: str) -> Any:
        return _Bare if module.partition(".")[0] == "plugins" else super().find_class(module, name)


class Opened:
    """A file that is read, and open until nothing of it is needed any more. It may be deleted or replaced meanwhile."""

    def __init__(self, file: Path) -> None:
        self._number = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, self._number)

    def read(self, size: int, at: int) -> bytes:
        """Some bytes, fewer at its end; processes that share it do not disturb each other."""
        return os.pread(self._number, size, at)

    def pieces(self, at: int) -> Iterator[bytes]:
        """All that follows."""
        while piece := self.read(PIECE, at):
            yield piece
            at += len(piece)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of a stored file: a value."""

    file: Opened
    at: int
    size: int

    def raw(self) -> bytes:
        """The bytes."""
        return self.file.read(self.size, self.at)

    def load(self, reader: type[pickle.Unpickler] = _Reader) -> Any:
        """The value.

        Raises:
            StoreError: it was written by another version of the code.
        """
        try:
            with no_collecting():
                return reader(io.BytesIO(self.raw())).load()
        except (pickle.UnpicklingError, ImportError, AttributeError, TypeError, ValueError, EOFError) as error:
            raise StoreError(f"of another version: {error}") from error


@dataclass(frozen=True)
class Kept:
    """An open stored file. Nothing of it may be asked for before `is_whole` has said that it is.

    total: the sum that it should have. at, size: where its table is.
    """

    file: Opened
    total: int
    at: int
    size: int

    def is_whole(self) -> bool:
        """True if all of it is as it was written."""
        return _sum(self.file.pieces(HEAD)) == self.total

    @cached_property
    def table(self) -> Mapping[str, tuple[int, int]]:
        """Place and size of each value; of each mapping those of its list of parts."""
        found: Mapping[str, tuple[int, int]] = Piece(self.file, self.at, self.size).load()
        return found

    def value(self, name: str) -> Any:
        """A value.

        Raises:
            StoreError: none was stored by that name.
        """
        if name not in self.table:
            raise StoreError(f"of another version: without {name}")
        return Piece(self.file, *self.table[name]).load()

    def shelf(self, name: str) -> Shelf[Any, Any]:
        """A mapping, of which nothing is loaded yet."""
        parts = self.value(name)
        return Shelf([Piece(self.file, at, size) for at, size, _ in parts], [keys for _, _, keys in parts])

    def plain(self, name: str) -> dict[Any, Any]:
        """All of a mapping, with tuples in the place of records; `StoreError` as for a value."""
        parts = (Piece(self.file, at, size) for at, size, _ in self.value(name))
        return {key: value for part in parts for key, value in part.load(_BareReader).items()}


def read(file: Path) -> Kept | None:
    """What is stored; None if there is nothing.

    Raises:
        StoreError: the file is broken or of another version.
    """
    kept = opened(file)
    if kept and not kept.is_whole():
        raise StoreError(BROKEN)
    return kept


def opened(file: Path) -> Kept | None:
    """As `read`; that it is whole is still to be asked."""
    try:
        there = Opened(file)
        head = there.read(HEAD, 0)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}") from error
    if not head.startswith(VERSION):
        raise StoreError("of another version")
    if len(head) < HEAD:
        raise StoreError(BROKEN)
    return Kept(there, *(int.from_bytes(head[at : at + NUMBER], "big") for at in range(len(VERSION), HEAD, NUMBER)))


def _sum(pieces: Iterator[bytes]) -> int:
    made = 0
    for piece in pieces:
        made = zlib.crc32(piece, made)
    return made


class SoFar(NamedTuple):
    """What is written of a file. at: where the next value begins. total: the sum of all. table: as `Kept` has it."""

    at: int = HEAD
    total: int = 0
    table: Mapping[str, tuple[int, int]] = MappingProxyType({})


class Writing:
    """Stores values and mappings one after the other.

    The file is there whole or not at all: two builds at once leave what one of them wrote. so_far: what a copy of this
    process wrote goes on here where this is set to what it is there.
    """

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file, self._new = file, file.with_name(f"{file.name}.{os.getpid()}.new")
        self._number = os.open(self._new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
        self._give_up = weakref.finalize(self, _give_up, self._number, self._new)
        self.so_far = SoFar()

    def value(self, name: str, value: object) -> None:
        """Store a value."""
        place = self._put(_dumped(value))
        self.so_far = self.so_far._replace(table={**self.so_far.table, name: place})

    def mapping(self, name: str, values: Mapping[Any, Any], size: int) -> None:
        """Store a mapping. size: of a part, in values."""
        self.value(name, [(*self._put(raw), keys) for keys, raw in _parts(values, size)])

    def end(self) -> None:
        """Put the file in its place."""
        place = self._put(_dumped(dict(self.so_far.table)))
        numbers = (self.so_far.total, *place)
        _write(self._number, VERSION + b"".join(number.to_bytes(NUMBER, "big") for number in numbers), 0)
        os.truncate(self._number, self.so_far.at)
        self._give_up.detach()
        os.close(self._number)
        self._new.replace(self._file)

    def _put(self, raw: bytes) -> tuple[int, int]:
        """Where these bytes are now, and how many they are."""
        at, total, table = self.so_far
        _write(self._number, raw, at)
        self.so_far = SoFar(at + len(raw), zlib.crc32(raw, total), table)
        return at, len(raw)


def _write(number: int, raw: bytes, at: int) -> None:
    left = memoryview(raw)
    while left:
        written = os.pwrite(number, left, at)
        left, at = left[written:], at + written


def _give_up(number: int, file: Path) -> None:
    os.close(number)
    file.unlink(missing_ok=True)


def _dumped(value: object) -> bytes:
    return pickle.dumps(value, protocol=5)


def _parts(values: Mapping[Any, Any], size: int) -> Iterator[tuple[Sequence[Any], bytes]]:
    """The keys of each part and its bytes. Where one changed, small ones are put together: they do not grow many."""
    if not isinstance(values, Shelf):
        yield from _cut(values, list(values), size)
        return
    small: list[Any] = []
    pieces = list(values.pieces())
    as_kept = all(part is not None for _, part in pieces)
    for keys, part in pieces:
        if isinstance(part, Piece) and (as_kept or 2 * len(keys) > size):
            yield keys, part.raw()
        elif 2 * len(keys) > size:
            yield from _cut(values, keys, size)
        else:
            small += keys
    yield from _cut(values, small, size)


def _cut(values: Mapping[Any, Any], keys: Sequence[Any], size: int) -> Iterator[tuple[list[Any], bytes]]:
    rest = iter(keys)
    while some := list(islice(rest, size)):
        yield some, _dumped({key: values[key] for key in some})
