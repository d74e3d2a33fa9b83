"""What a user of Pelican may count on; docs/pelican.md lists it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.timeline.pelican_glue import own_signals
from tests.support import content as made_up
from tests.support.site import Built
from tests.support.trees import ROOT

Build = Callable[..., Built]
ENTRY = "entries/2015/2015-01-01-event-0.md"

DOCUMENT = (ROOT / "docs/pelican.md").read_text(encoding="utf-8")

PROBE = '''
"""A plugin of somebody else's: it notes each signal and with what it came, and adds to each page of an entry."""

from pathlib import Path
from pelican import signals
from pelican.plugins.signals import signal

told = []
generators = set()


def note(name):
    def heard(sender, **given):
        told.append(" ".join([name, type(sender).__name__, *sorted(given)]))
    return heard


def page(generator, content):
    told.append(f"page {content.address}")
    if content.address.startswith("entries/"):
        generator.context["SITENAME"] = "Changed"


def written(path, context):
    told.append(f"written {context.get('address', '')}")


def done(pelican):
    Path(pelican.settings["OUTPUT_PATH"]).with_name("told.txt").write_text("\\n".join(told), encoding="utf-8")


def register():
    heard.extend(note(name) for name in NAMES)
    for name, one in zip(NAMES, heard):
        signal(name).connect(one)
    signal("timeline_generator_write_page").connect(page)
    signals.content_written.connect(written)
    signals.finalized.connect(done)


heard = []
NAMES = ("generator_init", "timeline_generator_init", "timeline_generator_finalized", "timeline_writer_finalized",
         "all_generators_finalized", "page_generator_finalized", "content_object_init")
'''


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = made_up.write(tmp_path / "content", 4)
    (folder / "pages").mkdir()
    (folder / "pages/about.md").write_text("---\ntitle: About\nsummary: What.\n---\n\nText.\n", encoding="utf-8")
    return folder


def test_every_signal_is_listed() -> None:
    named = {name for name in vars(own_signals) if name.startswith("timeline_")}
    assert named == set(re.findall(r"^\| `(timeline_\w+)`", DOCUMENT, re.MULTILINE))


def with_body(content: Path, body: str, file: str = ENTRY) -> None:
    """Gives a record another body."""
    path = content / file
    head = path.read_text(encoding="utf-8").split("---\n", 2)[1]
    path.write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")


def test_the_command_of_pelican_builds_the_site(content: Path, tmp_path: Path) -> None:
    pelican = Path(sys.executable).with_name("pelican")
    command = [str(pelican), str(content), "-s", "pelicanconf.py", "-o", str(tmp_path / "made")]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_COLOR": "1"}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "made/entries/2015-01-01-event-0/index.html").is_file()


@pytest.mark.parametrize("plugins", [["plugins.timeline", "probe"], ["probe", "plugins.timeline"]])
def test_other_plugins_hear_of_every_page(content: Path, tmp_path: Path, build: Build, plugins: list[str]) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others/probe.py").write_text(PROBE, encoding="utf-8")
    settings = {"PLUGINS": plugins, "PLUGIN_PATHS": [str(ROOT), str(tmp_path / "others")]}
    for turn in range(2):
        built = build(content, **settings)
        assert built.status == 0, built.log
        told = (tmp_path / "told.txt").read_text(encoding="utf-8").splitlines()
        for heard in (
            "generator_init TimelineGenerator",
            "timeline_generator_init TimelineGenerator",
            "timeline_generator_finalized TimelineGenerator",
            "timeline_writer_finalized TimelineGenerator writer",
            "page_generator_finalized PagesGenerator",
            "content_object_init Page",
        ):
            assert told.count(heard) == 1, (turn, heard)
        entry = told.index("page entries/2015-01-01-event-0/")
        assert told[entry + 1] == "written entries/2015-01-01-event-0/"
        assert told.index("timeline_generator_finalized TimelineGenerator") < entry
    page = (built.path / "entries/2015-01-01-event-0/index.html").read_text(encoding="utf-8")
    assert "Changed</title>" in page


def test_links_of_an_entry_lead_to_pages_and_files(content: Path, build: Build) -> None:
    (content / "images").mkdir()
    (content / "images/dot.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (content / "downloads").mkdir()
    (content / "downloads/list.txt").write_text("a list", encoding="utf-8")
    links = (
        "[actor]({filename}/actors/xa.md) [near]({filename}2015-01-30-event-1.md) [page]({filename}/pages/about.md#x) "
        '<a href="{filename}/rules/xa-export-rules.md">rule</a> [file]({static}/downloads/list.txt) '
        "![dot]({attach}../../images/dot.svg)"
    )
    (near,) = content.glob("entries/*/*-event-1.md")
    with_body(content, links.replace("2015-01-30-event-1.md", f"../{near.parent.name}/{near.name}"))
    built = build(content, STATIC_PATHS=["images", "downloads"])
    assert built.status == 0, built.log
    page = (built.path / "entries/2015-01-01-event-0/index.html").read_text(encoding="utf-8")
    for target in ("actors/xa/", f"entries/{near.stem}/", "about/#x", "rules/xa-export-rules/"):
        assert f'href="../../{target}"' in page
        assert (built.path / target.split("#")[0] / "index.html").is_file()
    assert 'href="../../downloads/list.txt"' in page and (built.path / "downloads/list.txt").is_file()
    assert 'src="../../images/dot.svg"' in page and (built.path / "images/dot.svg").is_file()


@pytest.mark.parametrize("link", ["[x]({filename}no.md)", '<a href="{static}/no.pdf">x</a>', "[x]({tag}arms)"])
def test_a_link_of_an_entry_to_nothing_is_an_error_that_names_the_file(content: Path, build: Build, link: str) -> None:
    with_body(content, link)
    built = build(content)
    assert built.status == 1
    assert f"{ENTRY}:" in built.log and "the link" in built.log


def test_a_page_may_be_there_in_another_language(content: Path, build: Build) -> None:
    text = "---\ntitle: Über uns\nslug: about\nlang: de\n---\n\n[Land]({filename}/actors/xa.md)\n"
    (content / "pages/about-de.md").write_text(text, encoding="utf-8")
    with_body(content, "[de]({filename}/pages/about-de.md)")
    built = build(content)
    assert built.status == 0, built.log
    page = (built.path / "de/about/index.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in page and 'href="../../actors/xa/"' in page
    assert (built.path / "about/index.html").is_file()
    entry = (built.path / "entries/2015-01-01-event-0/index.html").read_text(encoding="utf-8")
    assert 'href="../../de/about/"' in entry


def test_a_draft_of_a_page_stands_apart(content: Path, build: Build) -> None:
    text = "---\ntitle: New\nstatus: draft\n---\n\n[actor]({filename}/actors/xa.md)\n"
    (content / "pages/new.md").write_text(text, encoding="utf-8")
    built = build(content)
    assert built.status == 0, built.log
    assert 'href="../../../actors/xa/"' in (built.path / "drafts/pages/new/index.html").read_text(encoding="utf-8")
    assert not (built.path / "new").exists()


@pytest.mark.parametrize("where", [{"SITEURL": ""}, {"SITEURL": "https://example.org/a", "RELATIVE_URLS": False}])
def test_a_page_of_text_leads_to_pages_below_the_site_s_folder(
    content: Path, build: Build, where: dict[str, object]
) -> None:
    (content / "pages/new.md").write_text("---\ntitle: New\n---\n\n[due](/due/)\n", encoding="utf-8")
    built = build(content, **where)
    assert built.status == 0, built.log
    assert '<a href="../due/">due</a>' in (built.path / "new/index.html").read_text(encoding="utf-8")


def test_relative_and_full_addresses(content: Path, build: Build) -> None:
    page = "entries/2015-01-01-event-0/index.html"
    relative = build(content, SITEURL="", RELATIVE_URLS=True)
    assert 'href="../../actors/xa/"' in (relative.path / page).read_text(encoding="utf-8")
    full = build(content, SITEURL="https://example.org/a", RELATIVE_URLS=False)
    assert 'href="https://example.org/a/actors/xa/"' in (full.path / page).read_text(encoding="utf-8")


def test_what_is_made_no_longer_is_deleted_if_that_is_asked_for(content: Path, build: Build) -> None:
    built = build(content)
    (built.path / "mine.txt").write_text("of another", encoding="utf-8")
    (content / ENTRY).rename(content / ENTRY.replace("event-0", "event-zero"))
    kept = build(content, DELETE_OUTPUT_DIRECTORY=False)
    assert not (kept.path / "entries/2015-01-01-event-0").exists() and (kept.path / "mine.txt").is_file()
    build(content, DELETE_OUTPUT_DIRECTORY=True)
    assert not (kept.path / "mine.txt").exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"ARTICLE_PATHS": [""]}, 'ARTICLE_PATHS: "" holds records, which the plugin reads; write ARTICLE_PATHS = []'),
        ({"PAGE_PATHS": ["entries/2015"]}, 'write PAGE_PATHS = ["pages"]'),
        ({"DEFAULT_LANG": "de"}, 'DEFAULT_LANG: "de" is not what they say'),
        ({"TIMELINE_DAYS": ["2023-02-30"]}, 'TIMELINE_DAYS: "2023-02-30" is no day'),
        ({"TIMELINE_TODAY": "today"}, 'TIMELINE_TODAY: "today" is no day'),
    ],
)
def test_settings_that_cannot_be_are_told(content: Path, build: Build, settings: dict[str, object], said: str) -> None:
    built = build(content, **settings)
    assert built.status == 1
    assert said in built.log and "Traceback" not in built.log


def test_a_folder_that_is_not_copied_is_told(content: Path, build: Build) -> None:
    (content / "downloads").mkdir()
    built = build(content)
    assert built.status == 0
    assert 'STATIC_PATHS: the folder "downloads" of the content is not copied' in built.log
