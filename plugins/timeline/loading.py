"""While modules are loaded, what they compile is kept (`bytecode`, `patterns`), that of libraries too.

Python keeps what it compiles of a module, and not what the module then lets it compile: regular expressions, methods of
data classes, annotations that stand as texts. pydantic alone brings a thousand of these; it was a sixth of `check`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from .bytecode import code_of
from .patterns import kept_pattern

_DEBUG: Final = int(re.DEBUG)
"""Such a pattern says how it is compiled."""


@contextmanager
def keeping() -> Iterator[None]:
    """Modules are loaded within. What is given for a text is what Python would give: this is left to it where it does
    otherwise than the Python that we know.
    """
    with ExitStack() as shadows:
        with suppress(ImportError, AttributeError):
            shadows.enter_context(_patterns(import_module("re._compiler")))
        # Here: they are loaded by all that loads anything, and hold patterns themselves.
        for module, name, does in (("dataclasses", "exec", _exec), ("typing", "compile", _compile)):
            shadows.enter_context(_shadow(import_module(module), name, does))
        yield


@contextmanager
def _shadow(module: ModuleType, name: str, does: Callable[..., Any]) -> Iterator[None]:
    """Within, a module finds this by a name that is built in, or its own."""
    names = vars(module)
    before = {name: names[name]} if name in names else {}
    names[name] = does
    try:
        yield
    finally:
        del names[name]
        names.update(before)


def _patterns(compiler: Any) -> AbstractContextManager[None]:
    by_python = compiler.compile

    def compiled(text: Any, flags: int = 0) -> Any:
        is_kept = isinstance(text, str | bytes) and not flags & _DEBUG
        return (kept_pattern(text, flags) if is_kept else None) or by_python(text, flags)

    return _shadow(compiler, "compile", compiled)


def _exec(text: str, *spaces: dict[str, Any]) -> None:
    exec(code_of(text, "exec"), *spaces)


def _compile(text: str, file: str, mode: str) -> Any:
    return code_of(text, mode)
