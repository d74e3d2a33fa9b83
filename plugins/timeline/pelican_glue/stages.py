"""How long each stage of a build took."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Stage(NamedTuple):
    """A stage that is counted while a block runs, as often as one does: pages by the ten thousand are laid out."""

    stages: Stages
    name: str

    def __enter__(self) -> None:
        self.stages.begin(self.name)

    def __exit__(self, *_: object) -> None:
        self.stages.end()


class Stages:
    """Seconds by stage, in the order of their first use. A stage within another is not counted for both."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._clock = clock
        self._open: list[str] = []
        self._known: dict[str, Stage] = {}
        self._since = clock()

    def stage(self, name: str) -> Stage:
        """Counts what is done within for the stage `name`."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = Stage(self, name)
        return known

    def each(self, name: str, made: Iterable[T]) -> Iterator[T]:
        """The same things, the making of each counted for the stage `name`."""
        things = iter(made)
        while True:
            with self.stage(name):
                thing = next(things, None)
            if thing is None:
                return
            yield thing

    def begin(self, name: str) -> None:
        """From here on the time is this stage's."""
        self.turn()
        self._open.append(name)

    def end(self) -> None:
        """From here on the time is that of the stage around it."""
        self.turn()
        self._open.pop()

    def turn(self) -> None:
        """Gives the time since the last turn to the stage that is open."""
        now = self._clock()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now
