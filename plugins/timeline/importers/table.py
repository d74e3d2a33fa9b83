"""Learnt tables: one weight for each bin of each feature, kept as plain numbers in tables/*.json."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Scorer:
    """A sum of weights: above nought, more likely than not.

    Args:
        columns: For each feature, in order, the weight of each of its bins (log odds).
        bias: What is added to every sum.
    """

    columns: tuple[tuple[float, ...], ...]
    bias: float

    def score(self, bins: Sequence[int]) -> float:
        """The log odds of one row of bins."""
        total = self.bias
        for column, found in zip(self.columns, bins, strict=True):
            total += column[found]
        return total


def scorer(raw: Mapping[str, Any], sizes: Mapping[str, int]) -> Scorer:
    """A scorer from its JSON form, checked against the features that the code makes.

    Raises:
        ValueError: The table was learnt with other features: learn it again (scripts/learn_flat.py).
    """
    found = {name: len(weights) for name, weights in raw["weights"].items()}
    if found != dict(sizes):
        raise ValueError(
            f"the table's features are not the code's: {sorted(set(found.items()) ^ set(sizes.items()))}"
        )
    return Scorer(tuple(tuple(raw["weights"][name]) for name in sizes), raw["bias"])


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """A table of this package as JSON gives it."""
    table: Mapping[str, Any] = json.loads(
        files(__package__).joinpath("tables", f"{name}.json").read_text("utf-8")
    )
    return table
