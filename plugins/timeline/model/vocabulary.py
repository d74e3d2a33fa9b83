"""The open vocabularies: actors, weapon systems, rules and programmes, one file each."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from .. import terms
from .fields import Id, Model, OneOf, Text, Url
from .record import Record, Source

Names = dict[str, Text | tuple[Text, ...]]


FIRST = (
    "name", "kind", "whose", "form", "designations",
    "in_sentence", "adjectives", "aliases", "weak_aliases", "names",
)  # fmt: skip
"""The fields that begin a vocabulary page."""


def field_order(model: type[Record]) -> list[str]:
    """The canonical order of a record's fields, by the names that authors write."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    if not issubclass(model, Vocabulary):
        return names
    last = ["address", "wikidata", "sources"]
    between = [name for name in names if name not in (*FIRST, *last)]
    return [*(name for name in FIRST if name in names), *between, *last]


class Vocabulary(Record):
    """What all vocabulary pages share: names, by which the converter knows them in a text."""

    name: Text = Field(description="The name that pages show.")
    in_sentence: Text | None = Field(None, description="The form used in a sentence: the United States.")
    aliases: tuple[Text, ...] = Field((), description="Words that mean it in any text.")
    weak_aliases: tuple[Text, ...] = Field(
        (), description="Words that mean it only in a text on the subject."
    )
    names: Names = Field(default_factory=dict, description="Its names in other languages, by BCP 47 tag.")
    address: Url | None = Field(None, description="Its official page.")
    wikidata: Text | None = Field(None, description="Its Wikidata id.")
    sources: tuple[Source, ...] = Field((), description="The texts that its page rests on.")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """As ever, with one schema of sources for the four kinds: their own would be a third of what judges them."""
        Source.model_rebuild()
        return handler(source)

    @property
    def spoken(self) -> str:
        """Its name within a sentence."""
        return self.in_sentence or self.name

    @property
    def other_names(self) -> Mapping[str, tuple[str, ...]]:
        """Names in other languages, always as lists."""
        return {lang: (name,) if isinstance(name, str) else name for lang, name in self.names.items()}


class Actor(Vocabulary):
    """A state, union, alliance, group, agency or firm."""

    kind: Annotated[str, OneOf(terms.ACTOR_KINDS)] = Field("state", description="What it is.")
    adjectives: tuple[Text, ...] = Field((), description="Adjectives and demonyms: American.")


class System(Vocabulary):
    """A weapon system or a kind of military goods."""

    designations: tuple[Text, ...] = Field((), description="Official designations: MIM-104.")
    kind: Text | None = Field(None, description="What it is, in a few words.")
    parent: Id | None = Field(None, description="Id of the system that it is a part or version of.")
    maker: Id | None = Field(None, description="Id of the firm that makes it.")
    un_register: Text | None = Field(
        None, description="Category of the UN Register of Conventional Arms, I to VII."
    )
    military_list: Text | None = Field(None, description="Entry of the EU Common Military List, such as ML4.")
    unit: Text | None = Field(None, description="What is counted, in the plural.")


class Clause(Model):
    """One thing that a rule permits, forbids or makes conditional."""

    id: Id = Field(description="Short id within the rule.")
    label: Text = Field(description="What it is about, in a few words.")
    text: Text | None = Field(None, description="What it says, in our own words.")


class Rule(Vocabulary):
    """A law, guideline, regime or embargo. What it permits on a day is folded from entries."""

    whose: Id = Field(description="Id of the actor whose rule it is.")
    form: Annotated[str, OneOf(terms.RULE_FORMS)] = Field(description="Its legal form.")
    clauses: tuple[Clause, ...] = Field((), description="What it has been about, in the order shown.")


class Programme(Vocabulary):
    """An authority or fund under which aid flows."""

    whose: Id = Field(description="Id of the actor whose programme it is.")
    kind: Annotated[str, OneOf(terms.PROGRAMME_KINDS)] = Field("fund", description="What it is.")
