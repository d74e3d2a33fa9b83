"""Whatever is done to the content: to go on from the last state makes what a build from nothing makes."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FunctionLoader

from plugins.timeline.export import Publication
from plugins.timeline.model.library import Library
from plugins.timeline.pelican_glue.build import Build
from plugins.timeline.pelican_glue.compiling import compile_cheaply
from plugins.timeline.pelican_glue.making import Jobs, Making
from plugins.timeline.pelican_glue.memory import Frame, Memory, keep, recall
from plugins.timeline.pelican_glue.output import Output
from plugins.timeline.pelican_glue.places import Places
from plugins.timeline.pelican_glue.scout import Scout
from plugins.timeline.pelican_glue.stages import Stages
from plugins.timeline.pelican_glue.templates import Templates
from plugins.timeline.pelican_glue.texts import Texts
from plugins.timeline.problems import Problem, errors
from plugins.timeline.rebuild.state import State, advance
from plugins.timeline.views import Options, Page
from tests.rebuild.histories import ENTRIES, Edit, histories, template
from tests.support import content as made_up

RUNS = int(os.environ.get("TIMELINE_RUNS", "25"))
"""Random histories of content that are built; more of them with TIMELINE_RUNS."""

FRAME = Frame("code", "settings")


@contextmanager
def _untimed(_: str) -> Iterator[None]:
    yield


def options(library: Library) -> Options:
    """As a build has them: today is the last day on which content was looked at."""
    day = max((entry.known_by for entry in library.timeline), default=1)
    return Options(dt.date.fromordinal(day), "Made up", "https://example.org", (dt.date(2016, 6, 30),))


@dataclass
class Site:
    """A site that is built again and again. A page is laid out as its model says itself: a template only adds to it.

    kept: each build goes on from the last. exact: it is told the files that are others, and none besides.
    """

    content: Path
    folder: Path
    kept: bool
    exact: bool = False
    texts: dict[str, bytes] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def build(self) -> tuple[Problem, ...]:
        """Build, unless there are errors; the problems."""
        at = Places(
            self.folder / "build", self.content.as_posix(), self.folder / "output", self.folder / "notes.json", False
        )
        scout = Scout(at, apart=False)
        memory = recall(scout.ground().kept, FRAME)[0] if self.kept else Memory(FRAME)
        changed = (self._changed() if self.exact else scout.content()) if self.kept else None
        output = Output(at.output, at.notes, Stages(), memory.stamps)
        output.seen(scout.output())
        memory.state = state = advance(memory.state, self.content, options, _untimed, changed)
        if not errors(state.problems):
            self._make(state, memory, output)
        return state.problems

    def _changed(self) -> set[str]:
        """The files whose bytes are others since the last state that was kept: stamps may tell of more."""
        before, now = self.texts, self._texts()
        return {path for path in before | now if before.get(path) != now.get(path)}

    def _texts(self) -> dict[str, bytes]:
        return {path.as_posix(): path.read_bytes() for path in self.content.rglob("*.*") if path.is_file()}

    def _make(self, state: State, memory: Memory, output: Output) -> None:
        text = template(self.content).read_text(encoding="utf-8")
        environment = Environment(loader=FunctionLoader(lambda _: text))
        compile_cheaply(environment)
        templates = Templates(environment, (), memory.templates)

        def lay_out(page: Page) -> None:
            output.put(page.save_as, f"{text}: {page.context!r}".encode())

        making = Making(state, Build(output, Stages(), memory, self.folder / "build", 0), templates, lay_out)
        publication = Publication("Made up", "", "https://example.org")
        jobs = Jobs(state, publication, Texts(output, whole=True).joined, lambda _: True)
        left = making.settle(jobs.ids())
        for task in jobs.tasks({id_ for _, id_ in left}):
            if task.id in left:
                making.do(task)
        state.graph.forget(making.gone())
        output.sweep()
        memory.templates = templates.sources
        memory.renew(output.stamps())
        state.distrust(0)
        if self.kept:
            keep(self.folder / "build", memory)
            self.texts = self._texts()

    def files(self) -> dict[str, str]:
        """Every file of the output."""
        found = [path for path in (self.folder / "output").rglob("*") if path.is_file()]
        return {path.relative_to(self.folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@settings(max_examples=RUNS, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.booleans())
def test_any_history_ends_in_what_a_build_from_nothing_makes(
    tmp_path_factory: pytest.TempPathFactory, history: list[list[Edit]], exact: bool
) -> None:
    folder = tmp_path_factory.mktemp("history")
    content = made_up.write(folder / "content", ENTRIES, 20)
    template(content).write_text("some", encoding="utf-8")
    site = Site(content, folder / "kept", kept=True, exact=exact)
    assert not errors(site.build())
    for edits in history:
        for edit in edits:
            edit.do(content)
        problems = site.build()
        clean = Site(content, folder / "clean", kept=False)
        assert clean.build() == problems
        if not errors(problems):
            assert differences(site.files(), clean.files()) == []
        shutil.rmtree(folder / "clean", ignore_errors=True)
    shutil.rmtree(folder)
