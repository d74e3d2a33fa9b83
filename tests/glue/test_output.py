"""The output folder: what is written, what is left as it is, what is taken away."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.timeline.pelican_glue.output import Output
from plugins.timeline.pelican_glue.stages import Stages
from tests.glue.builds import built, digest
from tests.support import content as made_up
from tests.support.site import Built
from tests.support.trees import ROOT

RUNS = int(os.environ.get("TIMELINE_RUNS", "25"))
"""Random histories of content that are built; more of them with TIMELINE_RUNS."""

FILES = st.dictionaries(
    st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "b/c.json", "d.csv"]), st.binary(max_size=4)
)


def made(folder: Path, files: dict[str, bytes], *, everything: bool = False) -> Output:
    """One build that makes these files."""
    output = Output(folder / "output", folder / "notes.json", Stages())
    output.look(everything, ["kept"])
    for path, data in files.items():
        if path.endswith("json"):
            output.put_pieces(path, (data[at : at + 1] for at in range(len(data))))
        else:
            output.put(path, data)
    output.sweep()
    return output


def found(folder: Path) -> dict[str, bytes]:
    files = [path for path in (folder / "output").rglob("*") if path.is_file()]
    return {path.relative_to(folder / "output").as_posix(): path.read_bytes() for path in files}


@given(st.lists(FILES, max_size=5), st.booleans())
def test_after_any_builds_only_the_last_is_there(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, bytes]], everything: bool
) -> None:
    folder = tmp_path_factory.mktemp("output")
    for files in builds:
        before = found(folder)
        output = made(folder, files, everything=everything)
        assert found(folder) == files
        assert set(output.written) == {path for path, data in files.items() if before.get(path) != data}
        assert set(output.deleted) == before.keys() - files.keys()
    empty = [path for path in (folder / "output").rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert not empty


def test_what_is_the_same_keeps_its_time(tmp_path: Path) -> None:
    made(tmp_path, {"a.html": b"one", "b.html": b"two"})
    for name in "ab":
        os.utime(tmp_path / f"output/{name}.html", (1, 1))
    made(tmp_path, {"a.html": b"one", "b.html": b"new"})
    assert (tmp_path / "output/a.html").stat().st_mtime == 1
    assert (tmp_path / "output/b.html").stat().st_mtime != 1


def test_a_file_that_no_build_made_stays_unless_all_is_to_go(tmp_path: Path) -> None:
    made(tmp_path, {"a.html": b"one"})
    (tmp_path / "output/kept").mkdir()
    for path in ("own.txt", "kept/own.txt"):
        (tmp_path / "output" / path).write_text("by hand", encoding="utf-8")
    made(tmp_path, {"b.html": b"two"})
    assert set(found(tmp_path)) == {"b.html", "own.txt", "kept/own.txt"}
    made(tmp_path, {"b.html": b"two"}, everything=True)
    assert set(found(tmp_path)) == {"b.html", "kept/own.txt"}


def test_a_file_that_something_else_wrote_during_the_build_stays(tmp_path: Path) -> None:
    made(tmp_path, {"a.html": b"one", "map.png": b"old"})
    output = Output(tmp_path / "output", tmp_path / "notes.json", Stages())
    output.look(everything=True)
    (tmp_path / "output/map.png").write_bytes(b"drawn again")
    output.sweep()
    assert set(found(tmp_path)) == {"map.png"}


def test_what_a_failed_build_left_goes_with_the_next(tmp_path: Path) -> None:
    made(tmp_path, {"a.html": b"one"})
    output = Output(tmp_path / "output", tmp_path / "notes.json", Stages())
    output.look(everything=False)
    with pytest.raises(KeyboardInterrupt), output.noting():
        output.put("half.html", b"half")
        raise KeyboardInterrupt
    made(tmp_path, {"b.html": b"two"})
    assert set(found(tmp_path)) == {"b.html"}


@pytest.mark.parametrize("notes", ["", "[]", '{"version": 0}', '{"version": 1, "files": ["../own.txt"]}'])
def test_notes_that_say_nothing_delete_nothing(tmp_path: Path, notes: str) -> None:
    (tmp_path / "own.txt").write_text("by hand", encoding="utf-8")
    (tmp_path / "notes.json").write_text(notes, encoding="utf-8")
    made(tmp_path, {"a.html": b"one"})
    assert (tmp_path / "own.txt").is_file()


@dataclass(frozen=True)
class Edit:
    """What is done to one entry: its file is renamed, its text changed, or it is taken away."""

    number: int
    done: Literal["said anew", "renamed", "made a draft", "taken away", "as it was"]

    def apply(self, content: Path) -> None:
        """Leave the entry's file as the edit says, whatever was there before."""
        path, text = made_up.entry(self.number, 20)
        renamed = path.replace("-event-", "-renamed-")
        for name in (path, renamed):
            (content / name).unlink(missing_ok=True)
        if self.done == "said anew":
            text = text.replace("a sentence", "words").replace("names the goods", "is silent")
        elif self.done == "made a draft":
            text = text.replace("summary:", "status: draft\nsummary:", 1)
        if self.done != "taken away":
            (content / (renamed if self.done == "renamed" else path)).write_text(text, encoding="utf-8")


def edits() -> st.SearchStrategy[Edit]:
    """Edits after which the content is still sound: a pledge stays, for later events rest on it."""
    any_done = st.sampled_from(["said anew", "renamed", "made a draft", "taken away", "as it was"])
    pledge = st.builds(Edit, st.sampled_from([0, 4, 8]), st.sampled_from(["said anew", "renamed", "as it was"]))
    return pledge | st.builds(Edit, st.sampled_from([1, 2, 3, 5, 6, 7, 9, 10, 11]), any_done)


@settings(max_examples=RUNS)
@given(st.lists(st.lists(edits(), min_size=1, max_size=4), min_size=1, max_size=2))
def test_a_build_over_an_old_output_is_the_same_as_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, history: list[list[Edit]]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    content = made_up.write(folder / "content", 12, 20)
    built(content, folder / "output")
    for some in history:
        for edit in some:
            edit.apply(content)
        over = built(content, folder / "output", DELETE_OUTPUT_DIRECTORY=False, TIMELINE_DAYS=["2016-06-30"])
    clean = built(content, folder / "clean", TIMELINE_DAYS=["2016-06-30"])
    assert digest(folder / "output") == digest(folder / "clean")
    assert over.output.made == clean.output.made == set(digest(folder / "clean"))


def test_the_work_of_a_build_is_what_changed(tmp_path: Path) -> None:
    content = made_up.write(tmp_path / "content", 12, 20)
    first = built(content, tmp_path / "output")
    assert first.read == 12 + len(made_up.vocabulary())
    second = built(content, tmp_path / "output")
    assert (second.read, second.rendered, second.output.written, second.output.deleted) == (0, 0, [], [])
    assert len(second.output.reused) == len(first.output.written) - 1, "the sitemap alone is put together each time"
    path, text = made_up.entry(3, 20)
    (content / path).write_text(text.replace("names the goods", "is silent"), encoding="utf-8")
    third = built(content, tmp_path / "output")
    page = f"entries/{Path(path).stem}/index"
    assert (third.read, third.rendered) == (1, 1)
    assert sorted(third.output.written) == ["data/entries.json", f"{page}.html", f"{page}.json"]


def test_without_its_memory_a_build_makes_everything_anew(tmp_path: Path) -> None:
    content = made_up.write(tmp_path / "content", 4, 20)
    first = built(content, tmp_path / "output")
    for stored in (b"", b"timeline build 1\n", first.kept.read_bytes()[:-1], first.kept.read_bytes()[17:]):
        first.kept.write_bytes(stored)
        again = built(content, tmp_path / "output")
        assert (again.note != "", again.rendered, again.output.written) == (True, first.rendered, [])
    first.kept.unlink()
    assert built(content, tmp_path / "output").read == first.records


def test_a_file_that_somebody_changed_or_deleted_is_made_again(tmp_path: Path) -> None:
    content = made_up.write(tmp_path / "content", 4, 20)
    first = built(content, tmp_path / "output")
    before = digest(tmp_path / "output")
    (tmp_path / "output/actors/xa/index.html").unlink()
    (tmp_path / "output/data/events.csv").write_text("changed", encoding="utf-8")
    again = built(content, tmp_path / "output")
    assert sorted(again.output.written) == ["actors/xa/index.html", "data/events.csv"]
    assert (digest(tmp_path / "output"), again.rendered) == (before, 1)
    assert first.rendered > 1


def test_a_template_that_changes_lays_out_its_own_pages_anew(tmp_path: Path) -> None:
    content = made_up.write(tmp_path / "content", 4, 20)
    own = tmp_path / "own"
    own.mkdir()
    shutil.copy(ROOT / "theme/templates/transfer.html", own)
    overrides = {"THEME_TEMPLATES_OVERRIDES": [str(own)]}
    built(content, tmp_path / "output", **overrides)
    template = own / "transfer.html"
    template.write_text(template.read_text(encoding="utf-8") + "{# other #}", encoding="utf-8")
    again = built(content, tmp_path / "output", **overrides)
    assert (again.rendered, again.output.written) == (1, [])


def test_a_build_says_what_it_did(tmp_path: Path, build: Callable[..., Built]) -> None:
    content = made_up.write(tmp_path / "content", 12, 20)
    log = build(content, TIMELINE_PROFILE=True).log
    files = r"files: \d+ written, 0 unchanged, 0 reused, \d+ copied, 0 deleted"
    work = rf"Timeline: 56 of 56 records read, \d+ pages rendered; {files}"
    assert re.search(work, log)
    assert re.search(r"^ +render +\d", log, re.MULTILINE)


def test_stages_count_no_time_twice() -> None:
    times = iter(range(100))
    stages = Stages(lambda: float(next(times)))
    with stages.stage("outer"), stages.stage("inner"):
        pass
    assert list(stages.each("each", "ab")) == ["a", "b"]
    assert dict(stages.seconds) == {"outer": 2.0, "inner": 1.0, "each": 3.0}


@pytest.mark.parametrize("keeps", [True, False])
def test_templates_are_kept_with_our_code_where_python_keeps_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keeps: bool
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bytecode"))
    monkeypatch.setattr(sys, "dont_write_bytecode", not keeps)
    content = made_up.write(tmp_path / "content", 2, 20)
    built(content, tmp_path / "output")
    beside = list((tmp_path / ".cache").glob("templates-*/*"))
    with_code = list((tmp_path / "bytecode").rglob("templates-*/*"))
    assert (bool(with_code), bool(beside)) == (keeps, not keeps)


def test_compiled_templates_are_kept_and_a_changed_one_counts(tmp_path: Path) -> None:
    content = made_up.write(tmp_path / "content", 4, 20)
    (tmp_path / "own").mkdir()
    footer = tmp_path / "own/_footer.html"
    for words in ("ours", "ours, later"):
        footer.write_text(f"<footer>{words}</footer>", encoding="utf-8")
        built(content, tmp_path / "output", THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "own")])
        assert f"<footer>{words}</footer>" in (tmp_path / "output/index.html").read_text(encoding="utf-8")
    kept = list((tmp_path / ".cache").glob("templates-*/*"))
    assert kept
    for file in kept:
        file.write_bytes(b"broken")
    assert not built(content, tmp_path / "output", THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "own")]).output.written
