"""``why``: what a file of the last build was made from, and why it was made anew when it last was."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import store
from .graph import Graph, JobId
from .kept import graph_of
from .keys import ALL, Key

PARTS = ("library.", "ledger.", "site.", "names.")
"""What is left out of a space's name where a person reads it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("page", metavar="PAGE", help="its address or file, such as entries/<id>/ or data/events.csv")
    parser.add_argument("--cache", type=Path, default=Path(".cache"), metavar="DIR", help="default: .cache")
    parser.add_argument("--output", default="output", metavar="NAME", help="name of the output folder; default: output")


def run(options: argparse.Namespace) -> int:
    """Print it. Exit status: 1 if nothing is known of that file."""
    file = options.cache / f"{options.output}.build"
    try:
        kept = store.read(file)
    except store.StoreError as error:
        print(f"{file} is {error}; build first", file=sys.stderr)
        return 1
    graph = graph_of(kept) if kept and "jobs" in kept.table else Graph()
    path = _path(options.page)
    jobs = [id_ for id_ in graph.jobs if path in graph.files((id_,))]
    if not jobs:
        print(f"no build that {file} knows of made {path} from records", file=sys.stderr)
        return 1
    print("\n".join(told(graph, jobs[0], path)))
    return 0


def _path(page: str) -> str:
    """``/entries/x/``, ``entries/x`` → the file."""
    path = page.lstrip("/")
    is_file = "." in path.rpartition("/")[2]
    return path if is_file else f"{path.rstrip('/')}/index.html".lstrip("/")


def told(graph: Graph, id_: JobId, path: str) -> Iterator[str]:
    """The answer, a line each."""
    files, why = graph.jobs[id_]
    kind, record = id_
    others = len(files) - 1
    yield f"{path}: {kind} {record}".rstrip() + (f", with {others} other files" if others else "")
    reasons = [_said(key) for key in why]
    yield "made anew because of: " + ("; ".join(reasons) if reasons else "nothing; it was new, or all was made anew")
    yield "made from:"
    yield from (f"  {line}" for line in _reads(graph.read_by(id_)))


def _reads(keys: Iterable[Key]) -> Iterator[str]:
    """What was read, a line for each record or state."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for space, id_, field in keys:
        found[space, id_].append(field)
    for (space, id_), names in sorted(found.items()):
        read = ", ".join("all of it" if name == ALL else name for name in sorted(names) if name)
        yield f"{_place(space, id_)}{f': {read}' if read else ''}"


def _said(key: Key) -> str:
    space, id_, field = key
    return f"{_place(space, id_)} {'' if field in ('', ALL) else field}".rstrip()


def _place(space: str, id_: str) -> str:
    for part in PARTS:
        space = space.removeprefix(part)
    return f"{space}, all" if id_ == ALL else f"{space} {id_}".rstrip()
