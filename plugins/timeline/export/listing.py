"""The JSON of all entries in one file, put together from that of each; and where each stands in it.

It is bytes, of which most are those of the file as it was: of ten thousand entries every copy is tens of megabytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pydantic_core import to_json

START: Final = b'\n  {\n   "id": "'
"""How an entry begins in the file of all: no text in JSON holds a bare line break, and nothing else is so far out."""
END: Final = b"\n  }"


def as_json(data: Any) -> str:
    """Data as the files hold it."""
    # A sixth of what the standard library takes, which indents in Python; the bytes are the same.
    return to_json(data, indent=1).decode() + "\n"


def inner(text: str) -> bytes:
    """An entry's JSON as it stands in that of all: two steps further in."""
    return ("\n" + text[:-1]).replace("\n", "\n  ").encode()


def listed(count: int, entries: Iterable[bytes | memoryview]) -> bytes:
    """The JSON of all entries from that of each, as `inner` has it. count: of the entries."""
    head, empty, tail = as_json({"version": 1, "count": count, "entries": []}).encode().partition(b"[]")
    parts = (piece for number, one in enumerate(entries) for piece in (b"," if number else b"[", one))
    return b"".join((head, *parts, b"\n ]", tail)) if count else head + empty + tail


def places(data: bytes) -> Iterator[tuple[str, slice]]:
    """The id of each entry, and where it stands in the JSON of all."""
    start = data.find(START)
    while start >= 0:
        after, named = data.find(START, start + 1), start + len(START)
        end = data.rindex(END, start, after if after >= 0 else len(data)) + len(END)
        yield data[named : data.index(b'"', named)].decode(), slice(start, end)
        start = after
