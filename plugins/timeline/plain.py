"""Front matter as it is mostly written, read by lines: in less than half of the time that YAML's own reader takes.

Lines of the form ``name: value``, ``- value`` and ``- name: value``, each as far in as those beside it; a value is
bare, in double quotes without a backslash, or a list or mapping on one line with ", " and ": " between its parts.
Whatever is not surely such, or would be a problem, is left to YAML's reader: what is read here is what it would read.
"""

from __future__ import annotations

import re
from typing import Any, Final, TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Data: TypeAlias = dict[str, Value]

_PLAIN: Final = r"""\w .,;/()+%=@$€£&*!?'<>|^~‘’“”–—…«»°§[\]{}\-"""
"""Letters, digits, and signs that mean nothing within a text that begins with a letter or a digit. Others may: ":" at
the end of a word and "#" at its beginning do."""
_FIRST: Final = r"[\w.($€£“‘«]"
_BARE: Final = rf'{_FIRST}(?:[{_PLAIN}"]*(?:(?::(?![ \n])|(?<! )#)[{_PLAIN}"]*)*(?<![ :]))?'
_QUOTED: Final = rf"[{_PLAIN}:#](?<! )[{_PLAIN}:#]*"
_WITHIN: Final = rf"{_FIRST}[\w ./()+%=;&$€£'‘’“”–—…«»-]*(?<! )"
"""A bare text in a list or mapping on one line."""
_LINE: Final = re.compile(
    rf'( *)(- )?(?:([a-z_]{{1,40}}):(?: |(?=\n)))?(?:({_BARE})|"({_QUOTED})"|([\[{{][^\n]*))?\n|([^\n]+\n?)'
)
"""Indentation, hyphen, name, and the value in one of three forms; or all of a line that is none such."""
_TOKEN: Final = re.compile(rf'([\[{{]*)(?:({_WITHIN})|"({_QUOTED})")([\]}}]*)(: |, |\Z)|([^\n])')
"""What opens before a text, the text in one of two forms, what closes behind it, and the sign before the next."""
_CLOSED: Final = {"]": list, "}": dict}
_DEPTH: Final = 16
"""How many parts may be open at a time; where there are more, they may be too many."""


def plain(header: str) -> Data | None:
    """The data of a front matter, each line of which has its end; None where YAML's reader is to tell."""
    data: Data = {}
    top: Any = data
    around: list[tuple[int, Any]] = []
    at, waiting = 0, ""
    # One loop, and one for a value on one line: they run for each line of thousands of files.
    for indent, hyphen, name, bare, quoted, flow, other in _LINE.findall(header):
        here = len(indent)
        if waiting:
            if here <= at or len(around) > _DEPTH:
                return None
            around.append((at, top))
            made: Any = [] if hyphen else {}
            top[waiting] = made
            at, top, waiting = here, made, ""
        while here < at:
            at, top = around.pop()
        value = bare or quoted or (_on_one_line(flow) if flow else "")
        if other or here != at or value is None or (type(top) is list) != bool(hyphen):
            return None
        if hyphen and name:
            around.append((at, top))
            made = {}
            top.append(made)
            at, top = at + 2, made
        if name and name not in top:
            top[name], waiting = value, "" if value else name
        elif hyphen and value and not name:
            top.append(value)
        else:
            return None
    return None if waiting else data or None


def _on_one_line(text: str) -> Value | None:
    """``{system: patriot, quantity: {exact: 2}}`` as data; None where YAML's reader is to tell."""
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
