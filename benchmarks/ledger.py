"""How long the fold and the checks take, and how they grow: made-up records, in memory.

`python -m benchmarks.ledger [ENTRIES …]`; CPU seconds of one process, no garbage collected, as in a build; of the fold
the best of three. A growth of 1 is linear.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from math import log
from pathlib import Path

from plugins.timeline.checks import check
from plugins.timeline.collecting import no_collecting
from plugins.timeline.ledger import fold
from plugins.timeline.load import load
from tests.support import content

SIZES = (1_000, 10_000, 100_000)
RUNS = 3


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """The least CPU seconds of several runs."""
    seconds = []
    for _ in range(runs):
        with no_collecting():
            began = time.process_time()
            work()
            seconds.append(time.process_time() - began)
    return min(seconds)


def measure(entries: int, folder: Path) -> dict[str, float]:
    """CPU seconds of each stage at this size."""
    written = content.write(folder / "content", entries, 30)
    loaded = load(written)
    if loaded.problems:
        sys.exit("\n".join(map(str, loaded.problems[:5])))
    library = loaded.library
    return {
        "load": best(lambda: load(written, processes=1), 1),
        "fold": best(lambda: fold(library)),
        "check": best(lambda: list(check(library)), 1),
    }


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    before: tuple[int, dict[str, float]] | None = None
    print(f"{'entries':>8} {'stage':>6} {'seconds':>8} {'growth':>7}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found = measure(size, Path(folder))
        for stage, seconds in found.items():
            growth = f"{log(seconds / before[1][stage]) / log(size / before[0]):7.2f}" if before else ""
            print(f"{size:8} {stage:>6} {seconds:8.2f} {growth}".rstrip(), flush=True)
        before = (size, found)


if __name__ == "__main__":
    main()
