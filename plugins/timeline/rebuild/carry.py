"""What was reckoned once of a site and still holds after a change is taken over, not reckoned again."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..model import Record, TextPage
from ..model.library import Brief, Library, brief
from ..reading import InOrder, alike_named, differing, ids_of, same_names
from ..values import addresses
from ..views import Site

KINDS = (*addresses.FOLDERS, "pages", "drafts")
"""The records that have addresses."""


def carry_library(before: Library, after: Library) -> None:
    """Take over the order of the entries, what is known of each in brief, and the addresses of all files."""
    known, new = vars(before), vars(after)
    others = list(differing(before.entries, after.entries))
    if "timeline" in known and _alike(before.entries, after.entries, others, "date"):
        new["timeline"] = InOrder(ids_of(before.timeline), after.entries)
    if "briefs" in known:
        others += differing(before.drafts, after.drafts)
        new["briefs"] = _briefs(before, after, frozenset(others))
    if "links" in known and _same_places(before, after):
        new["links"] = before.links
        before.links.library = after


def _briefs(before: Library, after: Library, others: Collection[str]) -> Mapping[str, Brief]:
    if alike_named(before.entries, after.entries) and alike_named(before.drafts, after.drafts):
        return {**before.briefs, **{id_: brief(after.entries.get(id_) or after.drafts[id_]) for id_ in others}}
    return {
        id_: brief(entries[id_]) if id_ in others else before.briefs[id_]
        for entries in (after.entries, after.drafts)
        for id_ in entries
    }


def carry_site(before: Site, after: Site) -> None:
    """Take over what follows from the states of rules, where these are the same objects."""
    if before.ledger.rules is not after.ledger.rules:
        return
    if "clause_steps" in vars(before.names):
        vars(after.names)["clause_steps"] = before.names.clause_steps
    if "rules_today" in vars(before) and before.today == after.today:
        vars(after)["rules_today"] = before.rules_today


def _same_places(before: Library, after: Library) -> bool:
    """True if every file below the content folder has the address that it had."""
    if before.files != after.files or before.folder != after.folder:
        return False
    return all(_same_files(getattr(before, kind, {}), getattr(after, kind, {})) for kind in KINDS)


def _same_files(before: Mapping[str, Record], after: Mapping[str, Record]) -> bool:
    others = list(differing(before, after))
    texts = any(isinstance(after[id_], TextPage) for id_ in others)
    return not texts and _alike(before, after, others, "file")


def _alike(before: Mapping[str, Record], after: Mapping[str, Record], others: Collection[str], name: str) -> bool:
    """True if there are the same ids, and a field of every record is what it was. others: ids of what may differ."""
    return same_names(before, after) and all(getattr(before[i], name) == getattr(after[i], name) for i in others)
