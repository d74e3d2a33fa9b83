"""Records that pages are made of, by the hundred thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from typing import Any, Final, TypeVar, dataclass_transform

from ..bytecode import code_of

T = TypeVar("T", bound=type)

MADE: Final = ("__init__", "__repr__", "__eq__", "__hash__")
"""The methods that are compiled for each kind."""


@dataclass_transform(frozen_default=True)
def quick(kind: T) -> T:
    """A frozen dataclass of which one is made in a quarter of the time (a call for each field takes it) and says what
    it is in half of it; its methods are compiled when one is first asked for, because there are dozens of kinds and a
    build after an edit makes records of some.

    For one without slots, without factories of defaults, without a ``__post_init__`` and that never holds itself.
    """
    dataclass(init=False, repr=False, eq=False)(kind)
    for name in MADE:
        setattr(kind, name, _late(kind, name))
    kind.__setattr__ = kind.__delattr__ = _refuse  # type: ignore[method-assign, assignment]
    return kind


def _late(kind: type, name: str) -> Callable[..., Any]:
    def method(self: Any, *given: Any, **named: Any) -> Any:
        _compile(kind)
        return getattr(kind, name)(self, *given, **named)

    return method


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} never changes")


def _compile(kind: type) -> None:
    """Make the methods of a kind. The names in their text are those of fields."""
    told = fields(kind)
    made: dict[str, Any] = {}
    text = "\n".join(_methods(kind.__qualname__, told))
    # As dataclasses makes its own, but for what is kept.
    exec(code_of(text, "exec"), made)
    made["__init__"].__defaults__ = tuple(one.default for one in told if one.default is not MISSING)
    for name in MADE:
        setattr(kind, name, made[name])


def _methods(kind: str, told: tuple[Field[Any], ...]) -> Iterator[str]:
    names = [one.name for one in told]
    mine, others = (_tuple(f"{whose}.{one.name}" for one in told if one.compare) for whose in ("self", "other"))
    yield f"def __init__(self, {', '.join(names)}):"
    yield " held = self.__dict__"
    yield from (f" held[{name!r}] = {name}" for name in names)
    yield "def __repr__(self):"
    yield f" return f'{kind}({', '.join(f'{name}={{self.{name}!r}}' for name in names)})'"
    yield "def __eq__(self, other):"
    yield f" return {mine} == {others} if other.__class__ is self.__class__ else NotImplemented"
    yield "def __hash__(self):"
    yield f" return hash({mine})"


def _tuple(values: Iterator[str]) -> str:
    return "(" + "".join(f"{value}, " for value in values) + ")"
