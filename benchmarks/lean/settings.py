"""The pages that the peers make too, in a theme as lean as theirs: for the comparison in `benchmarks.peers`."""

import os
import sys
from pathlib import Path

sys.path.append(os.curdir)
from publishconf import *  # noqa: F403

THEME = str(Path(__file__).parent)
TIMELINE_PAGES = [
    "timeline", "entry", "rules", "rule", "actors", "actor", "systems", "system", "programmes", "programme",
]  # fmt: skip
TIMELINE_FILES = ["feed"]
