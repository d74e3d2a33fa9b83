"""Modules that are loaded when something of theirs is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .loading import keeping


class Later:
    """Stands for a module until then. A build after an edit needs one view of twenty, and to load all takes longer than
    all else that it does.

    Where it stands, ``if TYPE_CHECKING`` imports the module itself, so that types are checked.
    """

    def __init__(self, *names: str) -> None:
        """names: of the packages that it is in, and its own."""
        self._module = ".".join(names)

    def __getattr__(self, name: str) -> Any:
        with keeping():
            found = getattr(import_module(self._module), name)
        # Of a view the same is asked for each of ten thousand pages.
        vars(self)[name] = found
        return found
