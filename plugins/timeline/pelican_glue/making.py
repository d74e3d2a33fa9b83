"""The jobs of a build: what is stale or missing is made, the rest of the output is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from ..export import FILE_MAKERS, File, Publication, Work
from ..rebuild.checking import CHECK
from ..rebuild.graph import Job, JobId, Made
from ..rebuild.reads import Key, reading
from ..rebuild.state import State
from ..views import Page, makers
from .build import Build
from .data import view_data
from .templates import Templates

Thing = Page | File


class Task(NamedTuple):
    """One job: its id, the stage of the build that it belongs to, and what makes its files."""

    id: JobId
    stage: str
    make: Callable[[], Iterable[Thing]]


def tasks(
    state: State, publication: Publication, made: Callable[[str], str], wanted: Callable[[str], bool]
) -> Iterator[Task]:
    """Every job of this state, in the order in which they are done.

    made: gives the text of a file made before. wanted: tells if a kind of files beside the pages is to be made.
    """
    site, noting = state.site, reading(state.site, state.reads)
    for maker in makers(site.options):
        for id_ in maker.ids(site):
            yield Task((maker.kind, id_), "views", lambda maker=maker, id_=id_: maker.make(noting, id_))  # type: ignore[misc]

    def noted(path: str) -> str:
        state.reads.keys.add(output_key(path))
        return made(path)

    work = Work(noting.ledger, publication, noted)
    for kind in (one for one in FILE_MAKERS if wanted(one.kind)):
        for id_ in kind.ids(site.ledger):
            yield Task((kind.kind, id_), "data", lambda kind=kind, id_=id_: kind.make(work, id_))  # type: ignore[misc]
    if wanted("timeline"):
        yield Task(("timeline data", ""), "data", lambda: view_data(noting))


@dataclass(frozen=True)
class Making:
    """Does the jobs of a build.

    lay_out: writes a page. done: the jobs. rewritten: files that are not what they were.
    """

    state: State
    build: Build
    templates: Templates
    lay_out: Callable[[Page], None]
    done: set[JobId] = field(default_factory=set)
    rewritten: set[Key] = field(default_factory=set)

    def do(self, task: Task) -> None:
        """Make the files of a job, unless they are there and nothing that they were made from has changed."""
        self.done.add(task.id)
        before = self.state.graph.jobs.get(task.id)
        why = self._why(task.id, before)
        if before is not None and not why:
            self.build.output.reuse(file.path for file in before.files)
            return
        keys = self.state.reads.begin()
        old = {file.path: file for file in before.files} if before else {}
        things = self.build.stages.each(task.stage, task.make())
        files = tuple(self._made(thing, old, alone=bool(task.id[1])) for thing in things)
        self.state.graph.note(task.id, keys, files, why)
        self.state.stale.pop(task.id, None)

    def gone(self) -> list[JobId]:
        """The jobs of an earlier build that are none of this one."""
        return [id_ for id_ in self.state.graph.jobs if id_ not in self.done and id_[0] != CHECK]

    def _why(self, id_: JobId, before: Job | None) -> tuple[Key, ...]:
        """What has changed since the job was done: empty if nothing has."""
        if before is None or id_ in self.state.stale:
            return self.state.stale.get(id_, ())
        for file in before.files:
            if file.template and not self.templates.same(file.template):
                return (("template", file.template, ""),)
            if not self.build.output.intact(file.path):
                return (output_key(file.path),)
        return self.state.graph.reads(before, self.rewritten) if not id_[1] else ()

    def _made(self, thing: Thing, old: dict[str, Made], *, alone: bool) -> Made:
        if isinstance(thing, File):
            self._put(thing)
            return Made(thing.path)
        # One that shares its job with others is laid out only if its own model is another.
        model = b"" if alone else blake2b(repr(thing).encode(), digest_size=16).digest()
        made = Made(thing.save_as, thing.template, model, _listed(thing))
        if model and made == old.get(made.path) and self._stands(made):
            self.build.output.reuse((made.path,))
        else:
            self.templates.note(made.template)
            with self.build.stages.stage("render"):
                self.lay_out(thing)
            self.build.rendered += 1
        return made

    def _put(self, file: File) -> None:
        output = self.build.output
        before = len(output.written)
        output.put(file.path, file.text.encode())
        # One that an interrupted build wrote is there already, and what is put together from it is still the old.
        if len(output.written) > before or not output.intact(file.path):
            self.rewritten.add(output_key(file.path))

    def _stands(self, made: Made) -> bool:
        return self.templates.same(made.template) and self.build.output.intact(made.path)


def output_key(path: str) -> Key:
    """The key of a file that another file is put together from."""
    return "output", path, ""


def _listed(page: Page) -> bool:
    """True for a page that search engines may list."""
    hidden = page.context.get("noindex") or page.context.get("draft")
    return not hidden and page.save_as.endswith("index.html")
