"""What is read again after a change is what is read from nothing."""

from __future__ import annotations

import pickle
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.timeline.load import MODELS, Loaded, load
from tests.support import content as made_up

BODIES = (
    "",
    "Other text.\n",
    "---\n",
    "title: no field\n\n---\n\nText below a line.\n",
    "\N{NO-BREAK SPACE}é\r\nline\n",
)
HEADS = ("", "announced: 2015-01-02\n", "announced: no day\n", "title: twice\n", "# a remark\n")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.write(tmp_path_factory.mktemp("site") / "content", 3, 20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(HEADS), st.sampled_from(BODIES)), min_size=1, max_size=4))
def test_a_file_that_was_rewritten(written: Path, rounds: list[tuple[str, str]]) -> None:
    file = next(written.glob("entries/*/*.md"))
    text = file.read_text(encoding="utf-8")
    head = text[: text.index("\n---\n") + 1]
    found = load(written)
    for more, body in rounds:
        file.write_bytes(f"{head}{more}---\n{body}".encode())
        found = load(written, found.reading, [file.as_posix()])
        assert told(found) == told(load(written))
    file.write_text(text, encoding="utf-8")


def told(found: Loaded) -> object:
    """All that there is to know of what was read."""
    records = [(one, one.id, one.file, one.body, one.model_fields_set) for one in found.library.records()]
    return records, dict(found.library.documents), found.problems


def test_a_body_is_read_without_what_judges_front_matter(written: Path) -> None:
    """The record of a file whose text alone is another is the one that there was, above that text."""
    file = next(written.glob("entries/*/*.md"))
    before = load(written)
    file.write_text(file.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    after = load(written, before.reading, [file.as_posix()])
    one, other = (found.library.entries[file.stem] for found in (before, after))
    assert one.sources is other.sources and one.body != other.body and other.body.endswith("More.\n")


def test_what_was_read_is_sent_whole(written: Path, tmp_path: Path) -> None:
    """Records of every kind, a text page, a draft and what could not be read come out of their bytes as they were."""
    copytree(written, tmp_path / "content")
    some = {
        "pages/about.md": "---\ntitle: About\n---\n\nText.\n",
        "entries/2015/broken.md": "---\ntitle: [\n---\n",
        "entries/2015/gaps.md": "---\ntitle: Gaps\n---\n",
        "publishers/example.md": "---\nname: Example\nkind: broadcaster\nreliability: B\nreason: Made up.\n---\n",
    }
    for path, text in some.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    parsed = load(tmp_path / "content").reading.parsed
    sent = pickle.loads(pickle.dumps(dict(parsed)))
    assert sent == parsed
    assert {type(read.record) for read in sent.values()} == {*MODELS, type(None)}
    for file, (record, document) in sent.items():
        before = parsed[file].record
        assert document == parsed[file].document
        if record is not None and before is not None:
            assert list(vars(record).items()) == list(vars(before).items())
            assert record.model_fields_set is before.model_fields_set
            assert record.model_dump(mode="json") == before.model_dump(mode="json")


def test_a_copy_of_a_part_of_a_record_is_sent_too(written: Path) -> None:
    entry = next(iter(load(written).library.entries.values()))
    other = entry.model_copy(update={"title": "Another"})
    sent = pickle.loads(pickle.dumps(other))
    assert sent == other and sent.title == "Another" and sent.model_fields_set == other.model_fields_set
