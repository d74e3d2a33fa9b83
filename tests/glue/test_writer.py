"""Pages that nobody listens to are what Pelican's own way would have written."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican import signals

from tests.glue.builds import built, digest
from tests.support import content as made_up


@pytest.mark.parametrize("where", [{"SITEURL": "https://example.org", "RELATIVE_URLS": False}, {"RELATIVE_URLS": True}])
def test_a_page_is_the_same_whether_or_not_somebody_listens(tmp_path: Path, where: dict[str, object]) -> None:
    content = made_up.write(tmp_path / "content", 4, 20)
    chosen = {**where, "TIMELINE_PAGES": ["timeline", "entry", "rules"], "TIMELINE_FILES": []}
    built(content, tmp_path / "straight", **chosen)
    heard = {}

    def listener(path: str, context: dict[str, object]) -> None:
        heard[Path(path).relative_to(tmp_path / "listened").as_posix()] = context["output_file"]

    with signals.content_written.connected_to(listener):
        built(content, tmp_path / "listened", **chosen)
    assert digest(tmp_path / "straight") == digest(tmp_path / "listened")
    assert {"index.html", "rules/index.html"} < heard.keys() and all(path == name for path, name in heard.items())
