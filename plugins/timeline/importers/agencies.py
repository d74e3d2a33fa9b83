"""News agencies, and the lines that say that a report is one of theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..patterns import pattern_of
from .lines import Line, words_of

AGENCIES = (
    "Reuters", "AP", "Associated Press", "AFP", "dpa", "dpa-AFX", "dts Nachrichtenagentur", "Ukrinform", "Interfax",
    "Interfax-Ukraine", "TASS", "Sputnik", "Kyodo", "Jiji", "Yonhap", "Xinhua", "PTI", "ANI", "ANSA", "EFE", "Lusa",
    "Europa Press", "PAP", "CTK", "ČTK", "TASR", "MTI", "BTA", "Agerpres", "ANP", "Belga", "NTB", "TT", "Ritzau", "STT",
    "LETA", "BNS", "ELTA", "APA", "Keystone-SDA", "SDA", "Anadolu", "AA", "IRNA", "SPA", "WAM", "Bloomberg", "UPI",
    "CNA", "Adnkronos",
)  # fmt: skip
NEAR = 4  # lines below a story in which its agency is named
LONGEST = 60  # characters of such a line
NAMES = "|".join(map(re.escape, sorted(AGENCIES, key=len, reverse=True)))
_ALONE = (
    rf"^(?:source|quelle|fuente|źródło|джерело|источник|fonte)\s?:\s?(?P<named>{NAMES})\s*$|"
    rf"^\W*(?P<alone>{NAMES})(?:\s*/\s*\w+)*\W*$"
)
_WORDS = frozenset(word for name in AGENCIES for word in words_of(name))
_LINE = pattern_of(_ALONE, re.I)
_CREDIT = pattern_of(
    rf"^[^.()]{{0,60}}[(\[/](?:[\w.]+[ -]+)?(?P<lead>{NAMES})(?:\s*/\s*\w+)?[)\]/]|{_ALONE}|"
    r"\s(?P<initials>PTI)(?: [A-Z]{2,4})+\s*$",
    re.I,
)
_BYLINE = pattern_of(
    rf"(?:\s/\s*|[,;]\s+|\s(?:and|und|et|y|e|i|og|och|with|mit)\s+)(?P<joined>{NAMES})\s*$", re.I
)  # "By ⟨name⟩ / Reuters"


def agency_in(text: str, byline: bool = False) -> tuple[str, str] | None:
    """The agency whose report a paragraph or a line says it is, as it stands in `AGENCIES`, and the words that say so.

    Args:
        text: A story's first or last paragraph, or a line around it.
        byline: It is the line of the authors, which may name an agency after them.
    """
    match = _CREDIT.search(text) or (_BYLINE.search(text) if byline else None)
    named = next((name for name in match.groupdict().values() if name), None) if match else None
    if match is None or named is None:
        return None
    return next(one for one in AGENCIES if one.lower() == named.lower()), match[0].strip()


def credit_line(lines: Sequence[Line], title: int | None, story: Sequence[int]) -> str:
    """The line around a story that holds nothing but an agency's name; empty if there is none.

    A photographer's line ("REUTERS/⟨name⟩") is none: the picture is the agency's, and the story need not be.
    """
    if not story:
        return ""
    first, last = story[0], story[-1]
    above = range(first - NEAR if title is None or title >= first else title + 1, first)
    spots = [*range(last + 1, min(last + 1 + NEAR, len(lines))), *(i for i in above if i >= 0)]
    short = (lines[i] for i in spots if len(lines[i].text) <= LONGEST and not _WORDS.isdisjoint(lines[i].words))
    return next((line.text for line in short if _LINE.search(line.text)), "")
