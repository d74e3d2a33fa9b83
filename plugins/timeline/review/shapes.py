"""What a field of an entry holds, by its type: which control shows it, which terms or records it may name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..checks.rules.references import KIND_OF_FIELD
from ..frontmatter import Path
from ..model import ClauseChange, Entry, MoneyValue, Quantity, Relation
from ..model.fields import OneOf
from ..values.edtf import Edtf
from ..values.termset import TermSet

Kind = Literal["term", "date", "number", "yes", "id", "text", "prose", "group", "rows"]
WHOLE: Final = (ClauseChange, MoneyValue, Quantity, Relation)
"""Parts that are shown and changed as one."""
PROSE: Final = frozenset({"summary", "note", "reason", "text"})
NAMED: Final[Mapping[str, str]] = {
    **KIND_OF_FIELD, "transfer": "transfers", "target": "targets", "clause": "clauses", "currency": "currencies",
}  # fmt: skip
"""The list of ids that a field completes from, by the field's name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What one field holds.

    several: a list. terms: for a term. model: for a group, or for the rows of a list. named: which ids complete it.
    required: it must be given. meaning: a line for the author.
    """

    kind: Kind
    several: bool = False
    terms: TermSet | None = None
    model: type[BaseModel] | None = None
    named: str = ""
    required: bool = False
    meaning: str = ""

    @property
    def whole(self) -> bool:
        """A part that is shown and changed as one."""
        return self.kind == "group" and self.model in WHOLE


@cache
def fields(model: type[BaseModel]) -> Mapping[str, Shape]:
    """The fields of a model, by the name that authors write."""
    return {field.alias or name: _shape(field.alias or name, field) for name, field in model.model_fields.items()}


def shape_at(path: Path) -> Shape | None:
    """What the field at this path of an entry holds; None if there is no such field."""
    found: Shape | None = Shape("group", model=Entry)
    for step in path:
        found = _below(found, step) if found else None
    return found


def _below(shape: Shape, step: str | int) -> Shape | None:
    if isinstance(step, int):
        return Shape("group", model=shape.model, required=True) if shape.kind == "rows" else None
    return fields(shape.model).get(step) if shape.kind == "group" and shape.model else None


def _shape(name: str, field: FieldInfo) -> Shape:
    parts = [*_parts(field.annotation), *field.metadata]
    several = any(get_origin(part) is tuple for part in parts)
    terms = next((part.terms for part in parts if isinstance(part, OneOf)), None)
    model = next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None)
    kind = _kind(name, parts, terms, model)
    if kind == "group" and several:
        kind = "rows"
    return Shape(kind, several, terms, model, NAMED.get(name, ""), field.is_required(), field.description or "")


def _kind(name: str, parts: list[Any], terms: TermSet | None, model: type[BaseModel] | None) -> Kind:
    tests: tuple[tuple[bool, Kind], ...] = (
        (model is not None, "group"),
        (terms is not None, "term"),
        (Edtf in parts, "date"),
        (Decimal in parts, "number"),
        (bool in parts, "yes"),
        (name in NAMED, "id"),
        (name in PROSE, "prose"),
    )
    return next((kind for holds, kind in tests if holds), "text")


def _parts(annotation: Any) -> Iterator[Any]:
    """A type and all that it is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
