"""The controls by which a field is changed, and the value that a filled form says.

A control's name in the form is the field's path; a group has the controls of its fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..frontmatter import Data, Path, Value, path_of, written
from ..model import Relation
from ..terms import RELATIONS
from .saying import named_kind, rule_of
from .shapes import Shape, fields, shape_at
from .tree import Steps, at, put

PARTS: Mapping[str, str] = {
    "items": "goods", "value": "sum", "now": "state", "what": "in words", "clauses": "clause",
    "relations": "relation", "further": "another event", "lang": "language", "by": "by whom", "values": "side",
}  # fmt: skip
"""Fields whose name does not tell a person what they hold."""


@dataclass(frozen=True, slots=True)
class Control:
    """One control, or a group of them.

    values: what stands there; several may. completes: the list of ids that it is completed from.
    """

    name: str
    label: str
    shape: Shape
    values: tuple[str, ...] = ()
    completes: str = ""
    children: tuple[Control, ...] = ()


def control(data: Data, path: Path) -> Control | None:
    """What changes the field at this path, or adds a line to a list; None if there is no such field."""
    shape = shape_at(path)
    if shape is None:
        return None
    if shape.kind == "rows":
        path = (*path, len(list(_items(at(data, path)))))
        return _control(data, path, replace(shape, kind="group"), None)
    return _control(data, tuple(path), shape, at(data, path))


def _control(data: Data, path: Steps, shape: Shape, value: Value | None) -> Control:
    if shape.kind == "rows":
        path, shape = (*path, 0), replace(shape, kind="group")
    name, label = written(path), label_of(path)
    if shape.kind == "group" and shape.model:
        there = _apart(shape, value)
        children = (_control(data, (*path, key), inner, there.get(key)) for key, inner in fields(shape.model).items())
        return Control(name, label, shape, children=tuple(children))
    completes = named_kind(shape, rule_of(path, data)) if shape.named else ""
    return Control(name, label, shape, tuple(str(item) for item in _items(value)), completes)


def label_of(path: Path) -> str:
    """A field's name for a person: ``delivery point``."""
    names = [str(step) for step in path if isinstance(step, str)] or [""]
    if "values" in names[:-1]:
        return names[-1]  # what one side says, which is no sum
    return PARTS.get(names[-1], names[-1].replace("_", " "))


def filled(path: Path, form: Mapping[str, Sequence[str]]) -> Value | None:
    """The value that a form says for the field at this path; None if all of it was left empty."""
    steps = tuple(path)
    found: Data = {}
    for name, texts in form.items():
        place = path_of(name)
        shape = shape_at(place) if place[: len(steps)] == steps else None
        given = [" ".join(text.split()) for text in texts if text.strip()]
        if shape is not None and given:
            single = not shape.several or (shape.kind == "id" and len(given) == 1)
            found = put(found, ("value", *place[len(steps) :]), given[0] if single else list(given))
    value = found.get("value")
    whole = shape_at(steps)
    return _together(value) if whole and whole.model is Relation and isinstance(value, dict) else value


def _items(value: Value | None) -> Iterator[Value]:
    if isinstance(value, list):
        yield from value
    elif value is not None:
        yield value


def _apart(shape: Shape, value: Value | None) -> Mapping[str, Value]:
    """The fields of a part; a relation is written as a pair."""
    there = value if isinstance(value, dict) else {}
    if shape.model is not Relation:
        return there
    kind = next((name for name in there if name in RELATIONS), None)
    rest = {name: text for name, text in there.items() if name != kind}
    return {**rest, "relation": kind, "target": there[kind]} if kind else rest


def _together(value: Mapping[str, Value]) -> Value:
    """A relation as it is written."""
    rest = {name: text for name, text in value.items() if name not in ("relation", "target")}
    return {str(value.get("relation", "")): value.get("target", ""), **rest}
