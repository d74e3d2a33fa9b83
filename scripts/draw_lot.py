"""Draws published entries by lot for a review: the same seed and the same entries give the same lot.

    python scripts/draw_lot.py 20261123 30

Entries that a review has already read (docs/review*.md) are left out.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plugins.timeline.load import load  # noqa: E402 - the package lies beside this folder, not installed


def draw(seed: int, size: int) -> list[str]:
    """The ids drawn, in the order of the draw."""
    read: set[str] = set()
    for page in sorted((ROOT / "docs").glob("review*.md")):
        read |= set(re.findall(r"^\| ([0-9]{4}[\w-]+) \|", page.read_text(encoding="utf-8"), re.MULTILINE))
    library = load(ROOT / "content").library
    ids = sorted(set(library.entries) - read)
    return random.Random(seed).sample(ids, size)


if __name__ == "__main__":
    print("\n".join(draw(int(sys.argv[1]), int(sys.argv[2]))))
