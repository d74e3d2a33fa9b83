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


class Terms:
    """The terms on rows, facet by facet."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = [row.terms for row in rows]
        self._columns: dict[str, list[tuple[str, ...]]] = {}
        self._tallies: dict[str, Mapping[str, int]] = {}

    def on(self, facet: str) -> list[tuple[str, ...]]:
        """The terms of a facet on each row."""
        if facet not in self._columns:
            self._columns[facet] = [terms.get(facet, ()) for terms in self._rows]
        return self._columns[facet]

    def tally(self, facet: str) -> Mapping[str, int]:
        """How many rows each term of a facet is on, in the order of their first coming."""
        if facet not in self._tallies:
            found: Counter[str] = Counter()
            # Most rows have the same terms as another.
            for terms, count in Counter(self.on(facet)).items():
                for term in terms:
                    found[term] += count
            self._tallies[facet] = found
        return self._tallies[facet]

    def ordered(self, facet: str, labels: Labels) -> list[str]:
        """The terms of a facet that occur: closed ones in their order, others by how often they occur."""
        tally = self.tally(facet)
        if facet in ("kind", "status", "certainty"):
            order = {term: number for number, term in enumerate(labels[facet])}
            return sorted(tally, key=lambda term: order.get(term, len(order)))
        return sorted(tally, key=lambda term: (-tally[term], label_of(labels, facet, term).name.casefold(), term))

    def numbers(self, facet: str, terms: Iterable[str], order: Iterable[int]) -> Mapping[str, list[int]]:
        """The numbers of the rows that each of some terms of a facet is on. order: of the numbers of all rows."""
        found: dict[str, list[int]] = {term: [] for term in terms}
        column = self.on(facet)
        for number in order:
            for term in column[number]:
                if term in found:
                    found[term].append(number)
        return found


def facets_of(held: Terms, labels: Labels) -> tuple[Facet, ...]:
    """The facets that have something to choose."""
    found = []
    for name, label in FACETS.items():
        tally, terms = held.tally(name), held.ordered(name, labels)
        shown = terms if name == "kind" or len(terms) <= SHOWN + 2 else _most(terms, tally)
        options = tuple(Option(term, label_of(labels, name, term).name, tally[term]) for term in shown)
        if options:
            found.append(Facet(name, label, options, len(terms) - len(shown), name in OPEN))
    return tuple(found)


def _most(terms: Sequence[str], tally: Mapping[str, int]) -> list[str]:
    """Those that occur most, in the order of the terms, as the script shows them."""
    most = set(sorted(terms, key=lambda term: -tally[term])[:SHOWN])
    return [term for term in terms if term in most]
