"""The preview: serves the site on this machine, and shows a change in the browser as soon as it is saved.

A process of its own holds the records and makes a page when it is asked for (`live`). It goes on from what it has read
when content changes, and is started anew when code or settings do; whatever is wrong is shown as a page.
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
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from threading import Lock

from livereload import Server
from livereload.handlers import LiveReloadHandler
from watchfiles import awatch

from ..problems import Problem, as_text, errors
from .served import Application, Failure, Made, Shown
from .worker import Reply, Worker, WorkerGoneError

HOST = "127.0.0.1"
FOLDERS = ("content", "theme", "plugins")
SETTINGS = ("pelicanconf.py", "publishconf.py")
OUTPUT = ".cache/preview/site"
DATA = ("content", "theme")
"""The folders whose files a worker reads anew; with others it is started anew."""
OTHERS = (("pages",), ("images",), ("extra",))
"""The folders of ``content/`` that Pelican reads or copies; the rest is our own generator's."""

STEP, DEBOUNCE = 10, 100
"""Milliseconds without a further change after which one is seen to, and after which it is in any case."""

Say = Callable[[str], None]


class Preview:
    """The site of a folder, as far as it can be made. Everything it prints goes through `say`."""

    def __init__(self, root: Path, say: Say) -> None:
        self.root = root
        self.application = Application(Shown(root / OUTPUT), self.make)
        self.say = say
        self._theme = ""
        self._worker: Worker | None = None
        self._turn = Lock()  # a page is asked for in another thread than a change is seen to

    def build(self, changed: Collection[Path] | None = None) -> None:
        """See what is there now. changed: the files that were written or deleted; None if that is not known."""
        began = time.monotonic()
        with self._turn:
            failure = self._failure(changed)
        if changed is None or any(file.relative_to(self.root).parts[0] != "content" for file in changed):
            self._theme = f"{time.time_ns():x}"
        self.application.shown = Shown(self.root / OUTPUT, failure, self._theme)
        self.say(_told(failure) if failure else f"Ready in {time.monotonic() - began:.2f} s")

    def make(self, path: str) -> Made:
        """See to it that the file at a path below the site's root is as a build would make it."""
        with self._turn:
            if self._worker is None:
                return Made(known=False)
            try:
                reply = self._worker.ask("page", path)
            except WorkerGoneError as gone:
                self._worker = None
                failure = Failure((), str(gone))
                self.application.shown = Shown(self.root / OUTPUT, failure)
                return Made(known=True, failure=failure)
        return Made(reply["known"], Failure((), reply["log"]) if reply.get("log") else None)

    def end(self) -> None:
        """Let the worker leave what it made for the next preview."""
        if self._worker:
            self._worker.end()
            self._worker = None

    def _failure(self, changed: Collection[Path] | None) -> Failure | None:
        try:
            reply = self._look(changed)
        except WorkerGoneError as gone:
            self._worker = None
            return Failure(self._problems(), str(gone))
        problems = tuple(_problem(item) for item in reply["problems"])
        if errors(problems):
            return Failure(problems, reply["log"])
        return Failure((), reply["log"]) if reply["log"] else None

    def _problems(self) -> tuple[Problem, ...]:
        """What `check` finds in the content where the site cannot be begun; nothing where it is the code."""
        command = [sys.executable, "-m", "plugins.timeline", "check", "--format", "json"]
        checked = subprocess.run(
            command, cwd=self.root, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
        )
        try:
            problems = [_problem(item) for item in json.loads(checked.stdout)]
        except ValueError:
            return ()
        return tuple(problems) if errors(problems) else ()

    def _look(self, changed: Collection[Path] | None) -> Reply:
        """Let the worker go on with as little as the change asks for."""
        inside = None if changed is None else [file.relative_to(self.root) for file in changed]
        if inside is None or self._worker is None or any(file.parts[0] not in DATA for file in inside):
            self.end()
            self._worker = Worker(self.root, OUTPUT)
            return self._worker.ask("run")
        if any(file.parts[0] == "theme" or file.parts[1:2] in OTHERS for file in inside):
            return self._worker.ask("run")
        known = all(file.suffix == ".md" for file in inside)
        return self._worker.ask("change", [file.as_posix() for file in inside] if known else None)


@dataclass(frozen=True)
class Signals:
    """What the tasks of a preview tell each other.

    changed: something changed; files: what. renewed: the watched folders are to be looked up again.
    stop: the preview ends.
    """

    changed: asyncio.Event = field(default_factory=asyncio.Event)
    files: set[Path] = field(default_factory=set)
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
    preview.end()
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
        async for changes in awatch(*folders, stop_event=signals.renewed, step=STEP, debounce=DEBOUNCE):
            signals.files.update(Path(path) for _, path in changes)
            signals.changed.set()


async def _watch_root(root: Path, signals: Signals) -> None:
    """Settings, watched through their folder: an editor may put a new file in the place of the old.

    A folder that is made anew, as git does when it changes branches, is watched anew.
    """
    async for changes in awatch(root, stop_event=signals.stop, recursive=False):
        names = {Path(path).name for _, path in changes}
        if names & {*SETTINGS, *FOLDERS}:
            signals.files.update(root / name for name in names & {*SETTINGS, *FOLDERS})
            signals.changed.set()
        if names & {*FOLDERS}:
            signals.renewed.set()


async def _rebuild(preview: Preview, signals: Signals) -> None:
    while True:
        await signals.changed.wait()
        signals.changed.clear()
        changed = frozenset(signals.files)
        signals.files.clear()
        await asyncio.to_thread(preview.build, changed)
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
