"""A suggested field and the words that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from ...values.frozen import quick
from ..understanding.story import Story

Sure = Literal["high", "medium", "low"]
Value: TypeAlias = "str | list[Value] | dict[str, Value]"


@quick
class Suggestion:
    """One field of the draft.

    Args:
        field: Its path.
        value: What is suggested, in words.
        quote: At most 25 words of the article, as they stand there.
        paragraph: Number of the story's paragraph, from 1; 0 for the head of the page.
        sure: How sure.
    """

    field: str
    value: str
    quote: str
    paragraph: int
    sure: Sure

    def under(self, path: str) -> Suggestion:
        """The same for a field below `path`."""
        return replace(self, field=f"{path}.{self.field}" if self.field else path)

    def as_dict(self) -> dict[str, str | int]:
        """As the draft's `evidence` has it."""
        return {
            "field": self.field,
            "value": self.value,
            "quote": self.quote,
            "paragraph": self.paragraph,
            "sure": self.sure,
        }


@quick
class Part:
    """A piece of front matter with the evidence for its fields, paths relative to it."""

    fields: Mapping[str, Value]
    evidence: tuple[Suggestion, ...]


@quick
class Unresolved:
    """Something that was seen and has no place in the draft.

    Args:
        what: What it is: an amount, a quantity, a day, another event.
        value: As understood.
        quote: At most 25 words.
        paragraph: Number of the story's paragraph.
    """

    what: str
    value: str
    quote: str
    paragraph: int

    def as_dict(self) -> dict[str, str | int]:
        """For `--json`."""
        return {"what": self.what, "value": self.value, "quote": self.quote, "paragraph": self.paragraph}


def suggestion(story: Story, field: str, value: str, order: int, span: tuple[int, int], sure: Sure) -> Suggestion:
    """A suggestion that rests on a place in one sentence."""
    return Suggestion(field, value, story.quote(order, *span), story.paragraph(order), sure)
