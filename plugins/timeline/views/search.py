"""The search page: every name that a page stands behind, and the file in which the script looks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..ledger import Ledger
from ..model import Publisher, Vocabulary
from ..model.library import Library, columns
from ..values import addresses
from ..values.frozen import quick
from .page import Page
from .parts import Link
from .site import Site
from .whole import PATTERN
from .wording import Names

HEADINGS = {
    "actors": "Actors", "systems": "Systems", "rules": "Rules", "programmes": "Programmes",
    "publishers": "Publishers", "transfers": "Transfers",
}  # fmt: skip
"""The kinds of page that are found by name, in the order in which they are shown."""


@quick
class Named:
    """A page by its name. also: other names that lead to it. shown: those of them that tell a reader more."""

    page: Link
    also: str
    shown: str = ""


@quick
class NamedGroup:
    """Names of one kind of page, in order. folder: that of their addresses."""

    folder: str
    heading: str
    names: tuple[Named, ...]


def search_pages(site: Site) -> Iterator[Page]:
    """The search page."""
    groups, days = groups_of(site.library, site.ledger), columns(site.ledger.events, "date.anchor")
    context = {
        "title": "Search",
        "description": "Find an event, an actor, a weapon system, a rule, a programme or a transfer by its name.",
        "address": "search/",
        "section": "search",
        "bound": PATTERN,
        "groups": tuple(group for group in groups if group.folder != "transfers"),
        "years": sorted({date.fromordinal(day).year for day in set(days)}, reverse=True),
    }
    yield Page("search/", "search.html", context)


def groups_of(library: Library, ledger: Ledger) -> tuple[NamedGroup, ...]:
    """Every page that stands for a record with a name, by kind."""
    names = Names(library, ledger)
    kinds: Mapping[str, Mapping[str, Vocabulary | Publisher]] = {
        "actors": library.actors, "systems": library.systems, "rules": library.rules,
        "programmes": library.programmes, "publishers": library.publishers,
    }  # fmt: skip
    found = [_group(folder, [_named(folder, record) for record in kinds[folder].values()]) for folder in kinds]
    titles = [
        Named(Link(names.transfer_title(state), addresses.page("transfers", id_)), "")
        for id_, state in ledger.transfers.items()
    ]
    return (*found, _group("transfers", titles))


def _group(folder: str, names: Sequence[Named]) -> NamedGroup:
    return NamedGroup(folder, HEADINGS[folder], tuple(sorted(names, key=lambda one: one.page.label.casefold())))


def _named(folder: str, record: Vocabulary | Publisher) -> Named:
    also = [name for name in dict.fromkeys(_others(record)) if name.casefold() not in record.name.casefold()]
    shown = [name for name in also if record.name.casefold() not in name.casefold()]
    return Named(Link(record.name, addresses.page(folder, record.id)), ", ".join(also), ", ".join(shown))


def _others(record: Vocabulary | Publisher) -> Iterator[str]:
    yield from record.aliases
    if isinstance(record, Vocabulary):
        yield from record.weak_aliases
        yield from (name for found in record.other_names.values() for name in found)


def names_of(library: Library, ledger: Ledger) -> dict[str, object]:
    """What data/names.json holds: for each kind, [name, address, other names] of each page."""
    return {
        "version": 1,
        "kinds": [
            {
                "heading": group.heading,
                "names": [[one.page.label, one.page.address, one.also] for one in group.names],
            }
            for group in groups_of(library, ledger)
        ],
    }
