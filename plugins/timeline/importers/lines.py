"""A dump as lines: what is printed, how far it stands in, and how much white is around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

BULLETS = "*-•+·–▪■►»›o#>|_"
_BULLET = re.compile(r"^(?:[*•+·▪■►»›#>|_\-–]+|o)\s+")
_WORD = re.compile(r"[^\W\d_]+")
_UNSEEN = "\u200b\ufeff"  # spaces of no width, which Python does not count among the spaces
_MARKS = re.compile(r"\*\*|__|\[(?=[^\]]*\]\()|(?<=\S)\]\([^)]*\)")


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
    for space in _UNSEEN:
        text = text.replace(space, " ")
    lines: list[Line] = []
    blank = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        words = " ".join(raw.split())
        if not words:
            blank += 1
            continue
        bullet = words[0] in BULLETS and _BULLET.match(words) is not None
        words = _BULLET.sub("", words) if bullet else words
        if words in BULLETS:
            continue
        lines.append(Line(number, words, len(raw) - len(raw.lstrip()), bullet, blank, tuple(words_of(words))))
        blank = 0
    return lines


def blocks(lines: Sequence[Line]) -> list[range]:
    """Positions of the lines that stand together, with no white between them."""
    starts = [i for i, line in enumerate(lines) if not i or line.blank_before]
    return list(map(range, starts, [*starts[1:], len(lines)]))


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case, letters only."""
    return _WORD.findall(text.lower())


def plain(text: str) -> str:
    """A line's text without Markdown's emphasis and link marks."""
    return _MARKS.sub("", text) if "*" in text or "[" in text or "_" in text else text
