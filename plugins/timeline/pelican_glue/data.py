"""The files that the timeline's script fetches."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..export import File
from ..values import addresses
from ..views import Site
from ..views.search import names_of
from ..views.timeline import timeline_files


def view_data(site: Site) -> Iterator[File]:
    """What filters, strip, lanes, search and rows are made from; compact, for it travels."""
    files = timeline_files(site.library, site.ledger, site.options.today.toordinal())
    for path, data in (*files, (addresses.NAMES, names_of(site.library, site.ledger))):
        yield File(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
