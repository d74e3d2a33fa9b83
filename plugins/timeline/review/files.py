"""The files of the review: drafts of content/, and the texts of articles that `import` kept aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..decoding import decode
from ..importers.article import Article
from ..importers.drafts import REVIEW
from ..problems import Problem
from .article import from_json

_DRAFT = re.compile(r"^status:\s*[\"']?draft[\"']?\s*(?:#.*)?$", re.M)
ENTRIES = "entries"


def drafts(content: Path) -> Iterator[tuple[Path, str]]:
    """Every file of an entry that says it is a draft, with its text."""
    for file in sorted((content / ENTRIES).rglob("*.md")):
        if not file.name.startswith(".") and (text := text_of(file)) is not None and is_draft(text):
            yield file, text


def file_of(content: Path, id_: str) -> Path | None:
    """The file of an entry; None if there is none."""
    known = re.fullmatch(r"[\w-]+", id_)
    return next((content / ENTRIES).rglob(f"{id_}.md"), None) if known else None


def is_draft(text: str) -> bool:
    """Whether a front matter says ``status: draft``, even one that cannot be read otherwise."""
    head = text.split("\n---", 1)[0]
    return bool(_DRAFT.search(head))


def text_of(file: Path) -> str | None:
    """The text of a file; None if it is not there or is no text."""
    try:
        return decode(file.read_bytes()).text
    except OSError:
        return None


def stamps(content: Path) -> frozenset[tuple[str, int, int]]:
    """What tells one state of the content from another: each file's name, time of change and size."""
    found = ((file.as_posix(), file.stat()) for file in content.rglob("*.md"))
    return frozenset((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


def kept_article(cache: Path, content_hash: str) -> Article | None:
    """The article of this hash, if `import` kept its text."""
    text = text_of(cache / REVIEW / f"{content_hash}.json")
    return from_json(text) if text is not None else None


def reread(source: str) -> Article | Problem:
    """The article in a file or at an address."""
    # Here: few reviews fetch anything.
    from ..importers.inputs import Input, fetch

    # Here: the readers of articles take long to load.
    from ..importers.reading import read_page

    page = fetch(Input(source))
    if isinstance(page, Problem):
        return page
    article, problems = read_page(page, source)
    return article or next(iter(problems), Problem(source, 0, "", "no article was found in it"))
