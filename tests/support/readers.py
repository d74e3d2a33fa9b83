"""What reads an input, for tests of runs over many: one that does what the input's name says."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from plugins.timeline.importers.inputs import Input
from plugins.timeline.importers.work import Reader, Result


def obedient() -> Reader:
    """A reader that crashes, dies or hangs where the name of the input says so."""
    return _read


def _read(source: Input) -> Result:
    deeds: dict[str, Callable[[], object]] = {
        "crash": lambda: {}["missing"], "die": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "exit": lambda: os._exit(3), "hang": _for_ever, "deep": lambda: _deeper(0),
    }  # fmt: skip
    for word, deed in deeds.items():
        if word in source.name:
            deed()
    return Result(source.name, None, None, (), source.name)


def _for_ever() -> None:
    while True:
        pass


def _deeper(depth: int) -> int:
    return _deeper(depth + 1) + 1
