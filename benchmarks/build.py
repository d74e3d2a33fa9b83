"""How long a build takes, and how it grows: made-up content built in a process of its own, as for publishing.

`python -m benchmarks.build [ENTRIES …]`; times are medians of three builds. What says something on any
machine is the growth from one size to the next.
"""

from __future__ import annotations

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


@dataclass(frozen=True)
class Timing:
    """A site's number of entries, its files, and the wall seconds that its build took at the median."""

    entries: int
    files: int
    seconds: float


def measure(entries: int, folder: Path) -> Timing:
    written = content.write(folder / "content", entries, WORDS)
    seconds = [_seconds(written, folder / "output") for _ in range(BUILDS)]
    files = sum(path.is_file() for path in (folder / "output").rglob("*"))
    return Timing(entries, files, median(seconds))


def _seconds(written: Path, output: Path) -> float:
    began = time.perf_counter()
    built = build(written, output, "https://example.org")
    if built.status:
        sys.exit(f"does not build:\n{built.log}")
    return time.perf_counter() - began


def report(timings: list[Timing]) -> str:
    """A table; growth is the exponent of time over entries since the line above: 1 is linear."""
    lines = [f"{'entries':>8} {'files':>8} {'seconds':>8} {'ms/entry':>9} {'growth':>7}"]
    for before, now in zip([None, *timings], timings, strict=False):
        each = 1000 * now.seconds / now.entries
        growth = f"{_growth(before, now):7.2f}" if before else " " * 7
        lines.append(f"{now.entries:8} {now.files:8} {now.seconds:8.2f} {each:9.2f} {growth}".rstrip())
    return "\n".join(lines)


def _growth(before: Timing, now: Timing) -> float:
    return log(now.seconds / before.seconds) / log(now.entries / before.entries)


def main(arguments: list[str]) -> None:
    timings = []
    for entries in [int(argument) for argument in arguments] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            timings.append(measure(entries, Path(folder)))
    print(report(timings))


if __name__ == "__main__":
    main(sys.argv[1:])
