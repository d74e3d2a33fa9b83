"""Boosted trees of two questions each, written as grids: what every two bins of a pair of features are worth together.

A first, rough run over all features shows which pairs matter; a second one may ask about those alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

Pair = tuple[int, int]
Condition = tuple[int, float, bool]  # feature, threshold, and whether its bin is at most that
ROUGH = 80  # trees of the first run
LEAF = 60  # rows that a leaf has at least


@dataclass(frozen=True)
class Rows:
    """What is learnt from.

    Args:
        bins: A row each, a column a feature.
        truth: Whether it is so.
        heft: How much each row counts.
    """

    bins: np.ndarray
    truth: np.ndarray
    heft: np.ndarray

    def part(self, columns: list[int]) -> Rows:
        """The same rows with a part of the features."""
        return Rows(self.bins[:, columns], self.truth, self.heft)


def learnt(rows: Rows, sizes: Mapping[str, int], pairs: int, trees: int, rate: float) -> dict[str, Any]:
    """A table for `plugins.timeline.importers.table.scorer`.

    Args:
        rows: What is learnt from; its columns are the features of `sizes`, in order.
        sizes: How many bins each feature has.
        pairs: How many pairs of features are asked about.
        trees: How many trees are grown of them.
        rate: What share of a tree's advice is taken.
    """
    chosen = _telling_pairs(_grown(rows, ROUGH, 2 * rate, None), pairs)
    used = sorted({feature for pair in chosen for feature in pair})
    inner = [(used.index(one), used.index(other)) for one, other in chosen]
    names = list(sizes)
    grids = {pair: np.zeros((sizes[names[used[pair[0]]]], sizes[names[used[pair[1]]]])) for pair in inner}
    model = _grown(rows.part(used), trees, rate, inner)
    for tree in _trees(model):
        for conditions, value in _leaves(tree):
            _put(grids, conditions, value)
    bias = float(model._baseline_prediction.item())
    whole = {pair: np.rint(100 * grid).astype(int).tolist() for pair, grid in grids.items()}
    named = [[names[used[one]], names[used[other]], grid] for (one, other), grid in whole.items()]
    return {"bias": round(bias, 3), "pairs": named}


def _grown(rows: Rows, trees: int, rate: float, pairs: list[Pair] | None) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(
        max_iter=trees, learning_rate=rate, max_depth=2, min_samples_leaf=LEAF, l2_regularization=1.0,
        interaction_cst=pairs, early_stopping=False, random_state=0,
    )  # fmt: skip
    return model.fit(rows.bins.astype(float), rows.truth, sample_weight=rows.heft)


def _trees(model: HistGradientBoostingClassifier) -> Iterator[np.ndarray]:
    for (predictor,) in model._predictors:
        if not predictor.nodes[0]["is_leaf"]:
            yield predictor.nodes


def _telling_pairs(model: HistGradientBoostingClassifier, count: int) -> list[Pair]:
    gains: Counter[Pair] = Counter()
    for tree in _trees(model):
        for child in (tree[tree[0]["left"]], tree[tree[0]["right"]]):
            one, other = sorted((int(tree[0]["feature_idx"]), int(child["feature_idx"])))
            if not child["is_leaf"] and one != other:
                gains[one, other] += float(child["gain"])
    return sorted(pair for pair, _ in gains.most_common(count))


def _leaves(tree: np.ndarray) -> Iterator[tuple[list[Condition], float]]:
    """What must hold for a row to come to each leaf, and what the leaf says."""
    root = tree[0]
    for low in (True, False):
        child = tree[root["left" if low else "right"]]
        above = (int(root["feature_idx"]), float(root["num_threshold"]), low)
        if child["is_leaf"]:
            yield [above], float(child["value"])
            continue
        for under in (True, False):
            leaf = tree[child["left" if under else "right"]]
            yield [above, (int(child["feature_idx"]), float(child["num_threshold"]), under)], float(leaf["value"])


def _put(grids: Mapping[Pair, np.ndarray], conditions: list[Condition], value: float) -> None:
    """Add a leaf's value to the cells of a grid that it holds for."""
    asked = {feature for feature, _, _ in conditions}
    pair = next(pair for pair in grids if asked <= set(pair))
    inside = np.ones(grids[pair].shape, dtype=bool)
    for feature, threshold, low in conditions:
        bins = (np.arange(inside.shape[pair.index(feature)]) <= threshold) == low
        inside &= bins[:, None] if feature == pair[0] else bins[None, :]
    grids[pair][inside] += value
