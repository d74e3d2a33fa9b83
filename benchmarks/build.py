"""How long a build takes, how it grows with the number of entries, and how much memory it needs.

Made-up content of 250 words an entry; each build is a process of its own, as for publishing: of the whole site from
nothing, and again over its output after one entry was edited.

`python -m benchmarks.build [ENTRIES …]`; medians of three builds, CPU of all processes of a build, memory of the
largest. What says something on any machine is the growth from one size to the next: 1 is linear.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from math import log
from pathlib import Path

from benchmarks.kit.ours import WHOLE_SITE
from benchmarks.kit.spent import Spent, middle

SIZES = (100, 1_000, 4_000)
BUILDS = 3


@dataclass(frozen=True)
class Timing:
    """A site of this many entries: its files, a build of it, and one after an edit."""

    entries: int
    files: int
    full: Spent
    edit: Spent


def measure(entries: int, folder: Path) -> Timing:
    """Times builds of a site of this size."""
    WHOLE_SITE.write(folder, entries)
    full = middle([WHOLE_SITE.full(folder) for _ in range(BUILDS)])
    edit = middle([WHOLE_SITE.edit(folder, turn) for turn in range(BUILDS)])
    return Timing(entries, WHOLE_SITE.made(folder), full, edit)


def report(timings: list[Timing]) -> str:
    """A table; growth is the exponent of CPU time over entries since the line above."""
    heads = (("entries", 8), ("files", 7), ("CPU s", 7), ("ms/entry", 9), ("growth", 7), ("wall s", 7),
             ("edit wall s", 12), ("MB", 5))  # fmt: skip
    lines = [" ".join(f"{head:>{wide}}" for head, wide in heads)]
    for before, now in zip([None, *timings], timings, strict=False):
        each = 1000 * now.full.cpu / now.entries
        growth = f"{_growth(before, now):7.2f}" if before else " " * 7
        lines.append(
            f"{now.entries:8} {now.files:7} {now.full.cpu:7.2f} {each:9.2f} {growth} {now.full.wall:7.2f} "
            f"{now.edit.wall:12.2f} {now.full.memory:5.0f}"
        )
    return "\n".join(lines)


def _growth(before: Timing, now: Timing) -> float:
    return log(now.full.cpu / before.full.cpu) / log(now.entries / before.entries)


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:  # one: nothing is deleted before all is measured
        sizes = sorted(int(argument) for argument in arguments) or SIZES
        # Told before the folder goes, which takes longer than the builds.
        print(report([measure(entries, Path(folder) / f"{entries}") for entries in sizes]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
