"""The patterns that list: steps, versions, effects, ties, tables and events under headings; with made-up content."""

from __future__ import annotations

from ..terms import RULE_ACTIONS, TRANSFER_STATUSES
from ..values.edtf import parse
from .parts import Clause, Column, Crumb, Event, EventGroup, Fact, Link, Refs, Table, Tie, banded
from .rule import Version
from .sentences import Effect, mark
from .transfer import StepView
from .waits import Wait
from .wording import standing, when, word

SOME = Link("A made-up event", "patterns/")
CRUMBS = (Crumb("Patterns", "patterns/"), Crumb("A page above this one", "patterns/"))
TIES = (
    Tie("enabled by", (SOME,), "Makes possible.", when(parse("2023-12-22"))),
    Tie("enabled by", (Link("Another, by the same relation", "patterns/"),), "Makes possible."),
    Tie("blocked by", (SOME,), note="by a rule that is in force"),
)
"""With a date, again by the relation before, with a remark."""
LAGS = (
    Wait("From the first promise to the first delivery", "3 to 5 months", "92 to 150 days: one day less another."),
    Wait("From the first promise to the last delivery", "At least 2 years", "Nothing bounds it above."),
)


def effects(clauses: tuple[Clause, ...]) -> tuple[Effect, ...]:
    """A transfer with its facts and a remark; a rule with its clauses."""
    facts = (Fact("Goods", ("14 made-up tanks",), Refs((1,))), Fact("Point of delivery", ("not stated",)))
    given: tuple[str | Link, ...] = (Link("Aland", "patterns/"), " gave goods to ", Link("Bland", "patterns/"), ".")
    return (
        Effect(mark("delivery"), given, Refs((1, 2)), (("A remark on the delivery.",),), facts),
        Effect(mark("rule"), (Link("Aland", "patterns/"), " changed a rule."), Refs((3,)), clauses=clauses[:2]),
    )


def steps() -> tuple[StepView, ...]:
    """A promise; a contract the same day, without a time between; a delivery of a part, later."""
    told = (
        ("2023-01-20", "pledged", "pledge", "14 made-up tanks", ""),
        ("2023-01-20", "contracted", "contract", "", ""),
        ("../2024-04-19", "delivered", "delivery", "6 of 14", "at most 15 months later"),
    )
    return tuple(
        StepView(
            mark(kind), when(parse(date)), word(TRANSFER_STATUSES, "transfer-status", status), SOME,
            (goods,) if goods else (), (("Handed over at the border",),) if gap else (), Refs((1,)), gap,
        )
        for date, status, kind, goods, gap in told
    )  # fmt: skip


def versions(clauses: tuple[Clause, ...]) -> tuple[Version, ...]:
    """A change with its clauses, and the beginning, of which nothing but a remark is known."""
    amended, adopted = (word(RULE_ACTIONS, "rule-action", action) for action in ("amend", "adopt"))
    return (
        Version(when(parse("2023-12-22")), amended, SOME, clauses[:3], "", Refs((1,))),
        Version(when(parse("2014-04")), adopted, SOME, (), "Its text is not published.", Refs(())),
    )


def groups() -> tuple[EventGroup, ...]:
    """Two years of events, of which the page folds the second."""
    event = Event(when(parse("2023-12-22")), SOME, (mark("statement"),))
    return (EventGroup("2023", (event,)), EventGroup("2022", (event, event)))


def table() -> Table:
    """A long table by year, of which the earlier is folded."""
    columns = (Column("Transfer"), Column("To", phone="arrow"), Column("Stands at", phone="flow"))
    rows = tuple(((SOME,), (place,), (standing("delivered"),)) for place in ("Aland", "Bland", "Cland"))
    return banded(Table("A table in bands", columns, rows, quiet=True), ("2024", "2024", "2023"), whole=2)
