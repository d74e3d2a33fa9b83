"""How long an author waits in the preview: from the save of one entry to the answer that holds the new words.

`python -m benchmarks.preview [ENTRIES …]`: made-up content; the preview is a process of its own, asked over HTTP again
and again. Seconds on the wall: the first answer of a page, and medians of edits of a body and of a title.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx

from tests.support import content
from tests.support.trees import ROOT

SIZES = (1_000, 10_000)
WORDS = 250
EDITS = 9
PAUSE = 0.005
"""Seconds between two questions."""
PATIENCE = 120.0
ADDRESS = re.compile(r"Serving on (http://\S+?)/ ")
ENTRY, TEXT = content.entry(0, WORDS)


@dataclass(frozen=True)
class Waits:
    """Seconds: until the preview serves, until an entry's page is first there, and after edits."""

    entries: int
    start: float
    page: float
    body: float
    title: float


def measure(entries: int, root: Path) -> Waits:
    """Times a preview of a site of this size."""
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root)
    content.write(root / "content", entries, WORDS)
    began = time.perf_counter()
    with _running(root) as site:
        start = time.perf_counter() - began
        url = f"{site}/entries/{Path(ENTRY).stem}/"
        page = _until(url, "Made-up event 0", time.perf_counter())
        body = _edits(root, url, lambda turn: ("names the goods", f"names {turn} goods"))
        title = _edits(root, url, lambda turn: ("Made-up event 0", f"Made-up happening {turn}"))
    return Waits(entries, start, page, body, title)


@contextmanager
def _running(root: Path) -> Iterator[str]:
    log = root / "preview.log"
    command = [sys.executable, "-m", "plugins.timeline.pelican_glue.preview", "--port", "8300"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=root, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    try:
        while not (found := ADDRESS.search(log.read_text(encoding="utf-8"))):
            if process.poll() is not None:
                sys.exit(f"does not start:\n{log.read_text(encoding='utf-8')}")
            time.sleep(PAUSE)
        yield found[1]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _edits(root: Path, url: str, words: Callable[[str], tuple[str, str]]) -> float:
    found = []
    for turn in range(EDITS):
        old, new = words(f"turn{turn}x")
        began = time.perf_counter()
        (root / "content" / ENTRY).write_text(TEXT.replace(old, new, 1), encoding="utf-8")
        found.append(_until(url, new, began))
        time.sleep(0.3)  # what the browser and the author need is no wait for the next
    return median(found)


def _until(url: str, words: str, began: float) -> float:
    """Seconds until the page has these words."""
    while words not in httpx.get(url, timeout=PATIENCE).text:
        time.sleep(PAUSE)
    return time.perf_counter() - began


def main(arguments: list[str]) -> None:
    print(f"{'entries':>8} {'start':>7} {'page':>7} {'body':>7} {'title':>7}")
    for entries in [int(argument) for argument in arguments] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            found = measure(entries, Path(folder))
        print(f"{entries:8} {found.start:7.2f} {found.page:7.2f} {found.body:7.2f} {found.title:7.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
