"""How long a build takes, how it grows with the number of entries, and how much memory it needs.

Made-up content of 250 words an entry; each build is a process of its own, as for publishing: of the whole site from
nothing, and again over its output after one entry was edited.

`python -m benchmarks.build [ENTRIES …]`; CPU seconds at the median of three builds. What says something on any machine
is the growth from one size to the next: 1 is linear.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median

from tests.support import content
from tests.support.site import build

SIZES = (100, 1_000, 4_000)
WORDS = 250
BUILDS = 3
URL = "https://example.org"


@dataclass(frozen=True)
class Spent:
    """Seconds of CPU and of the clock on the wall."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Timing:
    """A site of this many entries: its files, a build of it, one after an edit, and the most memory in MB."""

    entries: int
    files: int
    full: Spent
    edit: Spent
    memory: float


def measure(entries: int, folder: Path) -> Timing:
    """Times builds of a site of this size."""
    written = content.write(folder / "content", entries, WORDS)
    # Each into a folder of its own: where much was deleted just before, new files take longer.
    outputs = [folder / f"output-{turn}" for turn in range(BUILDS)]
    full = _median([_spent(written, output) for output in outputs])
    edit = _median([_edited(written, outputs[-1], turn) for turn in range(BUILDS)])
    files = sum(path.is_file() for path in outputs[-1].rglob("*"))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Timing(entries, files, full, edit, memory)


def _edited(written: Path, output: Path, turn: int) -> Spent:
    path, text = content.entry(3, WORDS)
    (written / path).write_text(text.replace("names the goods", f"names {turn} goods"), encoding="utf-8")
    return _spent(written, output)


def _spent(written: Path, output: Path) -> Spent:
    began, cpu = time.perf_counter(), _cpu()
    built = build(written, output, URL)
    if built.status:
        sys.exit(f"does not build:\n{built.log}")
    return Spent(_cpu() - cpu, time.perf_counter() - began)


def _cpu() -> float:
    """CPU seconds of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _median(spent: list[Spent]) -> Spent:
    return Spent(median(one.cpu for one in spent), median(one.wall for one in spent))


def report(timings: list[Timing]) -> str:
    """A table; growth is the exponent of CPU time over entries since the line above."""
    heads = (("entries", 8), ("files", 7), ("CPU s", 7), ("ms/entry", 9), ("growth", 7), ("wall s", 7),
             ("edit CPU s", 11), ("MB", 5))  # fmt: skip
    lines = [" ".join(f"{head:>{wide}}" for head, wide in heads)]
    for before, now in zip([None, *timings], timings, strict=False):
        each = 1000 * now.full.cpu / now.entries
        growth = f"{_growth(before, now):7.2f}" if before else " " * 7
        lines.append(
            f"{now.entries:8} {now.files:7} {now.full.cpu:7.2f} {each:9.2f} {growth} {now.full.wall:7.2f} "
            f"{now.edit.cpu:11.2f} {now.memory:5.0f}"
        )
    return "\n".join(lines)


def _growth(before: Timing, now: Timing) -> float:
    return log(now.full.cpu / before.full.cpu) / log(now.entries / before.entries)


def main(arguments: list[str]) -> None:
    timings = []
    # From small to large: the memory is the most that any build so far has needed.
    with tempfile.TemporaryDirectory() as folder:
        for entries in sorted(int(argument) for argument in arguments) or SIZES:
            timings.append(measure(entries, Path(folder) / f"{entries}"))
    print(report(timings))


if __name__ == "__main__":
    main(sys.argv[1:])
