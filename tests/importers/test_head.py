"""Who wrote it, whose report it is, when: the shapes that lines around a story have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.timeline.importers.article import Article
from plugins.timeline.importers.byline import find_byline
from plugins.timeline.importers.flat import own_tables
from plugins.timeline.importers.headline import find_headline
from plugins.timeline.importers.lines import split_lines
from plugins.timeline.importers.reading import read_article
from plugins.timeline.importers.suggest.source import source
from plugins.timeline.load import load

TITLE = "Example state sends six vehicles to its neighbour"
STORY = (
    "The example state sent six vehicles to its neighbour in the spring. The ministry said that they had come by rail, "
    "and gave no other figure; the council is to meet again in the autumn."
)
LIBRARY = load(Path(__file__).parent / "content").library


def authors(*lines: str) -> tuple[str, ...]:
    """Those of a page of which the lines stand between headline and story."""
    page = split_lines("\n".join(("Home", "World", TITLE, *lines, STORY, STORY, STORY)))
    found = find_byline(page, 2, [len(lines) + 3, len(lines) + 4, len(lines) + 5])
    return found.names if found else ()


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Jane Example Senior Reporter", "3 May 2024, 10:15"], ["Jane Example"]),
        (["Jane Example Travel News Reporter", "3 May 2024"], ["Jane Example"]),
        (["Jane Example Jane Example", "3 May 2024"], ["Jane Example"]),
        (["Jane Example @janeexample"], ["Jane Example"]),
        (["By Jane Example@janeexample May 3, 2024, 11:47am EST"], ["Jane Example"]),
        (["By Jane Example jane@example.org(555) 0100"], ["Jane Example"]),
        (["Jane Example03.05.2024, 19:35 Uhr"], ["Jane Example"]),
        (["Jane Example and John Sample", "May 3, 2024 - 4.34pm"], ["Jane Example", "John Sample"]),
        (["Jane Example og John Sample", "Publisert 3. mai 2024 17:25"], ["Jane Example", "John Sample"]),
        (["Jane Example / EXAMPLE.ORG / May 3, 2024, 17:07 IST"], ["Jane Example"]),
        (["Kolumne von Jane Example - 03.05.2024 um 08:52 Uhr"], ["Jane Example"]),
        (["Kommentar von", "Jane Example", "03.05.2024"], ["Jane Example"]),
        (["By Jane Example / Reuters"], ["Jane Example"]),
        (["By Jane Example and AFP"], ["Jane Example", "AFP"]),
        (["7:05 AM EST", "3 May 2024"], []),
        (["シェア", "3 May 2024"], []),
    ],
)
def test_a_byline(lines: list[str], names: list[str]) -> None:
    assert list(authors(*lines)) == names


def test_a_byline_below_a_standfirst_that_is_taken_for_the_story() -> None:
    page = split_lines("\n".join((TITLE, STORY, "Jane Example", "May 3, 2024, 9:54 a.m.", STORY, STORY)))
    found = find_byline(page, 0, [1, 4, 5])
    assert found and found.names == ("Jane Example",)


@pytest.mark.parametrize(
    "line",
    [
        "Do 25.04.24 | 14:07 Uhr | Von Jane Example",
        "21:17 18.11.2019Get short URL",
        "(Photos by Example Agency; six vehicles)",
    ],
)
def test_a_credit_is_no_headline(line: str) -> None:
    page = split_lines("\n".join(("Home", TITLE, line, STORY, STORY)))
    found = find_headline(page, [3, 4], own_tables().headline)
    assert found and found.text == TITLE


def read(*paragraphs: str) -> Article:
    found, _ = read_article("\n\n".join((TITLE, *paragraphs)).encode(), "article.txt")
    assert found
    return found


def test_a_day_that_a_sentence_names_is_no_day_of_publication() -> None:
    assert read("On 22 December 2023 the example state sent six vehicles to its neighbour.", STORY).published is None


@pytest.mark.parametrize("head", ["EXAMPLETOWN, Dec. 22, 2023 (Reuters) - ", "Exampletown, 22 December 2023 – "])
def test_a_day_at_the_head_of_a_report_is(head: str) -> None:
    assert read(head + STORY, STORY).published == "2023-12-22"


@pytest.mark.parametrize(
    ("above", "below", "origin"),
    [
        ("By Jane Example / Reuters", "", "Reuters"),
        ("By Jane Example and AFP", "", "AFP"),
        ("(dpa)", "", "dpa"),
        ("", "(Reuters)", "Reuters"),
        ("", "Source: Interfax-Ukraine", "Interfax-Ukraine"),
        ("", "dpa/lnw", "dpa"),
        ("REUTERS/Jane Example", "", None),
        ("By Jane Example", "", None),
    ],
)
def test_the_agency_whose_report_it_is(above: str, below: str, origin: str | None) -> None:
    article = read(*filter(None, (above, STORY, STORY, below)))
    assert source(article, LIBRARY, date(2024, 1, 1), []).fields.get("origin") == origin


def page(head: str, body: str) -> Article:
    found, _ = read_article(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")
    assert found
    return found


PARAGRAPHS = "".join(f"<p>{STORY} It was the {number} time.</p>" for number in ("first", "second", "third", "fourth"))


def test_who_wrote_a_page_that_names_its_own_site_alone() -> None:
    head = '<meta name="author" content="Example Times"><meta property="og:site_name" content="Example Times">'
    body = f'<article><h1>{TITLE}</h1><div class="byline">By Jane Example and John Sample</div>{PARAGRAPHS}</article>'
    assert page(head, body).authors == ("Jane Example", "John Sample")


@pytest.mark.parametrize(
    "name", ["Jane Example and John Sample", "Jane Example, John Sample", "Jane Example (jex); John Sample"]
)
def test_names_that_a_page_joins(name: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {{"name": "{name}"}}}}</script>'
    assert page(head, f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>").authors == ("Jane Example", "John Sample")


def test_a_story_that_the_fast_way_passes_over_is_found_by_the_slow_one() -> None:
    lead = "Six have come by road, which the ministry had not looked for before the summer; the council was told of it."
    intro = f'<div class="content"><p>{lead} It is to say more.</p><p>{lead}</p></div>'
    body = (
        f'<div class="post-content"><h1>{TITLE}</h1>{intro}<div class="embed-responsive">{PARAGRAPHS * 2}</div></div>'
    )
    assert sum("by rail" in paragraph for paragraph in page("", body).paragraphs) == 8
