"""Who wrote an HTML page: what it says of itself, else the line that it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import html as lxml_html

from ..patterns import pattern_of
from .byline import is_person, people

_KEYS = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
_BY = pattern_of(r"^(?:by|von|par|door|por|di|av|af)\s+", re.I)
_JOINT = pattern_of(r"\s*,\s*|\s*;\s*|\s+(?:and|und|og|och|et|y)\s+")
_INITIALS = pattern_of(r"\s*\([\w.]{2,6}\)$")
_SHOWN = (
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'author') or contains(@class, 'byline')"
    " or contains(@class, 'Author') or contains(@class, 'Byline')]"
)
MOST = 12  # elements that are looked at
LONGEST = 120  # characters of a byline


def authors(tree: lxml_html.HtmlElement, record: Any, tags: Mapping[str, str], site: str) -> tuple[str, ...]:
    """Names of the authors.

    Args:
        tree: The page.
        record: `author` of the page's JSON-LD.
        tags: Its meta tags.
        site: Its own name: an author of that name is none while the page shows another.
    """
    told = tuple(dict.fromkeys(name for one in _names(record) or _tagged(tags) for name in _parts(one) if name))
    if told and not all(_is_site(name, site) for name in told):
        return told
    return _shown(tree) or told


def _tagged(tags: Mapping[str, str]) -> list[str]:
    values = (tags.get(key, "") for key in _KEYS)
    value = next((one for one in values if one and not one.startswith(("http", "@"))), "")
    return [_BY.sub("", one.strip()) for one in re.split(r",| and | und |;", value)] if value else []


def _names(author: Any) -> list[str]:
    """The names in a value of JSON-LD."""
    if isinstance(author, str):
        return [] if author.startswith("http") else [author.strip()]
    if isinstance(author, list):
        return [name for one in author for name in _names(one)]
    return _names(author.get("name")) if isinstance(author, dict) else []


def _parts(name: str) -> list[str]:
    """A name, or the names that are joined in it, if each is a person's."""
    parts = [bare for one in _JOINT.split(name) if (bare := _INITIALS.sub("", one).strip())]
    joined = len(parts) > 1 and is_person(parts[0]) and is_person(parts[1])
    return parts if joined else [_INITIALS.sub("", name).strip()]


def _is_site(name: str, site: str) -> bool:
    plain = re.sub(r"\W", "", name).lower()
    return plain in re.sub(r"\W", "", site).lower() or "." in name.strip(".")[1:-1].replace(". ", "")


def _shown(tree: lxml_html.HtmlElement) -> tuple[str, ...]:
    """The names in the first element that is said to be a byline."""
    for element in tree.xpath(_SHOWN)[:MOST]:
        text = " ".join(" ".join(element.itertext()).split())
        names = people(_BY.sub("", text), marked=True) if 0 < len(text) <= LONGEST else ()
        found = tuple(name for name in names if is_person(name))
        if found:
            return found
    return ()
