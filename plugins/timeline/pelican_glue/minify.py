"""Scripts and styles as they are published: without comments and spaces, what a page needs in one file of each.

A browser on a slow telephone spends more on each file than on its bytes: see docs/timeline.md, "Speed".
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from .disk import written
from .join import JoinError, joined

logger = logging.getLogger(__name__)


@cache
def _minifier() -> Any:
    # Here: where the theme is as it was published last, nothing is minified.
    import minify as minifier

    # So that an error on a published page can be read.
    minifier.config({"js-keep-var-names": True})
    return minifier


def minified(text: str) -> str:
    """A script that does the same in fewer bytes."""
    return str(_minifier().string("text/javascript", text))


PAPER: Final = "print"
"""The style for paper: no page asks for it by itself."""
SHEET: Final = "css/site.css"
SHEETS: Final[Mapping[str, Sequence[str]]] = {
    SHEET: ("tokens", "base", "marks", "components", "as-of", PAPER),
    "css/timeline.min.css": ("timeline", "lanes"),
}
"""The styles that are one file where they are published, in the order in which they stand in a page."""
MADE: Final = tuple(SHEETS)
"""What is published and no file of the theme."""


def minify(folder: Path) -> bool:
    """Minify every script beneath the folder, in its place. One that cannot be read as a script stays as it is, and
    that is told: then False.
    """
    _join_styles(folder)
    modules = _joined({file.stem: _text(file) for file in (folder / "js").glob("*.js")})
    well = modules is not None
    _write_scripts(folder / "js", modules or {})
    for file in sorted(folder.rglob("*.js")):
        try:
            text = minified(file.read_text(encoding="utf-8"))
        except (_minifier().MinifyError, UnicodeDecodeError) as error:
            logger.warning("%s is published as it is: %s", file.name, error)
            well = False
        else:
            written(str(file), text.encode())
    return well


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="surrogateescape")


def _write_scripts(folder: Path, scripts: Mapping[str, str]) -> None:
    for name, text in scripts.items():
        written(f"{folder}/{name}.js", text.encode(errors="surrogateescape"))


def _joined(scripts: Mapping[str, str]) -> dict[str, str] | None:
    """The scripts that are other files where they are published; None for a theme whose modules cannot be joined."""
    try:
        return joined(scripts)
    except JoinError as error:
        logger.warning("the scripts are published as single files: %s", error)
        return None


def _join_styles(folder: Path) -> None:
    """The styles that pages ask for together, in one file beside them."""
    for sheet, names in SHEETS.items():
        files = {name: folder / f"css/{name}.css" for name in names}
        texts = {name: file.read_text("utf-8") for name, file in files.items() if file.is_file()}
        if PAPER in texts:
            texts[PAPER] = f"@media print {{\n{texts[PAPER]}\n}}"
        if texts:
            written(f"{folder}/{sheet}", str(_minifier().string("text/css", "".join(texts.values()))).encode())
