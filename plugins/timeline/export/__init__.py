"""The data files: the same with and without a site build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from ..ledger import Ledger
from ..model import Entry, Record
from ..model.citation import citation
from ..values import addresses
from ..values.frozen import quick
from . import calendar, feeds, listing, record, tables
from .feeds import Channel, Item
from .listing import as_json


@quick
class Publication:
    """What the files say of the site that they belong to.

    url: its full address without a slash at the end, or empty.
    """

    title: str = "Timeline"
    subtitle: str = ""
    url: str = ""


class File(NamedTuple):
    """A file to write. path: below the output folder."""

    path: str
    text: str


class Joined(NamedTuple):
    """A file that is put together from others, too large to be held. path: below the output folder."""

    path: str
    pieces: Iterable[listing.Piece]


UNNAMED: Final = Publication()


@quick
class Work:
    """What files are made from. joined: puts together the JSON of entries that was made before, by their ids."""

    ledger: Ledger
    publication: Publication
    joined: Callable[[Sequence[str]], Iterable[listing.Piece]]


@quick
class FileMaker:
    """A kind of files. ids: one for each job. make: the files of one job.

    last: they are put together from files of other kinds; all others are made without those of other jobs.
    """

    kind: str
    ids: Callable[[Ledger], Iterable[str]]
    make: Callable[[Work, str], Iterable[File | Joined]]
    last: bool = False


def file_makers(kinds: Collection[str] | None) -> tuple[FileMaker, ...]:
    """What makes these kinds of files; None for all."""
    return tuple(maker for maker in FILE_MAKERS if kinds is None or maker.kind in kinds)


def data_files(
    ledger: Ledger, publication: Publication = UNNAMED, kinds: Collection[str] | None = None
) -> Iterator[File]:
    """The data files, calendars and feeds of these kinds; None for all."""
    texts: dict[str, str] = {}

    def joined(ids: Sequence[str]) -> Iterable[listing.Piece]:
        each = (texts[addresses.record_file(id_, "json")].encode() for id_ in ids)
        return listing.listed(len(ids), map(listing.inner, each))

    work = Work(ledger, publication, joined)
    for maker in file_makers(kinds):
        for id_ in maker.ids(ledger):
            for made in maker.make(work, id_):
                file = File(made.path, b"".join(made.pieces).decode()) if isinstance(made, Joined) else made
                if file.path.endswith(".json"):
                    texts[file.path] = file.text
                yield file


def _record(work: Work, id_: str) -> tuple[File, ...]:
    """The files of one entry."""
    entry, said = work.ledger.library.entries[id_], work.publication
    cited = citation(entry, said.title, said.url)
    return (
        File(addresses.record_file(id_, "json"), record.entry(entry, work.ledger, said.url)),
        File(addresses.record_file(id_, "bib"), cited.bibtex + "\n"),
        File(addresses.record_file(id_, "ris"), cited.ris),
        File(addresses.record_file(id_, "csl.json"), cited.csl),
    )


def _entries(work: Work) -> Joined:
    """All entries in one file, put together from the files of each."""
    return Joined(addresses.ENTRIES_JSON, work.joined(list(work.ledger.neighbours)))


def _calendar(work: Work) -> File:
    ledger, publication = work.ledger, work.publication
    return File(addresses.CALENDAR, calendar.calendar(publication.title, calendar.events(ledger, publication.url)))


def _due_calendar(work: Work) -> File:
    dated = calendar.dated(work.ledger, work.publication.url)
    return File(addresses.DUE_CALENDAR, calendar.calendar(f"{work.publication.title}: due", dated))


def _newest(work: Work) -> Iterator[File]:
    said = work.publication
    channel = Channel(said.title, said.subtitle, said.url, "", "")
    return _feed(channel, feeds.newest(work.ledger, said.url), addresses.FEED)


def _corrections(work: Work) -> Iterator[File]:
    ledger, said = work.ledger, work.publication
    begun = min((entry.known_by for entry in ledger.events), default=1)
    title, subtitle = f"{said.title}: corrections", "What was changed after publication"
    channel = Channel(title, subtitle, said.url, "", addresses.CORRECTIONS, begun)
    return _feed(channel, feeds.corrections(ledger, said.url), addresses.CORRECTIONS_FEED)


def _followed(ledger: Ledger) -> Iterator[str]:
    return (f"{folder}/{id_}" for folder, id_ in feeds.followed(ledger))


def _record_feed(work: Work, path: str) -> Iterator[File]:
    folder, _, id_ = path.partition("/")
    channel, items = feeds.record_feed(work.ledger, work.publication.title, work.publication.url, folder, id_)
    return _feed(channel, items, channel.page + addresses.RECORD_FEED)


def _feed(channel: Channel, items: Sequence[Item], atom: str) -> Iterator[File]:
    """The feed in both forms. atom: the path of the Atom feed; the other lies beside it."""
    other = addresses.json_feed(atom)
    yield File(atom, feeds.atom(replace(channel, feed=atom), items))
    yield File(other, feeds.json_feed(replace(channel, feed=other), items))


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


def _one(kind: str, make: Callable[[Work], File | Joined | Iterable[File]], *, last: bool = False) -> FileMaker:
    """A kind that is one job."""

    def files(work: Work, _: str) -> Iterable[File | Joined]:
        made = make(work)
        return (made,) if isinstance(made, File | Joined) else made

    return FileMaker(kind, lambda _: ("",), files, last)


FILE_MAKERS: Final = (
    FileMaker("record", lambda ledger: ledger.neighbours, _record),
    _one("entries.json", _entries, last=True),
    _one("events.csv", lambda work: File(addresses.EVENTS_CSV, tables.text(tables.EVENTS, tables.events(work.ledger)))),
    _one(
        "transfers.csv",
        lambda work: File(addresses.TRANSFERS_CSV, tables.text(tables.TRANSFERS, tables.transfers(work.ledger))),
    ),
    _one("rules.csv", lambda work: File(addresses.RULES_CSV, tables.text(tables.RULES, tables.rules(work.ledger)))),
    _one(
        "sources.csv",
        lambda work: File(addresses.SOURCES_CSV, tables.text(tables.SOURCES, tables.sources(work.ledger.library))),
    ),
    _one("schema", lambda _: File(addresses.ENTRY_SCHEMA, as_json(schema(Entry)))),
    _one("datapackage", lambda _: File(addresses.DATAPACKAGE, as_json(_datapackage()))),
    _one("calendar", _calendar),
    _one("due calendar", _due_calendar),
    _one("feed", _newest),
    _one("corrections feed", _corrections),
    FileMaker("record feed", _followed, _record_feed),
)
"""Every kind of files, in the order in which they are made."""
