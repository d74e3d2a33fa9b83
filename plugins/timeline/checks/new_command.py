"""``new``: a commented file to fill in, for an entry or a page of the vocabulary."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from slugify import slugify

from ..load import KINDS
from ..values import edtf
from . import scaffold

FOLDER: Final = {
    "entry": "entries", "actor": "actors", "system": "systems", "rule": "rules", "programme": "programmes",
    "publisher": "publishers",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("kind", choices=sorted(FOLDER), help="what to begin")
    parser.add_argument("name", help="title of the entry, or name of the actor, system, rule or programme")
    parser.add_argument("--date", help="when it happened, in EDTF; default: today")
    parser.add_argument("--id", help="id of the record; default: made from date and name")
    parser.add_argument("--content", type=Path, default="content", metavar="DIR", help="default: content")


def run(options: argparse.Namespace) -> int:
    """Write the file and say where. Exit status 1 if the date is none or the file is there."""
    date = options.date or options.today.isoformat()
    try:
        file, text = _new(options, edtf.parse(date))
    except ValueError as error:
        print(f"date: {error}", file=sys.stderr)
        return 1
    if file.exists():
        print(f"{file.as_posix()}: is there already; open it, or give another --id", file=sys.stderr)
        return 1
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    print(file.as_posix())
    return 0


def _new(options: argparse.Namespace, date: edtf.Edtf) -> tuple[Path, str]:
    folder = FOLDER[options.kind]
    if options.kind == "entry":
        day = edtf.iso(date.anchor)
        id_ = options.id or f"{day}-{slugify(options.name, max_length=60, word_boundary=True)}"
        return options.content / folder / day[:4] / f"{id_}.md", scaffold.entry(options.name, date.text)
    id_ = options.id or slugify(options.name)
    return options.content / folder / f"{id_}.md", scaffold.scaffold(KINDS[folder], {"name": options.name})
