"""The JSON of all entries in one file, put together from that of each; and that of each, taken out of it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pydantic_core import to_json

START: Final = '\n  {\n   "id": "'
"""How an entry begins in the file of all: no text in JSON holds a bare line break, and nothing else is so far out."""
END: Final = "\n  }"


def as_json(data: Any) -> str:
    """Data as the files hold it."""
    # A sixth of what the standard library takes, which indents in Python; the bytes are the same.
    return to_json(data, indent=1).decode() + "\n"


def listed(count: int, entries: Iterable[str]) -> str:
    """The JSON of all entries from that of each, two steps further in. count: of the entries."""
    head, _, tail = as_json({"version": 1, "count": count, "entries": []}).partition("[]")
    further = (("\n" + text[:-1]).replace("\n", "\n  ") for text in entries)
    parts = (piece for number, text in enumerate(further) for piece in (("," if number else "["), text))
    # One join of small parts: of ten thousand entries every further copy is tens of megabytes.
    return "".join((head, *parts, "\n ]", tail)) if count else f"{head}[]{tail}"


def places(text: str) -> Iterator[tuple[str, slice]]:
    """The id of each entry, and where it stands in the JSON of all."""
    start = text.find(START)
    while start >= 0:
        after, named = text.find(START, start + 1), start + len(START)
        end = text.rindex(END, start, after if after >= 0 else len(text)) + len(END)
        yield text[named : text.index('"', named)], slice(start, end)
        start = after


def entry(text: str, place: slice) -> str:
    """The JSON of an entry, from that of all."""
    return text[place].replace("\n  ", "\n")[1:] + "\n"
