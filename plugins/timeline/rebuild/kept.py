"""What of a state is kept between builds, and in parts of which size: the state that comes of it loads little."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeAlias

from ..ledger import AsOf, Ledger
from ..ledger.refold import CARRIED
from ..ledger.transfers import TransfersOf
from ..load import library_of
from ..model.library import Brief
from ..reading import PACK, InOrder, Reading, ids_of
from ..views import Site
from .checking import Checked
from .graph import Graph
from .state import State
from .store import NONE, Kept, Place, Stored, Writing

LINKS: Final = "_links"
TRANSFERS: Final = "transfers_of"
PARSED: Final = "parsed"
STATES: Final = ("rules", "transfers", "programmes")
RECKONED: Final = tuple(name for name in CARRIED if name not in (LINKS, TRANSFERS))
GRAPH: Final = ("jobs", "reads", "names")

FEW: Final = 32
"""Values in a part of a mapping: large ones of which a page needs some;"""
MANY: Final = 256
"""small ones;"""
MOST: Final = 4096
"""small ones that are mostly needed all."""
Parts: TypeAlias = dict[Any, tuple[Sequence[Any], Place]]
"""Parts of a mapping that are stored, as `Stored` has them."""
SIZES: Final = {
    "files": MANY, "parsed": PACK, "briefs": MANY, "rules": 1, "transfers": FEW, "programmes": FEW,
    "rules_today": 1, "halves": MOST, "neighbours": MOST, "jobs": MANY, "reads": MANY, "names": MOST,
}  # fmt: skip


def write_records(to: Writing, state: State, read: Stored) -> None:
    """Store what stands before anything is made of it. read: the parts of what was read that are stored already."""
    library = state.site.library
    to.value("library", (library.folder, library.files, ids_of(library.timeline)))
    to.value("options", state.site.options)
    to.value("aside", state.reading.aside)
    to.value("checked", state.checked.found)
    to.value("problems", state.problems)
    for name, mapping in _records(state):
        to.mapping(name, mapping, SIZES.get(name, MANY), read if name == PARSED else NONE)


def write_made(to: Writing, graph: Graph, made: Mapping[str, Parts]) -> None:
    """Store what fills whole parts of all that was made so far. made: the parts that are stored already."""
    for name, parts in made.items():
        values, size = getattr(graph, name), SIZES[name]
        while isinstance(values, dict) and len(values) >= (len(parts) + 1) * size:
            keys = list(islice(values, len(parts) * size, (len(parts) + 1) * size))
            parts[keys[0]] = keys, to.part(keys, {key: values[key] for key in keys})


def write_jobs(to: Writing, state: State, made: Mapping[str, Parts]) -> None:
    """Store what was made, but for the parts that are stored already."""
    to.value("stale", state.stale)
    to.value("fields", state.graph.fields)
    to.value("listed", state.graph.listed)
    for name in GRAPH:
        to.mapping(name, getattr(state.graph, name), SIZES[name], made[name])


def _records(state: State) -> Iterator[tuple[str, Mapping[Any, Any]]]:
    site, ledger = state.site, state.site.ledger
    yield "files", _as_kept(state, "files", state.reading.files)
    yield PARSED, state.reading.parsed
    yield "briefs", _as_kept(state, "briefs", site.library.briefs)
    yield from ((name, getattr(ledger, name)) for name in (*STATES, *RECKONED))
    yield TRANSFERS, ledger.transfers_of.ids
    yield "outgoing", ledger.outgoing
    yield "incoming", ledger.incoming
    yield "clause_steps", site.names.clause_steps
    yield "rules_today", site.rules_today


def _as_kept(state: State, name: str, values: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Values that were all taken out, on the shelf that they came from: what is the same stays where it is kept. Where
    there are others, or in another order, as they are.
    """
    shelf = state.kept.get(name)
    if shelf is None or list(shelf) != list(values):
        return values
    shelf.become(values)
    return shelf


def state_of(kept: Kept, *, with_jobs: bool) -> State:
    """The state that was kept. with_jobs: what was made of it is there still."""
    shelves = {name: kept.shelf(name) for name in ("files", "briefs")}
    reading = Reading(shelves["files"].whole(), kept.shelf("parsed"), kept.value("aside"))
    site = _site(kept, reading, shelves["briefs"].whole())
    state = State(reading, site, Graph(), Checked(kept.value("checked") if with_jobs else {}), kept=shelves)
    if with_jobs:
        state.graph = graph_of(kept)
        state.stale, state.problems = kept.value("stale"), kept.value("problems")
    return state


def graph_of(kept: Kept) -> Graph:
    """The jobs that were kept. StoreError if there are none."""
    jobs, reads, names = (kept.shelf(name) for name in GRAPH)
    return Graph(jobs, reads, names, kept.value("fields"), kept.value("listed"))


def _site(kept: Kept, reading: Reading, briefs: Mapping[str, Brief]) -> Site:
    folder, files, order = kept.value("library")
    library = library_of(reading, folder, files)
    timeline = InOrder(order, library.entries)
    vars(library).update(timeline=timeline, briefs=briefs)
    ledger = Ledger(library, AsOf(), timeline, **{name: kept.shelf(name) for name in STATES})
    vars(ledger).update({name: kept.shelf(name) for name in RECKONED})
    vars(ledger)[LINKS] = kept.shelf("outgoing"), kept.shelf("incoming")
    vars(ledger)[TRANSFERS] = TransfersOf(kept.shelf(TRANSFERS), ledger.transfers)
    site = Site(library, ledger, kept.value("options"))
    vars(site)["rules_today"] = kept.shelf("rules_today")
    vars(site.names)["clause_steps"] = kept.shelf("clause_steps")
    return site
