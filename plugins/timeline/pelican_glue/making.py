"""The jobs of a build: what is stale or missing is made, the rest of the output is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final, NamedTuple

from ..export import FILE_MAKERS, File, Joined, Publication, Work
from ..export.listing import Piece
from ..rebuild.checking import CHECK
from ..rebuild.graph import OWNERS, Job, JobId, Made
from ..rebuild.keys import Key
from ..rebuild.parts import reading
from ..rebuild.reads import Unfinished
from ..rebuild.state import State
from ..values.frozen import quick
from ..views import Page, Site, makers
from ..views.values import Values
from .build import Build
from .data import FILES, view_data
from .templates import Templates

Thing = Page | File | Joined

RECORD: Final = "record"
"""The kind of the jobs that make the files of an entry beside its page,"""
EVERY_RECORD: Final[Key] = ("output", RECORD, "")
"""and the key of all of these, for what is put together from them."""

ALIKE: Final = 33
"""Pages of which one value is made before the next: of more, a processor does not have all at hand that they need."""


class Task(NamedTuple):
    """One job: its id, the stage of the build that it belongs to, and what makes its files.

    last: it reads files that other jobs make.
    """

    id: JobId
    stage: str
    make: Callable[[], Iterable[Thing]]
    last: bool = False


@quick
class Jobs:
    """The jobs of a state.

    joined: puts together the JSON of entries that was made before, by their ids. wanted: tells if a kind of files
    beside pages is to be made.
    """

    state: State
    publication: Publication
    joined: Callable[[Sequence[str]], Iterable[Piece]]
    wanted: Callable[[str], bool]

    @cached_property
    def noting(self) -> Site:
        """The site, noting what is read of it."""
        return reading(self.state.site, self.state.reads)

    def ids(self) -> set[JobId]:
        """Every job."""
        site = self.state.site
        found = {(maker.kind, id_) for maker in makers(site.options) for id_ in maker.ids(site)}
        found |= {(one.kind, id_) for one in FILE_MAKERS if self.wanted(one.kind) for id_ in one.ids(site.ledger)}
        return found | {(kind, "") for kind in FILES if self.wanted("timeline")}

    def tasks(self, named: Collection[str] | None = None) -> Iterator[Task]:
        """Every job, in the order in which they are done. named: only those with these ids; "" is no record's."""
        for maker in makers(self.state.site.options):
            for id_ in _chosen(maker.ids(self.state.site), named):
                yield Task((maker.kind, id_), "views", partial(maker.make, self.noting, id_))
        work = Work(self.noting.ledger, self.publication, self._joined)
        for kind in (one for one in FILE_MAKERS if self.wanted(one.kind)):
            for id_ in _chosen(kind.ids(self.state.site.ledger), named):
                yield Task((kind.kind, id_), "data", partial(kind.make, work, id_), kind.last)
        for one in FILES if self.wanted("timeline") else ():
            yield from (Task((one, id_), "data", partial(view_data, self.noting, one)) for id_ in _chosen(("",), named))

    def _joined(self, ids: Sequence[str]) -> Iterable[Piece]:
        self.state.reads.note(EVERY_RECORD)
        return self.joined(ids)


def _chosen(ids: Iterable[str], named: Collection[str] | None) -> Iterable[str]:
    """Those of the ids that are named, in their order where they are many: neighbours lie together in memory."""
    if named is None:
        return ids
    if isinstance(ids, Collection) and len(named) < len(ids):
        return [id_ for id_ in named if id_ in ids]
    return [id_ for id_ in ids if id_ in named]


class Underway(NamedTuple):
    """A job whose files are to be made.

    why: what has changed. things: its pages or files, some of which are only made one after the other. read: what was
    read for it.
    """

    task: Task
    why: tuple[Key, ...]
    things: Iterable[Thing]
    read: Unfinished

    def values(self) -> Values | None:
        """The values of its page, where it makes one of which they come later, in ways that others have too."""
        page = self.things[0] if isinstance(self.things, tuple) and len(self.things) == 1 else None
        values = page.context if isinstance(page, Page) else None
        return values if isinstance(values, Values) and values.ways else None


@dataclass(frozen=True)
class Making:
    """Does the jobs of a build.

    lay_out: writes a page. done: the jobs; made: those of them whose files were made anew. rewritten: keys of files
    from which others are put together, where any of them is not what it was.
    """

    state: State
    build: Build
    templates: Templates
    lay_out: Callable[[Page], None]
    done: set[JobId] = field(default_factory=set)
    made: set[JobId] = field(default_factory=set)
    rewritten: set[Key] = field(default_factory=set)

    def settle(self, ids: Collection[JobId]) -> Collection[JobId]:
        """Take over at once the files of all jobs that nothing touched; the jobs that are left.

        ids: every job. Where a file or a template is not as it was, each job must be looked at by itself.
        """
        if not (self.build.output.stands() and self.templates.all_same()):
            return ids
        jobs, every = self.state.graph.jobs, frozenset(ids)
        left = {id_ for id_ in every if not id_[1]} | every.intersection(self.state.stale) | every.difference(jobs)
        self.build.output.reuse_but(self.state.graph.files({*left.intersection(jobs), *set(jobs).difference(every)}))
        self.done.update(every - left)
        return left

    def do(self, *tasks: Task) -> None:
        """Make the files of jobs, unless they are there and nothing that they were made from has changed."""
        alike: list[tuple[Underway, Values]] = []
        for task in tasks:
            begun = self._begin(task)
            if begun is None:
                continue
            if (values := begun.values()) is None:
                self._end(begun)
                continue
            alike.append((begun, values))
            if len(alike) == ALIKE:
                self._end_alike(alike)
                alike.clear()
        self._end_alike(alike)

    def _end_alike(self, jobs: Sequence[tuple[Underway, Values]]) -> None:
        """What was asked for of the first page is made for all others, one value after the other: a processor that has
        the code at hand takes two thirds of the time that it takes to come back to it after all else.
        """
        reads = self.state.reads
        for number, (begun, values) in enumerate(jobs):
            reads.go_on(begun.read)
            self._end(begun)
            if not number:
                self._make_alike(values.asked(), jobs[1:])

    def _make_alike(self, names: Iterable[str], jobs: Sequence[tuple[Underway, Values]]) -> None:
        with self.build.stages.stage("views"):
            for name in names:
                for begun, values in jobs:
                    self.state.reads.go_on(begun.read)
                    values.get(name)

    def _begin(self, task: Task) -> Underway | None:
        """What a job makes; None where it stands."""
        self.done.add(task.id)
        before = self.state.graph.job(task.id)
        why = self._why(task.id, before)
        if before is not None and not why:
            self.build.output.reuse(file.path for file in before.files)
            return None
        read = self.state.reads.begin(task.id[1] if task.id[0] in OWNERS else None)
        with self.build.stages.stage(task.stage):
            return Underway(task, why, task.make(), read)

    def _end(self, begun: Underway) -> None:
        """Writes the files of a job, and what they were made from."""
        (kind, id_), things = begun.task.id, begun.things
        before = self.state.graph.job(begun.task.id)
        old = {file.path: file for file in before.files} if before else {}
        made = things if isinstance(things, tuple) else self.build.stages.each(begun.task.stage, things)
        files = [self._made(thing, old, kind, alone=bool(id_)) for thing in made]
        self.made.add(begun.task.id)
        self.build.output.own([file.path for file in files])
        self.state.graph.note(begun.task.id, self.state.reads.all(), files, begun.why)
        self.state.stale.pop(begun.task.id, None)

    def waits(self, id_: JobId) -> bool:
        """True if the job is surely to be done: without a look at its files."""
        return id_ in self.state.stale or id_ not in self.state.graph.jobs

    def gone(self) -> list[JobId]:
        """The jobs of an earlier build that are none of this one."""
        return [id_ for id_ in set(self.state.graph.jobs).difference(self.done) if id_[0] != CHECK]

    def _why(self, id_: JobId, before: Job | None) -> tuple[Key, ...]:
        """What has changed since the job was done: empty if nothing has."""
        if before is None or id_ in self.state.stale:
            return self.state.stale.get(id_, ())
        for file in before.files:
            if file.template and not self.templates.same(file.template):
                return (("template", file.template, ""),)
            if not self.build.output.intact(file.path):
                return (output_key(file.path),)
        return self.state.graph.read_of(id_, self.rewritten) if not id_[1] else ()

    def _made(self, thing: Thing, old: dict[str, Made], kind: str, *, alone: bool) -> Made:
        if not isinstance(thing, Page):
            self._put(thing, kind)
            return Made(thing.path)
        # One that shares its job with others is laid out only if its own model is another.
        model = b"" if alone else self.templates.model(thing)
        path = thing.save_as
        made = Made(path, thing.template, model, path.endswith("index.html") and _for_all(thing))
        if model and made == old.get(made.path) and self._stands(made):
            self.build.output.reuse((made.path,))
        else:
            self.templates.note(made.template)
            with self.build.stages.stage("render"):
                self.lay_out(thing)
            self.build.rendered += 1
        return made

    def _put(self, file: File | Joined, kind: str) -> None:
        if isinstance(file, Joined):
            self.build.output.put_pieces(file.path, file.pieces)
            return
        data = file.text.encode()
        self.build.output.put(file.path, data, self._tell_record if kind == RECORD else None)

    def _tell_record(self, _: str) -> None:
        self.rewritten.add(EVERY_RECORD)

    def _stands(self, made: Made) -> bool:
        return self.templates.same(made.template) and self.build.output.intact(made.path)


def output_key(path: str) -> Key:
    """The key of a file that is not as the last build left it."""
    return "output", path, ""


def _for_all(page: Page) -> bool:
    """True for a page that says nothing against it that search engines list it."""
    return not (page.context.get("noindex") or page.context.get("draft"))
