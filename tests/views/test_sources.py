"""The lists of what is cited: all, by grade, by publisher."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from plugins.timeline.ledger import fold
from plugins.timeline.load import load
from plugins.timeline.views import Options
from plugins.timeline.views.page import Page
from plugins.timeline.views.parts import Table, plain
from plugins.timeline.views.site import Site
from plugins.timeline.views.sources import cited_pages

ENTRY = """---
title: Event {day}
date: 2023-05-0{day}
summary: What happened.
kind: statement
sources:
  - {{url: 'https://example.org/{day}', title: Text {day}, publisher: A site, origin: Agency, supports: [date]}}
  - {{url: 'https://example.org/both', title: Text of both, publisher: Paper, supports: [date]}}
---
"""
PUBLISHER = "---\nname: {name}\nkind: press\ncountry: xa\nreliability: {grade}\nreason: Made up.\n---\n"


def pages(content: Path) -> dict[str, Page]:
    for day in (1, 2):
        file = content / f"entries/2023/2023-05-0{day}-event.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(ENTRY.format(day=day), encoding="utf-8")
    for name, grade in (("Agency", "B"), ("Paper", "D")):
        file = content / f"publishers/{name.lower()}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(PUBLISHER.format(name=name, grade=grade), encoding="utf-8")
    loaded = load(content)
    assert not loaded.problems
    site = Site(loaded.library, fold(loaded.library), Options(dt.date(2024, 1, 1)))
    return {page.address: page for page in cited_pages(site)}


def rows(page: Page) -> list[list[str]]:
    table = page.context["table"]
    assert isinstance(table, Table)
    return [[plain(cell) for cell in row] for row in table.rows]


def test_every_text_is_listed_once_with_its_grade(tmp_path: Path) -> None:
    found = pages(tmp_path)
    assert [row[:3] for row in rows(found["sources/"])] == [
        ["Text 1", "A site (Agency)", "C"], ["Text 2", "A site (Agency)", "C"], ["Text of both", "Paper", "D"],
    ]  # fmt: skip
    assert rows(found["sources/"])[2][-1] == "Event 1, Event 2"


def test_each_grade_that_there_is_has_its_list(tmp_path: Path) -> None:
    found = pages(tmp_path)
    assert [row[0] for row in rows(found["sources/d/"])] == ["Text of both"]
    assert {address for address in found if address.startswith("sources/")} == {"sources/", "sources/c/", "sources/d/"}


def test_a_publisher_has_a_page_with_its_reason_and_texts_also_those_passed_on(tmp_path: Path) -> None:
    found = pages(tmp_path)
    assert found["publishers/agency/"].context["lead"] == "Made up."
    assert [row[0] for row in rows(found["publishers/agency/"])] == ["Text 1", "Text 2"]
    listed = [(row[0], row[2], row[4]) for row in rows(found["publishers/"])]
    assert listed == [("Agency", "B", "2"), ("Paper", "D", "1")]
