"""What differs between two states of a site, as the keys by which it was read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from ..model import Record
from ..reading import alike_named, by_id, differing, ids_of
from ..views import Options, Site
from .keys import ALL, Key
from .parts import name_of

ROOTS: Final = ("site", "library", "ledger")
"""The parts of a site that spaces begin with; other spaces are no part of it, such as files that were made."""


ABSENT: Final = object()


def changes(before: Site, after: Site, fields: Mapping[str, Collection[str]]) -> set[Key]:
    """Every key that no longer gives what it gave.

    fields: the spaces that anything was read of, and the fields of their records that were.
    """
    read = (space for space in fields if space.partition(".")[0] in ROOTS)
    return {key for space in read for key in _of_space(space, before, after, fields[space])}


def _of_space(space: str, before: Site, after: Site, fields: Collection[str]) -> Iterator[Key]:
    old, new = _found(before, space), _found(after, space)
    if old is new:
        return
    if isinstance(new, Mapping):
        yield from _of_mapping(space, old, new, fields)
    elif isinstance(new, Options):
        yield from ((space, name, "") for name in vars(new) if getattr(old, name) != getattr(new, name))
    elif new and isinstance(new, Sequence) and isinstance(new[0], Record):
        yield from _of_sequence(space, old, new, fields)
    elif old != new:
        yield (space, ALL, "")


def _found(site: Site, space: str) -> Any:
    """What stands at a path such as ``ledger.transfers``."""
    root, *steps = space.split(".")
    value: Any = site if root == "site" else getattr(site, root)
    for step in steps:
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    return value


def _of_mapping(space: str, old: Mapping[Any, Any], new: Mapping[Any, Any], fields: Collection[str]) -> Iterator[Key]:
    for id_ in differing(old, new):
        one, other = old.get(id_, ABSENT), new[id_]
        if isinstance(one, Record) and isinstance(other, Record):
            yield from _of_record(space, name_of(id_), one, other, fields)
        elif one is ABSENT or one != other:
            yield from _both(space, name_of(id_), "")
    if alike_named(old, new):
        return
    for id_ in old.keys() - new.keys():
        yield from _both(space, name_of(id_), "")
    if list(old) != list(new):
        yield (space, ALL, "")


def _of_sequence(space: str, old: Sequence[Record], new: Sequence[Record], fields: Collection[str]) -> Iterator[Key]:
    known, now = by_id(old), by_id(new)
    for id_ in differing(known, now):
        if id_ in known:
            yield from _of_record(space, ALL, known[id_], now[id_], fields)
    ids, others = ids_of(old), ids_of(new)
    if ids is not others and list(ids) != list(others):
        yield (space, ALL, "")


def _of_record(space: str, id_: str, old: Record, new: Record, fields: Collection[str]) -> Iterator[Key]:
    for name in fields:
        if old != new if name == ALL else name and getattr(old, name, None) != getattr(new, name, None):
            yield from _both(space, id_, name)


def _both(space: str, id_: str, field: str) -> Iterator[Key]:
    """The key of one id, and that of all."""
    yield (space, id_, field)
    yield (space, ALL, field)
