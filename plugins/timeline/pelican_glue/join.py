"""Browser modules as one script: each entry with all that it imports, in one request.

What a module may say is what ours say: `import { a, b as c } from "./x.js";` at the beginning of a line, and `export`
before a function, class or const. A module becomes a function that gives what it exports, so that names do not meet.
What is imported with `import()` stays a file of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

_IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";$', re.MULTILINE)
_LATE: Final = re.compile(r'\bimport\("\./([\w-]+)\.js"\)')
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_OTHER: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class JoinError(ValueError):
    """A module that cannot be joined, and why."""


def joined(modules: Mapping[str, str]) -> dict[str, str]:
    """Name → script of each module that is asked for by itself, the modules that it imports within it.

    modules: name without ".js" → text. A script that imports nothing is as it was. Raises `JoinError` for modules that
    import one another in a circle, for one that is not there, and for a form of `import` or `export` that is not ours.
    """
    return {name: _joined(name, modules) for name in sorted(_entries(modules))}


def _entries(modules: Mapping[str, str]) -> set[str]:
    """What no module imports, and what one imports late."""
    imported = {name for text in modules.values() for _, name in _IMPORT.findall(text)}
    late = {name for text in modules.values() for name in _LATE.findall(text)}
    return (modules.keys() - imported) | (late & modules.keys())


def _joined(entry: str, modules: Mapping[str, str]) -> str:
    *needed, _ = order = list(dict.fromkeys(_in_order(entry, modules, ())))
    for name in order:
        if found := _OTHER.search(_EXPORT.sub("", _IMPORT.sub("", modules[name]))):
            raise JoinError(f"{name}.js: no form of import or export that can be joined: {found[0]}")
    parts = [f"const {_variable(name)} = {_as_function(modules[name])};" for name in needed]
    return "\n".join([*parts, _IMPORT.sub(_taken, modules[entry])])


def _in_order(name: str, modules: Mapping[str, str], above: tuple[str, ...]) -> Iterator[str]:
    """What a module needs, each after all that it needs itself, some more than once; the module last."""
    if name in above:
        raise JoinError(f"modules import one another: {' → '.join((*above, name))}")
    if name not in modules:
        raise JoinError(f"{above[-1]}.js imports {name}.js, which is not there")
    for _, needed in _IMPORT.findall(modules[name]):
        yield from _in_order(needed, modules, (*above, name))
    yield name


def _as_function(text: str) -> str:
    exports = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(_taken, text))
    return f"(() => {{\n{body}\nreturn {{ {exports} }};\n}})()"


def _taken(found: re.Match[str]) -> str:
    """An import as names taken from what the function of the module gave."""
    names, module = found.groups()
    return f"const {{{names.replace(' as ', ': ')}}} = {_variable(module)};"


def _variable(name: str) -> str:
    return "$" + name.replace("-", "_")
