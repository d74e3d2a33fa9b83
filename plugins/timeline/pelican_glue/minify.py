"""Scripts and styles as they are published: without comments and spaces, what a page needs in one file of each.

A browser on a slow telephone spends more on each file than on its bytes: see docs/timeline.md, "Speed".
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import minify as minifier

from .join import JoinError, joined

logger = logging.getLogger(__name__)

# So that an error on a published page can be read.
minifier.config({"js-keep-var-names": True})


def minified(text: str) -> str:
    """A script that does the same in fewer bytes."""
    return str(minifier.string("text/javascript", text))


STYLES: Final = ("tokens", "base", "marks", "components", "timeline", "lanes", "as-of")
"""The styles that are one file where they are published, in the order in which they stand in a page."""
SHEET: Final = "css/site.css"
MADE: Final = (SHEET,)
"""What is published and no file of the theme."""
PAPER: Final = "print"
"""The style for paper, at the end of that file: no page asks for it by itself."""


def minify(folder: Path) -> None:
    """Minify every script beneath the folder, in its place; one that cannot be read as a script stays as it is."""
    _join_styles(folder)
    _write_scripts(folder / "js", _joined({file.stem: _text(file) for file in (folder / "js").glob("*.js")}))
    for file in sorted(folder.rglob("*.js")):
        try:
            text = minified(file.read_text(encoding="utf-8"))
        except (minifier.MinifyError, UnicodeDecodeError) as error:
            logger.warning("%s is published as it is: %s", file.name, error)
        else:
            file.write_text(text, encoding="utf-8")


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="surrogateescape")


def _write_scripts(folder: Path, scripts: Mapping[str, str]) -> None:
    for name, text in scripts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8", errors="surrogateescape")


def _joined(scripts: Mapping[str, str]) -> dict[str, str]:
    """The scripts that are other files where they are published; none of a theme whose modules cannot be joined."""
    try:
        modules = joined(scripts)
    except JoinError as error:
        logger.warning("the scripts are published as single files: %s", error)
        modules = {}
    return modules


def _join_styles(folder: Path) -> None:
    """The styles in one file beside them: one request, of which the browser waits for no other."""
    files = {name: folder / f"css/{name}.css" for name in (*STYLES, PAPER)}
    texts = {name: file.read_text("utf-8") for name, file in files.items() if file.is_file()}
    if PAPER in texts:
        texts[PAPER] = f"@media print {{\n{texts[PAPER]}\n}}"
    if texts:
        (folder / SHEET).write_text(str(minifier.string("text/css", "".join(texts.values()))), encoding="utf-8")
