"""The part of the preview that stays up with the records: it makes a page when somebody asks for it.

A process of its own, which the preview starts anew when code or settings change. It is asked in lines of JSON on its
standard input and answers in lines of JSON; whatever else it prints goes where errors go.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, TextIO

from jinja2 import TemplateError
from pelican import Pelican
from pelican.settings import read_settings

from ..problems import errors
from ..values import addresses
from .build import Build
from .generator import TimelineGenerator
from .making import Task
from .memory import Memory, keep
from .texts import ENTRIES

Reply = Mapping[str, Any]

MADE: Final = frozenset({".html", ".json", ".csv", ".xml", ".ics", ".bib", ".ris"})
"""The endings of the files that jobs make: for another, such as favicon.ico, no job need be looked through."""
OF_RECORDS: Final = frozenset({"entries", "drafts", "transfers", "actors", "systems", "rules", "programmes"})
"""Folders whose pages are those of records, the index of them, or"""
MOVED: Final = "moved"
"""pages of this kind."""
RECORD: Final = "record"
"""The kind of the jobs that make the files that `ENTRIES` puts together."""

OVERRIDES: Mapping[str, Any] = {
    # The script that reloads the browser is put into the page: a policy for published pages would refuse it.
    "CONTENT_SECURITY_POLICY": "",
    "DELETE_OUTPUT_DIRECTORY": False,
    "TIMELINE_LIVE": True,
}


class _Errors(logging.Handler):
    """Keeps what Pelican says is wrong: it goes on where it should not."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


@dataclass
class Live:
    """The site of a settings file, made in a folder as far as it was asked for."""

    settings_file: str
    output: Path
    memory: Memory | None = None
    said: _Errors = field(default_factory=_Errors)

    def run(self) -> Reply:
        """Let Pelican read the settings, the theme and the content, write its own pages and copy what is static."""
        given = {**OVERRIDES, "OUTPUT_PATH": str(self.output)}
        if self.memory:
            self._settle()
            given["TIMELINE_MEMORY"] = self.memory
        pelican = Pelican(read_settings(self.settings_file, override=given))
        self.said.said.clear()
        pelican.run()
        self.generator: TimelineGenerator = pelican.settings["TIMELINE_GENERATOR"]
        self.build: Build = pelican.settings["TIMELINE_BUILD"]
        self.memory = self.build.memory
        # What Pelican wrote and copied is there now; what jobs make is looked at each time, whoever left it there.
        copied = {static.save_as for static in self.generator.context["static_content"].values()}
        others = {path for path in self._files() if Path(path).suffix not in MADE}
        self.own = self.build.output.made | copied | others
        return self._told()

    def change(self, changed: Collection[str] | None) -> Reply:
        """Read what changed. None: nobody knows what."""
        self.generator.advance(changed)
        return self._told()

    def page(self, path: str) -> Reply:
        """See to it that the file at a path is as a build would make it. known: it is a file of the site."""
        if path in self.own:
            return {"known": True}
        try:
            return {"known": self._make(path)}
        except TemplateError as error:
            return {"known": True, "log": f"{type(error).__name__}: {error}"}

    def leave(self) -> None:
        """Leave what was made for the next preview."""
        if self.memory and self.memory.state and not errors(self.memory.state.problems):
            self._settle()
            keep(self.build.kept, self.memory)

    def _settle(self) -> None:
        if self.memory:
            making = self.generator.making
            # Which of what is put together from these was asked for since, nobody knows: it is made once more.
            making.state.stale |= making.state.graph.touched(making.rewritten)
            self.memory.renew({**self.memory.stamps, **self.build.output.stamps()})
            self.memory.templates = {**self.memory.templates, **making.templates.sources}

    def _make(self, path: str) -> bool:
        if Path(path).suffix not in MADE:
            return False
        if path == addresses.SITEMAP:
            self.generator.make_all()
            return True
        return any(self._makes(task, path) for task in self._tasks(path))

    def _makes(self, task: Task, path: str) -> bool:
        if task.id == ENTRIES:
            for record in self.generator.jobs.tasks():
                if record.id[0] == RECORD:
                    self._do(record)
        return path in self._do(task)

    def _do(self, task: Task) -> list[str]:
        """Do a job; the files that it makes."""
        self.generator.making.do(task)
        made = list(self.generator.state.graph.files((task.id,)))
        self.build.output.settle(made)
        self.generator.making.templates.settle()
        return made

    def _tasks(self, path: str) -> Iterator[Task]:
        """The jobs that may make a file, the likeliest first: those of records that it names, then those of lists."""
        parts = path.split("/")
        jobs = self.generator.jobs
        yield from jobs.tasks({*parts, "/".join(parts[:2])} - {""})
        alone = list(jobs.tasks({""}))
        if parts[0] in OF_RECORDS:
            yield from (task for task in alone if task.id[0] in (parts[0], MOVED))
            return
        likely = ("timeline", "lists") if parts[0] in ("index.html", "timeline") else (parts[0], parts[-1], "lists")
        ranks = {kind: rank for rank, kind in reversed(list(enumerate(likely)))}
        yield from sorted(alone, key=lambda task: ranks.get(task.id[0], len(ranks)))

    def _files(self) -> Iterator[str]:
        for folder, _, names in os.walk(self.output):
            yield from ((Path(folder) / name).relative_to(self.output).as_posix() for name in names)

    def _told(self) -> Reply:
        # Warnings alone are nothing to show: there may be one for each of ten thousand entries.
        problems = self.generator.state.problems if errors(self.generator.state.problems) else ()
        return {"problems": [asdict(problem) for problem in problems], "log": "\n".join(self.said.said)}


def main(argv: list[str] | None = None) -> int:
    """Answers until nobody asks any more. Arguments: the settings file and the folder to make pages in."""
    settings_file, output = sys.argv[1:] if argv is None else argv
    # Whatever prints, prints elsewhere: an answer is a line of its own.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    said = _Errors()
    logging.getLogger().addHandler(said)
    live = Live(settings_file, Path(output), said=said)
    _answer(live, sys.stdin, answers)
    live.leave()
    return 0


def _answer(live: Live, questions: TextIO, answers: TextIO) -> None:
    ways: Mapping[str, Callable[..., Reply]] = {"run": live.run, "change": live.change, "page": live.page}
    for line in questions:
        asked = json.loads(line)
        answers.write(json.dumps(ways[asked["do"]](*asked["of"])) + "\n")
        answers.flush()


if __name__ == "__main__":
    sys.exit(main())
