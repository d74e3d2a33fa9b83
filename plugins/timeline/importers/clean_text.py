"""A text that is nearly all story (a summary, a feed item, a press release): few lines, most of them sentences.

What a page with menus is read by needs a page; here a headline is the short line above the first sentence, and the
story is what is left without labels, credits and dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..patterns import pattern_of
from .dates import written_dates
from .features import end_class
from .furniture import ends_story
from .headline import Headline
from .lines import Line

MOST_LINES = 45
MOST_LABELS = 9  # lines that are neither sentences nor parts of a list
SENTENCE = 60  # characters from which a line is taken for sentences if it ends as one
SHARE = 0.5  # of the characters that must stand in sentences
HEADLINE = 170  # characters that a headline has at most
_LABEL = pattern_of(
    r"^(?:continue reading|read more|share(?: this)?|photo\b|image\b|source:|sources?:|comments?\b|"
    r"related\b|top news|home\b|briefing room|keywords|tags?\b|"
    r"palavras-chave|###|advertisement|listen|watch|follow|subscribe|sign up|support (?:us|up)\b|by "
    r"[A-Z]|©|\(c\)|published|posted|updated|publicado|da agência|"
    r"pressmeddelande|press release|background:|details:)",
    re.I,
)


def is_clean(lines: Sequence[Line]) -> bool:
    """Whether most of a short text is sentences, with few other lines around them."""
    if not lines or len(lines) > MOST_LINES:
        return False
    told = [line for line in lines if _sentence(line) or _list_part(line)]
    if len(lines) - len(told) > MOST_LABELS:
        return False
    return sum(len(line.text) for line in told) >= SHARE * sum(len(line.text) for line in lines)


def read_clean(lines: Sequence[Line]) -> tuple[Headline | None, list[int]]:
    """The headline, if there is one, and the positions of the story's lines."""
    first = next((i for i, line in enumerate(lines) if _sentence(line) and len(line.text) > HEADLINE / 2), 0)
    headline = _headline(lines, first)
    begin = headline.line + 1 if headline else 0
    end = next((i for i in range(first + 1, len(lines)) if ends_story(lines[i].text)), len(lines))
    story = [i for i in range(begin, end) if not _is_label(lines[i], i > first)]
    return headline, story


def _headline(lines: Sequence[Line], first: int) -> Headline | None:
    """The longest line of the first few above the first sentence that is no label."""
    above = [i for i in range(min(first + 1, 6, len(lines))) if _could_be_headline(lines[i])]
    if not above:
        return None
    best = next((i for i in above if len(lines[i].words) >= 5), above[0])
    return Headline(lines[best].text, best)


def _could_be_headline(line: Line) -> bool:
    short = len(line.text) <= HEADLINE and end_class(line.text) not in (1, 3, 4, 5)
    return short and not _LABEL.match(line.text) and len(line.words) >= 3 and not _is_dated(line)


def _sentence(line: Line) -> bool:
    ends = end_class(line.text) in (1, 2, 3, 4) or ". " in line.text or len(line.text) > HEADLINE
    return len(line.text) >= SENTENCE and ends


def _list_part(line: Line) -> bool:
    """A part of a list in the story: with a list mark, and a number in front or a semicolon behind."""
    return line.bullet and (line.text[0].isdigit() or line.text.endswith((";", ".", "; and")))


def _is_dated(line: Line) -> bool:
    return len(line.text) < 60 and any(True for _ in written_dates(line.text))


def _is_label(line: Line, inside: bool) -> bool:
    """A line that is no story: a label, a credit, a date, or two words with no full stop."""
    if _sentence(line):
        return line.text.lower().startswith(("continue reading", "with your current subscription", "support "))
    if _list_part(line):
        return False
    few = len(line.words) < (3 if inside else 5)
    return bool(_LABEL.match(line.text)) or _is_dated(line) or (few and end_class(line.text) not in (1, 2))
