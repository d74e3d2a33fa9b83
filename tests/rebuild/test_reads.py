"""What is read of a site is written down, however it is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.timeline.ledger import fold
from plugins.timeline.load import load
from plugins.timeline.model.library import columns, picked
from plugins.timeline.rebuild.graph import Graph
from plugins.timeline.rebuild.keys import Key
from plugins.timeline.rebuild.parts import reading
from plugins.timeline.rebuild.reads import Reads
from plugins.timeline.views import Options, Site
from tests.support import content as made_up

ENTRY = Path(made_up.entry(1, 20)[0]).stem


class Noting:
    """A site that notes what is read of it, for the page of one entry."""

    def __init__(self, plain: Site) -> None:
        self._reads, self.graph = Reads(), Graph()
        self.site = reading(plain, self._reads)

    def read(self, look: Callable[[Site], object], own: str | None = None) -> set[Key]:
        """The keys that are noted of this look, as what was kept of it tells them."""
        job = ("entry", own or "")
        self._reads.begin(own)
        look(self.site)
        self.graph.note(job, self._reads.all(), ())
        return set(self.graph.read_by(job))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    library = load(made_up.write(tmp_path_factory.mktemp("site") / "content", 8, 20)).library
    return Site(library, fold(library), Options(dt.date(2026, 1, 1)))


@pytest.fixture
def noting(plain: Site) -> Noting:
    return Noting(plain)


def test_a_field_of_a_record_is_noted_for_every_job_that_reads_it(noting: Noting) -> None:
    keys = {("library.entries", ENTRY, ""), ("library.entries", ENTRY, "title")}
    for _ in range(2):
        assert noting.read(lambda site: site.library.entries[ENTRY].title) == keys
    keys.add(("library.entries", ENTRY, "summary"))
    assert noting.read(lambda site: _both(site.library.entries[ENTRY])) == keys


def _both(entry: object) -> object:
    return entry.title, entry.summary  # type: ignore[attr-defined]


def test_what_is_not_there_is_noted(noting: Noting) -> None:
    key = {("library.actors", "nobody", "")}
    assert noting.read(lambda site: site.library.actors.get("nobody")) == key
    assert noting.read(lambda site: "nobody" in site.library.actors) == key


def test_of_many_records_each_field_is_noted_once_for_all(noting: Noting) -> None:
    keys = {("library.timeline", "*", ""), ("library.timeline", "*", "title")}
    for _ in range(2):
        assert noting.read(lambda site: [one.title for one in site.library.timeline]) == keys
    assert noting.read(lambda site: list(columns(site.library.timeline, "title"))) == keys
    assert noting.read(lambda site: len(site.library.timeline)) == {("library.timeline", "*", "")}


def test_fields_of_some_records_are_noted_as_if_each_was_asked(noting: Noting, plain: Site) -> None:
    ids = list(plain.library.entries)[:5]

    def one_by_one(site: Site) -> list[object]:
        return [(site.library.entries[id_].title, site.library.entries[id_].date) for id_ in ids]

    for _ in range(2):
        keys = noting.read(lambda site: list(picked(site.library.entries, ids, "title", "date.order")))
        assert keys == Noting(plain).read(one_by_one) == noting.read(one_by_one)
    assert list(picked(noting.site.library.entries, ids, "title", "date")) == one_by_one(plain)
    with pytest.raises(KeyError):
        list(picked(noting.site.library.entries, ["nobody"], "title"))


def test_the_record_of_the_job_is_noted_as_a_whole(noting: Noting) -> None:
    keys = {("library.entries", ENTRY, ""), ("library.entries", ENTRY, "*")}
    assert noting.read(lambda site: site.entry(ENTRY).title, own=ENTRY) == keys


def test_what_is_asked_again_is_noted_again_whoever_asked_first(noting: Noting, plain: Site) -> None:
    own = noting.read(lambda site: site.dated(ENTRY), own=ENTRY)
    other = noting.read(lambda site: site.dated(ENTRY))
    assert own == other == Noting(plain).read(lambda site: site.dated(ENTRY))
    assert ("library.entries", ENTRY, "title") in other and ("library.entries", ENTRY, "*") not in other


def test_what_was_read_before_is_still_noted_where_something_is_made_aside(noting: Noting) -> None:
    def look(site: Site) -> None:
        entry = site.library.entries[ENTRY]
        assert entry.summary
        assert site.dated(ENTRY)
        assert entry.title

    assert {key[2] for key in noting.read(look) if key[0] == "library.entries"} >= {"", "summary", "title", "date"}


def test_jobs_that_read_what_changed_are_touched(noting: Noting) -> None:
    noting.read(lambda site: site.entry(ENTRY).title, own=ENTRY)
    noting.read(lambda site: site.library.entries[ENTRY].title)
    title, body = ("library.entries", ENTRY, "title"), ("library.entries", ENTRY, "*")
    graph = noting.graph
    assert graph.touched([title]) == {("entry", ""): (title,)}
    assert graph.touched([title, body]) == {("entry", ""): (title,), ("entry", ENTRY): (body,)}
    assert graph.touched([("library.entries", "another", "title"), ("library.entries", "another", "*")]) == {}
