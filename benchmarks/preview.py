"""How long an author waits in the preview: from the save of one entry until the open page says the new words.

`python -m benchmarks.preview [--no-peers] [ENTRIES …]`: made-up content of 250 words an entry; the preview is a process
of its own, the page is open in Chromium, and the edited file is the page's own. Hugo's server (`hugo server`, as it
comes) is asked for the same on the same entries, after ours. Seconds on the wall: until the page can first be seen,
then medians of edits of a body and of a title.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.kit import hugo
from tests.support import content
from tests.support.browser import find, flags
from tests.support.trees import ROOT

SIZES = (1_000, 10_000)
WORDS = 250
EDITS = 9
PAUSE = 0.5
"""Seconds between an edit and the next: an author needs more."""
PATIENCE = 300.0
BODY, TITLE = "names the goods", "Made-up event 0"
LOOK = r"""
let told = "";
const look = () => {
    const turn = document.querySelector("main")?.textContent.match(/turn \d+ of [^)]*/)?.[0];
    if (turn && turn !== told) {
        told = turn;
        setTimeout(() => window.seen(turn, performance.timeOrigin + performance.now()));
    }
    requestAnimationFrame(look);
};
look();
"""
"""Looks for the words of a turn before each frame is drawn, and tells the time after it."""


@dataclass(frozen=True)
class Site:
    """A site that is previewed. entry: the file that is edited. page: its address. ready: finds the server's."""

    name: str
    root: Path
    command: tuple[str, ...]
    entry: Path
    page: str
    ready: re.Pattern[str]


@dataclass(frozen=True)
class Waits:
    """Seconds: until an entry's page is first seen, and after edits of its body and its title."""

    first: float
    body: float
    title: float


def ours(root: Path, entries: int) -> Site:
    """Our own, of this size."""
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root)
    content.write(root / "content", entries, WORDS)
    entry = root / "content" / content.entry(0, WORDS)[0]
    command = (sys.executable, "-m", "plugins.timeline.pelican_glue.preview", "--port", "8300")
    return Site("ours", root, command, entry, f"entries/{entry.stem}/", re.compile(r"Serving on (http://\S+?/) "))


def hugos(root: Path, entries: int) -> Site | None:
    """Hugo's, of this size; None where there is no Hugo."""
    generator = hugo.generator()
    if generator is None:
        return None
    generator.write(root, entries)
    entry = root / generator.entry(0)[0]
    program = generator.command(root)[0]
    command = (program, "server", "--bind", "127.0.0.1", "--port", "8400", "--baseURL", "http://127.0.0.1:8400/")
    page = f"{entry.relative_to(root / 'content').with_suffix('').as_posix()}/"
    return Site("Hugo", root, command, entry, page, re.compile(r"available at (http://\S+?/) "))


def measure(site: Site, page: Page) -> Waits:
    """Times a preview of a site."""
    text, seen = site.entry.read_text(encoding="utf-8"), Seen(page)
    began = time.time()
    with _running(site) as address:
        page.goto(address + site.page, timeout=PATIENCE * 1000)
        page.locator("main", has_text=TITLE).first.wait_for(timeout=PATIENCE * 1000)
        first = time.time() - began
        return Waits(first, *(median(_edits(site.entry, text, old, seen)) for old in (BODY, TITLE)))


class Seen:
    """When an open page showed the words of a turn: the page itself tells, after the frame that has them was drawn.

    To ask it from without is to ask at intervals, of which the longest are half a second.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._times: dict[str, float] = {}
        page.expose_function("seen", lambda turn, at: self._times.setdefault(turn, at / 1000))
        page.add_init_script(LOOK)

    def at(self, turn: str) -> float:
        """Seconds since the epoch, awaited."""
        ends = time.monotonic() + PATIENCE
        while turn not in self._times:
            if time.monotonic() > ends:
                sys.exit(f"{turn} is not to be seen")
            self._page.wait_for_timeout(10)
        return self._times[turn]


@contextmanager
def _running(site: Site) -> Iterator[str]:
    """The address at which it serves."""
    log = site.root / "preview.log"
    with log.open("wb") as out:
        process = subprocess.Popen(site.command, cwd=site.root, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    try:
        while not (found := site.ready.search(log.read_text(encoding="utf-8"))):
            if process.poll() is not None:
                sys.exit(f"{site.name} does not start:\n{log.read_text(encoding='utf-8')}")
            time.sleep(0.01)
        yield found[1]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _edits(entry: Path, text: str, old: str, seen: Seen) -> Iterator[float]:
    for turn in range(EDITS):
        time.sleep(PAUSE)
        named = f"turn {turn} of {old}"
        began = time.time()
        entry.write_text(text.replace(old, f"{old} ({named})", 1), encoding="utf-8")
        yield seen.at(named) - began


def _sites(entries: int, folder: Path, peers: bool) -> Iterator[Site]:
    yield ours(folder / "ours", entries)
    if peers and (other := hugos(folder / "hugo", entries)):
        yield other


def main(arguments: list[str]) -> None:
    sizes = [int(argument) for argument in arguments if argument.isdigit()] or SIZES
    print(f"{'entries':>8} {'':>6} {'first':>7} {'body':>7} {'title':>7}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=flags())
        for entries in sizes:
            with tempfile.TemporaryDirectory() as folder:
                for site in _sites(entries, Path(folder), "--no-peers" not in arguments):
                    page = browser.new_page()
                    found = measure(site, page)
                    page.close()
                    print(f"{entries:8} {site.name:>6} {found.first:7.2f} {found.body:7.2f} {found.title:7.2f}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
