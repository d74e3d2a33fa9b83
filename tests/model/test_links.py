"""Whereto a link to a file of content/ leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.timeline.load import load
from tests.support import content as made_up


def test_every_file_that_has_a_page_or_a_copy_has_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = made_up.write(tmp_path / "content", 3, 20)
    first, second, third = sorted(content.glob("entries/*/*.md"))
    second.write_text(second.read_text(encoding="utf-8").replace("summary:", "status: draft\nsummary:"), "utf-8")
    third.write_text("---\ntitle: no date\n---\n", "utf-8")
    for name, text in (("pages/about.md", "---\ntitle: About\nslug: us\n---\n"), ("images/map.svg", "<svg/>")):
        (content / name).parent.mkdir()
        (content / name).write_text(text, "utf-8")
    for folder, start in ((content, tmp_path), (Path(), content)):
        monkeypatch.chdir(start)
        library = load(folder if folder.name == "" else folder.relative_to(tmp_path)).library
        links = library.links
        assert links[first.relative_to(content).as_posix()] == f"entries/{first.stem}/"
        assert links[second.relative_to(content).as_posix()] == f"drafts/{second.stem}/"
        assert links["pages/about.md"] == "us/" and links["images/map.svg"] == "images/map.svg"
        records = [library.path(record) for record in library.records()]
        assert sorted(links) == sorted([*records, "images/map.svg"]) and len(links) == len(records) + 1
        for gone in (third.relative_to(content).as_posix(), "entries/none.md", "none.md", "", "other/xa.md"):
            assert gone not in links
