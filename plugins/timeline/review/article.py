"""The article that a draft was made of: from the private cache, and where a quote stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..frontmatter import Data, Value
from ..importers.article import Article


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where a quote stands. paragraph: from 1; 0 is the head. words: as they stand there."""

    paragraph: int
    words: str


def hashes(data: Data) -> list[str]:
    """The content hashes of a draft's sources, by which their texts are kept."""
    sources = data.get("sources")
    items = sources if isinstance(sources, list) else []
    found = (str(source.get("content_hash", "")) for source in items if isinstance(source, dict))
    return [text for text in found if re.fullmatch(r"[0-9a-f]{64}", text)]


def from_json(text: str) -> Article | None:
    """The article in a file of the cache; None if it holds none."""
    try:
        kept = json.loads(text)
    except ValueError:
        return None
    if not isinstance(kept, dict) or not isinstance(kept.get("paragraphs"), list):
        return None
    return _article(kept, [str(part) for part in kept["paragraphs"]])


def _article(kept: Mapping[str, Any] | Mapping[str, Value], paragraphs: Sequence[str]) -> Article:
    authors = kept.get("authors") or ()
    return Article(
        file="",
        title=str(kept.get("title") or ""),
        published=str(kept["published"]) if kept.get("published") else None,
        authors=tuple(str(name) for name in ([authors] if isinstance(authors, str) else authors)),
        publisher=str(kept.get("publisher") or ""),
        url=str(kept["url"]) if kept.get("url") else None,
        language=str(kept.get("language") or kept.get("lang") or ""),
        paragraphs=tuple(paragraphs),
    )


def find(article: Article, quote: str, paragraph: int) -> Quoted | None:
    """Where the quote stands: in the paragraph that is named, else in the head, else in any; None if nowhere."""
    if not quote.strip():
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in quote.split()), re.IGNORECASE)
    texts = dict(enumerate(article.paragraphs, 1)) | {0: article.title}
    for number in sorted(texts, key=lambda number: (number != paragraph, number)):
        if match := pattern.search(texts[number]):
            return Quoted(number, match[0])
    return None
