"""An entry as others cite it: every form parses, and none makes a date more certain than it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.model.citation import Citation, citation
from tests.support.records import entry


def cited(date: str = "2023-12-22", title: str = "A title") -> Citation:
    return citation(entry("2023-12-22-a", date, title=title), "A site", "https://example.org")


@given(st.text(alphabet="ab {}\\%&_#$~^", min_size=1).filter(str.strip))
def test_a_bibtex_record_keeps_its_braces_balanced(title: str) -> None:
    bare = cited(title=title).bibtex.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")


RIS = ("TY", "ID", "TI", "AU", "T2", "N1", "UR", "LA", "ER")


@given(st.text(min_size=1).filter(str.strip))
def test_a_ris_record_keeps_a_field_to_its_line(title: str) -> None:
    lines = cited(title=title).ris.split("\r\n")
    assert lines.pop() == ""
    assert [line[:6] for line in lines] == [f"{tag}  - " for tag in RIS]
    assert not any("\n" in line or "\r" in line for line in lines)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023-12-22", {"date-parts": [[2023, 12, 22]]}),
        ("2023-12", {"date-parts": [[2023, 12]]}),
        ("2023~", {"date-parts": [[2023]], "circa": True}),
        ("2023-12/2024-02", {"date-parts": [[2023, 12, 1], [2024, 2, 29]]}),
        ("2024-33", {"date-parts": [[2024, 1, 1], [2024, 3, 31]]}),
        ("../2023-04-19", {"literal": "on or before 19 April 2023"}),
        ("2022-02-24/..", {"literal": "since 24 February 2022"}),
    ],
)
def test_the_day_of_the_event_is_never_that_of_publication(date: str, expected: dict[str, Any]) -> None:
    [item] = json.loads(cited(date).csl)
    assert item["event-date"] == expected
    assert "issued" not in item


def test_the_line_of_text_leads_to_the_page() -> None:
    assert cited("2023~").text == "“A title” (about 2023). A site. https://example.org/entries/2023-12-22-a/"
