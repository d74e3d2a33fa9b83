"""Front matter as it is mostly written, read by lines: in less than half of the time that YAML's own reader takes.

Lines of the form ``name: value``, ``- value`` and ``- name: value``, each as far in as those beside it; a value is
bare, in double quotes without a backslash, or a list or mapping on one line with ", " and ": " between its parts.
Whatever is not surely such, or would be a problem, is left to YAML's reader: what is read here is what it would read.
A line that stands in many files is read once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from .patterns import compiled
from .problems import Path

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Data: TypeAlias = dict[str, Value]
Line: TypeAlias = "tuple[int, bool, str, Value]"
"""A line: its place, if it is a name and a text and no more, the name, the value; either may be empty. Of a place the
half is how far in it is, the rest is 1 where a hyphen stands: such is a list's, else a mapping's.
"""

_LETTER: Final = r"a-zA-Z0-9_\w"
"""The second says all; what the first says is found sooner."""
_PLAIN: Final = _LETTER + r""" .,;/()+%=@$€£&*!?'<>|^~‘’“”–—…«»°§[\]{}\-"""
"""Letters, digits, and signs that mean nothing within a text that begins with a letter or a digit. Others may: ":" at
the end of a word and "#" at its beginning do."""
_FIRST: Final = rf"[{_LETTER}.($€£“‘«]"
_BARE: Final = rf'{_FIRST}(?:[{_PLAIN}"]*(?:(?::(?![ \n])|(?<! )#)[{_PLAIN}"]*)*(?<![ :])|)'
_QUOTED: Final = rf"[{_PLAIN}:#](?<! )[{_PLAIN}:#]*"
_IS_BARE: Final = compiled(_BARE).fullmatch
_WITHIN: Final = rf"{_FIRST}[{_LETTER} ./()+%=;&$€£'‘’“”–—…«»-]*(?<! )"
"""A bare text in a list or mapping on one line."""
_LINE: Final = compiled(rf'( *)(- |)(?:([a-z_]{{1,40}}):(?: |\Z)|)(?:({_BARE})|"({_QUOTED})"|([\[{{].*)|)')
"""Indentation, hyphen, name, and the value in one of three forms. What may be missing is said as "this or nothing": it
takes a third less than "this once at most".
"""
_TOKEN: Final = compiled(rf'([\[{{]*)(?:({_WITHIN})|"({_QUOTED})")([\]}}]*)(: |, |\Z)|([^\n])')
"""What opens before a text, the text in one of two forms, what closes behind it, and the sign before the next."""
_FLAT: Final = compiled(
    rf"\[{_WITHIN}(?:, {_WITHIN})*\]|\{{{_WITHIN}: {_WITHIN}(?:, {_WITHIN}: {_WITHIN})*\}}"
)
"""A list or mapping on one line that holds no other and nothing in quotes."""
_SHORT: Final = 96
"""Letters that a line has that stands in many files;"""
_MOST: Final = 4096
"""how many such are known at a time."""
_CLOSED: Final = {"]": list, "}": dict}
_DEPTH: Final = 16
"""About how many parts may be open at a time; where there are more, they may be too many."""


class _Lines(dict[str, Line]):
    """What lines hold, by their text: most stand in many files, and of others the name does: then the value is left."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: dict[str, tuple[int, bool, str]] = {}

    def __missing__(self, text: str) -> Line:
        head, _, value = text.partition(": ")
        known = self._heads.get(head)
        line = (*known, value) if known and _IS_BARE(value) else self._read(text, head)
        if len(text) < _SHORT:
            if len(self) >= _MOST:
                self.clear()
                self._heads.clear()
            self[text] = line
        return line

    def _read(self, text: str, head: str) -> Line:
        found = _LINE.fullmatch(text)
        if found is None:
            return _NONE
        indent, hyphen, name, bare, quoted, flow = found.groups("")
        value = _on_one_line(flow) if flow else bare or quoted
        if value is None:
            return _NONE
        line = 2 * len(indent) + (hyphen != ""), not hyphen and name != "" != value and not flow, name, value
        if name and bare:
            self._heads[head] = line[:3]
        return line


_NONE: Final[Line] = (0, False, "", "")
"""A line that is none such; as one that is blank."""
_FIRST_LINE: Final = 2
"""Of what stands below the fence, counted from 1."""
_WAITING: Final = -1
"""No line has this place."""
_LINES: Final = _Lines()


def plain(header: str) -> Data | None:
    """The data of a front matter, each line of which has its end; None where YAML's reader is to tell."""
    data = shared(header)
    return data and {name: _anew(value) for name, value in data.items()}


def shared(header: str) -> Data | None:
    """As `plain`, for whoever changes nothing in it: what stands in many files is one value in all."""
    data: Data = {}
    top: Any = data
    around: list[tuple[int, Any]] = []
    at, waiting = 0, ""
    lines = header.split("\n")
    if lines.pop():
        return None
    # One loop, and one for a value on one line: they run for each line of thousands of files.
    for place, is_text, name, value in map(_LINES.__getitem__, lines):
        if is_text and place == at and name not in top:
            top[name] = value
            continue
        if at == _WAITING:
            if place >> 1 <= around[-1][0] >> 1 or len(around) > _DEPTH:
                return None
            made: Any = [] if place & 1 else {}
            top[waiting] = made
            at, top = place, made
        while place < at:
            at, top = around.pop()
        if place != at or not (name or (value and place & 1)):
            return None
        if not name:
            top.append(value)
            continue
        if place & 1:
            around.append((at, top))
            made = {}
            top.append(made)
            at, top = at + 3, made
        if name in top:
            return None
        if value:
            top[name] = value
        else:
            around.append((at, top))
            at, waiting = _WAITING, name
    return None if at == _WAITING else data or None


def plain_line(header: str, path: Path) -> int:
    """The line of the file of a field, or of the nearest part around it; 0 where YAML's reader is to tell."""
    if shared(header) is None:
        return 0
    lines = [_LINES[text] for text in header.split("\n")[:-1]]
    found, begin, at = 0, 0, 0
    for step in path:
        line = _child(lines, begin, at, step)
        if line is None:
            break
        found, (_, _, name, value) = line, lines[line]
        if isinstance(step, str) and not value:
            begin, at = line + 1, lines[line + 1][0]
        elif isinstance(step, int) and name:
            begin, at = line, at + 3
        else:
            # All that a value on one line holds stands on that line.
            break
    return found + _FIRST_LINE


def _child(lines: Sequence[Line], begin: int, at: int, step: str | int) -> int | None:
    """Where a part begins of the list or mapping that begins on this line, in this place."""
    number = -1
    for line in range(begin, len(lines)):
        # The first field of a mapping in a list stands behind the hyphen.
        place = at if line == begin else lines[line][0]
        if place < at:
            return None
        number += place == at
        if place == at and step == (number if at & 1 else lines[line][2]):
            return line
    return None


def _anew(value: Any) -> Any:
    """A value that nobody else holds."""
    if type(value) is str:
        return value
    if type(value) is dict:
        return {name: _anew(one) for name, one in value.items()}
    return [_anew(one) for one in value]


def _on_one_line(text: str) -> Value | None:
    """``{system: patriot, quantity: {exact: 2}}`` as data; None where YAML's reader is to tell."""
    if _FLAT.fullmatch(text):
        parts = text[1:-1].split(", ")
        if text[0] == "[":
            return [*parts]
        fields = dict(part.split(": ") for part in parts)
        return {**fields} if len(fields) == len(parts) else None
    whole: list[Value] = []
    top: Any = whole
    around: list[Any] = []
    name = ""
    for opened, bare, quoted, closed, sign, other in _TOKEN.findall(text):
        for one in opened:
            made: Any = [] if one == "[" else {}
            if not _put(top, name, made) or len(around) > _DEPTH:
                return None
            around.append(top)
            top, name = made, ""
        said = bare or quoted
        if sign == ": ":
            if closed or name or type(top) is list or said in top:
                return None
            name = said
            continue
        if other or not _put(top, name, said):
            return None
        name = ""
        for one in closed:
            if top is whole or type(top) is not _CLOSED[one]:
                return None
            top = around.pop()
        if (top is whole) == bool(sign):
            return None
    return whole[0] if top is whole and whole else None


def _put(part: Any, name: str, value: Any) -> bool:
    """Put it in a list, or by a name in a mapping; False where there is a name too many or too few."""
    if type(part) is list:
        part.append(value)
        return not name
    part[name] = value
    return bool(name)
