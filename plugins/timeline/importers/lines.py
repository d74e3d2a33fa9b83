"""A dump as lines: what is printed, how far it stands in, and how much white is around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLETS = "*-•+·–▪■►»›o#>|_"
_BULLET = re.compile(r"^(?:[*•+·▪■►»›#>|_\-–]+|o)\s+")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"[ \t\u00a0\u200b\u2009\u202f\ufeff]+")
_MARKS = re.compile(r"\*\*|__|\[(?=[^\]]*\]\()|(?<=\S)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that has something on it.

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
    lines: list[Line] = []
    blank = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        stripped = raw.strip()
        if not stripped:
            blank += 1
            continue
        line = _line(number, raw, stripped, blank)
        if line is None:
            continue
        lines.append(line)
        blank = 0
    return lines


def _line(number: int, raw: str, stripped: str, blank: int) -> Line | None:
    first = stripped[0]
    bullet = first in BULLETS and _BULLET.match(stripped) is not None
    words = _BULLET.sub("", stripped) if bullet else stripped
    if words in BULLETS:
        return None
    words = _SPACES.sub(" ", words).strip()
    if not words:
        return None
    return Line(number, words, len(raw) - len(raw.lstrip()), bullet, blank, tuple(words_of(words)))


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case, letters only."""
    return _WORD.findall(text.lower())


def plain(text: str) -> str:
    """A line's text without Markdown's emphasis and link marks."""
    return _MARKS.sub("", text) if "*" in text or "[" in text or "_" in text else text
