"""The file of all entries is put together from the texts of each: it must be what writing it at once would give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    data = text.encode()
    each = {id_: data[place] for id_, place in listing.places(data)}
    assert list(each) == [entry["id"] for entry in found["entries"]]
    assert all(listing.inner(files[addresses.record_file(id_, "json")]) == one for id_, one in each.items())
