"""The site as Pelican builds it: what is written, what is refused, and what a Pelican user may expect."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.glue.builds import digest
from tests.support import content as made_up
from tests.support.site import Built
from tests.support.trees import ROOT

Build = Callable[..., Built]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Twelve made-up entries, a page of text and a picture."""
    folder = made_up.write(tmp_path / "content", 12)
    (folder / "pages").mkdir()
    (folder / "images").mkdir()
    (folder / "images/dot.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (folder / "pages/about.md").write_text(
        "---\ntitle: About\nsummary: What this is.\n---\n\n"
        "[an entry]({filename}/entries/2015/2015-01-01-event-0.md), [an actor]({filename}../actors/xa.md), "
        "![a dot]({static}/images/dot.svg)\n",
        encoding="utf-8",
    )
    return folder


def break_entry(content: Path) -> Path:
    """Make one entry wrong in two places."""
    file = next(iter(sorted(content.glob("entries/*/*.md"))))
    text = file.read_text(encoding="utf-8").replace("summary:", "sumary:").replace("from: xa", "from: zz")
    file.write_text(text, encoding="utf-8")
    return file


def test_every_record_has_its_page_and_every_file_is_there(content: Path, build: Build) -> None:
    built = build(content)
    assert built.status == 0, built.log
    for entry in content.glob("entries/*/*.md"):
        assert (built.path / "entries" / entry.stem / "index.html").is_file()
    for kind in ("actors", "systems", "rules", "programmes"):
        for record in (content / kind).glob("*.md"):
            assert (built.path / kind / record.stem / "index.html").is_file(), record
    for name in (
        "index.html",
        "about/index.html",
        "transfers/line-0/index.html",
        "404.html",
        "sitemap.xml",
        "feeds/all.atom.xml",
        "data/entries.json",
        "data/events.csv",
        "data/timeline.json",
        "images/dot.svg",
    ):
        assert (built.path / name).is_file(), name  # fmt: skip
    assert json.loads((built.path / "data/entries.json").read_text(encoding="utf-8"))["count"] == 12


def test_two_builds_of_the_same_content_are_the_same_bytes(content: Path, build: Build, tmp_path: Path) -> None:
    one, two = build(content, tmp_path / "one"), build(content, tmp_path / "two")
    assert digest(one.path) == digest(two.path)


def test_wrong_content_is_refused_and_the_last_good_output_stays(content: Path, build: Build) -> None:
    before = digest(build(content).path)
    file = break_entry(content)
    refused = build(content)
    assert refused.status == 1
    assert digest(refused.path) == before
    place = f"{os.path.relpath(file, ROOT)}:"
    assert f'{place}4: sumary: unknown field "sumary"; did you mean "summary"?' in refused.log
    assert "Traceback" not in refused.log


def test_links_to_content_files_lead_to_their_pages(content: Path, build: Build) -> None:
    page = (build(content).path / "about/index.html").read_text(encoding="utf-8")
    for link in ('href="../entries/2015-01-01-event-0/"', 'href="../actors/xa/"', 'src="../images/dot.svg"'):
        assert link in page


def test_a_link_to_no_file_is_a_problem(content: Path, build: Build) -> None:
    page = content / "pages/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[gone]({filename}/entries/gone.md)\n", encoding="utf-8")
    refused = build(content)
    assert refused.status == 1
    assert "pages/about.md:8: " in refused.log and "gone.md" in refused.log


def test_a_draft_has_a_page_of_its_own_and_is_nowhere_else(content: Path, build: Build) -> None:
    file = next(content.glob("entries/*/*-event-3.md"))
    file.write_text(file.read_text(encoding="utf-8").replace("summary:", "status: draft\nsummary:"), encoding="utf-8")
    built = build(content)
    assert built.status == 0, built.log
    page = (built.path / "drafts" / file.stem / "index.html").read_text(encoding="utf-8")
    assert 'name="robots" content="noindex"' in page
    assert not (built.path / "entries" / file.stem).exists()
    for name in ("sitemap.xml", "feeds/all.atom.xml", "data/entries.json", "index.html", "data/timeline-text.json"):
        assert file.stem not in (built.path / name).read_text(encoding="utf-8"), name


def test_a_theme_may_override_one_template(content: Path, build: Build, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/_footer.html").write_text("<footer>ours</footer>", encoding="utf-8")
    built = build(content, THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "own")])
    for page in ("entries/2015-01-01-event-0/index.html", "about/index.html", "index.html"):
        assert "<footer>ours</footer>" in (built.path / page).read_text(encoding="utf-8")


def test_a_full_address_makes_links_absolute_and_the_page_canonical(content: Path, build: Build) -> None:
    built = build(content, SITEURL="https://example.org/site", RELATIVE_URLS=False)
    page = (built.path / "entries/2015-01-01-event-0/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/site/entries/2015-01-01-event-0/">' in page
    assert "https://example.org/site/theme/css/site.css" in page
    sitemap = (built.path / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/site/actors/xa/</loc>" in sitemap


def test_no_content_at_all_is_a_site_too(tmp_path: Path, build: Build) -> None:
    (tmp_path / "content").mkdir()
    built = build(tmp_path / "content")
    assert built.status == 0, built.log
    assert (built.path / "index.html").is_file()


def test_the_watcher_of_pelican_survives_wrong_content(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    log = tmp_path / "log"
    command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", str(output), "--autoreload"]
    with log.open("w", encoding="utf-8") as out:
        watcher = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, start_new_session=True)
        try:
            _until(lambda: "Done:" in log.read_text(encoding="utf-8"))
            time.sleep(2)  # Pelican begins to watch after it has said that it is done
            before = (output / "data/entries.json").read_bytes()
            break_entry(content)
            _until(lambda: "sumary" in log.read_text(encoding="utf-8"))
            time.sleep(2)
            assert watcher.poll() is None
            assert log.read_text(encoding="utf-8").count("unknown field") == 1, "it builds once, not again and again"
            assert (output / "data/entries.json").read_bytes() == before
        finally:
            os.killpg(watcher.pid, signal.SIGTERM)
            watcher.wait(10)


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end, "waited for nothing"
        time.sleep(0.1)


def test_an_entry_is_still_found_at_the_address_it_had_before(content: Path, build: Build) -> None:
    file = next(content.glob("entries/*/*-event-3.md"))
    text = file.read_text(encoding="utf-8").replace("summary:", "aliases: [old-id]\nsummary:")
    file.write_text(text, encoding="utf-8")
    built = build(content)
    assert built.status == 0, built.log
    page = (built.path / "entries/old-id/index.html").read_text(encoding="utf-8")
    assert f"/entries/{file.stem}/" in page and 'http-equiv="refresh"' in page
    assert "old-id" not in (built.path / "sitemap.xml").read_text(encoding="utf-8")
