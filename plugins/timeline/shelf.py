"""A mapping that is kept in parts: its values are taken out when they are asked for, a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, ItemsView, Iterator, Mapping, MutableMapping, Sequence
from functools import cached_property
from typing import Any, Final, Generic, Protocol, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_NOT_LOADED: Final = object()


class Part(Protocol):
    """Some of a mapping, where it is kept."""

    def load(self) -> Mapping[Any, Any]:
        """What it holds, by key."""

    def raw(self) -> bytes:
        """The bytes in which it is kept: those of a value that is bytes stand in it as they are."""


class Shelf(MutableMapping[K, V], Generic[K, V]):
    """Holds what was kept, and what was put in its place since.

    parts: what is kept. keys: tells those of each part, in the order of the mapping, when it is first asked which
    there are; what is put in anew follows.
    """

    def __init__(self, parts: Sequence[Part], keys: Callable[[], Sequence[Sequence[K]]]) -> None:
        self.parts = parts
        self._told = keys
        self._values: dict[K, V] = {}
        self._loaded: set[int] = set()
        self._changed: set[int] = set()
        self._added: dict[K, None] = {}

    @cached_property
    def _keys(self) -> Sequence[Sequence[K]]:
        return self._told()

    @cached_property
    def _places(self) -> dict[K, int]:
        return {key: number for number, some in enumerate(self._keys) for key in some}

    def copy(self) -> Shelf[K, V]:
        """A mapping with the same values, which changes by itself."""
        made: Shelf[K, V] = Shelf(self.parts, lambda: self._keys)
        made._places, made._values, made._added = self._places.copy(), self._values.copy(), self._added.copy()
        made._loaded, made._changed = self._loaded.copy(), self._changed.copy()
        return made

    def __getitem__(self, key: K) -> V:
        value = self._values.get(key, _NOT_LOADED)
        if value is _NOT_LOADED:
            self._load(self._places[key])
            value = self._values[key]
        return value  # type: ignore[return-value] # it is one that was loaded or put in

    def __setitem__(self, key: K, value: V) -> None:
        number = self._places.setdefault(key, len(self.parts))
        self._changed.add(number)
        if number == len(self.parts):
            self._added[key] = None
        self._values[key] = value

    def __delitem__(self, key: K) -> None:
        self._changed.add(self._places.pop(key))
        self._values.pop(key, None)
        self._added.pop(key, None)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[K]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def whole(self) -> dict[K, V]:
        """All of it at once."""
        for number in range(len(self.parts)):
            self._load(number)
        return {key: self._values[key] for key in self._places}

    def items(self) -> ItemsView[K, V]:
        """All keys with their values."""
        return self.whole().items()

    def where(self, holds: Callable[[bytes], bool]) -> Iterator[K]:
        """The keys of what is kept in bytes that this is true of, and of all that is at hand or not kept."""
        for number, (keys, part) in enumerate(zip(self._keys, self.parts, strict=True)):
            if number in self._loaded or number in self._changed or holds(part.raw()):
                yield from (key for key in keys if self._places.get(key) == number)
        yield from self._added

    def become(self, values: Mapping[K, V]) -> None:
        """Hold these values alone; one that is what it was stays where it is kept."""
        before = self.whole()
        for gone in before.keys() - values.keys():
            del self[gone]
        for key, value in values.items():
            known = before.get(key, _NOT_LOADED)
            if known is not value and known != value:
                self[key] = value

    @property
    def as_kept(self) -> bool:
        """True if all of it is as it was kept."""
        return not (self._changed or self._added)

    def pieces(self) -> Iterator[tuple[Sequence[K], Part | None]]:
        """The keys of each part, and the part itself where it is as it was kept; None where it must be kept anew."""
        for number, (keys, part) in enumerate(zip(self._keys, self.parts, strict=True)):
            if number not in self._changed:
                yield keys, part
            elif left := [key for key in keys if self._places.get(key) == number]:
                yield left, None
        if self._added:
            yield list(self._added), None

    def _load(self, number: int) -> None:
        if number not in self._loaded:
            self._loaded.add(number)
            values = self.parts[number].load()
            if number in self._changed:
                held = self._values
                values = {k: v for k, v in values.items() if self._places.get(k) == number and k not in held}
            self._values.update(values)
