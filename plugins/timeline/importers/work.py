"""The work on one input, from its bytes to a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..load import load
from ..model.library import Library
from ..problems import Problem
from ..values.frozen import quick
from .article import Article
from .forms.page import Form
from .inputs import Input, fetch
from .reading import read_page
from .suggest.entry import Draft, draft_entry
from .understanding.gazetteer import Gazetteer, build


@quick
class Result:
    """What became of one input: an article with its draft, or problems alone.

    Args:
        name: The input, as the author named it.
        article: None if there is none in it.
        draft: None if there is no article.
        problems: What must be said of it.
        key: Digest of name and bytes; empty if there were no bytes to be had.
    """

    name: str
    article: Article | None
    draft: Draft | None
    problems: tuple[Problem, ...]
    key: str = ""


Reader = Callable[[Input], Result]


class Worker:
    """Knows the vocabulary and what is published, and reads one input after the other."""

    def __init__(self, library: Library, today: date, url: str | None, form: Form | None) -> None:
        # Drafts are left out: what one says of an article must not hang on which others were made before it.
        self._library = replace(library, drafts={})
        self._today = today
        self._url = url
        self._form = form
        self._gazetteers: dict[str, Gazetteer] = {}

    def __call__(self, source: Input) -> Result:
        """Read one input."""
        page = fetch(source)
        if isinstance(page, Problem):
            return Result(source.name, None, None, (page,))
        key = key_of(source.name, page.data)
        article, problems = read_page(replace(page, url=page.url or self._url), source.name, self._form)
        if article is None:
            return Result(source.name, None, None, problems, key)
        draft = draft_entry(article, self._library, self._gazetteer(article.language), self._today)
        return Result(source.name, article, draft, (*problems, *draft.problems), key)

    def _gazetteer(self, language: str) -> Gazetteer:
        if language not in self._gazetteers:
            self._gazetteers[language] = build(self._library, language)
        return self._gazetteers[language]


def key_of(name: str, data: bytes) -> str:
    """What an input is known again by: SHA-256 over its name and its bytes."""
    return sha256(name.encode("utf-8", "surrogateescape") + b"\0" + data).hexdigest()


def worker(content: Path, today: date, url: str | None, form: Form | None, library: Library | None) -> Worker:
    """A worker, in the process that it works in.

    Args:
        content: The folder that holds the vocabulary and what is published.
        today: The day of reading.
        url: Address of the only article.
        form: The form that all are said to have.
        library: The content, where it was read in this process already.
    """
    return Worker(library or load(content).library, today, url, form)
