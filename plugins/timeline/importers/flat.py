"""A flat dump of a web page: which of its lines are the story.

Two readings with learnt tables (scripts/learn_flat.py makes them): each line by what it looks like, then again by
what its neighbours turned out to be. Nothing is learnt about a single publisher.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from . import context, features
from .features import end_class
from .lines import Line
from .table import Scorer, read_table, scorer

SENTENCE = 60  # bytes that a sentence has at least
ALONE = 0.5  # share of the story in paragraphs with white around them, from which blocks can be judged
THRESHOLD = -0.3  # log odds; where precision and recall of the story are equal on pages not learnt from


def story_odds(lines: Sequence[Line]) -> list[float]:
    """Log odds that each line belongs to the story."""
    words, first, second = _tables()
    odds = first.scores(features.columns(lines, words), len(lines))
    return second.scores(context.columns(odds, lines), len(lines))


def story_lines(lines: Sequence[Line]) -> list[int]:
    """Positions in `lines` of the story's lines, in order."""
    return chosen(lines, story_odds(lines))


def chosen(lines: Sequence[Line], odds: Sequence[float]) -> list[int]:
    """Positions of the story's lines, from their log odds: the likely ones that are no card."""
    cards = _cards(lines, odds)
    return [i for i, odd in enumerate(odds) if odd > THRESHOLD and i not in cards]


def sentence_lines(lines: Sequence[Line]) -> list[int]:
    """Positions of the lines that end as sentences and are long enough for one: what is left where the learnt tables
    find nothing (a script or a layout that they have not met)."""
    return [
        i for i, line in enumerate(lines) if len(line.text.encode()) >= SENTENCE and end_class(line.text) in (1, 2, 3)
    ]


def _cards(lines: Sequence[Line], odds: Sequence[float]) -> set[int]:
    """Lines of teasers for other stories: where most paragraphs have white around them, a block of several lines
    of which one is surely no story (a credit, a byline) is no paragraph either."""
    blocks: list[list[int]] = []
    for i, line in enumerate(lines):
        if not i or line.blank_before:
            blocks.append([])
        blocks[-1].append(i)
    sizes = [sum(len(lines[i].text) for i in block if odds[i] > THRESHOLD) for block in blocks]
    alone = sum(size for size, block in zip(sizes, blocks, strict=True) if len(block) == 1)
    if alone < ALONE * sum(sizes):
        return set()
    return {i for block in blocks if len(block) > 2 and min(odds[i] for i in block) <= THRESHOLD for i in block}


@cache
def _tables() -> tuple[dict[str, float], Scorer, Scorer]:
    raw = read_table("flat")
    return dict(raw["words"]), scorer(raw["lines"], features.SIZES), scorer(raw["context"], context.SIZES)
