"""The two scripts of .ci: what they do where something is missing or fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.trees import ROOT

MAKEFILE = """environment:
\t@true
test:
\t@echo 'tests ran'; exit {test}
publish:
\t@echo 'published'; exit {publish}
check:
\t@echo 'checked'; exit {check}
"""


def _run(folder: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / script, folder / ".ci")
    command = [str(folder / ".ci" / script)]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("test", "publish", "check", "failed"),
    [(0, 0, 0, []), (1, 0, 0, ["test"]), (0, 2, 0, ["publish"]), (1, 0, 1, ["test", "check"])],
)
def test_every_step_runs_and_those_that_fail_are_named(
    tmp_path: Path, test: int, publish: int, check: int, failed: list[str]
) -> None:
    (tmp_path / "Makefile").write_text(MAKEFILE.format(test=test, publish=publish, check=check))
    done = _run(tmp_path, "run")
    ran = [line for line in ("tests ran", "published", "checked") if line in done.stdout]
    assert ran == ["tests ran", "published", "checked"]
    assert done.returncode == (1 if failed else 0)
    assert [
        line.removeprefix("failed: ") for line in done.stdout.splitlines() if "failed: " in line
    ] == failed


def test_a_missing_python_is_a_plain_message(tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "cmp", "dirname"):
        (tools / name).symlink_to(shutil.which(name) or "")
    done = _run(tmp_path, "environment", PATH=str(tools), PYTHON="")
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or newer was not found.")


def test_an_environment_that_is_current_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/requirements.txt").write_text("# nothing\n")
    (tmp_path / ".venv/bin/python").symlink_to(shutil.which("python3") or "")
    assert _run(tmp_path, "environment").stderr == ""
