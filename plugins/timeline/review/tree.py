"""Front matter as nested data: what stands at a path, and the same data with one thing changed or cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ..frontmatter import Data, Path, Value

Steps: TypeAlias = tuple[str | int, ...]


def at(data: Value, path: Path) -> Value | None:
    """The value at a path, or None if there is none."""
    found: Value | None = data
    for step in path:
        found = _below(found, step)
    return found


def _below(value: Value | None, step: str | int) -> Value | None:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int):
        return value[step] if step < len(value) else None
    return None


def put(data: Data, path: Path, value: Value) -> Data:
    """The data with this value at the path; what is missing on the way there is made. Lists grow at their end."""
    changed = _put(data, tuple(path), value)
    return changed if isinstance(changed, dict) else data


def _put(old: Value | None, path: Steps, value: Value) -> Value:
    if not path:
        return value
    step, rest = path[0], path[1:]
    inner = _put(_below(old, step), rest, value)
    if isinstance(step, int):
        items = list(old) if isinstance(old, list) else []
        return [*items[:step], inner, *items[step + 1 :]]
    return {**(old if isinstance(old, dict) else {}), step: inner}


def cut(data: Data, path: Path) -> Data:
    """The data without what stands at the path, nor what is empty then."""
    changed = _cut(data, tuple(path))
    return changed if isinstance(changed, dict) else {}


def _cut(old: Value, path: Steps) -> Value | None:
    """None where nothing is left."""
    step = path[0]
    child = _below(old, step)
    if child is None:
        return old
    inner = _cut(child, path[1:]) if len(path) > 1 else None
    if isinstance(old, list) and isinstance(step, int):
        return [*old[:step], *([] if inner is None else [inner]), *old[step + 1 :]] or None
    if isinstance(old, dict):
        pairs = ((name, inner if name == step else value) for name, value in old.items())
        return {name: value for name, value in pairs if value is not None} or None
    return old


def shifted(path: Path, gone: Path) -> Steps | None:
    """Where a path leads after `gone` was cut: None if it was within, one less after it in the same list."""
    steps, cut_at = tuple(path), tuple(gone)
    if steps[: len(cut_at)] == cut_at:
        return None
    *parent, last = cut_at
    place = len(parent)
    same_list = isinstance(last, int) and steps[:place] == tuple(parent) and len(steps) > place
    number = steps[place] if same_list else None
    if isinstance(number, int) and isinstance(last, int) and number > last:
        return (*parent, number - 1, *steps[place + 1 :])
    return steps


def leaves(value: Value, path: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Every text below, with its path."""
    if isinstance(value, str):
        yield path, value
        return
    below = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in below:
        yield from leaves(inner, (*path, step))
