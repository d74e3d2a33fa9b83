"""A text with YAML front matter → a mapping whose every value is still text, and each field's line.

Read strictly: ``no`` is the text "no" (Norway), ``2023`` and ``12:30`` are text too; a key given twice,
an alias or an empty value is a problem. What a value means is decided by the types of `model`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from .later import Later
from .patterns import compiled
from .plain import Data as Data
from .plain import Value as Value
from .plain import plain, plain_line, shared
from .problems import Path as Path
from .problems import Problem
from .problems import written as written

if TYPE_CHECKING:
    from . import strict
else:
    strict = Later("plugins.timeline", "strict")

_FENCE = "---"
_FENCES = 2
"""Lines above and below the front matter."""
_FENCED = compiled(r"\n---[^\S\n]*(?:\n|\Z)")
_BARE = compiled(r"[^\W_](?:[\w ./()+%–’-]*[\w.)%’])?")


class Document(NamedTuple):
    """A file that was read: its name, its front matter as text, and what stands below it.

    header: the YAML between the fences. body: the Markdown below.
    """

    file: str
    header: str
    body: str

    @property
    def body_line(self) -> int:
        """The line that the body begins on."""
        return self.header.count("\n") + _FENCES + 1

    @property
    def data(self) -> Data:
        """The header as mappings, lists and text. Read anew, for few ask and thousands of them would be kept."""
        return plain(self.header) or strict.strict(self.file, self.header)[0] or {}

    def line(self, path: Path) -> int:
        """The line of a field, or of the nearest part around it that is there."""
        return plain_line(self.header, path) or strict.line_of(self.header, path)

    def problem(self, path: Path, message: str) -> Problem:
        """A problem of the field at `path`."""
        return Problem(self.file, self.line(path), written(path), message)


def path_of(text: str) -> tuple[str | int, ...]:
    """``transfers[0].from`` → its steps: the inverse of `written`."""
    return tuple(int(number) if number else name for number, name in re.findall(r"\[(\d+)\]|([^.\[\]]+)", text))


def flow(value: Value) -> str:
    """A value as YAML on one line: ``{system: patriot, quantity: {exact: 2}}``."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return scalar(value)


def scalar(text: str) -> str:
    """A text as YAML: bare where nothing in it can be taken for a sign, else in double quotes."""
    if _BARE.fullmatch(text):
        return text
    if text.isprintable():
        return json.dumps(text, ensure_ascii=False)
    return strict.quoted(text)


def read(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    """Split and read one file. None if its front matter cannot be read at all; then there is a problem."""
    document, _, problems = read_data(text, file)
    return document, problems


def read_data(text: str, file: str) -> tuple[Document | None, Data, list[Problem]]:
    """As `read`, with the data of the front matter, in which nothing is to be changed."""
    document = split(text, file)
    if isinstance(document, Problem):
        return None, {}, [document]
    data = shared(document.header)
    if data is not None:
        return document, data, []
    told, problems = strict.strict(file, document.header)
    return (None, {}, problems) if told is None else (document, told, problems)


def split(text: str, file: str) -> Document | Problem:
    """One file in its parts, of which nothing is read yet; or why it has none."""
    if not text or text.isspace():
        return Problem(file, 1, "", "the file is empty; an entry begins with front matter between --- lines")
    begin = text.find("\n") + 1
    if text[: begin or None].rstrip() != _FENCE:
        return Problem(file, 1, "", "no front matter; the first line must be ---")
    fence = _fence(text, begin - 1) if begin else None
    if fence is None:
        return Problem(file, 1, "", "the front matter does not end; close it with a line of ---")
    return Document(file, text[begin : fence.start() + 1] or "\n", text[fence.end() :])


def _fence(text: str, at: int) -> re.Match[str] | None:
    """The line that ends the front matter; at: where to look from."""
    # `find` looks through all before it in a tenth of the time that a pattern takes.
    while (at := text.find("\n---", at)) >= 0:
        if fence := _FENCED.match(text, at):
            return fence
        at += 1
    return None


def texts(document: Document) -> Iterator[tuple[Path, int, int]]:
    """Each text of the front matter: its path, and where it begins and ends in the header, with its quotes."""
    yield from strict.texts(document.header)
