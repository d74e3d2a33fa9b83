"""A generator as the comparison sees it: what it reads, what it runs, where it writes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.trees import ROOT

from .spent import Spent, run

File = tuple[str, str]
"""Path and text."""

CACHE = ROOT / "build/peers"
"""Where peers are installed: never in the environment of the site, and `inv clean` takes it away."""

EDITED = 3
"""The number of the entry that is edited."""


@dataclass(frozen=True)
class Generator:
    """files: what a site of so many entries is read from. entry: one of them.

    command: builds the folder that is given to it into `output` there. leftovers: what a build from nothing must not
    find, beside the output. at: where it runs; None: in the folder itself.
    """

    name: str
    files: Callable[[int], Iterable[File]]
    entry: Callable[[int], File]
    command: Callable[[Path], list[str]]
    output: str = "output"
    leftovers: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    at: Path | None = None

    def write(self, folder: Path, entries: int) -> None:
        """Writes a site of so many entries."""
        for name, text in self.files(entries):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def full(self, folder: Path) -> Spent:
        """A build from nothing.

        What an earlier one made is put aside: a file system that was told to forget ten thousand files gives out new
        ones slowly for minutes, to whoever asks.
        """
        aside = Path(tempfile.mkdtemp(prefix="old-", dir=folder.parent))
        for name in (self.output, *self.leftovers):
            if (folder / name).exists():
                (folder / name).rename(aside / name)
        return self._build(folder)

    def edit(self, folder: Path, turn: int) -> Spent:
        """A build over the last one, after a change of one entry's text."""
        path, text = self.entry(EDITED)
        (folder / path).write_text(text.replace("names the goods", f"names {turn} goods"), encoding="utf-8")
        return self._build(folder)

    def made(self, folder: Path) -> int:
        """How many files there are in its output."""
        return sum(path.is_file() for path in (folder / self.output).rglob("*"))

    def _build(self, folder: Path) -> Spent:
        return run(self.command(folder), self.at or folder, self.environment)


def from_pypi(name: str, *packages: str) -> Path | None:
    """The folder in which these packages are, installed now if they are not; None, and said, where that fails."""
    folder = CACHE / name
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--target", str(folder), *packages]
    return folder if folder.is_dir() or _installed(command, name) else None


def from_npm(name: str, *packages: str) -> Path | None:
    """As `from_pypi`."""
    folder = CACHE / name
    npm = shutil.which("npm")
    if npm is None:
        print(f"no {name}: there is no npm here", file=sys.stderr)
        return None
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *packages]
    return folder if folder.is_dir() or _installed(command, name) else None


def _installed(command: list[str], name: str) -> bool:
    CACHE.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(command, cwd=CACHE, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(CACHE / name, ignore_errors=True)
        print(f"no {name}: it cannot be installed here\n{done.stderr[-500:]}", file=sys.stderr)
    return done.returncode == 0
