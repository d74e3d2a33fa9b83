"""Digests of what a build rests on beside its content: our code, the packages that are installed, the settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PLUGIN = Path(__file__).parents[1]
# Found and not loaded: this is asked before anything that takes time to load.
_JINJA = find_spec("jinja2")
PACKAGES = Path((_JINJA and _JINJA.origin) or os.__file__).parents[1]
SOURCES = frozenset({".py", ".html", ".toml", ".json", ".yml"})
PLAIN = (str, int, float, bool, type(None))


def digest(parts: Iterable[bytes]) -> str:
    """A digest of parts, each apart from the next."""
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


def code_digest() -> str:
    """Of every file of this plugin, and of the names and versions of what is installed beside Jinja.

    By their bytes: a fresh copy of the repository, as on a build server, is the same code.
    """
    files = sorted(path for path in PLUGIN.rglob("*.*") if path.suffix in SOURCES)
    packages = sorted(name for name in os.listdir(PACKAGES) if name.endswith(".dist-info"))  # noqa: PTH208 - of strings
    parts = [part for path in files for part in (path.relative_to(PLUGIN).as_posix().encode(), path.read_bytes())]
    return digest([sys.version.encode(), "\n".join(packages).encode(), *parts])


def settings_digest(settings: Mapping[str, Any], without: Iterable[str]) -> str | None:
    """Of all settings but some. None where one of them is more than plain values: nobody can tell if it changed."""
    left_out = frozenset(without)
    given = {name: _plain(value) for name, value in settings.items() if name not in left_out}
    return None if any(text is None for text in given.values()) else digest([repr(sorted(given.items())).encode()])


def _plain(value: Any) -> str | None:
    """What a value of plain values says of itself."""
    if isinstance(value, PLAIN):
        return repr(value)
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        held = [(repr(key), _plain(one)) for key, one in value.items()]
        return None if any(text is None for _, text in held) else repr(held)
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [_plain(one) for one in value]
        ordered = sorted(map(str, items)) if isinstance(value, (set, frozenset)) else items
        return None if None in items else repr(ordered)
    return None
