"""What is read again after a change is what is read from nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.timeline.load import Loaded, load
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
