"""The script's arithmetic, run in the browser that readers have: no other run time is needed."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from plugins.timeline.pelican_glue.join import joined
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


def _published() -> dict[str, str]:
    """Name → script as it is published, of each that is asked for by itself."""
    modules = {file.stem: file.read_text("utf-8") for file in SCRIPTS.glob("*.js")}
    return {name: minified(text) for name, text in joined(modules).items()}


@pytest.mark.parametrize("late", ["lanes-view", "as-of", "print-view", "share"])
def test_what_is_asked_for_later_gives_the_same_when_joined(runner: Page, late: str) -> None:
    exports = "address => import(address).then((module) => Object.keys(module))"
    script = _published()[late]
    runner.context.route("**/joined/*", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    found = runner.evaluate(exports, f"/joined/{late}.js")
    assert found
    assert found == runner.evaluate(exports, f"/theme/static/js/{late}.js")


def test_chunks_are_those_of_the_build() -> None:
    assert f"const CHUNK = {CHUNK};" in (SCRIPTS / "groups.js").read_text("utf-8")


def test_scripts_of_the_first_load_are_small() -> None:
    assert len(gzip.compress(_published()["timeline"].encode(), 9)) <= LIMIT


def test_dates_never_pass_through_a_clock() -> None:
    for file in SCRIPTS.glob("*.js"):
        assert not re.search(r"\bnew Date\b|\bDate\.(now|parse|UTC)\b", file.read_text("utf-8")), file.name
