"""Drafts of short stories that a test writes itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from plugins.timeline.importers.article import Article
from plugins.timeline.importers.suggest.entry import Draft, draft_entry
from plugins.timeline.importers.understanding.gazetteer import build
from plugins.timeline.model.library import Library

PUBLISHED = "2024-05-24"  # a Friday


def drafted(library: Library, title: str, *story: str, url: str | None = None, language: str = "en") -> Draft:
    """The draft of a story with a headline, published on `PUBLISHED`."""
    article = Article("x.txt", title, PUBLISHED, (), "", url, language, story)
    return draft_entry(article, library, build(library, language), date(2026, 1, 2))


def fields(draft: Draft, name: str) -> list[Any]:
    """The parts of one field of a draft."""
    found: Any = draft.fields.get(name, [])
    return list(found)
