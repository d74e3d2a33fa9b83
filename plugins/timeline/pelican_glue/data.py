"""The files that the timeline's script fetches."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..export import File
from ..values import addresses
from ..views.timeline import columns, texts
from .site import Site


def view_data(site: Site) -> Iterator[File]:
    """Columns for filters and strip, and the texts for search and rows; compact, for they travel."""
    for path, make in ((addresses.TIMELINE_COLUMNS, columns), (addresses.TIMELINE_TEXTS, texts)):
        data = make(site.library, site.ledger)
        yield File(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
