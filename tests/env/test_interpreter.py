"""Which Python the environment is made with. The interpreters are stand-ins: what they are asked for is what counts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.trees import ROOT

STAND_IN = """#!/bin/sh
case "$*" in
    *version_info*) exit {old} ;;
    *CONFIG_ARGS*) exit {slow} ;;
    *ensurepip*) exit 0 ;;
    "-m venv"*) mkdir -p .venv/bin; echo "{name}" > chosen; printf '#!/bin/sh\\n' > .venv/bin/python
        chmod +x .venv/bin/python ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with a lock and no environment."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/environment", tmp_path / ".ci/environment")
    (tmp_path / "requirements.txt").write_text("", encoding="utf-8")
    return tmp_path


def _python(project: Path, name: str, *, slow: bool = False, old: bool = False) -> Path:
    file = project / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(STAND_IN.format(name=name, slow=int(slow), old=int(old)), encoding="utf-8")
    file.chmod(0o755)
    return file


def _chosen(project: Path, *folders: str, python: Path | None = None) -> str:
    # The shell's own tools last; what is there of Python comes after all stand-ins.
    path = ":".join([*(str(project / folder) for folder in folders), "/usr/bin", "/bin"])
    environment = {"PATH": path} | ({"PYTHON": str(python)} if python else {})
    subprocess.run(["sh", ".ci/environment"], cwd=project, env=environment, check=True, capture_output=True)
    return (project / "chosen").read_text(encoding="utf-8").strip()


def test_one_that_is_optimised_goes_before_the_first_on_path(project: Path) -> None:
    _python(project, "own builds/python3", slow=True)
    _python(project, "system/python3")
    assert _chosen(project, "own builds", "system") == "system/python3"


def test_one_that_is_too_old_is_not_taken(project: Path) -> None:
    _python(project, "system/python3", old=True)
    _python(project, "system/python3.13")
    assert _chosen(project, "system") == "system/python3.13"


def test_the_one_that_is_asked_for_is_taken_as_it_is(project: Path) -> None:
    _python(project, "system/python3")
    asked = _python(project, "mine/python", slow=True)
    assert _chosen(project, "system", python=asked) == "mine/python"
