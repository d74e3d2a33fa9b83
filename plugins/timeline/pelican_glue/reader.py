"""Pelican's pages (``content/pages``) through our reader: strict front matter, sanitised Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.readers import BaseReader

from ..load import load_file
from ..markup import Place, render
from ..model import TextPage
from ..values import addresses
from .headings import anchored


class TextReader(BaseReader):  # type: ignore[misc]
    """Reads a page of text. The generator has refused the build before if one has a problem."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of one page, as Pelican's readers give them."""
        page, document, problems = load_file(Path(source_path), TextPage)
        if page is None or document is None:
            raise ValueError("\n".join(map(str, problems)))
        path = Path(source_path).resolve().relative_to(Path(self.settings["PATH"]).resolve()).as_posix()
        up = "../" * page.address.count("/")
        place = Place(path, source_path, document.body_line, self.settings.get("TIMELINE_LINKS", {}), up)
        html, headings = anchored(str(render(page.body, place)))
        return html, {**_metadata(page), "headings": headings}


def _metadata(page: TextPage) -> dict[str, Any]:
    """What Pelican is told. The text of the page of coverage is laid out by `views.coverage`, with its numbers."""
    given = {
        "title": page.title,
        "slug": page.slug or page.id,
        "summary": page.summary or "",
        "status": "skip" if page.address == addresses.COVERAGE else page.status,
        "lang": page.lang,
        "template": page.template,
    }
    return {name: value for name, value in given.items() if value is not None}
