"""The ledger after a change of records: what no change touches is not folded again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ..model import Entry, Record
from ..model.library import Library
from ..reading import differing, same_names
from . import Ledger, fold
from .events import AsOf

FOLDED: Final = (
    "date", "effective", "until", "kind", "aliases", "actors", "systems", "rules", "transfers", "consents",
    "programmes", "relations",
)  # fmt: skip
"""Fields of an entry that states, links and involvement follow from."""

CARRIED: Final = (
    "involved", "neighbours", "_links", "transfers_of", "halves", "entries_of_actor", "entries_of_system",
    "entries_of_rule", "entries_of_programme",
)  # fmt: skip
"""What a ledger reckons once, and that follows from those fields and the vocabularies alone."""


def refold(before: Ledger, library: Library) -> Ledger:
    """The ledger of all events of a library; before: that of an earlier state of it.

    Where only words changed, such as titles, bodies or sources, the states are the same objects.
    """
    if before.as_of != AsOf() or not _same_effects(before.library, library):
        return fold(library)
    after = replace(before, library=library, events=library.timeline)
    vars(after).update({name: value for name, value in vars(before).items() if name in CARRIED})
    return after


def _same_effects(before: Library, after: Library) -> bool:
    """True if every fold of the one is that of the other."""
    others = differing(before.entries, after.entries)
    vocabularies = ((before.rules, after.rules), (before.programmes, after.programmes))
    return (
        all(_same(one, other) for one, other in vocabularies)
        and same_names(before.entries, after.entries)
        and all(_folds_alike(before.entries[id_], after.entries[id_]) for id_ in others)
    )


def _same(before: Mapping[str, Record], after: Mapping[str, Record]) -> bool:
    return same_names(before, after) and not any(differing(before, after))


def _folds_alike(one: Entry, other: Entry) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in FOLDED)
