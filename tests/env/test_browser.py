"""The browser harness: it sees what a page does not say, and it finds Chromium or says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support import browser as chromium
from tests.support.faults import Faults
from tests.support.trees import ROOT

GOOD = """<!doctype html><html lang="en"><title>A page</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<main><h1>A page</h1><p>Text.</p></main></html>
"""
BAD = """<!doctype html><html><title>Bad</title><img src="none.png">
<script>
  console.error("first");
  fetch("https://example.invalid/x").catch(() => 0);
  throw new Error("second");
</script>
"""

Serve = Callable[[Path], str]


@pytest.fixture
def good(tmp_path: Path, serve: Serve) -> str:
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    return serve(tmp_path)


def test_a_good_page_has_no_faults(
    page: Page, good: str, faults: Faults, axe: Callable[[Page], list[str]]
) -> None:
    page.goto(good)
    assert page.get_by_role("heading").inner_text() == "A page"
    assert axe(page) == []
    assert faults == []


def test_every_kind_of_fault_is_seen(page: Page, tmp_path: Path, serve: Serve, faults: Faults) -> None:
    (tmp_path / "index.html").write_text(BAD, encoding="utf-8")
    page.goto(serve(tmp_path), wait_until="networkidle")
    seen = "\n".join(faults)
    faults.clear()
    assert all(
        sign in seen
        for sign in (
            "console error: first",
            "uncaught: second",
            "status 404: ",
            "none.png",
            "another host: https://",
        )
    ), seen


def test_axe_sees_a_missing_language(
    page: Page, tmp_path: Path, serve: Serve, axe: Callable[[Page], list[str]]
) -> None:
    (tmp_path / "index.html").write_text(GOOD.replace(' lang="en"', ""), encoding="utf-8")
    page.goto(serve(tmp_path))
    assert ["html-has-lang" in violation for violation in axe(page)] == [True]


def test_a_phone_is_narrow_and_has_touch(phone: Page, good: str) -> None:
    phone.goto(good)
    assert phone.evaluate("[innerWidth, navigator.maxTouchPoints > 0]") == [360, True]


def test_without_script_no_script_runs(noscript: Page, tmp_path: Path, serve: Serve) -> None:
    script = "<script>document.querySelector('h1').textContent = 'Changed'</script></main>"
    (tmp_path / "index.html").write_text(GOOD.replace("</main>", script), encoding="utf-8")
    noscript.goto(serve(tmp_path))
    assert noscript.get_by_role("heading").inner_text() == "A page"


def test_the_clock_is_west_of_greenwich(page: Page, good: str) -> None:
    page.goto(good)
    assert page.evaluate("new Date('2024-01-01').getDate()") == 31


def test_a_browser_that_is_not_there_is_a_plain_message(tmp_path: Path) -> None:
    environment = {**os.environ, "CHROMIUM": str(tmp_path / "nowhere")}
    command = [sys.executable, "-m", "tests.support.browser"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", chromium.HELP)


def test_chromium_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.find() == Path(sys.executable)
