"""Learnt tables: one weight for each bin of each feature, kept as plain numbers in tables/*.json."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import add
from typing import Any


@dataclass(frozen=True)
class Scorer:
    """A sum of weights: above nought, more likely than not.

    Args:
        weights: For each feature the weight of each of its bins (log odds).
        bias: What is added to every sum.
    """

    weights: Mapping[str, Sequence[float]]
    bias: float

    def scores(self, columns: Mapping[str, Sequence[int]], count: int) -> list[float]:
        """The log odds of `count` rows of bins, given feature by feature."""
        totals = [self.bias] * count
        for name, weights in self.weights.items():
            totals = list(map(add, totals, map(weights.__getitem__, columns[name])))
        return totals


def scorer(raw: Mapping[str, Any], sizes: Mapping[str, int]) -> Scorer:
    """A scorer from its JSON form, checked against the features that the code makes.

    Raises:
        ValueError: The table was learnt with other features: learn it again (scripts/learn_flat.py).
    """
    found = {name: len(weights) for name, weights in raw["weights"].items()}
    if found != dict(sizes):
        differ = sorted(set(found.items()) ^ set(sizes.items()))
        raise ValueError(f"the table's features are not the code's: {differ}; run scripts/learn_flat.py")
    return Scorer(raw["weights"], raw["bias"])


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """A table of this package as JSON gives it."""
    table: Mapping[str, Any] = json.loads(files(__package__).joinpath("tables", f"{name}.json").read_text("utf-8"))
    return table


@cache
def read_words(name: str) -> tuple[str, ...]:
    """The words of a list of this package, tables/<name>.txt."""
    return tuple(files(__package__).joinpath("tables", f"{name}.txt").read_text("utf-8").split())
