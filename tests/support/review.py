"""A draft to review, of an article that we wrote, in content that we made up."""

from __future__ import annotations

import argparse
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from wsgiref.simple_server import make_server

from plugins.timeline.importers import command as importing
from plugins.timeline.review.command import Quiet, Threads
from plugins.timeline.review.desk import Desk
from plugins.timeline.review.server import Application, Keys
from tests.support.trees import ROOT

EXAMPLE = ROOT / "tests/review/example"
CASES = ROOT / "tests/importers/cases"
CONTENT = ROOT / "tests/importers/content"
ARTICLE = CASES / "dump-with-teaser" / "article.txt"
DRAFT = "2024-03-07-norway-to-transfer-kestrel-missiles-to-netherlands"
KEYS = Keys("the-key", "the-token")


def folder(at: Path) -> Path:
    """A content folder with a draft as the converter makes them, and its article's text beside it in ``cache``."""
    shutil.copytree(CONTENT, at / "content")
    shutil.copytree(EXAMPLE, at, dirs_exist_ok=True)
    return at / "content"


def imported(at: Path, article: Path = ARTICLE) -> Path:
    """As `folder`, with the draft that the converter makes of an article now."""
    shutil.copytree(CONTENT, at / "content")
    parser = argparse.ArgumentParser()
    importing.add_arguments(parser)
    given = [str(article), "--to", str(at / "content"), "--cache", str(at / "cache")]
    importing.run(parser.parse_args(given, argparse.Namespace(today=date(2026, 1, 2))))
    return at / "content"


def draft_text(at: Path) -> str:
    """The text of that draft."""
    return (folder(at) / f"entries/2024/{DRAFT}.md").read_text("utf-8")


@contextmanager
def reviewing(content: Path) -> Iterator[str]:
    """Serves the review of a folder. Gives its address without a last slash; the key is ``KEYS.entry``."""
    desk = Desk(content, content.parent / "cache")
    with make_server("127.0.0.1", 0, Application(desk, KEYS), Threads, Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
