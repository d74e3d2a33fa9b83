"""What a line of a dump looks like, as a few small numbers: the input of the learnt table.

Every feature is a bin: a line has exactly one bin of each feature, so that a score is the sum of as many weights
as there are features, and every weight can be read by a person ("two lines above: ends a sentence").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate

from .lines import Line

WIDTHS = (9, 16, 25, 40, 60, 80, 110, 150, 220, 350, 600)
WORDS = (2, 3, 5, 7, 10, 14, 20, 30, 50, 90)
SHARES = (0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
PLACES = (0.03, 0.08, 0.15, 0.25, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96)
COUNTS = (1, 2, 3, 5)
SPEECH = (-2.0, -1.2, -0.8, -0.5, -0.25, 0.0, 0.25, 0.5, 0.8, 1.2)
DENSITY = (60, 150, 300, 600, 1000, 1600, 2500)

SIZES: Mapping[str, int] = {
    "width": len(WIDTHS) + 1, "words": len(WORDS) + 1, "end": 8, "start": 8, "commas": len(COUNTS) + 1,
    "sentences": len(COUNTS) + 1, "capitals": len(SHARES) + 1, "speech": len(SPEECH) + 1,
    "worst": len(SPEECH) + 1, "marks": 8, "blank": 4, "place": len(PLACES) + 1, "repeated": 3, "bullet": 2,
    "indent": 4, "width-1": len(WIDTHS) + 2, "width+1": len(WIDTHS) + 2, "width-2": len(WIDTHS) + 2,
    "width+2": len(WIDTHS) + 2, "end-1": 9, "end+1": 9, "speech-1": len(SPEECH) + 2, "speech+1": len(SPEECH) + 2,
    "density": len(DENSITY) + 1, "width*end": (len(WIDTHS) + 1) * 3, "speech*width": (len(SPEECH) + 1) * 4,
}  # fmt: skip

_ENDS = {".": 1, "!": 2, "?": 2, "…": 3, ":": 4, ",": 5, ";": 5, ")": 6, "。": 1, "।": 1, "—": 5, "-": 5}
_CLOSING = "\"”’'»“「」)]"
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?。](?=[\"”’»)]*\s+[\"“‘«(]?\w|[\"”’»)]*[^\s\w.]?\w)")
_MARKED = re.compile(
    r"(https?:|www\.|@\w)|(©|\(c\)|copyright)|([|»›→])|(\d\d?[:.]\d\d\b)|(\b(?:19|20)\d\d\b)", re.I
)


def bins(lines: Sequence[Line], speech: Mapping[str, float]) -> list[list[int]]:
    """The bins of every line, in the order of `SIZES`.

    Args:
        lines: The dump's lines.
        speech: How much more often a word stands in stories than around them, natural logarithm.
    """
    if not lines:
        return []
    own = [_own(line, speech) for line in lines]
    seen = Counter(line.text for line in lines)
    places = _places(lines)
    density = _density(lines, own)
    return [
        _with_neighbours(own, i, seen[line.text], places[i], density[i], lines)
        for i, line in enumerate(lines)
    ]


def words_of(text: str) -> list[str]:
    """The words of a line, in lower case, letters only."""
    return _WORD.findall(text.lower())


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


def _own(line: Line, speech: Mapping[str, float]) -> list[int]:
    text = line.text
    words = words_of(text)
    width = bisect_right(
        WIDTHS, len(text.encode()) if not text.isascii() and ord(max(text)) > 0x2E80 else len(text)
    )
    known = [speech[word] for word in words if word in speech]
    mean = bisect_right(SPEECH, sum(known) / (len(known) + 1)) if known else bisect_right(SPEECH, 0.0)
    worst = bisect_right(SPEECH, min(known)) if known else bisect_right(SPEECH, 0.0)
    end = end_class(text)
    return [
        width, bisect_right(WORDS, len(words)), end, start_class(text), bisect_right(COUNTS, text.count(",")),
        bisect_right(COUNTS, len(_SENTENCE.findall(text))) if width > 2 else 0,
        _capitals(text), mean, worst, _marks(text),
    ]  # fmt: skip


def _capitals(text: str) -> int:
    """Bin of the share of words that begin with a capital."""
    words = text.split()
    return bisect_right(SHARES, sum(word[0].isupper() for word in words) / len(words))


def _marks(text: str) -> int:
    found = _MARKED.search(text)
    return 0 if found is None or found.lastindex is None else found.lastindex


def _places(lines: Sequence[Line]) -> list[int]:
    ends = list(accumulate(len(line.text) + 1 for line in lines))
    return [bisect_right(PLACES, end / ends[-1]) for end in ends]


def _density(lines: Sequence[Line], own: Sequence[Sequence[int]]) -> list[int]:
    """Bin of the characters that stand in sentence-like lines, within four lines either side."""
    like = [
        len(line.text) if mine[0] >= 5 and mine[2] in (1, 2, 3) else 0
        for line, mine in zip(lines, own, strict=True)
    ]
    total = [0, *accumulate(like)]
    last = len(like)
    return [bisect_right(DENSITY, total[min(last, i + 5)] - total[max(0, i - 4)]) for i in range(last)]


def _with_neighbours(
    own: Sequence[list[int]], i: int, times: int, place: int, density: int, lines: Sequence[Line]
) -> list[int]:
    line, mine = lines[i], own[i]
    before, after = own[i - 1] if i else None, own[i + 1] if i + 1 < len(own) else None
    second, next_second = own[i - 2] if i > 1 else None, own[i + 2] if i + 2 < len(own) else None
    beyond = len(WIDTHS) + 1
    return [
        *mine, min(line.blank_before, 3), place, min(times, 3) - 1, int(line.bullet), _indent(lines, i),
        before[0] if before else beyond, after[0] if after else beyond,
        second[0] if second else beyond, next_second[0] if next_second else beyond,
        before[2] if before else 8, after[2] if after else 8,
        before[7] if before else len(SPEECH) + 1, after[7] if after else len(SPEECH) + 1,
        density, mine[0] * 3 + (0 if mine[2] == 0 else 1 if mine[2] < 4 else 2), mine[7] * 4 + min(mine[0] // 3, 3),
    ]  # fmt: skip


def _indent(lines: Sequence[Line], i: int) -> int:
    """0 as the line above, 1 further in, 2 further out, 3 the first line."""
    if not i:
        return 3
    step = lines[i].indent - lines[i - 1].indent
    return 0 if step == 0 else 1 if step > 0 else 2
