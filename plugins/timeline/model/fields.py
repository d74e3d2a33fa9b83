"""The types of fields: text to value, with a sentence for the author where it fails."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Annotated, Any, TypeAlias, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core.core_schema import CoreSchema, no_info_after_validator_function

from ..frontmatter import Path
from ..values import edtf
from ..values.termset import TermSet

# What our records allow no plugin of pydantic's may change: to look for one in all packages takes milliseconds.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

QUOTE_WORDS = 25
"""The most words that a quote may have."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


_GIVEN: dict[frozenset[str], set[str]] = {}
"""The sets of names of given fields that there are, which nobody changes."""


class Model(BaseModel):
    """A part of a record: unknown fields are problems, values never change."""

    # A part is checked within its record: built when it is defined, its own schema would double the time to start.
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, validate_by_name=False, defer_build=True
    )

    def model_post_init(self, _: Any) -> None:
        """Share the names of the given fields with all parts that give the same: a set each is a third of a record."""
        given = self.model_fields_set
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from. id: the file's name without .md. file: its path. body: its Markdown."""

    id: str
    file: str
    body: str = ""


def _edtf(value: Any) -> edtf.Edtf:
    if isinstance(value, edtf.Edtf):
        return value
    if not isinstance(value, str):
        raise ValueError(f"is no date; {edtf.ALLOWED}")
    return edtf.parse(value.strip())


def _number(value: Any) -> Decimal:
    try:
        found = Decimal(str(value).replace(",", "")) if isinstance(value, str | int | Decimal) else None
    except InvalidOperation:
        found = None
    if found is None or not found.is_finite():
        raise ValueError(f'"{value}" is no number; write 7000000000 or 7e9')
    if found < 0:
        raise ValueError(f'"{value}" is below nought; a reduction is a status of its own')
    return found


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError(
            f'"{value}" is no id; an id is a file\'s name: small letters, digits and single hyphens'
        )
    return value


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", value):
        raise ValueError(f'"{value}" is no web address; it begins with https://')
    return value


def _quote(value: str) -> str:
    words = len(value.split())
    if words > QUOTE_WORDS:
        raise ValueError(f"the quote has {words} words; at most {QUOTE_WORDS} are allowed")
    return value


def _currency(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", value):
        raise ValueError(f'"{value}" is no currency; write its ISO 4217 code, such as USD')
    return value


def _yes(value: Any) -> bool:
    if value not in ("true", True):
        raise ValueError('only "true" is allowed here; leave the field out otherwise')
    return True


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Text: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
Id: TypeAlias = Annotated[str, AfterValidator(_id)]
Ids: TypeAlias = Annotated[
    tuple[Id, ...],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
Date: TypeAlias = Annotated[
    edtf.Edtf,
    PlainValidator(_edtf),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "description": "EDTF level 1, or a quarter"}),
]
Number: TypeAlias = Annotated[
    Decimal,
    PlainValidator(_number),
    PlainSerializer(lambda number: plain_number(number)),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
Url: TypeAlias = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Quote: TypeAlias = Annotated[str, StringConstraints(min_length=1), AfterValidator(_quote)]
Currency: TypeAlias = Annotated[str, AfterValidator(_currency)]
Yes: TypeAlias = Annotated[bool, PlainValidator(_yes), WithJsonSchema({"const": True})]


def plain_number(number: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(number) if number == number.to_integral_value() else float(number)


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a text field that holds one of `terms`: ``Annotated[str, OneOf(terms.BOUNDS)]``."""

    terms: TermSet

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        choices = [{"const": item.id, "description": item.meaning} for item in self.terms.values()]
        return {"type": "string", "oneOf": choices}

    def _known(self, value: str) -> str:
        if value not in self.terms:
            raise ValueError(self.terms.refusal(value))
        return value


def part_of(annotation: Any) -> type[BaseModel] | None:
    """The model of the parts that a field with this annotation holds; None if it holds plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := part_of(inner))), None)


@cache
def _names(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Each field's name in Python and the name that the author writes."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


def given(part: BaseModel) -> frozenset[str]:
    """The names of the fields that the author gave, as the author writes them."""
    return _written(part.__class__, frozenset(part.model_fields_set))


@cache
def _written(model: type[BaseModel], names: frozenset[str]) -> frozenset[str]:
    return frozenset(written for name, written in _names(model) if name in names)


def set_fields(part: BaseModel, without: Collection[str] = ()) -> Iterator[tuple[str, Any]]:
    """The fields of a part that the author gave, by the name that the author writes; without some of them."""
    given = part.model_fields_set
    # Not type(part): what notes the reads of a record says that it is of the record's class.
    names = ((name, written) for name, written in _names(part.__class__) if name in given and name not in without)
    return ((written, getattr(part, name)) for name, written in names)


def walk(part: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Path, Any]]:
    """Every part below `part` with its field path, itself first."""
    yield path, part
    if isinstance(part, BaseModel):
        below: Iterable[tuple[str | int, Any]] = set_fields(part)
    elif isinstance(part, tuple):
        below = enumerate(part)
    else:
        return
    for step, value in below:
        if isinstance(value, BaseModel | tuple):
            yield from walk(value, (*path, step))
        else:
            yield (*path, step), value
