"""The canonical order of a front matter, without touching prose, comments or how a value is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ..frontmatter import Document, read
from ..model import Record
from ..model.vocabulary import field_order

_KEY = re.compile(r"([A-Za-z_][\w-]*)\s*:")


def formatted(text: str, model: type[Record]) -> str:
    """The file's text with its fields in the model's order. Unchanged if it cannot be read without a problem.

    Comment lines above a field move with it; fields that the model does not know stay last, in their order.
    """
    document, problems = read(text, "")
    if document is None or problems:
        return text
    head, body = _split(text, document)
    order = {name: number for number, name in enumerate(field_order(model))}
    lead, blocks = parted(head)
    ranked = sorted(blocks, key=lambda block: order.get(block[0], len(order)))
    result = "\n".join(["---", *lead, *(line for _, block in ranked for line in block), "---", body])
    same, _ = read(result, "")
    return result if same is not None and same.data == document.data else text


def _split(text: str, document: Document) -> tuple[list[str], str]:
    lines = text.split("\n")
    end = document.body_line - 2
    return [line.rstrip() for line in lines[1:end]], "\n".join(lines[end + 1 :])


def parted(lines: Sequence[str]) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The lines of a front matter before any field; and each top field's name and lines, with the comments above it."""
    starts = [number for number, line in enumerate(lines) if _KEY.match(line)]
    begins = [start - _comments(lines[:start]) for start in starts]
    ends = [*begins[1:], len(lines)]
    lead = list(lines[: begins[0]]) if begins else list(lines)
    blocks = (list(lines[begin:end]) for begin, end in zip(begins, ends, strict=True))
    return lead, [(_key(block), block) for block in blocks]


def _comments(above: Sequence[str]) -> int:
    """How many comment lines stand directly above a field."""
    return sum(1 for _ in takewhile(lambda line: line.startswith("#"), reversed(above)))


def _key(block: Sequence[str]) -> str:
    return next(_keys(block), "")


def _keys(block: Sequence[str]) -> Iterator[str]:
    return (match[1] for line in block if (match := _KEY.match(line)))
