"""`format` and `new`: what they write reads the same, and nothing of the author's is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.checks.command import problems_in
from plugins.timeline.checks.formatting import formatted
from plugins.timeline.frontmatter import read
from plugins.timeline.model import Actor, Entry
from plugins.timeline.model.vocabulary import field_order
from tests.support.trees import ROOT

BLOCKS = {
    "title": "# what happened\ntitle: 'A: b'",
    "date": "date: 2023-05   # month only",
    "kind": "kind: report",
    "summary": "summary: >-\n  one\n\n  two",
    "sources": "sources:\n  # first\n  - title: T\n    publisher: P",
    "unknown": "unknown: x",
}


@given(st.permutations(list(BLOCKS)))
def test_fields_come_in_order_with_their_comments_and_nothing_is_lost(order: list[str]) -> None:
    text = "\n".join(["---", *(BLOCKS[name] for name in order), "---", "", "Prose --- here", ""])
    result = formatted(text, Entry)
    assert result == "\n".join(["---", *BLOCKS.values(), "---", "", "Prose --- here", ""])
    assert formatted(result, Entry) == result


@pytest.mark.parametrize("text", ["", "no front matter", "---\na: [\n---\n", "---\na: 1\na: 2\n---\n"])
def test_what_cannot_be_read_stays_as_it_is(text: str) -> None:
    assert formatted(text, Entry) == text


def test_a_vocabulary_page_begins_with_its_name_and_ends_with_its_sources() -> None:
    order = field_order(Actor)
    assert (order[0], order[-1]) == ("name", "sources")
    assert set(order) == set(Actor.model_fields)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    done = [sys.executable, "-m", "plugins.timeline", *arguments]
    return subprocess.run(done, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_new_entry_is_a_draft_without_a_problem_and_is_never_overwritten(tmp_path: Path) -> None:
    arguments = ("new", "entry", 'Norway gives: "tanks" #1', "--date", "2023-02~", "--content", str(tmp_path))
    made = command(*arguments)
    file = tmp_path / "entries/2023/2023-02-01-norway-gives-tanks-1.md"
    assert made.stdout.strip() == file.as_posix()
    assert problems_in(tmp_path) == []
    document, _ = read(file.read_text(encoding="utf-8"), "")
    assert document is not None
    assert (document.data["title"], document.data["date"]) == ('Norway gives: "tanks" #1', "2023-02~")
    again = command(*arguments)
    assert again.returncode == 1 and "is there already" in again.stderr


def test_a_new_entry_needs_a_date_that_is_one(tmp_path: Path) -> None:
    made = command("new", "entry", "X", "--date", "May 2023", "--content", str(tmp_path))
    assert made.returncode == 1 and 'date: "May 2023" is no date' in made.stderr
    assert not list(tmp_path.iterdir())


def test_format_names_what_it_changed_and_check_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "actors/xa.md"
    file.parent.mkdir()
    file.write_text("---\nkind: state\nname: Country A\n---\n", encoding="utf-8")
    looked = command("format", "--check", "--content", str(tmp_path))
    assert (looked.returncode, looked.stdout) == (1, f"{file.as_posix()}: would change\n")
    assert file.read_text(encoding="utf-8").startswith("---\nkind")
    assert command("format", "--content", str(tmp_path)).returncode == 0
    assert file.read_text(encoding="utf-8") == "---\nname: Country A\nkind: state\n---\n"
