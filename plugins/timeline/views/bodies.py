"""The Markdown bodies of records as HTML, with links between records resolved to the addresses of their
pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from ..model import Entry, Record
from ..model.library import Library
from ..problems import Problem
from ..values import addresses
from .markup import Place, Rendered, render


def content_path(record: Record, folder: str) -> str:
    """A record's file below content/."""
    head, found, tail = record.file.rpartition(f"{folder}/")
    return f"{folder}/{tail}" if found and (not head or head.endswith("/")) else record.file


def record_links(library: Library) -> dict[str, str]:
    """Path below content/ of every record's file → address of its page."""
    return {
        content_path(record, folder): addresses.page(_shelf(record, folder), record.id)
        for folder, records in _folders(library).items()
        for record in records.values()
    }


def _shelf(record: Record, folder: str) -> str:
    return "drafts" if isinstance(record, Entry) and record.draft else folder


def _folders(library: Library) -> dict[str, dict[str, Record]]:
    return {
        "entries": {**library.entries, **library.drafts},
        "actors": dict(library.actors),
        "systems": dict(library.systems),
        "rules": dict(library.rules),
        "programmes": dict(library.programmes),
    }


def rendered(library: Library, record: Record, folder: str, links: Mapping[str, str]) -> Rendered:
    """A record's body for its own page, which is two folders below the site's root."""
    document = library.documents.get(record.file)
    line = document.body_line if document else 1
    place = Place(content_path(record, folder), record.file, line, links, "../../")
    return render(record.body, place)


def body(library: Library, record: Record, folder: str, links: Mapping[str, str]) -> Markup:
    """The HTML alone."""
    return rendered(library, record, folder, links).html


def body_problems(library: Library, links: Mapping[str, str]) -> Iterator[Problem]:
    """What authors must mend in the bodies of records. links: of files that are no records, such as pages."""
    known = {**links, **record_links(library)}
    for folder, records in _folders(library).items():
        for record in records.values():
            yield from rendered(library, record, folder, known).problems
