"""The work on one input, from its bytes to a draft; in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from ..load import load
from ..model.library import Library
from ..problems import Problem
from .article import Article
from .inputs import Input, fetch
from .reading import Form, read_article
from .suggest.entry import Draft, draft_entry
from .understanding.gazetteer import Gazetteer, build

CHUNK = 8  # inputs that a process is handed at a time


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one input: an article with its draft, or problems alone.

    Args:
        name: The input, as the author named it.
        article: None if there is none in it.
        draft: None if there is no article.
        problems: What must be said of it.
    """

    name: str
    article: Article | None
    draft: Draft | None
    problems: tuple[Problem, ...]


class Worker:
    """Knows the vocabulary, and reads one input after the other."""

    def __init__(self, library: Library, today: date, url: str | None, form: Form | None) -> None:
        self._library = library
        self._today = today
        self._url = url
        self._form = form
        self._gazetteers: dict[str, Gazetteer] = {}

    def __call__(self, source: Input) -> Result:
        """Read one input."""
        data = fetch(source)
        if isinstance(data, Problem):
            return Result(source.name, None, None, (data,))
        article, problems = read_article(data, source.name, source.url or self._url, self._form)
        if article is None:
            return Result(source.name, None, None, problems)
        draft = draft_entry(article, self._library, self._gazetteer(article.language), self._today)
        return Result(source.name, article, draft, (*problems, *draft.problems))

    def _gazetteer(self, language: str) -> Gazetteer:
        if language not in self._gazetteers:
            self._gazetteers[language] = build(self._library, language)
        return self._gazetteers[language]


def results(sources: Sequence[Input], jobs: int, make: Callable[[], Worker]) -> Iterator[Result]:
    """The results of all inputs, in their order.

    Args:
        sources: The inputs.
        jobs: Processes to work with.
        make: Makes the worker, in the process that it works in.
    """
    if jobs < 2 or len(sources) < 2:
        yield from map(make(), sources)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (make,)) as pool:
        yield from pool.map(_work, sources, chunksize=CHUNK)


def worker_for(content: Path, today: date, url: str | None, form: Form | None) -> Callable[[], Worker]:
    """What makes a worker with the vocabulary of a content folder."""
    return partial(_worker, content, today, url, form)


def _worker(content: Path, today: date, url: str | None, form: Form | None) -> Worker:
    return Worker(load(content).library, today, url, form)


_of_this_process: list[Worker] = []


def _begin(make: Callable[[], Worker]) -> None:
    _of_this_process[:] = [make()]


def _work(source: Input) -> Result:
    return _of_this_process[0](source)
