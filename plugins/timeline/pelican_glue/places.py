"""Where a build looks and writes, beside what Pelican's settings say themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..values.frozen import quick


def cache_folder(settings: Mapping[str, Any]) -> Path:
    """Where a build keeps what the next may use: never within the output, for it is no part of the site."""
    return Path(settings.get("TIMELINE_CACHE") or Path(settings["OUTPUT_PATH"]).parent / ".cache")


@quick
class Places:
    """Where to look. everything: at all files of the output, not those alone that were noted."""

    kept: Path
    content: str
    output: Path
    notes: Path
    everything: bool


def places(settings: Mapping[str, Any]) -> Places:
    """Those of a build with these settings."""
    # As Pelican's writer names its files: it follows no links.
    folder = Path(os.path.abspath(settings["OUTPUT_PATH"]))  # noqa: PTH100
    beside = cache_folder(settings)
    content = Path(os.path.relpath(settings["PATH"])).as_posix()
    notes = beside / f"{folder.name}.json"
    return Places(beside / f"{folder.name}.build", content, folder, notes, _deletes(settings, folder))


def _deletes(settings: Mapping[str, Any], folder: Path) -> bool:
    """True if all that is not made is to go; never where the content lies within, as Pelican has it."""
    content = Path(os.path.realpath(settings["PATH"]))
    return bool(settings["DELETE_OUTPUT_DIRECTORY"]) and not content.is_relative_to(os.path.realpath(folder))
