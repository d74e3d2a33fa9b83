"""What the commands of a small site cost, of which starting up is the most.

`python -m benchmarks.startup [--write] [ROUNDS]`: of a site of four entries all is checked, and one article of some
five hundred words, in English, is made a draft; a process each, in turn, fifteen rounds after one that does not count.
Seconds of CPU and of the wall: least and median, since these are so short that the rest of the machine is in every one.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.kit import tables
from benchmarks.kit.spent import Spent, run
from tests.support import content
from tests.support.trees import ROOT

ROUNDS, ENTRIES = 15, 4
ARTICLE = ROOT / "tests/importers/cases/dump-with-teaser/article.txt"
HEADS = ("", "CPU s, least", "median", "wall s, least", "median")


def commands(site: Path) -> Mapping[str, Sequence[str]]:
    """What is measured, beside Python itself."""
    ours = (sys.executable, "-m", "plugins.timeline")
    return {
        "`python -c pass`": (sys.executable, "-c", "pass"),
        "`--help`": (*ours, "--help"),
        "`check`": (*ours, "check", "--content", str(site)),
        "`import`": (*ours, "import", "--json", "--to", str(site), str(ARTICLE)),
    }


def measure(rounds: int) -> Mapping[str, Sequence[Spent]]:
    """What each command cost, round by round; the first finds nothing compiled, and is left out."""
    with tempfile.TemporaryDirectory() as folder:
        asked = commands(content.write(Path(folder), ENTRIES))
        turns = [{name: run(command, ROOT, {}) for name, command in asked.items()} for _ in range(rounds + 1)]
    return {name: [turn[name] for turn in turns[1:]] for name in asked}


def row(name: str, spent: Sequence[Spent]) -> tuple[object, ...]:
    """A line of the table."""
    cpu, wall = [one.cpu for one in spent], [one.wall for one in spent]
    return name, min(cpu), median(cpu), min(wall), median(wall)


def main(arguments: list[str]) -> None:
    rounds = next((int(argument) for argument in arguments if argument.isdigit()), ROUNDS)
    text = tables.table(HEADS, (row(*one) for one in measure(rounds).items()))
    print(text)
    if "--write" in arguments:
        tables.write("startup", text)


if __name__ == "__main__":
    main(sys.argv[1:])
