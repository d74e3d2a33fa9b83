"""Which source supports which fact, the numbered list of sources, and how to cite an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from ..ledger.reliability import Judgement, judge
from ..model import Publisher, Source
from ..model.library import Library
from ..terms import RELIABILITY, SOURCE_TYPES
from ..values import addresses
from ..values.frozen import quick
from ..values.spoken import date_words
from .parts import NO_REFS, Away, Link, Part, Phrase, Refs, Word
from .wording import language, when, word

_STEP = re.compile(r"[A-Za-z_]+|\d+")
FIELD_WORDS = {
    "date": "the date", "announced": "when it was announced", "decided": "when it was decided",
    "requested": "when it was asked for", "effective": "when it comes into force", "until": "when it ends",
    "due": "when it is due", "known": "when it became known", "kind": "what it is", "summary": "the summary",
    "title": "the title", "actors": "who is involved", "systems": "which systems", "rules": "the rule change",
    "clauses": "the clauses", "transfers": "the transfer", "consents": "the consent",
    "relations": "the links",
    "disagreements": "where sources differ", "items": "the goods", "quantity": "how many", "value": "the sum",
    "from": "the supplier", "to": "the recipient", "status": "where it stands",
    "delivery_point": "where it was handed over",
    "via": "the way it went", "benefits": "who gains", "paid_by": "who pays", "maker": "who makes it",
    "programme": "the programme", "programmes": "the programme", "note": "the note",
    "basis": "the reason", "body": "the text",
    "revisions": "the correction", "aliases": "the names", "names": "the names", "name": "the name",
}  # fmt: skip
"""What a field path is called in a list of sources."""


@quick
class SourceNote:
    """A source as a numbered note. supports: the facts that it supports, in words."""

    number: int
    title: str
    address: str
    imprint: Phrase
    lang: str
    quote: str
    supports: tuple[str, ...]


GAP = " ·\N{NO-BREAK SPACE}"
"""What stands between what is said of a source."""

Path = tuple[str, ...]


@cache
def path(written: str) -> Path:
    """A field path as steps: ``transfers[0].items`` → ``("transfers", "0", "items")``."""
    return tuple(_STEP.findall(written))


Named = tuple[tuple[str, ...], ...]
"""What each of some sources supports. Entries name the same few fields again and again."""

EVENT_FIELDS = ("rules", "transfers", "consents", "programmes", "kind")
"""What an event is. A source of it supports what only says it again, or follows from it."""


class Support:
    """Which of the sources of a record support what: one for all records whose sources name the same fields."""

    __slots__ = ("_first", "_named", "_own", "_parts", "_refs")

    def __init__(self, named: Named) -> None:
        self._named = named
        self._refs: dict[tuple[str, ...], Refs] = {}
        self._own: dict[str, Refs] = {}
        self._first: dict[tuple[str, ...], Refs] = {}
        self._parts: dict[tuple[str, str], Refs] = {}

    def refs(self, *fields: str) -> Refs:
        """Numbers of the sources that support any of `fields`.

        A source supports a field if it names the field, a part of it, or what it is a part of. A source that
        names no field stands for the whole record.
        """
        found = self._refs.get(fields)
        if found is None:
            numbers = tuple(number for number, one in enumerate(self._named, 1) if _supports(one, fields))
            found = self._refs[fields] = Refs(numbers)
        return found

    def own(self, field: str) -> Refs:
        """Numbers of the sources that support a field as a whole; if there is none, those of its parts."""
        found = self._own.get(field)
        if found is None:
            wanted = path(field)
            tried = [(number, [path(written) for written in one]) for number, one in enumerate(self._named, 1)]
            whole = tuple(n for n, paths in tried if not paths or any(one == wanted[: len(one)] for one in paths))
            found = self._own[field] = Refs(whole) if whole else self.refs(field)
        return found

    def part(self, whole: str, name: str) -> Refs:
        """Numbers of the sources that support a field of a part of the record; if there is none, those of the part."""
        found = self._parts.get((whole, name))
        if found is None:
            found = self._parts[whole, name] = nearest(self.refs(f"{whole}.{name}"), self.refs(whole))
        return found

    def first(self, *fields: str) -> Refs:
        """Numbers of the sources of the first of `fields` that any source supports; if of none, those of the event, or
        of its summary.

        A day "on or before" another is known from when it was announced, a summary from what it sums up.
        """
        found = self._first.get(fields)
        if found is None:
            tried = (self.refs(*names) for names in (*((field,) for field in fields), EVENT_FIELDS, ("summary",)))
            found = self._first[fields] = nearest(*tried)
        return found


_support = lru_cache(maxsize=1 << 12)(Support)


def support_of(sources: Sequence[Source]) -> Support:
    """Which of some sources support what."""
    return _support(tuple([source.supports for source in sources]))


def own_refs(sources: Sequence[Source], field: str, address: str = "") -> Refs:
    """As `Support.own`. address: of the page that lists the sources, where it is another."""
    found = support_of(sources).own(field)
    return Refs(found.numbers, address) if address else found


def refs(sources: Sequence[Source], *fields: str, address: str = "") -> Refs:
    """As `Support.refs`. address: of the page that lists the sources, where it is another."""
    found = support_of(sources).refs(*fields)
    return Refs(found.numbers, address) if address else found


def first_refs(sources: Sequence[Source], *fields: str) -> Refs:
    """As `Support.first`."""
    return support_of(sources).first(*fields)


def nearest(*found: Refs) -> Refs:
    """The first that has a number: the sources of a fact, else those of what it is part of."""
    for one in found:
        if one.numbers:
            return one
    return NO_REFS


def _supports(named: tuple[str, ...], fields: tuple[str, ...]) -> bool:
    return not named or any(_within(path(one), path(other)) for one in named for other in fields)


def _within(one: Path, other: Path) -> bool:
    """True if one path leads to the other."""
    return all(left == right for left, right in zip(one, other, strict=False))


def notes(library: Library, sources: Sequence[Source]) -> tuple[SourceNote, ...]:
    """The numbered list of a record's sources."""
    return tuple(_note(library, number, source) for number, source in enumerate(sources, 1))


def _note(library: Library, number: int, source: Source) -> SourceNote:
    return SourceNote(
        number, source.title, source.url or "", _imprint(library, source), source.lang, source.quote or "",
        _supports_words(source.supports),
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def _supports_words(fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(field_words(field) for field in fields))


def field_words(field: str) -> str:
    """What a field path is called: its last named step that has a word."""
    steps = [step for step in path(field) if step in FIELD_WORDS]
    return FIELD_WORDS[steps[-1]] if steps else field


def _imprint(library: Library, source: Source) -> Phrase:
    """Who published it, its reliability, by whom, when, what sort of text, in which language, when read."""
    judgement = judge(library, source)
    parts: list[Part] = [*published_by(source, judgement), GAP, "reliability ", letter(judgement.grade)]
    if source.authors:
        parts += GAP, ", ".join(source.authors)
    parts += GAP, when(source.published) if source.published else "undated"
    parts += GAP, word(SOURCE_TYPES, "source-type", source.type)
    if source.lang != "en":
        parts += GAP, f"in {language(source.lang)}"
    if source.accessed:
        parts += GAP, f"read {date_words(source.accessed)}"
    if source.archived:
        parts += GAP, Away("archived copy", source.archived)
    return tuple(parts)


def published_by(source: Source, judgement: Judgement) -> Phrase:
    """Who published it and, in brackets, whose report it is; with links to those that are judged."""
    first = _publisher(source.publisher, judgement.publisher)
    return (first, " (", _publisher(source.origin, judgement.origin), ")") if source.origin else (first,)


def _publisher(name: str, record: Publisher | None) -> Part:
    return Link(name, addresses.page("publishers", record.id)) if record else name


@cache
def letter(grade: str) -> Word:
    """A grade of reliability as its letter, with its meaning."""
    return replace(word(RELIABILITY, "reliability", grade), label=grade)
