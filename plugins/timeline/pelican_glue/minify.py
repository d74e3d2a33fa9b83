"""Scripts and styles as they are published: without comments and spaces, the styles of all pages in one file."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

import minify as minifier

logger = logging.getLogger(__name__)

# So that an error on a published page can be read.
minifier.config({"js-keep-var-names": True})


def minified(text: str) -> str:
    """A script that does the same in fewer bytes."""
    return str(minifier.string("text/javascript", text))


STYLES: Final = ("tokens", "base", "marks", "components", "timeline", "lanes", "as-of")
"""The styles that are one file where they are published, in the order in which they stand in a page."""
SHEET: Final = "css/site.css"


def minify(folder: Path) -> None:
    """Minify every script beneath the folder, in its place; one that cannot be read as a script stays as it is."""
    _join(folder)
    for file in sorted(folder.rglob("*.js")):
        try:
            text = minified(file.read_text(encoding="utf-8"))
        except (minifier.MinifyError, UnicodeDecodeError) as error:
            logger.warning("%s is published as it is: %s", file.name, error)
        else:
            file.write_text(text, encoding="utf-8")


def _join(folder: Path) -> None:
    """The styles in one file beside them: one request, of which the browser waits for no other."""
    files = (folder / "css" / f"{name}.css" for name in STYLES)
    texts = [file.read_text(encoding="utf-8") for file in files if file.is_file()]
    if texts:
        (folder / SHEET).write_text(str(minifier.string("text/css", "".join(texts))), encoding="utf-8")
