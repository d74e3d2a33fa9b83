"""docs/fields.md and docs/terms.md, made from the types and the terms: `inv golden` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .. import terms
from ..model import Actor, Entry, Programme, Publisher, Record, Rule, System, TextPage
from ..model.fields import Currency, Date, Id, Ids, Number, OneOf, Quote, Text, Url, Yes
from ..model.vocabulary import field_order
from ..values.termset import TermSet

RECORDS: Final = (Entry, Actor, System, Rule, Programme, Publisher, TextPage)
PLACES: Final = {
    Entry: "content/entries/YYYY/YYYY-MM-DD-slug.md",
    Actor: "content/actors/<id>.md",
    System: "content/systems/<id>.md",
    Rule: "content/rules/<id>.md",
    Programme: "content/programmes/<id>.md",
    Publisher: "content/publishers/<id>.md",
    TextPage: "content/pages/<id>.md",
}
WORDS: Final[tuple[tuple[Any, str], ...]] = (
    (Text, "text"), (Id, "id"), (Ids, "id or list of ids"), (Date, "date (EDTF)"), (Number, "number"),
    (Url, "address"), (Quote, "quote, at most 25 words"), (Currency, "ISO 4217 code"), (Yes, "true"),
    (bool, "true"), (int, "whole number"), (str, "text"),
)  # fmt: skip
NOTE: Final = "<!-- Made from the types by `inv golden`; edit those. -->"


def fields_page() -> str:
    """The text of docs/fields.md."""
    lines = [
        "# Fields",
        "",
        NOTE,
        "",
        "In the order in which `inv format` puts them. **Bold**: must be given.",
        "",
    ]
    for record in RECORDS:
        lines += [
            f"## {record.__name__}: `{PLACES[record]}`",
            "",
            (record.__doc__ or "").strip(),
            "",
            *_table(record),
        ]
    parts = dict.fromkeys(part for record in RECORDS for part in _parts(record))
    for part in parts:
        lines += [f"## {part.__name__}", "", _first(part), "", *_table(part)]
    return "\n".join(lines)


def terms_page() -> str:
    """The text of docs/terms.md."""
    lines = [
        "# Terms",
        "",
        NOTE,
        "",
        "The closed vocabularies: an unknown word is an error that names the nearest.",
        "",
    ]
    for group in terms.ALL:
        lines += [f"## {group.name.capitalize()}", "", *_terms(group), ""]
    return "\n".join(lines)


def _terms(group: TermSet) -> Iterator[str]:
    yield "| term | meaning | not |"
    yield "|---|---|---|"
    for term in group.values():
        wrong = ", ".join(word for word, better in group.instead.items() if better == term.id)
        inverse = f" Seen from the other end: {term.inverse}." if term.inverse else ""
        source = f" ({term.source})" if term.source else ""
        yield f"| `{term.id}` | {term.meaning}{source}{inverse} | {wrong} |"


def _first(part: type[BaseModel]) -> str:
    return (part.__doc__ or "").strip().partition("\n\n")[0]


def _table(model: type[BaseModel]) -> list[str]:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    order = field_order(model) if issubclass(model, Record) else list(fields)
    rows = [_row(name, fields[name]) for name in order]
    return ["| field | holds | meaning |", "|---|---|---|", *rows, ""]


def _row(name: str, field: FieldInfo) -> str:
    shown = f"**{name}**" if field.is_required() else name
    marks = next((mark for mark in field.metadata if isinstance(mark, OneOf)), None)
    holds = _one_of(marks) if marks else _holds(_rebuilt(field))
    return f"| {shown} | {holds} | {field.description or ''} |"


def _rebuilt(field: FieldInfo) -> Any:
    """The annotation as it was written: pydantic keeps what `Annotated` adds apart from the type."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _holds(annotation: Any) -> str:
    known = next((words for type_, words in WORDS if annotation == type_), None)
    if known:
        return known
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return _composed(annotation)


def _composed(annotation: Any) -> str:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        mark = next((mark for mark in inner[1:] if isinstance(mark, OneOf)), None)
        return _one_of(mark) if mark else _holds(inner[0])
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(_holds(part) for part in inner if part is not NoneType))
    if origin is tuple:
        return f"list of {_holds(inner[0])}"
    if origin is dict:
        return f"{_holds(inner[0])}: {_holds(inner[1])}"
    return ", ".join(f"`{part}`" for part in inner)


def _one_of(mark: OneOf) -> str:
    anchor = mark.terms.name.lower().replace(" ", "-")
    return f"[{mark.terms.name}](terms.md#{anchor})"


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in model.model_fields.values():
        for part in _models(field.annotation):
            yield part
            yield from _parts(part)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
