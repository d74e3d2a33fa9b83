"""A text with YAML front matter → a mapping whose every value is still text, and each field's line.

Read strictly: ``no`` is the text "no" (Norway), ``2023`` and ``12:30`` are text too; a key given twice,
an alias or an empty value is a problem. What a value means is decided by the types of `model`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from .problems import Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Data: TypeAlias = dict[str, Value]
Path: TypeAlias = Sequence[str | int]

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FENCE = "---"
_YAML = "tag:yaml.org,2002:"
_PLAIN = frozenset({f"{_YAML}{kind}" for kind in ("str", "map", "seq")})
_BARE = re.compile(r"[^\W_](?:[\w ./()+%–’-]*[\w.)%’])?")


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its name, its front matter as text, and what stands below it.

    header: the YAML between the fences. body: the Markdown below. body_line: the line that the body begins on.
    """

    file: str
    header: str
    body: str
    body_line: int

    @property
    def data(self) -> Data:
        """The header as mappings, lists and text. Read anew, for few ask and thousands of them would be kept."""
        node = yaml.compose(self.header, Loader=_Loader)
        return _Reader(self.file).mapping(node, ()) if isinstance(node, yaml.MappingNode) else {}

    def line(self, path: Path) -> int:
        """The line of a field, or of the nearest part around it that is there."""
        node = yaml.compose(self.header, Loader=_Loader)
        line = 0
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            key, node = found
            line = key.start_mark.line
        return line + 2

    def problem(self, path: Path, message: str) -> Problem:
        """A problem of the field at `path`."""
        return Problem(self.file, self.line(path), written(path), message)


def written(path: Path) -> str:
    """A field path as an author reads it: ``transfers[0].from``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


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
    return yaml.dump(text, default_style='"', allow_unicode=True, width=float("inf")).rstrip("\n")


def read(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    """Split and read one file. None if its front matter cannot be read at all; then there is a problem."""
    document, _, problems = read_data(text, file)
    return document, problems


def read_data(text: str, file: str) -> tuple[Document | None, Data, list[Problem]]:
    """As `read`, with the data of the front matter."""
    if not text.strip():
        return (
            None,
            {},
            [Problem(file, 1, "", "the file is empty; an entry begins with front matter between --- lines")],
        )
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None, {}, [Problem(file, 1, "", "no front matter; the first line must be ---")]
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return None, {}, [Problem(file, 1, "", "the front matter does not end; close it with a line of ---")]
    header, body = "\n".join(lines[1:end]) + "\n", "\n".join(lines[end + 1 :])
    return _compose(file, header, body, end + 2)


def _compose(file: str, header: str, body: str, body_line: int) -> tuple[Document | None, Data, list[Problem]]:
    try:
        node = yaml.compose(header, Loader=_Loader)
    except yaml.YAMLError as error:
        return None, {}, [_broken(file, header, error)]
    if not isinstance(node, yaml.MappingNode):
        return (
            None,
            {},
            [Problem(file, 2, "", "the front matter is no list of fields; write lines of the form title: …")],
        )
    reader = _Reader(file)
    data = reader.mapping(node, ())
    return Document(file, header, body, body_line), data, reader.problems


def _broken(file: str, header: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    position = getattr(error, "position", None)
    line = mark.line + 2 if mark else header.count("\n", 0, position) + 2 if isinstance(position, int) else 2
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    return Problem(file, line, "", f"broken YAML: {reason}; quote text that holds “: ” or begins with a sign")


class _Reader:
    """Walks the nodes of one document; problems are kept, values are text."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def mapping(self, node: yaml.MappingNode, path: tuple[str | int, ...]) -> dict[str, Value]:
        data: dict[str, Value] = {}
        for key, child in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            here = (*path, name)
            if not name:
                self._say(key, path, "a field's name must be a word")
            elif name in data:
                self._say(key, here, "this field is given twice; keep one")
            else:
                data[name] = self._value(child, here, key)
        return data

    def _value(self, node: yaml.Node, path: tuple[str | int, ...], at: yaml.Node) -> Value:
        """The data of a node. at: the node whose line a problem is said of; an alias has none of its own."""
        if id(node) in self._seen:
            self._say(at, path, "aliases (*name) are not read; write the value out")
            return ""
        self._seen.add(id(node))
        if node.tag not in _PLAIN:
            self._say(at, path, f"tags are not read; delete {node.tag.replace(_YAML, '!!')}")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(child, (*path, number), child) for number, child in enumerate(node.value)]
        if not node.value.strip():
            self._say(at, path, "is empty; give a value or delete the line")
        return str(node.value)

    def _say(self, node: yaml.Node, path: Path, message: str) -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + 2, written(path), message))


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    return next((pair for name, *pair in _children(node) if name == step), None)  # type: ignore[return-value]


def _children(node: yaml.Node | None) -> Iterator[tuple[str | int, yaml.Node, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, key, child) for key, child in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from ((number, child, child) for number, child in enumerate(node.value))
