"""A dump as lines: what is printed, how far it stands in, and how much white is around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..patterns import pattern_of

BULLETS = "*-•+·–▪■►»›o#>|_"
_BULLET = pattern_of(r"^(?:[*•+·▪■►»›#>|_\-–]+|o)\s+")
_WORD = pattern_of(r"[^\W\d_]+")
_SPACES = (
    "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"  # the last two, of no width, are none to Python
)
LABEL = 40  # characters under which a line may be the label of a menu
LABELS = 4096  # of these that are remembered
_MARKS = pattern_of(r"\*\*|__|\[(?=[^\]]*\]\()|(?<=\S)\]\([^)]*\)")


class Line(NamedTuple):
    """One line that has something on it. (A tuple: a dump has hundreds, and these are the cheapest to make.)

    Args:
        number: 1-based line number in the file.
        text: The words, without indentation, bullet and runs of spaces.
        indent: Columns that the line stands in.
        bullet: The line began with a list mark.
        blank_before: Blank lines above it.
        words: Its words, in lower case, letters only.
    """

    number: int
    text: str
    indent: int
    bullet: bool
    blank_before: int
    words: tuple[str, ...]


def split_lines(text: str) -> list[Line]:
    """Cut a text into its lines that are not blank, in order."""
    for space in _SPACES:
        text = text.replace(space, " ")
    lines: list[Line] = []
    blank = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        words = raw.strip()
        if not words:
            blank += 1
            continue
        if "  " in words:
            words = " ".join(words.split())
        bullet = words[0] in BULLETS and _BULLET.match(words) is not None
        words = _BULLET.sub("", words) if bullet else words
        if words in BULLETS:
            continue
        indent = len(raw) - len(raw.lstrip()) if raw[0] == " " else 0
        in_words = _label(words) if len(words) < LABEL else _words(words)
        lines.append(Line(number, words, indent, bullet, blank, in_words))
        blank = 0
    return lines


def blocks(lines: Sequence[Line]) -> list[range]:
    """Positions of the lines that stand together, with no white between them."""
    starts = [i for i, line in enumerate(lines) if not i or line.blank_before]
    return list(map(range, starts, [*starts[1:], len(lines)]))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


_label = lru_cache(LABELS)(_words)  # the labels of menus are the same from page to page


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case, letters only."""
    return _WORD.findall(text.lower())


def plain(text: str) -> str:
    """A line's text without Markdown's emphasis and link marks."""
    return _MARKS.sub("", text) if "*" in text or "[" in text or "_" in text else text
