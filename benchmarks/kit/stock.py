"""Pelican as it comes: articles of its own, the simple theme, its cache of what it read."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from .entries import plain
from .generator import File, Generator, from_pypi

VERSION = "4.12.0"

SETTINGS = """SITENAME = "Made up"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "simple"
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
YEAR_ARCHIVE_SAVE_AS = "archives/{date:%Y}/index.html"
AUTHOR_SAVE_AS = ""
DEFAULT_PAGINATION = 200
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
"""


def generator() -> Generator | None:
    """Pelican without the plugin, if it can be installed."""
    folder = from_pypi("pelican", f"pelican[markdown]=={VERSION}")
    if folder is None:
        return None
    command = [sys.executable, "-S", "-m", "pelican", "-s", "pelicanconf.py", "--log-handler", "plain"]
    environment = {"PYTHONPATH": str(folder)}
    return Generator("Pelican as it comes", files, entry, lambda _: command, "output", ("cache",), environment)


def files(entries: int) -> Iterator[File]:
    """So many articles; the first actor is the category, all other terms are tags."""
    yield "pelicanconf.py", SETTINGS
    yield from (entry(number) for number in range(entries))


def entry(number: int) -> File:
    """One article."""
    found = plain(number)
    category, *tags = [term for terms in found.terms.values() for term in terms] or ["none"]
    head = f"Title: {found.title}\nDate: {found.date}\nSummary: {found.summary}\n"
    return f"content/{found.file}", f"{head}Category: {category}\nTags: {', '.join(tags)}\n\n{found.body}"
