"""The day of publication: the date that the page shows beside headline and byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ..patterns import pattern_of
from ..values.frozen import quick
from .dates import WrittenDate, may_be_dated, written_dates
from .features import end_class
from .lines import Line

_PREFIX = pattern_of(r"\A\ufeff?\s*date (\d{4}(?:-\d\d){0,2})(?=\s)")
_TIME = pattern_of(r"\b\d\d?[:.]\d\d\b|\b[ap]\.?m\b|\bUhr\b|\bET\b|\bGMT\b|\bUTC\b", re.I)
_PUBLISHED = pattern_of(
    r"publish|posted|veröffentlicht|erschienen|publi[ée]|publicad|pubblicat|julkaistu|opublikow|опублік|"
    r"опублик|publicerad"
    r"|publisert|stand\b|入力|公開|입력|issued|\bdate\b",
    re.I,
)
_UPDATED = pattern_of(
    r"updat|aktualisier|modifi|mis à jour|actualizad|aggiorna|atualiz|оновлен|обновлен|更新|수정|uppdat|"
    r"opdater|zuletzt",
    re.I,
)
_OTHER = pattern_of(
    r"©|copyright|all rights|photo|photograph|file |getty|reuters/|taken on|captured|archiv|expires|"
    r"deadline|\bborn\b|\(@\w+\)|\bradio\b|\bbroadcast|\baired\b|\bsendung\b",
    re.I,
)
_DATELINE = pattern_of(r"[\s,.:]*(?:[(\[/].{2,30}[)\]/]|[-–—])")  # what stands between a report's day and its words
NEAR = timedelta(days=4)
SENTENCE = 60  # characters of a sentence of the story at least: a day that it names is no day of publication
FAINT = -6.0  # a date with a lower score is not preferred to the one in front of the dump


@quick
class Hint:
    """The date that stands in front of a dump: its form may be a day or a month, and it can be days off."""

    text: str

    def day(self) -> date | None:
        """The day, or None if it names none."""
        try:
            return date.fromisoformat(self.text)
        except ValueError:
            return None

    def agrees(self, day: date) -> bool:
        """Whether a day lies within a few days of the hint, or in its month or year."""
        known = self.day()
        return abs(known - day) <= NEAR if known else day.isoformat().startswith(self.text)


def take_prefix(text: str) -> tuple[Hint | None, str]:
    """The date in front of a dump, if there is one, and the text without it; line numbers stay."""
    match = _PREFIX.match(text)
    if match is None:
        return None, text
    return Hint(match[1]), text[match.end() :].lstrip(" ")


def publication_day(lines: Sequence[Line], title: int | None, story: Sequence[int], hint: Hint | None) -> date | None:
    """The day that the page says it was published on, as far as it can be seen.

    Args:
        lines: The page.
        title: Position of the headline.
        story: Positions of the story's lines.
        hint: The date in front of the dump.
    """
    first = story[0] if story else len(lines)
    anchor = title if title is not None else max(0, first - 8)
    inside = set(story)
    best: tuple[float, date] | None = None
    for i, line in enumerate(lines):
        near = anchor - 8 <= i <= max(first + 1, anchor + 11)
        if len(line.text) > (260 if near else 160) or not may_be_dated(line.text):
            continue
        told = i in inside and len(line.text) >= SENTENCE and end_class(line.text) == 1
        for rank, found in enumerate(sorted(written_dates(line.text), key=lambda one: one.start)):
            if told and not _DATELINE.match(line.text, found.end):
                continue
            day = _choose(found, hint)
            score = _score(line.text, found, hint, day) - _distance(i, anchor, first) - rank * 0.5
            if best is None or score > best[0]:
                best = (score, day)
    if best is not None and (hint is None or best[0] > FAINT):
        return best[1]
    return hint.day() if hint else None


def _distance(i: int, anchor: int, first: int) -> float:
    if i < anchor:
        return min(0.5 + 0.25 * (anchor - i), 5.0)
    if i <= first:
        return 0.1 * (i - anchor)
    return min(2.0 + 0.1 * (i - first), 5.5)


def _choose(found: WrittenDate, hint: Hint | None) -> date:
    if found.other and hint and not hint.agrees(found.day) and hint.agrees(found.other):
        return found.other
    return found.day


def _score(text: str, found: WrittenDate, hint: Hint | None, day: date) -> float:
    around = text[max(0, found.start - 45) : found.end + 25]
    before = text[max(0, found.start - 30) : found.start]
    score = 0.0
    if len(text) > 160:
        score -= 2.5
    elif len(text) > 90:
        score -= 1.2
    if _TIME.search(around):
        score += 0.8
    if _PUBLISHED.search(before):
        score += 1.0
    if _UPDATED.search(before) and not _PUBLISHED.search(before[-12:]):
        score -= 1.0
    if _OTHER.search(around):
        score -= 3.0
    if hint is not None:
        score += 3.0 if hint.agrees(day) else -2.0
    return score
