"""What is read of a site while a page is made: records field by field, what is folded from them value by value.

A view gets a `Site` whose parts write down what is asked of them. A read is a key: where (`ledger.transfers`),
which (an id, or "*" for all), and which field of a record ("" for that it is there, or for the value itself).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, cast

from ..ledger import AsOf
from ..model import Record
from ..model.library import Library
from ..reading import InOrder
from ..views import Options, Site

ALL: Final = "*"
"""In the place of an id or a field: every one of them."""


Key = tuple[str, str, str]
"""One thing that was read: its space, its id, its field."""

Place = tuple[str, str]
"""A space and an id: what the fields of a key are of."""

Noted = dict[Place, set[str]]
"""What was read: of each place its fields."""


class Reads:
    """Collects keys for one thing that is made after the other.

    keys: those that were noted at once. touched: what has noted for itself what was read of it since `begin`; it tells
    this when all are asked for, so that what is read again and again costs no more than an attribute.
    own: the id of the record that the thing says nearly all of: it is noted as a whole, which costs less.
    """

    def __init__(self) -> None:
        self.keys: set[Key] = set()
        self.touched: list[ReadRecord | ReadMapping] = []
        self.own = ""

    def begin(self, own: str = "") -> None:
        """Forget what was read: what is read from now on is of another thing."""
        self.all()
        self.keys = set()
        self.own = own

    def all(self) -> Noted:
        """What was read since `begin`. What is read of records and mappings later is told anew."""
        noted: Noted = {}
        for one in self.touched:
            one._tell(noted)
        self.touched.clear()
        for space, id_, name in self.keys:
            noted.setdefault((space, id_), set()).add(name)
        return noted


class ReadRecord:
    """A record of which each field that is read is noted: it becomes an attribute until the notes are asked for.

    It is no key of a mapping: a cache would hide its reads.
    """

    __slots__ = ("__dict__", "_place", "_plain", "_reads")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, plain: Record, reads: Reads, space: str, id_: str) -> None:
        self._plain, self._reads, self._place = plain, reads, (space, id_)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._plain, name)
        if not self.__dict__:
            self._reads.touched.append(self)
        self.__dict__[name] = value
        return value

    def _tell(self, noted: Noted) -> None:
        """Add what was read; from now on it is noted anew."""
        read = self.__dict__
        known = noted.get(self._place)
        if known is None:
            known = noted[self._place] = set()
        # Of thousands in a list the same fields are read.
        if not read.keys() <= known:
            known.update(ALL if callable(value) else name for name, value in read.items())
        read.clear()

    def __eq__(self, other: object) -> bool:
        self._reads.keys.add((*self._place, ALL))
        return self._plain == plain_of(other)

    @property
    def __class__(self) -> type:
        return type(self._plain)

    @__class__.setter
    def __class__(self, _: type) -> None:
        raise TypeError("a record's class is its own")


def plain_of(value: object) -> object:
    """The record itself."""
    return value._plain if type(value) is ReadRecord else value


class ReadMapping(Mapping[str, Any]):
    """A mapping of which the values that are asked for are noted, or that all of them were."""

    def __init__(self, space: str, plain: Mapping[Any, Any], reads: Reads) -> None:
        self._space, self._plain, self._reads = space, plain, reads
        self._made: dict[Any, Any] = {}
        self._read: dict[Any, Any] = {}
        self._asked: set[Any] = set()

    def _tell(self, noted: Noted) -> None:
        """Add what was read; from now on it is noted anew."""
        for id_ in self._asked.union(self._read):
            noted.setdefault((self._space, name_of(id_)), set()).add("")
        self._read.clear()
        self._asked.clear()

    def _one(self, id_: Any) -> Any:
        """The value, or the record that notes its reads; that it was read is noted."""
        if not (self._read or self._asked):
            self._reads.touched.append(self)
        return self._read.setdefault(id_, self._noting(id_))

    def _noting(self, id_: Any) -> Any:
        if id_ == self._reads.own and isinstance(self._plain[id_], Record):
            self._reads.keys.add((self._space, id_, ALL))
            return self._plain[id_]
        if id_ not in self._made:
            value = self._plain[id_]
            is_record = isinstance(value, Record)
            self._made[id_] = ReadRecord(value, self._reads, self._space, name_of(id_)) if is_record else value
        return self._made[id_]

    def _of_all(self) -> list[Any]:
        """Every value; that all were read is noted."""
        self._note(ALL)
        values = list(self._plain.values())
        # To ask each whether it is a record takes longer than all else here, and they are of one kind.
        if not values or not isinstance(values[0], Record):
            return values
        return [ReadRecord(value, self._reads, self._space, ALL) for value in values]

    def _note(self, id_: Any) -> None:
        self._reads.keys.add((self._space, name_of(id_), ""))

    def __getitem__(self, id_: Any) -> Any:
        if id_ in self._read:
            return self._read[id_]
        if id_ not in self._plain:
            self._note(id_)
        return self._one(id_)

    def get(self, id_: Any, default: Any = None) -> Any:  # noqa: D102 - a mapping's
        if id_ in self._read:
            return self._read[id_]
        if id_ in self._plain:
            return self._one(id_)
        self._note(id_)
        return default

    def __contains__(self, id_: object) -> bool:
        if id_ not in self._asked:
            if not (self._read or self._asked):
                self._reads.touched.append(self)
            self._asked.add(id_)
        return id_ in self._plain

    def __iter__(self) -> Iterator[Any]:
        self._note(ALL)
        return iter(self._plain)

    def __len__(self) -> int:
        self._note(ALL)
        return len(self._plain)

    def values(self) -> Any:  # noqa: D102
        return self._of_all()

    def items(self) -> Any:  # noqa: D102
        return list(zip(self._plain, self._of_all(), strict=True))


class ReadSequence(Sequence[Any]):
    """A sequence: that it was read is noted, and of its records what is read of any."""

    def __init__(self, space: str, plain: Sequence[Any], reads: Reads) -> None:
        self._space, self._plain, self._reads = space, plain, reads
        self._made: tuple[Any, ...] | None = None

    def _all(self) -> tuple[Any, ...]:
        self._reads.keys.add((self._space, ALL, ""))
        if self._made is None:
            made = tuple(self._plain)
            # Of one kind, as the values of a mapping.
            if made and isinstance(made[0], Record):
                made = tuple([ReadRecord(one, self._reads, self._space, ALL) for one in made])
            self._made = made
        return self._made

    def columns(self, *names: str) -> Iterator[Any]:
        """Fields of every record, as `model.library.columns` has them: that they were read of all is noted once."""
        self._reads.keys.update((self._space, ALL, name) for name in ("", *names))
        return map(attrgetter(*names), self._plain)

    def __getitem__(self, place: Any) -> Any:
        return self._all()[place]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class ReadSet(Collection[Any]):
    """A set: that it was read is noted."""

    def __init__(self, space: str, plain: Collection[Any], reads: Reads) -> None:
        self._space, self._plain, self._reads = space, plain, reads

    def _all(self) -> Collection[Any]:
        self._reads.keys.add((self._space, ALL, ""))
        return self._plain

    def __contains__(self, value: object) -> bool:
        return value in self._all()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class ReadOptions:
    """The options of a build, each noted when it is read."""

    def __init__(self, space: str, plain: Options, reads: Reads) -> None:
        self._space, self._plain, self._reads = space, plain, reads

    def __getattr__(self, name: str) -> Any:
        self._reads.keys.add((self._space, name, ""))
        return getattr(self._plain, name)


class ReadParts(Sequence[Any]):
    """A tuple of mappings."""

    def __init__(self, space: str, plain: Sequence[Mapping[Any, Any]], reads: Reads) -> None:
        self._parts = tuple(ReadMapping(f"{space}.{place}", part, reads) for place, part in enumerate(plain))

    def __getitem__(self, place: Any) -> Any:
        return self._parts[place]

    def __len__(self) -> int:
        return len(self._parts)


def name_of(id_: object) -> str:
    """A mapping's key as text: most are ids, some are several in a tuple."""
    return id_ if type(id_) is str else " ".join(map(str, id_)) if isinstance(id_, tuple) else str(id_)


def reading_library(library: Library, reads: Reads) -> Library:
    """The same records, as `reading` has them."""
    return cast(Library, _noting("library", library, reads))


def reading(site: Site, reads: Reads, library: Library | None = None) -> Site:
    """The same site, whose parts note what is read of them. library: its records, where they do so already.

    What is reckoned once for all pages (every `cached_property`) is reckoned beforehand, from the plain site: else
    the first page that asks for it would seem to be the only one that depends on it.
    """
    library = library or reading_library(site.library, reads)
    ledger = _noting("ledger", site.ledger, reads, library=library)
    names = _noting("site.names", site.names, reads, library=library, ledger=ledger)
    return cast(Site, _noting("site", site, reads, library=library, ledger=ledger, names=names))


def _noting(space: str, plain: Any, reads: Reads, **parts: Any) -> Any:
    """A copy of a frozen dataclass with these parts, and the others noting what is read of them."""
    kind = type(plain)
    own = {name: parts[name] if name in parts else _wrapped(f"{space}.{name}", getattr(plain, name), reads)
           for name in _values(kind)}  # fmt: skip
    made = object.__new__(kind)
    made.__dict__.update(own)
    return made


def _values(kind: type) -> Iterator[str]:
    """Names of the fields and of what is reckoned once."""
    yield from (field.name for field in fields(kind))
    yield from (name for base in kind.__mro__ for name, value in vars(base).items() if _is_cached(value))


def _is_cached(value: object) -> bool:
    return isinstance(value, cached_property)


def _wrapped(space: str, value: Any, reads: Reads) -> Any:
    if isinstance(value, Mapping):
        return ReadMapping(space, value, reads)
    if isinstance(value, tuple) and value and all(isinstance(part, Mapping) for part in value):
        return ReadParts(space, value, reads)
    if isinstance(value, (tuple, InOrder)):
        return ReadSequence(space, value, reads)
    if isinstance(value, frozenset):
        return ReadSet(space, value, reads)
    if isinstance(value, Options):
        return ReadOptions(space, value, reads)
    if isinstance(value, (str, AsOf)):
        return value  # the content folder's name and the whole time: they never differ between builds
    raise TypeError(f"{space}: what is read of a {type(value).__name__} cannot be noted")
