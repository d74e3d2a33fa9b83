"""The script's arithmetic, run in the browser that readers have: no other run time is needed."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from plugins.timeline.pelican_glue.minify import minified
from plugins.timeline.views.timeline import CHUNK
from tests.support.trees import ROOT

HERE = Path(__file__).parent
SCRIPTS = ROOT / "theme" / "static" / "js"
LIMIT = 25_000  # bytes of the scripts of the first load, compressed, as they are published


@pytest.fixture(scope="module")
def runner(browser: Browser) -> Iterator[Page]:
    """A page of the same origin as the modules and their tests."""
    context = browser.new_context()
    context.route("http://modules.test/**", _answer)
    page = context.new_page()
    page.goto("http://modules.test/")
    yield page
    context.close()


def _answer(route: Route) -> None:
    """Files of the theme and of this folder, without a server."""
    path = re.sub(r"^http://modules\.test/", "", route.request.url)
    file = ROOT / path if path.startswith("theme/") else HERE / path
    if file.suffix == ".js" and file.is_file():
        route.fulfill(body=file.read_text("utf-8"), content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>Tests</title>", content_type="text/html")


@pytest.mark.parametrize("file", sorted(file.name for file in HERE.glob("*.test.js")))
def test_module(runner: Page, file: str) -> None:
    runner.goto(runner.url)  # a new page has its modules afresh
    result = runner.evaluate("file => import(`/${file}`).then(({ run }) => run())", file)
    assert result["count"] > 0
    assert result["failures"] == []


def test_days_are_those_of_python(runner: Page) -> None:
    days = [1, 59, 60, 366, *range(30, date.max.toordinal(), 9973), date.max.toordinal()]
    found = runner.evaluate(
        """days => import("/theme/static/js/dates.js").then(({ civil, ordinal }) => days.map((day) => {
          const { year, month, day: ofMonth } = civil(day);
          return [year, month, ofMonth, ordinal(year, month, ofMonth)];
        }))""",
        days,
    )
    expected = [[*date.fromordinal(day).timetuple()[:3], day] for day in days]
    assert found == expected


def _imported(first: str) -> set[str]:
    """The modules that one needs before it can run; those that it asks for later are not among them."""
    imported: set[str] = set()
    waiting = [first]
    while waiting:
        names = re.findall(r'from "\./([\w-]+\.js)"', (SCRIPTS / waiting.pop()).read_text("utf-8"))
        waiting += [name for name in names if name not in imported]
        imported.update(names)
    return imported


def test_every_module_is_fetched_at_once() -> None:
    listed = re.search(r'data-modules="([^"]*)"', _template())
    assert listed is not None
    assert {f"{name}.js" for name in listed[1].split()} == _imported("timeline.js")


def test_chunks_are_those_of_the_build() -> None:
    assert f"const CHUNK = {CHUNK};" in (SCRIPTS / "groups.js").read_text("utf-8")


def _template() -> str:
    return (ROOT / "theme" / "templates" / "timeline.html").read_text("utf-8")


def test_scripts_of_the_first_load_are_small() -> None:
    names = {"timeline.js", "early.js", "theme-switch.js", *_imported("timeline.js")}
    texts = [minified((SCRIPTS / name).read_text("utf-8")) for name in sorted(names)]
    assert sum(len(gzip.compress(text.encode(), 9)) for text in texts) <= LIMIT


def test_dates_never_pass_through_a_clock() -> None:
    for file in SCRIPTS.glob("*.js"):
        assert not re.search(r"\bnew Date\b|\bDate\.(now|parse|UTC)\b", file.read_text("utf-8")), file.name
