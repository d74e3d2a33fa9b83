"""``check``: every problem in content/, for a person, a program or a pull request."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..later import Later
from ..load import load
from ..model.library import Library
from ..problems import FORMATS, Problem, errors
from . import check
from .history import changed_facts

if TYPE_CHECKING:
    import subprocess
else:
    # What is changed since a revision git is asked, and for nothing else.
    subprocess = Later("subprocess")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to say the problems")
    parser.add_argument("--since", metavar="REV", help="also: facts changed since this git revision, untold")
    parser.add_argument("--content", type=Path, default="content", metavar="DIR", help="default: content")


def run(options: argparse.Namespace) -> int:
    """Print the problems. Exit status: 1 if any of them is an error, else 0."""
    problems = problems_in(options.content, options.since)
    print(FORMATS[options.format](problems))
    return 1 if errors(problems) else 0


def problems_in(content: Path, since: str | None = None) -> list[Problem]:
    """Every problem in this folder, by file and line. since: a git revision that facts are compared with."""
    loaded = load(content)
    told = _untold(loaded.library, content, since) if since else ()
    return sorted({*loaded.problems, *check(loaded.library), *told})


def _untold(library: Library, content: Path, since: str) -> Iterator[Problem]:
    known = _git(content, "rev-parse", "--verify", "--quiet", f"{since}^{{commit}}")
    if known is None:
        yield Problem(content.as_posix(), 0, "", f'git knows no revision "{since}" here')
        return
    for entry in library.timeline:
        name = Path(entry.file).relative_to(content).as_posix()
        before = _git(content, "show", f"{since}:./{name}")
        if before is not None:
            yield from changed_facts(before, library.documents[entry.file])


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints in this folder, or None where it fails: no such revision, no such file in it."""
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    return done.stdout if done.returncode == 0 else None
