"""What the preview answers, asked as a WSGI application is asked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest

from plugins.timeline.pelican_glue.served import Application, Failure, Shown, failure_page
from plugins.timeline.problems import Problem
from tests.support.golden import Golden

MISSING = Problem("content/entries/2024/2024-01-01-a.md", 3, "summary", "missing; say what happened")
NEAR = Problem(
    "content/entries/2024/2024-01-01-a.md", 12, "transfers[0].from", '"<jq>" is no actor; did you mean "jp"?'
)
ODD = Problem("content/actors/jp.md", 0, "", "nobody uses it", "warning")

Headers = dict[str, str]


def ask(shown: Shown, address: str, method: str = "GET") -> tuple[int, Headers, str]:
    given: list[tuple[str, list[tuple[str, str]]]] = []
    path = unquote(address).encode().decode("latin-1")
    environ: dict[str, object] = {"PATH_INFO": path, "REQUEST_METHOD": method, "QUERY_STRING": ""}
    setup_testing_defaults(environ)
    answer = validator(Application(shown))(
        environ, lambda status, headers, _=None: given.append((status, headers))
    )
    body = b"".join(answer)
    answer.close()  # type: ignore[attr-defined]
    status, headers = given[0]
    return int(status.split()[0]), dict(headers), body.decode()


@pytest.fixture
def good(tmp_path: Path) -> Shown:
    for name, text in {
        "output/index.html": "home",
        "output/entries/é/index.html": "entry",
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
        ("/entries/%C3%A9/", 200, "entry"),
        ("/entries/%C3%A9", 301, ""),
        ("/entries/", 404, "nothing here"),
        ("/nowhere", 404, "nothing here"),
        ("/../secret.txt", 404, "nothing here"),
        ("//secret.txt", 404, "nothing here"),
    ],
)
def test_answers(good: Shown, address: str, status: int, body: str) -> None:
    found = ask(good, address)
    assert (found[0], found[2]) == (status, body)


def test_a_folder_without_its_slash_is_elsewhere(good: Shown) -> None:
    assert ask(good, "/entries/%C3%A9")[1]["Location"] == "/entries/%C3%A9/"


def test_nothing_is_kept_by_the_browser_and_scripts_are_scripts(good: Shown) -> None:
    headers = ask(good, "/theme/main.js")[1]
    assert headers == {"Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-store"}


def test_head_has_no_body(good: Shown) -> None:
    assert ask(good, "/", "HEAD")[::2] == (200, "")


def test_while_a_build_fails_every_page_says_so(good: Shown) -> None:
    failing = Shown(good.folder, Failure((MISSING,), "log"))
    assert ask(failing, "/entries/any/")[0] == 500
    assert MISSING.message in ask(failing, "/")[2]
    assert ask(failing, "/theme/main.js")[0] == 200


def test_a_first_build_that_fails_has_only_that_page() -> None:
    status, headers, body = ask(Shown(None, Failure((), "Traceback: <template>")), "/theme/main.js")
    assert (status, headers["Content-Type"]) == (500, "text/html; charset=utf-8")
    assert "Traceback: &lt;template&gt;" in body


def test_the_page_of_a_failure(golden: Golden) -> None:
    golden("failure.html", failure_page(Failure((MISSING, ODD, NEAR), "log")))


def test_the_page_of_a_failure_in_the_code(golden: Golden) -> None:
    golden("failure-in-code.html", failure_page(Failure((), "ERROR <main>: no such filter")))
