"""The parts that pages are made of: phrases with links and marks, facts, tables, lists of events.

A phrase is a sequence of plain text and parts; each part's `form` tells the theme how to set it
(`theme/templates/_parts.html`, macro `say`). No part holds HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import ClassVar, NamedTuple, TypeVar

from ..values.frozen import quick

T = TypeVar("T")


@quick
class Link:
    """A link within the site. address: below the site's root."""

    label: str
    address: str
    form: ClassVar[str] = "link"


@quick
class Away(Link):
    """A link to another site. address: the full one. lang: language of what is there."""

    lang: str = ""
    form: ClassVar[str] = "away"

    @classmethod
    def to_host(cls, address: str) -> Away:
        """To a page that is named by its host alone, as short as it is known."""
        return cls(address.split("/")[2].removeprefix("www."), address)


@quick
class Word:
    """A closed term, leading to its definition.

    address: on the glossary page. meaning: one sentence. kind: of event, whose mark stands before it, or "".
    """

    label: str
    address: str
    meaning: str
    kind: str = ""
    form: ClassVar[str] = "word"


@quick
class Mark:
    """The mark of a kind of event, with its name. kind: id of a term of `terms.EVENT_KINDS`."""

    kind: str
    label: str
    form: ClassVar[str] = "mark"


@quick
class State:
    """The state of a clause. state: id of a term of `terms.CLAUSE_STATES`, or "unknown"."""

    state: str
    label: str
    form: ClassVar[str] = "state"


@quick
class When:
    """A date in words.

    machine: ISO form where it names a day, month or year, else "". doubtful: not one sure day. span: the first and
    the last possible day where there is no ISO form for it: ``2023-04-01/2023-04-19``, ``..`` for an open end.
    """

    text: str
    machine: str = ""
    doubtful: bool = False
    span: str = ""
    form: ClassVar[str] = "when"


@quick
class Refs:
    """Numbers of the sources that support what stands before. address: page that lists them; "" is this
    page.
    """

    numbers: tuple[int, ...]
    address: str = ""
    form: ClassVar[str] = "refs"


@quick
class Aside:
    """Text of less weight."""

    text: str
    form: ClassVar[str] = "aside"


@quick
class Foreign:
    """Words of another language. lang: BCP 47 tag."""

    text: str
    lang: str
    form: ClassVar[str] = "foreign"


Part = str | Link | Word | Mark | State | When | Refs | Aside | Foreign
Phrase = tuple[Part, ...]
NO_REFS = Refs(())


@quick
class Fact:
    """A line of a table of facts. folded: if not empty, what stands in the line until the reader opens it."""

    label: str
    value: Phrase
    refs: Refs = NO_REFS
    folded: str = ""


@quick
class SharedFact(Fact):
    """A line of facts that several pages have, made once for all of them."""


@quick
class Chip(Link):
    """The way to all events of a term of a facet, made once for all pages that lead there."""


@quick
class Edit:
    """A run of words that stayed ("same"), went ("out") or came ("in")."""

    way: str
    text: str


@quick
class Clause:
    """What an event says of a clause of a rule. before: None if nothing was said, or nothing else.

    remark: how it stands to what was before ("proposed", "as before"). to, was_to: to whom it applies,
    and applied before.
    """

    label: str
    before: State | None
    after: State
    remark: str
    to: str
    was_to: str
    note: str
    refs: Refs
    edits: tuple[Edit, ...] = ()
    """From what it applied to before to what it applies to now, word by word, where enough of the words stayed."""


@quick
class Tie:
    """A link to something else: the relation in words, the other end, and what else is said.

    meaning: of the relation, in a sentence, or "". when: the other end's date, if it is shown. refs: the sources
    that say that the two hang together, where any does.
    """

    relation: str
    target: Phrase
    meaning: str = ""
    when: When | None = None
    note: str = ""
    refs: Refs = NO_REFS


@quick
class Column:
    """A column. number: its cells are figures, set flush.

    phone: how a cell stands where each row is a block: "" under its label; "bare" on a line of its own without it;
    "flow" beside the cell before; "arrow" so, after an arrow; "pair" so, with its label.
    """

    label: str
    number: bool = False
    phone: str = ""

    @cached_property
    def style(self) -> str:
        """The class of its cells."""
        return f"number {self.phone}".strip() if self.number else self.phone


class Together(tuple[T, ...]):
    """Values that stand together in many places, as one object: what a theme laid them out as is kept."""

    _told = ""

    def __repr__(self) -> str:
        """As a tuple's, made once: all rows are asked for it, to tell which pages differ."""
        if not self._told:
            self._told = super().__repr__()
        return self._told


class Row(tuple[Phrase, ...]):
    """A row of tables of the same columns: what a theme laid it out as may be kept with it. laid: by what, with what
    beside it, and as what.
    """

    laid: tuple[object, object, str] | None = None
    told: str = ""

    def __repr__(self) -> str:
        """What tells it from others, in few letters: several pages have it, and are told from others by it."""
        if not self.told:
            self.told = f"Row({sha256(super().__repr__().encode()).hexdigest()[:32]})"
        return self.told


@quick
class Table:
    """A table whose first column names its rows. caption: says what it shows without the page around it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Phrase, ...], ...]
    quiet: bool = False
    """True if the caption only repeats the heading above it and is for screen readers."""
    name: str = ""
    """Class of its width rules in ``components.css``; tables of one name stand in the same columns."""
    bands: tuple[Band, ...] = ()
    """The same rows under headings of their own, in order; empty for one table."""


@quick
class Band:
    """Rows of a table under a heading. anchor: its id on the page, or "". folded: until asked for, or printed."""

    heading: str
    table: Table
    anchor: str = ""
    folded: bool = False


def filled(
    columns: tuple[Column, ...], rows: tuple[tuple[Phrase, ...], ...]
) -> tuple[tuple[Column, ...], tuple[tuple[Phrase, ...], ...]]:
    """The first column and those in which some row says anything, and the rows in them."""
    kept = [place for place in range(len(columns)) if place == 0 or any(row[place] for row in rows)]
    if len(kept) == len(columns):
        return columns, rows
    return tuple(columns[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows)


def banded(table: Table, headings: Iterable[str], whole: int | None = None, anchors: bool = False) -> Table:
    """A table in bands: a heading a row, rows of one heading together. whole: rows after which a band is folded.
    anchors: True to give each band an id.
    """
    bands: list[Band] = []
    shown = 0
    for heading, group in groupby(zip(headings, table.rows, strict=True), key=itemgetter(0)):
        rows = tuple(row for _, row in group)
        part = replace(table, caption=f"{table.caption}: {heading}", rows=rows, quiet=True)
        anchor = re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") if anchors else ""
        folded = bool(bands) and whole is not None and shown + len(rows) > whole
        bands.append(Band(heading, part, anchor, folded))
        shown += len(rows)
    return replace(table, bands=tuple(bands)) if len(bands) > 1 else table


@quick
class Figure:
    """A number in large type with what it counts. anchor: id of the section that lists it, or ""."""

    number: int
    label: str
    anchor: str = ""


@quick
class Event:
    """An entry in a list."""

    when: When
    title: Link
    marks: tuple[Mark, ...]
    summary: str = ""
    relation: str = ""
    """How it stands to the page's subject, in words; "" where that is plain."""


class Dated(NamedTuple):
    """An entry by its date and its title."""

    when: When
    title: Link


@quick
class EventGroup:
    """Entries under one heading, such as a year."""

    heading: str
    events: tuple[Event, ...]


@quick
class Crumb:
    """The index that a page belongs to."""

    label: str
    address: str


def join(parts: Iterable[Part], word: str = "and") -> Phrase:
    """Parts as a person lists them: ``a, b and c``."""
    listed = list(parts)
    if len(listed) < 2:
        return tuple(listed)
    phrase: list[Part] = []
    for number, part in enumerate(listed):
        if number:
            phrase.append(f" {word} " if number == len(listed) - 1 else ", ")
        phrase.append(part)
    return tuple(phrase)


def capital(phrase: Phrase) -> Phrase:
    """A phrase that begins with a capital letter, in its first text, link or word."""
    if not phrase:
        return phrase
    first = phrase[0]
    if type(first) is str:
        # Most begin so.
        return phrase if first[:1].isupper() else (_capital(first), *phrase[1:])
    if type(first) is Link or type(first) is Word:
        label = first.label
        return phrase if label[:1].isupper() else (replace(first, label=_capital(label)), *phrase[1:])
    return phrase


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def plain(phrase: Iterable[Part]) -> str:
    """A phrase as plain text, for a title, a description or a picture's text."""
    return "".join(_text(part) for part in phrase)


def _text(part: Part) -> str:
    match part:
        case str():
            return part
        case Link(label=label) | Word(label=label) | Mark(label=label) | State(label=label):
            return label
        case When(text=text) | Aside(text=text) | Foreign(text=text):
            return text
        case _:
            return ""
