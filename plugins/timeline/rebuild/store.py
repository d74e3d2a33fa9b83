"""What a build leaves for the next, in a file that may be deleted at any time: values, and mappings kept in parts.

A file that is not whole, or of another version, is as good as none. It is read as data: names of classes that are no
part of a record are refused. Only what is asked for is taken out of it. What changes is written behind what is there,
and then where that stands: whoever reads meanwhile, or a build that ends before it is done, finds the file as it was.
When as much was added as there was, the file is written anew, with the parts that are as they were copied as bytes.
"""

from __future__ import annotations

import io
import os
import pickle
import weakref
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from ..collecting import no_collecting
from ..forking import locked
from ..shelf import Shelf

VERSION: Final = b"timeline build 6\n"
NUMBER: Final = 8
"""Bytes of a number in the file's head."""
ENDS: Final = 2
"""What stands behind the version: the last two ends, of which one is written while the other holds."""
BROKEN: Final = "not whole"
"""What is said of a file of which something is missing or another."""
PIECE: Final = 1 << 20
"""Bytes that are summed at a time."""

MODULES: Final = frozenset(
    {"plugins", "datetime", "decimal", "array", "collections", "markupsafe", "types", "copyreg", "_codecs", "functools"}
)
"""What stored values are made of."""
BINARY: Final = getattr(os, "O_BINARY", 0)
"""What Windows wants to know of a file."""
BUILTINS: Final = frozenset({"set", "frozenset", "bytearray", "complex", "range", "slice", "object"})


class End(NamedTuple):
    """Where a file ends, and what stands there.

    number: of the ends of this file, from 1. total: a sum over all that stands between its head and here.
    at, size: where its table is. whole: how many bytes there were when the file was written last as a whole.
    """

    number: int
    total: int
    at: int
    size: int
    whole: int

    @property
    def place(self) -> int:
        """Where the file ends."""
        return self.at + self.size

    def raw(self) -> bytes:
        """As it is written: with a sum of its own, for it may be written by halves."""
        numbers = b"".join(number.to_bytes(NUMBER, "big") for number in self)
        return numbers + zlib.crc32(numbers).to_bytes(NUMBER, "big")


END: Final = (len(End._fields) + 1) * NUMBER
"""Bytes of an end."""
HEAD: Final = len(VERSION) + ENDS * END


def _ends(head: bytes) -> Iterator[End]:
    """The ends that a file's head holds."""
    for at in range(len(VERSION), HEAD, END):
        raw = head[at : at + END]
        numbers = [int.from_bytes(raw[place : place + NUMBER], "big") for place in range(0, END, NUMBER)]
        end = End(*numbers[:-1])
        if end.number and end.raw() == raw:
            yield end


Place: TypeAlias = tuple[int, int, int, int]
"""Where a part of a mapping stands: its place and size, and those of its keys."""
Stored: TypeAlias = Mapping[Any, tuple[Sequence[Any], Place]]
"""Parts of a mapping, by the first of their keys: all keys, and where it stands."""
NONE: Final[Stored] = MappingProxyType({})


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
        self._number = os.open(file, os.O_RDONLY | BINARY)
        weakref.finalize(self, os.close, self._number)

    def read(self, size: int, at: int) -> bytes:
        """Some bytes, fewer at its end; processes that share it do not disturb each other."""
        return os.pread(self._number, size, at)

    def pieces(self, at: int, end: int) -> Iterator[bytes]:
        """All between two places, as far as it is there."""
        while piece := self.read(min(PIECE, end - at), at):
            yield piece
            at += len(piece)

    def is_same(self, number: int) -> bool:
        """True if this open file is that one too."""
        return os.path.samestat(os.fstat(number), os.fstat(self._number))


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of a stored file: a value. keys: where those of a part of a mapping stand."""

    file: Opened
    at: int
    size: int
    keys: Piece | None = None

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
    """An open stored file, as it was at one of its ends. Nothing of it may be asked for before `is_whole` has said that
    it is.
    """

    file: Opened
    end: End

    def is_whole(self) -> bool:
        """True if all of it is as it was written."""
        return _sum(self.file.pieces(HEAD, self.end.place)) == self.end.total

    @cached_property
    def table(self) -> Mapping[str, tuple[int, int]]:
        """Place and size of each value; of each mapping those of its list of parts."""
        found: Mapping[str, tuple[int, int]] = Piece(self.file, self.end.at, self.end.size).load()
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
        parts = list(self._parts(name))
        return Shelf(parts, lambda: [part.keys.load() for part in parts if part.keys])

    def parts(self, name: str) -> list[Piece]:
        """The parts in which a mapping is kept; `StoreError` as for a value."""
        return list(self._parts(name))

    def plain(self, name: str) -> dict[Any, Any]:
        """All of a mapping, with tuples in the place of records; `StoreError` as for a value."""
        return {key: value for part in self._parts(name) for key, value in part.load(_BareReader).items()}

    def _parts(self, name: str) -> Iterator[Piece]:
        for at, size, keys_at, keys_size in self.value(name):
            yield Piece(self.file, at, size, Piece(self.file, keys_at, keys_size))


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
    if end := max(_ends(head), default=None):
        return Kept(there, end)
    raise StoreError(BROKEN)


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

    The file is as it was until the end: two builds at once leave what one of them wrote. upon: what is stored there
    now, for what is the same in it to stay where it is. so_far: what a copy of this process wrote goes on here where
    this is set to what it is there.
    """

    def __init__(self, file: Path, upon: Kept | None = None) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file, self._upon, self._last = file, upon, End(0, 0, HEAD, 0, 0)
        self._new: Path | None = None
        self._number = self._opened(upon) if upon else 0
        if not self._number:
            self._upon, self._new = None, file.with_name(f"{file.name}.{os.getpid()}.new")
            self._number = os.open(self._new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o666)
        self._give_up = weakref.finalize(self, _give_up, self._number, self._new)
        self.begin()

    def begin(self) -> None:
        """Nothing is stored yet."""
        self.so_far = SoFar(self._last.place, self._last.total)

    def _opened(self, upon: Kept) -> int:
        """The file, to write behind what it holds; 0 where it must be written anew: it is another, or has grown, or
        somebody else is writing, or it cannot be kept to one.
        """
        try:
            number = os.open(self._file, os.O_RDWR | BINARY)
        except OSError:
            return 0
        last = max(_ends(os.pread(number, HEAD, 0)), default=None)
        if last and last.place < 2 * last.whole and upon.file.is_same(number) and locked(number):
            # Asked for once more: another build may have ended before this one could keep it to itself.
            self._last = max(_ends(os.pread(number, HEAD, 0)))
            return number
        os.close(number)
        return 0

    def value(self, name: str, value: object) -> None:
        """Store a value."""
        place = self._stays(name, raw := _dumped(value)) or self._put(raw)
        self.so_far = self.so_far._replace(table={**self.so_far.table, name: place})

    def _stays(self, name: str, raw: bytes) -> tuple[int, int] | None:
        """Where a value is that is the same in what is stored."""
        place = self._upon.table.get(name) if self._upon else None
        same = self._upon and place and place[1] == len(raw) and Piece(self._upon.file, *place).raw() == raw
        return place if same else None

    def mapping(self, name: str, values: Mapping[Any, Any], size: int, stored: Stored = NONE) -> None:
        """Store a mapping. size: of a part, in values. stored: parts of it that are stored already."""
        self.value(name, [self._place(part, values, stored) for part in _parts(values, size)])

    def part(self, keys: Sequence[Any], values: Mapping[Any, Any] | bytes) -> Place:
        """Store a part of a mapping, before that is stored. values: may be pickled."""
        raw = values if isinstance(values, bytes) else _dumped(values)
        return *self._put(raw), *self._put(_dumped(keys))

    def _place(self, part: Piece | Sequence[Any], values: Mapping[Any, Any], stored: Stored) -> Place:
        """Where a part is, or that with these keys."""
        if not isinstance(part, Piece):
            known, place = stored.get(part[0], ((), None))
            there = place if known == part else None
            return there or self.part(part, {key: values[key] for key in part})
        keys_of = part.keys or part
        if self._upon and part.file is self._upon.file:
            return part.at, part.size, keys_of.at, keys_of.size
        return *self._put(part.raw()), *self._put(keys_of.raw())

    def end(self) -> None:
        """From here on the file is this."""
        at, size = self._put(_dumped(dict(self.so_far.table)))
        number = self._last.number + 1
        end = End(number, self.so_far.total, at, size, self._last.whole or self.so_far.at)
        if self._new:
            _write(self._number, VERSION + bytes(ENDS * END), 0)
        os.truncate(self._number, self.so_far.at)
        _write(self._number, end.raw(), len(VERSION) + number % ENDS * END)
        self._give_up.detach()
        os.close(self._number)
        if self._new:
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


def _give_up(number: int, file: Path | None) -> None:
    os.close(number)
    if file:
        file.unlink(missing_ok=True)


def _dumped(value: object) -> bytes:
    return pickle.dumps(value, protocol=5)


def _parts(values: Mapping[Any, Any], size: int) -> Iterator[Piece | Sequence[Any]]:
    """The parts that are as they were kept, and of each other one its keys. Where one changed, small ones are put
    together: they do not grow many.
    """
    if not isinstance(values, Shelf):
        yield from _cut(values, size)
        return
    parts = [part for part in values.parts if isinstance(part, Piece)]
    if values.as_kept and len(parts) == len(values.parts):
        yield from parts
        return
    small: list[Any] = []
    for keys, part in values.pieces():
        if isinstance(part, Piece) and 2 * len(keys) > size:
            yield part
        elif 2 * len(keys) > size:
            yield from _cut(keys, size)
        else:
            small += keys
    yield from _cut(small, size)


def _cut(keys: Iterable[Any], size: int) -> Iterator[Sequence[Any]]:
    rest = iter(keys)
    while some := list(islice(rest, size)):
        yield some
