"""The record of an article as a source: who published it, whose report it is, and what sort of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ...model.library import Library
from ...patterns import pattern_of
from ..agencies import agency_in
from ..article import Article
from ..dates import FIRST_YEAR, LAST_YEAR, make_day
from ..publisher import by_host, host_of, parts_of, publishers
from .evidence import Part, Suggestion, Value

_TYPES: Mapping[str, str] = {
    "agency": "wire", "authority": "official", "parliament": "parliament", "law": "legal_text", "research": "analysis",
    "database": "dataset", "firm": "official",
}  # fmt: skip
_HOSTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("parliament", pattern_of(
        r"(?:^|\.)(?:\w*parliament\w*|senate?|congress|house|bundestag|sejm|rada|riksdag(?:en)?|tweedekamer|"
        r"stortinget|hansard|assemblee-nationale|openaustralia|knesset|eduskunta|folketinget|ft\.dk|camera|congreso)\.")),
    ("official", pattern_of(
        r"(?:^|\.)(?:gov|mil|gouv|gob|go)(?:\.\w\w)?$|\.(?:gov|gouv|gob|go|gv|mil)\.\w\w$|"
        r"(?:^|\.)(?:bundesregierung|bmvg|auswaertiges-amt|government|regeringen|regjeringen|kormany|valtioneuvosto|"
        r"defensie|defense|mod|mil|nato|europa|president|ministry)\.\w+")),
    ("social", pattern_of(r"(?:^|\.)(?:x|twitter|t|facebook|telegram|instagram|youtube|mastodon)\.(?:com|me|org)$")),
)  # fmt: skip
_DAY = pattern_of(r"(?<!\d)(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)")


def dated_by_address(article: Article) -> Article:
    """The article with the day that its address carries, where the page shows none."""
    match = _DAY.search(parts_of(article.url).path) if article.published is None else None
    day = make_day(*map(int, match.groups())) if match else None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return article
    return replace(article, published=day.isoformat())


def source(article: Article, library: Library, today: date, supports: Sequence[str]) -> Part:
    """One element of the field `sources`, with the words that say whose report it is.

    Args:
        article: The article.
        library: content/, for publishers that are known there.
        today: The day of reading, for `accessed`.
        supports: The effects that it supports.
    """
    name, kind = _publisher(article, library)
    origin = _origin(article, library, name)
    fields: dict[str, Value] = {"id": "s1"}
    if article.url:
        fields["url"] = article.url
    fields |= {"title": article.title or "untitled", "publisher": name or "unknown"}
    if origin:
        fields["origin"] = origin.value
    if article.authors:
        fields["authors"] = list(article.authors)
    if article.published:
        fields["published"] = article.published
    kind = kind or ("wire" if origin else "newspaper")
    fields |= {"accessed": today.isoformat(), "lang": article.language, "type": kind}
    fields |= {"supports": ["date", *supports], "content_hash": article.content_hash}
    return Part(fields, (origin,) if origin else ())


def _publisher(article: Article, library: Library) -> tuple[str, str]:
    """Name and type of the publisher: as the page says, else as its address; empty where neither tells."""
    host = host_of(article.url)
    house = by_host(article.url) or next((one for one in publishers() if one.name == article.publisher), None)
    record = next((one for one in library.publishers.values() if host and _is_of(host, one.address)), None)
    record = record or (library.publisher(article.publisher) if article.publisher else None)
    named = article.publisher or (house.name if house else record.name if record else host.removeprefix("www."))
    if house:
        return named, house.type
    if record:
        return named, _TYPES.get(record.kind, "newspaper")
    return named, next((kind for kind, pattern in _HOSTS if host and pattern.search(host)), "")


def _is_of(host: str, address: str | None) -> bool:
    own = host_of(address).removeprefix("www.")
    return bool(own) and (host == own or host.endswith("." + own))


def _origin(article: Article, library: Library, publisher: str) -> Suggestion | None:
    """The agency that the lead, the last line or the byline names, where it is not the publisher itself."""
    for number, text, byline in _credits(article):
        found = agency_in(text, byline)
        if found is None:
            continue
        named, words = found
        record = library.publisher(named)
        name = record.name if record else named
        if name.lower() != publisher.lower():
            quote = " ".join(words.split()[:25])
            return Suggestion("origin", name, quote, number, "medium") if quote in text else None
    return None


def _credits(article: Article) -> Iterator[tuple[int, str, bool]]:
    """Where agencies are named: the first paragraph, the last two, a line of its own, the byline; each with its number,
    and whether it is the byline."""
    total = len(article.paragraphs)
    for number in dict.fromkeys((1, total, total - 1)):
        if number >= 1:
            yield number, article.paragraphs[number - 1], False
    for text, byline in ((article.credit, False), (article.byline, True)):
        if text:
            yield 0, text, byline
