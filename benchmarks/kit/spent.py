"""What a process cost: seconds of the wall and of CPU, and memory."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from resource import struct_rusage
from statistics import median
from typing import Final

BYTECODE: Final = Path(tempfile.gettempdir()) / "timeline-bytecode"
ADOPT: Final = 36
"""``PR_SET_CHILD_SUBREAPER``: processes that lose theirs are this process's children."""


@dataclass(frozen=True)
class Spent:
    """wall, cpu: seconds, of all cores together. memory: MB, the most that one process of it held."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Spent:
    """Runs a command to its end. One that fails ends the measurement with what it said."""
    # As on an author's machine, whatever this shell is told: Python keeps what it has compiled.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(ADOPT, 1, 0, 0, 0)
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(BYTECODE)}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **compiled, **environment}, stdout=said, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command[0]} failed:\n{said.read()[-3000:]}")
    all_used = [used, *_left_behind(process.pid)]
    cpu = sum(one.ru_utime + one.ru_stime for one in all_used)
    return Spent(wall, cpu, max(one.ru_maxrss for one in all_used) / 1024)


def _left_behind(group: int) -> list[struct_rusage]:
    """What the processes cost that a command did not wait for; nothing where none can be adopted."""
    left = []
    with suppress(ChildProcessError):
        while True:
            left.append(os.wait4(-group, 0)[2])
    return left


def middle(several: Iterable[Spent]) -> Spent:
    """The median of each."""
    runs = list(several)
    return Spent(*(median(getattr(one, part.name) for one in runs) for part in fields(Spent)))
