"""Bytes of a file → text, whatever they were saved as; what was done is said."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Mapping
from typing import Final, NamedTuple

_MARKS: Final = (
    (BOM_UTF32_LE, "utf-32"), (BOM_UTF32_BE, "utf-32"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_BEGIN: Final = frozenset(mark[:1] for mark, _ in _MARKS)
# What a page calls its character set, where the set that is meant has more letters (as browsers read it).
_MEANT: Final[Mapping[str, str]] = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso-8859-9": "cp1254", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "gb2312": "gb18030", "gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
}  # fmt: skip
_SAMPLE: Final = 4096
_WIDE_ZEROS: Final = 0.02  # share of noughts from which a text is taken for UTF-16: its spaces alone are that many


class Decoded(NamedTuple):
    """text: with ``\\n`` between lines, or None. note: what the author should know, or empty."""

    text: str | None
    note: str


def decode(data: bytes, told: str = "") -> Decoded:
    """UTF-8 as it is; UTF-16 and UTF-32 by their mark or their noughts; another character set as told, else by
    likelihood, with a note; else no text.

    Args:
        data: The file as it is.
        told: The character set that a header or the page itself names; empty if none does.
    """
    has_noughts = b"\0" in data
    wide = _wide(data) if has_noughts or data[:1] in _BEGIN else None
    if wide:
        return _other(data, wide)
    if has_noughts:
        return Decoded(None, "this is a binary file, no text; delete it or save its text as UTF-8")
    try:
        # Not utf-8-sig, which takes as long for the mark alone as all of the rest.
        return Decoded(_lines(data.removeprefix(BOM_UTF8).decode()), "")
    except UnicodeDecodeError:
        as_told = _as(data, _MEANT.get(told.lower(), told))
        return Decoded(_lines(as_told), "") if as_told else _other(data, _likely(data))


def _wide(data: bytes) -> str | None:
    """The character set of two or four bytes a letter that the bytes are in, if they are."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked or b"\0" not in data[:_SAMPLE]:
        return marked
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if odd.count(0) > _WIDE_ZEROS * len(odd) and not even.count(0):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > _WIDE_ZEROS * len(even) and not odd.count(0) else None


def _likely(data: bytes) -> str | None:
    # Here: the library takes as long to load as a small site to check, and few files need it.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else None


def _other(data: bytes, encoding: str | None) -> Decoded:
    text = _as(data, encoding)
    if text is None:
        return Decoded(None, "the characters of this file cannot be read; save it as UTF-8")
    return Decoded(_lines(text), f"not UTF-8: read as {encoding}; check its letters and save it as UTF-8")


def _as(data: bytes, encoding: str | None) -> str | None:
    """The text in a character set; None if the bytes are not in it, or there is no such set."""
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
