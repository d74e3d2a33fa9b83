"""``build``: Pelican's own command with all its arguments, which begins its work before Pelican is loaded."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from typing import Final

from ..collecting import no_collecting
from ..loading import keeping
from .ahead import OWN, begun

NAME: Final = "python -m plugins.timeline build"
INTERRUPTED: Final = 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whatever Pelican takes."""
    parser.prefix_chars = ""
    parser.add_argument("arguments", nargs="*", metavar="PELICAN'S ARGUMENTS")


def run(options: argparse.Namespace) -> int:
    """Let Pelican do what it is told. It ends the process itself where something is wrong."""
    sys.argv = [NAME, *options.arguments]
    try:
        with begun(options.arguments):
            alone = _pelican(options.arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    if not alone:
        # Other plugins may want to see the usual end of a process.
        sys.exit()
    return 0


def _pelican(arguments: list[str]) -> bool:
    """True if there was no other plugin than ours."""
    # Modules stay, and are not looked through for garbage.
    with no_collecting(), keeping():
        # Here: what is begun goes on while Pelican is loaded.
        import pelican
    if not pelican.console.is_terminal:
        # A sign that something is done, for nobody: to load it takes longer than to make a page.
        pelican.console.status = lambda *_, **__: nullcontext()
    plugins: list[str] = []

    def ended(built: pelican.Pelican) -> None:
        plugins.extend(plugin.__name__ for plugin in built.plugins)

    pelican.signals.finalized.connect(ended)
    try:
        pelican.main(arguments)
    except ValueError as wrong:
        # A setting after -e that is no JSON: whatever is wrong later Pelican tells itself.
        sys.exit(f"{NAME}: {wrong}")
    return plugins == [OWN]
