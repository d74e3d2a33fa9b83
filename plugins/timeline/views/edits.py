"""What changed between two texts, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from .parts import Edit

ENOUGH: Final = 0.4
"""How much of two texts must be the same for their difference to be told word by word."""


def edited(old: str, new: str) -> tuple[Edit, ...]:
    """The way from one text to another, word by word; empty if they are the same, or have little in common."""
    before, after = old.split(), new.split()
    match = SequenceMatcher(None, before, after, autojunk=False)
    if before == after or match.ratio() < ENOUGH:
        return ()
    edits: list[Edit] = []
    for _, a, b, c, d in match.get_opcodes():
        if before[a:b] == after[c:d]:
            edits.append(Edit("same", " ".join(before[a:b])))
            continue
        edits += [Edit("out", " ".join(before[a:b]))] if b > a else []
        edits += [Edit("in", " ".join(after[c:d]))] if d > c else []
    return tuple(edits)
