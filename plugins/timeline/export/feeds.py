"""Feeds, Atom (RFC 4287) and JSON Feed 1.1, of all entries, of corrections and of single records; and the sitemap."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import Any, Final
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from ..ledger import Ledger
from ..model import Entry, Vocabulary
from ..model.library import columns, picked
from ..terms import EVENT_KINDS
from ..values import addresses
from ..values.edtf import iso
from ..values.frozen import quick
from ..values.spoken import date_words
from .listing import as_json

NEWEST: Final = 50
"""How many entries a feed holds."""
RESERVED: Final = "/#%[]=:;$&()+,!?*@'~"
"""Signs of an address that stand in it as they are (RFC 3987, 3.1)."""
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@quick
class Channel:
    """What a feed says of itself.

    url: the site's full address without a slash at the end. feed: the feed's own path. page: the path of the page
    that it follows. begun: the day (ordinal) that a feed without items gives for its last change.
    """

    title: str
    subtitle: str
    url: str
    feed: str
    page: str = ""
    begun: int = 1


@quick
class Item:
    """One thing of a feed. id: its lasting address. known: the day it became known, or was put right (ordinal)."""

    id: str
    link: str
    title: str
    html: str
    tags: tuple[str, ...]
    known: int


def newest(ledger: Ledger, url: str, ids: Collection[str] | None = None) -> tuple[Item, ...]:
    """The entries that became known last; ids: among these only."""
    entries = ledger.library.entries
    if ids is None:
        last = sorted(columns(ledger.events, "known_by", "id"), reverse=True)
    else:
        known = picked(entries, ids, "known_by")
        last = sorted(zip(known, ids, strict=True), reverse=True)
    return tuple(_entry(entries[id_], ledger, url) for _, id_ in last[:NEWEST])


def _entry(entry: Entry, ledger: Ledger, url: str) -> Item:
    link = f"{url}/{addresses.page('entries', entry.id)}"
    html = f"<p><strong>{escape(date_words(entry.date))}.</strong> {escape(entry.summary)}</p>"
    tags = tuple(EVENT_KINDS[kind].label for kind in ledger.involved[entry.id].kinds)
    return Item(link, link, entry.title, html, tags, entry.known_by)


def corrections(ledger: Ledger, url: str) -> tuple[Item, ...]:
    """What was changed after publication, the last change first."""
    found = [
        (revision.date.latest, entry, number)
        for entry in ledger.events
        for number, revision in enumerate(entry.revisions)
    ]
    last = nlargest(NEWEST, found, key=lambda change: (change[0], change[1].id, change[2]))
    return tuple(_correction(entry, number, url) for _, entry, number in last)


def _correction(entry: Entry, number: int, url: str) -> Item:
    link, revision = f"{url}/{addresses.page('entries', entry.id)}", entry.revisions[number]
    html = f"<p><code>{escape(revision.field)}</code> was “{escape(revision.was)}”. {escape(revision.reason)}</p>"
    return Item(f"{link}#corrections-{number + 1}", f"{link}#corrections", entry.title, html, (), revision.date.latest)


def atom(channel: Channel, items: Sequence[Item]) -> str:
    """An Atom feed."""
    # Here: only a build and an export need it, a check does not.
    from feedgenerator import Atom1Feed

    feed = Atom1Feed(
        title=channel.title,
        link=f"{channel.url}/{channel.page}",
        description=channel.subtitle,
        feed_url=f"{channel.url}/{channel.feed}",
        language="en",
    )
    # Without items the library would give the time of the build.
    feed.latest_post_date = lambda: _moment(max((item.known for item in items), default=channel.begun))
    # The entries as one text: the library writes them sign by sign, and there are fifty on each of many feeds.
    feed.write_items = lambda handler: handler.ignorableWhitespace("".join(map(_atom_entry, items)))
    out = io.StringIO()
    feed.write(out, "utf-8")
    return out.getvalue()


def _atom_entry(item: Item) -> str:
    """An item as the library writes one; without signs that XML has no form for, of which it would raise an error."""
    when, link = f"{iso(item.known)}T00:00:00+00:00", quoteattr(quote(item.link, safe=RESERVED))
    tags = "".join([f"<category term={quoteattr(tag)}/>" for tag in item.tags])
    return _NOT_IN_XML.sub(
        "",
        f'<entry><title>{escape(item.title)}</title><link href={link} rel="alternate"/>'
        f"<published>{when}</published><updated>{when}</updated><id>{escape(item.id)}</id>"
        f'<summary type="html">{escape(item.html)}</summary>{tags}</entry>',
    )


def _moment(day: int) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromordinal(day), dt.time(), dt.UTC)


def json_feed(channel: Channel, items: Iterable[Item]) -> str:
    """A JSON Feed (jsonfeed.org, version 1.1)."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.subtitle,
        "home_page_url": f"{channel.url}/{channel.page}",
        "feed_url": f"{channel.url}/{channel.feed}",
        "language": "en",
        "items": [_json_item(item) for item in items],
    }
    return as_json(feed)


def _json_item(item: Item) -> Mapping[str, Any]:
    return {
        "id": item.id,
        "url": item.link,
        "title": item.title,
        "content_html": item.html,
        "date_published": f"{iso(item.known)}T00:00:00Z",
        **({"tags": list(item.tags)} if item.tags else {}),
    }


def followed(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Folder and id of each actor, system, rule and programme that an event concerns: it has a feed."""
    for folder, records, listed in _groups(ledger):
        yield from ((folder, id_) for id_ in sorted(records.keys() & listed.keys()))


def record_feed(ledger: Ledger, title: str, url: str, folder: str, id_: str) -> tuple[Channel, tuple[Item, ...]]:
    """The feed of what concerns a record."""
    records, listed = next(group[1:] for group in _groups(ledger) if group[0] == folder)
    page, name = addresses.page(folder, id_), records[id_].name
    channel = Channel(f"{name} · {title}", f"Events that concern {name}", url, page, page)
    return channel, newest(ledger, url, listed[id_])


def _groups(ledger: Ledger) -> tuple[tuple[str, Mapping[str, Vocabulary], Mapping[str, tuple[str, ...]]], ...]:
    library = ledger.library
    return (
        ("actors", library.actors, ledger.entries_of_actor),
        ("systems", library.systems, ledger.entries_of_system),
        ("rules", library.rules, ledger.entries_of_rule),
        ("programmes", library.programmes, ledger.entries_of_programme),
    )


def sitemap(site_url: str, pages: Iterable[str], changed: dict[str, int]) -> str:
    """A sitemap of these addresses. changed: the day on which a page changed last (ordinal), if known."""
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<urlset xmlns="{space}">']
    listed = sorted(pages)
    # No address holds a line break: all are escaped at once.
    escaped = escape("\n".join([f"{site_url}/{page}" for page in listed])).split("\n") if listed else []
    for page, address in zip(listed, escaped, strict=True):
        when = f"<lastmod>{iso(changed[page])}</lastmod>" if page in changed else ""
        lines.append(f"<url><loc>{address}</loc>{when}</url>")
    return "\n".join([*lines, "</urlset>", ""])
