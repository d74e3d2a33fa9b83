"""Long lists are spread over pages; none is lost, none is twice."""

from __future__ import annotations

import pytest

from plugins.timeline.views.indexes import ROWS, Pager, index_pages
from plugins.timeline.views.parts import Column, Table

CONTEXT = {"title": "Things", "address": "things/"}


def rows_on(count: int) -> list[list[str]]:
    table = Table("Things", (Column("Thing"),), tuple(((str(number),),) for number in range(count)))
    ids = tuple(str(number) for number in range(count))
    found = []
    for page in index_pages(CONTEXT, table, ids):
        shown = page.context["table"]
        assert isinstance(shown, Table)
        names = [str(row[0][0]) for row in shown.rows]
        assert list(page.made_from) == names
        found.append(names)
    return found


@pytest.mark.parametrize("count", [0, 1, ROWS, ROWS + 1, 3 * ROWS])
def test_every_row_is_on_one_page(count: int) -> None:
    pages = rows_on(count)
    assert [name for names in pages for name in names] == [str(number) for number in range(count)]
    assert len(pages) == max(1, -(-count // ROWS)) and all(len(names) <= ROWS for names in pages)


def test_pages_lead_to_their_neighbours() -> None:
    table = Table("Things", (Column("Thing"),), ((("x",),),) * (2 * ROWS + 1))
    pages = list(index_pages(CONTEXT, table, ()))
    assert [page.address for page in pages] == ["things/", "things/2/", "things/3/"]
    pagers = [page.context["pager"] for page in pages]
    assert all(isinstance(pager, Pager) for pager in pagers)
    ends = [(pager.before is None, pager.after is None) for pager in pagers if isinstance(pager, Pager)]
    assert ends == [(True, False), (False, False), (False, True)]
    assert pages[1].context["title"] == "Things, page 2"


def test_a_short_list_has_no_pager() -> None:
    table = Table("Things", (Column("Thing"),), ((("x",),),))
    (page,) = index_pages(CONTEXT, table, ())
    assert page.context["pager"] is None
