"""The JSON of all entries in one file, put together from that of each; and that of each, taken out of it again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

START: Final = '\n  {\n   "id": "'
"""How an entry begins in the file of all: no text in JSON holds a bare line break, and nothing else is so far out."""
END: Final = "\n  }"


def as_json(data: Any) -> str:
    """Data as the files hold it."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def listed(entries: Sequence[str]) -> str:
    """The JSON of all entries from that of each, two steps further in."""
    head, _, tail = as_json({"version": 1, "count": len(entries), "entries": []}).partition("[]")
    further = (("\n" + text[:-1]).replace("\n", "\n  ") for text in entries)
    parts = (piece for number, text in enumerate(further) for piece in (("," if number else "["), text))
    # One join of small parts: of ten thousand entries every further copy is tens of megabytes.
    return "".join((head, *parts, "\n ]", tail)) if entries else f"{head}[]{tail}"


def each(text: str) -> Iterator[tuple[str, str]]:
    """The id of each entry and its JSON, from that of all."""
    for piece in text.split(START)[1:]:
        entry = START.lstrip() + piece[: piece.rindex(END)] + END
        yield piece[: piece.index('"')], entry.replace("\n  ", "\n") + "\n"
