"""A web archive (.warc, .warc.gz): which pages lie in it and where, and the bytes of one of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from .page import Page

FOUND: Final = "200"
_PAGES: Final = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
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
    for record, offset in _records(archive, 0):
        if _is_page(record):
            yield Place(offset, str(record.rec_headers.get_header("WARC-Target-URI") or ""))


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
    for record, _ in _records(archive, offset):
        content_type = _content_type(record)
        charset = content_type.partition("charset=")[2].partition(";")[0].strip("\"' ")
        url = str(record.rec_headers.get_header("WARC-Target-URI") or "") or None
        return Page(record.content_stream().read(most), url, charset, "html")
    raise BrokenArchiveError("no record begins there")


def _records(archive: Path, offset: int) -> Iterator[tuple[Any, int]]:
    # Here: archives are rare, and nothing else needs the library.
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed  # the same library

    with archive.open("rb") as stream:
        stream.seek(offset)
        records = ArchiveIterator(stream)
        try:
            for record in records:
                yield record, offset + records.get_record_offset()
        except (ArchiveLoadFailed, EOFError, ValueError, zlib.error) as error:
            raise BrokenArchiveError(str(error) or "it ends too early") from error


def _is_page(record: Any) -> bool:
    if record.rec_type == "response" and record.http_headers:
        return bool(record.http_headers.get_statuscode() == FOUND) and _content_type(record).startswith(_PAGES)
    return bool(record.rec_type == "resource") and _content_type(record).startswith(_PAGES)


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").strip().lower()
