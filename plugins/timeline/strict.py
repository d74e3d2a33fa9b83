"""Front matter through YAML's own reader: where `plain` is not to tell, and where the place of a field is asked for.

Loaded when it is first needed: most builds after an edit read nothing by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from .plain import Data, Value
from .problems import Path, Problem, written

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_YAML = "tag:yaml.org,2002:"
_PLAIN = frozenset({None, "!", *(f"{_YAML}{kind}" for kind in ("str", "map", "seq"))})
_DEPTH = 40


def strict(file: str, header: str) -> tuple[Data | None, list[Problem]]:
    """The data of a front matter, and what is wrong with it. None if it cannot be read at all."""
    reader = _Reader(file, header)
    try:
        data = reader.document()
    except yaml.YAMLError as error:
        return None, [_broken(file, header, error)]
    if data is None:
        message = "the front matter is no list of fields; write lines of the form title: …"
        return None, [Problem(file, 2, "", message)]
    return data, reader.problems


def line_of(header: str, path: Path) -> int:
    """The line of the file of a field, or of the nearest part around it that is there."""
    node = yaml.compose(header, Loader=_Loader)
    line = 0
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        key, node = found
        line = key.start_mark.line
    return line + 2


def texts(header: str) -> Iterator[tuple[Path, int, int]]:
    """Each text of a front matter: its path, and where it begins and ends in the header, with its quotes."""
    yield from _texts(yaml.compose(header, Loader=_Loader), ())


def quoted(text: str) -> str:
    """A text in double quotes, with signs for what cannot be printed."""
    return yaml.dump(text, default_style='"', allow_unicode=True, width=float("inf")).rstrip("\n")


def _texts(node: yaml.Node | None, path: Path) -> Iterator[tuple[Path, int, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield path, node.start_mark.index, node.end_mark.index
    for step, _, child in _children(node):
        yield from _texts(child, (*path, step))


def _broken(file: str, header: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    position = getattr(error, "position", None)
    line = mark.line + 2 if mark else header.count("\n", 0, position) + 2 if isinstance(position, int) else 2
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    return Problem(file, line, "", f"broken YAML: {reason}; quote text that holds “: ” or begins with a sign")


class _Reader:
    """Reads the events of one document as they come: no tree is made. Problems are kept, values are text."""

    def __init__(self, file: str, header: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._next: Callable[[], Any] = _Loader(header).get_event

    def document(self) -> Data | None:
        """The data of the only document; None if that is no mapping. Raises `yaml.YAMLError` where it is broken."""
        self._next()  # the stream begins
        if type(self._next()) is StreamEndEvent or type(self._next()) is not MappingStartEvent:
            return None
        data = self._mapping(())
        self._next()  # the document ends
        after = self._next()
        if type(after) is not StreamEndEvent:
            raise yaml.MarkedYAMLError(problem="there is a second document", problem_mark=after.start_mark)
        return data

    def _mapping(self, path: tuple[str | int, ...]) -> Data:
        data: Data = {}
        while type(key := self._next()) is not MappingEndEvent:
            name = key.value if type(key) is ScalarEvent else ""
            if name and name not in data:
                data[name] = self._value(self._next(), (*path, name), key)
                continue
            if name:
                self._say(key, (*path, name), "this field is given twice; keep one")
            else:
                self._say(key, path, "a field's name must be a word")
                self._skip(key)
            self._skip(self._next())
        return data

    def _list(self, path: tuple[str | int, ...]) -> list[Value]:
        values: list[Value] = []
        while type(event := self._next()) is not SequenceEndEvent:
            values.append(self._value(event, (*path, len(values)), event))
        return values

    def _value(self, event: Any, path: tuple[str | int, ...], at: Any) -> Value:
        """The data that begins with this event. at: the event whose line a problem is said of."""
        kind = type(event)
        if kind is AliasEvent:
            self._say(at, path, "aliases (*name) are not read; write the value out")
            return ""
        if event.tag not in _PLAIN:
            self._say(at, path, f"tags are not read; delete {event.tag.replace(_YAML, '!!')}")
        if kind is ScalarEvent:
            if not event.value or event.value.isspace():
                self._say(at, path, "is empty; give a value or delete the line")
            return str(event.value)
        if len(path) > _DEPTH:
            self._say(at, path[:_DEPTH], "is nested too deep; no field is")
            self._skip(event)
            return ""
        return self._mapping(path) if kind is MappingStartEvent else self._list(path)

    def _skip(self, event: Any) -> None:
        """Leave out all that begins with this event."""
        depth = 0
        while True:
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if not depth:
                return
            event = self._next()

    def _say(self, event: Any, path: Path, message: str) -> None:
        self.problems.append(Problem(self.file, event.start_mark.line + 2, written(path), message))


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    return next((pair for name, *pair in _children(node) if name == step), None)  # type: ignore[return-value]


def _children(node: yaml.Node | None) -> Iterator[tuple[str | int, yaml.Node, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, key, child) for key, child in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from ((number, child, child) for number, child in enumerate(node.value))
