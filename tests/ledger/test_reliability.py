"""The grade of a source: its publisher's, and that of the report it passes on."""

from __future__ import annotations

import pytest

from plugins.timeline.ledger.reliability import judge
from plugins.timeline.model import Origin, Publisher, Source
from plugins.timeline.model.library import Library


def publisher(name: str, grade: str, *aliases: str) -> Publisher:
    fields = {"name": name, "aliases": aliases, "kind": "press", "reliability": grade, "reason": "Made up."}
    return Publisher.model_validate(fields, context=Origin(name.lower(), f"content/publishers/{name.lower()}.md"))


LIBRARY = Library(publishers={one.id: one for one in (
    publisher("Gazette", "A"), publisher("Agency", "B", "The Agency"), publisher("Paper", "C"), publisher("Organ", "E"),
)})  # fmt: skip


def source(by: str, origin: str | None = None) -> Source:
    fields = {"title": "A text", "publisher": by, **({"origin": origin} if origin else {})}
    return Source.model_validate(fields)


@pytest.mark.parametrize(
    ("by", "origin", "grade"),
    [
        ("Paper", None, "C"),
        ("The Agency", None, "B"),
        ("agency", None, "F"),
        ("Paper", "Agency", "C"),
        ("Organ", "Agency", "E"),
        ("Agency", "Organ", "E"),
        ("A site", "Agency", "C"),
        ("A site", "Gazette", "B"),
        ("A site", "Organ", "E"),
        ("Paper", "A site", "C"),
        ("A site", "Another", "F"),
    ],
)
def test_a_report_passed_on_is_worth_no_more_than_either_end(by: str, origin: str | None, grade: str) -> None:
    assert judge(LIBRARY, source(by, origin)).grade == grade


def test_two_papers_with_one_report_are_one_voice() -> None:
    first, second = source("Paper", "Agency"), source("A site", "Agency")
    assert first.voice == second.voice == source("Agency").voice
    assert (first.imprint, source("Paper").imprint) == ("Paper (Agency)", "Paper")
