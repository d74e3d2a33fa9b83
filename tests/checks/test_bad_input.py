"""Every kind of bad input: one clear message with file, line and field, all at once, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.timeline.checks.command import problems_in
from plugins.timeline.problems import as_github, errors
from tests.support.trees import ROOT

GOOD = """---
title: A made-up event
date: 2023-05-04
summary: What happened.
transfers:
  - transfer: xa-xb-tanks
    status: pledged
    from: xa
    to: xb
    items: [{system: tank, quantity: {exact: 4, unit: tanks}}]
sources:
  - {id: s1, url: "https://example.org/1", title: T, publisher: E, published: 2023-05-04, supports: [date, transfers]}
---

Made up.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small content folder without a problem."""
    for name, text in {
        "actors/xa.md": "---\nname: Country A\n---\n",
        "actors/xb.md": "---\nname: Country B\n---\n",
        "systems/tank.md": "---\nname: Tank\n---\n",
        "rules/xa-law.md": "---\nname: Law\nwhose: xa\nform: law\nclauses: [{id: war, label: States at war}]\n---\n",
        "entries/2023/2023-05-04-event.md": GOOD,
    }.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "content"


@pytest.fixture
def said(content: Path) -> Callable[..., list[str]]:
    """``said(text)``: the problems with an entry of this text, without the folder's name."""

    def of(text: str | bytes, name: str = "entries/2023/2023-05-04-event.md") -> list[str]:
        path = content / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return [str(problem).replace(f"{content.as_posix()}/", "") for problem in problems_in(content)]

    return of


E = "entries/2023/2023-05-04-event.md"
EXACT = "transfers[0].items[0].quantity.exact"


def test_good_content_has_no_problem(said: Callable[..., list[str]]) -> None:
    assert said(GOOD) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("summary: What happened.\n", ""), f"{E}:2: summary: is missing; one or two sentences in our own words"),
        (("summary:", "sumary:"), f'{E}:4: sumary: unknown field "sumary"; did you mean "summary"? allowed: title'),
        (("2023-05-04\nsum", "2023-02-30\nsum"), f'{E}:3: date: "2023-02-30" is no date: day is out of range'),
        (("2023-05-04\nsum", "4 May 2023\nsum"), f'{E}:3: date: "4 May 2023" is no date; write 2023, 2023-12'),
        (("from: xa", "from: [xa, xaa]"), f'{E}:8: transfers[0].from[1]: unknown actor "xaa"; did you mean "xa"?'),
        (("from: xa", "from: zz"), f'{E}:8: transfers[0].from[0]: unknown actor "zz"; add content/actors/zz.md'),
        (("from: xa", "from: Country A"), f'{E}:8: transfers[0].from[0]: "Country A" is no id'),
        (("system: tank", "system: tonk"), 'items[0].system: unknown system "tonk"; did you mean "tank"? add'),
        (("status: pledged", "status: approved"), 'unknown status of a transfer "approved"; instead, use "authorised"'),
        (("status: pledged", "status: delivered"), f"{E}:6: transfers[0]: a delivery needs its delivery_point"),
        (("exact: 4,", "exact: four,"), f'{E}:10: transfers[0].items[0].quantity.exact: "four" is no number'),
        (("exact: 4,", "exact: 4, about: 5,"), "say how many in one way"),
        (("https://example.org/1", "example.org"), f'{E}:12: sources[0].url: "example.org" is no web address'),
        (("supports: [date, ", "supports: [dote, "), 'supports "dote", which this entry does not have'),
        (("supports: [", f"quote: {'w ' * 26}, supports: ["), "the quote has 26 words; at most 25"),
        (("sources:", "relations: [{backfills: xa-xb-tonks}]\nsources:"), 'has the id "xa-xb-tonks"; did you mean'),
        (("sources:", "relations: [{replaces: xa-xb-tanks}]\nsources:"), 'instead, use "supersedes"'),
        (("sources:", "rules: [{rule: xa-law, action: amend, clauses: [{clause: w, now: forbidden}]}]\nsources:"),
         'unknown clause "w"; declare it in content/rules/xa-law.md'),
        (("sources:", "evidence: [{field: date, value: x, quote: y, paragraph: 1}]\nsources:"), "belongs to drafts"),
        (("    from: xa\n", ""), '"xa-xb-tanks" begins here and has no from'),
        (("transfers:", "transfer:"), f"{E}:2: no effect: add rules, transfers, consents or programmes, or"),
        (("title: A made-up event", "title: A: made-up event"), f"{E}:2: broken YAML: mapping values are not allowed"),
        (("summary: What happened.", "summary: One.\nsummary: Two."), f"{E}:5: summary: this field is given twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(said: Callable[..., list[str]], change: tuple[str, str], message: str) -> None:
    assert change[0] in GOOD
    found = said(GOOD.replace(*change))
    assert any(message in line for line in found), "\n".join(found)


def test_all_problems_are_said_at_once(said: Callable[..., list[str]]) -> None:
    text = (
        GOOD.replace("2023-05-04\nsum", "soon\nsum").replace("exact: 4", "exact: four").replace("title: A", "titel: A")
    )
    found = said(text)
    assert [line.split(": ")[1] for line in found] == ["titel", "title", "date", EXACT]


def test_an_empty_file(said: Callable[..., list[str]]) -> None:
    assert f"{E}:1: the file is empty; an entry begins with front matter between --- lines" in said("")


def test_a_binary_file(said: Callable[..., list[str]]) -> None:
    assert f"{E}:1: this is a binary file, no text; delete it or save its text as UTF-8" in said(b"\x89PNG\0\0\1")


def test_a_file_in_another_character_set_is_read_and_said(said: Callable[..., list[str]], content: Path) -> None:
    text = GOOD.replace("What happened.", "Česká republika předává Ukrajině další tanky a munici, řekl ministr.")
    (line,) = said(text.encode("cp1250"))
    assert line.startswith(f"{E}:1: not UTF-8: read as ") and "save it as UTF-8" in line
    assert not errors(problems_in(content))


def test_bytes_that_are_no_character_set(said: Callable[..., list[str]]) -> None:
    assert any("cannot be read; save it as UTF-8" in line for line in said(b"\xff\xfe\xd8"))


def test_an_id_given_twice(said: Callable[..., list[str]]) -> None:
    first, second = E, "entries/2024/2023-05-04-event.md"
    (line,) = [line for line in _copy(said, second) if "taken" in line]
    assert line.startswith(f'{second}:1: the id "2023-05-04-event" is taken by ') and first in line


def _copy(said: Callable[..., list[str]], name: str) -> list[str]:
    return said(GOOD, name)


@pytest.fixture(autouse=True)
def folder_of_next_year(content: Path) -> None:
    (content / "entries/2024").mkdir()


def test_a_name_that_is_no_id_and_a_file_that_is_not_read(said: Callable[..., list[str]]) -> None:
    found = said(GOOD, "entries/2023/Not An Id.md")
    assert any('"Not An Id" is no id' in line for line in found)
    assert any("entries/2023/notes.txt: is not read" in line for line in said("x", "entries/2023/notes.txt"))


def test_a_draft_may_have_gaps(said: Callable[..., list[str]], content: Path) -> None:
    draft = GOOD.replace("summary: What", "status: draft\nsummary: What").replace("from: xa", "from: zz")
    assert said(draft.replace('url: "https://example.org/1", ', ""))
    assert not errors(problems_in(content))


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    done = [sys.executable, "-m", "plugins.timeline", *arguments]
    return subprocess.run(done, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_commands_exit_status_and_formats(content: Path) -> None:
    folder = ("--content", str(content))
    assert command("check", *folder).returncode == 0
    (content / E).write_text(GOOD.replace("from: xa", "from: zz"), encoding="utf-8")
    wrong = command("check", *folder, "--format", "json")
    assert wrong.returncode == 1
    (problem,) = json.loads(wrong.stdout)
    assert (problem["line"], problem["path"], problem["rule"]) == (8, "transfers[0].from[0]", "references")
    github = command("check", *folder, "--format", "github").stdout
    assert github.startswith("::error file=") and ",line=8::transfers[0].from[0]: unknown actor" in github
    assert command("check", "--format", "xml").returncode == 2
    assert command().returncode == 2
    refused = command("export", str(content / "out"), *folder)
    assert refused.returncode == 0, "a dangling id is the check's matter, the data say what was written"
    (content / E).write_text("", encoding="utf-8")
    refused = command("export", str(content / "out2"), *folder)
    assert (refused.returncode, (content / "out2").exists()) == (1, False)
    assert "Traceback" not in refused.stderr


def test_github_annotations_escape_what_would_end_them(content: Path) -> None:
    (content / E).write_text(GOOD.replace("date: 2023-05-04\n", 'date: "a%,:\\nb"\n'), encoding="utf-8")
    first = as_github(problems_in(content)).splitlines()[0]
    assert 'date: "a%25,:%0Ab" is no date' in first
