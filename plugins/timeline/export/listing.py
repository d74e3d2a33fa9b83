"""The JSON of all entries in one file, put together from that of each; and where each stands in it.

It is pieces, of which most are those of the file as it was: of ten thousand entries every copy is tens of megabytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias

from pydantic_core import to_json

ENTRY: Final = re.compile(rb'\n  \{\n   "id": "([^"]*)"')
"""How an entry begins in the file of all: no text in JSON holds a bare line break, and nothing else is so far out."""
END: Final = b"\n  }"

Piece: TypeAlias = "bytes | memoryview"


def as_json(data: Any) -> str:
    """Data as the files hold it."""
    # A sixth of what the standard library takes, which indents in Python; the bytes are the same.
    return to_json(data, indent=1).decode() + "\n"


def inner(data: bytes) -> bytes:
    """An entry's JSON as it stands in that of all: two steps further in."""
    return (b"\n" + data[:-1]).replace(b"\n", b"\n  ")


def listed(count: int, entries: Iterable[Piece]) -> Iterator[Piece]:
    """The JSON of all entries, piece by piece, from that of each, as `inner` has it. count: of the entries."""
    head, empty, tail = as_json({"version": 1, "count": count, "entries": []}).encode().partition(b"[]")
    yield head if count else head + empty
    for number, one in enumerate(entries):
        yield b"," if number else b"["
        yield one
    yield b"\n ]" + tail if count else tail


def relisted(
    data: bytes, ids: Sequence[str], others: Collection[str], inner: Callable[[str], bytes]
) -> Iterator[Piece]:
    """The JSON of all entries, piece by piece, from one that was made before. ids: of all there are now.

    others: of those that may be another than in it; inner: gives the JSON of these, and of what is not in it.
    """
    view, starts = memoryview(data), [(at[1].decode(), at.start()) for at in ENTRY.finditer(data)]
    if [id_ for id_, _ in starts] != list(ids):
        places = dict(_places(data, starts))
        kept = {id_: view[place] for id_, place in places.items() if id_ not in others}
        yield from listed(len(ids), (kept[id_] if id_ in kept else inner(id_) for id_ in ids))
        return
    # In few pieces: ten thousand cost more than the bytes of all.
    done = 0
    for id_, place in _places(data, starts, others):
        yield view[done : place.start]
        yield inner(id_)
        done = place.stop
    yield view[done:]


def _places(
    data: bytes, starts: Sequence[tuple[str, int]], wanted: Container[str] | None = None
) -> Iterator[tuple[str, slice]]:
    """Where entries stand in the JSON of all. starts: where each begins; wanted: these alone."""
    for number, (id_, start) in enumerate(starts):
        if wanted is None or id_ in wanted:
            after = starts[number + 1][1] if number + 1 < len(starts) else len(data)
            yield id_, slice(start, data.rindex(END, start, after) + len(END))
