"""A page that is only text: about, method, coverage."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..terms import ENTRY_STATUSES
from .fields import Date, Id, OneOf, Text
from .record import Record


class TextPage(Record):
    """A page of the site that is no record of the timeline; Pelican's pages."""

    title: Text = Field(description="Its heading.")
    slug: Id | None = Field(None, description="Its address; else the file's name.")
    summary: Text | None = Field(None, description="One sentence, for search engines and links.")
    date: Date | None = Field(None, description="When it was written or last checked.")
    lang: Text | None = Field(None, description="Language, as a BCP 47 tag; else the site's.")
    template: Text | None = Field(None, description="A template of the theme; else page.")
    status: Annotated[str, OneOf(ENTRY_STATUSES)] = Field("published", description="draft or published.")

    @property
    def address(self) -> str:
        """Path below the site's root."""
        return f"{self.slug or self.id}/"
