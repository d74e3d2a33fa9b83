"""What ids stand for: the lists that a control completes from, and how an id is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..ledger import fold
from ..model.entry import MoneyValue
from ..model.fields import walk
from ..model.library import Library


@dataclass(frozen=True)
class Names:
    """The names of all records of a library, by kind and id."""

    library: Library

    @cached_property
    def lists(self) -> Mapping[str, Mapping[str, str]]:
        """Kind → id → name. Kinds: those of `shapes.NAMED`, and the clauses of each rule as ``clauses-<rule>``."""
        library = self.library
        records = (library.actors, library.systems, library.rules, library.programmes)
        kinds: dict[str, Mapping[str, str]] = {
            kind: {id_: record.name for id_, record in found.items()}
            for kind, found in zip(("actors", "systems", "rules", "programmes"), records, strict=True)
        }
        kinds["transfers"] = {state.id: state.title or state.id for state in fold(library).transfers.values()}
        kinds["entries"] = {entry.id: entry.title for entry in library.entries.values()}
        kinds["targets"] = {
            **kinds["programmes"], **kinds["rules"], **kinds["transfers"], **kinds["entries"],
        }  # fmt: skip
        kinds["currencies"] = dict.fromkeys(sorted(self._currencies()), "")
        clauses = {rule.id: {clause.id: clause.label for clause in rule.clauses} for rule in library.rules.values()}
        return kinds | {f"clauses-{rule}": labels for rule, labels in clauses.items()}

    def name(self, kind: str, id_: str) -> str:
        """The name of a record, or an empty text if there is none."""
        return self.lists.get(kind, {}).get(id_, "")

    def _currencies(self) -> set[str]:
        entries = self.library.entries.values()
        return {part.currency for entry in entries for _, part in walk(entry) if isinstance(part, MoneyValue)}
