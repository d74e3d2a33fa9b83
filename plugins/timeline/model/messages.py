"""What the types of fields say of a value that they refuse → a sentence for the author."""

from __future__ import annotations

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from ..problems import did_you_mean, listed
from .fields import part_of

Location = tuple[str | int, ...]


def message(model: type[BaseModel], error: ErrorDetails) -> str:
    """What is wrong with a field of a model, and what to do."""
    kind, loc = error["type"], error["loc"]
    if kind == "missing":
        return f"is missing; {_meaning(_model_at(model, loc[:-1]), loc[-1])}"
    if kind == "extra_forbidden":
        allowed = _names(_model_at(model, loc[:-1]))
        hint = did_you_mean(str(loc[-1]), allowed) or ";"
        return f'unknown field "{loc[-1]}"{hint} allowed: {listed(allowed)}'
    if kind == "value_error":
        return str(error["ctx"]["error"])
    return _MESSAGES.get(kind, error["msg"])


_MESSAGES = {
    "string_too_short": "is empty; give a value or delete the line",
    "string_type": "must be text",
    "too_short": "must have one line at least",
    "tuple_type": "must be a list: lines that begin with a hyphen, or [a, b]",
    "model_type": "must be fields: lines of the form name: value, or {name: value}",
    "dict_type": "must be fields: lines of the form name: value, or {name: value}",
}


def _model_at(model: type[BaseModel], loc: Location) -> type[BaseModel]:
    """The model that the field at `loc` holds."""
    for step in loc:
        field = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        inner = part_of(field.annotation) if field else None
        model = inner or model
    return model


def _names(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _meaning(model: type[BaseModel], name: str | int) -> str:
    field = next((f for key, f in model.model_fields.items() if name in (key, f.alias)), None)
    meaning = (field.description if field else None) or "it must be given"
    return meaning[0].lower() + meaning[1:].rstrip(".")
