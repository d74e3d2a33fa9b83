"""A site may make some kinds of pages and files only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import content as made_up
from tests.support.site import Built

Build = Callable[..., Built]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return made_up.write(tmp_path / "content", 4)


def test_only_what_is_asked_for_is_made(content: Path, build: Build) -> None:
    built = build(content, TIMELINE_PAGES=["entry", "rules"], TIMELINE_FILES=["feed"])
    assert built.status == 0, built.log
    made = {path.relative_to(built.path).as_posix() for path in built.path.rglob("*") if path.is_file()}
    pages = {name for name in made if name.endswith(".html")}
    entries = {f"entries/{path.stem}/index.html" for path in content.glob("entries/*/*.md")}
    assert pages == {"rules/index.html", *entries}
    assert {name for name in made - pages if not name.startswith("theme/")} == {
        "feeds/all.atom.xml",
        "feeds/all.json",
    }


def test_a_feed_that_is_not_made_is_not_linked(content: Path, build: Build) -> None:
    page = build(content, TIMELINE_PAGES=["rules"], TIMELINE_FILES=[]).path / "rules/index.html"
    assert "feeds/" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"TIMELINE_PAGES": ["entrys"]}, 'TIMELINE_PAGES: unknown kind "entrys"; did you mean "entry"?'),
        ({"TIMELINE_FILES": ["feeds"]}, 'TIMELINE_FILES: unknown kind "feeds"; did you mean "feed"?'),
        ({"TIMELINE_FILES": ["entries.json"]}, "entries.json is put together from the files of record; add it"),
    ],
)
def test_what_cannot_be_made_is_told(content: Path, build: Build, settings: dict[str, object], said: str) -> None:
    built = build(content, **settings)
    assert built.status == 1
    assert said in built.log
    assert not built.path.exists() or not list(built.path.rglob("*.html"))
