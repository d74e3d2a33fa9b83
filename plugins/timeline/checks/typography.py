"""Straight quotes and apostrophes as they are typed → those that are printed: ``'`` → ’, ``"so"`` → “so”."""

from __future__ import annotations

import re
from typing import Final

# What is not read as prose: code, the addresses of links, HTML, a definition of a link, a letter behind a backslash.
_KEPT: Final = (
    r"^(?P<fence>```|~~~).*?^(?P=fence)[^\n]*$|^(?: {4}|\t)[^\n]*$|`+[^`\n]+`+|\]\([^)\n]*\)|<[^>\n]*>|"
    r"^\[[^\]\n]+\]:[^\n]*$|\{[^}\n]*\}|https?://\S+|\\."
)
_MARKDOWN: Final = re.compile(rf"{_KEPT}|(?P<mark>['\"])", re.M | re.S)
_PLAIN: Final = re.compile(r"(?P<mark>['\"])")
_OPENS: Final = re.compile(r"(?:^|[\s(\[{“‘—–/-])$")
_APOSTROPHE, _LEFT, _RIGHT = "’", "“", "”"


def printed(text: str, *, markdown: bool = False) -> str:
    """The text with typographic quotes and apostrophes. A double quote without its other half stays as it is.

    markdown: code, addresses and HTML in it stay as they are.
    """
    if "'" not in text and '"' not in text:
        return text
    form = _MARKDOWN if markdown else _PLAIN
    paired = sum(found["mark"] == '"' for found in form.finditer(text)) % 2 == 0

    def mark(found: re.Match[str]) -> str:
        if found["mark"] == "'":
            return _single(text, found.start())
        return _double(text, found.start()) if found["mark"] and paired else found[0]

    return form.sub(mark, text)


def _double(text: str, at: int) -> str:
    opens = _OPENS.search(text[max(0, at - 1) : at]) and text[at + 1 : at + 2].strip()
    return _LEFT if opens else _RIGHT


def _single(text: str, at: int) -> str:
    """A quote within a quote opens before a word and is closed after one; any other is an apostrophe."""
    before, after = text[max(0, at - 1) : at].replace('"', _LEFT), text[at + 1 :]
    opens = _OPENS.search(before) and after[:1].isalpha() and re.search(r"[\w.!?,]'(?!\w)", after)
    return "‘" if opens else _APOSTROPHE
