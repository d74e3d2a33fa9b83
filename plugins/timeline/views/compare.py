"""The page that compares: suppliers side by side, how long each took, and any two actors or transfers by choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..ledger import Lag, TransferState
from ..ledger.waiting import Half, Record, records
from ..values.frozen import quick
from ..values.spoken import date_words
from .charts import Bar, Scale, Tick
from .page import Page
from .parts import Column, Link, Phrase, Table, capital, plain
from .site import Site
from .waits import FEWEST, half_words, wait_words
from .wording import when

YEAR: Final = 365


@quick
class WaitLane:
    """The waits of one supplier. half: the days within which half of them ended, as a span on the lane."""

    supplier: Link
    half: Bar
    waits: tuple[Bar, ...]
    said: str


@quick
class WaitChart:
    """Lanes over an axis of days."""

    text: str
    lanes: tuple[WaitLane, ...]
    ticks: tuple[Tick, ...]
    table: Table


COLUMNS: Final = (Column("Transfer"), *(Column(label, phone="flow") for label in ("Supplier", "Waited", "Promised")))


def compare_pages(site: Site) -> Iterator[Page]:
    """The page of comparisons."""
    found = _suppliers(site)
    context = {
        "title": "Compare",
        "description": "Suppliers side by side: what each promised, what arrived, and how long it took.",
        "address": "compare/",
        "section": "compare",
        "lead": "Two actors or two transfers side by side; and all suppliers, by what came of their promises.",
        "chart": _chart(site, found),
        "table": _table(site, found),
    }
    yield Page("compare/", "compare.html", context, tuple(found))


def _suppliers(site: Site) -> Mapping[str, Record]:
    """Those who promised something, most promises first."""
    known = records(site.ledger.transfers.values())
    order = sorted(known, key=lambda id_: (-known[id_].promised, id_))
    return {id_: known[id_] for id_ in order if known[id_].promised}


def _table(site: Site, found: Mapping[str, Record]) -> Table:
    labels = ("Supplier", "Promised", "Handed over", "In part", "Nothing yet", "Given up", "How long")
    counts = (Column(label, True, "pair") for label in labels[1:-1])
    columns = (Column(labels[0]), *counts, Column(labels[-1], phone="bare"))
    rows = tuple(_row(site, id_, one) for id_, one in found.items())
    return Table("Suppliers, by the number of transfers that they promised", columns, rows)


def _row(site: Site, id_: str, one: Record) -> tuple[Phrase, ...]:
    numbers = (one.promised, one.whole, one.begun, one.nothing, one.given_up)
    cells: tuple[Phrase, ...] = tuple((str(number),) if number else () for number in numbers)
    half = capital((half_words(one.half),)) if one.half and one.half.of >= FEWEST else ()
    return ((site.names.party(id_),), *cells, half)


def _chart(site: Site, found: Mapping[str, Record]) -> WaitChart | None:
    many = {id_: one for id_, one in found.items() if len(one.waits) >= FEWEST}
    if not many:
        return None
    ends = [lag.least if lag.most is None else lag.most for one in many.values() for _, lag in one.waits]
    on = Scale(0, max(YEAR, *ends))
    lanes = tuple(_lane(site, on, id_, one) for id_, one in many.items())
    text = "Days from the first promise of each transfer to its first delivery, by supplier. The table says the same."
    years = range(0, on.last // YEAR + 1)
    marks = tuple(Tick(on.at(year * YEAR), _year(year), False) for year in years)
    return WaitChart(text, lanes, marks, _waits_table(site, many))


def _waits_table(site: Site, found: Mapping[str, Record]) -> Table:
    """Every wait of the picture."""
    rows = tuple(
        (
            (site.names.transfer(state.id),), (site.names.party(id_),),
            (wait_words(lag.least, lag.most),), (when(lag.start),),
        )
        for id_, one in found.items()
        for state, lag in _in_order(one)
    )  # fmt: skip
    return Table("Waits from the first promise to the first delivery", COLUMNS, rows, quiet=True)


def _in_order(one: Record) -> list[tuple[TransferState, Lag]]:
    """Waits, the shortest first, those without an upper end last."""
    return sorted(one.waits, key=lambda wait: (wait[1].most is None, wait[1].least, wait[1].most or 0, wait[0].id))


def _year(number: int) -> str:
    return f"{number} year{'' if number == 1 else 's'}" if number else "0"


def _lane(site: Site, on: Scale, id_: str, one: Record) -> WaitLane:
    waits = tuple(_wait(site, on, state, lag) for state, lag in _in_order(one))
    half = one.half or Half(0, None, 0)
    name = site.library.actors[id_].name if id_ in site.library.actors else id_
    said = plain(capital((half_words(half),)))
    return WaitLane(Link(name, f"actors/{id_}/"), _bar(on, half.least, half.most, said), waits, said)


def _wait(site: Site, on: Scale, state: TransferState, lag: Lag) -> Bar:
    said = f"{site.names.transfer_title(state)}: {wait_words(lag.least, lag.most)}, from {date_words(lag.start)}"
    return _bar(on, lag.least, lag.most, said)


def _bar(on: Scale, least: int, most: int | None, said: str) -> Bar:
    """A wait without an upper end goes on to the end of the picture."""
    end = on.last if most is None else most
    wide = on.wide(least, end)
    return Bar(round(min(on.at(least), 100 - wide), 2), wide, "open" if most is None else "", said)
