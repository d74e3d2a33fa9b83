"""What a line of a dump looks like, as a few small numbers: the input of the learnt tables.

Every feature is a column of bins, so that a table can say for any two features what their bins together are worth,
and a person can read it ("ends a sentence, and so does the line above").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from operator import itemgetter, sub

from ..patterns import pattern_of
from .lines import LABEL, LABELS, Line
from .table import Columns

WIDTHS = (9, 16, 25, 40, 60, 80, 110, 150, 220, 350, 600)
SHARES = (0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
PLACES = (0.03, 0.08, 0.15, 0.25, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96)
COUNTS = (1, 2, 3, 5)
SPEECH = (-2.0, -1.2, -0.8, -0.5, -0.25, 0.0, 0.25, 0.5, 0.8, 1.2)
DENSITY = (60, 150, 300, 600, 1000, 1600, 2500)

_WIDE, _SPOKEN, _ENDED = len(WIDTHS) + 1, len(SPEECH) + 1, 8
SIZES: Mapping[str, int] = {
    "width": _WIDE, "end": _ENDED, "start": 8, "commas": len(COUNTS) + 1, "sentences": len(COUNTS) + 1,
    "capitals": len(SHARES) + 1, "speech": _SPOKEN, "place": len(PLACES) + 1, "repeated": 3,
    "density": len(DENSITY) + 1, "width-1": _WIDE + 1, "width+1": _WIDE + 1, "width-2": _WIDE + 1,
    "end-1": _ENDED + 1, "end+1": _ENDED + 1, "speech-1": _SPOKEN + 1, "speech+1": _SPOKEN + 1,
}  # fmt: skip

_ENDS = {
    ".": 1, "!": 2, "?": 2, "…": 3, ":": 4, ",": 5, ";": 5, ")": 6, "。": 1, "।": 1, "—": 5, "-": 5,
}  # fmt: skip
_STARTS = (str.isupper, str.islower, str.isdigit, "\"“„«»‘'「".__contains__, "([".__contains__, "-–—".__contains__)
_CLOSING = "\"”’'»“「」)]"
_FULL_STOPS = (". ", "! ", "? ", "。")
_NEUTRAL = bisect_right(SPEECH, 0.0)
_NARROW = bisect_right(WIDTHS, 24)  # bin of width up to which a line has no two sentences
_SENTENCES = (1, 2, 3)  # ways to end as a sentence does
_LIKE = bisect_right(WIDTHS, 60)  # bin of width from which a line that ends so is like a sentence
# Letters of scripts whose letters are words, said by the others: that is compiled in a fifth of the time.
_LARGE = pattern_of("[^\x00-\u2e80]")
_first = itemgetter(0)


def columns(lines: Sequence[Line], speech: Mapping[str, float]) -> Columns:
    """The bins of every line, feature by feature, in the order of `SIZES`.

    Args:
        lines: The dump's lines.
        speech: How much more often a word stands in stories than around them, natural logarithm.
    """
    texts = [line.text for line in lines]
    looks = [_seen(text) if len(text) < LABEL else _look(text) for text in texts]
    width, end, *others = map(bytes, zip(*looks, strict=True)) if looks else [b""] * 6
    spoken = bytes([_spoken(line.words, speech) for line in lines])
    times = Counter(texts)
    return {
        "width": width, "end": end, **dict(zip(("start", "commas", "sentences", "capitals"), others, strict=True)),
        "speech": spoken,
        "place": _places(texts),
        "repeated": bytes([min(times[text], 3) - 1 for text in texts]),
        "density": _density(texts, width, end),
        "width-1": shifted(width, 1, _WIDE), "width+1": shifted(width, -1, _WIDE),
        "width-2": shifted(width, 2, _WIDE),
        "end-1": shifted(end, 1, _ENDED), "end+1": shifted(end, -1, _ENDED),
        "speech-1": shifted(spoken, 1, _SPOKEN), "speech+1": shifted(spoken, -1, _SPOKEN),
    }  # fmt: skip


def bins(bounds: Sequence[float], values: Iterable[float]) -> bytes:
    """For each value, how many of the bounds it reaches."""
    return bytes([bisect_right(bounds, value) for value in values])


def rising(bounds: Sequence[float], values: Sequence[float]) -> bytes:
    """The same for values of which none is less than the one before."""
    column, done = b"", 0
    for number, bound in enumerate(bounds):
        upto = bisect_left(values, bound, done)
        column += bytes([number]) * (upto - done)
        done = upto
    return column + bytes([len(bounds)]) * (len(values) - done)


def shifted(column: bytes, by: int, beyond: int) -> bytes:
    """The bins of the line `by` lines above (below, if negative); `beyond` where there is none."""
    gap = bytes([beyond]) * min(abs(by), len(column))
    return gap + column[: len(column) - len(gap)] if by > 0 else column[len(gap) :] + gap


def end_class(text: str) -> int:
    """0 letter or digit, 1 full stop, 2 ! or ?, 3 ellipsis, 4 colon, 5 comma or dash, 6 bracket, 7 other."""
    if text[-1:].isalnum():
        return 0
    bare = text.rstrip(_CLOSING)
    if not bare:
        return 7
    last = bare[-1]
    if last == "." and bare.endswith("..."):
        return 3
    if last in _ENDS:
        return _ENDS[last]
    if text[-1] == ")":
        return 6
    return 0 if last.isalnum() else 7


@cache
def start_class(first: str) -> int:
    """Of a line's first character: 0 upper case, 1 lower case, 2 digit, 3 quote, 4 bracket, 5 dash, 6 letter without
    case, 7 other."""
    return next((i for i, belongs in enumerate(_STARTS) if belongs(first)), 6 if first.isalpha() else 7)


def is_wide(text: str) -> bool:
    """Whether a text has letters of a script whose letters are words."""
    return not text.isascii() and _LARGE.search(text) is not None


def capitals(text: str) -> float:
    """Share of the words that begin with a capital."""
    words = text.split(" ")
    return sum(map(str.isupper, map(_first, words))) / len(words)


def _look(text: str) -> tuple[int, ...]:
    """What is seen of a line alone: bins of width, end, start, commas, sentences, capitals."""
    wide = bisect_right(WIDTHS, len(text.encode()) if is_wide(text) else len(text))
    return (
        wide, end_class(text), start_class(text[0]),
        bisect_right(COUNTS, text.count(",")) if "," in text else 0,
        bisect_right(COUNTS, sum(map(text.count, _FULL_STOPS))) if wide > _NARROW else 0,
        bisect_right(SHARES, capitals(text)),
    )  # fmt: skip


_seen = lru_cache(LABELS)(_look)  # the labels of menus are the same from page to page


def _spoken(words: Sequence[str], speech: Mapping[str, float]) -> int:
    """Bin of how much a line's words are those of stories."""
    known = [*filter(None, map(speech.get, words))]
    return bisect_right(SPEECH, sum(known) / (len(known) + 1)) if known else _NEUTRAL


def _places(texts: Sequence[str]) -> bytes:
    """Bin of the share of the page that stands up to each line's end."""
    ends = list(accumulate(len(text) + 1 for text in texts))
    return rising(PLACES, [end / ends[-1] for end in ends])


def _density(texts: Sequence[str], width: bytes, end: bytes) -> bytes:
    """Bin of the characters that stand in sentence-like lines, within four lines either side."""
    like = [
        len(text) if wide >= _LIKE and ends in _SENTENCES else 0
        for text, wide, ends in zip(texts, width, end, strict=True)
    ]
    total = [0, *accumulate(like)]
    beyond = [total[-1]] * 4
    return bins(DENSITY, map(sub, [*total[5:], *beyond], [*[0] * 4, *total]))[: len(texts)]
