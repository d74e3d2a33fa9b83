"""The list of all files that builds made, beside the output: what may be deleted where nobody asks for all to go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from ..looking import FileStamp, files_below, these_files

VERSION: Final = 1
"""Of the list; one of another version is not read."""


def note(notes: Path, files: Iterable[str]) -> None:
    """Write the list."""
    text = json.dumps({"version": VERSION, "files": sorted(files)}, ensure_ascii=False)
    notes.parent.mkdir(parents=True, exist_ok=True)
    notes.write_text(text + "\n", encoding="utf-8")


def noted(notes: Path) -> list[str]:
    """The files of the list, none where it cannot be read."""
    try:
        told = json.loads(notes.read_bytes())
    except (OSError, ValueError):
        return []
    known = isinstance(told, Mapping) and told.get("version") == VERSION
    return [path for path in told["files"] if _inside(path)] if known else []


def looked(folder: Path, notes: Path, everything: bool) -> dict[str, FileStamp]:
    """How the files of the output stand: all that are there, or those that earlier builds noted."""
    return files_below(str(folder)) if everything else these_files(str(folder), noted(notes))


def _inside(path: object) -> bool:
    """True for a path that stays below the folder, whatever the file of notes may say."""
    return isinstance(path, str) and not Path(path).is_absolute() and ".." not in Path(path).parts
