"""Work shared between processes: copies of this one take parts of it and send back what came of them.

A copy begins with everything that this process holds, so that nothing has to be sent to it. What it has made is put
together by this process in an order of its own: the same parts give the same whole, whoever did them.
"""

from __future__ import annotations

import logging
import os
import pickle
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

PARTS: Final = 256
"""Parts that work can have at most: the number of each is a byte."""


class Shared(Protocol):
    """Work in parts with numbers from 0. What one part does must not rest on what another did."""

    def do(self, number: int) -> None:
        """Do a part."""

    def apart(self) -> None:
        """In a copy, before its first part: what is done from here on is to be sent back."""

    def done(self) -> Any:
        """In a copy, after its last part: what was done there, fit to be pickled."""

    def join(self, done: Any) -> None:
        """Add what was done in a copy."""


def cores() -> int:
    """How many processes can be at work at once; 1 where a process cannot be copied."""
    # macOS can copy one, but its own libraries do not bear it.
    forks = hasattr(os, "fork") and sys.platform != "darwin"
    return len(os.sched_getaffinity(0)) if forks and hasattr(os, "sched_getaffinity") else 1


def share(work: Shared, parts: int, processes: int) -> None:
    """Do all parts, of which there are `PARTS` at most, in so many processes: each takes one after the other.

    A copy that fails, or that has anything to log, sends nothing; its parts are done here, where that is raised and
    told as it would have been.
    """
    turns = _turns(parts)
    copies = [_copy(work, turns) for _ in range(min(processes, parts) - 1)]
    left = set(range(parts))
    try:
        for number in _taken(turns):
            work.do(number)
            left.remove(number)
    finally:
        # After an error here the others end the parts that they are at, and what they wrote is known.
        for _ in _taken(turns):
            pass
        os.close(turns)
        for taken, done in filter(None, [copy.sent() for copy in copies]):
            work.join(done)
            left -= taken
    for number in sorted(left):
        work.do(number)


@dataclass(frozen=True)
class _Copy:
    """A copy of this process, and the pipe on which it sends."""

    process: int
    pipe: int

    def sent(self) -> tuple[set[int], Any] | None:
        """The numbers of its parts and what came of them; None if it failed."""
        with os.fdopen(self.pipe, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(self.process, 0)
        return None if status else pickle.loads(data)


def _turns(parts: int) -> int:
    """A pipe with the numbers of all parts, from which each process takes its next."""
    turns, numbers = os.pipe()
    os.write(numbers, bytes(range(parts)))
    os.close(numbers)
    return turns


def _taken(turns: int) -> Iterator[int]:
    while number := os.read(turns, 1):
        yield number[0]


def _copy(work: Shared, turns: int) -> _Copy:
    pipe, out = os.pipe()
    process = os.fork()
    if process:
        os.close(out)
        return _Copy(process, pipe)
    status = 1
    try:
        os.close(pipe)
        logging.getLogger().handlers[:] = [_Leave()]
        work.apart()
        taken = set()
        for number in _taken(turns):
            work.do(number)
            taken.add(number)
        with os.fdopen(out, "wb") as back:
            pickle.dump((taken, work.done()), back, protocol=5)
        status = 0
    finally:
        # Whatever else this process would do at its end is the other's to do.
        os._exit(status)


class _Leave(logging.Handler):
    """Ends a copy that has something to say: it is said where the logs are counted."""

    def emit(self, record: logging.LogRecord) -> None:
        os._exit(1)
