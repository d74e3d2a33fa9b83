"""What the theme's scripts and styles were published as, kept beside the output: to minify them again takes longer than
to make the page of an entry.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ..looking import files_below
from ..rebuild.codes import digest
from .disk import written
from .minify import MADE, minify

KINDS: Final = (".js", ".css")


def publish(folder: Path, kept: Path, code: str) -> bool:
    """Minify what is beneath a folder, or write there what was made of the same files before.

    kept: the file in which that is. code: digest of what minifies. What cannot be minified is not kept: it is told of
    each time. True if all was.
    """
    of = digest([code.encode(), *(part for name, data in _files(folder).items() for part in (name.encode(), data))])
    texts = _told(kept, "of", of).get("texts")
    if texts is None:
        if not minify(folder):
            return False
        texts = {name: _text(data) for name, data in _files(folder, made=True).items()}
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps({"of": of, "texts": texts}), encoding="utf-8")
        return True
    for name in (*_files(folder), *MADE):
        if name in texts:
            written(f"{folder}/{name}", texts[name].encode(errors="surrogateescape"))
    return True


def note(folder: Path, kept: Path, sources: Mapping[str, Path], code: str) -> None:
    """Write down, beside what was kept, that it is of these files, by their names, and how each of a folder stands."""
    told = json.loads(kept.read_bytes())
    told |= {"from": _from(sources, code), "stamps": files_below(str(folder))}
    kept.write_text(json.dumps(told), encoding="utf-8")


def stands(folder: Path, kept: Path, sources: Mapping[str, Path], code: str) -> bool:
    """True if a folder holds what was published of the very same files, and nothing else: none need be copied again,
    which on ext4 takes a millisecond for each.
    """
    stamps = _told(kept, "from", _from(sources, code)).get("stamps")
    now = files_below(str(folder))
    known = {name: list(stamp) for name, stamp in now.items()} == stamps
    return known and now.keys() <= {*sources, *MADE} and now.keys() >= sources.keys()


def _from(sources: Mapping[str, Path], code: str) -> str:
    parts = ((name.encode(), sources[name].read_bytes()) for name in sorted(sources))
    return digest([code.encode(), *(part for both in parts for part in both)])


def _files(folder: Path, *, made: bool = False) -> dict[str, bytes]:
    """The scripts and styles of a theme. made: also what is published and no file of it."""
    return {name: file.read_bytes() for name, file in _below(folder) if made or name not in MADE}


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    files = (file for file in sorted(folder.rglob("*")) if file.suffix in KINDS and file.is_file())
    return ((file.relative_to(folder).as_posix(), file) for file in files)


def _text(data: bytes) -> str:
    return data.decode(errors="surrogateescape")


def _told(kept: Path, name: str, value: str) -> dict[str, Any]:
    """What is kept, if it says this; else nothing."""
    try:
        found = json.loads(kept.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and found.get(name) == value else {}
