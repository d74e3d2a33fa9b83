"""How many known files stand is told without a list of what is there, and as one would tell it."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.timeline.looking import FileStamp, Seen, added, files_below, other_files, seen_of, together

FOLDERS = ["", "a/", "a/b/", "a/b/c/", "d/", "d/e/"]
PATHS = [folder + name for folder in FOLDERS for name in ("f.html", "g.json")]
CHANGES = st.lists(
    st.tuples(st.sampled_from(["write", "delete", "swap", "link", "file"]), st.sampled_from(PATHS)), max_size=5
)
RUNS = int(os.environ.get("TIMELINE_RUNS", "25"))
"""Random trees; more of them with TIMELINE_RUNS."""

TICK = 0.02
"""Seconds after which a file system gives what is written another time."""


def write(file: Path, text: str) -> None:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def change(top: Path, how: str, path: str) -> None:
    """Another file, none, one that was put in its place; its folder elsewhere, or no folder any more."""
    file = top / path
    if how == "write":
        write(file, "more")
    elif how == "delete":
        file.unlink(missing_ok=True)
    elif how == "swap" and file.exists():
        write(top / "new", "swapped")
        (top / "new").replace(file)
    elif file.parent != top and file.parent.is_dir() and not file.parent.is_symlink():
        elsewhere = Path(f"{top}-{how}-{path.count('/')}")
        if how == "link":
            file.parent.replace(elsewhere)
            file.parent.symlink_to(elsewhere)
        else:
            rmtree(file.parent)
            write(file.parent, "a file")


def seen_in(top: str, known: Mapping[str, FileStamp]) -> Seen:
    at = os.open(top, os.O_RDONLY)
    try:
        return seen_of(at, known)
    finally:
        os.close(at)


def told(top: str, known: Mapping[str, FileStamp], shares: int) -> Mapping[str, FileStamp | None]:
    """As several processes tell it."""
    paths = list(known)
    parts = [paths[number::shares] for number in range(shares)]
    seen = together(seen_in(top, {path: known[path] for path in part}) for part in parts)
    found = added(top, seen)
    return other_files(known, files_below(top)) if found is None else {**seen.others, **found}


@settings(max_examples=RUNS)
@given(st.sets(st.sampled_from(PATHS)), CHANGES, st.integers(1, 3))
def test_what_differs_is_what_a_list_of_all_would_tell(
    tmp_path_factory: pytest.TempPathFactory, before: set[str], changes: Sequence[tuple[str, str]], shares: int
) -> None:
    top = tmp_path_factory.mktemp("top") / "output"
    top.mkdir()
    for path in sorted(before):
        write(top / path, "text")
    known = files_below(str(top))
    time.sleep(TICK)
    for how, path in changes:
        # After another change there may be a file in the place of a folder.
        with suppress(OSError):
            change(top, how, path)
    assert told(str(top), known, shares) == other_files(known, files_below(str(top)))


def test_a_folder_that_nobody_touched_is_not_looked_through(tmp_path: Path) -> None:
    for name in ("f.html", "g.json"):
        write(tmp_path / "a/b" / name, "text")
    known = files_below(str(tmp_path))
    assert seen_in(str(tmp_path), known).same == {"a/b/"}
    time.sleep(TICK)
    write(tmp_path / "a/b/h.html", "by hand")
    assert not seen_in(str(tmp_path), known).same
