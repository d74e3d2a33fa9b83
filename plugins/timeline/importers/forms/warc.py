"""A web archive (.warc, .warc.gz): which pages lie in it and where, and the bytes of one of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from ...values.frozen import quick
from .page import Page

FOUND: Final = "200"
_PAGES: Final = ("text/html", "application/xhtml+xml")


@quick
class Place:
    """Where a page lies in an archive: offset of its record in bytes, and its address."""

    offset: int
    url: str


class BrokenArchiveError(Exception):
    """The archive cannot be read any further; its text says why."""


def pages(archive: Path) -> Iterator[Place]:
    """Every response of the archive that is an HTML page and was found.

    Raises:
        BrokenArchiveError: What follows cannot be read.
        OSError: The file cannot be read.
    """
    with _opened(archive) as records:
        for record in records:
            if _is_page(record):
                # The offset last: to tell it, the library reads the record to its end.
                url = str(record.rec_headers.get_header("WARC-Target-URI") or "")
                yield Place(int(records.get_record_offset()), url)


def read_page(archive: Path, offset: int, most: int) -> Page:
    """The page whose record begins at an offset, unpacked.

    Args:
        archive: The file.
        offset: As `pages` gave it.
        most: Bytes that are read at most.

    Raises:
        BrokenArchiveError: The record cannot be read.
        OSError: The file cannot be read.
    """
    with _opened(archive, offset) as records:
        for record in records:
            charset = _content_type(record).partition("charset=")[2].partition(";")[0].strip("\"' ")
            url = str(record.rec_headers.get_header("WARC-Target-URI") or "") or None
            data = record.content_stream().read(most)
            if len(data) < most and record.raw_stream.limit:
                raise BrokenArchiveError("the page ends too early")
            return Page(data, url, charset, "html")
    raise BrokenArchiveError("no record begins there")


@contextmanager
def _opened(archive: Path, offset: int = 0) -> Iterator[Any]:
    """The records from an offset on, as the library reads them."""
    # Here: archives are rare, and nothing else needs the library.
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed  # the same library

    with archive.open("rb") as stream:
        stream.seek(offset)
        try:
            yield ArchiveIterator(stream)
        except (ArchiveLoadFailed, EOFError, ValueError, zlib.error) as error:
            raise BrokenArchiveError(" ".join(str(error).split()) or "it ends too early") from error


def _is_page(record: Any) -> bool:
    if record.rec_type == "response" and record.http_headers:
        return bool(record.http_headers.get_statuscode() == FOUND) and _content_type(record).startswith(_PAGES)
    return bool(record.rec_type == "resource") and _content_type(record).startswith(_PAGES)


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").strip().lower()
