"""The page of coverage: statements beside numbers that are counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from plugins.timeline.ledger import fold
from plugins.timeline.model import Actor, Origin, TextPage
from plugins.timeline.views import Options
from plugins.timeline.views.coverage import coverage_pages
from plugins.timeline.views.parts import plain
from plugins.timeline.views.site import Site
from tests.support.records import entry, goods, library, step

ENTRIES = (
    entry("a", "2015-03-01", transfers=[step("t", "pledged", items=goods(4))]),
    entry("b", "../2023-04-19", transfers=[step("t", "delivered")]),
    entry("c", "2026-02", kind="statement", actors=["aa"]),
)
SAID = {"actor": "aa", "from": "2022", "to": "2026-03", "checked": "2026-11-22", "thin": "Small goods"}


def actor(id_: str) -> Actor:
    return Actor.model_validate({"name": id_.upper(), "kind": "state"}, context=Origin(id_, f"content/actors/{id_}.md"))


def text(**fields: Any) -> TextPage:
    data = {"title": "What we looked for", "coverage": [SAID], **fields}
    return TextPage.model_validate(data, context=Origin("coverage", "content/pages/coverage.md", "Read this."))


def sections(*pages: TextPage) -> Mapping[str, Any]:
    """The context of the page, made from our entries and these pages of text."""
    actors = {id_: actor(id_) for id_ in ("aa", "bb", "cc")}
    records = replace(library(*ENTRIES), actors=actors, pages={page.id: page for page in pages})
    (page,) = coverage_pages(Site(records, fold(records), Options(dt.date(2026, 11, 22))))
    assert page.address == "coverage/"
    return page.context


def cells(context: Mapping[str, Any], number: int) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in context["sections"][number].table.rows]


def test_a_statement_stands_beside_the_entries_of_its_time() -> None:
    context = sections(text())
    assert context["title"] == "What we looked for" and "Read this." in context["body"]
    (row,) = cells(context, 0)
    assert row[0] == "AA" and row[3:5] == ["2", "Small goods"]


def test_every_actor_has_a_row_with_its_years_even_without_an_entry() -> None:
    context = sections(text())
    years = [column.label for column in context["sections"][1].table.columns]
    assert years == ["Actor", "to 2020", *map(str, range(2021, 2027)), "All", "Newest event", "Looked for"]
    first, second, third = cells(context, 1)
    assert first == ["AA", "1", "", "", "1", "", "", "1", "3", "February 2026", "Yes"]
    assert second[:2] == ["BB", "1"] and second[8] == "2"
    assert third == ["CC", *[""] * 9, "Only beside others"]


@pytest.mark.parametrize("pages", [(), (text(status="draft"),)])
def test_without_a_published_text_only_the_numbers_stand(pages: tuple[TextPage, ...]) -> None:
    context = sections(*pages)
    assert context["title"] == "Coverage" and context["body"] == ""
    assert cells(context, 0) == [] and len(cells(context, 1)) == 3
