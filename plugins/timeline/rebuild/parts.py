"""The parts of a site while a page is made: the same mappings and lists, which note what is read of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, cast

from ..ledger import AsOf
from ..model.library import Library
from ..reading import InOrder
from ..views import Options, Site
from .keys import ALL, OWN
from .reads import KINDS, Many, Reads, fields_noted

ABSENT: Final = object()
"""In the place of a value that is not there."""

AGAIN: Final = {
    "site": ("dated",),
    "site.names": (
        "actor", "actors", "party", "parties", "system", "counted", "rule", "ruling", "clause", "programme", "transfer",
        "event", "fact", "chip",
    ),
}
"""Methods that many pages ask the same: what they give for some ids never changes but by what they read. An entry is
named on few pages that lie far apart: to note apart what is read for its name takes longer than to say it again. Its
neighbours in time say it with its date.
"""

MOST: Final = 4096
"""Times that what a method gives is kept: neighbours ask for the same."""


class ReadMapping(Mapping[str, Any]):
    """A mapping of which the values that are asked for are noted, or that all of them were."""

    def __init__(self, space: str, plain: Mapping[Any, Any], reads: Reads) -> None:
        self._space, self._plain, self._reads = space, plain, reads
        self._found: dict[Any, tuple[bytes, Any]] = {}
        self._own: tuple[bytes, bytes] | None = None
        self._many = Many(space, reads)
        self._all: list[Any] | None = None

    def _of_own(self, id_: str) -> Any:
        """The value under the id of what is made; a record is noted as a whole."""
        if self._own is None:
            place = self._space, OWN
            self._own = self._reads.raw(place, ""), self._reads.raw(place, "", ALL)
        value = self._plain.get(id_, ABSENT)
        self._reads.raws.add(self._own[KINDS[type(value)] is not None])
        return value

    def _value(self, id_: Any) -> Any:
        """The value, or the record that notes its reads, or `ABSENT`; that it was asked for is noted."""
        reads = self._reads
        if id_ == reads.own:
            return self._of_own(id_)
        found = self._found.get(id_)
        if found is None:
            found = self._found[id_] = self._asked(id_)
        reads.raws.add(found[0])
        return found[1]

    def _asked(self, id_: Any) -> tuple[bytes, Any]:
        place = self._space, name_of(id_)
        value = self._plain.get(id_, ABSENT)
        kind, number = KINDS[type(value)], self._reads.place(place)
        (there,) = self._reads.raws_of(number, place, ("",))
        return there, kind(value, self._reads, place, number) if kind else value

    def picked(self, ids: Collection[str], *names: str) -> Iterator[Any]:
        """Fields of the records with these ids, as `model.library.picked` has them; of a field's own field it is that
        field. They are noted as if each was read of its record, in a third of the time.
        """
        plain, known = [self._plain[id_] for id_ in ids], self._found
        found = [known.get(id_) or known.setdefault(id_, self._asked(id_)) for id_ in ids]
        raws, fields = self._reads.raws, tuple([name.partition(".")[0] for name in names])
        for there, record in found:
            raws.add(there)
            raws.update(fields_noted(record, fields))
        return map(attrgetter(*names), plain)

    def __getitem__(self, id_: Any) -> Any:
        value = self._value(id_)
        return self._plain[id_] if value is ABSENT else value

    def get(self, id_: Any, default: Any = None) -> Any:  # noqa: D102 - a mapping's
        value = self._value(id_)
        return default if value is ABSENT else value

    def __contains__(self, id_: object) -> bool:
        if id_ in self._found or id_ == self._reads.own:
            return self._value(id_) is not ABSENT
        self._reads.note((self._space, name_of(id_), ""))
        return id_ in self._plain

    def __iter__(self) -> Iterator[Any]:
        self._many.note_all("")
        return iter(self._plain)

    def __len__(self) -> int:
        self._many.note_all("")
        return len(self._plain)

    def values(self) -> Any:  # noqa: D102
        self._many.note_all("")
        if self._all is None:
            self._all = self._many.made(self._plain.values())
        return self._all

    def items(self) -> Any:  # noqa: D102
        return list(zip(self._plain, self.values(), strict=True))


class ReadSequence(Sequence[Any]):
    """A sequence: that it was read is noted, and of its records what is read of any."""

    def __init__(self, space: str, plain: Sequence[Any], reads: Reads) -> None:
        self._plain = plain
        self._many = Many(space, reads)
        self._made: tuple[Any, ...] | None = None

    def _all(self) -> tuple[Any, ...]:
        self._many.note_all("")
        if self._made is None:
            self._made = tuple(self._many.made(self._plain))
        return self._made

    def columns(self, *names: str) -> Iterator[Any]:
        """Fields of every record, as `model.library.columns` has them; of a field's own field it is that field."""
        self._many.note_all("", *(name.partition(".")[0] for name in names))
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
        self._reads.note((self._space, ALL, ""))
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
        self._reads.note((self._space, name, ""))
        return getattr(self._plain, name)


class Again:
    """A method that gives the same for the same ids: what was read for them when it was first asked is noted each time.
    """

    def __init__(self, method: Callable[..., Any], reads: Reads) -> None:
        self._method, self._reads = method, reads
        self._known: dict[tuple[Hashable, ...], tuple[Any, bytes]] = {}

    def __call__(self, *ids: Hashable) -> Any:
        """What the method gives."""
        known = self._known.get(ids)
        if known is None:
            if len(self._known) == MOST:
                self._known.clear()
            known = self._known[ids] = self._reads.aside(self._method, *ids)
        self._reads.raws.add(known[1])
        return known[0]


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
    made.__dict__.update((name, Again(getattr(made, name), reads)) for name in AGAIN.get(space, ()))
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
