"""A line among its neighbours: the bins of the second reading, made from the scores of the first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain, pairwise
from math import exp

from .features import bins, rising, shifted
from .lines import Line, blocks
from .table import Columns

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
LONG = 5  # letters of a word that tells what a text is about
TOLD = (0, 150, 500, 1200, 2500, 5000)  # characters

_CHANCE = len(CHANCES) + 2
_OWN = len(LOG_ODDS) + 1
_STEPS = rising(GAPS, range(GAPS[-1]))
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
    chances = [1 / (1 + exp(-odd)) for odd in odds]
    likely = [i for i, odd in enumerate(odds) if odd > LIKELY]
    chance = bins(CHANCES, chances)
    before, after = _masses(chances, lengths)
    side, between = _sides(chance, _main_run(likely, lengths))
    return {
        "own": bins(LOG_ODDS, odds), "-3": shifted(chance, 3, _CHANCE - 1), "before": before, "after": after,
        "gap-": _gaps(likely, len(lines)), "gap+": _gaps(_from_below(likely, len(lines)), len(lines))[::-1],
        "run-": _runs(likely, lengths),
        "main": side, "between": between, "inset": _inset(likely, lines, lengths),
        "weakest-": _weakest(chance, likely[:1]),
        "weakest+": _weakest(chance[::-1], _from_below(likely, len(lines))[:1])[::-1],
        "topic": _topic(odds, likely, lines),
        "block": _blocks(odds, lines, lengths),
        "below": _below(len(lines), headline), "told": _told(odds, lengths, headline),
    }  # fmt: skip


def _from_below(likely: Sequence[int], count: int) -> list[int]:
    """The same positions, counted from the last line upwards."""
    return [count - 1 - i for i in reversed(likely)]


def _below(count: int, headline: int | None) -> bytes:
    """How far each line stands below the headline: 0 there is none, 1 far above it, 2 above, 3 it, 4 and more below."""
    if headline is None:
        return bytes(count)
    near = max(headline - NEAR, 0)
    above = bytes([1]) * near + bytes([2]) * (headline - near)
    return above + bytes([2 + step for step in rising(BELOW, range(count - headline))])


def _told(odds: Sequence[float], lengths: Sequence[int], headline: int | None) -> bytes:
    """Bin of the characters of likely lines between the headline and each line; 0 above it."""
    if headline is None:
        return bytes(len(lengths))
    likely = [length if odd > LIKELY else 0 for odd, length in zip(odds[headline:], lengths[headline:], strict=True)]
    upto = list(accumulate(likely[:-1], initial=0))
    return bytes(headline) + bytes([1 + step for step in rising(TOLD, upto)])


def _masses(chances: Sequence[float], lengths: Sequence[int]) -> tuple[bytes, bytes]:
    """Bins of the share of the story that stands before and after each line."""
    weights = [chance * length for chance, length in zip(chances, lengths, strict=True)]
    upto = list(accumulate(weights, initial=0.0))
    total = upto[-1] or 1.0
    before = rising(MASSES, [end / total for end in upto[:-1]])
    return before, rising(MASSES, [(total - end) / total for end in upto[:0:-1]])[::-1]


def _gaps(likely: Sequence[int], count: int) -> bytes:
    """Bin of the lines between each line and the last likely one above it."""
    far = bytes([len(GAPS)])
    column = far * (likely[0] + 1 if likely else count)
    for one, next_ in pairwise([*likely, count - 1]):
        column += _STEPS[: next_ - one].ljust(next_ - one, far)
    return column


def _runs(likely: Sequence[int], lengths: Sequence[int]) -> bytes:
    """Bin of the characters of the run of likely lines that ends above each line; a gap of two lines is none."""
    column = bytes(likely[0] + 1 if likely else len(lengths))
    run, last = 0, -99
    for one, next_ in pairwise([*likely, len(lengths) - 1]):
        run = run + lengths[one] if one - last <= 3 else lengths[one]
        last = one
        column += bytes([bisect_right(RUNS, run)]) * (next_ - one)
    return column


def _main_run(likely: Sequence[int], lengths: Sequence[int]) -> tuple[int, int]:
    """First and last line of the longest run of likely lines, gaps of three allowed; of all lines, if none is."""
    best, first, last, size = (0, 0, len(lengths) - 1), -9, -9, 0
    for i in likely:
        if i - last > 4:
            first, size = i, 0
        last = i
        size += lengths[i]
        if size > best[0]:
            best = (size, first, last)
    return best[1], best[2]


def _sides(chance: bytes, main: tuple[int, int]) -> tuple[bytes, bytes]:
    """For each line: before (0), in (1) or after (2) the main run, and the bin of the least likely line in between."""
    first, last = main
    side = bytes(first) + bytes([1]) * (last + 1 - first) + bytes([2]) * (len(chance) - last - 1)
    above, below = _least(chance[first:0:-1])[::-1], _least(chance[last:-1])
    return side, above + bytes([_CHANCE - 1]) * (last + 1 - first) + below


def _least(column: bytes) -> bytes:
    """For each row the least bin up to it."""
    least: list[int] = list(accumulate(column, min))
    return bytes(least)


def _inset(likely: Sequence[int], lines: Sequence[Line], lengths: Sequence[int]) -> bytes:
    """Whether a line's indentation is that of most of the story: 0 it is not, 1 it is (or is not where nearly all are
    alike), 2 it is as nearly all are, 3 there is no story."""
    votes: Counter[int] = Counter()
    for i in likely:
        votes[lines[i].indent] += lengths[i]
    if not votes:
        return bytes([3]) * len(lines)
    usual, count = votes.most_common(1)[0]
    alike = int(count >= ALIKE * votes.total())
    return bytes([(line.indent == usual) + alike for line in lines])


def _weakest(chance: bytes, first: Sequence[int]) -> bytes:
    """Bin of the least likely line between each line and the first likely one above it, with that one."""
    begun = first[0] + 1 if first else len(chance)
    return bytes([_CHANCE - 1]) * begun + _least(chance[begun - 1 : -1])


def _topic(odds: Sequence[float], likely: Sequence[int], lines: Sequence[Line]) -> bytes:
    """Bin of the share of a line's long words that other likely lines have too; 0 for one without such words."""
    told = {i: _long(lines[i].words) for i in likely}
    times = Counter(chain.from_iterable(told.values()))
    others = {True: {word for word, count in times.items() if count > 1}, False: set(times)}
    return bytes([
        _told_elsewhere(line.words, others[i in told], told.get(i)) if odds[i] > HOPELESS else 0
        for i, line in enumerate(lines)
    ])  # fmt: skip


def _told_elsewhere(words: Sequence[str], others: set[str], long: set[str] | None) -> int:
    if others.isdisjoint(words):  # so with many lines: what follows takes longer
        return int(max(map(len, words), default=0) >= LONG)
    mine = long or _long(words)
    return 1 + bisect_right(TOPICS, len(mine & others) / len(mine))


def _long(words: Sequence[str]) -> set[str]:
    return {word for word in words if len(word) >= LONG}


def _blocks(odds: Sequence[float], lines: Sequence[Line], lengths: Sequence[int]) -> bytes:
    """For each line: the size of its block (lines with no white between), how much of the block is likely, and how
    large the blocks are that most of the likely text stands in."""
    told = [length if odd > LIKELY else 0 for odd, length in zip(odds, lengths, strict=True)]
    spans = blocks(lines)
    likely = [sum(told[one.start : one.stop]) for one in spans]
    alone = sum(size for size, one in zip(likely, spans, strict=True) if len(one) == 1)
    usual = bisect_right((0.2, 0.8), alone / (sum(likely) or 1))
    column = b""
    for size, one in zip(likely, spans, strict=True):
        share = bisect_right((0.3, 0.8), size / sum(lengths[one.start : one.stop])) if size else 0
        column += bytes([(usual * 4 + bisect_right((1, 2, 5), len(one) - 1)) * 3 + share]) * len(one)
    return column
