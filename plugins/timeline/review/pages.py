"""What the review's pages show: the list of drafts, and one draft beside its article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..frontmatter import read
from ..importers.article import Article
from ..problems import Problem
from ..values.edtf import parse
from ..values.spoken import date_words
from .article import Quoted, find
from .desk import Desk, Sheet
from .draft import data_of, prose, suggestions, undecided
from .rows import Card, Row, cards
from .tree import Steps

HERE = Path(__file__).parent
ABSENT = "It is not kept any more, and the draft does not hold it."

_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


@dataclass(frozen=True)
class DraftPage:
    """One draft as it is shown.

    placed: problems by the name of the row or card that they are said at. loose: those of no place here.
    """

    sheet: Sheet
    cards: tuple[Card, ...]
    article: Article | None
    quotes: Mapping[str, tuple[Quoted, ...]]
    problems: tuple[Problem, ...]
    placed: Mapping[str, tuple[Problem, ...]]
    loose: tuple[Problem, ...]
    notes: tuple[str, ...]
    prose: str
    undecided: int
    id: str
    lists: Mapping[str, Mapping[str, str]]


def draft_page(desk: Desk, sheet: Sheet, adding: Steps = ()) -> DraftPage:
    """All that the page of a draft shows. adding: path of a field that is to be added."""
    data, names = data_of(sheet.text), desk.names
    found = cards(data, suggestions(data), names, adding)
    rows = [row for card in found for row in card.rows]
    article = desk.article(sheet)
    problems = tuple(desk.problems(sheet))
    placed, loose = _placed(problems, sheet, found)
    return DraftPage(
        sheet, found, article, {row.name: _quotes(article, row) for row in rows}, problems, placed, loose,
        tuple(_notes(sheet.text)), prose(sheet.text), undecided(data), desk.suggested_id(sheet),
        {name: names.lists[name] for name in sorted(_completed(rows)) if name in names.lists},
    )  # fmt: skip


def spoken(text: str) -> str:
    """A date as a person says it, or what is wrong with it."""
    try:
        return date_words(parse(text.strip()))
    except ValueError as error:
        return str(error)


def render(template: str, **context: Any) -> str:
    """A page of HTML."""
    return _templates.get_template(template).render(**context, spoken=spoken)


def _quotes(article: Article | None, row: Row) -> tuple[Quoted, ...]:
    if article is None:
        return ()
    found = (find(article, one.quote, one.paragraph) for one in row.suggestions)
    return tuple(dict.fromkeys(quoted for quoted in found if quoted))


def _completed(rows: Iterable[Row]) -> set[str]:
    """The lists of ids that the controls of these rows complete from."""
    waiting = [row.control for row in rows if row.control]
    found: set[str] = set()
    while waiting:
        control = waiting.pop()
        found.add(control.completes)
        waiting += control.children
    return found - {""}


def _notes(text: str) -> Iterable[str]:
    """The comments that stand below all fields: what the converter saw and had no place for."""
    document, _ = read(text, "")
    lines = document.header.rstrip().split("\n") if document else []
    last = max((number for number, line in enumerate(lines) if not line.startswith("#")), default=-1)
    return (line.removeprefix("#").strip() for line in lines[last + 1 :])


def _placed(
    problems: Sequence[Problem], sheet: Sheet, found: Sequence[Card]
) -> tuple[dict[str, tuple[Problem, ...]], tuple[Problem, ...]]:
    names = [row.name for card in found for row in card.rows] + [card.name for card in found if card.path]
    placed: dict[str, tuple[Problem, ...]] = {}
    loose = []
    for problem in problems:
        place = _place(problem.path, names) if problem.file == sheet.file.as_posix() else ""
        if place:
            placed[place] = (*placed.get(place, ()), problem)
        else:
            loose.append(problem)
    return placed, tuple(loose)


def _place(path: str, names: Sequence[str]) -> str:
    """The nearest of these that the path leads to or into."""
    around = [name for name in names if path == name or path.startswith((f"{name}.", f"{name}["))]
    return max(around, key=len, default="")
