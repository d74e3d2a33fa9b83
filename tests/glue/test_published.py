"""What was minified is kept, and what is kept is what would be minified again."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from plugins.timeline.pelican_glue.minify import SHEET
from plugins.timeline.pelican_glue.published import note, publish, stands
from tests.glue.builds import built
from tests.support import content as made_up
from tests.support.trees import ROOT

THEME = {
    "js/days.js": "export const DAYS = 7; // of a week\n",
    "js/page.js": 'import { DAYS } from "./days.js";\nsay(DAYS);\n',
    "css/base.css": "p { color : red }\n",
}


def copied(folder: Path, theme: dict[str, str]) -> Path:
    """As Pelican copies a theme: over what is there."""
    for name, text in theme.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def told(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_is_kept_is_published_again(tmp_path: Path) -> None:
    folder, kept = copied(tmp_path / "theme", THEME), tmp_path / "kept.json"
    publish(folder, kept, "code")
    found, stored = told(folder), kept.read_bytes()
    assert found["js/days.js"] != THEME["js/days.js"].encode() and SHEET in found
    publish(copied(folder, THEME), kept, "code")
    assert told(folder) == found and kept.read_bytes() == stored


@pytest.mark.parametrize("text", ["const A = 1;\n", "const A = 1; // one\n"])
def test_another_script_is_minified(tmp_path: Path, text: str) -> None:
    folder, kept = copied(tmp_path / "theme", THEME), tmp_path / "kept.json"
    publish(folder, kept, "code")
    publish(copied(folder, THEME | {"js/days.js": "export const DAYS = 8;\n", "js/more.js": text}), kept, "code")
    assert b"8" in (folder / "js/page.js").read_bytes() and (folder / "js/more.js").read_bytes() == b"const A=1"


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"of": 1, "texts": {}}'])
def test_what_cannot_be_read_is_made_again(tmp_path: Path, broken: str) -> None:
    folder, kept = copied(tmp_path / "theme", THEME), tmp_path / "kept.json"
    publish(folder, kept, "code")
    found = told(folder)
    kept.write_text(broken, encoding="utf-8")
    publish(copied(folder, THEME), kept, "code")
    assert told(folder) == found


def test_what_is_no_script_is_not_kept(tmp_path: Path) -> None:
    """It is told of at each build."""
    folder, kept = copied(tmp_path / "theme", THEME | {"js/none.js": "const = ;;; ("}), tmp_path / "kept.json"
    publish(folder, kept, "code")
    assert (folder / "js/none.js").read_text("utf-8") == "const = ;;; (" and not kept.exists()


def test_it_stands_until_a_file_of_the_theme_or_of_what_was_published_is_another(tmp_path: Path) -> None:
    source, folder, kept = copied(tmp_path / "own", THEME), copied(tmp_path / "theme", THEME), tmp_path / "kept.json"
    sources = {name: source / name for name in THEME}
    assert not stands(folder, kept, sources, "code")
    assert publish(folder, kept, "code")
    note(folder, kept, sources, "code")
    assert stands(folder, kept, sources, "code") and not stands(folder, kept, sources, "other code")
    (folder / "by-hand.js").write_text("1", encoding="utf-8")
    assert not stands(folder, kept, sources, "code")
    (folder / "by-hand.js").unlink()
    (source / "css/base.css").write_text("p { color : blue }\n", encoding="utf-8")
    assert not stands(folder, kept, sources, "code")
    copied(source, THEME)
    (folder / "css/base.css").write_text("by hand", encoding="utf-8")
    assert not stands(folder, kept, sources, "code")


def test_files_of_a_theme_that_are_as_they_were_published_are_not_copied_again(tmp_path: Path) -> None:
    content, theme = made_up.write(tmp_path / "content", 2, 20), tmp_path / "theme"
    copytree(ROOT / "theme", theme)
    built(content, tmp_path / "output", THEME=str(theme))
    style = tmp_path / "output/theme/css/base.css"
    before = style.stat()
    again = built(content, tmp_path / "output", THEME=str(theme))
    assert again.theme_stands and style.stat() == before and not again.output.deleted
    (theme / "static/css/base.css").write_text("p { color : blue }\n", encoding="utf-8")
    assert not built(content, tmp_path / "output", THEME=str(theme)).theme_stands
    assert "blue" in style.read_text("utf-8")
