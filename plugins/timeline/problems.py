"""What is wrong with an input, said to the person who can mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Literal, TypeAlias

Severity = Literal["error", "warning"]

Path: TypeAlias = Sequence[str | int]
"""Where a field stands in front matter: the names and numbers of the parts around it, and its own."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend.

    file: path as the author knows it, relative to where the command ran.
    line: 1-based line in that file; 0 if the problem is the whole file's.
    path: field path in the front matter, such as ``transfers[0].from``; empty if it is none's.
    message: what was found, what is allowed, what to do.
    severity: an ``error`` stops a build, a ``warning`` does not.
    rule: id of the check that found it, so that an exception can name it; empty for the reader's own.
    """

    file: str
    line: int
    path: str
    message: str
    severity: Severity = "error"
    rule: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.path, self.message) if part)


def written(path: Path) -> str:
    """A field path as an author reads it: ``transfers[0].from``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def listed(words: Iterable[str]) -> str:
    """Words as a person lists them: ``a, b or c``."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} or {last}" if first else last


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean "us"?`` for the nearest known word, or an empty text if none is near."""
    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem and a last line that counts them."""
    return "\n".join([*map(_text_line, problems), _count(problems)])


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows as annotations beside the line."""
    return "\n".join([*map(_github_line, problems), _count(problems)])


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def _text_line(problem: Problem) -> str:
    return str(problem) if problem.severity == "error" else f"{problem} (warning)"


def _count(problems: Sequence[Problem]) -> str:
    wrong = len(errors(problems))
    return f"{_plural(wrong, 'error')}, {_plural(len(problems) - wrong, 'warning')}"


def _plural(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _github_line(problem: Problem) -> str:
    message = f"{problem.path}: {problem.message}" if problem.path else problem.message
    place = f"file={_property(problem.file)},line={problem.line or 1}"
    return f"::{problem.severity} {place}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
