"""Page models: plain records made from the library and the ledger. Nothing here reads files, settings or
the clock.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..ledger import Ledger
from ..model.library import Library
from .actor import actor_index, actor_page
from .compare import compare_pages
from .corrections import corrections_pages
from .coverage import coverage_pages
from .day import day_pages
from .due import due_pages
from .entry import entry_at
from .flows import flow_pages
from .lists import list_pages
from .makers import Maker, each, one_job
from .moved import moved_pages
from .page import Options, Page
from .programme import programme_index, programme_page
from .rule import rule_index, rule_page
from .search import search_pages
from .site import Site
from .sources import cited_pages
from .system import system_index, system_page
from .timeline import timeline_pages
from .transfer import transfer_index, transfer_page

__all__ = ["MAKERS", "Maker", "Options", "Page", "Site", "makers", "pages"]

MAKERS = (
    one_job("timeline", lambda site: timeline_pages(site.library, site.ledger, site.options)),
    each("entry", lambda site: site.ledger.neighbours, entry_at),
    each("draft", lambda site: site.library.drafts, entry_at),
    one_job("rules", rule_index),
    each("rule", lambda site: site.library.rules, lambda site, id_: rule_page(site, site.library.rules[id_])),
    one_job("transfers", transfer_index),
    each("transfer", lambda site: site.ledger.transfers, lambda s, id_: transfer_page(s, s.ledger.transfers[id_])),
    one_job("actors", actor_index),
    each("actor", lambda site: site.library.actors, lambda site, id_: actor_page(site, site.library.actors[id_])),
    one_job("systems", system_index),
    each("system", lambda site: site.library.systems, lambda s, id_: system_page(s, s.library.systems[id_])),
    one_job("programmes", programme_index),
    each(
        "programme",
        lambda site: site.library.programmes,
        lambda site, id_: programme_page(site, site.library.programmes[id_]),
    ),
    one_job("lists", list_pages),
    one_job("sources", cited_pages),
    one_job("due", due_pages),
    one_job("days", day_pages),
    one_job("corrections", corrections_pages),
    one_job("coverage", coverage_pages),
    one_job("moved", moved_pages),
    one_job("compare", compare_pages),
    one_job("flows", flow_pages),
    one_job("search", search_pages),
)
"""Every kind of pages, in the order in which they are made."""


def makers(options: Options) -> tuple[Maker, ...]:
    """What makes the kinds of pages that these options ask for."""
    return tuple(maker for maker in MAKERS if options.kinds is None or maker.kind in options.kinds)


def pages(library: Library, ledger: Ledger, options: Options) -> Iterator[Page]:
    """Every page that the options ask for; the plain ones of content/pages are Pelican's."""
    site = Site(library, ledger, options)
    for maker in makers(options):
        for id_ in maker.ids(site):
            yield from maker.make(site, id_)
