"""The corrections page: every fact that was changed after publication, and every event that corrects another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, compress

from ..model.library import columns
from .citing import field_words
from .page import Page
from .parts import Phrase, capital
from .sections import Section, section
from .site import Site
from .wording import when

FEW = 5
"""Rows that need no count at the head of the page: they are seen."""


def corrections_pages(site: Site) -> Iterator[Page]:
    """The corrections page."""
    sections = (_ours(site), _theirs(site))
    context = {
        "title": "Corrections",
        "description": "What was changed here after publication, and what those who said it put right themselves.",
        "address": "corrections/",
        "section": "corrections",
        "lead": "Nothing that was published changes without a word.",
        "figures": tuple(one.figure for one in sections) if any(len(one.table.rows) > FEW for one in sections) else (),
        "sections": sections,
    }
    yield Page("corrections/", "sections.html", context, tuple(site.ledger.involved))


def _ours(site: Site) -> Section:
    revised = compress(site.ledger.events, columns(site.ledger.events, "revisions"))
    changes = [(revision, entry) for entry in revised for revision in entry.revisions]
    changes.sort(key=lambda change: (change[0].date.order, change[1].id), reverse=True)
    rows: tuple[tuple[Phrase, ...], ...] = tuple(
        ((site.names.entry(entry.id),), (when(revision.date),), capital((field_words(revision.field),)),
         capital((revision.was,)), (revision.reason,))
        for revision, entry in changes
    )  # fmt: skip
    note = "Facts of an entry that we changed after it was published. What holds now is on its page."
    told = "Entry | Changed | What | Was | Why"
    empty = "None so far."
    return section("ours", "Our corrections", note, told, rows, empty)


def _theirs(site: Site) -> Section:
    every = chain.from_iterable(site.ledger.outgoing.values())
    correcting = {link.entry for link in every if link.relation == "corrects"}
    rows: tuple[tuple[Phrase, ...], ...] = tuple(
        (
            (site.names.entry(link.entry),),
            (when(event.date),),
            (site.names.record(link.target, link.kind),),
            (link.note,) if link.note else (),
        )
        for event in compress(site.ledger.events, map(correcting.__contains__, columns(site.ledger.events, "id")))
        for link in site.ledger.outgoing[event.id]
        if link.relation == "corrects"
    )
    note = "Events by which somebody put an earlier statement right."
    told = "Event | When:flow | Corrects | Note"
    return section("theirs", "Corrected at the source", note, told, rows, "None so far.")
