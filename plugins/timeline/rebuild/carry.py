"""What was reckoned once of a site and still holds after a change is taken over, not reckoned again."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Record, TextPage
from ..model.library import Library
from ..values import addresses
from ..views import Site


def carry_library(before: Library, after: Library) -> None:
    """Take over the order of the entries, and the addresses of all files, where they hold."""
    same_ids = before.entries.keys() == after.entries.keys()
    if "timeline" in vars(before) and same_ids and _alike(before.entries, after.entries, "date"):
        vars(after)["timeline"] = tuple(after.entries[entry.id] for entry in before.timeline)
    if "links" in vars(before) and before.files == after.files and before.folder == after.folder:
        kinds = (*addresses.FOLDERS, "pages", "drafts")
        if all(_same_places(getattr(before, kind, {}), getattr(after, kind, {})) for kind in kinds):
            vars(after)["links"] = before.links


def carry_site(before: Site, after: Site) -> None:
    """Take over what follows from the states of rules, where these are the same objects."""
    if before.ledger.rules is not after.ledger.rules:
        return
    if "clause_steps" in vars(before.names):
        vars(after.names)["clause_steps"] = before.names.clause_steps
    if "rules_today" in vars(before) and before.today == after.today:
        vars(after)["rules_today"] = before.rules_today


def _same_places(before: Mapping[str, Record], after: Mapping[str, Record]) -> bool:
    if before.keys() != after.keys():
        return False
    return _alike(before, after, "file") and not any(
        isinstance(one, TextPage) and one is not after[id_] for id_, one in before.items()
    )


def _alike(before: Mapping[str, Record], after: Mapping[str, Record], name: str) -> bool:
    """True if a field of every record is what it was; the ids are the same."""
    return all(one is after[id_] or getattr(one, name) == getattr(after[id_], name) for id_, one in before.items())
