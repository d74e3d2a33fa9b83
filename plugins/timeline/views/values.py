"""Values of a page that are made when a template asks for them: a theme that does not show one does not pay for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


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
    """Values by name, those that come later among them."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self.given = given

    def __getitem__(self, name: str) -> object:
        value = self.given[name]
        return value.value if type(value) is Later else value

    def get(self, name: str, default: object = None) -> object:  # noqa: D102 - a mapping's
        return self[name] if name in self.given else default

    def __iter__(self) -> Iterator[str]:
        return iter(self.given)

    def __len__(self) -> int:
        return len(self.given)

    def __repr__(self) -> str:
        return repr(dict(self))


def unmade(context: Mapping[str, object]) -> Mapping[str, object]:
    """The values of a page, with a `Later` in the place of each that is not made yet."""
    return context.given if isinstance(context, Values) else context
