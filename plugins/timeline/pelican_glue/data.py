"""The files that the timeline's script fetches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..export import File
from ..later import Later
from ..values import addresses
from ..views import Site

if TYPE_CHECKING:
    from ..views import search, timeline
else:
    search, timeline = Later("plugins.timeline.views", "search"), Later("plugins.timeline.views", "timeline")


def view_data(site: Site) -> Iterator[File]:
    """What filters, strip, lanes, search and rows are made from; compact, for it travels."""
    files = timeline.timeline_files(site.library, site.ledger, site.options.today.toordinal())
    for path, data in (*files, (addresses.NAMES, search.names_of(site.library, site.ledger))):
        yield File(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
