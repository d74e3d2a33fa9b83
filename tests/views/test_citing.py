"""Marks lead from a fact to the sources that support it."""

from __future__ import annotations

import pytest

from plugins.timeline.model import Source
from plugins.timeline.model.library import Library
from plugins.timeline.views.citing import field_words, first_refs, notes, own_refs, refs
from plugins.timeline.views.parts import plain


def source(*supports: str, **fields: str) -> Source:
    return Source.model_validate({"title": "A text", "publisher": "Example", "supports": supports, **fields})


@pytest.mark.parametrize(
    ("named", "asked", "supported"),
    [
        ("date", "date", True),
        ("transfers", "transfers[0].items", True),
        ("transfers[0].items[1]", "transfers[0].items", True),
        ("transfers[1]", "transfers[0].items", False),
        ("transfers[10]", "transfers[1]", False),
        ("dates", "date", False),
        ("rules", "transfers", False),
    ],
)
def test_a_source_supports_the_field_its_parts_and_its_whole(named: str, asked: str, supported: bool) -> None:
    assert refs([source(named)], asked).numbers == ((1,) if supported else ())


def test_a_source_that_names_no_field_stands_for_the_whole() -> None:
    assert refs([source("date"), source()], "summary").numbers == (2,)


def test_a_whole_is_marked_with_its_own_sources_before_those_of_its_parts() -> None:
    found = [source("rules[0]"), source("rules[0].clauses[2]"), source("rules")]
    assert own_refs(found, "rules[0]").numbers == (1, 3)
    assert own_refs(found[1:2], "rules[0]").numbers == (1,)


@pytest.mark.parametrize(
    ("named", "numbers"),
    [
        (("date", "announced", "transfers"), (1,)),
        (("summary", "announced", "transfers"), (2,)),
        (("summary", "transfers", "body"), (2,)),
        (("body", "summary", "body"), (2,)),
        (("body", "quote", "body"), ()),
    ],
)
def test_a_day_that_no_source_names_is_known_from_what_tells_of_the_event(
    named: tuple[str, ...], numbers: tuple[int, ...]
) -> None:
    assert first_refs([source(name) for name in named], "date", "announced").numbers == numbers


def test_what_a_source_supports_is_said_in_words_each_once() -> None:
    (note,) = notes(Library(), [source("date", "transfers[0].items", "transfers[1].items", "rules[0].clauses[4]")])
    assert note.supports == ("the date", "the goods", "the clauses")
    assert field_words("x_y") == "x_y"


def test_the_imprint_names_language_and_date() -> None:
    (note,) = notes(Library(), [source(published="2023-12", lang="ja", type="official", accessed="2024-01-02")])
    said = "Example · reliability F · December 2023 · Official · in Japanese · read 2 January 2024"
    assert plain(note.imprint).replace("\N{NO-BREAK SPACE}", " ") == said
