"""Learnt tables: how much each pair of features says for a row, kept as plain numbers in tables/*.json.

All rows are looked up at once, for that is most of what reading a dump would cost otherwise: a column of bins is a
string of bytes, `bytes.translate` looks every one of them up, and whole columns are added as one large number each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from struct import unpack
from typing import Any, Final

from .. import bytecode
from ..values.frozen import quick

TABLES: Final = Path(__file__).with_name("tables")
CELLS: Final = 256  # that a byte tells apart
MOST: Final = 255  # hundredths that a byte holds
MOST_PARTS: Final = 257  # whose sums two bytes hold

Columns = Mapping[str, bytes]
"""The bins of all rows, feature by feature."""
Grid = Sequence[Sequence[float]]


@quick
class Part:
    """A part of a grid that bytes can hold.

    Args:
        one: The feature whose bins are its rows.
        other: The feature whose bins are its columns.
        rows: For each bin of the first feature the cell at which its row begins.
        cells: What each cell adds, in hundredths.
    """

    one: str
    other: str
    rows: bytes
    cells: bytes


@quick
class Scorer:
    """A sum over pairs of features: above nought, more likely than not.

    Args:
        parts: What is added for the bins of each pair (hundredths of log odds).
        bias: What is added to every sum, log odds.
    """

    parts: Sequence[Part]
    bias: float

    def scores(self, columns: Columns) -> list[float]:
        """The log odds of rows of bins."""
        numbers = {name: int.from_bytes(columns[name], "little") for name in {part.other for part in self.parts}}
        size = len(next(iter(columns.values())))
        wide = bytearray(2 * size)  # a sum has two bytes, of which a cell fills the lower one
        total = 0
        for part in self.parts:
            rows = int.from_bytes(columns[part.one].translate(part.rows), "little")
            wide[::2] = (rows + numbers[part.other]).to_bytes(size, "little").translate(part.cells)
            total += int.from_bytes(wide, "little")
        return [self.bias + one / 100 for one in unpack(f"<{size}H", total.to_bytes(2 * size, "little"))]


def scorer(raw: Mapping[str, Any], sizes: Mapping[str, int]) -> Scorer:
    """A scorer from its JSON form, checked against the features that the code makes.

    Args:
        raw: `bias` (log odds) and `pairs`: a list of two names of features and their grid (hundredths of log odds).
        sizes: How many bins each feature has.

    Raises:
        ValueError: The table was learnt with other features: learn it again (scripts/learn_flat.py).
    """
    parts: list[Part] = []
    low = 0
    for one, other, grid in raw["pairs"]:
        found = (len(grid), *{len(row) for row in grid})
        if found != (sizes.get(one), sizes.get(other)):
            raise ValueError(f"the table has {found} bins for {one} and {other}; run scripts/learn_flat.py")
        least = min(map(min, grid))
        low += least
        parts += _parts(one, other, [[cell - least for cell in row] for row in grid])
    if len(parts) > MOST_PARTS:
        raise ValueError(f"the table has {len(parts)} parts, too many to be summed; run scripts/learn_flat.py")
    return Scorer(parts, raw["bias"] + low / 100)


def _parts(one: str, other: str, grid: Sequence[Sequence[int]]) -> Iterator[Part]:
    """A grid in parts: of so many rows, behind one of noughts for the others, of so much a cell."""
    width = len(grid[0])
    step = CELLS // width - 1
    for first in range(0, len(grid), step):
        rows = [0] * first + [width * (1 + i) for i in range(len(grid[first : first + step]))]
        cells = [0] * width + [cell for row in grid[first : first + step] for cell in row]
        while max(cells) > MOST:
            yield Part(one, other, _filled(rows), _filled([min(cell, MOST) for cell in cells]))
            cells = [max(cell - MOST, 0) for cell in cells]
        if any(cells):
            yield Part(one, other, _filled(rows), _filled(cells))


def _filled(values: Sequence[int]) -> bytes:
    return bytes(values).ljust(CELLS, b"\0")


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """A table of this package as JSON gives it."""
    table: Mapping[str, Any] = json.loads(TABLES.joinpath(f"{name}.json").read_text("utf-8"))
    return table


def read_yaml(file: Path) -> Any:
    """What a table of our own in YAML says, not to be changed; all values are text. It is read once, and kept."""
    text = file.read_text("utf-8")
    return bytecode.kept("tables-1").value(text, lambda: _loaded(text))


def _loaded(text: str) -> Any:
    import yaml  # here: where all tables are kept nothing else of most runs needs it, and it is slow to load

    # In C, where that is, it is ten times as fast.
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


@cache
def read_words(name: str) -> tuple[str, ...]:
    """The words of a list of this package, tables/<name>.txt."""
    return tuple(TABLES.joinpath(f"{name}.txt").read_text("utf-8").split())
