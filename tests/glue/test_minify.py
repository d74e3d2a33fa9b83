"""Scripts are published in fewer bytes, and say what they said."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.timeline.pelican_glue.minify import SHEETS, minified, minify


def test_comments_and_spaces_go_and_names_and_texts_stay() -> None:
    script = "// A comment\nconst label = (name, title) => `${name}${title ? `: ${title}` : ''}`;\n"
    found = minified(script)
    assert len(found) < len(script)
    assert "comment" not in found
    assert "`: ${title}`" in found
    assert "label" in found


def test_what_is_no_script_stays_and_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    broken, good = tmp_path / "js" / "broken.js", tmp_path / "js" / "good.js"
    broken.parent.mkdir()
    broken.write_text("const = ;;; (", encoding="utf-8")
    good.write_text("const a = 1; // one\n", encoding="utf-8")
    minify(tmp_path)
    assert broken.read_text("utf-8") == "const = ;;; ("
    assert "one" not in good.read_text("utf-8")
    assert "broken.js" in caplog.text


def test_styles_that_are_asked_for_together_are_one_file_with_that_for_paper_last(tmp_path: Path) -> None:
    folder = tmp_path / "css"
    folder.mkdir()
    texts = {
        "print": "@page { margin: 1cm }\n", "base": "/* Base */ p { color : red }\n",
        "tokens": ":root { --ink: #111 }\n", "lanes": "i { color: red }\n", "timeline": "b { color: red }\n",
    }  # fmt: skip
    for name, text in texts.items():
        (folder / f"{name}.css").write_text(text, encoding="utf-8")
    minify(tmp_path)
    site, timeline = (tmp_path / sheet for sheet in SHEETS)
    assert site.read_text("utf-8") == ":root{--ink:#111}p{color:red}@media print{@page{margin:1cm}}"
    assert timeline.read_text("utf-8") == "b{color:red}i{color:red}"


def test_modules_are_joined(tmp_path: Path) -> None:
    folder = tmp_path / "js"
    folder.mkdir()
    (folder / "days.js").write_text("export const DAYS = 7;\n", encoding="utf-8")
    (folder / "page.js").write_text('import { DAYS } from "./days.js";\nsay(DAYS);\n', encoding="utf-8")
    minify(tmp_path)
    assert "import" not in (folder / "page.js").read_text("utf-8")


def test_modules_that_cannot_be_joined_stay_modules_and_that_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "js"
    folder.mkdir()
    (folder / "page.js").write_text('import * as all from "./days.js";\nsay(all);\n', encoding="utf-8")
    minify(tmp_path)
    assert "import" in (folder / "page.js").read_text("utf-8")
    assert "single files" in caplog.text
