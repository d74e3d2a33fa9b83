"""The files that the timeline's script fetches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from pydantic_core import to_json

from ..export import File
from ..later import Later
from ..values import addresses
from ..views import Site

if TYPE_CHECKING:
    from ..views import search, states, timeline
else:
    search, states, timeline = (Later("plugins.timeline.views", name) for name in ("search", "states", "timeline"))

Data = tuple[str, Mapping[str, object]]

FILES: Final[Mapping[str, Callable[[Site], Iterable[Data]]]] = {
    "timeline data": lambda site: timeline.timeline_files(site.library, site.ledger, site.options.today.toordinal()),
    # For itself: to fold every day anew takes longer than all of that, and a title changes none.
    "states": lambda site: [(addresses.STATES, states.states_of(site.library, site.ledger))],
    "names": lambda site: [(addresses.NAMES, search.names_of(site.library, site.ledger))],
}
"""The kinds of jobs that make what filters, strip, lanes, search and rows are made from."""


def view_data(site: Site, kind: str) -> Iterator[File]:
    """The files of a kind; compact, for they travel."""
    for path, data in FILES[kind](site):
        # In a third of the time of the standard library's writer, in the same bytes.
        yield File(path, to_json(data).decode())
