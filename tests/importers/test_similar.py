"""The same event, other outlet."""

from __future__ import annotations

from pathlib import Path

from plugins.timeline.importers.similar import Similar
from plugins.timeline.load import load

SIMILAR = Similar(load(Path(__file__).parent / "content").library)
TRANSFER = {"transfer": "x", "status": "delivered", "from": "nl", "to": "lv"}
LEAD = "The Netherlands has handed Latvia its first Kestrel missiles, the ministry said."


def test_another_report_of_an_event_is_found() -> None:
    fields = {"title": "Dutch hand over first Kestrels to Latvia", "date": "2023-05-11", "transfers": [TRANSFER]}
    (found,) = SIMILAR.find(fields, LEAD)
    assert found.endswith("2023-05-10-netherlands-kestrel-for-latvia.md")


def test_another_time_other_parties_or_other_words_are_another_event() -> None:
    fields = {"title": "Dutch hand over first Kestrels to Latvia", "date": "2024-05-11", "transfers": [TRANSFER]}
    assert SIMILAR.find(fields, LEAD) == []
    others = {"title": "First Kestrels", "date": "2023-05-11", "transfers": [{"from": "fi", "to": "no"}]}
    assert SIMILAR.find(others, LEAD) == []
    words = {"title": "Choir wins prize", "date": "2023-05-11", "transfers": [TRANSFER]}
    assert SIMILAR.find(words, "A choir that never sang in public won.") == []
