"""What the comparison with other generators measures of ours: the pages that they make too, and no other."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from benchmarks.kit import ours, tables
from tests.support.trees import ROOT


def test_the_same_pages_as_the_peers(tmp_path: Path) -> None:
    ours.SAME_PAGES.write(tmp_path, 12)
    ours.SAME_PAGES.full(tmp_path)
    output = tmp_path / "output"
    assert len(list(output.glob("entries/*/index.html"))) == 12
    for kind in ("actors", "systems", "rules", "programmes"):
        terms = len(list((tmp_path / "content" / kind).glob("*.md")))
        assert len(list(output.glob(f"{kind}/**/index.html"))) == terms + 1
    made = {path.relative_to(output).parts[0] for path in output.rglob("*") if path.is_file()}
    assert made <= {
        *("index.html", "entries", "timeline", "actors", "systems", "rules", "programmes", "feeds"),
        *("embed", "lanes"),  # the timeline's own
    }
    assert (output / "feeds/all.atom.xml").is_file()
    before = (output / "entries/2015-01-01-event-0/index.html").read_bytes()
    for term in ("actors/xa/", "actors/xb/", "systems/system-a/", "programmes/xa-fund/"):  # as the peers have them
        assert before.count(f'href="https://example.org/{term}"'.encode()) == 1
    ours.SAME_PAGES.edit(tmp_path, 7)
    assert "names 7 goods" in next(output.glob("entries/*event-3/index.html")).read_text(encoding="utf-8")
    assert (output / "entries/2015-01-01-event-0/index.html").read_bytes() == before


def test_an_edit_lays_out_what_it_touches(tmp_path: Path) -> None:
    ours.SAME_PAGES.write(tmp_path, 12)
    ours.SAME_PAGES.full(tmp_path)
    path, text = ours.entry(3)
    (tmp_path / path).write_text(text.replace("names the goods", "names all goods"), encoding="utf-8")
    environment = {**os.environ, **ours.SAME_PAGES.environment}
    built = subprocess.run(
        ours.SAME_PAGES.command(tmp_path), cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert " 1 pages rendered" in built.stdout


def test_a_table_is_markdown() -> None:
    assert tables.table(("a", "b"), [(1000, 0.5)]) == "| a | b |\n| --- | --- |\n| 1,000 | 0.50 |"
