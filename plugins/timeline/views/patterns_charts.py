"""Made-up content for the pictures that compare, on the patterns page."""

from __future__ import annotations

from decimal import Decimal

from ..ledger import Count
from ..ledger.growth import Growth, Point
from ..values.edtf import parse
from .charts import Bar, Tick
from .compare import WaitChart, WaitLane
from .flows import Band, FlowChart, Node, band_path
from .growth import Rises, goods_growth
from .parts import Column, Link, Table

PAGE = "patterns/"


def rises() -> Rises | None:
    """Goods promised with a number that is not known, and handed over on a day that is not known."""
    steps = (("2022-04-01", 4, 4), ("2023-02-01", 10, None), ("2024-05-01", 22, 31))
    promised = tuple(_point(date, least, most) for date, least, most in steps)
    delivered = (_point("2023-01/2023-08", 6, 6), _point("../2025-03-01", 18, 18))
    return goods_growth([Growth("tanks", promised, delivered)], "made-up tanks", parse("2026-11-22").earliest, str)


def _point(date: str, least: int, most: int | None) -> Point:
    count = Count(Decimal(least), None if most is None else Decimal(most), most is None)
    return Point(parse(date), f"An event of {date}", count)


def waits() -> WaitChart:
    """One supplier with waits of all sorts, one with a wait without an end."""
    half = "Of 3 that followed a promise, half began within 40 to 120 days"
    open_half = "Of 2 that followed a promise, half took at least 80 days"
    some = (Bar(2, 0.6, "", "2 days"), Bar(10, 25, "", "40 to 150 days"), Bar(30, 0.6, "", "120 days"))
    lanes = (
        WaitLane(Link("Aland", PAGE), Bar(10, 20, "", half), some, half),
        WaitLane(
            Link("A supplier with a long name", PAGE), Bar(20, 80, "open", open_half),
            (Bar(20, 80, "open", "at least 80 days"), Bar(15, 20, "", "60 to 140 days")), open_half,
        ),
    )  # fmt: skip
    marks = (Tick(0, "0", False), Tick(90, "1 year", False))
    table = Table("The waits of two made-up suppliers", (Column("Transfer"), Column("Waited")), ())
    return WaitChart(table.caption, lanes, marks, table)


def bands() -> FlowChart:
    """Two suppliers, one hand, two recipients."""
    return FlowChart(
        "Made-up flows",
        (Node("Aland", PAGE, 12, 2, 36), Node("Bland", PAGE, 3, 50, 9)),
        (Node("Cland", PAGE, 3, 30, 9),),
        (Node("Dland", PAGE, 14, 6, 42), Node("others", "", 1, 62, 3)),
        (
            Band(band_path(0, 2, 100, 6, 33), "Aland to Dland: 11"),
            Band(band_path(0, 35, 100, 62, 3), "Aland to others: 1"),
            Band(band_path(0, 50, 50, 30, 9), "Bland through Cland to Dland: 3"),
            Band(band_path(50, 30, 100, 39, 9), "Bland through Cland to Dland: 3"),
        ),
        70,
    )
