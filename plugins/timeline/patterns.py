"""Regular expressions, compiled when something is first asked of them, and kept compiled.

Python keeps the modules that it compiled, but not the patterns in them: to compile the three hundred that one article
needs took as long as all else that is done with it. How a pattern is taken up again is nothing that Python promises
(``_sre``): where another Python does it otherwise, or the file is broken, it is compiled as ever.
"""

from __future__ import annotations

import re
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, AnyStr, Final, TypeAlias, cast

from . import bytecode

Code: TypeAlias = "tuple[int, bytes, int, dict[str, int]]"
"""The flags of a pattern with those that its text sets, its code, and the number and the names of its groups."""
UNEXPECTED: Final = (ImportError, AttributeError, TypeError, ValueError, IndexError, OverflowError, RuntimeError)
"""What another Python or a broken file makes of it. (Python looks code through: what is none is a RuntimeError.)"""


def pattern_of(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression that is compiled when it is first asked for: of hundreds most articles need some."""
    return cast("re.Pattern[AnyStr]", _LatePattern(text, flags))


class _LatePattern:
    def __init__(self, text: str | bytes, flags: int) -> None:
        self._asked: tuple[Any, int] = text, flags

    def __getattr__(self, name: str) -> Any:
        found = compiled(*self._asked) if name == "_compiled" else getattr(self._compiled, name)
        vars(self)[name] = found
        return found


def compiled(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, errors too. For what our code and tables say: of what articles say there is no end to keep."""
    return kept_pattern(text, flags) or re.compile(text, flags)


def kept_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr] | None:
    """A regular expression as it is kept, or made to be kept; None where that is left to Python, as errors are."""
    kept, asked = bytecode.kept("patterns-1"), (text, int(flags))
    for _ in ("as it is kept", "made anew"):
        with suppress(*UNEXPECTED):
            return cast("re.Pattern[AnyStr]", _taken_up(text, *kept.value(asked, lambda: _code_of(*asked))))
        kept.forget(asked)
    return None


def _code_of(text: str | bytes, flags: int) -> Code:
    parsed = import_module("re._parser").parse(text, flags)
    code = import_module("re._compiler")._code(parsed, flags)
    state = parsed.state
    return flags | state.flags, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict)


def _taken_up(text: str | bytes, flags: int, code: bytes, groups: int, named: dict[str, int]) -> re.Pattern[Any]:
    names: list[str | None] = [None] * (groups + 1)
    for name, number in named.items():
        names[number] = name
    made: re.Pattern[Any] = _sre().compile(text, flags, array("I", code).tolist(), groups, named, tuple(names))
    return made


@cache
def _sre() -> Any:
    return import_module("_sre")
