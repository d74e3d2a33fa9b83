"""A page that is text: about, method; and coverage, which also says what was looked for."""

from typing import Annotated

from pydantic import Field

from ..terms import ENTRY_STATUSES
from .fields import Date, Id, Model, OneOf, Text
from .record import Record

LANGUAGE = "en"
"""The language that the site itself is written in: its dates, sums and sentences are made in English."""


class Coverage(Model):
    """What was looked for: without it, a year without an entry cannot be told from one nobody looked at."""

    actor: Id = Field(description="Id of the actor whose acts were looked for.")
    from_: Date = Field(alias="from", description="First day of the time that was looked at.")
    to: Date = Field(description="Last day of that time.")
    checked: Date = Field(description="Day on which it was last looked at.")
    thin: Text | None = Field(None, description="What is thin or missing.")
    note: Text | None = Field(None, description="What was looked for, and where.")


class TextPage(Record):
    """A page of the site that is no record of the timeline; Pelican's pages."""

    title: Text = Field(description="Its heading.")
    slug: Id | None = Field(None, description="Its address; else the file's name.")
    summary: Text | None = Field(None, description="One sentence, for search engines and links.")
    date: Date | None = Field(None, description="When it was written or last checked.")
    lang: Text | None = Field(None, description="Language, as a BCP 47 tag; else the site's.")
    template: Text | None = Field(None, description="A template of the theme; else page.")
    status: Annotated[str, OneOf(ENTRY_STATUSES)] = Field("published", description="draft or published.")
    coverage: tuple[Coverage, ...] = Field((), description="On the page of coverage: what was looked for.")

    @property
    def address(self) -> str:
        """Path below the site's root: of a translation below its language, of a draft below the drafts."""
        drafts = "drafts/pages/" if self.status == "draft" else ""
        lang = f"{self.lang}/" if self.lang and self.lang != LANGUAGE else ""
        return f"{drafts}{lang}{self.slug or self.id}/"
