"""How long each stage of a build took."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Stages:
    """Seconds by stage, in the order of their first use. A stage within another is not counted for both."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._clock = clock
        self._open: list[str] = []
        self._since = clock()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts what is done within for the stage `name`."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def each(self, name: str, made: Iterable[T]) -> Iterator[T]:
        """The same things, the making of each counted for the stage `name`."""
        things = iter(made)
        while True:
            with self.stage(name):
                thing = next(things, None)
            if thing is None:
                return
            yield thing

    def _turn(self) -> None:
        """Gives the time since the last turn to the stage that is open."""
        now = self._clock()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now
