"""What a build leaves for the next, in files that may be deleted at any time.

A file that is not whole, or of another version, is as good as none. It is read as data: names of classes that are no
part of a record are refused.
"""

from __future__ import annotations

import io
import os
import pickle
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

VERSION: Final = b"timeline build 1\n"
SUM: Final = 16
"""Bytes of the sum at the head of a file, over all that follows."""

MODULES: Final = frozenset(
    {"plugins", "datetime", "decimal", "array", "collections", "markupsafe", "types", "copyreg", "_codecs", "functools"}
)
"""What stored values are made of."""
BUILTINS: Final = frozenset({"set", "frozenset", "bytearray", "complex", "range", "slice", "object"})


class StoreError(Exception):
    """A stored file that says nothing; why, in words."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        root = module.partition(".")[0]
        if root in MODULES or (module == "builtins" and name in BUILTINS):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a record")


def read(file: Path) -> Any:
    """The stored value; None if there is none.

    Raises:
        StoreError: the file is broken or of another version.
    """
    try:
        stored = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}") from error
    head = len(VERSION) + SUM
    if not stored.startswith(VERSION):
        raise StoreError("of another version")
    data = memoryview(stored)[head:]
    if blake2b(data, digest_size=SUM).digest() != stored[len(VERSION) : head]:
        raise StoreError("not whole")
    try:
        return _Reader(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, ImportError, AttributeError, TypeError, ValueError, EOFError) as error:
        raise StoreError(f"of another version: {error}") from error


def write(file: Path, value: Any) -> None:
    """Store a value. It is there whole or not at all: two builds at once leave what one of them wrote."""
    data = pickle.dumps(value, protocol=5)
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}.new")
    with new.open("wb") as out:
        out.write(VERSION + blake2b(data, digest_size=SUM).digest())
        out.write(data)
    new.replace(file)
