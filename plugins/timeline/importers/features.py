"""What a line of a dump looks like, as a few small numbers: the input of the learnt tables.

Every feature is a column of bins, so that a table can say for any two features what their bins together are worth,
and a person can read it ("ends a sentence, and so does the line above").
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate

from .lines import Line

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

Columns = Mapping[str, Sequence[int]]

_ENDS = {
    ".": 1, "!": 2, "?": 2, "…": 3, ":": 4, ",": 5, ";": 5, ")": 6, "。": 1, "।": 1, "—": 5, "-": 5,
}  # fmt: skip
_STARTS = (str.isupper, str.islower, str.isdigit, "\"“„«»‘'「".__contains__, "([".__contains__, "-–—".__contains__)
_CLOSING = "\"”’'»“「」)]"
_FULL_STOPS = (". ", "! ", "? ", "。")
_NEUTRAL = bisect_right(SPEECH, 0.0)


def columns(lines: Sequence[Line], speech: Mapping[str, float]) -> Columns:
    """The bins of every line, feature by feature, in the order of `SIZES`.

    Args:
        lines: The dump's lines.
        speech: How much more often a word stands in stories than around them, natural logarithm.
    """
    own = list(zip(*(_own(line, speech) for line in lines), strict=True)) or [()] * 7
    width, end, start, commas, sentences, capitals, spoken = own
    times = Counter(line.text for line in lines)
    return {
        "width": width, "end": end, "start": start, "commas": commas, "sentences": sentences,
        "capitals": capitals, "speech": spoken,
        "place": _places(lines),
        "repeated": [min(times[line.text], 3) - 1 for line in lines],
        "density": _density(lines, width, end),
        "width-1": shifted(width, 1, _WIDE), "width+1": shifted(width, -1, _WIDE),
        "width-2": shifted(width, 2, _WIDE),
        "end-1": shifted(end, 1, _ENDED), "end+1": shifted(end, -1, _ENDED),
        "speech-1": shifted(spoken, 1, _SPOKEN), "speech+1": shifted(spoken, -1, _SPOKEN),
    }  # fmt: skip


def shifted(bins: Sequence[int], by: int, beyond: int) -> list[int]:
    """The bins of the line `by` lines above (below, if negative); `beyond` where there is none."""
    gap = [beyond] * min(abs(by), len(bins))
    return [*gap, *bins[: len(bins) - len(gap)]] if by > 0 else [*bins[len(gap) :], *gap]


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


def _own(line: Line, speech: Mapping[str, float]) -> tuple[int, ...]:
    text = line.text
    width = bisect_right(WIDTHS, _width(text))
    known = [*filter(None, map(speech.get, line.words))]
    return (
        width, end_class(text), start_class(text[0]),
        bisect_right(COUNTS, text.count(",")) if "," in text else 0,
        bisect_right(COUNTS, sum(map(text.count, _FULL_STOPS))) if width > 2 else 0,
        _capitals(text),
        bisect_right(SPEECH, sum(known) / (len(known) + 1)) if known else _NEUTRAL,
    )  # fmt: skip


def _width(text: str) -> int:
    """Characters of a line; of scripts whose characters are words, bytes."""
    return len(text) if text.isascii() or max(text) <= "\u2e80" else len(text.encode())


def _capitals(text: str) -> int:
    """Bin of the share of words that begin with a capital."""
    words = text.split(" ")
    return bisect_right(SHARES, sum([word[0].isupper() for word in words]) / len(words))


def _places(lines: Sequence[Line]) -> list[int]:
    ends = list(accumulate(len(line.text) + 1 for line in lines))
    return [bisect_right(PLACES, end / ends[-1]) for end in ends]


def _density(lines: Sequence[Line], width: Sequence[int], end: Sequence[int]) -> list[int]:
    """Bin of the characters that stand in sentence-like lines, within four lines either side."""
    like = (len(one.text) if w >= 5 and e in (1, 2, 3) else 0 for one, w, e in zip(lines, width, end, strict=True))
    total = [0, *accumulate(like)]
    last = len(lines)
    return [bisect_right(DENSITY, total[min(last, i + 5)] - total[max(0, i - 4)]) for i in range(last)]
