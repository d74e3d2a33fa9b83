"""Modules that are loaded, and regular expressions that are compiled, when something of theirs is first asked for."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, AnyStr, cast


class Later:
    """Stands for a module until then. A build after an edit needs one view of twenty, and to load all takes longer than
    all else that it does.

    Where it stands, ``if TYPE_CHECKING`` imports the module itself, so that types are checked.
    """

    def __init__(self, package: str, name: str) -> None:
        self._package, self._name = package, name

    def __getattr__(self, name: str) -> Any:
        found = getattr(import_module(f"{self._package}.{self._name}"), name)
        # Of a view the same is asked for each of ten thousand pages.
        vars(self)[name] = found
        return found


def pattern_of(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression that is compiled when it is first asked for: of hundreds most articles need some."""
    return cast("re.Pattern[AnyStr]", _LatePattern(text, flags))


class _LatePattern:
    def __init__(self, text: str | bytes, flags: int) -> None:
        self._asked: tuple[Any, int] = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._asked)
        vars(self).update((one, getattr(compiled, one)) for one in dir(compiled) if not one.startswith("_"))
        return getattr(compiled, name)
