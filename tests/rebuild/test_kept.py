"""What was made is kept while the rest is made: it is what would have been kept at the end."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any, cast

from plugins.timeline.load import NOTHING
from plugins.timeline.rebuild import store
from plugins.timeline.rebuild.checking import Checked
from plugins.timeline.rebuild.graph import Graph
from plugins.timeline.rebuild.kept import GRAPH, MANY, Parts, graph_of, write_jobs, write_made
from plugins.timeline.rebuild.state import State
from plugins.timeline.views import Site

JOBS = 3 * MANY + 7


def test_jobs_that_are_stored_while_others_are_made(tmp_path: Path) -> None:
    graph, made = Graph(), {name: Parts() for name in GRAPH}
    writing = store.Writing(tmp_path / "kept")
    for number in range(JOBS):
        id_ = "entry", f"entry-{number}"
        graph.jobs[id_], graph.reads[id_] = (((f"{number}.html", "entry.html", b"", True),), ()), bytes(8)
        graph.names[number << 16] = "library.entries", id_[1]
        if number % 100 == 0:
            write_made(writing, graph, made)
    assert [len(made[name]) for name in GRAPH] == [2, 2, 0]
    gone = next(islice(graph.jobs, MANY, None))
    del graph.jobs[gone], graph.reads[gone]
    write_jobs(writing, State(NOTHING, cast(Site, None), graph, Checked()), made)
    writing.end()
    found = store.read(tmp_path / "kept")
    assert found is not None
    again: Any = graph_of(found)
    for name in GRAPH:
        assert list(getattr(again, name).items()) == list(getattr(graph, name).items())
    places = [place for place, *_ in found.value("jobs")]
    assert sum(place < found.table["stale"][0] for place in places) == 1, "of those that are as they were"
