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

    def inner(self, path: str) -> bytes | memoryview:
        """The JSON of an entry, by its file, as the one file of all holds it. To open a file for each of ten thousand
        entries takes a second: what this build did not make is taken out of the one that held them all.
        """
        place = self._places.get(path) if self._output.untouched(path) else None
        return listing.inner(self._output.text(path)) if place is None else self._view[place]

    @cached_property
    def _all(self) -> bytes:
        whole = self._whole and self._output.intact(addresses.ENTRIES_JSON)
        return self._output.data(addresses.ENTRIES_JSON) if whole else b""

    @cached_property
    def _view(self) -> memoryview:
        """Of which a part is no copy."""
        return memoryview(self._all)

    @cached_property
    def _places(self) -> Mapping[str, slice]:
        """Where each file's text stands in it."""
        return {addresses.record_file(id_, "json"): place for id_, place in listing.places(self._all)}
