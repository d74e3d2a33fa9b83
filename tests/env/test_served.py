"""What the preview answers, asked as a WSGI application is asked."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from plugins.timeline.pelican_glue.served import Application, Failure, Shown, answer, failure_page
from plugins.timeline.problems import Problem
from tests.support.golden import Golden

MISSING = Problem("content/entries/2024/2024-01-01-a.md", 3, "summary", "missing; say what happened")
NEAR = Problem(
    "content/entries/2024/2024-01-01-a.md", 12, "transfers[0].from", '"<jq>" is no actor; did you mean "jp"?'
)
ODD = Problem("content/actors/jp.md", 0, "", "nobody uses it", "warning")


def ask(shown: Shown, address: str, method: str = "GET") -> httpx.Response:
    transport = httpx.WSGITransport(app=Application(shown))
    with httpx.Client(transport=transport, base_url="http://preview") as client:
        return client.request(method, address)


@pytest.fixture
def good(tmp_path: Path) -> Shown:
    for name, text in {
        "output/index.html": "home",
        "output/entries/a/index.html": "entry",
        "output/404.html": "nothing here",
        "output/theme/main.js": "export {}",
        "secret.txt": "secret",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Shown(tmp_path / "output")


@pytest.mark.parametrize(
    ("address", "status", "body"),
    [
        ("/", 200, "home"),
        ("/index.html", 200, "home"),
        ("/entries/a/", 200, "entry"),
        ("/entries/a", 301, ""),
        ("/entries/", 404, "nothing here"),
        ("/nowhere", 404, "nothing here"),
        ("/%2e%2e/secret.txt", 404, "nothing here"),
    ],
)
def test_answers(good: Shown, address: str, status: int, body: str) -> None:
    found = ask(good, address)
    assert (found.status_code, found.text) == (status, body)


@pytest.mark.parametrize("path", ["//secret.txt", "/../secret.txt", "/entries/a/../../../secret.txt"])
def test_nothing_outside_the_output_is_answered(good: Shown, path: str) -> None:
    assert answer(good, path).status == 404


def test_a_folder_without_its_slash_is_elsewhere(good: Shown) -> None:
    assert ask(good, "/entries/a").headers["location"] == "/entries/a/"


def test_nothing_is_kept_by_the_browser_and_scripts_are_scripts(good: Shown) -> None:
    headers = dict(ask(good, "/theme/main.js").headers)
    assert headers == {"content-type": "text/javascript; charset=utf-8", "cache-control": "no-store"}


def test_head_has_no_body(good: Shown) -> None:
    found = ask(good, "/", "HEAD")
    assert (found.status_code, found.content) == (200, b"")


def test_while_a_build_fails_every_page_says_so(good: Shown) -> None:
    failing = Shown(good.folder, Failure((MISSING,), "log"))
    assert ask(failing, "/entries/any/").status_code == 500
    assert MISSING.message in ask(failing, "/").text
    assert ask(failing, "/theme/main.js").status_code == 200


def test_a_first_build_that_fails_has_only_that_page() -> None:
    found = ask(Shown(None, Failure((), "Traceback: <template>")), "/theme/main.js")
    assert (found.status_code, found.headers["content-type"]) == (500, "text/html; charset=utf-8")
    assert "Traceback: &lt;template&gt;" in found.text


def test_the_page_of_a_failure(golden: Golden) -> None:
    golden("failure.html", failure_page(Failure((MISSING, ODD, NEAR), "log")))


def test_the_page_of_a_failure_in_the_code(golden: Golden) -> None:
    golden("failure-in-code.html", failure_page(Failure((), "ERROR <main>: no such filter")))


def test_a_browser_may_keep_the_theme_until_it_changes(good: Shown) -> None:
    page = '<link href="../theme/a.css"><script src="theme/main.js"></script><a href="https://example.org/theme/">theme/</a>'
    assert good.folder
    (good.folder / "index.html").write_text(page, encoding="utf-8")
    shown = Shown(good.folder, theme="one")
    named = page.replace("../theme/a", "../theme~one/a").replace('"theme/main', '"theme~one/main')
    assert ask(shown, "/").text == named
    script = ask(shown, "/theme~one/main.js")
    assert (script.text, "immutable" in script.headers["cache-control"]) == ("export {}", True)
    assert ask(shown, "/theme/main.js").headers["cache-control"] == "no-store"
    assert ask(shown, "/theme~one/none.js").headers["cache-control"] == "no-store"
