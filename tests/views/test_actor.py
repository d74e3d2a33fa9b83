"""An actor's tables do not repeat whose page it is, and name who gives or gets with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plugins.timeline.ledger import fold
from plugins.timeline.views import Options
from plugins.timeline.views.actor import actor_page
from plugins.timeline.views.parts import Table, plain
from plugins.timeline.views.site import Site
from tests.support.records import actor, entry, goods, library, step


def tables(*steps: dict[str, Any]) -> dict[str, Table]:
    """The tables of the page of "aa", by anchor, from a step an entry."""
    entries = (entry(f"e{number}", f"2023-01-0{number}", transfers=[one]) for number, one in enumerate(steps, 1))
    records = library(*entries, actors=(actor("aa"), actor("bb"), actor("cc")))
    page = actor_page(Site(records, fold(records), Options(dt.date(2023, 8, 15))), records.actors["aa"])
    found = page.context["tables"]
    assert isinstance(found, tuple)
    return {anchor: table for anchor, _, table in found}


def test_a_table_of_gifts_has_no_column_for_the_giver() -> None:
    (table,) = tables(step("t", "pledged", items=goods(4))).values()
    assert [column.label for column in table.columns] == ["Transfer", "To", "Goods", "Stands at", "Since"]


def test_those_who_give_together_are_named_beside_it() -> None:
    joint = {**step("u", "pledged", items=goods(2)), "from": ["aa", "cc"]}
    table = tables(step("t", "pledged", items=goods(4)), joint)["owed"]
    column = [one.label for one in table.columns].index("Together with")
    assert sorted(plain(row[column]) for row in table.rows) == ["", "Cc"]
