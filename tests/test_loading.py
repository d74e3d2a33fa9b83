"""What modules compile while they are loaded is kept, and is what Python compiles."""

from __future__ import annotations

import dataclasses
import marshal
import os
import re
import subprocess
import sys
import typing
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from plugins.timeline import bytecode, patterns
from plugins.timeline.bytecode import Kept, code_of
from plugins.timeline.loading import keeping
from tests.support import content
from tests.support.trees import ROOT


@pytest.fixture
def keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Begins anew with what a file keeps, as another process would. What was kept before is written."""
    files: dict[str, Kept] = {}

    def kept(name: str) -> Kept:
        return files.setdefault(name, Kept(tmp_path / name))

    def again() -> None:
        for file in files.values():
            file.keep()
        files.clear()
        code_of.cache_clear()
        re.purge()

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(bytecode, "kept", kept)
    again()
    return again


def loaded() -> tuple[object, ...]:
    """What a module may make at its top."""

    @dataclasses.dataclass(frozen=True, order=True)
    class Kind:
        name: str
        many: int = 2

    hints = typing.get_type_hints(type("Other", (), {"__annotations__": {"kind": "Kind | None"}}), None, {"Kind": int})
    pattern = re.compile(r"(?P<day>\d\d?)\. May", re.I)
    return (
        repr(Kind("a")), Kind("a") == Kind("a", 2), Kind("a") < Kind("b"), hash(Kind("a")),
        Kind.__init__.__annotations__, hints, pattern, pattern.groupindex,
    )  # fmt: skip


def test_what_is_kept_is_what_python_makes(keeps: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = loaded()
    with keeping():
        assert loaded() == fresh
    keeps()
    monkeypatch.setattr(bytecode, "_compiled", None)
    monkeypatch.setattr(patterns, "_code_of", None)
    with keeping():
        assert loaded() == fresh


def test_all_is_as_it_was_afterwards() -> None:
    before = re._compiler.compile  # type: ignore[attr-defined]
    with pytest.raises(ZeroDivisionError), keeping(), keeping():
        assert {"exec", "compile"} <= {*vars(dataclasses), *vars(typing)}
        raise ZeroDivisionError
    assert re._compiler.compile is before  # type: ignore[attr-defined]
    assert "exec" not in vars(dataclasses) and "compile" not in vars(typing)


def test_what_is_wrong_is_told_as_python_tells_it(keeps: Callable[[], None]) -> None:
    with keeping():
        with pytest.raises(re.error, match="unterminated"):
            re.compile("(")
        with pytest.raises(SyntaxError, match="Forward reference must be"):
            typing.ForwardRef("a b")
        with pytest.raises(TypeError, match="first argument"):
            re.compile(1)  # type: ignore[call-overload]


def test_a_pattern_that_is_to_say_how_it_is_compiled_does(
    keeps: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        with keeping():
            re.compile("abc", re.DEBUG)
        assert "LITERAL 97" in capsys.readouterr().out
        keeps()


NO_CODE = (b"", b"no code", marshal.dumps("no code"), marshal.dumps(compile("1", "", "eval"))[:9])


@pytest.mark.parametrize("said", NO_CODE)
def test_broken_code_is_compiled_again(said: bytes, tmp_path: Path, keeps: Callable[[], None]) -> None:
    (tmp_path / "code-1").write_bytes(marshal.dumps({("1 + 1", "eval"): said}))
    assert eval(code_of("1 + 1", "eval")) == 2
    keeps()
    kept = marshal.loads((tmp_path / "code-1").read_bytes())
    assert eval(marshal.loads(kept["1 + 1", "eval"])) == 2


def test_a_second_command_compiles_nothing_of_libraries(tmp_path: Path) -> None:
    content.write(tmp_path / "content", 1)
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "kept"), "PYTHONDONTWRITEBYTECODE": ""}
    run = partial(subprocess.run, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    command = [sys.executable, "-c", COUNTS, "check", "--content", str(tmp_path / "content")]
    first, second = (run(command) for _ in range(2))
    assert first.stdout == second.stdout
    assert int(first.stderr) > 300
    assert int(second.stderr) < 20


COUNTS = """
import builtins, re._compiler, sys
counted = []
def counts(does):
    def counting(of, *more, **named):
        counted.append(of)
        return does(of, *more, **named)
    return counting
re._compiler._code = counts(re._compiler._code)
builtins.compile = counts(compile)
from plugins.timeline.__main__ import main
main(sys.argv[1:])
print(len(counted), file=sys.stderr)
"""
