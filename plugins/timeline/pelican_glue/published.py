"""What the theme's scripts and styles were published as, kept beside the output: to minify them again takes longer than
to make the page of an entry.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ..rebuild.codes import digest
from .minify import MADE, minify

KINDS: Final = (".js", ".css")


def publish(folder: Path, kept: Path, code: str) -> None:
    """Minify what is beneath a folder, or write there what was made of the same files before.

    kept: the file in which that is. code: digest of what minifies. What cannot be minified is not kept: it is told of
    each time.
    """
    of = digest([code.encode(), *(part for name, data in _files(folder).items() for part in (name.encode(), data))])
    texts = _texts(kept, of)
    if texts is None:
        if minify(folder):
            texts = {name: _text(data) for name, data in _files(folder, made=True).items()}
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps({"of": of, "texts": texts}), encoding="utf-8")
        return
    for name in (*_files(folder), *MADE):
        if name in texts:
            (folder / name).write_bytes(texts[name].encode(errors="surrogateescape"))


def _files(folder: Path, *, made: bool = False) -> dict[str, bytes]:
    """The scripts and styles of a theme. made: also what is published and no file of it."""
    return {name: file.read_bytes() for name, file in _below(folder) if made or name not in MADE}


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    files = (file for file in sorted(folder.rglob("*")) if file.suffix in KINDS and file.is_file())
    return ((file.relative_to(folder).as_posix(), file) for file in files)


def _text(data: bytes) -> str:
    return data.decode(errors="surrogateescape")


def _texts(kept: Path, of: str) -> Mapping[str, str] | None:
    """What was made of these files; None if nobody knows."""
    try:
        found = json.loads(kept.read_bytes())
    except (OSError, ValueError):
        return None
    known = isinstance(found, dict) and found.get("of") == of
    return found["texts"] if known else None
