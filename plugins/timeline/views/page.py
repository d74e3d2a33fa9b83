"""What a view gives to the theme: the address of a page, its template, and the values to lay out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ..values.frozen import quick


@quick
class Page:
    """One page of the site."""

    address: str
    """Path below the site's root, ending in "/"; "" is the home page; a file such as "404.html" stands
    as it is.
    """
    template: str
    """File name in the theme's templates."""
    context: Mapping[str, object]
    """What the template lays out."""
    made_from: tuple[str, ...] = ()
    """Ids of the records that the page is made from."""

    @property
    def save_as(self) -> str:
        """The file to write, below the output folder."""
        address = self.address
        return f"{address}index.html" if not address or address[-1] == "/" else address


@quick
class Options:
    """What the views must be told, because they read neither settings, nor files, nor the clock."""

    today: dt.date
    """The day of the build."""
    site_name: str = ""
    """The site's name, for citations."""
    site_url: str = ""
    """The site's full address without a final slash, for citations; "" when it is not known."""
    days: tuple[dt.date, ...] = ()
    """The days that have a page of their own: what was so and known then."""
    kinds: frozenset[str] | None = None
    """The kinds of pages to make; None for all."""
