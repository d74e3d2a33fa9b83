"""Compiled templates, kept between builds: to compile them takes as long as to fill five hundred pages."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeAlias

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, TemplateNotFound

from .. import bytecode
from ..views import Page
from . import compiling
from .laid import Laid
from .places import cache_folder

CHANGING: Final = ()
"""What stands for the sources of a template that uses what a build does not follow, such as Pelican's list of pages."""


def compiled(settings: Mapping[str, Any]) -> BytecodeCache | None:
    """Where compiled templates are kept; None where filters or other plugins could change what they compile to.

    Jinja compiles anew what was written by another version of itself or of Python, or of another source.
    """
    own = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
    if any(settings[name] for name in own) or len(settings["PLUGINS"]) > 1:
        return None
    made_by = (compiling.VERSION, sorted(settings["JINJA_ENVIRONMENT"].items()))
    name = f"templates-{hashlib.sha256(repr(made_by).encode()).hexdigest()[:16]}"
    # A theme that is somewhere for a while leaves nothing behind in ours.
    stays = not settings["THEME_TEMPLATES_OVERRIDES"] and Path(settings["THEME"]).is_relative_to(Path.cwd())
    folder = _beside_code(name) if stays else None
    if folder is None:
        folder = cache_folder(settings) / name
        folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def _beside_code(name: str) -> Path | None:
    """A folder where Python keeps what it compiled of our code: no new output needs it again. None where it may not."""
    if sys.dont_write_bytecode:
        return None
    folder = bytecode.place() / name
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return folder if os.access(folder, os.W_OK) else None
    return None


Sources: TypeAlias = "tuple[tuple[str, str], ...]"
"""The names of templates, and a digest of the text of each."""


class Templates:
    """Which templates lay out as they did.

    before: those that each rested on in an earlier build. volatile: names of values that a build does not follow.
    """

    def __init__(self, env: Environment, volatile: Collection[str], before: Mapping[str, Sources]) -> None:
        self._env, self._volatile, self._before = env, frozenset(volatile), dict(before)
        self._digests: dict[str, str] = {}
        self._references: dict[str, Sequence[str] | None] = {}
        self.sources: dict[str, Sources] = {}

    def same(self, name: str) -> bool:
        """True if a page laid out by this template would be the same, for the same values."""
        self.note(name)
        return self.sources[name] != CHANGING and self.sources[name] == self._before.get(name)

    def all_same(self) -> bool:
        """True if every template that an earlier build used would lay out the same."""
        return all(self.same(name) for name in self._before)

    def settle(self) -> None:
        """What was laid out is as it should be: where a process makes more than one build, the next may reuse it."""
        self._before |= self.sources

    def note(self, name: str) -> None:
        """Write down what this template rests on, for the next build."""
        if name not in self.sources:
            before = self._before.get(name)
            unchanged = before and all(self._digest(one) == digest for one, digest in before)
            self.sources[name] = before if before and unchanged else self._rests_on(name)

    def model(self, page: Page) -> bytes:
        """A digest of the values of a page that its template lays out."""
        laid: Laid | None = getattr(self._env, "laid", None)
        values, names = page.context, laid.reads(page.template) if laid else None
        told = [(name, values[name]) for name in (values if names is None else names) if name in values]
        return hashlib.sha256(repr((page.address, told)).encode()).digest()[:16]

    def _text(self, name: str) -> str:
        return self._env.loader.get_source(self._env, name)[0] if self._env.loader else ""

    def _digest(self, name: str) -> str:
        if name not in self._digests:
            try:
                self._digests[name] = hashlib.sha256(self._text(name).encode()).hexdigest()
            except TemplateNotFound:
                self._digests[name] = ""
        return self._digests[name]

    def _rests_on(self, name: str) -> Sources:
        """A template and all that it includes; CHANGING where its text does not tell all that it says."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                others = self._refers_to(one)
                if others is None:
                    return CHANGING
                waiting += others
        return tuple((one, self._digest(one)) for one in sorted(found))

    def _refers_to(self, name: str) -> Sequence[str] | None:
        """The templates that one names; None where nobody can tell, or where it uses what a build does not follow.

        Most templates rest on the same few: each of them is looked through once.
        """
        if name not in self._references:
            code = self._env.get_template(name).root_render_func.__globals__
            told = code["refers"] is not None and self._volatile.isdisjoint(code["reads"])
            self._references[name] = code["refers"] if told else None
        return self._references[name]
