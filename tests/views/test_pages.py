"""All pages of made-up content: every link leads somewhere, every template lays out what it is given."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from plugins.timeline.checks import check
from plugins.timeline.ledger import fold
from plugins.timeline.load import load
from plugins.timeline.model.library import Library
from plugins.timeline.views import Options, Page, pages
from plugins.timeline.views.entry import Side
from plugins.timeline.views.parts import Away, Clause, Fact, Link, Refs, Word
from plugins.timeline.views.sentences import Effect
from plugins.timeline.views.whole import tied, whole
from tests.support import content
from tests.support.trees import ROOT

SETTINGS = {"SITENAME": "A <site>", "SITESUBTITLE": "", "DEFAULT_LANG": "en", "THEME_STATIC_DIR": "theme"}
DRAFT = """---
title: A draft with <b>markup</b> & "signs"
date: ../2023-04
status: draft
kind: report
actors: [xa]
summary: Not reviewed.
sources:
  - {id: s1, title: A text, publisher: Example}
evidence:
  - {field: date, value: "2023-04", quote: a few words, paragraph: 2}
---

See [Country A]({filename}/actors/xa.md) and [nobody]({filename}/actors/xz.md).
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = content.write(tmp_path_factory.mktemp("views") / "content", 60)
    (folder / "entries/2023").mkdir(exist_ok=True, parents=True)
    (folder / "entries/2023/2023-04-draft.md").write_text(DRAFT, encoding="utf-8")
    loaded = load(folder)
    assert loaded.problems == ()
    return loaded.library


@pytest.fixture(scope="module")
def made(library: Library) -> tuple[Page, ...]:
    return tuple(
        pages(library, fold(library), Options(dt.date(2026, 11, 22), "A site", "https://example.org"))
    )


def parts(value: object) -> Iterator[object]:
    """Every part of a page model, itself first."""
    yield value
    if isinstance(value, Mapping):
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from parts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from parts(getattr(value, field.name))


class Walk(HTMLParser):
    """What a test must know of an HTML page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.marks: list[str] = []
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [given["id"]] if "id" in given else []
        self.marks += [given["href"]] if given.get("href", "").startswith("#") else []
        self.inline += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(f"<{tag}>")


THEME = Environment(
    loader=FileSystemLoader(ROOT / "theme/templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
THEME.filters |= {"whole": whole, "tied": tied, "beside": zip}


def laid_out(page: Page) -> str:
    up = "/".join([".."] * page.address.count("/")) or "."
    context = {**SETTINGS, "SITEURL": up, "address": page.address, **page.context}
    return THEME.get_template(page.template).render(context)


def test_no_two_pages_have_one_address(made: tuple[Page, ...]) -> None:
    addresses = [page.address for page in made]
    assert len(addresses) == len(set(addresses))
    assert {"", "rules/", "transfers/", "actors/", "systems/", "sources/", "terms/", "data/"} <= set(
        addresses
    )


def test_every_link_leads_to_a_page(made: tuple[Page, ...]) -> None:
    known = {page.address for page in made}
    anchors = {f"terms/#{term.anchor}" for page in made if page.address == "terms/"
               for group in page.context["groups"] for term in group.terms}  # type: ignore[attr-defined]  # fmt: skip
    for page in made:
        for part in parts(page.context):
            if isinstance(part, Word):
                assert part.address in anchors, page.address
            elif isinstance(part, Refs) and part.address:
                assert part.address in known
            elif isinstance(part, Link) and not isinstance(part, Away):
                assert re.split("[#?]", part.address)[0] in known, page.address


def test_every_page_is_laid_out_as_good_html(made: tuple[Page, ...]) -> None:
    for page in made:
        if page.template.startswith("timeline"):
            continue  # these have tests of their own, in the browser
        walk = Walk(laid_out(page))
        assert walk.headings.count(1) == 1, page.address
        steps = zip(walk.headings, walk.headings[1:], strict=False)
        assert all(after - before <= 1 for before, after in steps), (page.address, walk.headings)
        assert len(walk.ids) == len(set(walk.ids)), page.address
        assert {mark.removeprefix("#") for mark in walk.marks} <= set(walk.ids), page.address
        assert walk.inline == ["<script>"], (page.address, "the one of _early.html")


UNMARKED = ("Transfer", "How it counts", "Sources")
"""What an entry page says of the record, not of the event."""


def test_every_fact_of_an_entry_page_bears_a_mark_to_its_source(made: tuple[Page, ...]) -> None:
    entries = [page for page in made if page.template == "entry.html" and not page.context["draft"]]
    assert entries
    for page in entries:
        said = [part for part in parts({**page.context}) if isinstance(part, Effect | Clause | Fact | Side)]
        assert said
        bare = [part for part in said if not part.refs.numbers]
        assert [part for part in bare if not (isinstance(part, Fact) and part.label in UNMARKED)] == []
        assert all(page.context[f"{name}_refs"].numbers for name in ("when", "summary", "body") if page.context[name])


def test_a_draft_says_so_and_is_not_indexed(made: tuple[Page, ...]) -> None:
    (page,) = (page for page in made if page.address == "drafts/2023-04-draft/")
    html = laid_out(page)
    assert "Draft, not reviewed." in html
    assert '<meta name="robots" content="noindex">' in html
    assert "<b>markup</b>" not in html and "&lt;b&gt;markup&lt;/b&gt;" in html
    assert 'in or before <span class="whole">April 2023</span>' in html
    assert not any("2023-04-draft" in other.made_from for other in made if other is not page)


def test_links_in_bodies_lead_to_pages_and_broken_ones_are_said(
    library: Library, made: tuple[Page, ...]
) -> None:
    (page,) = (page for page in made if page.address == "drafts/2023-04-draft/")
    body = page.context["body"]
    assert isinstance(body, Markup) and 'href="../../actors/xa/"' in body
    (problem,) = (problem for problem in check(library) if problem.rule == "bodies")
    assert problem.file.endswith("2023-04-draft.md") and problem.line == 14


def test_pages_are_saved_in_their_own_folder() -> None:
    assert Page("rules/", "x.html", {}).save_as == "rules/index.html"
    assert Page("", "x.html", {}).save_as == "index.html"
    assert Page("404.html", "x.html", {}).save_as == "404.html"


def test_the_same_records_give_the_same_pages(library: Library, made: tuple[Page, ...]) -> None:
    again = pages(library, fold(library), Options(dt.date(2026, 11, 22), "A site", "https://example.org"))
    assert [laid_out(page) for page in again] == [laid_out(page) for page in made]


def test_every_component_is_on_the_patterns_page() -> None:
    macros = re.findall(r"macro (\w+)\(", (ROOT / "theme/templates/_parts.html").read_text(encoding="utf-8"))
    shown = Path(ROOT / "theme/templates/patterns.html").read_text(encoding="utf-8")
    inner = {
        "say", "when", "word", "refs", "event", "clause", "source", "mark", "cell", "cells", "opening", "nothing",
        "bands", "fact", "chip",
    }  # fmt: skip
    assert {name for name in macros if f"parts.{name}(" not in shown} <= inner
