"""The same event, told by another outlet: entries that look like what an article reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from ..model.entry import Entry
from ..model.library import Library
from ..values.edtf import Edtf, parse
from .suggest.evidence import Value

DAYS = 3  # that two reports of one event may lie apart
ALIKE = 0.2  # cosine of the words, from which two texts tell of the same
SHARED = 2  # actors and systems that both name
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")


@dataclass(frozen=True)
class Told:
    """What an entry or a draft tells of.

    Args:
        date: When.
        things: Ids of the actors and systems of its effects.
        words: Its words, cut to their first letters, with how often.
    """

    date: Edtf
    things: frozenset[str]
    words: Mapping[str, int]


class Similar:
    """The entries of content/ by the words of title and summary; rare words count more."""

    def __init__(self, library: Library) -> None:
        entries = [*library.entries.values(), *library.drafts.values()]
        self._told = {entry.file: _told(entry) for entry in entries}
        seen = Counter(word for told in self._told.values() for word in told.words)
        self._rarity = {word: log((1 + len(entries)) / (1 + count)) + 1 for word, count in seen.items()}

    def find(self, fields: Mapping[str, Value], lead: str) -> list[str]:
        """Files of the entries that most likely tell of the same event, the likeliest first.

        Args:
            fields: Front matter of a draft.
            lead: The first paragraph of its article.
        """
        date = parse(str(fields["date"]))
        things = frozenset(_ids({name: fields.get(name, []) for name in _EFFECTS}))
        words = _words(f"{fields['title']} {lead}")
        scored = [
            (self._cosine(words, told.words), file)
            for file, told in self._told.items()
            if _near(date, told.date) and len(things & told.things) >= SHARED
        ]
        return [file for score, file in sorted(scored, reverse=True) if score >= ALIKE]

    def _cosine(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        shared = sum(self._weight(word) ** 2 * one[word] * other[word] for word in one.keys() & other.keys())
        return shared / (self._length(one) * self._length(other) or 1.0)

    def _length(self, words: Mapping[str, int]) -> float:
        return sqrt(sum((self._weight(word) * count) ** 2 for word, count in words.items()))

    def _weight(self, word: str) -> float:
        return self._rarity.get(word, 1.0)


_EFFECTS = ("actors", "systems", "rules", "transfers", "consents")
_PARTIES = ("from", "to", "by", "asked_by", "benefits", "system", "rule", "actors", "systems")


def _told(entry: Entry) -> Told:
    fields = entry.model_dump(mode="json", by_alias=True, include=set(_EFFECTS))
    return Told(entry.date, frozenset(_ids(fields)), _words(f"{entry.title} {entry.summary}"))


def _ids(value: object, name: str = "") -> Iterable[str]:
    """Ids of actors, systems and rules anywhere in front matter."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _ids(inner, key)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _ids(inner, name)
    elif isinstance(value, str) and name in _PARTIES:
        yield value


def _words(text: str) -> Counter[str]:
    return Counter(word[:6] for word in _WORD.findall(text.lower()))


def _near(one: Edtf, other: Edtf) -> bool:
    first = one.latest if one.open_start else one.earliest
    return other.earliest - DAYS <= one.latest and first <= other.latest + DAYS
