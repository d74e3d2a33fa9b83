"""Page models: plain records made from the library and the ledger. Nothing here reads files, settings or
the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..later import Later
from ..ledger import Ledger
from ..model.library import Library
from .makers import Maker, each, one_job
from .page import Options, Page
from .site import Site

if TYPE_CHECKING:
    from . import (
        actor,
        compare,
        corrections,
        coverage,
        day,
        due,
        entry,
        flows,
        lists,
        moved,
        programme,
        rule,
        search,
        sources,
        system,
        timeline,
        transfer,
    )
else:
    actor, compare, corrections, coverage, day, due = (
        Later(__name__, name) for name in ("actor", "compare", "corrections", "coverage", "day", "due")
    )
    entry, flows, lists, moved, programme, rule = (
        Later(__name__, name) for name in ("entry", "flows", "lists", "moved", "programme", "rule")
    )
    search, sources, system, timeline, transfer = (
        Later(__name__, name) for name in ("search", "sources", "system", "timeline", "transfer")
    )

__all__ = ["MAKERS", "Maker", "Options", "Page", "Site", "makers", "pages"]

MAKERS = (
    one_job("timeline", lambda site: timeline.timeline_pages(site.library, site.ledger, site.options)),
    each("entry", lambda site: site.ledger.neighbours, lambda site, id_: entry.entry_at(site, id_)),
    each("draft", lambda site: site.library.drafts, lambda site, id_: entry.entry_at(site, id_)),
    one_job("rules", lambda site: rule.rule_index(site)),
    each("rule", lambda site: site.library.rules, lambda site, id_: rule.rule_page(site, site.library.rules[id_])),
    one_job("transfers", lambda site: transfer.transfer_index(site)),
    each(
        "transfer",
        lambda site: site.ledger.transfers,
        lambda site, id_: transfer.transfer_page(site, site.ledger.transfers[id_]),
    ),
    one_job("actors", lambda site: actor.actor_index(site)),
    each("actor", lambda site: site.library.actors, lambda site, id_: actor.actor_page(site, site.library.actors[id_])),
    one_job("systems", lambda site: system.system_index(site)),
    each(
        "system",
        lambda site: site.library.systems,
        lambda site, id_: system.system_page(site, site.library.systems[id_]),
    ),
    one_job("programmes", lambda site: programme.programme_index(site)),
    each(
        "programme",
        lambda site: site.library.programmes,
        lambda site, id_: programme.programme_page(site, site.library.programmes[id_]),
    ),
    one_job("lists", lambda site: lists.list_pages(site)),
    one_job("sources", lambda site: sources.cited_pages(site)),
    one_job("due", lambda site: due.due_pages(site)),
    one_job("days", lambda site: day.day_pages(site)),
    one_job("corrections", lambda site: corrections.corrections_pages(site)),
    one_job("coverage", lambda site: coverage.coverage_pages(site)),
    one_job("moved", lambda site: moved.moved_pages(site)),
    one_job("compare", lambda site: compare.compare_pages(site)),
    one_job("flows", lambda site: flows.flow_pages(site)),
    one_job("search", lambda site: search.search_pages(site)),
)
"""Every kind of pages, in the order in which they are made. Its module is loaded when a page of it is made."""


def makers(options: Options) -> tuple[Maker, ...]:
    """What makes the kinds of pages that these options ask for."""
    return tuple(maker for maker in MAKERS if options.kinds is None or maker.kind in options.kinds)


def pages(library: Library, ledger: Ledger, options: Options) -> Iterator[Page]:
    """Every page that the options ask for; the plain ones of content/pages are Pelican's."""
    site = Site(library, ledger, options)
    for maker in makers(options):
        for id_ in maker.ids(site):
            yield from maker.make(site, id_)
