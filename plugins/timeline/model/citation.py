"""How an entry is cited: a line of text, and the forms that reference managers read.

CSL-JSON 1.0.2 (schema.citationstyles.org), BibTeX, RIS. An entry is a web page without an author; its event has a day
of its own, which is never given as the day of publication.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from json.encoder import encode_basestring as quoted
from typing import Any, Final, NamedTuple

from pydantic_core import to_json

from ..values.edtf import Edtf
from ..values.spoken import date_words
from .entry import Entry

_DAY_MONTH_YEAR: Final = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")


class Citation(NamedTuple):
    """An entry as others cite it. site: the site's name. address: of its page. date: of its event."""

    id: str
    title: str
    site: str
    address: str
    date: Edtf

    @property
    def text(self) -> str:
        """A line of text."""
        return f"“{self.title}” ({date_words(self.date)}). {self.site}. {self.address}"

    @property
    def bibtex(self) -> str:
        """A BibTeX record; `year` is that of the event, or n.d. where it is not known."""
        year = self.date.text[:4] if self.date.text[:4].isdigit() else "n.d."
        return (
            f"@misc{{{self.id},\n  title = {{{{{_bib(self.title)}}}}},\n  author = {{{{{_bib(self.site)}}}}},\n"
            f"  year = {{{year}}},\n  note = {{Event: {date_words(self.date)}}},\n  url = {{{self.address}}}\n}}"
        )

    @property
    def ris(self) -> str:
        """A RIS record; lines end as that form has it."""
        site = _line(self.site)
        return (
            f"TY  - ELEC\r\nID  - {self.id}\r\nTI  - {_line(self.title)}\r\nAU  - {site}\r\nT2  - {site}\r\n"
            f"N1  - Event: {date_words(self.date)}\r\nUR  - {_line(self.address)}\r\nLA  - en\r\nER  - \r\n"
        )

    @property
    def csl(self) -> str:
        """A list of one CSL-JSON item, indented as other data are."""
        site = quoted(self.site)
        return (
            f'[\n {{\n  "id": "{self.id}",\n  "type": "webpage",\n  "title": {quoted(self.title)},\n  "author": [\n'
            f'   {{\n    "literal": {site}\n   }}\n  ],\n  "container-title": {site},\n  "event-date": '
            f'{_csl_date(self.date)},\n  "URL": {quoted(self.address)},\n  "language": "en"\n }}\n]\n'
        )


def citation(entry: Entry, site_name: str, site_url: str) -> Citation:
    """How to cite an entry of the site; without a site's address, by its path."""
    return Citation(entry.id, entry.title, site_name or "Timeline", f"{site_url}/entries/{entry.id}/", entry.date)


_BIB: Final = str.maketrans(
    {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "\\": "/"}
)


_BIB_SIGNS: Final = frozenset(map(chr, _BIB))


def _bib(text: str) -> str:
    # Most have none of them.
    return text if _BIB_SIGNS.isdisjoint(text) else text.translate(_BIB)


def _line(text: str) -> str:
    """RIS ends a field with its line."""
    return " ".join(text.split())


@cache
def _csl_date(when: Edtf) -> str:
    """The date as it stands in an item."""
    return to_json(_csl_parts(when), indent=1).decode().replace("\n", "\n  ")


def _csl_parts(when: Edtf) -> dict[str, Any]:
    """As parts where it is a day, a month, a year or a closed span of days; else as words."""
    plain = when.text.rstrip("~?%")
    doubt = {"circa": True} if when.approximate or when.uncertain else {}
    if _DAY_MONTH_YEAR.fullmatch(plain):
        return {"date-parts": [[int(part) for part in plain.split("-")]], **doubt}
    if when.open_start or when.open_end:
        return {"literal": date_words(when)}
    return {"date-parts": [_parts(when.earliest), _parts(when.latest)], **doubt}


def _parts(ordinal: int) -> list[int]:
    day = date.fromordinal(ordinal)
    return [day.year, day.month, day.day]
