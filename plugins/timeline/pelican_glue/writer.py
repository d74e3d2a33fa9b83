"""Pelican's writer over our output folder: what has the same bytes already is left as it is."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from pelican import signals
from pelican.writers import Writer

from ..views import Page
from ..views.values import unmade
from .contexts import PageTemplate
from .output import Output


class SparingWriter(Writer):  # type: ignore[misc]
    """Writes as Pelican's does, with its signals for every file that is made, but touches only what changes."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self.output: Output = self.settings["TIMELINE_BUILD"].output
        self._folder = f"{self.output.folder}/"

    def write_page(self, page: Page, template: PageTemplate, context: dict[str, Any], relative: bool) -> None:
        """A page. Pelican's way costs half as much as to lay it out; it is taken where somebody listens."""
        name = page.save_as
        file = self._folder + name
        if signals.content_written.receivers or file in self._written_files or not _plain(name):
            given = {"address": page.address, **unmade(page.context)}
            self.write_file(name, template, context, relative_urls=relative, **given)
            return
        self._take(file, override=False)
        self.output.put(name, template.lay_out(page.context, context, **_own(page, name, context, relative)))

    def claim(self, paths: Iterable[str]) -> None:
        """These files are written, by another process of this build: none of them may be written twice."""
        folder = os.path.join(self.output_path, "")  # noqa: PTH118 - as Pelican's
        self._written_files.update([f"{folder}{path}" for path in paths])

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
    if name[:1] in ("", "/", ".") or name[-1] == "/":
        return False
    return "/." not in name and "//" not in name and "\\" not in name


def _own(page: Page, name: str, context: dict[str, Any], relative: bool) -> dict[str, Any]:
    """What a page is given beside its values and the site's, under Pelican's names."""
    own = {"output_file": name, "localsiteurl": context.get("localsiteurl")}
    if "address" not in page.context:
        own["address"] = page.address
    if relative:
        own["SITEURL"] = own["localsiteurl"] = context["localsiteurl"] = "/".join([".."] * name.count("/")) or "."
    return own
