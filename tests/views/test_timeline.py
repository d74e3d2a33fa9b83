"""The timeline's page models and data: nothing lost, nothing counted twice, any order of files the same."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.ledger import fold
from plugins.timeline.model import Entry, System
from plugins.timeline.model.library import Library
from plugins.timeline.parsing import parse
from plugins.timeline.terms import EVENT_KINDS
from plugins.timeline.values.edtf import parse as edtf
from plugins.timeline.views.page import Options
from plugins.timeline.views.timeline import HOME_ROWS, row_views, timeline_pages
from plugins.timeline.views.timeline_data import LATE, columns_of, texts_of
from plugins.timeline.views.timeline_facets import Label, Terms, closed_labels, facets_of
from plugins.timeline.views.timeline_row import FACETS, OPEN_END, Row, group_of, in_order
from plugins.timeline.views.timeline_rows import WithParents, rows_of
from plugins.timeline.views.timeline_strip import LANES, density, extent, lane_of, scale_of, strip_of

TODAY = date(2024, 6, 1)
DATES = (
    "2023-12-22", "2023-12", "2023", "2023~", "2022-11-03?", "../2023-04-19", "2022-02-24/..", "2023-12/2024-02",
    "2024-33", "1967", "2019-22",
)  # fmt: skip
ACTORS = ("aa", "bb", "cc")
ENTRY = """\
---
title: T{0}
date: {1}
kind: statement
summary: S.
sources:
  - {{url: 'https://example.org/', title: A, publisher: B}}
---
"""


def row(id_: str, when: str, **terms: tuple[str, ...]) -> Row:
    """An event with what is not given left empty."""
    found = edtf(when)
    every = {"kind": ("delivery",), "publisher": ("Paper",), **terms}
    address, known = f"entries/{id_}/", found.anchor + 2
    return Row(id_, f"Title {id_}", f"Summary {id_}.", found, known, every, address, group_of(found))


few = st.lists(st.sampled_from(ACTORS), max_size=2, unique=True).map(tuple)


@st.composite
def many(draw: st.DrawFn) -> tuple[Row, ...]:
    """Rows in the order of the list."""
    found = []
    for number in range(draw(st.integers(0, 30))):
        suppliers, recipients, others = draw(few), draw(few), draw(few)
        actors = tuple(dict.fromkeys((*suppliers, *recipients, *others)))
        kind = draw(st.sampled_from(list(EVENT_KINDS)))
        terms = {"kind": (kind,), "from": suppliers, "to": recipients, "actor": actors}
        found.append(row(f"e{number:02}", draw(st.sampled_from(DATES)), **terms))
    return in_order(found)


def terms_of_row(facet: dict[str, object], number: int) -> list[str]:
    terms, sets, rows = facet["terms"], facet["sets"], facet["rows"]
    return [terms[term] for term in sets[rows[number]]]  # type: ignore[index]


@given(many())
def test_columns_hold_what_the_rows_say(rows: tuple[Row, ...]) -> None:
    terms, labels = Terms(rows), closed_labels()
    columns, texts = columns_of(rows, terms, labels), texts_of(rows, terms, labels)
    assert list(accumulate(columns["anchor"])) == [it.when.anchor for it in rows]  # type: ignore[arg-type]
    facets = {**columns["facets"], **texts["facets"]}  # type: ignore[dict-item]
    assert set(facets) == set(FACETS)
    for number, it in enumerate(rows):
        held = set(terms_of_row(facets["actor"], number))
        for part in facets["actor"]["with"]:
            held |= set(terms_of_row(facets[part], number))
        assert held == set(it.terms["actor"])
        assert texts["ids"][number] == it.id  # type: ignore[index]
        assert (str(number) in texts["dates"]) == (not it.when.exact)  # type: ignore[operator]
        if not it.doubt & OPEN_END:
            assert it.when.anchor + columns["length"][number] == it.when.latest  # type: ignore[index]


@given(many(), st.randoms())
def test_the_order_of_files_does_not_matter(rows: tuple[Row, ...], chance: random.Random) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)
    assert in_order(mixed) == rows
    groups = [it.group for it in rows]
    assert groups == sorted(groups, reverse=True)


@given(many())
def test_the_strip_draws_each_event_once(rows: tuple[Row, ...]) -> None:
    scale = scale_of(rows, TODAY)
    sure, unsure = density(rows, scale)
    assert sum(map(sum, sure + unsure)) == pytest.approx(len(rows))
    for it in rows:
        first, last, _ = extent(it, scale)
        assert 0 <= first <= last < scale.months


@given(many())
def test_the_table_says_what_the_strip_draws(rows: tuple[Row, ...]) -> None:
    strip = strip_of(rows, TODAY)
    assert sum(year.total for year in strip.years) == len(rows)
    assert all(year.total == sum(year.counts) + year.no_month for year in strip.years)


def test_every_kind_has_its_lane() -> None:
    named = [kind for _, kinds in LANES.values() for kind in kinds]
    assert sorted(named) == sorted(EVENT_KINDS)
    assert lane_of("not-a-kind") == len(LANES) - 1


def test_a_far_past_does_not_crush_the_present() -> None:
    rows = in_order([row("old", "1961"), *(row(f"n{i}", f"20{i:02}-05-01") for i in range(10, 25))])
    scale = scale_of(rows, TODAY)
    assert (scale.first // 12, scale.lead) == (2009, 12)
    assert strip_of(rows, TODAY).early == 2009


def test_without_events_there_is_a_page_of_this_year() -> None:
    library = Library()
    pages = list(timeline_pages(library, fold(library), Options(TODAY)))
    assert [page.address for page in pages] == ["", "embed/"]
    assert scale_of((), TODAY).first == 2024 * 12


def test_home_holds_the_newest_and_the_years_hold_all() -> None:
    entries = {}
    for number in range(HOME_ROWS + 20):
        day = f"{2020 + number % 4}-{number % 12 + 1:02}-03"
        entry, _, problems = parse(ENTRY.format(number, day), f"content/entries/e{number}.md", Entry)
        assert isinstance(entry, Entry), problems
        entries[entry.id] = entry
    library = Library(entries=entries)
    home, embed, *years = timeline_pages(library, fold(library), Options(TODAY))
    assert len(home.made_from) == HOME_ROWS
    assert embed.context["years"] == home.context["years"]
    assert [page.address for page in years] == [f"timeline/{year}/" for year in range(2020, 2024)]
    assert sorted(id_ for page in years for id_ in page.made_from) == sorted(entries)


def test_a_row_shows_the_part_and_a_filter_on_the_whole_finds_it() -> None:
    systems = {id_: _system(id_, parent) for id_, parent in (("a", ""), ("a-1", "a"), ("a-1-x", "a-1"))}
    assert WithParents(systems.items())["a-1-x",] == ("a-1-x", "a-1", "a")
    labels = {**closed_labels(), "system": {"a": Label("A"), "a-1": Label("A1", part_of="a")}}
    shown = row_views([row("e", "2023", system=("a-1", "a"))], labels)[0].systems
    assert [tag.term for tag in shown] == ["a-1"]


def _system(id_: str, parent: str) -> System:
    front = f"---\nname: {id_}\n{f'parent: {parent}' if parent else ''}\n---\n"
    system, _, problems = parse(front, f"content/systems/{id_}.md", System)
    assert isinstance(system, System), problems
    return system


def test_a_term_without_a_label_is_called_by_its_id() -> None:
    facets = facets_of(Terms([row("e", "2023", actor=("zz",))]), closed_labels())
    [actor] = [facet for facet in facets if facet.name == "actor"]
    assert [(option.term, option.label, option.count) for option in actor.options] == [("zz", "zz", 1)]


@pytest.mark.parametrize(
    ("when", "shape"),
    [
        ("2023-12-22", "exact"), ("2023-12", "part"), ("2023", "part"), ("2023-12~", "doubt"), ("2023?", "doubt"),
        ("../2023-04-19", "before"), ("2022-02-24/..", "since"), ("2023-12/2024-02", "span"),
    ],
)  # fmt: skip
def test_a_date_is_drawn_as_sure_as_it_is(when: str, shape: str) -> None:
    assert row("e", when).shape == shape


def test_late_facets_are_not_in_the_first_file() -> None:
    rows: Sequence[Row] = [row("e", "2023")]
    assert not set(LATE) & set(columns_of(rows, Terms(rows), closed_labels())["facets"])  # type: ignore[call-overload]


def test_rows_of_a_library_are_its_published_entries() -> None:
    assert rows_of(Library(), fold(Library())) == ()
