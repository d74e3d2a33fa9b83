"""Names and sums stay on one line, and are copied as they were typed."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from plugins.timeline.pelican_glue.headings import anchored
from plugins.timeline.views.whole import PATTERN, whole, whole_html

BOUND = [
    ("Norway's F-16s", ["F-16s"]),
    ("six Mirage 2000-5 of 2014-15, in Spring 2022", ["Mirage 2000-5"]),
    ("ninety T-72B, IRIS-T and Mi-8", ["T-72B", "IRIS-T", "Mi-8"]),
    ("the first EUR 3.2 billion reach Ukraine", ["EUR 3.2 billion"]),
    ("6.6 billion, and 15,000 rounds of 155 mm", ["6.6 billion", "155 mm"]),
    ("The record on 22 December 2023", ["22 December 2023"]),
    ("15 Leopard 1 and one Leopard 2A6 of April 2023", ["Leopard 1", "Leopard 2A6", "April 2023"]),
    ("Ukraine 3 million rounds, From 3 February", ["3 million", "3 February"]),
    ("licence-built goods and a T-shirt", []),
]


@pytest.mark.parametrize(("text", "wanted"), BOUND)
def test_what_belongs_together_is_bound(text: str, wanted: list[str]) -> None:
    assert re.findall(r'<span class="whole">([^<]*)</span>', whole(text)) == wanted


@given(st.text(alphabet="FT-16 <&>\"'EURbillion.,"))
def test_the_text_stays_what_it_was(text: str) -> None:
    assert unescape(re.sub(r'</?span( class="whole")?>', "", whole(text))) == text


PIECES = ("F-", "16", "A", "EUR ", "3.2", " billion", "155 mm", "2 ", "May", "ä", "٣", "-", " ", "Leopard ", "2A6", ".",
          "May 2023", "23", "re-export")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=12).map("".join))
def test_what_a_script_is_told_to_bind_is_what_is_bound_here(text: str) -> None:
    safe = str(escape(text))
    assert whole(text) == re.sub(PATTERN, lambda found: f'<span class="whole">{found[0]}</span>', safe)


def test_in_a_text_nothing_within_a_tag_is_touched() -> None:
    text = '<p>The <a href="../F-16/" title="F-16, 22 December 2023">F-16s</a> of <em>Norway</em></p>'
    assert whole_html(text) == text.replace(">F-16s<", '><span class="whole">F-16s</span><')


def test_each_heading_of_a_text_has_an_anchor_of_its_own() -> None:
    html, found = anchored("<h2>A &amp; <em>B</em></h2><p>x</p><h2>A, B</h2><h3>Low</h3><h2>?</h2>")
    assert [(one.anchor, one.text) for one in found] == [("a-b", "A & B"), ("a-b-2", "A, B"), ("part", "?")]
    assert '<h2 id="a-b">A &amp; <em>B</em></h2>' in html and "<h3>Low</h3>" in html
