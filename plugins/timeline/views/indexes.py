"""Index pages: one table, over as many pages as keep each of them light."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..values.frozen import quick
from .page import Page
from .parts import Link, Table, banded

ROWS = 250
"""Rows that one page holds at most."""


@quick
class Pager:
    """Where a page stands among those of one index. before, after: its neighbours; None at an end."""

    number: int
    of: int
    before: Link | None
    after: Link | None


def index_pages(
    context: Mapping[str, object], table: Table, ids: tuple[str, ...], headings: Sequence[str] = ()
) -> Iterator[Page]:
    """The pages of an index. context: of its first page, with "title" and "address"; the others add a number.

    headings: of the group that each row stands in, rows of one group together; none for one table.
    """
    address, title = str(context["address"]), str(context["title"])
    count = max(1, -(-len(table.rows) // ROWS))
    for number in range(1, count + 1):
        first = (number - 1) * ROWS
        here = _address(address, number)
        part = replace(table, rows=table.rows[first : first + ROWS])
        more = {
            "title": title if number == 1 else f"{title}, page {number}",
            "address": here,
            "table": banded(part, headings[first : first + ROWS], anchors=True) if headings else part,
            "pager": _pager(address, number, count) if count > 1 else None,
        }
        made_from = ids[first : first + ROWS] if len(ids) == len(table.rows) else ids
        yield Page(here, "index_table.html", {**context, **more}, made_from)


def _address(address: str, number: int) -> str:
    return address if number == 1 else f"{address}{number}/"


def _pager(address: str, number: int, count: int) -> Pager:
    before = Link(f"Page {number - 1}", _address(address, number - 1)) if number > 1 else None
    after = Link(f"Page {number + 1}", _address(address, number + 1)) if number < count else None
    return Pager(number, count, before, after)
