"""Who published it, and what is known about that publisher's pages: publishers/<id>.yaml, one file each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from ..patterns import pattern_of
from ..values.frozen import quick
from .lines import Line, words_of
from .table import read_yaml

_COPYRIGHT = pattern_of(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,:]*(?:by\s+)?"
    r"((?:[A-Z][\w.&'’-]*|of|the|and|for)(?: (?:[A-Z][\w.&'’-]*|of|the|and|for)){0,5})",
    re.I,
)
_DESK = pattern_of(
    r"((?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4})(?:'s|’s)? (?:news desk|news ?room|staff|redaktion|team)\b"
)
_DESKS = (" news desk", " newsroom", " news room", " staff", " redaktion", " team")  # soon told, what it looks for
_HOST = pattern_of(
    r"\b(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+(?:com|org|net|co\.uk|ua|de|fr|pl|jp|eu|info|gov|int|mil))\b"
)
_NO_PUBLISHER = pattern_of(
    r"^(?:all rights.*|the|getty.*|image.*|photo.*|reuters|afp|ap|associated press|our|editorial|join)$", re.I
)
_TAIL = pattern_of(r"\s*(?:all rights reserved.*|inc\.?|ltd\.?|llc|gmbh|plc|limited|corporation|\.)$", re.I)


ENOUGH = 2  # signs of a publisher, from which a page is taken for one of its own


@quick
class Publisher:
    """What is known about one publisher.

    Args:
        id: Name of its file.
        name: Its name as a source gives it.
        hosts: Domains of its pages.
        names: Other forms of the name that its pages use.
        type: A term of `terms.SOURCE_TYPES`.
        furniture: Lines of its pages that are never story (regular expressions, matched at the line's start).
    """

    id: str
    name: str
    hosts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    type: str = "newspaper"
    furniture: tuple[str, ...] = ()

    def owns(self, text: str) -> bool:
        """Whether a line is a part of this publisher's pages and no story."""
        return any(re.match(pattern, text, re.I) for pattern in self.furniture)


@cache
def publishers() -> tuple[Publisher, ...]:
    """All publishers that have a file, by id."""
    folder = Path(__file__).with_name("publishers")
    found = []
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".yaml"):
            found.append(_publisher(file.name.removesuffix(".yaml"), read_yaml(file)))
    return tuple(found)


def _publisher(id_: str, raw: Mapping[str, Any]) -> Publisher:
    return Publisher(
        id=id_,
        name=raw["name"],
        hosts=tuple(raw["hosts"]),
        names=tuple(raw.get("names", ())),
        type=raw.get("type", "newspaper"),
        furniture=tuple(raw.get("furniture", ())),
    )


def parts_of(url: str | None) -> SplitResult:
    """An address in its parts; all are empty where there is none, or where it is not well formed."""
    try:
        return urlsplit(url or "")
    except ValueError:
        return urlsplit("")


def host_of(url: str | None) -> str:
    """The host of an address; empty where it has none."""
    return parts_of(url).hostname or ""


def by_host(url: str | None) -> Publisher | None:
    """The publisher of an address."""
    host = host_of(url)
    return next(
        (one for one in publishers() for domain in one.hosts if host == domain or host.endswith("." + domain)),
        None,
    )


def by_furniture(lines: Sequence[Line]) -> Publisher | None:
    """The publisher whose name or address the lines around a story carry most; None if none or several do.

    An agency or an office is named in many pages that are not its own: only its address counts.
    """
    words = set().union(*[line.words for line in lines])
    text = "\n".join([line.text for line in lines])
    found = [one for one, spelt in _spelt() if any(map(words.issuperset, spelt))]
    ranked = sorted(((_signs(one, text), one.id, one) for one in found), reverse=True)
    if not ranked or ranked[0][0] < ENOUGH or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][2]


@cache
def _spelt() -> tuple[tuple[Publisher, tuple[frozenset[str], ...]], ...]:
    """Each publisher with the words of each address and name: most pages have all the words of few."""
    return tuple(
        (one, tuple(frozenset(words_of(sign)) for sign in (*one.hosts, *one.names, one.name))) for one in publishers()
    )


def _signs(one: Publisher, text: str) -> int:
    """How often a text carries a publisher's address (counting twice) or name."""
    addresses = sum(ENOUGH * text.count(host) for host in one.hosts)
    if one.type in ("wire", "official"):
        return addresses
    spellings = sorted((name for name in {one.name, *one.names} if name in text), key=len, reverse=True)
    if not spellings:
        return addresses
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, spellings))})(?!\w)"
    return addresses + len(re.findall(pattern, text))


def name_in_furniture(lines: Sequence[Line], story: Sequence[int]) -> str:
    """The name that a page of an unknown publisher gives itself: in its copyright line, its desk, its address."""
    inside = set(story)
    around = [line.text for i, line in enumerate(lines) if i not in inside and len(line.text) < 300]
    named = [
        _bare(match[1])
        for text in around
        if "©" in text or "opyright" in text or "(c)" in text
        for match in _COPYRIGHT.finditer(text)
    ]
    desks = [text for text in around if any(map(text.__contains__, _DESKS))]
    named += [_bare(match[1]) for text in desks for match in _DESK.finditer(text)]
    known = Counter(name for name in named if name and not _NO_PUBLISHER.match(name))
    if known:
        return known.most_common(1)[0][0]
    hosts = Counter(match[1] for text in around if "." in text for match in _HOST.finditer(text))
    return hosts.most_common(1)[0][0] if hosts else ""


def _bare(name: str) -> str:
    return _TAIL.sub("", name.strip()).strip(" ,.-")
