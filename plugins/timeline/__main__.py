"""The commands: ``python -m plugins.timeline build|import|source|review|new|check|format|export|numbers|why``."""

from __future__ import annotations

import argparse
import atexit
import datetime as dt
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, Final

COMMANDS: Final = {
    "build": ("pelican_glue.command", "the site, by Pelican: with its arguments"),
    "import": ("importers.command", "article(s) → draft entry file(s)"),
    "source": ("review.source_command", "an article, or a piece of one → one more source of an entry"),
    "review": ("review.command", "the drafts beside their articles, in the browser"),
    "new": ("checks.new_command", "a commented file to fill in"),
    "check": ("checks.command", "say every problem in content/"),
    "format": ("checks.format_command", "the fields of every record in their canonical order"),
    "export": ("export.command", "write the data files without a site build"),
    "numbers": ("export.numbers", "count what the record holds"),
    "why": ("rebuild.why", "what a page was made from, and why it was made anew"),
}
"""Each command's module, loaded only when it is called, and its help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit status: 0 fine, 1 problems in the content or the input, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = given[0] if given and given[0] in COMMANDS else ""
    parser = argparse.ArgumentParser(prog="python -m plugins.timeline", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, description) in COMMANDS.items():
        if chosen and name != chosen:
            continue
        command = commands.add_parser(name, help=description, description=description)
        if chosen:
            _module(module).add_arguments(command)
    options = parser.parse_args(given, argparse.Namespace(today=dt.date.today()))
    return int(_module(COMMANDS[options.command][0]).run(options))


def _module(name: str) -> Any:
    # Here: who asks for help alone needs none of it.
    from .loading import keeping

    with keeping():
        return importlib.import_module(f".{name}", __package__)


def _run() -> int:
    """As `main`, for a reader of our output who may go before its end, as ``head`` does."""
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left is written to nowhere: Python would try once more at its own end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


class _Leave:
    """Ends the process without freeing, one by one, all that it holds: after an edit that takes longer than to make a
    page. Registered before all that others want to have done at the end, which is done before it.
    """

    def __init__(self) -> None:
        self.status: int | None = None
        atexit.register(self._leave)

    def _leave(self) -> None:
        if self.status is not None:
            sys.stderr.flush()
            os._exit(self.status)


if __name__ == "__main__":
    leave = _Leave()
    leave.status = _run()
    sys.exit(leave.status)
