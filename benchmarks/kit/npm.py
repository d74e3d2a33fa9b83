"""Packages of npm that a measurement needs: installed into .cache/bench, no part of the environment."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.support.trees import ROOT

_CACHE = ROOT / ".cache" / "bench"


def installed(*packages: str) -> Path | None:
    """The folder that holds these packages, installed there if need be; None where npm is not there or cannot."""
    folder = _CACHE / "node_modules"
    if all((folder / name).is_dir() for name in packages):
        return folder
    npm = shutil.which("npm")
    if npm is None:
        return None
    _CACHE.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([npm, "install", "--no-audit", "--no-fund", "--silent", *packages], cwd=_CACHE, check=False)
    return folder if done.returncode == 0 else None
