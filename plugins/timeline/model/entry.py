"""An entry: one dated, sourced event, and its effects on rules, transfers and consents."""

from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_serializer, model_validator

from .. import terms
from .fields import Currency, Date, Id, Ids, Model, Number, OneOf, Quote, Text, Yes
from .record import Record, Source


class ClauseChange(Model):
    """The new state of one clause of a rule."""

    clause: Id = Field(description="Id of a clause that the rule's page declares.")
    now: Annotated[str, OneOf(terms.CLAUSE_STATES)] = Field(description="Its state from now on.")
    to: Text | None = Field(None, description="To whom it applies, in words.")
    until: Date | None = Field(None, description="The last day of that state, if it is named; else the entry's until.")
    note: Text | None = Field(None, description="What else must be known.")


class RuleChange(Model):
    """What the event does to a rule."""

    rule: Id = Field(description="Id of the rule.")
    action: Annotated[str, OneOf(terms.RULE_ACTIONS)] = Field(description="What is done to it.")
    clauses: tuple[ClauseChange, ...] = Field((), description="The clauses whose state changes.")
    note: Text | None = Field(None, description="What else must be known.")


class Quantity(Model):
    """How many: one of exact, min and/or max, about, unknown; with a unit."""

    exact: Number | None = Field(None, description="The number itself.")
    min: Number | None = Field(None, description="The least it can be.")
    max: Number | None = Field(None, description="The most it can be.")
    about: Text | None = Field(None, description="A number or a word near it: 30, dozens.")
    unknown: Yes | None = Field(None, description="true: the source gives no number.")
    unit: Text | None = Field(
        None, description="What is counted, in the plural: missiles, launchers, rounds."
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        bounds = self.min if self.min is not None else self.max
        said = (self.exact is not None) + (self.about is not None) + (self.unknown is not None) + (bounds is not None)
        if said != 1:
            raise ValueError("say how many in one way: exact, min and/or max, about, or unknown")
        if self.min is not None and self.max is not None and self.max < self.min:
            raise ValueError("max is below min")
        return self


class Item(Model):
    """A line of goods."""

    system: Id | None = Field(None, description="Id of the weapon system.")
    what: Text | None = Field(
        None, description="The goods in words, where there is no system or to narrow it."
    )
    quantity: Quantity | None = Field(None, description="How many.")
    so_far: Yes | None = Field(
        None,
        description="true: of a delivery, how many by the day of the event, not in this step alone; "
        "they may have come before.",
    )
    note: Text | None = Field(None, description="What else must be known.")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.system is None and self.what is None:
            raise ValueError("name the goods: system (an id) or what (words)")
        return self


class MoneyValue(Model):
    """A sum, how it was reckoned and whether it may be added to others."""

    amount: Number = Field(description="The sum, in whole units of the currency.")
    currency: Currency = Field(description="ISO 4217 code.")
    bound: Annotated[str, OneOf(terms.BOUNDS)] = Field("exact", description="Whether the sum is exact.")
    basis: Annotated[str, OneOf(terms.BASES)] = Field("stated", description="How it was reckoned.")
    covers: Annotated[str, OneOf(terms.COVERS)] = Field("unstated", description="What it is for.")
    mostly: Annotated[str, OneOf(terms.COVERS)] | None = Field(None, description="What most of it is for.")
    counts: Annotated[str, OneOf(terms.COUNTS)] = Field("new", description="Whether it may be summed.")
    since: Date | None = Field(None, description="For a running total: from when it is counted.")
    note: Text | None = Field(None, description="What else must be known.")


class TransferStep(Model):
    """A step of one line of goods or money from somebody to somebody."""

    transfer: Id = Field(description="Id of the transfer; its first event declares it.")
    title: Text | None = Field(None, description="Its name, on the event that declares it.")
    status: Annotated[str, OneOf(terms.TRANSFER_STATUSES)] = Field(description="Where it stands now.")
    from_: Ids = Field((), alias="from", description="Supplier(s). Inherited by later events.")
    to: Ids = Field((), description="Recipient(s). Inherited by later events.")
    via: Ids = Field((), description="Through whose hands it goes.")
    benefits: Ids = Field((), description="Who gains in the end, if not the recipient.")
    paid_by: Ids = Field((), description="Who pays, if not the supplier.")
    requested_by: Ids = Field((), description="Who asked.")
    maker: Ids = Field((), description="Who makes the goods.")
    items: tuple[Item, ...] = Field((), description="The goods. On a delivery: those of this delivery.")
    value: MoneyValue | None = Field(None, description="What it is worth.")
    programme: Id | None = Field(None, description="Id of the programme it flows under.")
    rule: Id | None = Field(None, description="Id of the rule it rests on.")
    delivery_point: Annotated[str, OneOf(terms.DELIVERY_POINTS)] | None = Field(
        None, description="Where it was handed over. Must be said of a delivery."
    )
    note: Text | None = Field(None, description="What else must be known.")

    @model_validator(mode="after")
    def _point(self) -> Self:
        if self.status == "delivered" and self.delivery_point is None:
            raise ValueError(
                "a delivery needs its delivery_point: origin, port, border, recipient or unstated"
            )
        return self


class Consent(Model):
    """A consent of somebody who holds a right over a transfer."""

    by: Ids = Field(min_length=1, description="Who holds the right.")
    asked_by: Ids = Field((), description="Who asked or must ask.")
    transfer: Id | None = Field(None, description="Id of the transfer concerned.")
    action: Annotated[str, OneOf(terms.CONSENT_ACTIONS)] = Field(description="What is done.")
    rule: Id | None = Field(None, description="Id of the rule it rests on.")
    clause: Id | None = Field(None, description="Id of the clause of that rule.")
    basis: Text | None = Field(None, description="The reason, in words.")
    note: Text | None = Field(None, description="What else must be known.")


class ProgrammeChange(Model):
    """What the event does to a programme."""

    programme: Id = Field(description="Id of the programme.")
    action: Annotated[str, OneOf(terms.PROGRAMME_ACTIONS)] = Field(description="What is done to it.")
    value: MoneyValue | None = Field(None, description="The money put in, or by which it is revalued.")
    note: Text | None = Field(None, description="What else must be known.")

    @model_validator(mode="after")
    def _by_how_much(self) -> Self:
        if self.action in ("lower", "raise") and self.value is None:
            raise ValueError("a revaluation needs its value: by how much")
        return self


_BESIDE = frozenset({"transfer", "note"})
"""What may stand beside the pair of a relation."""


def _pair(value: Any) -> Any:
    """``{backfills: x}`` as authors write it → ``{relation: backfills, target: x}``."""
    if isinstance(value, dict) and "relation" not in value and "target" not in value:
        names = value.keys() - _BESIDE
        if len(names) != 1:
            raise ValueError("a relation is one pair, such as {backfills: us-ua-patriot}")
        more = {**value}
        [name] = names
        return {"relation": name, "target": more.pop(name), **more}
    return value


class Relation(Model):
    """A link from this event to an entry, a transfer, a rule or a programme.

    Written ``{backfills: us-ua-patriot}``; with ``transfer: xx-yy-…`` it is that transfer's, not the event's.
    """

    relation: Annotated[str, OneOf(terms.RELATIONS)]
    target: Id
    transfer: Id | None = Field(
        None, description="Id of the transfer of which this holds, if not of the event."
    )
    note: Text | None = Field(None, description="What else must be known.")

    @model_serializer
    def _as_written(self) -> dict[str, str]:
        more = {"transfer": self.transfer, "note": self.note}
        return {self.relation: self.target, **{name: text for name, text in more.items() if text}}


class ReportedValue(Model):
    """What some of the sources say on a point."""

    value: Text = Field(description="What they say.")
    sources: tuple[Id, ...] = Field(min_length=1, description="Ids of those sources.")


class Disagreement(Model):
    """A point on which sources differ: shown side by side, never averaged."""

    about: Text = Field(description="The point, in words.")
    values: tuple[ReportedValue, ...] = Field(min_length=2, description="What each side says.")


class Revision(Model):
    """A change of a fact after publication."""

    date: Date = Field(description="Day of the change.")
    field: Text = Field(description="Field path.")
    was: Text = Field(description="What stood there.")
    reason: Text = Field(description="Why it was changed.")


class CheckException(Model):
    """A check that rightly does not hold for this entry. An exception that is no longer needed is an error."""

    check: Id = Field(description="Id of the check.")
    reason: Text = Field(description="Why it does not hold here.")


class Evidence(Model):
    """In a draft: the quote that one suggested field rests on."""

    field: Text = Field(description="Field path.")
    value: Text = Field(description="What is suggested.")
    quote: Quote = Field(description="At most 25 words of the article.")
    paragraph: int = Field(
        ge=0, description="Number of the story's paragraph, from 1; 0 for the page's head."
    )
    sure: Literal["high", "medium", "low"] | None = Field(None, description="How sure the converter is.")
    decided: Literal["accepted", "changed"] | None = Field(
        None, description="What the author made of it; a dropped suggestion is deleted."
    )


class Entry(Record):
    """One dated, sourced event."""

    title: Text = Field(description="What happened, in a line.")
    date: Date = Field(description="When it happened.")
    announced: Date | None = Field(None, description="When it was made public.")
    decided: Date | None = Field(None, description="When it was decided.")
    requested: Date | None = Field(None, description="When it was asked for.")
    effective: Date | None = Field(None, description="When it came, or comes, into force.")
    until: Date | None = Field(None, description="The last day, if it ends by its own terms.")
    due: Date | None = Field(None, description="When what is promised is due.")
    known: Date | None = Field(
        None, description="When the public could know it; else announced, or the first source after it."
    )
    status: Annotated[str, OneOf(terms.ENTRY_STATUSES)] = Field(
        "published", description="draft or published."
    )
    aliases: tuple[Id, ...] = Field((), description="Ids that it had before.")
    kind: Annotated[str, OneOf(terms.ENTRY_KINDS)] | None = Field(
        None, description="For an event without an effect."
    )
    summary: Text = Field(description="One or two sentences in our own words.")
    actors: Ids = Field((), description="Actors it is about that no effect names.")
    systems: Ids = Field((), description="Systems it is about that no effect names.")
    rules: tuple[RuleChange, ...] = Field((), description="What it does to rules.")
    transfers: tuple[TransferStep, ...] = Field((), description="Where it takes transfers.")
    consents: tuple[Consent, ...] = Field((), description="Consents asked, given, refused.")
    programmes: tuple[ProgrammeChange, ...] = Field((), description="What it does to programmes.")
    relations: tuple[Annotated[Relation, BeforeValidator(_pair)], ...] = Field(
        (), description="Links to others."
    )
    disagreements: tuple[Disagreement, ...] = Field((), description="Where its sources differ.")
    sources: tuple[Source, ...] = Field(min_length=1, description="The texts it rests on.")
    revisions: tuple[Revision, ...] = Field((), description="What was changed after publication.")
    exceptions: tuple[CheckException, ...] = Field((), description="Checks that do not hold here, and why.")
    evidence: tuple[Evidence, ...] = Field((), description="In a draft: the quotes behind the suggestions.")

    @property
    def draft(self) -> bool:
        """True while nobody has reviewed it."""
        return bool(self.status == "draft")

    @cached_property
    def known_by(self) -> int:
        """The first day on which a reader could know it (ordinal)."""
        # Kept: much asks, and its sources must be fetched from memory for it.
        given = self.known or self.announced
        if given is not None:
            return given.latest
        first = self.date.earliest
        days = [source.published.latest for source in self.sources if source.published is not None]
        after = [day for day in days if day >= first]
        return min(after) if after else self.date.latest
