"""What a build needs first, begun before Pelican is loaded: that takes a third of all the time that an edit does.

Where something is kept, a copy of this process looks at what is not as the last build left it; where nothing is, copies
read the records. All rests on a guess at what Pelican will make of its arguments and settings: the build takes what was
begun if the guess was right, and else begins by itself.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final, NoReturn

from ..collecting import no_collecting
from ..loading import keeping
from . import scout
from .places import places

DEFAULTS: Final[Mapping[str, Any]] = {"PATH": ".", "OUTPUT_PATH": "output", "DELETE_OUTPUT_DIRECTORY": False}
"""What Pelican takes where no settings say another."""

OWN: Final = "plugins.timeline"

_BEGUN: Final[ContextVar[scout.Scout | None]] = ContextVar("begun", default=None)


@contextmanager
def begun(arguments: Sequence[str]) -> Iterator[None]:
    """Begin what a build with these arguments of Pelican's needs, where they tell; within, `taken` gives it."""
    found = guessed(arguments)
    begins = found is not None and OWN in found.get("PLUGINS", ()) and scout.pays(found)
    looking = _begin(found) if found and begins else None
    token = _BEGUN.set(looking)
    try:
        yield
    finally:
        _BEGUN.reset(token)
        if looking:
            looking.give_up()


def taken(settings: Mapping[str, Any]) -> scout.Scout | None:
    """What was begun, once, if it is what a build with these settings needs."""
    looking = _BEGUN.get()
    _BEGUN.set(None)
    if looking is None or (looking.at == places(settings) and scout.pays(settings)):
        return looking
    looking.give_up()
    return None


def _begin(settings: Mapping[str, Any]) -> scout.Scout:
    looking = scout.begin(settings)
    content = Path(looking.at.content)
    if not looking.has_kept and content.is_dir():
        # What is read stays: in the copies, which begin within, too.
        with no_collecting():
            with keeping():
                # Here: where something is kept, a copy looks at it while this is loaded.
                from ..load import Begun

            looking.begun = Begun(content, processes=settings.get("TIMELINE_JOBS", 0))
    return looking


def guessed(arguments: Sequence[str]) -> dict[str, Any] | None:
    """What these arguments of Pelican's, and the settings that they name, say of where a build looks and writes; None
    for no plain build, or none that can be understood.
    """
    with suppress(ValueError, OSError, SyntaxError, RecursionError):
        given, _ = _pelicans().parse_known_args(arguments)
        file = given.settings or ("pelicanconf.py" if Path("pelicanconf.py").is_file() else "")
        found = {**DEFAULTS, **(plain_settings(Path(file)) if file else {})}
        for name, asked in {"PATH": given.path, "OUTPUT_PATH": given.output}.items():
            beside = Path(asked).expanduser() if asked else Path(file).parent / found[name]
            found[name] = os.path.abspath(beside)  # noqa: PTH100 - as Pelican does: it follows no links
        found["DELETE_OUTPUT_DIRECTORY"] |= given.delete
        found |= {name: json.loads(value) for name, _, value in (one.partition("=") for one in given.extra)}
        return None if given.other else found
    return None


class _Quiet(argparse.ArgumentParser):
    """What is wrong with the arguments Pelican says itself."""

    def error(self, message: str) -> NoReturn:
        raise ValueError(message)


def _pelicans() -> _Quiet:
    """Understands of Pelican's arguments those that matter here, and which of the others a value follows."""
    parser = _Quiet(add_help=False)
    parser.add_argument("path", nargs="?")
    parser.add_argument("-s", "--settings")
    parser.add_argument("-o", "--output")
    parser.add_argument("-d", "--delete-output-directory", action="store_true", dest="delete")
    parser.add_argument("-e", "--extra-settings", nargs="*", default=(), dest="extra")
    for name in ("-t", "-p", "-b", "--theme-path", "--port", "--bind", "--cache-path", "--fatal", "--log-handler"):
        parser.add_argument(name)
    parser.add_argument("--logs-dedup-min-level")
    for name in ("-r", "-l", "-h", "--autoreload", "--listen", "--help", "--version", "--print-settings"):
        parser.add_argument(name, action="store_true", dest="other")
    return parser


def plain_settings(file: Path) -> dict[str, Any]:
    """The settings of a file that stand there as plain values, and those of files beside it whose names it takes over.

    The file is read and not run: that is Pelican's to do, once.

    Raises:
        OSError, SyntaxError, ValueError, RecursionError: it cannot be read so.
    """
    found: dict[str, Any] = {}
    for line in ast.parse(file.read_bytes()).body:
        match line:
            case ast.ImportFrom(module=str(name), names=[ast.alias(name="*")]):
                beside = Path(f"{name}.py")
                found |= plain_settings(beside if beside.is_file() else file.with_name(beside.name))
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ):
                with suppress(ValueError):
                    found[name] = ast.literal_eval(value)
    return found
