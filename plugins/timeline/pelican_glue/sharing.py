"""The jobs of a build in parts that several processes take: what a copy of this one made is added to the build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from ..collecting import no_collecting
from ..forking import PARTS, cores, share
from ..rebuild.graph import OWNERS, Graph, JobId
from ..rebuild.keys import Key
from ..rebuild.store import SoFar
from .making import Making, Task
from .memory import Keeping
from .output import Written
from .progress import Told
from .templates import Sources

FEW: Final = 400
"""Jobs that are done sooner by one process than a second one is ready and has told what it did."""

LONG: Final = 10_000
"""Entries of which such jobs are made, all together, that a second process pays for."""


class Done(NamedTuple):
    """What a copy did of a part.

    jobs: all that it did; graph: those that it made anew. rewritten: files that are not what they were.
    templates: what those rest on that it was the first there to use. rendered: pages that it laid out. seconds: by
    stage. kept: what it wrote of the records for the next build, if it did.
    """

    jobs: frozenset[JobId]
    graph: Graph
    output: Written
    rewritten: frozenset[Key]
    templates: Mapping[str, Sources]
    rendered: int
    seconds: Mapping[str, float]
    kept: SoFar | None


class SharedJobs:
    """Jobs of which none reads what another makes.

    claim: told of the files that a copy wrote. told: how far it is. keeping: leaves the records for the next build,
    which is the first part.
    """

    def __init__(
        self,
        making: Making,
        tasks: Iterable[Task],
        claim: Callable[[Iterable[str]], None],
        told: Told,
        keeping: Keeping | None,
    ) -> None:
        self._making, self._claim, self._told, self._keeping = making, claim, told, keeping
        self.parts: list[list[Task]] = [[], *_parts(list(tasks), PARTS - 1)]
        self._sources: dict[str, Sources] = {}
        self._kept = False

    def do(self, number: int) -> None:
        """Do a part. Parts are taken one after the other, whoever does them."""
        self._told(number / len(self.parts))
        if not number:
            self._keep()
        # Nothing of what is made goes in circles; to look through all that stays took a twelfth of a build.
        with self._making.build.output.together(), no_collecting():
            self._making.do(*self.parts[number])
        if self._keeping and self._kept:
            with self._making.build.stages.stage("keep"), no_collecting():
                self._keeping.made()

    def _keep(self) -> None:
        if self._keeping:
            with self._making.build.stages.stage("keep"), no_collecting():
                self._keeping.records()
            self._kept = True

    def apart(self) -> None:
        """Forget what was done before: the other knows it, or is told of it, and tells how far they are."""
        self._told = _silent
        self._kept = False
        making = self._making
        making.done.clear()
        making.made.clear()
        making.rewritten.clear()
        making.state.graph.apart()
        self._sources = dict(making.templates.sources)
        making.build.output.apart()
        making.build.stages.seconds.clear()
        making.build.rendered = 0

    def done(self) -> Done:
        """What was done in this copy."""
        making, build = self._making, self._making.build
        return Done(
            frozenset(making.done),
            making.state.graph.part(making.made),
            build.output.done(),
            frozenset(making.rewritten),
            {name: rests for name, rests in making.templates.sources.items() if name not in self._sources},
            build.rendered,
            dict(build.stages.seconds),
            self._keeping.so_far if self._keeping and self._kept else None,
        )

    def join(self, done: Done) -> None:
        """Add what a copy did."""
        making, build = self._making, self._making.build
        making.done.update(done.jobs)
        making.rewritten.update(done.rewritten)
        making.state.graph.join(done.graph)
        for job in done.graph.jobs:
            making.state.stale.pop(job, None)
        build.output.own(done.graph.files(done.graph.jobs))
        making.templates.sources |= done.templates
        build.output.join(done.output)
        build.rendered += done.rendered
        for stage, seconds in done.seconds.items():
            build.stages.seconds[stage] += seconds
        self._claim(done.output.new)
        if self._keeping and done.kept:
            self._keeping.so_far, self._kept = done.kept, True


def _silent(_: float) -> None:
    """Tells nobody."""


def do_all(
    making: Making,
    tasks: Sequence[Task],
    processes: int,
    claim: Callable[[Iterable[str]], None],
    told: Told = _silent,
    keeping: Keeping | None = None,
) -> None:
    """Do every job, in several processes where there is much to be done; last those that read what others made.

    processes: 0 for as many as pay. told: is told the share that is done. keeping: leaves the records, meanwhile.
    """
    first = [task for task in tasks if not task.last]
    jobs = SharedJobs(making, first, claim, told, keeping)
    waiting = [task.id for task in first if making.waits(task.id)]
    share(jobs, len(jobs.parts), processes or _that_pay(waiting, len(making.state.site.library.entries)))
    for task in tasks:
        if task.last:
            making.do(task)


def _that_pay(jobs: Sequence[JobId], entries: int) -> int:
    """What is made of all entries, which is no record's, is long where there are many."""
    long = sum(1 for _, id_ in jobs if not id_) * entries // LONG
    return min(cores(), 1 + len(jobs) // FEW + min(long, 1))


def _parts(tasks: Sequence[Task], most: int) -> list[list[Task]]:
    """Jobs that are no record's are long, each a part of its own and among the first; the others go in batches, last
    those of one entry each: where they end, no process waits for another.
    """
    long = [[task] for task in tasks if not task.id[1]]
    short = sorted((task for task in tasks if task.id[1]), key=lambda task: task.id[0] in OWNERS)
    size = -(-len(short) // (most - len(long))) or 1
    return long + [short[at : at + size] for at in range(0, len(short), size)]
