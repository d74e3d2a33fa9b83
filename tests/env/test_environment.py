"""The files that make the environment: what they promise and what they must not contain."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.support.trees import ROOT, Source, sources

TASKS = {
    *("build", "rebuild", "regenerate", "serve", "livereload", "preview", "publish", "clean"),
    *("import", "new", "check", "format", "data", "test", "lint", "bench", "golden", "lock", "browser"),
}

# Packages that come with one that is asked for, and are its interface.
PARTS = {"pydantic_core": ("pydantic",)}

LEARNING = {"sklearn"}
"""Needed only where the converter's tables are learnt anew; what imports it says so where it is not there."""

# An address of one machine says nothing to a reader and may say too much. The names are put together here, so
# that this file does not contain them.
PRIVATE = re.compile(
    "|".join(["/" + "home/", "/" + "root/", "/" + "work/", "/" + "Users/", r"[A-Z]:\\Users"])
)
HOST = re.compile(r"https?:|file:|index-url|find-links|\.(org|com|io|net)\b|/")


def _run(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _tracked() -> list[Path]:
    return [ROOT / name for name in _run("git", "ls-files", "-z").split("\0") if name]


def test_the_lock_names_no_host() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert [line for line in lock.splitlines() if HOST.search(line)] == []


def test_the_lock_is_exact_and_hashed() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8").replace("\\\n", "")
    loose = [
        line for line in lock.splitlines() if not re.match(r"[\w.-]+==\S+.*--hash=sha256:[0-9a-f]{64}", line)
    ]
    assert loose == []


def test_the_lock_has_what_we_ask_for_and_each_is_explained() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    explained = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    asked = re.findall(r"^[\w-]+", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in asked if f"\n{name}==" not in f"\n{lock}"] == []
    assert [name for name in asked if not re.search(rf"^\|[^|]*\b{name}\b", explained, re.MULTILINE)] == []


def test_what_we_import_we_ask_for() -> None:
    asked = re.findall(r"^[\w-]+", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    packages = packages_distributions()
    ours = [*sources("plugins", "tests", "benchmarks"), Source(ROOT / "tasks.py")]
    roots = {name.partition(".")[0]: place.name for place in ours for name, _ in place.imports()}
    foreign = {name: place for name, place in roots.items() if name in packages.keys() - LEARNING}
    missing = {
        f"{place} imports {name}"
        for name, place in foreign.items()
        if not {package.lower() for package in [*packages[name], *PARTS.get(name, ())]} & set(asked)
    }
    assert missing == set()


def test_the_tasks_are_there() -> None:
    listed = re.findall(r"^  ([a-z-]+)", _run(sys.executable, "-m", "invoke", "--list"), re.MULTILINE)
    assert set(listed) >= TASKS


@pytest.mark.parametrize(
    "target", ["help", "serve", "test", "build", "rebuild", "publish", "check", "lint", "clean"]
)
def test_the_makefile_knows(target: str) -> None:
    assert "invoke" in _run("make", "--dry-run", target)


def test_the_workflow_is_valid() -> None:
    schema = ["--builtin-schema", "vendor.github-workflows"]
    assert "ok" in _run(sys.executable, "-m", "check_jsonschema", *schema, ".github/workflows/site.yml")


def test_the_workflow_pins_its_actions() -> None:
    workflow = (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)", workflow)
    assert used and all(re.fullmatch(r"actions/[\w-]+@v\d+", action) for action in used)


def test_no_file_names_a_place_on_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _tracked()
        if path.is_file() and path.suffix not in (".png", ".ico", ".woff2")
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if PRIVATE.search(line)
    ]
    assert found == []
