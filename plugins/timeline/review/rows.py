"""The draft as an author goes through it: cards of rows, a row a field, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..checks.rules.reviewed import STUB
from ..frontmatter import Data, Value, flow, written
from ..model import Entry
from .controls import Control, control, label_of
from .draft import EVIDENCE, Suggestion
from .dropping import alone, extent
from .names import Names
from .saying import rule_of, said
from .shapes import Shape, fields, shape_at
from .tree import Steps, at, cut

NOT_HERE: Final = frozenset({EVIDENCE, "status"})
UNSEEN: Final = frozenset({"content_hash"})
"""Fields that an author has nothing to do with; they stay as they are."""
WORDS: Final = ("title", "summary")
ELEMENTS: Final[Mapping[str, str]] = {
    "rules": "Rule", "transfers": "Transfer", "consents": "Consent", "programmes": "Programme",
    "disagreements": "Disagreement", "sources": "Source", "revisions": "Revision", "exceptions": "Exception",
}  # fmt: skip
"""Lists whose elements have a card each."""
ONE: Final = {name: title.lower() for name, title in ELEMENTS.items()} | {"relations": "relation"}


@dataclass(frozen=True, slots=True)
class Row:
    """One field. text: as it is written. said: what that means. takes: what else goes if it is dropped.

    kept: why it cannot be dropped. control: what changes it; None for what is no field, such as another event.
    missing: it is not there, and nothing can be published without it.
    """

    path: Steps
    label: str
    text: str
    said: str
    suggestions: tuple[Suggestion, ...] = ()
    control: Control | None = None
    takes: str = ""
    kept: str = ""
    missing: bool = False

    @property
    def name(self) -> str:
        """Its path as it is written."""
        return written(self.path)

    @property
    def stub(self) -> bool:
        """Whether it is still to be written."""
        return self.missing or self.text.lower().startswith(STUB)

    @property
    def brief(self) -> str:
        """How the value is written, where that is short enough to help: an id, a term, a date."""
        return "" if self.text in ("", self.said) or self.text[0] == "{" else self.text

    @property
    def state(self) -> str:
        """open, accepted or changed; plain if nothing is suggested for it, and it is no stub."""
        decided = [one.decided for one in self.suggestions]
        if self.stub:
            return "open"
        if not decided:
            return "plain"
        if not all(decided):
            return "open"
        return "changed" if "changed" in decided else "accepted"


@dataclass(frozen=True, slots=True)
class Card:
    """Rows that belong together. more: the fields that may be added, by path, with their meaning."""

    title: str
    path: Steps
    rows: tuple[Row, ...]
    more: tuple[tuple[str, str, str], ...] = ()

    @property
    def name(self) -> str:
        """Its path as it is written; empty if its rows are fields of the entry itself."""
        return written(self.path)

    @property
    def waiting(self) -> int:
        """How many of its rows are not decided."""
        return sum(row.state == "open" for row in self.rows)

    @property
    def acceptable(self) -> int:
        """How many of its rows can be accepted as they are."""
        return sum(row.state == "open" and not row.stub for row in self.rows)


def cards(data: Data, suggestions: Sequence[Suggestion], names: Names, adding: Steps = ()) -> tuple[Card, ...]:
    """All fields of a draft in cards, in the order of a formatted file.

    adding: the path of a field that is to be added: it has a row though it is not there yet.
    """
    build = _Builder(data, suggestions, names, adding)
    found = [build.top("Words", WORDS), build.top("When", _dates()), build.top("About", _others())]
    found += [card for name in ELEMENTS if name != "sources" for card in build.elements(name)]
    found += [build.relations(), *build.elements("sources"), build.unplaced()]
    spare = tuple(more for card in found if not card.rows for more in card.more)
    another = build.another()
    return (*(card for card in found if card.rows), replace(another, more=(*spare, *another.more)))


def _dates() -> list[str]:
    return [name for name, shape in fields(Entry).items() if shape.kind == "date"]


def _others() -> list[str]:
    apart = {*_dates(), *WORDS, *ELEMENTS, *NOT_HERE, "relations"}
    return [name for name in fields(Entry) if name not in apart]


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes cards of one draft."""

    data: Data
    suggestions: Sequence[Suggestion]
    names: Names
    adding: Steps

    def top(self, title: str, fields_: Iterable[str]) -> Card:
        """A card of fields of the entry itself."""
        here = [name for name in fields_ if name in self.data or self.adding == (name,)]
        rows = tuple(row for name in here for row in self._rows((name,)))
        return Card(title, (), rows, tuple(self._absent((), (name for name in fields_ if name not in here))))

    def elements(self, name: str) -> Iterator[Card]:
        """A card for each element of a list; the last offers another."""
        items = self.data.get(name)
        for number, item in enumerate(items if isinstance(items, list) else []):
            rows = tuple(self._rows((name, number)))
            there = (item if isinstance(item, dict) else {}).keys() | self._wanted((name, number))
            shapes = self._fields((name, number)).items()
            absent = (key for key, shape in shapes if shape.kind == "rows" or key not in there | UNSEEN)
            title = f"{ELEMENTS[name]} {number + 1}" if len(items or ()) > 1 else ELEMENTS[name]
            yield Card(title, (name, number), rows, tuple(self._absent((name, number), absent)))

    def relations(self) -> Card:
        """The card of all relations."""
        items = self.data.get("relations")
        there = range(len(items)) if isinstance(items, list) else range(0)
        rows = tuple(row for number in there for row in self._rows(("relations", number)))
        return Card("Relations", ("relations",), rows)

    def another(self) -> Card:
        """The card that offers what the draft may have more of."""
        lists = [name for name, shape in fields(Entry).items() if shape.kind == "rows" and name not in NOT_HERE]
        rows = [Row((name,), f"another {ONE[name]}", "", "", control=control(self.data, (name,))) for name in lists]
        more = ((name, ONE[name], fields(Entry)[name].meaning) for name in lists)
        return Card("Add", (), tuple(row for row in rows if row.path == self.adding), tuple(more))

    def unplaced(self) -> Card:
        """The card of suggestions that are for no field of the draft, such as another event."""
        loose = [one for one in self.suggestions if at(self.data, one.path) is None]
        return Card("Also in the article", (), tuple(_loose(one) for one in loose))

    def _fields(self, path: Steps) -> Mapping[str, Shape]:
        shape = shape_at(path)
        return fields(shape.model) if shape and shape.model else {}

    def _absent(self, path: Steps, keys: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        for key in keys:
            place = (*path, key)
            shape = shape_at(place)
            if shape is not None and place != self.adding:
                yield written(place), label_of(place), shape.meaning

    def _rows(self, path: Steps, lead: str = "") -> Iterator[Row]:
        """The row of a field, or those of the fields in it."""
        shape, value = shape_at(path), at(self.data, path)
        if shape is None or (shape.kind in ("group", "rows") and not shape.whole and value is not None):
            if direct := self._suggested(path, below=False):
                yield replace(self._row(path, lead, None, value), suggestions=direct)
            for step in self._steps(path, value):
                yield from self._rows((*path, step), _lead(path, step, lead, value))
            if self.adding == path:
                yield Row(path, f"another {label_of(path)}", "", "", control=control(self.data, path))
        else:
            yield self._row(path, lead, shape, value)

    def _steps(self, path: Steps, value: Value | None) -> Iterator[str | int]:
        if isinstance(value, list):
            yield from range(len(value))
        elif isinstance(value, dict):
            order = [name for name in self._fields(path) if name not in UNSEEN]
            added = {str(self.adding[-1])} if self.adding[:-1] == path else set()
            known = value.keys() | added | self._wanted(path)
            yield from (key for key in order if key in known)
            yield from (key for key in value if key not in order and key not in UNSEEN)

    def _wanted(self, path: Steps) -> set[str]:
        """Fields of a part that are not there and without which nothing is published: a source's address."""
        part = at(self.data, path)
        is_source = len(path) == 2 and path[0] == "sources" and isinstance(part, dict)
        return {"url"} if is_source and isinstance(part, dict) and not part.keys() & {"url", "archived"} else set()

    def _row(self, path: Steps, lead: str, shape: Shape | None, value: Value | None) -> Row:
        words = said(shape, value, self.names, rule_of(path, self.data)) if shape and value is not None else ""
        if not words and path[::2] == ("transfers", "transfer") and value is not None:
            words = "a new transfer"
        label = f"{lead}{label_of(path)}" if isinstance(path[-1], str) else lead.rstrip(" ·") or label_of(path)
        missing = path[-1] in self._wanted(path[:-1])
        row = Row(path, label, _text(value), words, self._suggested(path), missing=missing)
        if row.stub:
            return replace(row, control=control(cut(self.data, path), path))
        return self._with_drop(replace(row, control=control(self.data, path) if shape else None))

    def _with_drop(self, row: Row) -> Row:
        if at(self.data, row.path) is None:
            return row
        try:
            place = extent(self.data, row.path)
        except ValueError as error:
            return replace(row, kept=str(error))
        return row if place == alone(self.data, row.path) else replace(row, takes=_called(place))

    def _suggested(self, path: Steps, below: bool = True) -> tuple[Suggestion, ...]:
        if below:
            return tuple(one for one in self.suggestions if one.path[: len(path)] == path)
        return tuple(one for one in self.suggestions if one.path == path)


def _lead(path: Steps, step: str | int, lead: str, value: Value | None) -> str:
    """What stands before the labels within a part: ``goods 2 · ``; nothing within a card's own element."""
    if isinstance(step, str):
        return f"{lead}{label_of(path)} · " if len(path) != 2 and isinstance(path[-1], str) else lead
    if path[0] in ELEMENTS and len(path) == 1:
        return ""
    number = f" {step + 1}" if isinstance(value, list) and len(value) > 1 else ""
    return f"{lead}{label_of(path)}{number} · "


def _called(place: Steps) -> str:
    """A part as a person calls it: ``transfer 1``."""
    name = ELEMENTS.get(str(place[0]), "").lower()
    if len(place) > 2 or not name:
        return label_of(place)
    return f"{name} {place[1] + 1}" if len(place) == 2 and isinstance(place[1], int) else name


def _text(value: Value | None) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(str(item) for item in value)
    return "" if value is None else value if isinstance(value, str) else flow(value)


def _loose(one: Suggestion) -> Row:
    return Row(one.path, label_of(one.path), one.value, "", (one,))
