"""``--merge``: one more source for the entry on the same event; nothing else of the file changes."""

from __future__ import annotations

import argparse
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.checks.formatting import formatted
from plugins.timeline.frontmatter import read
from plugins.timeline.importers import command
from plugins.timeline.importers.merging.agreement import Point
from plugins.timeline.importers.merging.insertion import Sourced, inserted
from plugins.timeline.load import load
from plugins.timeline.model import Entry
from plugins.timeline.parsing import parse

HERE = Path(__file__).parent
ENTRY = Path("content/entries/2023/2023-05-10-netherlands-kestrel-for-latvia.md")
ARTICLE = """ date 2023-05-12 First Kestrel missiles for Latvia are there

The Netherlands delivered eight Kestrel missiles to Latvia on May 10, the Dutch defence ministry said on Friday.

Latvian crews trained with the missiles for months, and a ceremony on the coast is planned for the summer.
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HERE / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)


def run(text: str, *arguments: str) -> int:
    Path("article.txt").write_text(text, encoding="utf-8")
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    given_ = ["article.txt", *arguments]
    return command.run(parser.parse_args(given_, argparse.Namespace(today=date(2026, 1, 2))))


def entry() -> Entry:
    found = load(Path("content")).library.entries[ENTRY.stem]
    return found


def test_an_article_becomes_a_further_source(capsys: pytest.CaptureFixture[str]) -> None:
    before = ENTRY.read_text("utf-8")
    assert run(ARTICLE, "--merge", "--url", "https://other.example.org/kestrels") == 0
    assert "as s2; supports date, transfers" in capsys.readouterr().out
    source = entry().sources[1]
    assert (source.id, source.title) == ("s2", "First Kestrel missiles for Latvia are there")
    assert source.supports == ("date", "transfers")
    assert source.quote and len(source.quote.split()) <= 25 and source.quote in ARTICLE.replace("\n", " ")
    after = ENTRY.read_text("utf-8")
    head, tail = before.split("\n---\n")
    assert after.startswith(head), "what was there keeps every letter"
    assert after.endswith(tail)
    assert formatted(after, Entry) == after
    assert not list(Path("content/entries").rglob("2023-05-1*first*")), "no draft is made beside it"


def test_twice_is_once(capsys: pytest.CaptureFixture[str]) -> None:
    for more in ([], [], [ENTRY.stem], [ENTRY.as_posix()]):
        assert run(ARTICLE, "--merge", *more, "--url", "https://other.example.org/kestrels?utm_source=x") == 0
    assert len(entry().sources) == 2
    assert capsys.readouterr().out.count("already there") == 3


def test_where_figures_differ_both_stand() -> None:
    run(ARTICLE.replace("eight", "12"), "--merge", "--url", "https://a.example.org/1")
    run(ARTICLE.replace("eight", "12").replace("Friday", "Monday"), "--merge", "--url", "https://b.example.org/1")
    run(ARTICLE.replace("eight", "14"), "--merge", "--url", "https://c.example.org/1")
    (disagreement,) = entry().disagreements
    assert disagreement.about == "number of missiles (kestrel)"
    assert [(one.value, one.sources) for one in disagreement.values] == [
        ("8", ("s1",)),
        ("12", ("s2", "s3")),
        ("14", ("s4",)),
    ]
    assert all("disagreements" in source.supports for source in entry().sources[1:])
    assert formatted(ENTRY.read_text("utf-8"), Entry) == ENTRY.read_text("utf-8")


def test_a_bound_that_holds_is_no_disagreement() -> None:
    run(ARTICLE.replace("eight", "more than six"), "--merge", "--url", "https://a.example.org/1")
    assert not entry().disagreements


def test_a_draft_of_the_article_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ARTICLE) == 0
    said = capsys.readouterr()
    assert f"--merge {ENTRY.stem}" in said.err
    (draft,) = Path("content/entries/2023").glob("*first*")
    assert f"# may tell of the same event: {ENTRY.as_posix()}" in draft.read_text("utf-8")
    assert run(ARTICLE, "--merge", "--url", "https://other.example.org/kestrels") == 0
    assert f"{draft.as_posix()} was made of it; delete that draft" in capsys.readouterr().out


OTHER = "The choir of Oslo sang for the first time in public and won a prize on May 10, a paper in Bergen said. " * 2


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        (ARTICLE, ["--merge"], "needs its address"),
        (OTHER, ["--merge"], "no entry looks like this event"),
        (ARTICLE, ["--merge", "2023-05-10-netherlands-kestrel-for-latva"], f'did you mean "{ENTRY.stem}"'),
    ],
)
def test_it_refuses_where_it_is_not_sure(
    text: str, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = ENTRY.read_text("utf-8")
    assert run(text, *arguments) == 1
    assert said in capsys.readouterr().err
    assert ENTRY.read_text("utf-8") == before


def test_several_that_look_alike_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(ENTRY, ENTRY.with_stem("2023-05-11-twin"))
    assert run(ARTICLE, "--merge", "--url", "https://a.example.org/1") == 1
    said = capsys.readouterr().err
    assert "2023-05-11-twin" in said
    assert ENTRY.stem in said


def test_an_entry_with_problems_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    library = ENTRY.read_text("utf-8")
    assert run(ARTICLE, "--merge", ENTRY.stem, "--url", "https://a.example.org/1") == 0
    ENTRY.write_text(library.replace("status: delivered", "status: handed-over"), encoding="utf-8")
    assert run(ARTICLE, "--merge", ENTRY.stem, "--url", "https://a.example.org/1") == 1
    assert "there is no entry" in capsys.readouterr().err


SOURCE = {"url": "https://a.example.org/1", "title": "A: title, with # signs", "publisher": "P", "supports": ["date"]}
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).map(str.strip).filter(bool)
FLOW = """---
title: T
date: 2023-05
kind: report
summary: S
sources: [{id: s1, title: a, publisher: b}]  # end
---
Body
"""
BLOCK = """---
# a comment
title: T
date: 2023-05
kind: report
summary: >
  Two lines
  of text.
disagreements:
    - about: tanks
      values: [{value: "1", sources: [s1]}, {value: "2", sources: [s3]}]   # so they say

# above the sources
sources:
    - id: s1
      title: a
      publisher: b
      supports:
        - date
        # last
    - {id: s3, title: c, publisher: d}

exceptions: [{check: sources, reason: none}]
# the end
---

Body
"""


POINTS = st.lists(st.builds(Point, WORDS, st.just("date"), WORDS, WORDS), max_size=3)


@given(st.sampled_from([FLOW, BLOCK]), WORDS, POINTS)
def test_all_else_is_kept(text: str, title: str, points: list[Point]) -> None:
    record, _, problems = parse(text, "x.md", Entry)
    assert record, problems
    points = [*{point.about: point for point in [*points, Point("tanks", "date", "1", "3")]}.values()]
    changed, id_ = inserted(text, record, Sourced({**SOURCE, "title": title}, points))
    after, document, problems = parse(changed, "x.md", Entry)
    assert after is not None and document is not None, (problems, changed)
    assert id_ not in {source.id for source in record.sources}
    assert after.sources[:-1] == record.sources
    assert after.sources[-1].title == title
    assert {one.about for one in after.disagreements} == {point.about for point in points} | {"tanks"}
    assert all(any(id_ in value.sources for value in one.values) for one in after.disagreements)
    before, _ = read(text, "x.md")
    assert before is not None
    left = {name: value for name, value in document.data.items() if name not in ("sources", "disagreements")}
    assert left == {name: value for name, value in before.data.items() if name not in ("sources", "disagreements")}
    for comment in ("# a comment", "# above the sources\nsources:", "        # last", "# the end", "# end"):
        assert (comment in changed) == (comment in text)
