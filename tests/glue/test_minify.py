"""Scripts are published in fewer bytes, and say what they said."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.timeline.pelican_glue.minify import SHEET, minified, minify


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


def test_the_styles_are_one_file_in_their_order(tmp_path: Path) -> None:
    folder = tmp_path / "css"
    folder.mkdir()
    (folder / "base.css").write_text("/* Base */ p { color : red }\n", encoding="utf-8")
    (folder / "tokens.css").write_text(":root { --ink: #111 }\n", encoding="utf-8")
    minify(tmp_path)
    assert (folder / SHEET.removeprefix("css/")).read_text("utf-8") == ":root{--ink:#111}p{color:red}"


def test_the_style_for_paper_is_at_the_end_of_that_file(tmp_path: Path) -> None:
    folder = tmp_path / "css"
    folder.mkdir()
    (folder / "print.css").write_text("@page { margin: 1cm }\np { color: black }\n", encoding="utf-8")
    (folder / "base.css").write_text("p { color : red }\n", encoding="utf-8")
    minify(tmp_path)
    found = (folder / SHEET.removeprefix("css/")).read_text("utf-8")
    assert found == "p{color:red}@media print{@page{margin:1cm}p{color:#000}}"


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
