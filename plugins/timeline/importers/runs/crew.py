"""Several processes at one list of inputs. What kills one, or never ends, is the problem of the input it worked on."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Final, cast

from ...problems import Problem
from ..inputs import Input
from ..work import Reader, Result
from .turns import guarded

LONGEST: Final = 60
"""Seconds of a processor's time that one input may take."""
AHEAD: Final = 64
"""Results that a process may be ahead of the slowest: they wait, for the order of the inputs is kept."""

_SPAWN = get_context("spawn")


def in_crew(sources: Sequence[Input], jobs: int, make: Callable[[], Reader]) -> Generator[Result, None, None]:
    """The results of all inputs, in their order, made by several processes.

    Args:
        sources: The inputs.
        jobs: Processes to work with.
        make: Makes what reads an input, in the process that it works in.
    """
    hands = [_Hand(make) for _ in range(min(jobs, len(sources)))]
    try:
        yield from _shared_out(sources, hands)
    finally:
        for hand in hands:
            hand.dismiss()


def _shared_out(sources: Sequence[Input], hands: Sequence[_Hand]) -> Iterator[Result]:
    waiting = iter(enumerate(sources))
    done: dict[int, Result] = {}
    for told in range(len(sources)):
        while told not in done:
            idle = [hand for hand in hands if hand.source is None] if len(done) < AHEAD * len(hands) else []
            for hand, (number, source) in zip(idle, islice(waiting, len(idle)), strict=False):
                hand.give(number, source)
            busy = {hand.pipe: hand for hand in hands if hand.source}
            for pipe in wait(list(busy)):
                hand = busy[cast("Connection[object, object]", pipe)]
                done[hand.number] = hand.take()
        yield done.pop(told)


class _Hand:
    """One process, and the input that it works on."""

    def __init__(self, make: Callable[[], Reader]) -> None:
        self.source: Input | None = None
        self.number = 0
        self._make = make
        self._begin()

    def _begin(self) -> None:
        self.pipe, other = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(other, self._make), daemon=True)
        # A terminal tells Ctrl-C to every process; only who started them is to hear it, and ends them.
        heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._process.start()
        signal.signal(signal.SIGINT, heard)
        other.close()  # so that the pipe ends with the process

    def give(self, number: int, source: Input) -> None:
        """Let it work on an input."""
        self.number, self.source = number, source
        with suppress(OSError):  # it is dead: `take` will say so
            self.pipe.send(source)

    def take(self) -> Result:
        """Its result; if it died over the input, that, and another process takes its place."""
        source, self.source = self.source, None
        name = source.name if source else ""
        try:
            return cast(Result, self.pipe.recv())
        except (EOFError, OSError):
            self._process.join()
            said = _death(self._process.exitcode or 0)
            self._begin()
        return Result(name, None, None, (Problem(name, 0, "", said),))

    def dismiss(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.join()
        self.pipe.close()


def _death(status: int) -> str:
    if -status == signal.SIGPROF:
        return f"took more than {LONGEST} s of a processor's time and was given up; give a shorter part of it"
    how = signal.Signals(-status).name if status < 0 else f"status {status}"
    return f"the process that read it died ({how}), most likely for want of memory; give a shorter part of it"


def _work(pipe: Connection[Result, Input], make: Callable[[], Reader]) -> None:
    """The life of a process: inputs come in, results go out, until there is nobody at the other end."""
    read = guarded(make())
    try:
        while True:
            source = pipe.recv()
            signal.setitimer(signal.ITIMER_PROF, LONGEST)
            result = read(source)
            signal.setitimer(signal.ITIMER_PROF, 0)
            pipe.send(result)
    except (EOFError, OSError):
        return
