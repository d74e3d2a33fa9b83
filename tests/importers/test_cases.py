"""Pages of different shapes, written for these tests, with what must come out of them: cases/<name>/."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.timeline.importers.article import Article
from plugins.timeline.importers.draft_file import as_json, draft_text
from plugins.timeline.importers.inputs import expand
from plugins.timeline.importers.suggest.entry import Draft
from plugins.timeline.importers.work import Worker
from plugins.timeline.load import load
from plugins.timeline.model import Entry
from plugins.timeline.model.library import Library
from plugins.timeline.parsing import parse

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in (HERE / "cases").glob("*/expected.json"))
TODAY = date(2026, 1, 2)


@pytest.fixture(scope="session")
def library() -> Library:
    loaded = load(HERE / "content")
    assert not loaded.problems
    return loaded.library


def imported(case: Path, library: Library) -> tuple[Article, Draft]:
    (source,) = expand([str(file) for file in case.glob("article.*")])
    result = Worker(library, TODAY, None, None)(source)
    assert result.article is not None and result.draft is not None, result.problems
    return result.article, result.draft


def summary(article: Article, draft: Draft) -> dict[str, Any]:
    """What a case's expected.json holds."""
    found = as_json(article, draft, [])
    fields: Any = found["draft"]
    unresolved: Any = found["unresolved"]
    return {
        **{key: found[key] for key in ("title", "published", "authors", "publisher", "language")},
        "kind": draft.kinds[0] if draft.kinds else None,
        "first": " ".join(article.paragraphs[0].split()[:6]),
        "last": " ".join(article.paragraphs[-1].split()[-5:]),
        "paragraphs": len(article.paragraphs),
        "draft": {key: value for key, value in fields.items() if key not in ("title", "status", "summary", "sources")},
        "further": [one.evidence.value for one in draft.further],
        "unresolved": [f"{one['what']}: {one['value']}" for one in unresolved],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case(case: Path, library: Library) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    assert summary(*imported(case, library)) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_every_quote_stands_in_the_article(case: Path, library: Library) -> None:
    article, draft = imported(case, library)
    shown = [*draft.evidence, *(one.evidence for one in draft.further), *draft.unresolved]
    for one in shown:
        place = (
            " ".join((article.title, article.byline)) if one.paragraph == 0 else article.paragraphs[one.paragraph - 1]
        )
        assert one.quote in place or one.quote in article.byline
        assert len(one.quote.split()) <= 25


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
@pytest.mark.parametrize("body", ["full", "none"])
def test_the_file_is_a_draft_without_problems(case: Path, body: Any, library: Library) -> None:
    article, draft = imported(case, library)
    entry, _, problems = parse(draft_text(article, draft, body), "content/entries/2024/draft.md", Entry)
    assert not problems
    assert entry is not None
    assert entry.draft
    assert (article.paragraphs[0] in entry.body) == (body != "none")
    assert entry.sources[0].content_hash == article.content_hash


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_two_readings_are_the_same_bytes(case: Path, library: Library) -> None:
    first, second = (draft_text(*imported(case, library)) for _ in range(2))
    assert first == second


def test_the_page_s_day_is_never_taken_silently_for_the_event_s(library: Library) -> None:
    article, draft = imported(HERE / "cases" / "no-day-named", library)
    assert article.published == "2024-09-30"
    assert draft.fields["date"] == "../2024-09-30"
    assert any(problem.path == "date" for problem in draft.problems)
    assert next(one for one in draft.evidence if one.field == "date").sure == "low"


def test_a_state_without_a_page_is_suggested_and_said(library: Library) -> None:
    _, draft = imported(HERE / "cases" / "unknown-country", library)
    assert any("content/actors/uy.md" in problem.message for problem in draft.problems)


def test_off_the_subject_is_said(library: Library) -> None:
    _, draft = imported(HERE / "cases" / "football", library)
    assert not draft.kinds
    assert any("event of the subject" in problem.message for problem in draft.problems)
