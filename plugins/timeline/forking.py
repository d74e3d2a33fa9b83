"""Work shared between processes: copies of this one take parts of it and send back what came of each.

A copy begins with everything that this process holds, so that nothing has to be sent to it. What it has made is put
together by this process in an order of its own: the same parts give the same whole, whoever did them.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, Protocol

PARTS: Final = 256
"""Parts that work can have at most: the number of each is a byte."""

SIZE: Final = 8
"""Bytes of the number that says how long what came of a part is."""


NOW: Final = getattr(os, "WNOHANG", 0)
"""Not to wait for the end of a process."""


class Shared(Protocol):
    """Work in parts with numbers from 0. What one part does must not rest on what another did."""

    def do(self, number: int) -> None:
        """Do a part."""

    def apart(self) -> None:
        """In a copy, before each of its parts: what is done from here on is to be sent back."""

    def done(self) -> Any:
        """In a copy, after each of its parts: what was done since, fit to be pickled."""

    def join(self, done: Any) -> None:
        """Add what was done in a copy."""


def cores() -> int:
    """How many processes can be at work at once; 1 where a process cannot be copied."""
    # macOS can copy one, but its own libraries do not bear it.
    forks = hasattr(os, "fork") and sys.platform != "darwin"
    return len(os.sched_getaffinity(0)) if forks and hasattr(os, "sched_getaffinity") else 1


def share(work: Shared, parts: int, processes: int) -> None:
    """Do all parts, of which there are `PARTS` at most, in so many processes: each takes one after the other.

    A copy that fails, or that has anything to log, ends there; its part is done here, where that is raised and told as
    it would have been.
    """
    with meanwhile(work, parts, min(processes, parts) - 1):
        pass


@contextmanager
def meanwhile(work: Shared, parts: int, processes: int) -> Iterator[None]:
    """So many copies begin with the parts, as `share` has it, while this process does what is within. At its end it
    does those that none of them has taken, and all are done.
    """
    turns = turns_of(parts)
    copies = [_copy(work, turns) for _ in range(processes)]
    left = set(range(parts))

    def joined() -> None:
        for number, done in (sent for copy in copies for sent in copy.sent()):
            work.join(done)
            left.remove(number)

    done = False
    try:
        yield
        for number in taken(turns):
            work.do(number)
            left.remove(number)
            joined()
        done = True
    finally:
        # After an error here the others end the parts that they are at, and what they wrote is known.
        for _ in taken(turns):
            pass
        os.close(turns)
        for copy in copies:
            copy.wait()
        joined()
        for copy in copies:
            copy.end()
        _bury(NOW if done else 0)
    for number in sorted(left):
        work.do(number)


@dataclass
class _Copy:
    """A copy of this process, and the file in which it leaves what came of its parts. ended: a pipe that it closes when
    it has left all. read: so far.
    """

    process: int
    file: BinaryIO
    ended: int
    read: int = 0

    def wait(self) -> None:
        """Until it has left all that it leaves."""
        os.read(self.ended, 1)

    def end(self) -> None:
        """Nothing more is asked for."""
        self.file.close()
        os.close(self.ended)
        _ENDED.add(self.process)

    def sent(self) -> Iterator[tuple[int, Any]]:
        """The number of each of its parts, and what came of it, as far as they are done and not yet told.

        A file, not a pipe: a copy need not wait until this process has time for what it did.
        """
        number = self.file.fileno()
        there = os.fstat(number).st_size
        while self.read + SIZE <= there:
            size = int.from_bytes(os.pread(number, SIZE, self.read), "big")
            if self.read + SIZE + size > there:
                return
            data = os.pread(number, size, self.read + SIZE)
            self.read += SIZE + size
            yield pickle.loads(data)


def turns_of(parts: int) -> int:
    """A pipe with the numbers of all parts, from which each process takes its next: `taken`."""
    turns, numbers = os.pipe()
    os.write(numbers, bytes(range(parts)))
    os.close(numbers)
    return turns


def taken(turns: int) -> Iterator[int]:
    """The numbers of the parts that this process takes, one after the other, until none is left."""
    while number := os.read(turns, 1):
        yield number[0]


_ENDED: Final[set[int]] = set()
"""Copies that have left all. The system takes each apart for as long as some parts take: nobody waits for it."""


def _bury(when: int) -> None:
    """Forget the copies that are no more: those that are gone by `NOW`, or all, which is waited for."""
    for process in tuple(_ENDED):
        # Whoever waits for any child of this process may have heard of it first.
        with suppress(ChildProcessError):
            if not os.waitpid(process, when)[0]:
                continue
        _ENDED.remove(process)


def _copy(work: Shared, turns: int) -> _Copy:
    # Here: they are slow to load, and most commands make no copy.
    import logging
    import tempfile  # as above

    _bury(NOW)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when all that was left in it is read
    ended, ending = os.pipe()
    process = os.fork()
    if process:
        os.close(ending)
        return _Copy(process, file, ended)
    _ENDED.clear()
    try:
        # A copy that has something to say ends: it is said where the logs are counted.
        telling = logging.Handler()
        telling.addFilter(lambda _: os._exit(1))
        logging.getLogger().handlers[:] = [telling]
        for number in taken(turns):
            work.apart()
            work.do(number)
            data = pickle.dumps((number, work.done()), protocol=5)
            file.write(len(data).to_bytes(SIZE, "big"))
            file.write(data)
            file.flush()
        os.close(ending)
    finally:
        # Whatever else this process would do at its end is the other's to do.
        os._exit(0)


def locked(number: int) -> bool:
    """Keep an open file to this process and its copies until all of them have closed it; False if another keeps it, or
    if the system cannot.
    """
    try:
        # Here: Windows has none.
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True
