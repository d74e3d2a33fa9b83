"""What was minified is kept, and what is kept is what would be minified again."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.timeline.pelican_glue.minify import SHEET
from plugins.timeline.pelican_glue.published import publish

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
