"""The types of fields: text to value, with a sentence for the author where it fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from operator import itemgetter
from types import ModuleType
from typing import Annotated, Any, Final, NamedTuple, TypeAlias, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticUndefined
from pydantic_core.core_schema import (
    CoreSchema,
    no_info_after_validator_function,
    no_info_plain_validator_function,
    plain_serializer_function_ser_schema,
)

from ..frontmatter import Path
from ..patterns import compiled
from ..values import edtf
from ..values.termset import TermSet

# What our records allow no plugin of pydantic's may change. What looks for one in all packages says as much when it is
# told so; to load it, and the library for e-mail that it loads, takes longer than to read a small site.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
_NO_PLUGINS: Final = ModuleType("pydantic.plugin._loader")
_NO_PLUGINS.get_plugins = tuple  # type: ignore[attr-defined]
sys.modules.setdefault(_NO_PLUGINS.__name__, _NO_PLUGINS)

QUOTE_WORDS = 25
"""The most words that a quote may have."""

_ID = compiled(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_URL = compiled(r"https?://[^\s/]+\.[^\s]+")
_CURRENCY = compiled(r"[A-Z]{3}")


class Given(set[str]):
    """The names of the fields that a part of a record gives: one for all parts of a kind that give the same, for a set
    each is a third of a record. Nobody changes it.

    names: in the order of the model. written: as the author writes them. pairs: both. values_in: takes the values by
    these names from what a part holds. blank: every field of the model in its order with its default, None where there
    is none.
    """

    __slots__ = ("blank", "model", "names", "pairs", "values_in", "written")

    def __init__(self, model: type[BaseModel], names: Collection[str]) -> None:
        super().__init__(names)
        fields = model.model_fields
        self.model = model
        self.pairs = tuple((name, fields[name].alias or name) for name in fields if name in self)
        self.names = tuple(name for name, _ in self.pairs)
        self.values_in = _values_of(self.names)
        self.written = frozenset(written for _, written in self.pairs)
        blank = {name: field.get_default(call_default_factory=True) for name, field in fields.items()}
        self.blank = {name: None if value is PydanticUndefined else value for name, value in blank.items()}

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process, or kept, as what it is of: there it is one again."""
        return given_of, (self.model, self.names)

    def __copy__(self) -> set[str]:
        """Of a part that is copied the copy may be changed."""
        return set(self)


def _values_of(names: Sequence[str]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    # One alone `itemgetter` gives as it is.
    return itemgetter(*names) if len(names) > 1 else lambda held: tuple(held[name] for name in names)


class _AllGiven(dict[tuple[type[BaseModel], frozenset[str]], Given]):
    def __missing__(self, key: tuple[type[BaseModel], frozenset[str]]) -> Given:
        return self.setdefault(key, Given(*key))


_GIVEN: Final = _AllGiven()


class _Seen(dict[tuple[Any, ...], Given]):
    """By a model and the names of fields as they come: mostly they come alike, and a tuple of them is made and found in
    half of the time of a set.
    """

    def __missing__(self, key: tuple[Any, ...]) -> Given:
        return self.setdefault(key, given_of(key[0], key[1:]))


_SEEN: Final = _Seen()


def given_of(model: type[BaseModel], names: Collection[str]) -> Given:
    """The names of fields of a model that a part gives."""
    return _GIVEN[model, frozenset(names)]


# The slots themselves: through attributes of a part that never changes it would take twice as long, for each part.
_set_given: Final = vars(BaseModel)["__pydantic_fields_set__"].__set__
_set_values: Final = vars(BaseModel)["__dict__"].__set__
_set_extra: Final = vars(BaseModel)["__pydantic_extra__"].__set__
_set_private: Final = vars(BaseModel)["__pydantic_private__"].__set__


class Model(BaseModel):
    """A part of a record: unknown fields are problems, values never change."""

    # A part is checked within its record: built when it is defined, its own schema would double the time to start.
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, validate_by_name=False, defer_build=True
    )

    def model_post_init(self, _: Any) -> None:
        """Share the names of the given fields with all parts that give the same."""
        _set_given(self, _SEEN[self.__class__, *self.__pydantic_fields_set__])

    def __eq__(self, other: object) -> bool:
        """True if it is of the same kind and says the same, given or not, whatever was reckoned of one alone."""
        if type(self) is not type(other):
            return NotImplemented
        mine, others = self.__dict__, other.__dict__
        both = () if mine.keys() == others.keys() else mine.keys() & others.keys()
        return mine == others or (bool(both) and all(mine[name] == others[name] for name in both))

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process, or kept, as what is given: in half of the time that all fields take, two thirds of
        which stand as they do by default.
        """
        return made_of, self.packed()

    def packed(self) -> tuple[Given, tuple[Any, ...]]:
        """What `made_of` makes the same part of."""
        given = self.__pydantic_fields_set__
        if type(given) is not Given:
            given = given_of(self.__class__, given)
        return given, given.values_in(self.__dict__)


def made_of(given: Given, values: tuple[Any, ...]) -> Any:
    """A part of a record that was judged before. values: of the fields that it gives, in the order of the model."""
    made = object.__new__(given.model)
    held = given.blank.copy()
    for name, value in zip(given.names, values, strict=False):
        held[name] = value
    _set_values(made, held)
    _set_given(made, given)
    _set_extra(made, None)
    _set_private(made, None)
    return made


class Origin(NamedTuple):
    """Where a record comes from. id: the file's name without .md. file: its path. body: its Markdown."""

    id: str
    file: str
    body: str = ""


class Judged(dict[str, str]):
    """Texts that were judged right: what stands in many records is judged once, and a mapping says so in a fifth of the
    time; all of them then hold the same text. judge: raises ValueError, with a sentence for the author.
    """

    def __init__(self, judge: Callable[[str], None]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, text: str) -> str:
        self._judge(text)
        return self.setdefault(text, text)


def _edtf(value: Any) -> edtf.Edtf:
    if isinstance(value, str):
        return edtf.parse(value.strip())
    if isinstance(value, edtf.Edtf):
        return value
    raise ValueError(f"is no date; {edtf.ALLOWED}")


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


def _id(value: str) -> None:
    if not _ID.fullmatch(value):
        raise ValueError(
            f'"{value}" is no id; an id is a file\'s name: small letters, digits and single hyphens'
        )


def _url(value: str) -> str:
    if not _URL.fullmatch(value):
        raise ValueError(f'"{value}" is no web address; it begins with https://')
    return value


def _quote(value: str) -> str:
    words = len(value.split())
    if words > QUOTE_WORDS:
        raise ValueError(f"the quote has {words} words; at most {QUOTE_WORDS} are allowed")
    return value


def _currency(value: str) -> None:
    if not _CURRENCY.fullmatch(value):
        raise ValueError(f'"{value}" is no currency; write its ISO 4217 code, such as USD')


def _yes(value: Any) -> bool:
    if value not in ("true", True):
        raise ValueError('only "true" is allowed here; leave the field out otherwise')
    return True


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Read:
    """Marks a field whose value we read from its text, and say, ourselves. Pydantic's own marks let it find out what a
    date is made of, anew for each model.
    """

    read: Callable[[Any], Any]
    say: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        said = plain_serializer_function_ser_schema(self.say)
        return no_info_plain_validator_function(self.read, serialization=said)


Text: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
Id: TypeAlias = Annotated[str, AfterValidator(Judged(_id).__getitem__)]
Ids: TypeAlias = Annotated[
    tuple[Id, ...],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
Date: TypeAlias = Annotated[
    edtf.Edtf, Read(_edtf, str), WithJsonSchema({"type": "string", "description": "EDTF level 1, or a quarter"})
]
Number: TypeAlias = Annotated[
    Decimal, Read(_number, lambda number: plain_number(number)), WithJsonSchema({"type": "number", "minimum": 0})
]
Url: TypeAlias = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Quote: TypeAlias = Annotated[str, StringConstraints(min_length=1), AfterValidator(_quote)]
Currency: TypeAlias = Annotated[str, AfterValidator(Judged(_currency).__getitem__)]
Yes: TypeAlias = Annotated[bool, Read(_yes, bool), WithJsonSchema({"const": True})]


def plain_number(number: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(number) if number == number.to_integral_value() else float(number)


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a text field that holds one of `terms`: ``Annotated[str, OneOf(terms.BOUNDS)]``."""

    terms: TermSet

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(Judged(self._judge).__getitem__, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        choices = [{"const": item.id, "description": item.meaning} for item in self.terms.values()]
        return {"type": "string", "oneOf": choices}

    def _judge(self, value: str) -> None:
        if value not in self.terms:
            raise ValueError(self.terms.refusal(value))


def part_of(annotation: Any) -> type[BaseModel] | None:
    """The model of the parts that a field with this annotation holds; None if it holds plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := part_of(inner))), None)


def given(part: BaseModel) -> frozenset[str]:
    """The names of the fields that the author gave, as the author writes them."""
    names = part.__pydantic_fields_set__
    return names.written if type(names) is Given else given_of(part.__class__, names).written


def set_fields(part: BaseModel, without: Collection[str] = ()) -> Iterator[tuple[str, Any]]:
    """The fields of a part that the author gave, by the name that the author writes; without some of them."""
    return ((written, getattr(part, name)) for name, written in _given(part).pairs if name not in without)


def _given(part: BaseModel) -> Given:
    names = part.model_fields_set
    # Not type(part): what notes the reads of a record says that it is of the record's class.
    return names if isinstance(names, Given) else given_of(part.__class__, names)


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
