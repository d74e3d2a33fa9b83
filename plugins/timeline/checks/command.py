"""``check``: every problem in content/, for a person, a program or a pull request."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..load import load
from ..problems import FORMATS, Problem, errors
from . import check


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to say the problems")
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="default: content"
    )


def run(options: argparse.Namespace) -> int:
    """Print the problems. Exit status: 1 if any of them is an error, else 0."""
    problems = problems_in(options.content)
    print(FORMATS[options.format](problems))
    return 1 if errors(problems) else 0


def problems_in(content: Path) -> list[Problem]:
    """Every problem in this folder, by file and line."""
    loaded = load(content)
    return sorted({*loaded.problems, *check(loaded.library)})
