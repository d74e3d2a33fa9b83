"""The texts of files that were made before, for what is put together from them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from ..export import listing
from ..values import addresses
from .output import Output

ENTRIES: Final = ("entries.json", "")
"""The job that puts the files of each entry together."""


class Texts:
    """Those of one build. whole: the last build put together all that it put together: what it made is of one state."""

    def __init__(self, output: Output, *, whole: bool) -> None:
        self._output, self._whole = output, whole

    def text(self, path: str) -> str:
        """The text of a file. To open one for each of ten thousand entries takes a second: what this build did not
        make is taken out of the one file that held them all.
        """
        known = self._listed.get(path) if self._output.untouched(path) else None
        return self._output.text(path) if known is None else known

    @cached_property
    def _listed(self) -> Mapping[str, str]:
        if not (self._whole and self._output.intact(addresses.ENTRIES_JSON)):
            return {}
        found = listing.each(self._output.text(addresses.ENTRIES_JSON))
        return {addresses.record_file(id_, "json"): text for id_, text in found}
