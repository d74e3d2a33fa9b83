"""The same article again: by its canonical address or by the words of its story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ..model.entry import Entry
from ..model.library import Library
from ..patterns import pattern_of
from .article import Article

_TRACKING = pattern_of(r"^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ref|ref_src|ns_\w+|spm|smid|rss|icid)$", re.I)


def canonical(url: str) -> str:
    """An address without what does not tell pages apart: scheme, www, a slash at the end, fragment, tracking words.

    What is no address stays as it is.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)])
    path = parts.path.rstrip("/")
    return urlunsplit(("", host, path.removesuffix("/amp"), query, ""))


@dataclass
class KnownArticles:
    """Files of entries by the address and the hash of their sources; new ones are added as they are made."""

    by_url: dict[str, str] = field(default_factory=dict)
    by_hash: dict[str, str] = field(default_factory=dict)
    by_title: dict[tuple[str, str], str] = field(default_factory=dict)
    publishers: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, library: Library) -> None:
        """Add the sources of all entries of a content folder, published and drafts."""
        for entry in _entries(library):
            self.publishers[entry.file] = {source.publisher for source in entry.sources}
            for source in entry.sources:
                if source.url:
                    self.by_url.setdefault(canonical(source.url), entry.file)
                if source.content_hash:
                    self.by_hash.setdefault(source.content_hash, entry.file)
                if source.published:
                    self.by_title.setdefault((_plain(source.title), str(source.published)), entry.file)

    def find(self, article: Article) -> str | None:
        """The file of the entry that already rests on this article."""
        return self.at(article.url) or self.by_hash.get(article.content_hash)

    def at(self, url: str | None) -> str | None:
        """The file of the entry that rests on the page at this address."""
        return self.by_url.get(canonical(url)) if url else None

    def resembles(self, article: Article) -> str | None:
        """The file of an entry with a source of the same title and day: most likely the same article."""
        return self.by_title.get((_plain(article.title), article.published or ""))

    def is_of_others(self, file: str, publisher: str) -> bool:
        """Whether an entry rests on other publishers' articles alone: a file of the same name is then chance."""
        return bool(publisher) and file in self.publishers and publisher not in self.publishers[file]

    def add(self, article: Article, file: str) -> None:
        """Remember an article that a draft was made of."""
        self.publishers.setdefault(file, set()).add(article.publisher)
        if article.url:
            self.by_url[canonical(article.url)] = file
        self.by_hash[article.content_hash] = file


def _entries(library: Library) -> Iterator[Entry]:
    kinds: tuple[Mapping[str, Entry], ...] = (library.entries, library.drafts)
    for entries in kinds:
        yield from entries.values()


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.lower()))
