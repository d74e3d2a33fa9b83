"""Values of a page that are made when a template asks for them: a theme that does not show one does not pay for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")

Ways = Mapping[str, Callable[[Any], object]]
"""What makes values, by their names."""

NONE: Final[Ways] = MappingProxyType({})
ABSENT: Final = object()


class Later(Generic[T]):
    """A value that `make` gives, once. A page has twenty: a `cached_property`, which locks, takes as long as some."""

    __slots__ = ("_make", "_value")
    _value: T

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make

    @property
    def value(self) -> T:
        """The value."""
        if self._make is not None:
            self._value = self._make()
            self._make = None
        return self._value


class Values(Mapping[str, object]):
    """Values by name, those that come later among them: as `Later`, or as `ways` to make them of what is given after.

    There are pages by the ten thousand, and of most of their values nobody asks for: ways are the same for all. Where
    there are ways, all that is given is there at once.
    """

    __slots__ = ("_of", "made", "ways")

    def __init__(self, given: Mapping[str, object], ways: Ways = NONE, of: Any = None) -> None:
        self.made = dict(given)
        self.ways = ways
        self._of = of

    def get(self, name: str, default: object = None) -> object:  # noqa: D102 - a mapping's
        value = self.made.get(name, ABSENT)
        if value is not ABSENT:
            return value.value if type(value) is Later else value
        way = self.ways.get(name)
        if way is None:
            return default
        value = self.made[name] = way(self._of)
        return value

    def __getitem__(self, name: str) -> object:
        value = self.get(name, ABSENT)
        if value is ABSENT:
            raise KeyError(name)
        return value

    def __contains__(self, name: object) -> bool:
        return name in self.made or name in self.ways

    def __iter__(self) -> Iterator[str]:
        yield from (name for name in self.made if name not in self.ways)
        yield from self.ways

    def __len__(self) -> int:
        return len(self.made.keys() | self.ways.keys())

    def __repr__(self) -> str:
        return repr(dict(self))

    def asked(self) -> list[str]:
        """The names of the values that came later, in their order."""
        return [name for name in self.made if name in self.ways]

    def unmade(self, name: str) -> object:
        """The value; a `Later` for one that comes later."""
        return Later(partial(self.get, name)) if name in self.ways else self.made[name]


def unmade(context: Mapping[str, object]) -> Mapping[str, object]:
    """The values of a page, with a `Later` in the place of each that comes later."""
    return {name: context.unmade(name) for name in context} if isinstance(context, Values) else context
