"""``export``: the data files without a site build."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..ledger import fold
from ..load import load
from ..problems import as_text, errors
from . import Publication, data_files


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("to", type=Path, metavar="DIR", help="folder to write to; made if it is not there")
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="default: content"
    )
    parser.add_argument(
        "--site-url", default="", metavar="URL", help="full address of the site, for the links"
    )


def run(options: argparse.Namespace) -> int:
    """Write the files. Nothing is written, and the status is 1, if the content has errors."""
    loaded = load(options.content)
    if errors(loaded.problems):
        print(as_text(loaded.problems), file=sys.stderr)
        return 1
    files = list(data_files(fold(loaded.library), Publication(url=options.site_url.rstrip("/"))))
    for path, text in files:
        target = options.to / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
    print(f"{len(files)} files in {options.to.as_posix()}")
    return 0
