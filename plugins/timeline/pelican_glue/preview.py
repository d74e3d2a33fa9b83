"""The preview: builds the site, serves it on this machine, builds again and reloads the browser at a change.

A build is a process of its own, so that changed code counts, and a build that fails ends nothing. Builds take
turns in two folders: what is being shown is never the one that is being written.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path

from livereload import Server
from livereload.handlers import LiveReloadHandler
from watchfiles import awatch

from ..problems import Problem, as_text, errors
from .served import Application, Failure, Shown

HOST = "127.0.0.1"
FOLDERS = ("content", "theme", "plugins")
SETTINGS = ("pelicanconf.py", "publishconf.py")
SLOTS = (".cache/preview/a", ".cache/preview/b")

# The script that reloads the browser is put into the page: a policy for published pages would refuse it.
# What an older build left is used where it is the same, and deleted where it is made no longer.
OVERRIDES = ['CONTENT_SECURITY_POLICY=""', "DELETE_OUTPUT_DIRECTORY=true"]

Say = Callable[[str], None]


class Preview:
    """The site of a folder, as far as it builds. Everything it prints goes through `say`."""

    def __init__(self, root: Path, say: Say) -> None:
        self.root = root
        self.application = Application(Shown())
        self.say = say

    def build(self) -> None:
        """Builds into the folder that is not shown, and shows it if it is good, or else why it is not."""
        began = time.monotonic()
        shown = self.application.shown
        target = next(slot for slot in self._slots() if slot != shown.folder)
        failure = self._failure(target)
        self.application.shown = Shown(shown.folder, failure) if failure else Shown(target)
        self.say(_told(failure) if failure else f"Built in {time.monotonic() - began:.1f} s")

    def _slots(self) -> list[Path]:
        return [self.root / slot for slot in SLOTS]

    def _failure(self, target: Path) -> Failure | None:
        options = ["--settings", SETTINGS[0], "--output", str(target), "--fatal", "errors"]
        plain = ["--log-handler", "plain", "--extra-settings", *OVERRIDES]
        built = self._run("pelican", *options, *plain)
        if built.returncode == 0:
            return None
        return Failure(self._problems(), built.stdout + built.stderr)

    def _problems(self) -> tuple[Problem, ...]:
        """What `check` finds in the content; nothing where it is the code that is broken."""
        checked = self._run("plugins.timeline", "check", "--format", "json")
        try:
            problems = [_problem(item) for item in json.loads(checked.stdout)]
        except ValueError:
            return ()
        return tuple(problems) if errors(problems) else ()

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", *arguments]
        piped = partial(subprocess.run, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
        return piped(command, cwd=self.root, check=False)


@dataclass(frozen=True)
class Signals:
    """What the tasks of a preview tell each other.

    changed: a build is due. renewed: the watched folders are to be looked up again. stop: the preview ends.
    """

    changed: asyncio.Event = field(default_factory=asyncio.Event)
    renewed: asyncio.Event = field(default_factory=asyncio.Event)
    stop: asyncio.Event = field(default_factory=asyncio.Event)


async def run(preview: Preview, wanted: int, signals: Signals) -> int:
    """Builds, serves at the first free port from `wanted` on, and rebuilds at changes until it is stopped.

    Returns 0, or 1 if there was no port to listen at.
    """
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_watch(preview.root, signals))
        tasks.create_task(_watch_root(preview.root, signals))
        await asyncio.to_thread(preview.build)
        port = _listen(preview, wanted)
        if port:
            rebuilding = tasks.create_task(_rebuild(preview, signals))
            await signals.stop.wait()
            rebuilding.cancel()
        signals.stop.set()
        signals.renewed.set()
    return 0 if port else 1


def _listen(preview: Preview, wanted: int) -> int:
    port = next((port for port in range(wanted, min(wanted + 100, 65536)) if _serves(preview, port)), 0)
    if not port:
        preview.say(f"No port from {wanted} on is free.")
        return 0
    if port != wanted:
        preview.say(f"Port {wanted} is taken.")
    preview.say(f"Serving on http://{HOST}:{port}/ (Ctrl-C ends it)")
    return port


def _serves(preview: Preview, port: int) -> bool:
    try:
        Server(preview.application).application(port, HOST, debug=False)
    except OSError:
        return False
    return True


async def _watch(root: Path, signals: Signals) -> None:
    while not signals.stop.is_set():
        signals.renewed.clear()
        folders = [root / name for name in FOLDERS if (root / name).is_dir()]
        async for _ in awatch(*folders, stop_event=signals.renewed):
            signals.changed.set()


async def _watch_root(root: Path, signals: Signals) -> None:
    """Settings, watched through their folder: an editor may put a new file in the place of the old.

    A folder that is made anew, as git does when it changes branches, is watched anew.
    """
    async for changes in awatch(root, stop_event=signals.stop, recursive=False):
        names = {Path(path).name for _, path in changes}
        if names & {*SETTINGS, *FOLDERS}:
            signals.changed.set()
        if names & {*FOLDERS}:
            signals.renewed.set()


async def _rebuild(preview: Preview, signals: Signals) -> None:
    while True:
        await signals.changed.wait()
        signals.changed.clear()
        await asyncio.to_thread(preview.build)
        LiveReloadHandler.reload_waiters()


def _problem(item: dict[str, object]) -> Problem:
    """A problem as `check` printed it; the checking code may be newer than ours and know more fields."""
    known = {part.name for part in fields(Problem)}
    return Problem(**{name: value for name, value in item.items() if name in known})  # type: ignore[arg-type]


def _told(failure: Failure) -> str:
    return as_text(failure.problems) if failure.problems else failure.log


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="preview", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="where to listen; the next free one is taken")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder of pelicanconf.py")
    return parser.parse_args(argv)


async def _serve(root: Path, wanted: int) -> int:
    signals = Signals()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, signals.stop.set)
    return await run(Preview(root, lambda text: print(text, flush=True)), wanted, signals)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the preview until it is interrupted. Status 0, or 1 if there is no port to listen at."""
    # Every answer of a page that does not build would be a line: the problems are what matters here.
    logging.getLogger("tornado.access").setLevel(logging.CRITICAL)
    arguments = _arguments(argv)
    return asyncio.run(_serve(arguments.root.resolve(), arguments.port))


if __name__ == "__main__":
    sys.exit(main())
