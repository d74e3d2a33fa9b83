"""What a long run has done, line by line, so that the next one goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Final, TextIO

from ...model.library import Library
from .outcome import Outcome

FOLDER: Final = "import"
_CONVERTER: Final = Path(__file__).parents[1]
_ENDINGS: Final = (".py", ".yaml", ".json")


def version(library: Library, options: Mapping[str, str]) -> str:
    """Digest of what an article's draft rests on beside the article: converter, vocabulary, options.

    Args:
        library: content/, of which actors, systems, rules and programmes count.
        options: Those of the command that change what is written.
    """
    digest = sha256(json.dumps(dict(options), sort_keys=True).encode())
    for file in sorted(_CONVERTER.rglob("*")):
        if file.suffix in _ENDINGS:
            digest.update(file.read_bytes())
    for kind in (library.actors, library.systems, library.rules, library.programmes):
        for record in sorted(kind.values(), key=lambda record: record.id):
            digest.update(f"{record.id}\n{library.documents[record.file].header}".encode())
    return digest.hexdigest()[:20]


class Journal:
    """One file of lines, one for each input done. Those of other versions for the same folder are deleted.

    Args:
        cache: Folder of what can be made again.
        to: Where the drafts go.
        version: As `version` says it.
        fresh: Forget what was done.
    """

    def __init__(self, cache: Path, to: Path, version: str, fresh: bool) -> None:
        place = sha256(to.resolve().as_posix().encode()).hexdigest()[:8]
        self.file = cache / FOLDER / f"{place}-{version}.jsonl"
        for other in (cache / FOLDER).glob(f"{place}-*.jsonl"):
            if fresh or other != self.file:
                other.unlink()
        self._done = _read(self.file)
        self._last = ""
        self._lines: TextIO | None = None

    def __len__(self) -> int:
        return len(self._done)

    def done(self, key: str) -> Outcome | None:
        """What became of an input before; None if it must be done (again): its draft is gone, or it may go better."""
        outcome = self._done.get(key)
        gone = outcome is not None and outcome.file and not Path(outcome.file).is_file()
        return None if gone else outcome

    def add(self, key: str, outcome: Outcome) -> None:
        """Note what became of an input, once, and at once: the next moment may be the last. The later note holds."""
        line = json.dumps({"key": key, **asdict(outcome)})
        if outcome.again or not key or line == self._last:
            return
        if self._lines is None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._lines = self.file.open("a", encoding="utf-8")
        self._lines.write(f"{line}\n")
        self._lines.flush()
        self._last = line

    def close(self) -> None:
        """Close the file."""
        if self._lines:
            self._lines.close()


def _read(file: Path) -> dict[str, Outcome]:
    try:
        text = file.read_text("utf-8")
    except OSError:
        return {}
    whole, _, torn = text.rpartition("\n")
    if torn:  # the run was killed over its last line
        file.write_text(f"{whole}\n" if whole else "", encoding="utf-8")
    found = (_outcome(line) for line in whole.splitlines())
    return dict(pair for pair in found if pair)


def _outcome(line: str) -> tuple[str, Outcome] | None:
    """A line as it was written; None for what is no such line."""
    try:
        raw = json.loads(line)
        return raw.pop("key"), Outcome(**{**raw, "attention": tuple(raw["attention"])})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
