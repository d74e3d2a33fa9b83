"""The data files: the same with and without a site build."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..ledger import Ledger
from ..model import Entry, Record
from ..values import addresses
from . import record, tables


class File(NamedTuple):
    """A file to write. path: below the output folder."""

    path: str
    text: str


def data_files(ledger: Ledger, site_url: str = "") -> Iterator[File]:
    """All data files. site_url: the site's full address without a slash at the end, or empty."""
    entries = [_json(record.entry(entry, ledger, site_url)) for entry in ledger.events]
    for entry, text in zip(ledger.events, entries, strict=True):
        yield File(addresses.record_json(entry.id), text)
    yield File(addresses.ENTRIES_JSON, _listed_json(entries))
    entries.clear()
    yield File(addresses.EVENTS_CSV, tables.text(tables.EVENTS, tables.events(ledger)))
    yield File(addresses.TRANSFERS_CSV, tables.text(tables.TRANSFERS, tables.transfers(ledger)))
    yield File(addresses.RULES_CSV, tables.text(tables.RULES, tables.rules(ledger)))
    yield File(addresses.SOURCES_CSV, tables.text(tables.SOURCES, tables.sources(ledger.library)))
    yield File(addresses.ENTRY_SCHEMA, _json(schema(Entry)))
    yield File(addresses.DATAPACKAGE, _json(_datapackage()))


def schema(model: type[Record]) -> dict[str, Any]:
    """JSON Schema of a record's front matter, for editors and for those who read the data."""
    made = model.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _datapackage() -> dict[str, Any]:
    """Description of the tables by the Data Package standard."""
    described = (
        (addresses.EVENTS_CSV, tables.EVENTS),
        (addresses.TRANSFERS_CSV, tables.TRANSFERS),
        (addresses.RULES_CSV, tables.RULES),
        (addresses.SOURCES_CSV, tables.SOURCES),
    )
    resources = [_resource(path, columns) for path, columns in described]
    return {"name": "timeline", "profile": "tabular-data-package", "resources": resources}


def _resource(path: str, columns: Sequence[tables.Column]) -> dict[str, Any]:
    name = path.removeprefix("data/")
    fields = [{"name": column.name, "type": column.type, "description": column.meaning} for column in columns]
    return {
        "name": name.removesuffix(".csv"), "path": name, "profile": "tabular-data-resource", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "schema": {"fields": fields, "missingValues": [""]},
    }  # fmt: skip


def _listed_json(entries: Sequence[str]) -> str:
    """The JSON of all entries from that of each, two steps further in; no text in JSON holds a bare line break."""
    head, _, tail = _json({"version": 1, "count": len(entries), "entries": []}).partition("[]")
    listed = (("\n" + text[:-1]).replace("\n", "\n  ") for text in entries)
    parts = (piece for number, text in enumerate(listed) for piece in (("," if number else "["), text))
    # One join of small parts: of ten thousand entries every further copy is tens of megabytes.
    return "".join((head, *parts, "\n ]", tail)) if entries else f"{head}[]{tail}"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
