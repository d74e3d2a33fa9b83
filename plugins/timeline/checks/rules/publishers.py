"""Publishers are judged once they matter, and have one name each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from operator import attrgetter
from typing import Final

from ...model.library import columns
from ..base import Finding, Records, check_early

MATTERS: Final = 3
"""From this number of entries on, a publisher needs a record with its reliability."""

NEAR: Final = 0.9
"""How alike two names are, from 0 to 1, that are likely one publisher's."""

BySize = dict[int, list[tuple[str, int]]]

Place = tuple[str, int, str]
"""An entry's id, the number of a source and the field that names a publisher."""


def find(site: Records) -> Iterator[Finding]:
    """Publishers without a record that are cited often, or whose name is nearly that of a record."""
    yield from _twice(site)
    judged = [name for one in site.library.publishers.values() for name in (one.name, *one.aliases)]
    known = {name.casefold(): name for name in judged}
    sizes = by_size(known)
    for name, places in _unjudged(site, frozenset(judged)).items():
        id_, number, field = places[0]
        entry = site.library.entries.get(id_) or site.library.drafts[id_]
        near = nearest(name.casefold(), sizes)
        if near:
            message = f'"{name}" looks like "{known[near]}"; write that, or give it a record in content/publishers'
            yield Finding(entry, ("sources", number, field), message)
        elif len({place[0] for place in places}) >= MATTERS:
            message = f'"{name}" is cited in {MATTERS} entries or more; judge it: inv new publisher'
            yield Finding(entry, ("sources", number, field), message)


def by_size(names: Iterable[str]) -> BySize:
    """Names by how many letters they have, each with which letters, as bits: two letters may have one."""
    found: BySize = defaultdict(list)
    for name in names:
        found[len(name)].append((name, _letters(name)))
    return found


def _letters(name: str) -> int:
    return sum({1 << ord(letter) % 64 for letter in name})


def nearest(name: str, others: BySize) -> str | None:
    """The name among others that is most alike, if one is near. Those that have too few letters in common for that,
    which nearly all have, are not compared: it would take twenty times as long.
    """
    size, letters = len(name), _letters(name)
    likely = [
        other
        for length, some in others.items()
        if 2 * min(size, length) / (size + length) >= NEAR
        for other, theirs in some
        if 2 * (size - (letters & ~theirs).bit_count()) / (size + length) >= NEAR
        if 2 * (length - (theirs & ~letters).bit_count()) / (size + length) >= NEAR
    ]
    return next(iter(get_close_matches(name, likely, n=1, cutoff=NEAR)), None)


def _unjudged(site: Records, judged: Collection[str]) -> Mapping[str, list[Place]]:
    """Names without a record → where they stand."""
    found: dict[str, list[Place]] = defaultdict(list)
    drafts = sorted(site.library.drafts.values(), key=attrgetter("id"))
    for id_, sources in chain(columns(site.library.timeline, "id", "sources"), columns(drafts, "id", "sources")):
        for number, source in enumerate(sources):
            name, origin = source.publisher, source.origin
            if name not in judged:
                found[name].append((id_, number, "publisher"))
            if origin and origin not in judged:
                found[origin].append((id_, number, "origin"))
    return found


def _twice(site: Records) -> Iterator[Finding]:
    """Records that claim the same name."""
    owner: dict[str, str] = {}
    for record in site.library.publishers.values():
        for name in (record.name, *record.aliases):
            first = owner.setdefault(name, record.id)
            if first != record.id:
                yield Finding(record, ("name",), f'"{name}" is the name of content/publishers/{first}.md too')


CHECK = check_early("publishers", "A publisher that matters is judged, under one name", find, "warning")
