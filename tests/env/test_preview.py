"""The preview as an author meets it: a process of its own, files that change, a browser that follows."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.support import content
from tests.support.faults import Faults
from tests.support.trees import ROOT

T = TypeVar("T")

PATIENCE = 60.0  # seconds that a build may take on a busy machine
ADDRESS = re.compile(r"Serving on (http://127\.0\.0\.1:\d+)/")
ENTRY, TEXT = content.entry(0)
BROKEN = TEXT.replace("date: 2015-01-01", 'date: "<soon>"', 1)


@dataclass
class Running:
    """A preview that runs: its process, its folder, its address and the file of what it printed."""

    process: subprocess.Popen[bytes]
    root: Path
    url: str
    log: Path

    def write(self, name: str, text: str) -> None:
        """Saves a file as an editor does: a new one in the place of the old."""
        path = self.root / name
        new = path.with_suffix(".new~")
        new.write_text(text, encoding="utf-8")
        new.replace(path)

    def until(self, is_so: Callable[[httpx.Response], bool], path: str = "/") -> httpx.Response:
        """The first answer for a path that is so."""
        return _until(lambda: httpx.get(self.url + path), is_so, self.log)


def _until(ask: Callable[[], T], is_so: Callable[[T], bool], log: Path) -> T:
    end = time.monotonic() + PATIENCE
    while True:
        if is_so(found := ask()):
            return found
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.05)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of eight made-up entries with our code and theme, in a folder with a space in its name."""
    folder = tmp_path / "a site"
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder)
    content.write(folder / "content", 8)
    return folder


@contextmanager
def _running(root: Path, port: int = 8100) -> Iterator[Running]:
    log = root / "preview.log"
    command = [sys.executable, "-m", "plugins.timeline.pelican_glue.preview", "--port", str(port)]
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=root, stdin=subprocess.DEVNULL, stdout=file, stderr=file)
    try:
        found = _until(lambda: ADDRESS.search(log.read_text(encoding="utf-8")), bool, log)
        yield Running(process, root, found[1] if found else "", log)
    finally:
        process.send_signal(signal.SIGINT)
        status = process.wait(PATIENCE)
    assert status == 0, log.read_text(encoding="utf-8")


def shows(page: Page, words: str) -> None:
    """Waits until the page, which nobody reloads by hand, has these words."""
    expect(page.locator("main")).to_contain_text(words, timeout=PATIENCE * 1000)


# The page is closed before the preview ends: it would complain of the server that it no longer finds.


def test_an_edit_shows_in_the_browser(root: Path, page: Page) -> None:
    with _running(root) as preview:
        page.goto(f"{preview.url}/entries/{Path(ENTRY).stem}/", wait_until="networkidle")
        shows(page, "Made-up event 0")
        preview.write(f"content/{ENTRY}", TEXT.replace("Made-up event 0", "A mended title", 1))
        shows(page, "A mended title")
        page.close()


def test_problems_are_a_page_until_they_are_mended(
    root: Path, page: Page, faults: Faults, axe: Callable[[Page], list[str]]
) -> None:
    with _running(root) as preview:
        page.goto(preview.url, wait_until="networkidle")
        preview.write(f"content/{ENTRY}", BROKEN)
        shows(page, "does not build")
        assert {f"content/{ENTRY}", "date"} <= set(page.inner_text("main").split())
        assert "<soon>" in page.inner_text("main")
        assert axe(page) == []
        assert httpx.get(preview.url + "/entries/nowhere/").status_code == 500
        preview.write(f"content/{ENTRY}", TEXT)
        shows(page, "Made-up event")
        page.close()
        assert {fault.partition(":")[0] for fault in faults} <= {"status 500", "console error"}
        faults.clear()


def test_a_first_build_that_fails_is_such_a_page_too(root: Path) -> None:
    (root / "content" / ENTRY).write_text(BROKEN, encoding="utf-8")
    with _running(root) as preview:
        answer = httpx.get(preview.url)
        assert (answer.status_code, "&lt;soon&gt;" in answer.text) == (500, True)
        preview.write(f"content/{ENTRY}", TEXT)
        assert "Made-up event 0" in preview.until(lambda answer: answer.status_code == 200).text


def test_code_theme_and_settings_count(root: Path) -> None:
    with _running(root) as preview:
        settings = (root / "pelicanconf.py").read_text(encoding="utf-8")
        preview.write("pelicanconf.py", settings + '\nSITENAME = "Another name"\n')
        preview.until(lambda answer: "Another name" in answer.text)
        base = (root / "theme/templates/base.html").read_text(encoding="utf-8")
        preview.write("theme/templates/base.html", base.replace("</body>", "<!-- mark --></body>"))
        preview.until(lambda answer: "<!-- mark -->" in answer.text)
        preview.write("theme/templates/base.html", base + "{{ nothing | such_filter }}")
        preview.until(lambda answer: answer.status_code == 500 and "such_filter" in answer.text)
        code = (root / "plugins/timeline/views/__init__.py").read_text(encoding="utf-8")
        preview.write("theme/templates/base.html", base)
        preview.until(lambda answer: answer.status_code == 200)
        preview.write("plugins/timeline/views/__init__.py", code + "\nthis is no Python\n")
        preview.until(lambda answer: answer.status_code == 500 and "SyntaxError" in answer.text)
        preview.write("plugins/timeline/views/__init__.py", code)
        preview.until(lambda answer: answer.status_code == 200)


def test_an_entry_that_is_deleted_is_gone(root: Path) -> None:
    with _running(root) as preview:
        path = f"/entries/{Path(ENTRY).stem}/"
        name, text = content.entry(1_000)
        (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        preview.write(f"content/{name}", text)
        preview.until(lambda answer: answer.status_code == 200, f"/entries/{Path(name).stem}/")
        (root / "content" / name).unlink()
        preview.until(lambda answer: answer.status_code == 404, f"/entries/{Path(name).stem}/")
        assert httpx.get(preview.url + path).status_code == 200


def test_a_folder_that_is_made_anew_is_watched_anew(root: Path) -> None:
    with _running(root) as preview:
        shutil.rmtree(root / "content")
        preview.until(lambda answer: "there is no such folder" in answer.text)
        content.write(root / "content", 8)
        preview.until(lambda answer: answer.status_code == 200)
        preview.write(f"content/{ENTRY}", TEXT.replace("Made-up event 0", "A mended title", 1))
        preview.until(lambda answer: "A mended title" in answer.text)


def test_a_taken_port_is_passed_over(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with _running(root, port) as preview:
            assert httpx.get(preview.url).status_code == 200
            assert f"Port {port} is taken." in preview.log.read_text(encoding="utf-8")


def test_code_that_was_broken_before_is_such_a_page_too(root: Path) -> None:
    broken = root / "plugins/timeline/views/__init__.py"
    code = broken.read_text(encoding="utf-8")
    broken.write_text(f"{code}\nthis is no Python\n", encoding="utf-8")
    with _running(root) as preview:
        answer = httpx.get(preview.url)
        assert (answer.status_code, "SyntaxError" in answer.text) == (500, True)
        preview.write("plugins/timeline/views/__init__.py", code)
        assert "Made-up event 0" in preview.until(lambda answer: answer.status_code == 200).text
