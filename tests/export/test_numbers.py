"""``numbers``: the counts, the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.timeline.__main__ import main
from plugins.timeline.export.numbers import as_table, numbers
from plugins.timeline.ledger import fold
from tests.support import content
from tests.support.records import entry, goods, library, rule, step

CONSENT = {"by": "cc", "asked_by": "aa", "transfer": "t", "action": "deny"}
LIBRARY = library(
    entry("a", "2023-01-10", transfers=[step("t", "pledged", items=goods(4))]),
    entry("b", "2023-02-10", consents=[CONSENT, {**CONSENT, "action": "grant"}]),
    entry("c", "2023-03-10", transfers=[step("t", "paused")]),
    entry("d", "../2024-01", transfers=[step("t", "delivered")]),
    entry("e", "2024-02-10", rules=[{"rule": "law", "action": "amend"}]),
    entry("f", "2024-03-10", kind="report", status="draft"),
    rules=(rule("law", "war"),),
)


def test_what_is_counted() -> None:
    found = numbers(fold(LIBRARY))
    assert found["published entries"] == found["source records"] == 5
    assert found["texts cited"] == found["publishers"] == 1
    assert (found["entries of 2023"], found["entries of 2024"]) == (3, 2)
    assert found["entries on rules"] == found["entries with deliveries"] == found["rules"] == 1
    assert found["entries with consents or refusals"] == found["consents: grant"] == found["consents: deny"] == 1
    assert found["entries with delays, pauses, cuts or cancellations"] == 1
    assert found["threads: transfers told in 3 entries or more"] == found["transfers"] == 1


def test_the_table_is_flush() -> None:
    lines = as_table(numbers(fold(LIBRARY))).splitlines()
    assert len({len(line) for line in lines}) == 1


def test_the_command_prints_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = content.write(tmp_path / "content", 12)
    assert main(["numbers", "--format", "json", "--content", str(folder)]) == 0
    assert json.loads(capsys.readouterr().out)["published entries"] == 12
    assert main(["numbers", "--content", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("published entries")


def test_content_with_an_error_is_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = content.write(tmp_path / "content", 12)
    (folder / "actors/xz.md").write_text("---\nnam: Z\n---\n", encoding="utf-8")
    assert main(["numbers", "--content", str(folder)]) == 1
    printed = capsys.readouterr()
    assert printed.out == "" and "actors/xz.md" in printed.err
