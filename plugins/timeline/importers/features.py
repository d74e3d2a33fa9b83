"""What a line of a dump looks like, as a few small numbers: the input of the learnt table.

Every feature is a column of bins: a line has exactly one bin of each feature, so that a score is the sum of as many
weights as there are features, and every weight can be read by a person ("two lines above: ends a sentence").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from .lines import Line

WIDTHS = (9, 16, 25, 40, 60, 80, 110, 150, 220, 350, 600)
WORDS = (2, 3, 5, 7, 10, 14, 20, 30, 50, 90)
SHARES = (0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
PLACES = (0.03, 0.08, 0.15, 0.25, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96)
COUNTS = (1, 2, 3, 5)
SPEECH = (-2.0, -1.2, -0.8, -0.5, -0.25, 0.0, 0.25, 0.5, 0.8, 1.2)
DENSITY = (60, 150, 300, 600, 1000, 1600, 2500)

_WIDE, _SPOKEN, _ENDED = len(WIDTHS) + 1, len(SPEECH) + 1, 8
SIZES: Mapping[str, int] = {
    "width": _WIDE, "words": len(WORDS) + 1, "end": _ENDED, "start": 8, "commas": len(COUNTS) + 1,
    "sentences": len(COUNTS) + 1, "capitals": len(SHARES) + 1, "speech": _SPOKEN, "worst": _SPOKEN, "marks": 6,
    "blank": 4, "place": len(PLACES) + 1, "repeated": 3, "bullet": 2, "indent": 4, "density": len(DENSITY) + 1,
    "width-1": _WIDE + 1, "width+1": _WIDE + 1, "width-2": _WIDE + 1, "width+2": _WIDE + 1,
    "end-1": _ENDED + 1, "end+1": _ENDED + 1, "speech-1": _SPOKEN + 1, "speech+1": _SPOKEN + 1,
    "width*end": _WIDE * 3, "speech*width": _SPOKEN * 4,
}  # fmt: skip

Columns = Mapping[str, Sequence[int]]

_ENDS = {
    ".": 1, "!": 2, "?": 2, "…": 3, ":": 4, ",": 5, ";": 5, ")": 6, "。": 1, "।": 1, "—": 5, "-": 5,
}  # fmt: skip
_CLOSING = "\"”’'»“「」)]"
_SENTENCE = re.compile(r"[.!?。](?=[\"”’»)]*\s+[\"“‘«(]?\w|[\"”’»)]*[^\s\w.]?\w)")
_CLOCK = re.compile(r"\d[:.]\d\d(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SEPARATOR = re.compile(r"[|»›→]")


def columns(lines: Sequence[Line], speech: Mapping[str, float]) -> Columns:
    """The bins of every line, feature by feature, in the order of `SIZES`.

    Args:
        lines: The dump's lines.
        speech: How much more often a word stands in stories than around them, natural logarithm.
    """
    own = list(zip(*(_own(line, speech) for line in lines), strict=True)) or [()] * 10
    width, words, end, start, commas, sentences, capitals, spoken, worst, marks = own
    times = Counter(line.text for line in lines)
    return {
        "width": width, "words": words, "end": end, "start": start, "commas": commas, "sentences": sentences,
        "capitals": capitals, "speech": spoken, "worst": worst, "marks": marks,
        "blank": [min(line.blank_before, 3) for line in lines],
        "place": _places(lines),
        "repeated": [min(times[line.text], 3) - 1 for line in lines],
        "bullet": [int(line.bullet) for line in lines],
        "indent": _indents(lines),
        "density": _density(lines, width, end),
        "width-1": shifted(width, 1, _WIDE), "width+1": shifted(width, -1, _WIDE),
        "width-2": shifted(width, 2, _WIDE), "width+2": shifted(width, -2, _WIDE),
        "end-1": shifted(end, 1, _ENDED), "end+1": shifted(end, -1, _ENDED),
        "speech-1": shifted(spoken, 1, _SPOKEN), "speech+1": shifted(spoken, -1, _SPOKEN),
        "width*end": [w * 3 + _END_KINDS[e] for w, e in zip(width, end, strict=True)],
        "speech*width": [s * 4 + min(w // 3, 3) for s, w in zip(spoken, width, strict=True)],
    }  # fmt: skip


_END_KINDS = (0, 1, 1, 1, 2, 2, 2, 2)  # open, as a sentence, otherwise


def shifted(bins: Sequence[int], by: int, beyond: int) -> list[int]:
    """The bins of the line `by` lines above (below, if negative); `beyond` where there is none."""
    gap = [beyond] * min(abs(by), len(bins))
    return [*gap, *bins[: len(bins) - len(gap)]] if by > 0 else [*bins[len(gap) :], *gap]


def end_class(text: str) -> int:
    """0 letter or digit, 1 full stop, 2 ! or ?, 3 ellipsis, 4 colon, 5 comma or dash, 6 bracket, 7 other."""
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


def start_class(text: str) -> int:
    """0 upper case, 1 lower case, 2 digit, 3 quote, 4 bracket, 5 dash, 6 letter without case, 7 other."""
    first = text[0]
    if first.isupper():
        return 0
    if first.islower():
        return 1
    if first.isdigit():
        return 2
    if first in "\"“„«»‘'「":
        return 3
    if first in "([":
        return 4
    if first in "-–—":
        return 5
    return 6 if first.isalpha() else 7


def _own(line: Line, speech: Mapping[str, float]) -> tuple[int, ...]:
    text = line.text
    lower = text.lower()
    words = line.words
    width = bisect_right(WIDTHS, _width(text))
    known = [speech[word] for word in words if word in speech]
    mean = bisect_right(SPEECH, sum(known) / (len(known) + 1)) if known else _NEUTRAL
    worst = bisect_right(SPEECH, min(known)) if known else _NEUTRAL
    return (
        width, bisect_right(WORDS, len(words)), end_class(text), start_class(text),
        bisect_right(COUNTS, text.count(",")),
        bisect_right(COUNTS, len(_SENTENCE.findall(text))) if width > 2 else 0,
        _capitals(text), mean, worst, _marks(text, lower),
    )  # fmt: skip


_NEUTRAL = bisect_right(SPEECH, 0.0)


def _width(text: str) -> int:
    """Characters of a line; of scripts whose characters are words, bytes."""
    return len(text) if text.isascii() or max(text) <= "\u2e80" else len(text.encode())


def _capitals(text: str) -> int:
    """Bin of the share of words that begin with a capital."""
    words = text.split()
    return bisect_right(SHARES, sum(map(str.isupper, [word[0] for word in words])) / len(words))


def _marks(text: str, lower: str) -> int:
    """1 an address, 2 a copyright, 3 a separator, 4 a time of day, 5 a year, 0 none of these."""
    if "@" in text or "http" in lower or "www." in lower:
        return 1
    if "©" in text or "copyright" in lower:
        return 2
    if _SEPARATOR.search(text):
        return 3
    if _CLOCK.search(text):
        return 4
    return 5 if _YEAR.search(text) else 0


def _places(lines: Sequence[Line]) -> list[int]:
    ends = list(accumulate(len(line.text) + 1 for line in lines))
    return [bisect_right(PLACES, end / ends[-1]) for end in ends]


def _density(lines: Sequence[Line], width: Sequence[int], end: Sequence[int]) -> list[int]:
    """Bin of the characters that stand in sentence-like lines, within four lines either side."""
    like = (len(one.text) if w >= 5 and e in (1, 2, 3) else 0 for one, w, e in zip(lines, width, end, strict=True))
    total = [0, *accumulate(like)]
    last = len(lines)
    return [bisect_right(DENSITY, total[min(last, i + 5)] - total[max(0, i - 4)]) for i in range(last)]


def _indents(lines: Sequence[Line]) -> list[int]:
    """0 as the line above, 1 further in, 2 further out, 3 the first line."""
    steps = [one.indent - above.indent for above, one in pairwise(lines)]
    return [3, *(0 if step == 0 else 1 if step > 0 else 2 for step in steps)][: len(lines)]
