"""A flat dump of a web page: which of its lines are the story.

Two readings with learnt tables (scripts/learn_flat.py makes them): each line by what it looks like, then again by
what its neighbours turned out to be. Nothing is learnt about a single publisher.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ..values.frozen import quick
from . import context, features, headline
from .features import end_class
from .headline import Headline, find_headline
from .lines import Line, blocks
from .table import Scorer, read_table, scorer

SECOND = {**features.SIZES, **context.SIZES}  # what the second reading sees
SENTENCE = 60  # bytes that a sentence has at least; a letter has four at most
ALONE = 0.5  # share of the story in paragraphs with white around them, from which blocks can be judged
THRESHOLD = -0.3  # log odds from which a line is taken: a sentence too many is sooner seen than one that is missing


@quick
class Tables:
    """What is learnt about lines.

    Args:
        words: How much more often a word stands in stories than around them, natural logarithm.
        first: The first reading: a line by what it looks like.
        headline: Which line is the headline.
        second: The second reading: by what its neighbours turned out to be, too.
    """

    words: Mapping[str, float]
    first: Scorer
    headline: Scorer
    second: Scorer


def read(lines: Sequence[Line], tables: Tables | None = None) -> tuple[Headline | None, list[int]]:
    """The headline, if there is one, and the positions of the story's lines, in order.

    The headline is looked for between the two readings, too: where it stands tells where the story begins.

    Args:
        lines: The dump.
        tables: What is learnt about lines; the package's own, unless told.
    """
    known = tables or own_tables()
    looks = features.columns(lines, known.words)
    odds = known.first.scores(looks)
    before = likely(odds)
    title = find_headline(lines, before, known.headline)
    around = context.columns(odds, lines, title.line if title else None)
    again = known.second.scores({**looks, **around})
    # A line that looks hopeless is not asked about again: the second reading has learnt nothing of such.
    story = chosen(lines, [new if old > context.HOPELESS else old for old, new in zip(odds, again, strict=True)])
    if story[:1] != before[:1]:
        title = find_headline(lines, story, known.headline)
    return title, story


def likely(odds: Sequence[float]) -> list[int]:
    """Positions of the lines that a reading takes for the story."""
    return [i for i, odd in enumerate(odds) if odd > THRESHOLD]


def chosen(lines: Sequence[Line], odds: Sequence[float]) -> list[int]:
    """Positions of the story's lines, from their log odds: the likely ones that are no card."""
    cards = _cards(lines, odds)
    return [i for i in likely(odds) if i not in cards]


def sentence_lines(lines: Sequence[Line]) -> list[int]:
    """Positions of the lines that end as sentences and are long enough for one: what is left where the learnt tables
    find nothing (a script or a layout that they have not met)."""
    return [i for i, line in enumerate(lines) if len(line.text) >= SENTENCE / 4 and _is_sentence(line.text)]


def _is_sentence(text: str) -> bool:
    long = len(text) >= SENTENCE or (not text.isascii() and len(text.encode()) >= SENTENCE)
    return long and end_class(text) in (1, 2, 3)


def _cards(lines: Sequence[Line], odds: Sequence[float]) -> set[int]:
    """Lines of teasers for other stories: where most paragraphs have white around them, a block of several lines
    of which one is surely no story (a credit, a byline) is no paragraph either."""
    told = [len(line.text) if odd > THRESHOLD else 0 for line, odd in zip(lines, odds, strict=True)]
    spans = blocks(lines)
    if sum(told[one.start] for one in spans if len(one) == 1) < ALONE * sum(told):
        return set()
    return {i for one in spans if len(one) > 2 and min(odds[one.start : one.stop]) <= THRESHOLD for i in one}


@cache
def own_tables() -> Tables:
    """The tables of this package."""
    return tables_from(read_table("flat"))


def tables_from(raw: Mapping[str, Any]) -> Tables:
    """Tables from their JSON form.

    Raises:
        ValueError: They were learnt with other features: learn them again (scripts/learn_flat.py).
    """
    first, second = scorer(raw["first"], features.SIZES), scorer(raw["second"], SECOND)
    return Tables(raw["words"], first, scorer(raw["headline"], headline.SIZES), second)
