"""Sites of made-up entries to be visited: built once, and kept where a folder for that is named."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.support import content
from tests.support.site import build, listening

HELLO = "<!doctype html><title>Hello</title><p>Hello"


@contextmanager
def site_of(entries: int, kept: Path | None = None, pages: Sequence[str] | None = None) -> Iterator[tuple[str, Path]]:
    """A site of this many entries, served on this machine: its address, without a last slash, and its folder.

    kept: a folder in which content and output stay, so that the next run goes on from them. pages: kinds of pages,
    with the files that the timeline fetches and no others; None for the whole site.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = (kept or Path(folder)) / (f"{entries}" if pages is None else f"{entries}-{'-'.join(pages)}")
        written = place / "content"
        if not written.is_dir():
            content.write(written, entries, words=80)
        settings = {} if pages is None else {"TIMELINE_PAGES": list(pages), "TIMELINE_FILES": ["timeline"]}
        built = build(written, place / "output", settings=settings)
        if built.status:
            sys.exit(f"does not build:\n{built.log}")
        (built.path / "hello.html").write_text(HELLO, "utf-8")
        with listening(built.path) as url:
            yield url, built.path
