"""What a copy of the process sees before a build is what this process would see, and is seen here where it fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.timeline.forking import cores
from plugins.timeline.pelican_glue import scout
from plugins.timeline.pelican_glue.places import Places
from tests.glue.builds import built
from tests.support import content as made_up
from tests.support.trees import ROOT

MANY = 1500
Seen = tuple[bool, str, frozenset[str] | None, dict[str, tuple[int, int] | None]]


@pytest.fixture
def at(tmp_path: Path) -> Places:
    """A site that was built, of which an entry was edited, one deleted, and a page written by hand."""
    content = made_up.write(tmp_path / "content", 4, 20)
    made = built(content, tmp_path / "output")
    first, second, *_ = sorted(content.glob("entries/*/*.md"))
    first.write_text(first.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    second.unlink()
    (tmp_path / "output/by-hand.html").write_text("by hand", encoding="utf-8")
    (tmp_path / "output/index.html").unlink()
    below = Path(os.path.relpath(content, ROOT)).as_posix()
    return Places(made.kept, below, tmp_path / "output", made.kept.with_suffix(".json"), everything=True)


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # files are named from where a build runs


def seen(one: scout.Scout) -> Seen:
    ground = one.ground()
    found = ground.kept is not None, ground.code, one.content(), one.output()
    one.end()
    return found


def test_apart_or_here_the_same_is_seen(at: Places) -> None:
    found = seen(scout.Scout(at, apart=False))
    assert found == seen(scout.Scout(at, apart=cores() > 1))
    _, _, content, output = found
    assert content is not None and sum(file.endswith(("event-0.md", "event-1.md")) for file in content) == 2
    assert output["index.html"] is None and output["by-hand.html"] is not None


def test_where_the_copy_fails_it_is_seen_here(at: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    look = scout.other_records

    def failing(content: str, known: dict[str, tuple[int, int, int] | None]) -> frozenset[str]:
        if os.getpid() != here:
            os._exit(1)
        return look(content, known)

    monkeypatch.setattr(scout, "other_records", failing)
    assert seen(scout.Scout(at, apart=cores() > 1)) == seen(scout.Scout(at, apart=False))


def test_copies_that_have_much_to_tell_end_when_nobody_asks(at: Places) -> None:
    """More than a pipe holds, from each of them."""
    for number in range(MANY):
        folder = at.output / f"by-hand-{number}"
        folder.mkdir()
        (folder / f"{'long' * 40}.html").touch()
    one = scout.Scout(at, apart=cores() > 1)
    assert one.ground().kept is not None
    one.end()


def test_nothing_is_known_of_a_site_that_was_never_built(tmp_path: Path) -> None:
    never = Places(
        tmp_path / "none", tmp_path.as_posix(), tmp_path / "output", tmp_path / "notes.json", everything=True
    )
    one = scout.Scout(never, apart=True)
    assert (one.ground().kept, one.content(), one.output()) == (None, None, {})
