"""The files that an import makes: drafts, written whole or not at all and never over another, and the texts aside."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Final

from .article import Article
from .draft_file import file_name
from .known import KnownArticles

PART: Final = ".import-part"
"""Ending of a file that is not whole yet."""
REVIEW: Final = "review"
"""Folder of the articles' texts in the cache: a review needs them, and they are others' and never published."""


def place_for(article: Article, day: str, to: Path, known: KnownArticles) -> Path:
    """Where the draft of an article goes: a file of that name that is there is of the same article, as far as is known.

    Args:
        article: The article.
        day: The event's date, EDTF.
        to: The content folder.
        known: What the files there rest on.
    """
    first = to / "entries" / day.removeprefix("../")[:4] / file_name(article.name, day)
    numbered = (first.with_stem(f"{first.stem}-{number}") for number in count(2))
    file = first
    while file.exists() and known.is_of_others(file.as_posix(), article.publisher):
        file = next(numbered)
    return file


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises:
        FileExistsError: It is there.
        OSError: It cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = _part(file, text)
    try:
        file.hardlink_to(part)
    finally:
        part.unlink()


def tidy(to: Path) -> None:
    """Take away what a run left half written that was killed."""
    for part in (to / "entries").rglob(f".*{PART}"):
        part.unlink(missing_ok=True)


def write_over(file: Path, text: str) -> None:
    """Write a file, whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    _part(file, text).replace(file)


def _part(file: Path, text: str) -> Path:
    """The text beside the file, under a name that no reader of content/ looks at."""
    part = file.with_name(f".{file.name}{PART}")
    part.write_text(text, encoding="utf-8", newline="\n")
    return part


def keep_text(article: Article, cache: Path) -> None:
    """Keep an article's text for the review: ``review/<content hash>.json`` in the cache.

    Raises:
        OSError: It cannot be written.
    """
    names = ("file", "title", "url", "publisher", "authors", "published", "language", "paragraphs")
    kept = {name: getattr(article, name) for name in names}
    write_over(cache / REVIEW / f"{article.content_hash}.json", json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
