"""The bytes of one document with what came with them, and what form they have."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from ...decoding import Decoded, decode
from ...patterns import pattern_of
from ...values.frozen import quick

Form = Literal["flat", "html", "mhtml", "warc", "text"]
HEAD = 4096  # bytes that tell the form

_HTML = pattern_of(
    r"\A(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype|html|head|body|article|main|section|meta|title|script|link|div)\b",
    re.I | re.S,
)
_FRAGMENT = pattern_of(r"\A\s*<[a-z][\w-]*(?:\s[^<>]*)?>.*</(?:p|div|h1|span|td)>", re.I | re.S)
_HEADERS = pattern_of(rb"\A(?:\xef\xbb\xbf)?(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}\r?\n")
_MAIL = pattern_of(rb"^(?:mime-version:|content-type:[ \t]*multipart/)", re.I | re.M)
_CHARSET = pattern_of(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z][\w.:-]*)", re.I)
_OTHER = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP archive or an office document", b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"RIFF": "a picture or sound",
    b"\xd0\xcf\x11\xe0": "an office document", b"7z\xbc\xaf": "an archive", b"\x28\xb5\x2f\xfd": "packed with zstd",
    b"BZh": "packed with bzip2", b"\xfd7zXZ": "packed with xz", b"SQLite": "a database",
}  # fmt: skip


@quick
class Page:
    """One document.

    Args:
        data: Its bytes, unpacked.
        url: Its address, where what it came in tells it.
        charset: Its character set, where what it came in tells it; else empty.
        form: Its form, where what it came in tells it.
    """

    data: bytes
    url: str | None = None
    charset: str = ""
    form: Form | None = None

    def text(self) -> Decoded:
        """Its text, by the character set that it is told to have, says that it has, or most likely has."""
        return decode(self.data, self.charset or declared(self.data))

    def as_utf8(self) -> Page:
        """The same in UTF-8, so that no reader need guess; as it is, if its letters cannot be read."""
        text = self.text().text
        return replace(self, data=text.encode(), charset="utf-8") if text is not None else self


def sniff(data: bytes) -> Form:
    """The form that bytes show: an archive and a saved page by their first lines, HTML by its tags, else ``flat``."""
    if data.startswith(b"WARC/"):
        return "warc"
    head = data[:HEAD]
    headers = _HEADERS.match(head.replace(b"\r\n", b"\n"))
    if headers and _MAIL.search(headers[0]):
        return "mhtml"
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1", "replace")
    text = text.removeprefix("\u00ef\u00bb\u00bf").replace("\0", "")
    return "html" if _HTML.match(text) or _FRAGMENT.match(text) else "flat"


def not_text(data: bytes) -> str:
    """What sort of file this is, if it is a well-known one that holds no text; else empty."""
    return next((what for mark, what in _OTHER.items() if data.startswith(mark)), "")


def declared(data: bytes) -> str:
    """The character set that a page names in its own head; empty if it names none."""
    match = _CHARSET.search(data[:HEAD])
    return match[1].decode("ascii").lower() if match and data.lstrip()[:1] == b"<" else ""
