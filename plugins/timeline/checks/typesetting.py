"""A record's own prose with typographic quotes and apostrophes; what others wrote, names and ids stay as they are."""

from __future__ import annotations

from typing import Final

from ..frontmatter import Document, Path, Value, read, texts
from ..model import Record
from ..model.publisher import Publisher
from ..model.text import LANGUAGE
from .typography import printed

PROSE: Final = frozenset(
    {
        "title", "summary", "note", "about", "value", "what", "to", "basis", "reason",
        "name", "in_sentence", "label", "text", "thin",
    }
)  # fmt: skip
"""Fields in our own words, wherever they stand; an id or a term of the same name has no quotes."""

OTHERS: Final = frozenset({"sources", "evidence", "names", "aliases"})
"""Fields below which others are quoted or named."""

_STRAIGHT: Final = str.maketrans("’‘“”", "''\"\"")


def typeset(text: str, model: type[Record]) -> str:
    """The file's text with its prose as it is printed.

    Unchanged if it cannot be read without a problem, is written in another language, or is a draft: what was suggested
    there is compared with the article that it was found in.
    """
    document, problems = read(text, "")
    if document is None or problems or not _ours(document):
        return text
    header = _header(document, model)
    return f"---\n{header}---\n{printed(document.body, markdown=True)}" if _reads_alike(document, header) else text


def _ours(document: Document) -> bool:
    return document.data.get("lang", LANGUAGE) == LANGUAGE and document.data.get("status") != "draft"


def _header(document: Document, model: type[Record]) -> str:
    parts, done = [], 0
    for path, start, end in texts(document):
        if _prose(path, model) or _named_by_us(path, document.header[start:end]):
            parts += [document.header[done:start], _written(document.header[start:end])]
            done = end
    return "".join([*parts, document.header[done:]])


def _prose(path: Path, model: type[Record]) -> bool:
    named = [step for step in path if isinstance(step, str)]
    published = issubclass(model, Publisher) and named[-1] == "name"
    return named[-1] in PROSE and OTHERS.isdisjoint(named) and not published


def _named_by_us(path: Path, raw: str) -> bool:
    """A source's title in square brackets is ours."""
    return path[:1] == ("sources",) and path[-1:] == ("title",) and raw.startswith(("[", '"[', "'["))


def _written(raw: str) -> str:
    """A text of the YAML, in the quotes that it stands in."""
    for quote, inner in (('"', '\\"'), ("'", "''")):
        if raw[:1] == quote:
            return quote + printed(raw[1:-1].replace(inner, quote)).replace(quote, inner) + quote
    return printed(raw)


def _reads_alike(document: Document, header: str) -> bool:
    """Whether nothing but quotes is other."""
    again, problems = read(f"---\n{header}---\n", "")
    return again is not None and not problems and _straight(again.data) == _straight(document.data)


def _straight(value: Value) -> Value:
    if isinstance(value, dict):
        return {name: _straight(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_straight(inner) for inner in value]
    return value.translate(_STRAIGHT)
