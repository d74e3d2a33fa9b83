"""Pages about what stands on a day say no more of it than the record does."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from plugins.timeline.ledger import fold
from plugins.timeline.model import Entry, Origin, Rule, System
from plugins.timeline.views.day import day_pages
from plugins.timeline.views.due import due_pages
from plugins.timeline.views.page import Options, Page
from plugins.timeline.views.parts import Table, When, plain
from plugins.timeline.views.rule import rule_index, rule_page
from plugins.timeline.views.sections import Section
from plugins.timeline.views.site import Site
from plugins.timeline.views.system import system_page
from tests.support.records import entry, goods, library, rule, step

TODAY = dt.date(2026, 11, 22)
LAW = rule("xa-law", "war")


def site(*events: Entry, law: Rule = LAW, days: tuple[dt.date, ...] = ()) -> Site:
    records = library(*events, rules=(law,))
    return Site(records, fold(records), Options(today=TODAY, days=days))


def version(date: str, action: str, **clause: str) -> Entry:
    """An entry that is a version of the law."""
    clauses = [{"clause": "war", "now": "forbidden", **clause}]
    return entry(f"{date}-{action}", date, rules=[{"rule": "xa-law", "action": action, "clauses": clauses}])


def rows(page: Page, anchor: str) -> list[list[str]]:
    """The rows of one table of a page, as text."""
    sections = page.context["sections"]
    assert isinstance(sections, tuple)
    (found,) = (one for one in sections if isinstance(one, Section) and one.anchor == anchor)
    return [[plain(cell) for cell in row] for row in found.table.rows]


def last_change(made: Site) -> tuple[str, str]:
    """When a rule changed last, on its page and in the index."""
    (index,) = rule_index(made)
    table, last = index.context["table"], rule_page(made, LAW).context["last"]
    assert isinstance(table, Table)
    return (last.text if isinstance(last, When) else "", plain(table.rows[0][-1]))


@pytest.mark.parametrize("later", [("2020-01-01", "propose"), ("2020-01-01", "enact"), ("2020-01-01", "reject")])
def test_what_is_not_in_force_is_no_change_of_a_rule(later: tuple[str, str]) -> None:
    made = site(version("2014-04-01", "adopt"), version("2016-05-06", "amend"), version(*later))
    assert last_change(made) == ("6 May 2016", "6 May 2016")


def test_a_rule_that_never_came_into_force_has_no_change() -> None:
    assert last_change(site(version("2014-04-01", "propose"), version("2014-05-01", "reject"))) == ("", "")


def test_a_rule_that_has_ended_is_not_said_to_have_changed_today() -> None:
    made = site(version("1967-04-21", "adopt"), version("2014-04-01", "repeal"))
    assert rule_page(made, LAW).context["standing"] == "No longer in force"


@pytest.mark.parametrize(
    ("label", "to", "said"),
    [
        ("Helmets", "states that are attacked", "Helmets, for states that are attacked"),
        ("Helmets", "", "Helmets"),
        ("Helmets to third countries", "third countries", "Helmets to third countries"),
    ],
)
def test_a_clause_on_a_day_is_told_with_its_scope(label: str, to: str, said: str) -> None:
    clauses = (LAW.clauses[0].model_copy(update={"label": label}),)
    scope: dict[str, str] = {"to": to} if to else {}
    law = LAW.model_copy(update={"clauses": clauses})
    made = site(version("2014-04-01", "adopt", **scope), law=law, days=(dt.date(2015, 1, 1),))
    _, page = day_pages(made)
    assert [row[0] for row in rows(page, "rules")] == [said]


def late(promised: list[dict[str, Any]], *delivered: list[dict[str, Any]]) -> str:
    """How late is said to be what was due in June 2023; "" if it is not said to be late."""
    events = [
        entry("pledge", "2023-01-01", transfers=[step("t", "pledged", items=promised)], due="2023-06"),
        *(
            entry(f"given-{number}", f"2023-03-0{number + 1}", transfers=[step("t", "delivered", items=items)])
            for number, items in enumerate(delivered)
        ),
    ]
    page, *_ = due_pages(site(*events))
    return "".join(row[5].replace("\N{NO-BREAK SPACE}", " ") for row in rows(page, "overdue"))


@pytest.mark.parametrize(
    ("promised", "delivered", "said"),
    [
        (goods(6), [], "3 years 4 months"),
        (goods(6), [goods(2)], "3 years 4 months"),
        (goods(6), [goods(min="3", max="6")], "perhaps 3 years 4 months"),
        (goods(min="100"), [goods(4000)], ""),
        (goods(6), [goods(2), goods(4)], ""),
    ],
)
def test_nobody_is_said_to_be_late_with_what_may_have_arrived(
    promised: list[dict[str, Any]], delivered: list[list[dict[str, Any]]], said: str
) -> None:
    assert late(promised, *delivered) == said


def test_what_is_open_never_stands_at_delivered_alone_and_money_has_its_sum() -> None:
    value = {"amount": "3e8", "currency": "EUR", "bound": "exact", "basis": "stated", "covers": "military",
             "counts": "new"}  # fmt: skip
    made = site(
        entry("pledge", "2022-01-01", transfers=[step("t", "pledged", items=goods(6))]),
        entry("part", "2022-03-01", transfers=[step("t", "delivered", items=goods(2))]),
        entry("sum", "2022-05-01", transfers=[step("u", "pledged", value=value)]),
        days=(dt.date(2022, 6, 1),),
    )
    due, *_ = due_pages(made)
    _, day = day_pages(made)
    part, money = "tank: 2 of 6 handed over", "EUR 300 million (as stated; military)"
    in_part = "Delivered in\N{NO-BREAK SPACE}part"
    (weapons,), (other,) = rows(due, "open"), rows(due, "others")
    assert (weapons[3:5], other[3:5]) == ([part.capitalize(), in_part], [money, "Pledged"])
    assert [row[1:3] for row in rows(day, "open")] == [[part.capitalize(), in_part], [money, "Pledged"]]


def test_a_line_of_which_nothing_came_does_not_stand_where_its_transfer_does() -> None:
    missile = System.model_validate({"name": "Missile"}, context=Origin("missile", "content/systems/missile.md"))
    made = site(
        entry("a", "2023-01-20", transfers=[step("t", "pledged", items=[*goods(2), *goods(system="missile")])]),
        entry("b", "2023-04-19", transfers=[step("t", "delivered", items=goods(2))]),
    )
    table = system_page(made, missile).context["flows"]
    assert isinstance(table, Table)
    ((*_, stands),) = table.rows
    assert plain(stands) == "Pledged 20 January 2023"
