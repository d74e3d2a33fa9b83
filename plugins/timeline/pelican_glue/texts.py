"""The texts of files that were made before, for what is put together from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

    def joined(self, ids: Sequence[str]) -> Iterable[listing.Piece]:
        """The JSON of all entries. To open a file for each of ten thousand takes a second: what this build did not make
        stays in the one that held them all.
        """
        output = self._output
        if not (self._whole and output.intact(addresses.ENTRIES_JSON)):
            return listing.listed(len(ids), map(self._inner, ids))
        touched = output.touched()
        others = {id_ for id_ in ids if _file(id_) in touched}
        return listing.relisted(output.data(addresses.ENTRIES_JSON), ids, others, self._inner)

    def _inner(self, id_: str) -> bytes:
        return listing.inner(self._output.data(_file(id_)))


def _file(id_: str) -> str:
    return addresses.record_file(id_, "json")
