"""``format``: the fields of every record in their canonical order, its prose with the quotes that are printed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from ..decoding import decode
from ..load import KINDS
from ..model import Record
from .formatting import formatted
from .typesetting import typeset


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="default: content"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if one would change")


def run(options: argparse.Namespace) -> int:
    """Rewrite the files that are not as they should be and name them. Under --check: status 1 if any is not."""
    changed = list(_changes(options.content))
    for file, text in changed:
        print(f"{file.as_posix()}: {'would change' if options.check else 'formatted'}")
        if not options.check:
            file.write_text(text, encoding="utf-8", newline="\n")
    return 1 if options.check and changed else 0


def _changes(content: Path) -> Iterator[tuple[Path, str]]:
    for folder, model in KINDS.items():
        for file in sorted((content / folder).rglob("*.md")):
            yield from _change(file, model)


def _change(file: Path, model: type[Record]) -> Iterator[tuple[Path, str]]:
    text = decode(file.read_bytes()).text
    if text is not None and (better := typeset(formatted(text, model), model)) != text:
        yield file, better
