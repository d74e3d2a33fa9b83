"""A command starts with what it needs: libraries that are slow to load are loaded by what uses them alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import content
from tests.support.trees import ROOT

SITE = ("pelican", "jinja2", "feedgenerator", "livereload", "tornado", "watchfiles")
CONVERTER = ("trafilatura", "lxml", "htmldate", "httpx", "charset_normalizer", "babel")
RECORDS = ("pydantic", "yaml", "nh3", "pyromark")

SCRIPT = """
import json, sys
from plugins.timeline.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)))
"""


def loaded(*arguments: str) -> set[str]:
    """The modules that are loaded when a command has run."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_help_loads_no_library() -> None:
    assert loaded("--help").isdisjoint({*SITE, *CONVERTER, *RECORDS})


@pytest.mark.parametrize("command", ["check", "numbers"])
def test_reading_the_record_loads_neither_pelican_nor_the_converter(command: str, tmp_path: Path) -> None:
    content.write(tmp_path, 4)
    modules = loaded(command, "--content", str(tmp_path))
    assert "pydantic" in modules
    assert modules.isdisjoint({*SITE, *CONVERTER})


def test_a_plain_site_is_checked_without_readers_of_more(tmp_path: Path) -> None:
    """Though a line is said of what is found."""
    content.write(tmp_path, 4)
    assert loaded("check", "--content", str(tmp_path)).isdisjoint({"yaml", "nh3", "pyromark", "subprocess", "email"})


def test_an_article_in_english_needs_neither_pelican_nor_a_library_for_pages_and_languages(tmp_path: Path) -> None:
    content.write(tmp_path, 4)
    article = ROOT / "tests" / "importers" / "cases" / "bounds" / "article.txt"
    modules = loaded("import", "--json", "--to", str(tmp_path), str(article))
    assert "plugins.timeline.importers.understanding.story" in modules
    assert modules.isdisjoint({*SITE, *CONVERTER})


def test_the_parts_of_a_record_have_no_schema_of_their_own_at_the_start() -> None:
    """Each costs as much again as its share of the record's."""
    script = "from plugins.timeline.model import Entry, Source; print(Source.__pydantic_complete__)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_plugin_is_connected_before_records_are_loaded() -> None:
    """Meanwhile a copy of the process looks at what is as the last build left it."""
    script = "import sys; import plugins.timeline.pelican_glue.connect; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()).isdisjoint({*RECORDS, "plugins.timeline.model", "plugins.timeline.views"})


def test_a_build_has_begun_before_pelican_is_loaded() -> None:
    script = "import sys; import plugins.timeline.pelican_glue.command; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()).isdisjoint({*SITE, *RECORDS})


def test_a_reader_who_goes_early_is_no_error() -> None:
    command = [sys.executable, "-m", "plugins.timeline", "check"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
