"""An HTML page → an article: what the page says about itself first (JSON-LD, meta tags), then what libraries find."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import trafilatura
from htmldate import find_date
from lxml import html as lxml_html

from ..patterns import pattern_of
from ..problems import Problem
from .article import Article
from .features import end_class
from .furniture import is_furniture
from .html_authors import authors
from .html_story import story_in
from .language import language_of
from .lines import split_lines, words_of
from .publisher import Publisher, by_furniture, by_host

_ARTICLE_TYPES = pattern_of(r"Article|NewsArticle|Report|BlogPosting|LiveBlog|WebPage")
FEWEST = 3  # paragraphs that are kept whatever they look like
_SITE = pattern_of(r"\s+[|–—-]\s+[^|–—]{2,40}$")


def read_html(data: bytes, file: str, url: str | None = None) -> Article | Problem:
    """The article of a page; a problem if no story is found in it.

    Args:
        data: The page as it was fetched.
        file: Name for messages.
        url: Its address where it is known.
    """
    tree = trafilatura.load_html(data)
    if tree is None:
        return Problem(file, 1, "", "this is no HTML that can be read; give the page's text instead")
    meta = _Meta(tree)
    title = meta.title()
    writers = meta.authors()  # before the story is looked for: that takes parts of the page away
    body = story_in(tree, title, meta.copy())
    if sum(len(line.split()) for line in body) < 25 and sum(map(len, body)) < 120:
        return Problem(file, 1, "", "no story was found in this page; is it an article?")
    address = meta.url() or url
    house = by_host(address) or by_furniture(split_lines(meta.site()))
    return Article(
        file=file,
        title=title,
        published=meta.published() or _guessed_date(data),
        authors=writers,
        publisher=house.name if house else meta.site(),
        url=address,
        language=meta.language() or language_of(" ".join(body)),
        paragraphs=_paragraphs(body, title, house),
        byline=", ".join(writers),
    )


def _paragraphs(lines: list[str], title: str, house: Publisher | None) -> tuple[str, ...]:
    """The lines of a story without its headline, and without what stands between paragraphs on every site."""
    named = words_of(title)
    kept = [
        line
        for line in lines
        if words_of(line) != named and not is_furniture(line) and not (house and house.owns(line))
    ]
    while len(kept) > FEWEST and _is_label(kept[0], 60):
        del kept[0]
    while len(kept) > FEWEST and _is_label(kept[-1], 80):
        del kept[-1]
    return tuple(kept)


def _is_label(line: str, longest: int) -> bool:
    """Whether a line at the story's edge is no sentence: a topic, a date, a name."""
    return len(line) < longest and end_class(line) not in (1, 2, 3)


def _guessed_date(data: bytes) -> str | None:
    found = find_date(
        data.decode("utf-8", "replace"), original_date=True, outputformat="%Y-%m-%d", extensive_search=True
    )
    return str(found) if found else None


class _Meta:
    """What a page says about itself."""

    def __init__(self, tree: lxml_html.HtmlElement) -> None:
        self._tree = tree
        self._tags = {
            (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower(): (
                tag.get("content") or ""
            ).strip()
            for tag in reversed(tree.xpath("//meta[@content]"))
        }
        self._records = list(_records(tree))

    def _record(self, key: str) -> Any:
        for record in self._records:
            if record.get(key):
                return record[key]
        return None

    def title(self) -> str:
        """The headline."""
        named = self._record("headline") or self._tags.get("og:title") or self._tags.get("twitter:title")
        headings = [" ".join(heading.text_content().split()) for heading in self._tree.xpath("//h1")]
        text = " ".join(
            str(named or next((one for one in headings if one), "") or self._tree.findtext(".//title") or "").split()
        )
        for heading in headings:
            if (
                heading
                and heading != text
                and len(heading) > 15
                and (text.startswith(heading) or heading.startswith(text.rstrip("… .")))
            ):
                return heading
        return _SITE.sub("", text) if len(_SITE.sub("", text)) > 20 else text

    def copy(self) -> str:
        """The story, where the page has it in its record of itself; empty if not."""
        return html.unescape(str(self._record("articleBody") or ""))

    def published(self) -> str | None:
        """Day of publication, ISO 8601."""
        keys = (
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "pubdate",
            "publishdate",
            "parsely-pub-date",
            "sailthru.date",
            "article:published",
        )
        for value in (self._record("datePublished"), *(self._tags.get(key) for key in keys)):
            match = re.match(r"(\d{4})-(\d\d)-(\d\d)", str(value or ""))
            if match:
                return match[0]
        return None

    def authors(self) -> tuple[str, ...]:
        """Names of the authors."""
        return authors(self._tree, self._record("author"), self._tags, self.site())

    def site(self) -> str:
        """Name of the site."""
        publisher = self._record("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        return str(name or self._tags.get("og:site_name") or "").strip()

    def url(self) -> str | None:
        """Canonical address."""
        links = self._tree.xpath("//link[@rel='canonical']/@href")
        found = str(links[0]) if links else self._tags.get("og:url", "")
        return found if re.match(r"https?://[^/]+\.", found) else None

    def language(self) -> str:
        """BCP 47 tag, without region."""
        return str(self._tree.get("lang") or "").split("-")[0].split("_")[0].lower()


def _records(tree: lxml_html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    """JSON-LD records that describe an article."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        try:
            yield from _articles(json.loads(script, strict=False))
        except ValueError:
            continue


def _articles(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, list):
        for one in data:
            yield from _articles(one)
    elif isinstance(data, dict):
        if _ARTICLE_TYPES.search(str(data.get("@type", ""))):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), list | dict):
                yield from _articles(data[key])
