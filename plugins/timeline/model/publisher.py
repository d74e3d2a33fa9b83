"""Who publishes what is cited, and how far it can be relied on."""

from typing import Annotated

from pydantic import Field

from ..terms import PUBLISHER_KINDS, RELIABILITY
from .fields import Id, OneOf, Text, Url
from .record import Record


class Publisher(Record):
    """A publisher of sources, with our judgement of it."""

    name: Text = Field(description="Its name, as sources give it.")
    aliases: tuple[Text, ...] = Field((), description="Other names that sources give it.")
    kind: Annotated[str, OneOf(PUBLISHER_KINDS)] = Field(description="What it is.")
    country: Id | None = Field(None, description="Where it is: ISO 3166 alpha-2 in small letters, or eu, un, nato.")
    reliability: Annotated[str, OneOf(RELIABILITY)] = Field(description="How far it can be relied on.")
    reason: Text = Field(description="Why, in a sentence that can be stood behind.")
    address: Url | None = Field(None, description="Its page.")
