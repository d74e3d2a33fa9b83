"""Quotes as they are printed: in what we wrote ourselves, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.checks.typesetting import typeset
from plugins.timeline.checks.typography import printed
from plugins.timeline.frontmatter import read
from plugins.timeline.model import Entry
from plugins.timeline.model.publisher import Publisher

STRAIGHT = str.maketrans("’‘“”", "''\"\"")

SAID = [
    ("the ministers' word, Ukraine's", "the ministers’ word, Ukraine’s"),
    ('"up to" ten, of the "long hand"', "“up to” ten, of the “long hand”"),
    ('(a "party")', "(a “party”)"),
    ("\"'lethal' aid\", it says", "“‘lethal’ aid”, it says"),
    ("in 'lethal' aid", "in ‘lethal’ aid"),
    ("the list of '22", "the list of ’22"),
    ('a pipe of 12" across', 'a pipe of 12" across'),
    ("nothing to set", "nothing to set"),
]


@pytest.mark.parametrize(("typed", "wanted"), SAID)
def test_prose_has_the_quotes_that_are_printed(typed: str, wanted: str) -> None:
    assert printed(typed) == wanted


MARKDOWN = [
    "[Norway's](https://example.org/a'b \"its list\")", '`print("x")`', '<abbr title="it\'s">', '```\na = "b"\n```',
    '[one]: /a "of it\'s own"', "    indented 'code'", "https://example.org/it's", "\\'",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKDOWN)
def test_code_addresses_and_html_in_markdown_stay(text: str) -> None:
    assert printed(text, markdown=True) == text.replace("Norway's", "Norway’s")


@given(st.text(alphabet="ab '\"\n`[](){}<>\\.:/1"), st.booleans())
def test_nothing_but_quotes_changes_and_twice_is_once(text: str, markdown: bool) -> None:
    result = printed(text, markdown=markdown)
    assert result.translate(STRAIGHT) == text
    assert printed(result, markdown=markdown) == result


ENTRY = """---
# the author's comment
title: "A party's list"
date: 2023-05
summary: >-
  It's one
  "of two"
rules:
  - {rule: xa-rule, action: note, note: 'the act''s "word"'}
disagreements:
  - {about: "the \\"number\\"", values: [{value: "it's 4", sources: [s1]}, {value: 5, sources: [s2]}]}
sources:
  - {id: s1, title: "The minister's word", publisher: P, quote: "it's said"}
  - {id: s2, title: "[The minister's answer]", publisher: P}
---

One's own "words".
"""


def test_an_entry_keeps_its_layout_and_what_others_wrote() -> None:
    result = typeset(ENTRY, Entry)
    assert result == (
        ENTRY.replace("A party's", "A party’s").replace("It's one", "It’s one").replace('"of two"', "“of two”")
        .replace("act''s \"word\"", "act’s “word”").replace('\\"number\\"', "“number”").replace("it's 4", "it’s 4")
        .replace("[The minister's", "[The minister’s").replace("One's own \"words\"", "One’s own “words”")
    )  # fmt: skip
    assert typeset(result, Entry) == result
    assert read(result, "")[1] == []


@pytest.mark.parametrize("line", ["status: draft", "lang: fr", "title: twice"])
def test_a_draft_another_language_and_what_cannot_be_read_stay(line: str) -> None:
    text = ENTRY.replace("date: 2023-05", f"date: 2023-05\n{line}")
    assert typeset(text, Entry) == text


def test_the_name_of_a_publisher_is_its_own() -> None:
    text = '---\nname: "L\'Exemple"\nreason: "It\'s official"\n---\n'
    assert typeset(text, Publisher) == text.replace("It's", "It’s")
