"""docs/checks: each check's page says just what its wrong example is told; its right one is told nothing."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.timeline.checks.command import problems_in
from plugins.timeline.checks.history import RULE
from plugins.timeline.checks.rules import ALL
from tests.support.golden import Golden
from tests.support.trees import ROOT

PAGES = ROOT / "docs/checks"
BLOCK = re.compile(r"```(yaml|text)\n(.*?)\n```", re.DOTALL)
VOCABULARY = {
    "actors/xa.md": "name: Country A",
    "actors/xb.md": "name: Country B",
    "systems/tank.md": "name: Tank",
    "rules/xa-law.md": "name: Law\nwhose: xa\nform: law\nclauses: [{id: war, label: States at war}]",
    "programmes/xa-fund.md": "name: Fund\nwhose: xa",
}


@pytest.fixture(autouse=True)
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small vocabulary in content/, which is where the test runs."""
    for name, header in VOCABULARY.items():
        write(tmp_path / "content" / name, header)
    monkeypatch.chdir(tmp_path)


def write(path: Path, header: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    body = "" if "\n---\n" in header else "\n---\n\nMade up."
    path.write_text(f"---\n{header}{body}\n", encoding="utf-8")


def parts(page: Path) -> tuple[str, str]:
    """The wrong and the right part of a page."""
    wrong, right = page.read_text(encoding="utf-8").split("\n## Right\n")
    return wrong, right


def entries(part: str) -> Iterator[tuple[Path, str]]:
    """The files that a part of a page shows, and their front matter."""
    for kind, text in BLOCK.findall(part):
        if kind == "yaml":
            first, _, header = text.partition("\n")
            yield Path(first.removeprefix("# ")), header


def says(part: str) -> str:
    return next((text for kind, text in BLOCK.findall(part) if kind == "text"), "")


def told(part: str) -> str:
    """What an author is told who has these entries."""
    for path, header in entries(part):
        write(path, header)
    found = problems_in(Path("content"))
    return "\n".join(map(str, found))


CHECKED = [page for page in sorted(PAGES.glob("*.md")) if page.stem != RULE]


@pytest.mark.parametrize("page", CHECKED, ids=lambda page: page.stem)
def test_the_wrong_example_is_told_what_the_page_says(page: Path, golden: Golden) -> None:
    wrong, _ = parts(page)
    message = told(wrong)
    if golden.rewrite:
        page.write_text(page.read_text(encoding="utf-8").replace(says(wrong), message), encoding="utf-8")
        return
    assert message == says(wrong)
    assert {problem.rule for problem in problems_in(Path("content"))} == {page.stem}


@pytest.mark.parametrize("page", CHECKED, ids=lambda page: page.stem)
def test_the_right_example_is_told_nothing(page: Path) -> None:
    _, right = parts(page)
    assert told(right) == ""


def test_every_check_has_its_page() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == {check.id for check in ALL} | {"exceptions", "fields", RULE}


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def since(revision: str) -> str:
    return "\n".join(map(str, problems_in(Path("content"), revision)))


def test_a_fact_changed_after_publication_needs_a_revision() -> None:
    wrong, right = parts(PAGES / f"{RULE}.md")
    (path, published), (_, changed) = entries(wrong)
    git("init", "--quiet", "--initial-branch=main")
    write(path, published)
    git("add", ".")
    git("commit", "--quiet", "--message=published")
    assert since("main") == ""
    write(path, changed)
    assert since("main") == says(wrong)
    told(right)
    assert since("main") == ""


def test_drafts_and_new_entries_need_none_and_an_unknown_revision_is_said() -> None:
    wrong, _ = parts(PAGES / f"{RULE}.md")
    (path, published), (_, changed) = entries(wrong)
    git("init", "--quiet", "--initial-branch=main")
    write(path, published.replace("kind:", "status: draft\nkind:"))
    git("add", ".")
    git("commit", "--quiet", "--message=draft")
    write(path, changed)
    write(path.with_name("2023-06-01-new.md"), changed.replace("2023-05", "2023-06"))
    assert since("main") == ""
    assert 'git knows no revision "nowhere" here' in since("nowhere")
