"""What is read of a site while a page is made: records field by field, what is folded from them value by value.

A view gets a `Site` whose parts write down what is asked of them. A read is a key: where (`ledger.transfers`),
which (an id, or "*" for all), and which field of a record ("" for that it is there, or for the value itself).
Keys are noted as numbers, which each part makes once: pages by the ten thousand read the same few records.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from operator import attrgetter
from sys import byteorder
from typing import Any, Final, NamedTuple, Protocol, TypeVar

from ..model import Record
from .keys import ALL, NUMBER, Key, Noted, Place, field_of, place_of

T = TypeVar("T")


class Telling(Protocol):
    """Has noted for itself what was read of it."""

    def _tell(self) -> None:
        """Add that to what was read; from now on it is noted anew."""


class Unfinished(NamedTuple):
    """What was read for a thing that is not done: `Reads.go_on`."""

    raws: set[bytes]
    own: str | None


class Reads:
    """Collects what is read for one thing that is made after the other, or by turns.

    raws: the numbers of what was noted at once. touched: what has noted for itself what was read of it since `begin`;
    it tells this when all are asked for, so that what is read again and again costs no more than an attribute.
    own: the id of the record that the thing says nearly all of: it is noted as a whole, which costs less.
    """

    def __init__(self) -> None:
        self.raws: set[bytes] = set()
        self.touched: list[Telling] = []
        self.own: str | None = None
        self._places: dict[int, Place] = {}
        self._fields: dict[str, set[str]] = {}
        self._keys: dict[Key, bytes] = {}
        self._codes: dict[tuple[str, tuple[str, ...]], tuple[int, ...]] = {}

    def begin(self, own: str | None = None) -> Unfinished:
        """What is read from now on is of another thing; what was read before is forgotten, if nobody holds it."""
        begun = Unfinished(set(), own)
        self.go_on(begun)
        return begun

    def go_on(self, thing: Unfinished) -> None:
        """What is read from now on is of a thing that was begun before."""
        self._tell()
        self.raws, self.own = thing

    def all(self) -> Noted:
        """What was read since `begin`. What is read of records and mappings later is told anew."""
        self._tell()
        noted = Noted(self.raws, self._places, self._fields)
        self.raws = set()
        if self._places:
            self._places, self._fields = {}, {}
        return noted

    def aside(self, make: Callable[..., T], *given: Any) -> tuple[T, bytes]:
        """What this makes, and the numbers of what it read, which is not yet noted."""
        self._tell()
        raws, own = self.raws, self.own
        self.raws, self.own = set(), None
        try:
            made = make(*given)
            self._tell()
            return made, b"".join(sorted(self.raws))
        finally:
            self.raws, self.own = raws, own

    def _tell(self) -> None:
        for one in self.touched:
            one._tell()
        self.touched.clear()

    def note(self, key: Key) -> None:
        """A key was read."""
        raw = self._keys.get(key)
        if raw is None:
            raw = self._keys[key] = self.raw(key[:2], key[2])
        self.raws.add(raw)

    def raw(self, place: Place, *names: str) -> bytes:
        """The numbers of keys of one place; what they stand for will be told."""
        return b"".join(self.raws_of(self.place(place), place, names))

    def place(self, place: Place) -> int:
        """The number of a place; what it stands for will be told."""
        number = place_of(place)
        self._places[number] = place
        return number

    def raws_of(self, number: int, place: Place, names: tuple[str, ...]) -> list[bytes]:
        """The numbers of keys of one place, whose own is known. Most records of a space are read by the same names."""
        codes = self._codes.get((place[0], names))
        if codes is None:
            codes = self._codes[place[0], names] = tuple(map(field_of, names))
            self._places[number] = place
            self._fields.setdefault(place[0], set()).update(names)
        return [(number | code).to_bytes(NUMBER, byteorder) for code in codes]


class _Noting:
    """Stands for a record. It is no key of a mapping: a cache would hide its reads."""

    __slots__ = ("_plain",)
    __hash__ = None  # type: ignore[assignment]

    _plain: Record

    @property
    def __class__(self) -> type:
        return type(self._plain)

    @__class__.setter
    def __class__(self, _: type) -> None:
        raise TypeError("a record's class is its own")


class ReadRecord(_Noting):
    """A record of which each field that is read is noted: it becomes an attribute until the notes are asked for."""

    __slots__ = ("__dict__", "_names", "_number", "_place", "_raws", "_reads")

    def __init__(self, plain: Record, reads: Reads, place: Place, number: int) -> None:
        self._plain, self._reads, self._place, self._number = plain, reads, place, number
        self._names: tuple[str, ...] = ()
        self._raws: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        found = _Field(name)
        value = found.__get__(self)
        setattr(type(self), name, found)
        return value

    def _tell(self) -> None:
        read = self.__dict__
        names = tuple(read)
        # Mostly the same are read of it as for the page before.
        if names != self._names:
            self._names = names
            # Each for itself: a page may have told of some before.
            self._raws = self._reads.raws_of(self._number, self._place, _fields_of(names, read))
        self._reads.raws.update(self._raws)
        read.clear()

    def __eq__(self, other: object) -> bool:
        self._reads.note((*self._place, ALL))
        return self._plain == plain_of(other)


def fields_noted(record: ReadRecord, names: tuple[str, ...]) -> list[bytes]:
    """The numbers of fields of a record, to be noted by whoever asks."""
    return record._reads.raws_of(record._number, record._place, names)


def _fields_of(names: tuple[str, ...], read: Mapping[str, object]) -> tuple[str, ...]:
    """The fields that what was read of a record rests on: a method on every one."""
    if any(map(callable, read.values())):
        return tuple([ALL if callable(read[name]) else name for name in names])
    return names


class _Field:
    """A field of the records of a class: to be asked for what is missing takes them four times as long."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, record: ReadRecord, _: object = None) -> Any:
        value = getattr(record._plain, self._name)
        read = record.__dict__
        if not read:
            record._reads.touched.append(record)
        read[self._name] = value
        return value


class _Kinds(dict[type, "type[ReadRecord] | None"]):
    """What stands for a record of a class; None for a class of which there are no records."""

    def __missing__(self, kind: type) -> type[ReadRecord] | None:
        is_record = issubclass(kind, Record)
        made = self[kind] = type(f"Read{kind.__name__}", (ReadRecord,), {"__slots__": ()}) if is_record else None
        return made


KINDS: Final = _Kinds()
"""What stands for a record, by its class. To ask each value itself takes longer."""


class _AnyRecord(_Noting):
    """One of many records, of which is noted what is read of any: a field that one was asked for is found in their
    class until the notes are asked for.
    """

    __slots__ = ()
    _many: Many

    def __init__(self, plain: Record) -> None:
        self._plain = plain

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._plain, name)
        self._many.note(name, ALL if callable(value) else name)
        return value

    def __eq__(self, other: object) -> bool:
        self._many.note_all(ALL)
        return self._plain == plain_of(other)


class Many:
    """The records of a space, all together."""

    def __init__(self, space: str, reads: Reads) -> None:
        self._space, self._reads = space, reads
        self._kind = type("AnyRecord", (_AnyRecord,), {"__slots__": (), "_many": self})
        self._noted: dict[str, str] = {}

    def made(self, values: Collection[Any]) -> list[Any]:
        """What stands for records; values that are none as they are. All are of one sort."""
        found = list(values)
        return list(map(self._kind, found)) if found and KINDS[type(found[0])] else found

    def note(self, name: str, field: str) -> None:
        """A field was read of one of them, by a name."""
        if not self._noted:
            self._reads.touched.append(self)
        self._noted[name] = field
        setattr(self._kind, name, property(attrgetter(f"_plain.{name}")))

    def note_all(self, *names: str) -> None:
        """Fields were read of all; "" for which there are."""
        for name in names:
            self._reads.note((self._space, ALL, name))

    def _tell(self) -> None:
        for name in self._noted:
            delattr(self._kind, name)
        self.note_all(*self._noted.values())
        self._noted.clear()


def plain_of(value: Any) -> object:
    """The record itself."""
    return value._plain if issubclass(type(value), _Noting) else value
