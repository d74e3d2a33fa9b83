"""The headline among the lines above the story: ranked by a learnt table of what headlines look like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..patterns import pattern_of
from ..values.frozen import quick
from .calendar_words import months
from .dates import may_be_dated
from .features import bins, capitals, end_class, is_wide, start_class
from .lines import Line, plain
from .table import Columns, Scorer

LOOK_BACK = 45
LOOK_AHEAD = 2
SIGNED = 140  # characters that a line with a byline or a date has at most
DISTANCES = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30)
LENGTHS = (15, 25, 35, 45, 60, 75, 90, 110, 140, 180)
SHARES = (0.01, 0.2, 0.34, 0.5, 0.67, 0.84, 0.99)
CAPITALS = (0.3, 0.6, 0.9)
WORDS = (2, 3, 4, 5, 7, 9, 12, 16, 22)

SIZES: Mapping[str, int] = {
    "distance": len(DISTANCES) + 2, "length": len(LENGTHS) + 1, "words": len(WORDS) + 1, "lead": len(SHARES) + 2,
    "body": len(SHARES) + 2, "repeated": 3, "end": 8, "start": 8, "byline": 4, "capitals": 4,
}  # fmt: skip

_BYLINE = pattern_of(r"(?:by|von|par|por|di|av|af|door|od|written by|posted by|автор)\b", re.I)
_WHEN = pattern_of(r"(?:19|20)(?<!\w\w\w)\d\d\b|\d[:.]\d\d")  # a year, a time
_TIME = pattern_of(r"\b\d{1,2}[:.]\d\d(?![.\d])(?! ?(?:Mrd|Mio|million|billion|%))")
_PICTURE = pattern_of(r"\bphotos? by\b|\bgetty images\b|^(?:foto|photo|bild|image)s?\s*:", re.I)
_PICTURES = frozenset({"photo", "photos", "getty", "foto", "fotos", "bild", "bilds", "image", "images"})
_AGO = pattern_of(r"\bago\b")
_PARTING = pattern_of(r"\s+[|–—•·»-]\s+|\s*\|\s*")


@quick
class Headline:
    """A headline and the position of its line."""

    text: str
    line: int


def find_headline(lines: Sequence[Line], story: Sequence[int], table: Scorer) -> Headline | None:
    """The line above (or at) the story's beginning that looks most like its headline; None if there is none."""
    spots = [i for i in candidates(lines, story) if not _is_credit(lines[i])]
    if not spots:
        return None
    scores = table.scores(columns(lines, story, spots))
    best = max(range(len(spots)), key=lambda i: (scores[i], -i))
    line = spots[best]
    return Headline(without_site(plain(lines[line].text), lines), line)


def candidates(lines: Sequence[Line], story: Sequence[int]) -> list[int]:
    """Positions of the lines that could be the headline."""
    if not story:
        return []
    top = range(max(0, story[0] - LOOK_BACK), min(len(lines), story[0] + LOOK_AHEAD))
    return [i for i in top if 8 <= len(lines[i].text) <= 260 and not _is_stamp(lines[i])]


def _is_stamp(line: Line) -> bool:
    """Whether a line says no more than when: a date, a time."""
    said = [word for word in line.words if len(word) > 1 and word not in months()]
    return not line.words or (len(said) < 2 and not is_wide(line.text) and any(map(str.isdigit, line.text)))


def _is_credit(line: Line) -> bool:
    """Whether a line says who took a picture, or when something was written, with the time of day."""
    if not _PICTURES.isdisjoint(line.words) and _PICTURE.search(line.text):
        return True
    return may_be_dated(line.text) and _TIME.search(line.text) is not None


def columns(lines: Sequence[Line], story: Sequence[int], spots: Sequence[int]) -> Columns:
    """The bins of every candidate, feature by feature, in the order of `SIZES`."""
    texts, stems = [lines[i].text for i in spots], [_stems(lines[i].words) for i in spots]
    lead, body = _vocabulary(lines, story[:3]), _vocabulary(lines, story)
    sizes = set(map(len, texts))
    times = Counter([line.text.lower() for line in lines if len(line.text) in sizes])
    return {
        "distance": bytes([_distance(story[0] - i) for i in spots]),
        "length": bins(LENGTHS, map(len, texts)), "words": bins(WORDS, [1 + text.count(" ") for text in texts]),
        "lead": bytes([_shared(mine, lead) for mine in stems]), "body": bytes([_shared(mine, body) for mine in stems]),
        "repeated": bytes([min(times[text.lower()], 3) - 1 for text in texts]),
        "end": bytes(map(end_class, texts)), "start": bytes([start_class(text[0]) for text in texts]),
        "byline": _byline_after(lines, spots), "capitals": bins(CAPITALS, map(capitals, texts)),
    }  # fmt: skip


def without_site(title: str, lines: Sequence[Line]) -> str:
    """A title without " | Name of the site", where the shorter form stands on the page too or the rest is short."""
    parts = _PARTING.split(title)
    if len(parts) < 2:
        return title
    shorter = title[: title.rindex(parts[-1])].rstrip(" |–—•·»-")
    on_page = any(line.text == shorter for line in lines)
    if on_page or ("|" in title and len(parts[-1]) < 30 and len(shorter) > 2 * len(parts[-1])):
        return shorter
    return title


def _vocabulary(lines: Sequence[Line], story: Sequence[int]) -> set[str]:
    return _stems(set().union(*[lines[i].words for i in story]))


def _stems(words: Iterable[str]) -> set[str]:
    """Words worth comparing, cut to their first letters, so that endings do not matter."""
    return {word[:6] for word in words if len(word) > 3 or not word.isascii()}


def _shared(words: set[str], known: set[str]) -> int:
    """Bin of the share of words that are known; 0 if there are none."""
    return 1 + bisect_right(SHARES, len(words & known) / len(words)) if words else 0


def _distance(above: int) -> int:
    """Bin of how far above the story's first line a line stands."""
    return bisect_right(DISTANCES, above) if above > 0 else len(DISTANCES) + 1


def _is_sign(text: str) -> bool:
    return bool(_BYLINE.match(text) or _WHEN.search(text) or ("ago" in text and _AGO.search(text)))


def _byline_after(lines: Sequence[Line], spots: Sequence[int]) -> bytes:
    """How many lines below each candidate stands what looks like a byline or a date: 0 to 2, 3 none."""
    first = spots[0]
    signs = [len(one.text) < SIGNED and _is_sign(one.text) for one in lines[first : spots[-1] + 4]]
    after = [signs[i + 1 - first : i + 4 - first] for i in spots]
    return bytes([near.index(True) if True in near else 3 for near in after])
