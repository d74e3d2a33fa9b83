"""The page of coverage: what was looked for, beside what was found, so that a gap is not read as no aid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter

from markupsafe import Markup

from ..markup import render
from ..model.library import columns
from ..model.text import Coverage, TextPage
from ..values import addresses
from ..values.edtf import Edtf
from ..values.spoken import date_words
from .page import Page
from .parts import Column, Figure, Phrase, Table
from .sections import Section, section
from .site import Site
from .whole import whole_html
from .wording import when

YEARS = 6
"""Years that have a column of their own, counted back from the newest; those before share one."""


def coverage_pages(site: Site) -> Iterator[Page]:
    """The page of coverage. Its text and its statements are those of the page of text at its address."""
    page = _text(site)
    dates: dict[str, Edtf] = dict(columns(site.ledger.events, "id", "date"))
    said, counted = _said(site, page, dates), _counted(site, page, dates)
    context = {
        "title": page.title if page else "Coverage",
        "description": "What was looked for, of whom and for which time, and what was found.",
        "address": addresses.COVERAGE,
        "section": "coverage",
        "lead": page.summary if page else "A year without an entry is not a year without aid.",
        "body": _body(site, page) if page else "",
        "figures": _figures(site),
        "sections": (said, counted),
    }
    yield Page(addresses.COVERAGE, "coverage.html", context, tuple(dates))


def _text(site: Site) -> TextPage | None:
    """The page of content/pages that stands at the address of this one."""
    pages = site.library.pages.values()
    return next((page for page in pages if page.address == addresses.COVERAGE and page.status == "published"), None)


def _body(site: Site, page: TextPage) -> Markup:
    """Its text as HTML; the page is one folder below the site's root."""
    return whole_html(render(page.body, site.library.place(page, "../")))


def _figures(site: Site) -> tuple[Figure, ...]:
    cited = [(one.publisher, one.lang) for sources in columns(site.ledger.events, "sources") for one in sources]
    different = set(cited)
    return (
        Figure(len(site.ledger.events), "Entries", "counted"),
        Figure(len(cited), "Citations"),
        Figure(len({publisher for publisher, _ in different}), "Publishers"),
        Figure(len({lang for _, lang in different}), "Languages"),
    )


def _said(site: Site, page: TextPage | None, dates: Mapping[str, Edtf]) -> Section:
    items = page.coverage if page else ()
    days = {item.checked for item in items}
    within = [(item, _within(site, item, dates)) for item in items]
    dated = len(days) > 1
    rows = tuple(_statement(site, *one, dated) for one in sorted(within, key=itemgetter(1), reverse=True))
    note = "What the authors say they looked for. The number is counted: entries of that actor and that time."
    if len(days) == 1:
        note += f" All were last looked at on {when(days.pop()).text}."
    told = "Actor | From:flow | To:arrow | Last looked at:pair | #Entries:pair | Looked for | Thin"
    made = section("said", "What was looked for", note, told, rows, "Nobody has said it yet.")
    return replace(made, things="searches")


def _statement(site: Site, item: Coverage, within: int, dated: bool) -> tuple[Phrase, ...]:
    """within: the entries that it speaks of. dated: its day is said in its row, not once for all."""
    return (
        (site.names.party(item.actor),),
        (date_words(item.from_),),
        (date_words(item.to),),
        (when(item.checked),) if dated else (),
        (str(within),),
        (item.note,) if item.note else (),
        (item.thin,) if item.thin else (),
    )


def _within(site: Site, item: Coverage, dates: Mapping[str, Edtf]) -> int:
    """Entries of the actor that lie in the time that was looked at."""
    first, last = item.from_.earliest, item.to.latest
    return sum(first <= dates[id_].anchor <= last for id_ in site.ledger.entries_of_actor.get(item.actor, ()))


def _counted(site: Site, page: TextPage | None, dates: Mapping[str, Edtf]) -> Section:
    dated = {id_: _year(one) for id_, one in dates.items()}
    first = max(dated.values(), default=site.options.today.year) - YEARS + 1
    # Years before the first that has a column share one.
    dated = {id_: max(year, first - 1) for id_, year in dated.items()}
    years = range(first, first + YEARS)
    counts = (f"to {first - 1}", *map(str, years), "All")
    numbers = (Column(label, True, "pair") for label in counts)
    heads = (Column("Actor"), *numbers, Column("Newest event"), Column("Looked for"))
    stated = {item.actor for item in page.coverage} if page else set()
    found = site.ledger.entries_of_actor
    rows = []
    for actor in _order(site):
        ids = found.get(actor, ())  # the oldest first
        tally, newest = Counter(map(dated.__getitem__, ids)), dates[ids[-1]] if ids else None
        rows.append(_row(site, actor, [tally[year] for year in (first - 1, *years)], newest, actor in stated))
    note = (
        "Entries that concern an actor, in whatever part, by the year of the event. "
        "An empty place means that no entry is there: look above whether anybody looked."
    )
    table = Table("Entries by actor and year", heads, tuple(rows))
    return Section("counted", "What was found", note, table, "No entry is there yet.", "actors")


def _order(site: Site) -> list[str]:
    """Every actor, those with most entries first."""
    found = site.ledger.entries_of_actor
    return sorted(site.library.actors, key=lambda actor: (-len(found.get(actor, ())), actor))


def _row(site: Site, actor: str, counts: Sequence[int], newest: Edtf | None, stated: bool) -> tuple[Phrase, ...]:
    """counts: of its entries, by year. newest: the date of the last of them."""
    return (
        (site.names.party(actor),),
        *map(_count, counts),
        _count(sum(counts)),
        (when(newest),) if newest else (),
        ("Yes",) if stated else ("Only beside others",),
    )


def _count(number: int) -> Phrase:
    return (str(number),) if number else ()


def _year(one: Edtf) -> int:
    return date.fromordinal(one.anchor).year
