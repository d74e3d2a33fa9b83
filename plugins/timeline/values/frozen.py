"""Records that pages are made of, by the hundred thousand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, TypeVar

T = TypeVar("T", bound=type)


def quick(kind: T) -> T:
    """Let records of this frozen dataclass be made in a quarter of the time (a call for each field takes it), and say
    what they are in half of it.

    For one without slots, without factories of defaults, without a ``__post_init__`` and that never holds itself.
    """
    names = [one.name for one in fields(kind)]
    made: dict[str, Any] = {}
    # As dataclasses makes its own; the names are those of fields.
    exec("\n".join((*_init(names), *_repr(kind.__qualname__, names))), made)
    made["__init__"].__defaults__ = kind.__init__.__defaults__  # type: ignore[misc]
    kind.__init__ = made["__init__"]  # type: ignore[misc]
    kind.__repr__ = made["__repr__"]  # type: ignore[method-assign]
    return kind


def _init(names: list[str]) -> Iterator[str]:
    yield f"def __init__(self, {', '.join(names)}):"
    yield " held = self.__dict__"
    yield from (f" held[{name!r}] = {name}" for name in names)


def _repr(kind: str, names: list[str]) -> Iterator[str]:
    yield "def __repr__(self):"
    yield f" return f'{kind}({', '.join(f'{name}={{self.{name}!r}}' for name in names)})'"
