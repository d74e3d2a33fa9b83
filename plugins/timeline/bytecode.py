"""What we compile at a start, kept beside what Python compiles of our code: it was written by this Python, and a new
output needs it no second time.
"""

from __future__ import annotations

import atexit
import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any, Final

MOST: Final = 2000
"""Values that a file keeps: some four times as many as there are. Beyond, those that a run did not need are let go."""


class Kept:
    """Values that a file keeps by what they were made of, and those that were made since.

    Both are plain: numbers, text, bytes, code, and tuples, lists and mappings of them.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)
        self._needed: dict[Any, Any] = {}

    def value(self, of: Hashable, make: Callable[[], Any]) -> Any:
        """The one that is kept, or that is made."""
        if of not in self._needed:
            self._needed[of] = self._kept[of] if of in self._kept else make()
        return self._needed[of]

    def forget(self, of: Hashable) -> None:
        """What turned out to be of no use."""
        self._kept.pop(of, None)
        self._needed.pop(of, None)

    def keep(self) -> None:
        """Writes the file if something was made, and Python may leave what it compiled. What cannot be written is made
        again next time.
        """
        if sys.dont_write_bytecode or self._needed.keys() <= self._kept.keys():
            return
        every = self._kept | self._needed
        whole = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            try:
                whole.write_bytes(marshal.dumps(every if len(every) <= MOST else self._needed))
                whole.replace(self._file)
            finally:
                whole.unlink(missing_ok=True)


@cache
def code_of(text: str, mode: str) -> CodeType:
    """What `compile` makes of a text, errors too: for ``exec`` or for ``eval``."""
    codes, asked = kept("code-1"), (text, mode)
    for _ in ("as it is kept", "made anew"):
        # As bytes: a command needs some of what all of them keep, and takes up no others.
        with suppress(EOFError, ValueError, TypeError):
            code = marshal.loads(codes.value(asked, lambda: marshal.dumps(_compiled(*asked))))
            if isinstance(code, CodeType):
                return code
        codes.forget(asked)
    return _compiled(*asked)


def _compiled(text: str, mode: str) -> CodeType:
    made: CodeType = compile(text, "<string>", mode, dont_inherit=True)
    return made


@cache
def kept(name: str) -> Kept:
    """Values of one sort, written at the end of the process. name: of their sort and its form."""
    python = hashlib.sha256(f"{sys.version} {sys.platform} {sys.byteorder}".encode()).hexdigest()[:16]
    values = Kept(place() / f"{name}-{python}")
    atexit.register(values.keep)
    return values


def place() -> Path:
    """The folder in which Python keeps what it compiles of our code. It need not be there."""
    return Path(cache_from_source(__file__)).parent


def _read(file: Path) -> dict[Any, Any]:
    with suppress(OSError, EOFError, ValueError, TypeError):
        read = marshal.loads(file.read_bytes())
        return read if isinstance(read, dict) else {}
    return {}
