"""Our own builds: of the pages that the peers make too, and of the whole site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.support import content
from tests.support.trees import ROOT

from .entries import WORDS
from .generator import File, Generator

_ENVIRONMENT = {"SITEURL": "https://example.org", "COLUMNS": "400", "NO_COLOR": "1"}


def files(entries: int) -> Iterator[File]:
    """So many entries and their vocabulary."""
    for path, text in content.vocabulary().items():
        yield f"content/{path}", text
    yield from (entry(number) for number in range(entries))


def entry(number: int) -> File:
    """One entry."""
    path, text = content.entry(number, WORDS)
    return f"content/{path}", text


def _ours(name: str, settings: str) -> Generator:
    def command(folder: Path) -> list[str]:
        build = [sys.executable, "-m", "plugins.timeline", "build", str(folder / "content"), "--settings", settings]
        return [*build, "--output", str(folder / "output"), "--fatal", "errors", "--log-handler", "plain"]

    return Generator(name, files, entry, command, "output", (".cache",), _ENVIRONMENT, ROOT)


SAME_PAGES = _ours("ours, the same pages", "benchmarks/lean/settings.py")
WHOLE_SITE = _ours("ours, the whole site", "publishconf.py")
