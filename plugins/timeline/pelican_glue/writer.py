"""Pelican's writer over our output folder: what has the same bytes already is left as it is."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, Final

from jinja2 import Template
from pelican import signals
from pelican.writers import Writer

from .output import Output

PAGINATED: Final = frozenset({"paginated", "template_name", "url", "articles", "dates"})
"""What comes with a template that may be several pages."""


class SparingWriter(Writer):  # type: ignore[misc]
    """Writes as Pelican's does, with its signals for every file that is made, but touches only what changes."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self.output: Output = self.settings["TIMELINE_BUILD"].output

    def write_file(self, name: str, template: Template, context: dict[str, Any], **named: Any) -> None:
        """As Pelican's; a page that nobody listens to, and that is one, by itself: Pelican's way costs half as much as
        to lay it out.
        """
        file = f"{self.output.folder}/{name}"
        listened = signals.content_written.receivers or file in self._written_files
        if listened or not _plain(name) or not named.keys().isdisjoint(PAGINATED):
            super().write_file(name, template, context, **named)
            return
        relative, override = named.pop("relative_urls", False), named.pop("override_output", False)
        text = template.render(_values(name, context, relative, named))
        self._take(file, override)
        self.output.put(name, text.encode())

    def claim(self, paths: Iterable[str]) -> None:
        """These files are written, by another process of this build: none of them may be written twice."""
        self._written_files.update(os.path.join(self.output_path, path) for path in paths)  # noqa: PTH118 - as Pelican's

    def begin_again(self) -> None:
        """What was written may be written anew: for a process that stays up, a change of content is a new build."""
        self._written_files.clear()
        self._overridden_files.clear()

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> IO[str]:
        """Pelican opens every file here. One made twice is left to Pelican, which refuses or replaces it."""
        if filename in self._written_files:
            opened: IO[str] = super()._open_w(filename, encoding, override)
            return opened
        self._take(filename, override)
        return _Pending(self.output, Path(filename), encoding)

    def _take(self, file: str, override: bool) -> None:
        self._written_files.add(file)
        if override:
            self._overridden_files.add(file)


class _Pending(io.StringIO):
    """The text of a file, put into the output when it is closed."""

    def __init__(self, output: Output, file: Path, encoding: str) -> None:
        super().__init__()
        self._output, self._file, self._encoding = output, file, encoding

    def close(self) -> None:
        if not self.closed:
            path = self._file.relative_to(self._output.folder).as_posix()
            self._output.put(path, self.getvalue().encode(self._encoding))
        super().close()


def _plain(name: str) -> bool:
    """True for a path as ours are; Pelican judges any other."""
    return bool(name) and "\\" not in name and {"", ".", ".."}.isdisjoint(name.split("/"))


def _values(name: str, context: dict[str, Any], relative: bool, given: dict[str, Any]) -> dict[str, Any]:
    """What the template of a page is given, under Pelican's names."""
    site = {"localsiteurl": context.get("localsiteurl")}
    if relative:
        site["SITEURL"] = site["localsiteurl"] = context["localsiteurl"] = "/".join([".."] * name.count("/")) or "."
    return {**context, **site, "output_file": name, **given}
