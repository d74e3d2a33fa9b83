"""Regular expressions that are kept compiled are those that Python compiles."""

from __future__ import annotations

import importlib
import marshal
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from plugins.timeline import bytecode
from plugins.timeline.bytecode import Kept
from plugins.timeline.patterns import compiled, pattern_of
from tests.support import content
from tests.support.trees import PACKAGE, ROOT, sources

TEXTS = (r"(?P<day>\d\d?)\. (?P<month>\w+)", r"(a)|(?P<b>b)(c)?", r"(?<!\d)[а-яё]+(?![a-z])", "", r"(?i:x)y|[^\W_]{2,}")
FLAGS = (0, re.I, re.I | re.M, re.A, re.S | re.X)


def ours() -> Iterator[re.Pattern[Any]]:
    """Every pattern that a module of ours holds at its top, in lists and tables too."""
    for source in sources("plugins/timeline"):
        if "pattern_of" in source.text and source.module != f"{PACKAGE}.patterns":
            yield from _within(list(vars(importlib.import_module(source.module)).values()))


def _within(value: Any) -> Iterator[re.Pattern[Any]]:
    if type(value).__name__ == "_LatePattern":
        yield value
    elif isinstance(value, dict):
        yield from _within(list(value.values()))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _within(inner)


@pytest.fixture
def keeping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Kept]:
    """Begins anew with what a file keeps, as another process would."""

    def again() -> Kept:
        kept = Kept(tmp_path / "folder" / "patterns")
        monkeypatch.setattr(bytecode, "kept", lambda _: kept)
        return kept

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return again


def no_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Any:
        raise AssertionError("it is compiled")

    monkeypatch.setattr("re._compiler._code", refuse)


def test_each_of_ours_is_what_python_compiles(keeping: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = sorted({(one.pattern, one.flags) for one in ours()}, key=str)
    assert len(asked) > 200
    fresh = [re.compile(text, flags) for text, flags in asked]
    kept = keeping()
    assert [compiled(text, flags) for text, flags in asked] == fresh
    kept.keep()
    no_compiler(monkeypatch)
    keeping()
    again = [compiled(text, flags) for text, flags in asked]
    assert again == fresh
    assert [one.groupindex for one in again] == [one.groupindex for one in fresh]


@pytest.mark.parametrize("flags", FLAGS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_kept_one_finds_what_python_s_finds(
    text: str, flags: int, keeping: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = re.compile(text, flags)
    first = keeping()
    compiled(text, flags)
    first.keep()
    with monkeypatch.context() as without:
        no_compiler(without)
        keeping()
        taken = compiled(text, flags)
    said = "3. May, 21. Июня; abc Xy xY ac b bc"
    assert taken == fresh
    assert (taken.flags, taken.groups, taken.pattern) == (fresh.flags, fresh.groups, fresh.pattern)
    for one, other in zip(taken.finditer(said), fresh.finditer(said), strict=True):
        assert (one.span(), one.groups(), one.groupdict(), one.lastgroup) == (
            other.span(), other.groups(), other.groupdict(), other.lastgroup,
        )  # fmt: skip


ASKED = (r"(?P<day>\d+)", 0)
NO_PATTERNS = {
    "empty": b"",
    "text": b"no file of this sort",
    "cut off": marshal.dumps({ASKED: (32, b"\0" * 400, 1, {})})[:-30],
    "no mapping": marshal.dumps([1, 2]),
    "of another form": marshal.dumps({ASKED: "said otherwise"}),
    "of other parts": marshal.dumps({ASKED: (32, b"", 1)}),
    "no code": marshal.dumps({ASKED: (32, b"\xff\0\0\0" * 9, 1, {"day": 1})}),
    "no whole words": marshal.dumps({ASKED: (32, b"\0\0\0", 1, {"day": 1})}),
    "names beyond the groups": marshal.dumps({ASKED: (32, b"", 0, {"day": 7})}),
}


@pytest.mark.parametrize("said", NO_PATTERNS.values(), ids=NO_PATTERNS)
def test_a_broken_file_is_as_none_and_is_mended(
    said: bytes, tmp_path: Path, keeping: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "folder" / "patterns"
    file.parent.mkdir()
    file.write_bytes(said)
    fresh, kept = re.compile(*ASKED), keeping()
    assert compiled(*ASKED) == fresh
    kept.keep()
    no_compiler(monkeypatch)
    keeping()
    assert compiled(*ASKED) == fresh


def test_where_python_takes_up_patterns_otherwise_they_are_compiled(
    keeping: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping()
    monkeypatch.delattr("re._compiler._code")
    monkeypatch.setattr("re._compiler.compile", lambda *_: "by Python")
    assert compiled("never asked of `re` before", 0) == "by Python"


def test_a_wrong_pattern_is_told_as_python_tells_it(keeping: Callable[[], Kept]) -> None:
    keeping()
    with pytest.raises(re.error, match="unterminated"):
        compiled("(")


def test_a_late_one_is_a_pattern_in_all_that_is_asked() -> None:
    late = pattern_of(r"(\d+)-(?P<b>\d+)", re.A)
    assert late.fullmatch("12-3")
    assert late.groupindex == {"b": 2}
    with pytest.raises(AttributeError, match="nothing"):
        late.nothing  # type: ignore[attr-defined] # noqa: B018


def test_nothing_is_left_where_python_may_leave_nothing(
    tmp_path: Path, keeping: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keeping()
    compiled("a")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.keep()
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_whole_and_only_if_something_is_new(tmp_path: Path, keeping: Callable[[], Kept]) -> None:
    for asked in ("a", "b"):
        kept = keeping()
        compiled(asked)
        kept.keep()
    (file,) = tmp_path.joinpath("folder").iterdir()
    assert set(marshal.loads(file.read_bytes())) == {("a", 0), ("b", 0)}
    before = file.stat()
    kept = keeping()
    compiled("b")
    kept.keep()
    assert file.stat() == before


def test_what_no_run_needs_any_more_is_let_go(
    tmp_path: Path, keeping: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bytecode, "MOST", 3)
    for asked in ("abc", "cd"):
        kept = keeping()
        for one in asked:
            compiled(one)
        kept.keep()
    (file,) = tmp_path.joinpath("folder").iterdir()
    assert set(marshal.loads(file.read_bytes())) == {("c", 0), ("d", 0)}


def test_a_second_import_compiles_no_pattern_of_ours(tmp_path: Path) -> None:
    """What is left is Python's own, libraries', and of the words of this article."""
    content.write(tmp_path / "content", 1)
    article = ROOT / "tests/importers/cases/bounds/article.txt"
    command = ["import", "--json", "--to", str(tmp_path / "content"), str(article)]
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "kept"), "PYTHONDONTWRITEBYTECODE": ""}
    run = partial(subprocess.run, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    first, second = (run([sys.executable, "-c", COUNTS, *command]) for _ in range(2))
    assert first.stdout == second.stdout
    assert int(first.stderr.splitlines()[-1]) > 100
    assert int(second.stderr.splitlines()[-1]) < 20


COUNTS = """
import re._compiler, sys
counted, compile = [], re._compiler._code
def code(parsed, flags):
    frame = sys._getframe(1)
    while "/re/" in frame.f_code.co_filename:
        frame = frame.f_back
    counted.append(frame.f_code.co_filename)
    return compile(parsed, flags)
re._compiler._code = code
from plugins.timeline.__main__ import main
main(sys.argv[1:])
print(sum("plugins" in one for one in counted), file=sys.stderr)
"""
