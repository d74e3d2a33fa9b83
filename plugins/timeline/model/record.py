"""What all records share."""

from functools import cached_property
from typing import Annotated, Any, Final, Self

from pydantic import Field

from ..terms import SOURCE_TYPES
from .fields import Date, Given, Id, Model, OneOf, Origin, Quote, Text, Url, made_of

NOWHERE: Final = Origin("", "")
"""Of a record that stands in no file."""


class Record(Model):
    """One file's front matter; its id, file and body are the `Origin` given as validation context. They stand beside
    the fields, which stay exactly those of the front matter.
    """

    def model_post_init(self, context: Any) -> None:
        """Keep the origin beside the fields."""
        super().model_post_init(context)
        held = self.__dict__
        held["id"], held["file"], held["body"] = context if isinstance(context, Origin) else NOWHERE

    @cached_property
    def id(self) -> str:
        """The file's name without its ending: never reused."""
        return NOWHERE.id

    @cached_property
    def file(self) -> str:
        """The file's path as the author knows it."""
        return NOWHERE.file

    @cached_property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return NOWHERE.body

    def __reduce__(self) -> tuple[Any, ...]:
        """As that of a part, with its origin."""
        return record_of, self.held()

    def held(self) -> tuple[Given, tuple[Any, ...], str, str, str]:
        """What `record_of` makes the same record of."""
        held = self.__dict__
        return *self.packed(), held["id"], held["file"], held["body"]

    def above(self, body: str) -> Self:
        """This record above other Markdown."""
        made = self.model_copy()
        # Shared, as all that give the same fields share the names of them.
        object.__setattr__(made, "__pydantic_fields_set__", self.model_fields_set)
        vars(made)["body"] = body
        return made


def record_of(given: Given, values: tuple[Any, ...], id_: str, file: str, body: str) -> Any:
    """A record that was judged before. values: of the fields that it gives, in the order of the model."""
    made = made_of(given, values)
    held = made.__dict__
    held["id"], held["file"], held["body"] = id_, file, body
    return made


class Source(Model):
    """A text that somebody read and that supports what the record says."""

    id: Id | None = Field(
        None, description="Short name within this file, such as s1, for disagreements to name it."
    )
    url: Url | None = Field(None, description="Address of the text. A published record must have it.")
    title: Text = Field(description="Title as published.")
    publisher: Text = Field(description="Who published it.")
    origin: Text | None = Field(
        None, description="Whose report or text it is, where the publisher passes on another's."
    )
    authors: tuple[Text, ...] = Field((), description="People named as authors.")
    published: Date | None = Field(None, description="Date of publication.")
    accessed: Date | None = Field(None, description="Day on which it was read.")
    archived: Url | None = Field(None, description="Address of an archived copy.")
    lang: Text = Field("en", description="Language, as a BCP 47 tag.")
    type: Annotated[str, OneOf(SOURCE_TYPES)] = Field("newspaper", description="What sort of text it is.")
    supports: tuple[Text, ...] = Field((), description="Field paths of this record that it supports.")
    quote: Quote | None = Field(None, description="At most 25 words, as they stand in the source.")
    content_hash: Text | None = Field(
        None, description="SHA-256 over the words of the story, to know it again."
    )

    @property
    def voice(self) -> str:
        """Who speaks: two papers with one agency's report are one voice."""
        return self.origin or self.publisher

    @property
    def imprint(self) -> str:
        """Who published it, and in brackets whose report it is, as in "The Paper (The Agency)"."""
        return f"{self.publisher} ({self.origin})" if self.origin else self.publisher
