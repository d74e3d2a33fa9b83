"""Builds within the tests' own process, for what is built again and again, and what a folder holds."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from pelican import Pelican
from pelican.settings import read_settings

from plugins.timeline.pelican_glue.build import Build
from tests.support.trees import ROOT


def built(content: Path, output: Path, **others: object) -> Build:
    """Builds `content` as it would be published. others: settings in the place of those."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        paths = {"PATH": str(content), "OUTPUT_PATH": str(output)}
        settings = read_settings("publishconf.py", override={**paths, **others})
        Pelican(settings).run()
    finally:
        os.chdir(before)
    build: Build = settings["TIMELINE_BUILD"]
    return build


def digest(folder: Path) -> dict[str, str]:
    """Every file below a folder and a digest of its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
