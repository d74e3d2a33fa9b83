"""Tables in docs/benchmarks.md that a measurement writes: each stands between two comments with its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/benchmarks.md"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; a number with a point has two places after it."""
    lines = [heads, ["---"] * len(heads), *([_cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def write(name: str, text: str) -> None:
    """Puts a text in the place of the one between the comments of this name."""
    whole = DOCUMENT.read_text(encoding="utf-8")
    between = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not between.search(whole):
        raise LookupError(f"{DOCUMENT.name} has no place for {name}")
    DOCUMENT.write_text(between.sub(lambda found: f"{found[1]}{text}\n{found[2]}", whole), encoding="utf-8")
