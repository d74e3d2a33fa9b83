"""The file of all entries is put together from the texts of each: it must be what writing it at once would give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.export import data_files, listing
from plugins.timeline.ledger import fold
from plugins.timeline.load import load
from plugins.timeline.values import addresses
from tests.support import content as made_up


@pytest.mark.parametrize("entries", [0, 1, 9])
def test_all_entries_are_one_json_text(tmp_path: Path, entries: int) -> None:
    content = made_up.write(tmp_path / "content", entries)
    files = {file.path: file.text for file in data_files(fold(load(content).library))}
    text = files[addresses.ENTRIES_JSON]
    found = json.loads(text)
    assert text == json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    assert found["count"] == len(found["entries"]) == entries
    for entry in found["entries"]:
        assert json.loads(files[addresses.record_file(entry["id"], "json")]) == entry


IDS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(before=IDS, after=IDS, others=st.sets(st.sampled_from("abcdef")))
def test_what_is_put_together_from_the_last_is_what_all_would_give(
    before: list[str], after: list[str], others: set[str]
) -> None:
    def inner(id_: str, said: str = "old") -> bytes:
        return listing.inner(listing.as_json({"id": id_, "title": said, "more": {"id": "a"}}).encode())

    def now(id_: str) -> bytes:
        return inner(id_, "new") if id_ in others else inner(id_)

    data = b"".join(listing.listed(len(before), map(inner, before)))
    again = b"".join(listing.relisted(data, after, others, now))
    assert again == b"".join(listing.listed(len(after), map(now, after)))
