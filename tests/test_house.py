"""The house measure: short functions, short files, everything annotated, no hidden import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from tests.support.trees import ROOT, Function, FunctionNode, Source, sources

MEDIAN_LINES = 8
NINE_IN_TEN_LINES = 20
MOST_LINES = 60
MOST_LINES_OF_A_FILE = 400


def everything() -> list[Source]:
    return [*sources("plugins", "tests", "benchmarks"), Source(ROOT / "tasks.py")]


def functions() -> list[Function]:
    return [function for source in everything() for function in source.functions()]


def test_functions_are_short() -> None:
    lengths = [function.lines for source in sources("plugins") for function in source.functions()]
    assert median(lengths) <= MEDIAN_LINES
    assert quantiles(lengths, n=10)[-1] <= NINE_IN_TEN_LINES


def test_no_function_is_long() -> None:
    lengths = {function.place: function.lines for function in functions()}
    long = [f"{place}: {lines} lines" for place, lines in lengths.items() if lines > MOST_LINES]
    assert not long, "\n".join(long)


def test_no_file_is_long() -> None:
    scripts = sorted((ROOT / "theme").rglob("*.js"))
    counted = {path: _lines(path) for path in [*(source.path for source in everything()), *scripts]}
    long = [f"{path}: {lines} lines" for path, lines in counted.items() if lines > MOST_LINES_OF_A_FILE]
    assert not long, "\n".join(long)


def test_everything_is_annotated() -> None:
    unannotated = {function.place: function.unannotated for function in functions()}
    bare = [f"{place}: {', '.join(names)}" for place, names in unannotated.items() if names]
    assert not bare, "\n".join(bare)


def test_an_import_inside_a_function_says_why() -> None:
    silent = [
        f"{source.name}:{node.lineno}"
        for source in everything()
        for node in _inner_imports(source.tree)
        if not _has_comment(source.text.splitlines(), node.lineno)
    ]
    assert not silent, "\n".join(silent)


def _inner_imports(tree: ast.Module) -> Iterator[ast.stmt]:
    for function in ast.walk(tree):
        if isinstance(function, FunctionNode):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield node


def _has_comment(lines: list[str], number: int) -> bool:
    return "  # " in lines[number - 1] or lines[number - 2].lstrip().startswith("# ")


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
