"""A source can be found again and supports something that the record says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, cast

from ...frontmatter import path_of, written
from ...model import Entry, Record
from ...model.fields import Model, given, set_fields
from ..base import Finding, Records, check_each

BODY: Final = frozenset({"body"})
"""What a source can support beside fields."""


def find(_: Records, entry: Record) -> Iterable[Finding]:
    """Sources without an address, with a short name given twice, or that support what is not there."""
    if not isinstance(entry, Entry) or _sound(entry):
        return ()
    return _ids(entry) if entry.draft else chain(_ids(entry), _addresses(entry), _supports(entry))


def _sound(entry: Entry) -> bool:
    """True if surely nothing is wrong: each source has an address, a name of its own, and supports what is there."""
    sources, there = entry.sources, entry.model_fields_set
    for source in sources:
        supports = source.supports
        if source.url is None or not supports:
            return False
        if not there.issuperset(supports) and set(supports) - there != BODY:
            return False
    return not entry.disagreements and (len(sources) == 1 or _differ([source.id for source in sources if source.id]))


def _differ(ids: list[str]) -> bool:
    return len(set(ids)) == len(ids)


def _addresses(entry: Entry) -> Iterator[Finding]:
    for number, source in enumerate(entry.sources):
        if source.url is None and source.archived is None:
            yield Finding(
                entry, ("sources", number), "a published entry's source needs its url (or archived)"
            )


def _supports(entry: Entry) -> Iterator[Finding]:
    there = given(entry) | BODY
    for number, source in enumerate(entry.sources):
        if not source.supports:
            yield Finding(
                entry, ("sources", number), "supports nothing; name the fields, such as [date, transfers]"
            )
        for place, field in enumerate(source.supports):
            if field not in there and not _is_there(entry, field):
                message = f'supports "{field}", which this entry does not have'
                yield Finding(entry, ("sources", number, "supports", place), message)


def _is_there(entry: Entry, field: str) -> bool:
    """True if an entry has a field, or a part of one: ``transfers[0].items``."""
    path, value = path_of(field), cast(object, entry)
    for step in path:
        if isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif isinstance(value, Model) and step in given(value):
            value = next(part for name, part in set_fields(value) if name == step)
        else:
            return False
    return written(path) == field


def _ids(entry: Entry) -> Iterator[Finding]:
    ids = [source.id for source in entry.sources]
    for number, id_ in enumerate(ids):
        if id_ and id_ in ids[:number]:
            yield Finding(entry, ("sources", number, "id"), f'"{id_}" is the id of an earlier source too')
    for number, disagreement in enumerate(entry.disagreements):
        for place, value in enumerate(disagreement.values):
            for missing in (id_ for id_ in value.sources if id_ not in ids):
                path = ("disagreements", number, "values", place, "sources")
                yield Finding(entry, path, f'"{missing}" is the id of none of the sources')


CHECK = check_each("sources", "A source can be found again and supports a field that is there", find)
