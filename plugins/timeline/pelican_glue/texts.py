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
        place = self._places.get(path) if self._output.untouched(path) else None
        return self._output.text(path) if place is None else listing.entry(self._all, place)

    @cached_property
    def _all(self) -> str:
        whole = self._whole and self._output.intact(addresses.ENTRIES_JSON)
        return self._output.text(addresses.ENTRIES_JSON) if whole else ""

    @cached_property
    def _places(self) -> Mapping[str, slice]:
        """Where each file's text stands in it: a copy of each would be tens of megabytes."""
        return {addresses.record_file(id_, "json"): place for id_, place in listing.places(self._all)}
