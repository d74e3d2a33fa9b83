"""A line among its neighbours: the bins of the second reading, made from the scores of the first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import exp

from .features import Columns, shifted
from .lines import Line

CHANCES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
LOG_ODDS = tuple(step / 2 for step in range(-11, 11))
MASSES = (0.001, 0.02, 0.1, 0.3, 0.6, 0.9, 0.98, 0.999)
GAPS = (1, 2, 3, 5, 8, 12, 20)
TOPICS = (0.001, 0.1, 0.2, 0.3, 0.4, 0.6)
RUNS = (100, 250, 500, 1000, 1800, 3000, 6000)
HOPELESS = -6.0  # log odds of the first reading under which a line is not looked at again
LIKELY = 0.4  # log odds from which a line counts as story when runs are measured

BELOW = (0, 1, 3, 6, 12, 25)  # lines
ALIKE = 0.8  # share of the story from which nearly all of it is alike
NEAR = 10  # lines above the headline that are near it
TOLD = (0, 150, 500, 1200, 2500, 5000)  # characters

_CHANCE = len(CHANCES) + 2
_OWN = len(LOG_ODDS) + 1
SIZES: Mapping[str, int] = {
    "own": _OWN, "-3": _CHANCE, "before": len(MASSES) + 1, "after": len(MASSES) + 1, "gap-": len(GAPS) + 1,
    "gap+": len(GAPS) + 1, "run-": len(RUNS) + 1, "main": 3, "between": _CHANCE, "inset": 4, "weakest-": _CHANCE,
    "weakest+": _CHANCE, "topic": len(TOPICS) + 2, "block": 36, "below": len(BELOW) + 3, "told": len(TOLD) + 2,
}  # fmt: skip


def columns(odds: Sequence[float], lines: Sequence[Line], headline: int | None) -> Columns:
    """The context bins of every line, feature by feature, in the order of `SIZES`.

    Args:
        odds: Log odds of the first reading, a line each.
        lines: The lines themselves.
        headline: Position of the headline, if there seems to be one.
    """
    lengths = [len(line.text) for line in lines]
    chances = [1 / (1 + exp(-max(-30.0, min(30.0, odd)))) for odd in odds]
    masses, runs = _masses(chances, lengths), _runs(odds, lengths)
    side, between = _sides(chances, _main_run(odds, lengths)) if lines else ([], [])
    return {
        "own": [bisect_right(LOG_ODDS, odd) for odd in odds],
        "-3": shifted([bisect_right(CHANCES, chance) for chance in chances], 3, _CHANCE - 1),
        "before": [before for before, _ in masses], "after": [after for _, after in masses],
        "gap-": [gap for gap, _ in runs], "gap+": [gap for gap, _ in _runs(odds[::-1], lengths[::-1])][::-1],
        "run-": [run for _, run in runs],
        "main": side, "between": between, "inset": _inset(odds, lines, lengths),
        "weakest-": _weakest(odds, chances), "weakest+": _weakest(odds[::-1], chances[::-1])[::-1],
        "topic": _topic(odds, lines),
        "block": _blocks(odds, lines, lengths),
        "below": _below(len(lines), headline), "told": _told(odds, lengths, headline),
    }  # fmt: skip


def _below(count: int, headline: int | None) -> list[int]:
    """How far each line stands below the headline: 0 there is none, 1 far above it, 2 above, 3 it, 4 and more below."""
    if headline is None:
        return [0] * count
    above = [1 + (i >= headline - NEAR) for i in range(headline)]
    return above + [2 + bisect_right(BELOW, i - headline) for i in range(headline, count)]


def _told(odds: Sequence[float], lengths: Sequence[int], headline: int | None) -> list[int]:
    """Bin of the characters of likely lines between the headline and each line; 0 above it."""
    if headline is None:
        return [0] * len(lengths)
    likely = [length if odd > LIKELY else 0 for odd, length in zip(odds[headline:], lengths[headline:], strict=True)]
    return [0] * headline + [1 + bisect_right(TOLD, upto) for upto in accumulate(likely[:-1], initial=0)]


def _masses(chances: Sequence[float], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Bins of the share of the story that stands before and after each line."""
    weights = [chance * length for chance, length in zip(chances, lengths, strict=True)]
    upto = list(accumulate(weights))
    total = (upto[-1] if upto else 0.0) or 1.0
    return [
        (bisect_right(MASSES, (end - weight) / total), bisect_right(MASSES, (total - end) / total))
        for end, weight in zip(upto, weights, strict=True)
    ]


def _runs(odds: Sequence[float], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """For each line: bins of the lines since the last likely one, and of the characters of that one's run."""
    rows: list[tuple[int, int]] = []
    gap, run = 99, 0
    for odd, length in zip(odds, lengths, strict=True):
        rows.append((bisect_right(GAPS, gap), bisect_right(RUNS, run)))
        if odd > LIKELY:
            run = run + length if gap <= 2 else length
            gap = 0
        else:
            gap += 1
    return rows


def _main_run(odds: Sequence[float], lengths: Sequence[int]) -> tuple[int, int]:
    """First and last line of the longest run of likely lines, gaps of three allowed."""
    best, first, last, size = (0, 0, len(odds) - 1), -9, -9, 0
    for i, odd in enumerate(odds):
        if odd <= LIKELY:
            continue
        if i - last > 4:
            first, size = i, 0
        last = i
        size += lengths[i]
        if size > best[0]:
            best = (size, first, last)
    return best[1], best[2]


def _sides(chances: Sequence[float], main: tuple[int, int]) -> tuple[list[int], list[int]]:
    """For each line: before (0), in (1) or after (2) the main run, and the bin of the least likely line in between."""
    first, last = main
    side = [0] * first + [1] * (last + 1 - first) + [2] * (len(chances) - last - 1)
    between = [_CHANCE - 1] * len(chances)
    least = 1.0
    for i in range(first - 1, -1, -1):
        least = min(least, chances[i + 1])
        between[i] = bisect_right(CHANCES, least)
    least = 1.0
    for i in range(last + 1, len(chances)):
        least = min(least, chances[i - 1])
        between[i] = bisect_right(CHANCES, least)
    return side, between


def _inset(odds: Sequence[float], lines: Sequence[Line], lengths: Sequence[int]) -> list[int]:
    """Whether a line's indentation is that of most of the story: 0 it is not, 1 it is (or is not where nearly all are
    alike), 2 it is as nearly all are, 3 there is no story."""
    votes: Counter[int] = Counter()
    for odd, line, length in zip(odds, lines, lengths, strict=True):
        if odd > LIKELY:
            votes[line.indent] += length
    if not votes:
        return [3] * len(lines)
    usual, count = votes.most_common(1)[0]
    alike = int(count >= ALIKE * votes.total())
    return [int(line.indent == usual) + alike for line in lines]


def _weakest(odds: Sequence[float], chances: Sequence[float]) -> list[int]:
    """Bin of the least likely line since the first likely one."""
    rows: list[int] = []
    begun, least = False, 1.0
    for odd, chance in zip(odds, chances, strict=True):
        rows.append(bisect_right(CHANCES, least) if begun else _CHANCE - 1)
        begun = begun or odd > LIKELY
        if begun:
            least = min(least, chance)
    return rows


def _topic(odds: Sequence[float], lines: Sequence[Line]) -> list[int]:
    """Bin of the share of a line's long words that other likely lines have too."""
    asked = [line.words if odd > HOPELESS else () for odd, line in zip(odds, lines, strict=True)]
    words = [{word for word in mine if len(word) > 4} for mine in asked]
    used = Counter(word for odd, mine in zip(odds, words, strict=True) if odd > LIKELY for word in mine)
    return [
        1 + bisect_right(TOPICS, sum(used[word] > (odd > LIKELY) for word in mine) / len(mine)) if mine else 0
        for odd, mine in zip(odds, words, strict=True)
    ]


def _blocks(odds: Sequence[float], lines: Sequence[Line], lengths: Sequence[int]) -> list[int]:
    """For each line: the size of its block (lines with no white between), how much of the block is likely, and how
    large the blocks are that most of the likely text stands in."""
    blocks: list[list[int]] = []
    for i, line in enumerate(lines):
        if not i or line.blank_before:
            blocks.append([])
        blocks[-1].append(i)
    likely = [sum(lengths[i] for i in block if odds[i] > LIKELY) for block in blocks]
    alone = sum(size for size, block in zip(likely, blocks, strict=True) if len(block) == 1)
    usual = bisect_right((0.2, 0.8), alone / (sum(likely) or 1))
    rows = [0] * len(lines)
    for size, block in zip(likely, blocks, strict=True):
        share = bisect_right((0.3, 0.8), size / sum(lengths[i] for i in block))
        for i in block:
            rows[i] = (usual * 4 + bisect_right((1, 2, 5), len(block) - 1)) * 3 + share
    return rows
