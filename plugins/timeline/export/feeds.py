"""The Atom feed and the sitemap."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from ..ledger import Ledger
from ..model import Entry
from ..terms import EVENT_KINDS
from ..values import addresses
from ..values.edtf import iso
from ..values.spoken import date_words

NEWEST: Final = 50
"""How many entries a feed holds."""


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself.

    url: the site's full address without a slash at the end. feed: the feed's own path.
    """

    title: str
    subtitle: str
    url: str
    feed: str


def atom(ledger: Ledger, channel: Channel) -> str:
    """An Atom feed of the entries that became known last."""
    # Here: only a build and an export need it, a check does not.
    from feedgenerator import Atom1Feed

    feed = Atom1Feed(
        title=channel.title,
        link=f"{channel.url}/",
        description=channel.subtitle,
        feed_url=f"{channel.url}/{channel.feed}",
        language="en",
    )
    newest = sorted(ledger.events, key=lambda entry: (entry.known_by, entry.id), reverse=True)
    for entry in newest[:NEWEST]:
        _add(feed, entry, ledger, channel)
    out = io.StringIO()
    feed.write(out, "utf-8")
    return out.getvalue()


def _add(feed: object, entry: Entry, ledger: Ledger, channel: Channel) -> None:
    link = f"{channel.url}/{addresses.page('entries', entry.id)}"
    known = dt.datetime.combine(dt.date.fromordinal(entry.known_by), dt.time(), dt.UTC)
    feed.add_item(  # type: ignore[attr-defined]
        title=entry.title,
        link=link,
        unique_id=link,
        description=f"<p><strong>{escape(date_words(entry.date))}.</strong> {escape(entry.summary)}</p>",
        categories=[EVENT_KINDS[kind].label for kind in ledger.involved[entry.id].kinds],
        pubdate=known,
        updateddate=known,
    )


def sitemap(site_url: str, pages: Iterable[str], changed: dict[str, int]) -> str:
    """A sitemap of these addresses. changed: the day on which a page changed last (ordinal), if known."""
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<urlset xmlns="{space}">']
    for page in sorted(pages):
        when = f"<lastmod>{iso(changed[page])}</lastmod>" if page in changed else ""
        lines.append(f"<url><loc>{escape(f'{site_url}/{page}')}</loc>{when}</url>")
    return "\n".join([*lines, "</urlset>", ""])
