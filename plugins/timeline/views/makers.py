"""What makes the pages of one kind, job by job: a job is made, and made again, without the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..values.frozen import quick
from .page import Page
from .site import Site

NO_RECORD = ""
"""The id of a job that is no record's."""


@quick
class Maker:
    """A kind of pages.

    kind: its name. ids: one for each job. make: the pages of one job, from what it reads of the site alone.
    """

    kind: str
    ids: Callable[[Site], Iterable[str]]
    make: Callable[[Site, str], Iterable[Page]]


def one_job(kind: str, make: Callable[[Site], Iterable[Page]]) -> Maker:
    """A kind whose pages are made together."""
    return Maker(kind, lambda _: (NO_RECORD,), lambda site, _: make(site))


def each(
    kind: str, records: Callable[[Site], Mapping[str, object]], make: Callable[[Site, str], Page]
) -> Maker:
    """A kind with a page for each record."""
    return Maker(kind, records, lambda site, id_: (make(site, id_),))
