"""Records that are made quickly are frozen dataclasses like any other."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, replace

import pytest

from plugins.timeline.values.frozen import quick


@dataclass(frozen=True)
class Plain:
    one: str
    two: int = 2


@quick
class Quick:
    one: str
    two: int = 2


@quick
class Heir(Quick):
    three: tuple[int, ...] = ()


def test_it_is_what_a_dataclass_is() -> None:
    made = Quick("a")
    assert asdict(made) == asdict(Plain("a")) == {"one": "a", "two": 2}
    assert made == Quick(one="a", two=2) == pickle.loads(pickle.dumps(made))
    assert hash(made) == hash(Quick("a")) and repr(made) == "Quick(one='a', two=2)"
    assert replace(made, two=3) == Quick("a", 3) != made
    assert Heir("a", three=(1,)) == replace(Heir("a"), three=(1,)) != Quick("a")


def test_its_methods_are_made_when_one_is_asked_for() -> None:
    @quick
    class Late:
        one: str

    @quick
    class Told:
        one: str

    stored = object.__new__(Late)
    vars(stored)["one"] = "a"
    assert repr(stored) == f"{Late.__qualname__}(one='a')" and stored == Late("a") != Told("a")
    assert len({Told("a"), Told(one="a"), Told("b")}) == 2


def test_it_refuses_what_a_dataclass_refuses() -> None:
    with pytest.raises(FrozenInstanceError):
        Quick("a").one = "b"  # type: ignore[misc]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'one'"):
        Quick()  # type: ignore[call-arg]
