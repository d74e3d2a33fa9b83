"""What the command's arguments name: files, folders, globs, addresses, standard input; and their bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from ..problems import Problem, listed

ENDINGS = (".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".md", ".gz")
TIMEOUT = 30.0  # seconds that a page may take
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file or address; a problem where there is none."""

    name: str
    problem: Problem | None = None

    @property
    def url(self) -> str | None:
        """The address, if it is one."""
        return self.name if is_url(self.name) else None


def is_url(name: str) -> bool:
    """Whether an argument is an address."""
    return name.startswith(("http://", "https://"))


def expand(paths: Sequence[str]) -> Iterator[Input]:
    """Every file that the arguments name: folders and globs are walked, addresses and ``-`` pass."""
    for path in paths:
        if path == STDIN or is_url(path) or Path(path).is_file():
            yield Input(path)
        elif Path(path).is_dir():
            yield from _folder(path)
        else:
            yield from _glob(path)


def _folder(path: str) -> Iterator[Input]:
    files = [file for file in sorted(Path(path).rglob("*")) if file.is_file() and file.suffix.lower() in ENDINGS]
    yield from (Input(str(file)) for file in files)
    if not files:
        yield Input(path, Problem(path, 0, "", f"no article in this folder; articles end in {listed(ENDINGS)}"))


def _glob(path: str) -> Iterator[Input]:
    names = sorted(glob(path, recursive=True)) if has_magic(path) else []  # noqa: PTH207 - Path has no absolute globs
    files = [name for name in names if Path(name).is_file()]
    yield from (Input(name) for name in files)
    if not files:
        yield Input(path, Problem(path, 0, "", "there is no such file; check the name"))


def fetch(source: Input) -> bytes | Problem:
    """The bytes of an input, or what is wrong with it."""
    if source.problem:
        return source.problem
    if source.name == STDIN:
        return sys.stdin.buffer.read()
    return _download(source.name) if source.url else _read(source.name)


def _read(name: str) -> bytes | Problem:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        return Problem(name, 0, "", f"cannot be read: {error.strerror}")


def _download(url: str) -> bytes | Problem:
    # Here: only addresses need it, and it takes long to load.
    import httpx

    try:
        answer = httpx.get(url, follow_redirects=True, timeout=TIMEOUT, headers={"User-Agent": "timeline-import/1"})
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Problem(url, 0, "", f"cannot be fetched: {error}; save the page and give the file")
    return answer.content
