"""Compiled templates, kept between builds beside the output: to compile them takes as long as to fill fifty pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, FileSystemBytecodeCache

from . import compiling


def compiled(settings: Mapping[str, Any]) -> BytecodeCache | None:
    """Where compiled templates are kept; None where filters or other plugins could change what they compile to.

    Jinja compiles anew what was written by another version of itself or of Python, or of another source.
    """
    own = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
    if any(settings[name] for name in own) or len(settings["PLUGINS"]) > 1:
        return None
    made_by = (compiling.VERSION, sorted(settings["JINJA_ENVIRONMENT"].items()))
    options = hashlib.sha256(repr(made_by).encode()).hexdigest()
    folder = cache_folder(settings) / f"templates-{options[:16]}"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def cache_folder(settings: Mapping[str, Any]) -> Path:
    """Where a build keeps what the next may use: never within the output, for it is no part of the site."""
    return Path(settings.get("TIMELINE_CACHE") or Path(settings["OUTPUT_PATH"]).parent / ".cache")
