"""The pages of the timeline: the home page with the newest events, and one page a year with all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from ..ledger import Ledger
from ..model.library import Library
from ..values import addresses
from ..values.frozen import quick
from ..values.spoken import MONTHS
from .page import Options, Page
from .parts import Together
from .timeline_data import columns_of, sources_of, texts_of
from .timeline_facets import Labels, Terms, facets_of, label_of
from .timeline_lane_pages import lane_pages
from .timeline_lanes import LANES, lanes_of, transfer_labels
from .timeline_row import FACETS, Row
from .timeline_rows import labels_of, rows_of
from .timeline_strip import strip_of
from .values import Later, Values, unmade
from .whole import PATTERN
from .wording import when

HOME_ROWS = 80
"""Rows that the home page holds at most; all others stand on the pages of their years."""
CHUNK = 24
"""Rows that are laid out together; groups.js has the same number."""
NEWS = 2
"""Events that the head of the home page names."""


Tally: TypeAlias = "Mapping[tuple[int, int], int]"
"""How many rows there are of each group, the newest first."""


class Tag(NamedTuple):
    """A name on a row that filters by it, or leads to its page. blank: the one in the script's template."""

    facet: str
    term: str
    label: str
    address: str


class RowView(NamedTuple):
    """A row as laid out. number: its place in the columns. kind: its main one alone.

    others: all involved, where there is neither supplier nor recipient.
    """

    number: int
    title: str
    summary: str
    address: str
    date: str
    shape: str
    kind: Together[Tag]
    suppliers: Together[Tag]
    recipients: Together[Tag]
    others: Together[Tag]
    systems: Together[Tag]
    sources: int


def _told(row: RowView) -> str:
    """Its values. It is asked of all rows, to tell which pages differ; a tuple's own looks at each sign of a text."""
    number, title, summary, address, date, shape, *tags = row
    return f"{number} {title}\0{summary}\0{address}\0{date}\0{shape}{tags!r}"


RowView.__repr__ = _told  # type: ignore[method-assign, assignment]


@quick
class MonthView:
    """A month of the list, or what has only the year. anchor: id of its heading. group: year * 13 + month.

    total: its events, those not shown here among them.
    """

    label: str
    anchor: str
    group: int
    total: int
    chunks: tuple[tuple[RowView, ...], ...]


@quick
class YearView:
    """A year of the list. total: its events, those not shown here among them."""

    year: int
    total: int
    months: tuple[MonthView, ...]


def _blank(facet: str) -> Together[Tag]:
    return Together([Tag(facet, "", "", "")])


NO_TAGS: Final[Together[Tag]] = Together()
BLANK = RowView(0, "", "", "", "", "", _blank("kind"), _blank("from"), _blank("to"), NO_TAGS, _blank("system"), 0)
"""The row that the script's template is laid out from."""


def timeline_pages(library: Library, ledger: Ledger, options: Options) -> Iterator[Page]:
    """The home page and the pages of the years."""
    rows, labels = rows_of(library, ledger), _labels(library, ledger)
    terms, views, tally = Terms(rows), row_views(rows, labels), tally_of(rows)
    home = home_page(rows, views, tally, terms, labels, options)
    yield home
    yield embed_page(home)
    yield from year_pages(rows, views, tally)
    yield from lane_pages(rows, terms, labels, ledger, options)


def timeline_files(library: Library, ledger: Ledger, today: int) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Address and value of each file that the script fetches, each when it is needed."""
    rows, labels = rows_of(library, ledger), _labels(library, ledger)
    terms = Terms(rows)
    yield addresses.TIMELINE_COLUMNS, columns_of(rows, terms, labels)
    yield addresses.TIMELINE_TEXTS, texts_of(rows, terms, labels)
    yield addresses.TIMELINE_LANES, lanes_of(rows, ledger, today)
    yield addresses.TIMELINE_SOURCES, sources_of(rows, ledger.events)


def _labels(library: Library, ledger: Ledger) -> Labels:
    return {**labels_of(library), "transfer": transfer_labels(library, ledger)}


def home_page(
    rows: Sequence[Row], views: Sequence[RowView], tally: Tally, terms: Terms, labels: Labels, options: Options
) -> Page:
    """The timeline itself, with its newest rows."""
    shown = rows[:HOME_ROWS]
    context = {
        "title": options.site_name,
        "section": "timeline",
        "address": "",
        "strip": Later(lambda: strip_of(rows, options.today)),
        "facets": Later(lambda: facets_of(terms, labels)),
        "facet_names": FACETS,
        "years": Later(lambda: _year_views(views[:HOME_ROWS], tally)),
        "all_years": _totals(tally),
        "total": len(rows),
        "shown": len(shown),
        "news": Later(lambda: _news(rows, views)),
        "blank": BLANK,
        "lane_names": LANES,
        "bound": PATTERN,
    }
    return Page("", "timeline.html", Values(context), tuple(row.id for row in shown))


def _news(rows: Sequence[Row], views: Sequence[RowView]) -> Sequence[RowView]:
    """What became known last; of one day what stands first."""
    known = [row.known for row in rows]
    return [views[number] for number in nlargest(NEWS, range(len(rows)), key=known.__getitem__)]


def embed_page(home: Page) -> Page:
    """The timeline alone, for a frame in another site's page; the query chooses the view as on the home page."""
    more = {"address": addresses.EMBED, "bare": True, "noindex": True}
    return Page(addresses.EMBED, home.template, Values({**unmade(home.context), **more}), home.made_from)


def year_pages(rows: Sequence[Row], views: Sequence[RowView], tally: Tally) -> Iterator[Page]:
    """A page a year, with every event of it."""
    totals = _totals(tally)
    by_year = {view.year: view for view in _year_views(views, tally)}
    ids = {year: tuple([row.id for row in found]) for year, found in groupby(rows, key=_year)}
    years = sorted(by_year)
    for place, year in enumerate(years):
        context = {
            "title": f"{year}",
            "description": f"Every event of {year} on this timeline, month by month, with its sources.",
            "section": "timeline",
            "address": f"timeline/{year}/",
            "year": by_year[year],
            "before": years[place - 1] if place else None,
            "after": years[place + 1] if place + 1 < len(years) else None,
            "all_years": totals,
        }
        yield Page(f"timeline/{year}/", "timeline_year.html", context, ids[year])


class Tags(dict[tuple[str, ...], Together[Tag]]):
    """The names of a facet on a row, by its terms, without those that others there are a part of. Most rows have those
    of another: they are made once.
    """

    def __init__(self, labels: Labels, facet: str) -> None:
        self._labels, self._facet = labels, facet

    def __missing__(self, terms: tuple[str, ...]) -> Together[Tag]:
        labels = {term: label_of(self._labels, self._facet, term) for term in terms}
        wholes = {label.part_of for label in labels.values()}
        made = Together(
            [Tag(self._facet, term, label.name, label.address) for term, label in labels.items() if term not in wholes]
        )
        return self.setdefault(terms, made)


def row_views(rows: Iterable[Row], labels: Labels) -> tuple[RowView, ...]:
    """Rows as the templates lay them out."""
    of_kind, of_suppliers, of_recipients, of_actors, of_systems = (
        Tags(labels, facet) for facet in ("kind", "from", "to", "actor", "system")
    )
    found = []
    for number, row in enumerate(rows):
        terms, date, shape = row.terms, when(row.when).text, row.shape
        given, taken = terms.get("from", ()), terms.get("to", ())
        suppliers = of_suppliers[given]
        # What a country buys or makes for itself has it once.
        recipients = NO_TAGS if given == taken else of_recipients[taken]
        others = NO_TAGS if given or taken else of_actors[terms.get("actor", ())]
        systems, sources = of_systems[terms.get("system", ())], len(terms["publisher"])
        told = (of_kind[terms["kind"][:1]], suppliers, recipients, others, systems, sources)
        found.append(RowView(number, row.title, row.summary, row.address, date, shape, *told))
    return tuple(found)


def tally_of(rows: Iterable[Row]) -> Tally:
    """How many events each month has, and each year of those of which only that is known, in the order of the rows."""
    return Counter([row.group for row in rows])


def _totals(tally: Tally) -> dict[int, int]:
    found: Counter[int] = Counter()
    for (year, _), count in tally.items():
        found[year] += count
    return dict(found)


def _year(row: Row) -> int:
    return row.group[0]


def _year_views(views: Sequence[RowView], tally: Tally) -> tuple[YearView, ...]:
    """views: of the first rows, or of all."""
    months: dict[int, list[MonthView]] = defaultdict(list)
    end = 0
    for (year, month), total in tally.items():
        start, end = end, end + total
        if start < len(views):
            anchor, group = f"m{year}-{month:02}", year * 13 + month
            shown = _chunks(views[start:end])
            months[year].append(MonthView(month_label(year, month), anchor, group, total, shown))
    totals = _totals(tally)
    return tuple([YearView(year, totals[year], tuple(found)) for year, found in months.items()])


def _chunks(views: Sequence[RowView]) -> tuple[tuple[RowView, ...], ...]:
    return tuple(tuple(views[start : start + CHUNK]) for start in range(0, len(views), CHUNK))


def month_label(year: int, month: int) -> str:
    """ "December 2023", or for month 0 "2023, month not known"."""
    return f"{MONTHS[month - 1]} {year}" if month else f"{year}, month not known"
