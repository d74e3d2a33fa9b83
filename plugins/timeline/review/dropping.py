"""What goes with a field that is dropped: the part that cannot stand without it, and what refers to that part."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pydantic import ValidationError

from ..frontmatter import Data, Path, Value, path_of, written
from ..model import Entry
from .tree import Steps, at, cut, leaves, shifted

PATHS = (("evidence", "field"), ("sources", "supports"))
"""Lists whose items name other fields: evidence by `field`, sources by the items of `supports`."""


def extent(data: Data, path: Path) -> Steps:
    """What has to go when this field goes: itself, or the nearest part around it that is not valid without it.

    Raises ValueError if the entry as a whole is not.
    """
    before = _faults(data)
    place = alone(data, tuple(path))
    while new := [fault for fault in _faults(cut(data, place)) if fault not in before]:
        if len(place) == 1 or any(len(fault) < 2 for fault in new):
            raise ValueError(f"{written(path)} must be given; change it instead")
        place = alone(data, place[:-1])
    return place


def drop(data: Data, path: Path, known: Collection[str] = ()) -> Data:
    """The data without this field and all that depends on it: see `extent`.

    known: ids of the transfers that other entries declare. Links to one that is declared nowhere now go too, as do
    its evidence, and its mention under what a source supports. Raises ValueError as `extent` does.
    """
    before = _declared(data)
    left = _without(data, extent(data, path))
    gone = before - _declared(left) - set(known)
    while (link := _link_to(left, gone)) is not None:
        left = _without(left, extent(left, link))
    return left


def rename_transfer(data: Data, old: str, new: str) -> Data:
    """The data with links to the transfer `old` leading to `new`: its id was changed."""
    changed = dict(data)
    for name in ("consents", "relations"):
        if name in changed:
            changed[name] = _renamed(changed[name], old, new)
    return changed


def _renamed(value: Value, old: str, new: str) -> Value:
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    if isinstance(value, dict):
        return {name: _renamed(inner, old, new) if name != "note" else inner for name, inner in value.items()}
    return new if value == old else value


def _faults(data: Data) -> set[Steps]:
    """Where the types refuse the data."""
    try:
        Entry.model_validate(data)
    except ValidationError as error:
        return {found["loc"] for found in error.errors(include_url=False, include_input=False)}
    return set()


def alone(data: Data, path: Steps) -> Steps:
    """The path, or the part around it that holds nothing else and would be empty without it."""
    while len(path) > 1 and len(at(data, path[:-1]) or "") == 1:
        path = path[:-1]
    return path


def _declared(data: Data) -> set[str]:
    steps = data.get("transfers")
    if not isinstance(steps, list):
        return set()
    return {str(step["transfer"]) for step in steps if isinstance(step, dict) and "transfer" in step}


def _link_to(data: Data, gone: Collection[str]) -> Steps | None:
    """The first place in consents and relations that names one of these transfers."""
    for name in ("consents", "relations"):
        for path, text in leaves(data.get(name, []), (name,)):
            if text in gone and path[-1] not in ("note", "basis"):
                return path[:2] if name == "relations" else path
    return None


def _without(data: Data, gone: Steps) -> Data:
    """One cut, with the paths that name other fields set right."""
    left = cut(data, gone)
    for list_name, key in PATHS:
        items = left.get(list_name)
        if isinstance(items, list):
            kept = [item for item in (_item(item, key, data, left, gone) for item in items) if item is not None]
            left = {**left, list_name: kept} if kept else cut(left, (list_name,))
    return left


def _item(item: Value, key: str, before: Data, after: Data, gone: Steps) -> Value | None:
    if not isinstance(item, dict) or key not in item:
        return item
    named = item[key]
    if isinstance(named, list):
        return _supporting(item, key, [_moved(str(one), before, after, gone) for one in named])
    moved = _moved(str(named), before, after, gone)
    return None if moved is None else {**item, key: moved}


def _supporting(item: Mapping[str, Value], key: str, named: Sequence[str | None]) -> Value:
    kept: list[Value] = list(dict.fromkeys(name for name in named if name is not None))
    rest = {name: value for name, value in item.items() if name != key or kept}
    return {**rest, key: kept} if kept else rest


def _moved(name: str, before: Data, after: Data, gone: Steps) -> str | None:
    """A field path after the cut; None if it led to what is gone. One that led nowhere before stays."""
    path = path_of(name)
    if at(before, path) is None:
        return name
    new = shifted(path, gone)
    return None if new is None or at(after, new) is None else written(new)
