"""Bytes of a file or address → an article: what form it is, and who reads that form."""

from __future__ import annotations

import gzip
import re
import zlib
from typing import Literal

from ..decoding import decode
from ..problems import Problem
from .article import Article
from .flat_page import read_flat

Form = Literal["flat", "html"]
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf|\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype html|html|head|body|article|meta|div)\b",
    re.I | re.S,
)
_GZIP = b"\x1f\x8b"


def read_article(
    data: bytes, file: str, url: str | None = None, form: Form | None = None
) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in the bytes of one file, and what must be said about it.

    Args:
        data: The file as it is.
        file: Name for messages.
        url: Its address where it is known.
        form: The form where it is told; else it is seen from the bytes.
    """
    if data.startswith(_GZIP):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return None, (Problem(file, 1, "", "this file is packed with gzip and damaged; fetch it again"),)
    if not data.strip():
        return None, (Problem(file, 1, "", "the file is empty; give an article's text or its page"),)
    if (form or sniff(data)) == "html":
        # Here: the HTML libraries take longer to load than most runs take without them.
        from .html_page import read_html

        return _told(read_html(data, file, url), ())
    decoded = decode(data)
    if decoded.text is None:
        return None, (Problem(file, 1, "", decoded.note),)
    notes = (Problem(file, 1, "", decoded.note, "warning"),) if decoded.note else ()
    return _told(read_flat(decoded.text, file, url), notes)


def sniff(data: bytes) -> Form:
    """``html`` if the bytes begin as a page does, else ``flat``."""
    return "html" if _HTML.match(data[:4096]) else "flat"


def _told(found: Article | Problem, notes: tuple[Problem, ...]) -> tuple[Article | None, tuple[Problem, ...]]:
    if isinstance(found, Problem):
        return None, (*notes, found)
    return found, (*notes, *found.problems)
