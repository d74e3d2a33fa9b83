"""Ours beside Hugo, Eleventy and Pelican as it comes: the same made-up entries, in turn and in one run.

What all of them make: a page for each entry, lists by year, four taxonomies with a page for each term, a feed. Ours is
measured on these pages in a theme as lean (`benchmarks/lean`), and once more as the whole site with every view,
picture, data file and feed. *edit*: a build over the last one after one entry was changed.

`python -m benchmarks.peers [--write] [ENTRIES …]`. The peers are no part of the environment: they are installed into
build/peers; one that cannot be is said and left out. --write: the table goes into docs/benchmarks.md.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.kit import eleventy, hugo, ours, stock, tables
from benchmarks.kit.generator import Generator
from benchmarks.kit.spent import Spent, middle

SIZES = (1_000, 10_000)
TURNS = 3
HEADS = ("entries", "", "files", "full, wall s", "CPU s", "beside Hugo", "edit, wall s", "CPU s", "beside Hugo", "MB")


def generators() -> list[Generator]:
    """Ours, and those of the peers that are here."""
    peers = [make() for make in (hugo.generator, eleventy.generator, stock.generator)]
    return [ours.SAME_PAGES, ours.WHOLE_SITE, *(peer for peer in peers if peer)]


def measure(found: Sequence[Generator], entries: int, folder: Path) -> list[tuple[object, ...]]:
    """A row for each generator: medians over the turns, and wall time beside Hugo's."""
    folders = {one.name: folder / str(number) for number, one in enumerate(found)}
    for one in found:
        one.write(folders[one.name], entries)
    full: dict[str, list[Spent]] = {one.name: [] for one in found}
    edit: dict[str, list[Spent]] = {one.name: [] for one in found}
    for turn in range(TURNS):
        for one in found:
            full[one.name].append(one.full(folders[one.name]))
            edit[one.name].append(one.edit(folders[one.name], turn))
    rows = [(one, middle(full[one.name]), middle(edit[one.name])) for one in found]
    beside = next(((whole, after) for one, whole, after in rows if one.name == "Hugo"), None)
    return [_row(entries, one, one.made(folders[one.name]), (whole, after), beside) for one, whole, after in rows]


def _row(
    entries: int, one: Generator, files: int, spent: tuple[Spent, Spent], beside: tuple[Spent, Spent] | None
) -> tuple[object, ...]:
    full, edit = spent
    ratios = [mine.wall / theirs.wall for mine, theirs in zip(spent, beside, strict=True)] if beside else ["", ""]
    memory = round(max(full.memory, edit.memory))
    return entries, one.name, files, full.wall, full.cpu, ratios[0], edit.wall, edit.cpu, ratios[1], memory


def main(arguments: list[str]) -> None:
    sizes = [int(argument) for argument in arguments if argument.isdigit()] or SIZES
    found = generators()
    rows: list[tuple[object, ...]] = []
    with tempfile.TemporaryDirectory() as folder:  # one: nothing is deleted before all is measured
        for entries in sizes:
            rows += measure(found, entries, Path(folder) / f"{entries}")
            print(tables.table(HEADS, rows), flush=True)
    if "--write" in arguments:
        tables.write("peers", tables.table(HEADS, rows))


if __name__ == "__main__":
    main(sys.argv[1:])
