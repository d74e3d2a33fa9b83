"""Bytes of a file → text, whatever they were saved as; what was done is said."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import NamedTuple


class Decoded(NamedTuple):
    """text: with ``\\n`` between lines, or None. note: what the author should know, or empty."""

    text: str | None
    note: str


def decode(data: bytes) -> Decoded:
    """UTF-8 as it is; UTF-16 by its mark; another character set by likelihood, with a note; else no text."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _other(data, "utf-16")
    if b"\0" in data:
        return Decoded(None, "this is a binary file, no text; delete it or save its text as UTF-8")
    try:
        return Decoded(_lines(data.decode("utf-8-sig")), "")
    except UnicodeDecodeError:
        return _other(data, _likely(data))


def _likely(data: bytes) -> str | None:
    # Here: the library takes as long to load as a small site to check, and few files need it.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else None


def _other(data: bytes, encoding: str | None) -> Decoded:
    try:
        text = data.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        return Decoded(None, "the characters of this file cannot be read; save it as UTF-8")
    return Decoded(_lines(text), f"not UTF-8: read as {encoding}; check its letters and save it as UTF-8")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
