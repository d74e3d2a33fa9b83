"""Learnt tables: how much each pair of features says for a row, kept as plain numbers in tables/*.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import compress
from operator import getitem, itemgetter
from typing import Any

Grid = Sequence[Sequence[float]]
_row: Callable[[Grid, int], Sequence[float]] = getitem
_cell: Callable[[Sequence[float], int], float] = getitem


@dataclass(frozen=True)
class Scorer:
    """A sum over pairs of features: above nought, more likely than not.

    Args:
        pairs: The two features of each grid.
        grids: For each pair what is added (log odds), by the bin of the first feature and the bin of the second.
        bias: What is added to every sum.
    """

    pairs: Sequence[tuple[str, str]]
    grids: Sequence[Grid]
    bias: float

    def scores(self, columns: Mapping[str, Sequence[int]], wanted: Sequence[bool] | None = None) -> list[float]:
        """The log odds of rows of bins, given feature by feature; of the wanted rows alone, where they are told."""
        names = sorted({name for pair in self.pairs for name in pair})
        first, second = (itemgetter(*(names.index(pair[i]) for pair in self.pairs)) for i in (0, 1))
        rows: Iterable[tuple[int, ...]] = zip(*(columns[name] for name in names), strict=True)
        rows = rows if wanted is None else compress(rows, wanted)
        bias, grids = self.bias, self.grids  # the loop below is most of what reading a dump costs
        return [bias + sum(map(_cell, map(_row, grids, first(row)), second(row))) for row in rows]


def scorer(raw: Mapping[str, Any], sizes: Mapping[str, int]) -> Scorer:
    """A scorer from its JSON form, checked against the features that the code makes.

    Args:
        raw: `bias` and `pairs`: a list of two names of features and their grid.
        sizes: How many bins each feature has.

    Raises:
        ValueError: The table was learnt with other features: learn it again (scripts/learn_flat.py).
    """
    for one, other, grid in raw["pairs"]:
        found = (len(grid), *{len(row) for row in grid})
        if found != (sizes.get(one), sizes.get(other)):
            raise ValueError(f"the table has {found} bins for {one} and {other}; run scripts/learn_flat.py")
    return Scorer([(one, other) for one, other, _ in raw["pairs"]], [grid for *_, grid in raw["pairs"]], raw["bias"])


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """A table of this package as JSON gives it."""
    table: Mapping[str, Any] = json.loads(files(__package__).joinpath("tables", f"{name}.json").read_text("utf-8"))
    return table


@cache
def read_words(name: str) -> tuple[str, ...]:
    """The words of a list of this package, tables/<name>.txt."""
    return tuple(files(__package__).joinpath("tables", f"{name}.txt").read_text("utf-8").split())
