"""Expected results that lie in files, so that a change of them can be read as a difference."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Golden:
    """Compares with a file of `folder`, or writes it if `rewrite` (`inv golden`; never in CI)."""

    folder: Path
    rewrite: bool

    def __call__(self, name: str, text: str) -> None:
        path = self.folder / name
        if self.rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path} is not there yet: `inv golden` writes it"
        assert text == path.read_text(encoding="utf-8"), f"differs from {path}; if it should: `inv golden`"
