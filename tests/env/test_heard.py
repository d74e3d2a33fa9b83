"""What somebody who listens to the pages meets: headings in order, tables with heads, pictures with words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from lxml import html

from tests.support.site import Site
from tests.support.trees import ROOT

EVERY = 5
"""One page in so many is looked at, and each that is the only one of its folder."""
MOVES = re.compile(r"\b(?:transition|animation)(?:-[a-z]+)?:|scroll-behavior: smooth")
REDUCED = "@media (prefers-reduced-motion: no-preference)"


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, html.HtmlElement]:
    """Address → page, a sample of every folder."""
    found = sorted(site.path.rglob("*.html"))
    top = len(site.path.parts) + 2
    chosen = [path for number, path in enumerate(found) if number % EVERY == 0 or len(path.parts) <= top]
    return {str(path.relative_to(site.path)): html.document_fromstring(path.read_bytes()) for path in chosen}


def headings(page: html.HtmlElement) -> list[int]:
    return [int(str(one.tag)[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5") if not in_template(one)]


def in_template(element: html.HtmlElement) -> bool:
    return next(element.iterancestors("template"), None) is not None


def test_headings_go_down_one_step_at_a_time(pages: dict[str, html.HtmlElement]) -> None:
    assert len(pages) > 200
    for address, page in pages.items():
        levels = headings(page)
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


def faults_of_table(table: html.HtmlElement) -> Iterator[str]:
    if not "".join(table.xpath("./caption//text()")).strip():
        yield "no caption"
    if table.xpath(".//thead//th[not(@scope='col')] | .//tbody//th[not(@scope='row')]"):
        yield "a head that is of no column or row"
    if table.xpath("./tbody/tr[not(th)]"):
        yield "a row without a head"


def test_tables_say_what_they_are_and_of_what_each_cell_is(pages: dict[str, html.HtmlElement]) -> None:
    tables = [(address, table) for address, page in pages.items() for table in page.iter("table")]
    assert tables
    assert [(address, fault) for address, table in tables for fault in faults_of_table(table)] == []


def test_a_picture_has_words_and_so_has_every_link_and_button(pages: dict[str, html.HtmlElement]) -> None:
    unnamed = (
        "//svg[@role='img'][not(@aria-label or @aria-labelledby)] | //img[not(@alt)]"
        " | //a[@href][not(ancestor::template)][not(@aria-label)][not(normalize-space())]"
        " | //button[not(ancestor::template)][not(@aria-label)][not(normalize-space())]"
    )
    assert {address: page.xpath(unnamed) for address, page in pages.items() if page.xpath(unnamed)} == {}


def test_a_chart_that_only_the_eye_reads_says_where_its_words_are(pages: dict[str, html.HtmlElement]) -> None:
    bare = "//figure[contains(@class, 'chart')][not(@aria-label)][not(.//svg[@role='img'])]"
    assert {address for address, page in pages.items() if page.xpath(bare)} == set()


def test_what_moves_rests_for_who_asks_for_less_motion() -> None:
    for path in (ROOT / "theme" / "static" / "css").glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        for place in (match.start() for match in MOVES.finditer(text)):
            opened = text.rfind("@media", 0, place)
            assert text.startswith(REDUCED, opened), f"{path.name}: {text[place : place + 60]}"
