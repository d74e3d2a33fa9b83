"""The work of a build grows as the entries do: told by calls of functions, which are the same on a busy machine."""

from __future__ import annotations

import cProfile
import datetime as dt
import pstats
from collections.abc import Callable, Iterator
from math import log
from pathlib import Path

import pytest

from plugins.timeline.checks import check
from plugins.timeline.export import data_files
from plugins.timeline.ledger import fold
from plugins.timeline.load import load
from plugins.timeline.views import MAKERS, Options, Site
from tests.support import content

FEW, MANY = 150, 600
MOST = 1.1
"""The greatest exponent of work over entries."""
LITTLE = 5_000
"""Calls below which a share that does not grow hides how the rest does."""

OPTIONS = Options(dt.date(2026, 1, 1), "Timeline", "https://example.org", (dt.date(2020, 1, 1), dt.date(2023, 1, 1)))

Works = dict[str, Callable[[], object]]


def works(folder: Path) -> Works:
    """Every stage after reading, and every kind of pages, of a site."""
    library = load(folder).library
    ledger = fold(library)
    site = Site(library, ledger, OPTIONS)
    made: Works = {
        "fold": lambda: fold(library),
        "check": lambda: list(check(library)),
        "files": lambda: list(data_files(ledger)),
    }
    return made | {maker.kind: lambda maker=maker: list(_values(maker, site)) for maker in MAKERS}  # type: ignore[misc]


def _values(maker: object, site: Site) -> Iterator[dict[str, object]]:
    for id_ in maker.ids(site):  # type: ignore[attr-defined]
        yield from (dict(page.context) for page in maker.make(site, id_))  # type: ignore[attr-defined]


def calls(work: Callable[[], object]) -> int:
    """Calls of functions that a piece of work takes."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def growth(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The exponent of each stage, from few entries to four times as many."""
    counted = []
    for entries in (FEW, MANY):
        folder = content.write(tmp_path_factory.mktemp("work") / "content", entries)
        counted.append({name: calls(work) for name, work in works(folder).items()})
    few, many = counted
    return {name: log(many[name] / few[name], MANY / FEW) for name in few if many[name] > LITTLE}


def test_no_stage_grows_faster_than_the_entries(growth: dict[str, float]) -> None:
    assert {"entry", "transfer", "system", "fold", "check", "files"} <= growth.keys()
    assert {name: round(exponent, 2) for name, exponent in growth.items() if exponent > MOST} == {}
