"""The same event, told by another outlet: entries that look like what an article reports."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import fsum, log, sqrt
from typing import Final

from ..model.entry import Entry
from ..model.library import Library
from ..patterns import pattern_of
from ..values.edtf import Edtf, parse
from ..values.frozen import quick
from .suggest.entry import SUMMARY
from .suggest.evidence import Value

DAYS: Final = 3
"""Days that two reports of one event may lie apart."""
UNDATED: Final = 14
"""Days before its publication that an article without a day of its own may tell of."""
VAGUE: Final = 31
"""Days that a date spans at most, to say anything of two events being one."""
ALIKE: Final = 0.2
"""Cosine of the words, from which two texts tell of the same."""
MANY_SHARED: Final = 3
"""Actors, systems and rules that both name, from which they tell of the same where the words cannot say: the texts may
be in two languages. One is enough where the words are alike, one less where a sum is the same."""
_STEM: Final = 6  # letters of a word that count
_WORD = pattern_of(r"[^\W\d_]{3,}|\d+")
_EFFECTS = ("actors", "systems", "rules", "transfers", "consents", "programmes")
_PARTIES = frozenset({"from", "to", "by", "asked_by", "benefits", "system", "rule", "actors", "systems", "programme"})

Sum = tuple[float, str]
Vector = Mapping[str, float]


@quick
class Told:
    """What an entry or a draft tells of.

    Args:
        file: The entry's file.
        date: When.
        words: Its words, cut to their first letters, with how often.
        effects: Its effects: front matter, or the entry that has them.
    """

    file: str
    date: Edtf
    words: Mapping[str, int]
    effects: Mapping[str, Value] | Entry

    @cached_property
    def things(self) -> frozenset[str]:
        """Ids of the actors, systems, rules and programmes of its effects."""
        return frozenset(_ids(self._fields))

    @cached_property
    def sums(self) -> frozenset[Sum]:
        """Amounts and currencies of its effects."""
        return frozenset(_sums(self._fields))

    @cached_property
    def _fields(self) -> object:
        """Made when it is asked for, which it is of the few entries that are near in time."""
        if isinstance(self.effects, Entry):
            return self.effects.model_dump(mode="json", by_alias=True, include=set(_EFFECTS))
        return {name: self.effects.get(name, []) for name in _EFFECTS}

    @cached_property
    def first(self) -> int:
        """The first day that it may have happened on, as an ordinal."""
        return self.date.latest - UNDATED if self.date.open_start else self.date.earliest

    def near(self, other: Told) -> bool:
        """Whether both may have happened on one day."""
        return other.first - DAYS <= self.date.latest and self.first <= other.date.latest + DAYS


class Similar:
    """Entries by what they tell; of the words, those that are rare among the published entries count more.

    Args:
        library: The entries that are there, published and drafts.
    """

    def __init__(self, library: Library) -> None:
        published = [_of_entry(entry) for entry in library.entries.values()]
        seen = Counter(word for told in published for word in told.words)
        self._rarity = {word: log((1 + len(published)) / (1 + count)) + 1 for word, count in seen.items()}
        self._rarest = log(1 + len(published)) + 1
        self._told: dict[str, Told] = {}
        self._vectors: dict[str, Vector] = {}
        self._by_day: list[tuple[int, str]] = []
        for told in (*published, *map(_of_entry, library.drafts.values())):
            self._add(told)

    def add(self, fields: Mapping[str, Value], file: str) -> None:
        """Remember a draft that was made."""
        self._add(_of_fields(fields, "", file))

    def find(self, fields: Mapping[str, Value], lead: str) -> list[str]:
        """Files of the entries that most likely tell of the same event, the likeliest first.

        Args:
            fields: Front matter of a draft.
            lead: The first paragraph of its article.
        """
        asked = _of_fields(fields, lead)
        vector = self._vector(asked.words)
        scored = [(self._likeness(asked, vector, told), told.file) for told in self._at_that_time(asked)]
        return [file for score, file in sorted(scored, key=lambda one: (-one[0], one[1])) if score > 0]

    def _add(self, told: Told) -> None:
        if told.date.latest - told.first <= VAGUE and told.file not in self._told:
            self._told[told.file] = told
            insort(self._by_day, (told.date.latest, told.file))

    def _at_that_time(self, asked: Told) -> Iterator[Told]:
        begin = bisect_left(self._by_day, (asked.first - DAYS, ""))
        for latest, file in self._by_day[begin:]:
            if latest > asked.date.latest + DAYS + VAGUE:
                return
            if asked.near(self._told[file]):
                yield self._told[file]

    def _likeness(self, one: Told, vector: Vector, other: Told) -> float:
        """How likely both tell of one event, 0 if that is not to be thought of."""
        shared = len(one.things & other.things)
        cosine = _cosine(vector, self._vector_of(other))
        by_words = cosine >= ALIKE and (shared or not one.things or not other.things)
        by_things = shared + bool(one.sums & other.sums) >= MANY_SHARED
        return cosine + shared / 10 if by_words or by_things else 0.0

    def _vector_of(self, told: Told) -> Vector:
        if told.file not in self._vectors:
            self._vectors[told.file] = self._vector(told.words)
        return self._vectors[told.file]

    def _vector(self, words: Mapping[str, int]) -> Vector:
        """The words by their weight, together of length one."""
        weights = {word: self._rarity.get(word, self._rarest) * count for word, count in words.items()}
        length = sqrt(fsum(weight**2 for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}


def _cosine(one: Vector, other: Vector) -> float:
    return fsum(one[word] * other[word] for word in one.keys() & other.keys())


def _of_entry(entry: Entry) -> Told:
    words = _words_of(entry.title, "", entry.summary, (one.quote for one in entry.evidence))
    return Told(entry.file, entry.date, words, entry)


def _of_fields(fields: Mapping[str, Value], lead: str, file: str = "") -> Told:
    quotes = () if lead else (str(one["quote"]) for one in _mappings(fields.get("evidence", [])))
    words = _words_of(str(fields["title"]), lead, str(fields.get("summary", "")), quotes)
    return Told(file, parse(str(fields["date"])), words, fields)


def _words_of(title: str, lead: str, summary: str, quotes: Iterable[str]) -> Counter[str]:
    """The words of what is written; a draft has quotes where a summary is still to be written."""
    told = " ".join([title, lead, summary.replace(SUMMARY, ""), *set(quotes)])
    return Counter(word[:_STEM] for word in _WORD.findall(told.lower()))


def _mappings(value: object) -> Iterator[Mapping[str, object]]:
    """Every mapping anywhere in front matter."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from _mappings(inner)


def _ids(value: object) -> Iterator[str]:
    """Ids of actors, systems, rules and programmes anywhere in front matter."""
    for one in _mappings(value):
        for name in _PARTIES & one.keys():
            yield from _texts(one[name])


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, list | tuple):
        return [one for one in value if isinstance(one, str)]
    return [value] if isinstance(value, str) else []


def _sums(value: object) -> Iterator[Sum]:
    for one in _mappings(value):
        if "amount" in one and "currency" in one:
            yield float(str(one["amount"])), str(one["currency"])
