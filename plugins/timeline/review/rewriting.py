"""A file's text with other data in its front matter: fields that did not change keep every letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..checks.formatting import formatted, parted
from ..frontmatter import Data, Document, Value, read
from ..importers.draft_file import field_lines
from ..model import Entry


def rewritten(text: str, data: Data) -> str:
    """The text with this data. A field that changed is written anew, with the comments above it; a new one is added.

    text: a file whose front matter can be read.
    """
    document, _ = read(text, "")
    if document is None:
        return text
    old = document.data
    if old == data:
        return text
    result = formatted(_joined(_lines(document, old, data), document.body), Entry)
    same, _ = read(result, "")
    return result if same is not None and same.data == data else _joined(_plain(data), document.body)


def with_body(text: str, body: str) -> str:
    """The text with other Markdown below the front matter."""
    document, _ = read(text, "")
    return text if document is None else f"---\n{document.header}---\n{body}"


def without_comments(text: str) -> str:
    """The text without the comment lines of its front matter; lines of a longer text that begin with # stay."""
    document, _ = read(text, "")
    if document is None:
        return text
    lines = [line for line in document.header.split("\n")[:-1] if not line.lstrip().startswith("#")]
    result = _joined(lines, document.body)
    same, _ = read(result, "")
    return result if same is not None and same.data == document.data else text


def _lines(document: Document, old: Data, data: Data) -> Iterator[str]:
    lead, blocks = parted(document.header.split("\n")[:-1])
    yield from lead
    for name, block in blocks:
        above, below = _comments(block)
        if name not in data:
            yield from below
        elif data[name] == old.get(name):
            yield from block
        else:
            yield from (*above, *field_lines(name, data[name]), *below)
    yield from _plain({name: value for name, value in data.items() if name not in old})


def _comments(block: list[str]) -> tuple[list[str], list[str]]:
    """The comments above a field, and what stands below it and is not its own."""
    own = [number for number, line in enumerate(block) if line.strip() and not line.startswith("#")]
    return block[: own[0]], block[own[-1] + 1 :]


def _plain(data: Mapping[str, Value]) -> Iterator[str]:
    for name, value in data.items():
        yield from field_lines(name, value)


def _joined(lines: Iterator[str] | list[str], body: str) -> str:
    return "\n".join(["---", *lines, "---", body])
