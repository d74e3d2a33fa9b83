"""The rooms of docs/architecture.md, held by the syntax trees: a module imports only from rooms below."""

from __future__ import annotations

import re
from functools import cache
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.support.trees import PACKAGE, ROOT, Source, sources

ROW = re.compile(r"^\| (\d) ([^|]+) \|", re.MULTILINE)
APART = 5  # the room whose members do not know each other

READS_FILES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob"}
KEEPS = "bytecode"
"""Reads and writes what was compiled, which is no file of a site's: with it and without, the same is made."""
READS_CLOCK = {"now", "today", "utcnow", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}


@cache
def rooms() -> dict[str, int]:
    """Name of a module or package directly in `plugins.timeline` → its room, from the document's table."""
    table = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    return {name: int(room) for room, names in ROW.findall(table) for name in re.findall(r"`(\w+)`", names)}


def member(module: str) -> str | None:
    """``plugins.timeline.values.dates.Date`` → ``values``; None outside, and for the package itself."""
    parts = module.removeprefix(PACKAGE).split(".")
    return parts[1] if module.startswith(f"{PACKAGE}.") and len(parts) > 1 else None


def members() -> list[Source]:
    """Every file of the plugin but the package's own `__init__`, whose `register` opens the top room."""
    return [source for source in sources("plugins/timeline") if source.module != PACKAGE]


def may_import(importer: str, imported: str) -> bool:
    if importer == imported:
        return True
    own, other = rooms()[importer], rooms()[imported]
    return other < own or (other == own and own != APART)


def test_the_document_has_every_room() -> None:
    assert {1, 2, 3, 4, 5, 6} == set(rooms().values())
    assert {member(source.module) for source in members()} <= set(rooms()), "a module without a room"


def test_imports_only_from_rooms_below() -> None:
    wrong = [
        f"{source.name}:{line} ({own}, room {rooms()[own]}) imports {other} (room {rooms()[other]})"
        for source in members()
        if (own := member(source.module)) is not None
        for name, line in source.imports()
        if (other := member(name)) is not None and not may_import(own, other)
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_glue_imports_pelican() -> None:
    wrong = [
        f"{source.name}:{line}"
        for source in members()
        for name, line in source.imports()
        if name.split(".")[0] == "pelican" and member(source.module) != "pelican_glue"
    ]
    assert not wrong, "\n".join(wrong)


def test_no_import_cycle() -> None:
    known = {source.module for source in members()}
    graph = {
        source.module: {target for name, _ in source.imports() if (target := _module_of(name, known))}
        - {source.module}
        for source in members()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


NEITHER = READS_FILES | READS_CLOCK


@pytest.mark.parametrize(
    ("room", "calls"), [(1, NEITHER), (2, NEITHER), (3, READS_CLOCK), (4, NEITHER), (5, READS_CLOCK)]
)
def test_clock_and_files_stay_at_the_edges(room: int, calls: set[str]) -> None:
    wrong = [
        f"{source.name}:{line} calls {name}()"
        for source in members()
        if rooms().get(member(source.module) or "") == room and member(source.module) != KEEPS
        for name, line in source.calls()
        if name in calls
    ]
    assert not wrong, "\n".join(wrong)


def _module_of(name: str, known: set[str]) -> str | None:
    """The module that an imported name lives in: the name itself or the one it is taken from."""
    return next((candidate for candidate in (name, name.rpartition(".")[0]) if candidate in known), None)
