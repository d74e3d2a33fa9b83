"""The facets: what can be chosen by, how often each occurs, what a tag on a row is called and links to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..terms import EVENT_KINDS, TRANSFER_STATUSES
from ..values.frozen import quick
from .timeline_row import CERTAINTIES, FACETS, Row

SHOWN = 6
"""Terms of a facet that stand in the document; the script adds the others when asked."""
OPEN = ("kind", "from", "to", "system")
"""Facets that are unfolded at first."""


@quick
class Label:
    """What a term is called, the address of its page below the site's root, and words that also find it.

    part_of: the term of which it is a part or version; a row that has both shows only the part.
    """

    name: str
    address: str = ""
    also: str = ""
    part_of: str = ""


Labels = Mapping[str, Mapping[str, Label]]
"""facet → term → label."""


@quick
class Option:
    """A term to choose, with the number of events that have it."""

    term: str
    label: str
    count: int


@quick
class Facet:
    """A facet as the form shows it. rest: how many more terms there are."""

    name: str
    label: str
    options: tuple[Option, ...]
    rest: int
    open: bool


def closed_labels() -> dict[str, dict[str, Label]]:
    """Labels of the facets whose terms are closed."""
    return {
        "kind": {t.id: Label(t.label, f"terms/#kind-{t.id}") for t in EVENT_KINDS.values()},
        "status": {t.id: Label(t.label) for t in TRANSFER_STATUSES.values()},
        "certainty": {term: Label(name) for term, name in CERTAINTIES.items()},
    }


def label_of(labels: Labels, facet: str, term: str) -> Label:
    """The label of a term; its id where it has none, so that nothing is lost."""
    return labels.get(facet, {}).get(term) or Label(term)


def terms_of(rows: Sequence[Row], labels: Labels, facet: str) -> list[str]:
    """The terms of a facet that occur: closed ones in their order, others by how often they occur."""
    return in_order(tally_of(rows, facet), labels, facet)


def in_order(tally: Mapping[str, int], labels: Labels, facet: str) -> list[str]:
    """The terms of a facet, of which there are so many, in the order of `terms_of`."""
    if facet in ("kind", "status", "certainty"):
        order = {term: number for number, term in enumerate(labels[facet])}
        return sorted(tally, key=lambda term: order.get(term, len(order)))
    return sorted(tally, key=lambda term: (-tally[term], label_of(labels, facet, term).name.casefold(), term))


def tally_of(rows: Iterable[Row], facet: str) -> Counter[str]:
    """How many rows each term of a facet is on. Most rows have the same terms as another."""
    found: Counter[str] = Counter()
    for terms, count in Counter([row.terms.get(facet, ()) for row in rows]).items():
        for term in terms:
            found[term] += count
    return found


def numbers_of(rows: Iterable[Row], facet: str, terms: Iterable[str]) -> Mapping[str, list[int]]:
    """The numbers of the rows that each of some terms of a facet is on."""
    found: dict[str, list[int]] = {term: [] for term in terms}
    for number, row in enumerate(rows):
        for term in row.terms.get(facet, ()):
            if term in found:
                found[term].append(number)
    return found


def facets_of(rows: Sequence[Row], labels: Labels) -> tuple[Facet, ...]:
    """The facets that have something to choose."""
    found = []
    for name, label in FACETS.items():
        tally = tally_of(rows, name)
        terms = in_order(tally, labels, name)
        shown = terms if name == "kind" or len(terms) <= SHOWN + 2 else _most(terms, tally)
        options = tuple(Option(term, label_of(labels, name, term).name, tally[term]) for term in shown)
        if options:
            found.append(Facet(name, label, options, len(terms) - len(shown), name in OPEN))
    return tuple(found)


def _most(terms: Sequence[str], tally: Mapping[str, int]) -> list[str]:
    """Those that occur most, in the order of the terms, as the script shows them."""
    most = set(sorted(terms, key=lambda term: -tally[term])[:SHOWN])
    return [term for term in terms if term in most]
