"""One process at a list of inputs. What a library raises over one is the problem of that input."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

from ...problems import Problem
from ..inputs import Input
from ..work import Reader, Result


def in_turn(sources: Sequence[Input], make: Callable[[], Reader]) -> Generator[Result, None, None]:
    """The results of all inputs, in their order, made in this process."""
    yield from map(guarded(make()), sources)


def guarded(read: Reader) -> Reader:
    """The same reader; what it or a library raises over an input is that input's problem."""

    def read_safely(source: Input) -> Result:
        try:
            return read(source)
        except Exception as error:  # noqa: BLE001 - libraries for pages raise of all kinds, and the next input is fine
            return _crashed(source, error)

    return read_safely


def _crashed(source: Input, error: Exception) -> Result:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    said = f"reading it failed ({what}); give its plain text, and report this with the file"
    return Result(source.name, None, None, (Problem(source.name, 0, "", said),))
