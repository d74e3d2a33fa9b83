"""The text of an entry with one more source, and with the points on which that source differs. Nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from ...frontmatter import Value, flow, read
from ...model.entry import Disagreement, Entry
from ...model.vocabulary import field_order
from ...patterns import pattern_of
from ...values.frozen import quick
from ..draft_file import field_lines, item_lines
from .agreement import Point

_KEY = pattern_of(r"([A-Za-z_][\w-]*)\s*:")


@quick
class Sourced:
    """A source to add, and what it says otherwise.

    Args:
        fields: Its record; `id` is not among them.
        points: Where it differs.
    """

    fields: Mapping[str, Value]
    points: Sequence[Point]


def inserted(text: str, entry: Entry, new: Sourced) -> tuple[str, str]:
    """The entry's text with the source, and the id that the source has in it.

    Args:
        text: A file that is read without a problem.
        entry: The same as a record.
        new: What to add.
    """
    taken = {source.id for source in entry.sources}
    id_ = next(f"s{number}" for number in range(len(entry.sources) + 1, 10**6) if f"s{number}" not in taken)
    for point in new.points:
        text = _with_point(text, entry, point, id_)
    return _with_item(text, "sources", {"id": id_, **new.fields}), id_


def _with_point(text: str, entry: Entry, point: Point, id_: str) -> str:
    """With the disagreement on a point: noted anew, or joined to the one on the same that is there."""
    for number, there in enumerate(entry.disagreements):
        if there.about == point.about:
            return _replaced(text, "disagreements", number, _joined(there, point.now, id_))
    named = [source for source in entry.sources if source.id]
    holding = [source for source in named if not source.supports or point.field in map(_top, source.supports)]
    ids = [str(source.id) for source in holding or named]
    values: list[Value] = [{"value": point.was, "sources": [*ids]}, {"value": point.now, "sources": [id_]}]
    return _with_item(text, "disagreements", {"about": point.about, "values": values}) if ids else text


def _top(path: str) -> str:
    return re.split(r"[.\[]", path)[0]


def _joined(there: Disagreement, said: str, id_: str) -> Value:
    values: list[Value] = [
        {"value": one.value, "sources": [*one.sources, *([id_] if one.value == said else [])]} for one in there.values
    ]
    known = any(one.value == said for one in there.values)
    return {"about": there.about, "values": values if known else [*values, {"value": said, "sources": [id_]}]}


def _with_item(text: str, field: str, item: Value) -> str:
    """With one more item at the end of a list, which is made where it is missing."""
    header, rest = _header(text)
    items = _find(header, field)
    if items is None:
        return _with_field(header, rest, field, item)
    if items.flow_style:
        end = items.end_mark.index - 1
        return f"---\n{header[:end]}, {flow(item)}{header[end:]}{rest}"
    lines = header.split("\n")
    lines[_last(items) + 1 : _last(items) + 1] = _items_at(items, item)
    return "---\n" + "\n".join(lines) + rest


def _with_field(header: str, rest: str, field: str, item: Value) -> str:
    """With a list of one item, in the place that its field has in the order of fields."""
    order = field_order(Entry)
    lines = header.split("\n")[:-1]
    later = (
        number
        for number, line in enumerate(lines)
        if (key := _KEY.match(line)) and key[1] in order and order.index(key[1]) > order.index(field)
    )
    place = next(later, len(lines))
    while place and lines[place - 1].startswith("#"):
        place -= 1
    lines[place:place] = field_lines(field, [item])
    return "---\n" + "\n".join(lines) + "\n" + rest


def _replaced(text: str, field: str, number: int, item: Value) -> str:
    """With another item in the place of one in a list."""
    header, rest = _header(text)
    items = _find(header, field)
    if items is None:
        return text
    node = items.value[number]
    if items.flow_style:
        return f"---\n{header[: node.start_mark.index]}{flow(item)}{header[node.end_mark.index :]}{rest}"
    lines = header.split("\n")
    lines[node.start_mark.line : _last(node) + 1] = _items_at(items, item)
    return "---\n" + "\n".join(lines) + rest


def _items_at(items: yaml.SequenceNode, item: Value) -> list[str]:
    """The lines of an item, as far in as the others of its list."""
    return [" " * items.start_mark.column + line[2:] for line in item_lines(item)]


def _header(text: str) -> tuple[str, str]:
    """The YAML between the fences, and the rest from the closing fence on."""
    document, _ = read(text, "")
    header = document.header if document else ""
    return header, text[len("---\n") + len(header) :]


def _find(header: str, field: str) -> yaml.SequenceNode | None:
    """The list that a field holds, with the places of its parts in the text; None if there is none."""
    whole = yaml.compose(header, Loader=yaml.BaseLoader)
    held = (child for key, child in whole.value if key.value == field) if whole else ()
    return next((child for child in held if isinstance(child, yaml.SequenceNode)), None)


def _last(node: yaml.Node) -> int:
    """The last line of a node: where its last word stands, for a block's own end is that of the white below it."""
    inner = node
    while isinstance(inner, yaml.CollectionNode) and not inner.flow_style and inner.value:
        last = inner.value[-1]
        inner = last[1] if isinstance(last, tuple) else last
    return int(inner.end_mark.line - (1 if inner.end_mark.column == 0 else 0))
