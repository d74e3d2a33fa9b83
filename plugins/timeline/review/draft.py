"""A draft and the author's decisions: a text → the text after one decision. Nothing here reads or writes files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from ..checks.formatting import formatted
from ..checks.typesetting import typeset
from ..frontmatter import Data, Path, Value, path_of, read
from ..model import Entry
from .dropping import drop, rename_transfer
from .rewriting import rewritten, with_body, without_comments
from .tree import Steps, at, cut, put

Decision = Literal["accepted", "changed"]
EVIDENCE: Final = "evidence"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion of the converter, as the draft's `evidence` has it.

    path: the field. value: what is suggested, in words. quote, paragraph: what it rests on; 0 is the page's head.
    sure: high, medium, low or empty. decided: accepted, changed or empty.
    """

    path: Steps
    value: str
    quote: str
    paragraph: int
    sure: str
    decided: str


def data_of(text: str) -> Data:
    """The front matter of a draft's text; empty if it cannot be read."""
    document, _ = read(text, "")
    return document.data if document else {}


def suggestions(data: Data) -> tuple[Suggestion, ...]:
    """All suggestions of a draft, in their order."""
    return tuple(_suggestion(item) for item in _items(data))


def _suggestion(item: dict[str, Value]) -> Suggestion:
    said = {name: value if isinstance(value, str) else "" for name, value in item.items()}
    number = said.get("paragraph", "")
    return Suggestion(
        path_of(said.get("field", "")),
        said.get("value", ""),
        said.get("quote", ""),
        int(number) if number.isdecimal() else 0,
        said.get("sure", ""),
        said.get("decided", ""),
    )


def undecided(data: Data) -> int:
    """How many suggestions wait for a decision."""
    return sum(not one.decided for one in suggestions(data))


def accept(text: str, path: Path) -> str:
    """The text with the suggestions for this field, and for those below it, accepted as they are."""
    data = data_of(text)
    return rewritten(text, _decided(data, tuple(path), "accepted"))


def change(text: str, path: Path, value: Value) -> str:
    """The text with another value in a field, or with a field that was not there.

    Where it is the id of a transfer, the draft's links to it follow.
    """
    steps = tuple(path)
    data = data_of(text)
    old = at(data, steps)
    if old == value:
        return accept(text, path)
    changed = put(data, steps, value)
    if steps[:1] == ("transfers",) and steps[-1] == "transfer" and isinstance(old, str) and isinstance(value, str):
        changed = rename_transfer(changed, old, value)
    return rewritten(text, _decided(changed, steps, "changed"))


def dropped(text: str, path: Path, known: Collection[str] = ()) -> str:
    """The text without a field and what depends on it; see `dropping.drop`, also for what is raised."""
    data = data_of(text)
    if at(data, path) is None:
        return rewritten(text, _without_evidence(data, tuple(path)))
    return rewritten(text, drop(data, path, known))


def prose(text: str) -> str:
    """The entry's own text, below the front matter."""
    document, _ = read(text, "")
    return document.body.strip() if document else ""


def with_prose(text: str, words: str) -> str:
    """The text with other prose of the entry's own."""
    own = "\n".join(line.rstrip() for line in words.strip().splitlines())
    return with_body(text, f"\n{own}\n" if own else "")


def published(text: str) -> str:
    """The text as it is published: without evidence, comments and status, fields in order, quotes as printed."""
    data = data_of(text)
    kept = {name: value for name, value in data.items() if name not in (EVIDENCE, "status")}
    words = prose(text)
    plain = without_comments(rewritten(text, kept))
    return typeset(formatted(with_body(plain, f"\n{words}\n" if words else ""), Entry), Entry)


def _items(data: Data) -> Iterator[dict[str, Value]]:
    items = data.get(EVIDENCE)
    if isinstance(items, list):
        yield from (item for item in items if isinstance(item, dict))


def _decided(data: Data, path: Steps, decision: Decision) -> Data:
    """The data with the suggestions at or below this path decided."""
    items: list[Value] = [{**item, "decided": decision} if _concerns(item, path) else item for item in _items(data)]
    return {**data, EVIDENCE: items} if items else data


def _without_evidence(data: Data, path: Steps) -> Data:
    items: list[Value] = [item for item in _items(data) if not _concerns(item, path)]
    return {**data, EVIDENCE: items} if items else cut(data, (EVIDENCE,))


def _concerns(item: dict[str, Value], path: Steps) -> bool:
    return path_of(str(item.get("field", "")))[: len(path)] == path
