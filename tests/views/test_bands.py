"""Long tables and indexes stand under headings; no row is lost, none stands in two places."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.ledger import fold
from plugins.timeline.model import Actor, System
from plugins.timeline.model.library import Library
from plugins.timeline.model.record import Origin
from plugins.timeline.terms import PROGRAMME_KINDS
from plugins.timeline.views import Options
from plugins.timeline.views.actor import GROUPS, INDEX_COLUMNS, WHOLE, actor_index, actor_page
from plugins.timeline.views.page import Page
from plugins.timeline.views.parts import Column, Table, banded, plain
from plugins.timeline.views.programme import KINDS as PROGRAMME_HEADINGS
from plugins.timeline.views.site import Site
from plugins.timeline.views.system import OTHER, system_index
from tests.support.records import actor, entry, goods, library, step

TODAY = Options(dt.date(2023, 8, 15))


@given(st.lists(st.integers(1, 9), min_size=1), st.integers(0, 30))
def test_bands_hold_the_rows_of_the_table_in_order(sizes: list[int], whole: int) -> None:
    headings = [str(2030 - number) for number, size in enumerate(sizes) for _ in range(size)]
    table = Table("Things", (Column("Thing"),), tuple(((str(number),),) for number in range(len(headings))))
    found = banded(table, headings, whole)
    assert found.rows == table.rows
    if len(sizes) == 1:
        assert not found.bands
        return
    assert [row for band in found.bands for row in band.table.rows] == list(table.rows)
    assert [band.heading for band in found.bands] == list(dict.fromkeys(headings))
    shown = [len(band.table.rows) for band in found.bands if not band.folded]
    assert not found.bands[0].folded and (len(shown) == 1 or sum(shown) <= whole)


def table_of(page: Page) -> Table:
    found = page.context["table"]
    assert isinstance(found, Table)
    return found


def site(gifts: int) -> Site:
    """So many gifts of "aa" to "bb", a year in two, half of them delivered."""
    entries = []
    for number in range(gifts):
        status = "delivered" if number % 2 else "pledged"
        gift = step(f"t{number}", status, items=goods(1))
        entries.append(entry(f"e{number}", f"{2020 + number // 50}-01-0{1 + number % 9}", transfers=[gift]))
    firm = Actor.model_validate({"name": "Cc", "kind": "firm"}, context=Origin("cc", "content/actors/cc.md"))
    records = library(*entries, actors=(actor("aa"), actor("bb"), firm))
    return Site(records, fold(records), TODAY)


def test_a_long_table_of_transfers_is_folded_by_year() -> None:
    page = actor_page(site(200), site(200).library.actors["bb"])
    tables = page.context["tables"]
    assert isinstance(tables, tuple)
    (due, got) = (table for _, _, table in tables)
    assert len(due.rows) == len(got.rows) == 100 > WHOLE
    assert [band.heading for band in due.bands] == ["2023", "2022", "2021", "2020"]
    assert [band.folded for band in due.bands] == [False, True, True, True]


def test_the_index_counts_what_the_pages_list() -> None:
    made = site(20)
    table = table_of(next(actor_index(made)))
    assert [band.heading for band in table.bands] == ["States", "Firms"]
    assert {anchor for anchor in INDEX_COLUMNS.values() if anchor} <= {anchor for anchor, *_ in GROUPS}
    for row in table.rows:
        tables = actor_page(made, made.library.actors[plain(row[0]).lower()]).context["tables"]
        assert isinstance(tables, tuple)
        counts = {anchor: str(len(found.rows)) for anchor, _, found in tables}
        listed = [plain(cell) for cell in row[1:-1]]
        assert listed == [counts.get(anchor, "") for anchor in INDEX_COLUMNS.values() if anchor]


def test_systems_stand_under_their_entry_of_the_military_list() -> None:
    listed = {"tank": {"military_list": "ML6"}, "gun": {"military_list": "ML2.a"}, "odd": {}}
    made = {
        id_: System.model_validate({"name": id_, **more}, context=Origin(id_, f"content/systems/{id_}.md"))
        for id_, more in listed.items()
    }
    records = Library(systems=made)
    table = table_of(next(system_index(Site(records, fold(records), TODAY))))
    assert [band.heading.rpartition("(")[2] for band in table.bands[:2]] == ["ML2)", "ML6)"]
    assert table.bands[-1].heading == OTHER
    assert len({band.anchor for band in table.bands}) == 3


def test_every_kind_of_programme_has_a_heading() -> None:
    assert set(PROGRAMME_HEADINGS) == set(PROGRAMME_KINDS)
