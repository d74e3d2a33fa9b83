"""A text that begins with what is known of it: YAML front matter, or lines of the form ``Title: …``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from ...frontmatter import Value, read_data
from ...patterns import pattern_of
from ...values.frozen import quick
from ..article import Article
from ..dates import written_dates

_NAMES: Final[Mapping[str, str]] = {
    "title": "title", "headline": "title",
    "date": "published", "published": "published", "published time": "published", "pubdate": "published",
    "publish_date": "published", "date_published": "published", "datepublished": "published",
    "author": "authors", "authors": "authors", "byline": "authors",
    "url": "url", "source": "url", "source_url": "url", "url source": "url", "link": "url", "canonical": "url",
    "canonical_url": "url", "original_url": "url",
    "publisher": "publisher", "site": "publisher", "sitename": "publisher", "site_name": "publisher",
    "publication": "publisher", "outlet": "publisher",
    "lang": "language", "language": "language",
}  # fmt: skip
"""What texts call a field → what an article calls it."""
_LINE = pattern_of(r"([A-Za-z][A-Za-z_ -]{1,24}):[ \t]*(.*)")
_CONTENT = pattern_of(r"(?:markdown )?content:\s*$", re.I)
_AND = pattern_of(r"\s*(?:,|;| and | und | et | & )\s*")
FEWEST = 2  # known fields that make a header, the title among them


@quick
class Header:
    """What a text says of itself; empty where it says nothing."""

    title: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    language: str = ""

    def over(self, article: Article) -> Article:
        """The article with what its header says in the place of what was found."""
        return replace(
            article,
            title=self.title or article.title,
            published=self.published or article.published,
            authors=self.authors or article.authors,
            publisher=self.publisher or article.publisher,
            url=self.url or article.url,
            language=self.language or article.language,
            byline=", ".join(self.authors) or article.byline,
        )


def take_header(text: str) -> tuple[Header | None, str]:
    """The header in front of a text, if there is one, and the text below it with the title as its first line.

    Args:
        text: With ``\\n`` between lines.
    """
    fields, below = _fenced(text) if text.startswith("---\n") else _lines(text)
    if "title" not in fields or len(fields) < FEWEST:
        return None, text
    header = _header(fields)
    titled = header.title in below[: len(header.title) + 200]
    return header, below if titled else f"{header.title}\n\n{below}"


def _fenced(text: str) -> tuple[dict[str, str], str]:
    document, data, _ = read_data(text, "")
    if document is None:
        return {}, text
    return dict(_known((name, _flat(value)) for name, value in data.items())), document.body


def _lines(text: str) -> tuple[dict[str, str], str]:
    """The fields of the lines that a text begins with, blank lines among them, up to the first that is no field."""
    fields: dict[str, str] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = _LINE.fullmatch(line.strip())
        if _CONTENT.match(line.strip()):
            return fields, "\n".join(lines[number + 1 :])
        if match and match[1].strip().lower() in {*_NAMES, *_PASSED}:
            fields |= dict(_known([(match[1], match[2].strip())]))
        elif line.strip():
            return fields, "\n".join(lines[number:])
    return {}, text


_PASSED: Final = ("category", "tags", "slug", "status", "modified", "summary", "description", "lead")
"""Fields of such headers that say nothing of the source."""


def _known(fields: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, value in fields:
        known = _NAMES.get(name.strip().lower())
        if known and value:
            yield known, value


def _flat(value: Value) -> str:
    return ", ".join(map(_flat, value)) if isinstance(value, list) else value if isinstance(value, str) else ""


def _header(fields: Mapping[str, str]) -> Header:
    url = fields.get("url", "")  # "source: Example Herald" names who published it
    is_address = url.startswith(("http://", "https://"))
    return Header(
        title=fields["title"].strip("\"' "),
        published=_day(fields.get("published", "")),
        authors=tuple(name for name in _AND.split(fields.get("authors", "")) if name),
        publisher=fields.get("publisher", "" if is_address else url),
        url=url if is_address else "",
        language=re.split(r"[-_]", fields.get("language", ""))[0].lower(),
    )


def _day(text: str) -> str:
    """The day that a field names, ISO 8601; a month or a year alone stays; empty if there is none."""
    match = re.match(r"\d{4}(?:-\d\d){0,2}", text)
    return match[0] if match else next((one.day.isoformat() for one in written_dates(text)), "")
