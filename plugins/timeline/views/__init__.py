"""Page models: plain records made from the library and the ledger. Nothing here reads files, settings or
the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..ledger import Ledger
from ..model.library import Library
from .actor import actor_pages
from .corrections import corrections_pages
from .coverage import coverage_pages
from .day import day_pages
from .due import due_pages
from .entry import entry_pages
from .lists import list_pages
from .moved import moved_pages
from .page import Options, Page
from .programme import programme_pages
from .rule import rule_pages
from .site import Site
from .sources import cited_pages
from .system import system_pages
from .timeline import timeline_pages
from .transfer import transfer_pages

__all__ = ["Options", "Page", "pages"]

MODULES = (
    entry_pages,
    rule_pages,
    transfer_pages,
    actor_pages,
    system_pages,
    programme_pages,
    list_pages,
    cited_pages,
    due_pages,
    day_pages,
    corrections_pages,
    coverage_pages,
    moved_pages,
)
"""What makes the pages other than the timeline's; each takes a `Site`."""


def pages(library: Library, ledger: Ledger, options: Options) -> Iterator[Page]:
    """Every page of the site, except the plain ones of content/pages."""
    site = Site(library, ledger, options)
    yield from timeline_pages(library, ledger, options)
    yield from chain.from_iterable(module(site) for module in MODULES)
