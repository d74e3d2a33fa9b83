"""The drafts under review: their text as it is worked on, what may be undone, and their way back to the disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import RLock

from ..importers.article import Article
from ..importers.draft_file import file_name
from ..importers.drafts import keep_text, write_over
from ..load import load
from ..problems import Problem, errors
from . import files
from .article import hashes
from .checking import Checker
from .draft import data_of, published, undecided
from .names import Names


@dataclass
class Sheet:
    """One draft on the desk.

    base: its text as the disk had it. text: as it is now. before: its earlier texts, the last at the end.
    """

    file: Path
    base: str
    text: str
    before: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id: the file's name."""
        return self.file.stem

    @property
    def unsaved(self) -> bool:
        """Whether the disk has another text."""
        return self.text != self.base

    @property
    def version(self) -> str:
        """Tells this text from any other, so that a decision is made on what the author saw."""
        return sha256(self.text.encode("utf-8", "replace")).hexdigest()[:16]

    def turn(self, text: str) -> None:
        """Go on with another text; the one before can be had back."""
        if text != self.text:
            self.before.append(self.text)
            self.text = text

    def undo(self) -> bool:
        """Go back by one. False if there is nothing to go back to."""
        if not self.before:
            return False
        self.text = self.before.pop()
        return True


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of drafts. made: the day on which its source was read."""

    id: str
    title: str
    date: str
    made: str
    suggestions: int
    undecided: int
    problems: int


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing: the new file, or what stands against it."""

    file: Path | None
    problems: tuple[Problem, ...] = ()
    refusal: str = ""


class Desk:
    """The drafts of a content folder. One author at a time: `lock` is held by whoever serves a request."""

    def __init__(self, content: Path, cache: Path, chosen: Iterable[str] = ()) -> None:
        self.content = content
        self.cache = cache
        self.chosen = frozenset(chosen)
        self.lock = RLock()
        self._sheets: dict[str, Sheet] = {}
        self._given: dict[str, Article] = {}
        self._stamps: frozenset[tuple[str, int, int]] = frozenset()
        self._checker: Checker | None = None
        self._names: Names | None = None
        self._found: dict[str, list[Problem]] = {}

    def look(self) -> Checker:
        """Read content/ again if a file of it changed since the last look."""
        now = files.stamps(self.content)
        if self._checker is None or now != self._stamps:
            self._stamps, self._checker = now, Checker(load(self.content))
            self._names, self._found = Names(self._checker.loaded.library), {}
        return self._checker

    @property
    def checker(self) -> Checker:
        """Checks against content/ as it was at the last look."""
        return self._checker or self.look()

    @property
    def names(self) -> Names:
        """The names of all records of content/."""
        checker = self.checker
        self._names = self._names or Names(checker.loaded.library)
        return self._names

    def sheet(self, id_: str) -> Sheet | None:
        """The draft with this id; one that nobody works on is as the disk has it. None if there is none."""
        sheet = self._sheets.get(id_)
        if sheet and sheet.unsaved:
            return sheet
        file = sheet.file if sheet else files.file_of(self.content, id_)
        text = files.text_of(file) if file else None
        if file is None or text is None or not files.is_draft(text):
            self._sheets.pop(id_, None)
            return None
        if sheet is None or sheet.base != text:
            self._sheets[id_] = Sheet(file, text, text)
        return self._sheets[id_]

    def listed(self) -> list[Listed]:
        """All drafts, or those that were asked for, the oldest first."""
        texts = {
            file: self._sheets[file.stem].text if file.stem in self._sheets else text
            for file, text in files.drafts(self.content)
            if not self.chosen or file.stem in self.chosen
        }
        found = self.checker.problems({file.as_posix(): text for file, text in texts.items()})
        lines = (_line(file, text, sum(one.file == file.as_posix() for one in found)) for file, text in texts.items())
        return sorted(lines, key=lambda line: (line.made, line.date.removeprefix("../"), line.id))

    def problems(self, sheet: Sheet) -> list[Problem]:
        """What stands against publishing the draft as it is now."""
        checker = self.checker
        final = published(sheet.text)
        if final not in self._found:
            self._found[final] = checker.problems({sheet.file.as_posix(): sheet.text})
        return self._found[final]

    def transfers(self, sheet: Sheet) -> frozenset[str]:
        """Ids of the transfers that published entries declare."""
        return frozenset(self.names.lists["transfers"])

    def article(self, sheet: Sheet) -> Article | None:
        """The article that the draft was made of, from the cache; None if it is not there."""
        kept = (files.kept_article(self.cache, content_hash) for content_hash in hashes(data_of(sheet.text)))
        return self._given.get(sheet.id) or next((article for article in kept if article), None)

    def reread(self, sheet: Sheet, source: str) -> str:
        """Read the article again from a file or an address, and keep it if its words are those that the draft was
        made of; else it is shown until the review ends. What is to be said of it.
        """
        article = files.reread(source)
        if isinstance(article, Problem):
            return str(article)
        self._given[sheet.id] = article
        if article.content_hash not in hashes(data_of(sheet.text)):
            return "Read. Its words are not those that the draft was made of: look twice."
        return _attempt(lambda: keep_text(article, self.cache)) or "The article was read again."

    def save(self, sheet: Sheet) -> str:
        """Write the draft. Why not, or an empty text."""
        refusal = self._changed(sheet) or _attempt(lambda: write_over(sheet.file, sheet.text))
        if not refusal:
            sheet.base = sheet.text
        return refusal

    def save_all(self) -> list[tuple[Path, str]]:
        """Write every draft that is not written yet: its file, and why not or an empty text."""
        return [(sheet.file, self.save(sheet)) for sheet in self._sheets.values() if sheet.unsaved]

    def read_again(self, sheet: Sheet) -> None:
        """Put away what was not saved, and take the draft as the disk has it."""
        self._sheets.pop(sheet.id, None)

    def publish(self, sheet: Sheet, id_: str) -> Published:
        """Publish the draft under this id, if nothing stands against it."""
        target = self._place(id_, sheet)
        refusal = _bad_id(id_) or self._changed(sheet) or self._taken(target, sheet)
        if refusal:
            return Published(None, refusal=refusal)
        checker = Checker(load(self.content))
        problems = checker.problems({target.as_posix(): sheet.text})
        if errors(problems):
            return Published(None, tuple(problems), "There are problems to mend first.")
        refusal = _attempt(lambda: self._move(sheet, target))
        return Published(None, refusal=refusal) if refusal else Published(target, tuple(problems))

    def suggested_id(self, sheet: Sheet) -> str:
        """The id to publish under: its own, unless the day of the event is another now."""
        data = data_of(sheet.text)
        date = str(data.get("date", ""))
        day = re.search(r"\d{4}(?:-\d\d){0,2}", date)
        if day is None or sheet.id.startswith(day[0]):
            return sheet.id
        return file_name(str(data.get("title", "")), date).removesuffix(".md")

    def _place(self, id_: str, sheet: Sheet) -> Path:
        if id_ == sheet.id:
            return sheet.file
        return self.content / files.ENTRIES / id_[:4] / f"{id_}.md"

    def _changed(self, sheet: Sheet) -> str:
        if files.text_of(sheet.file) == sheet.base:
            return ""
        return f"{sheet.file.as_posix()} was changed or moved by somebody else meanwhile; nothing was written over it."

    def _taken(self, target: Path, sheet: Sheet) -> str:
        there = None if target == sheet.file else files.file_of(self.content, target.stem)
        return f"There is an entry {target.stem} already; choose another id." if there else ""

    def _move(self, sheet: Sheet, target: Path) -> None:
        write_over(target, published(sheet.text))
        if target != sheet.file:
            sheet.file.unlink()
        self._sheets.pop(sheet.id, None)


def _attempt(action: Callable[[], None]) -> str:
    """Why a file could not be written, or an empty text."""
    try:
        action()
    except OSError as error:
        return f"It cannot be written: {error.strerror}."
    return ""


def _bad_id(id_: str) -> str:
    if re.fullmatch(r"\d{4}(?:-[a-z0-9]+)+", id_):
        return ""
    return f'"{id_}" is no id of an entry: a year or day and small letters, digits and single hyphens.'


def _line(file: Path, text: str, problems: int) -> Listed:
    data = data_of(text)
    evidence = data.get("evidence")
    sources = data.get("sources")
    first = sources[0] if isinstance(sources, list) and sources else {}
    made = str(first.get("accessed", "")) if isinstance(first, dict) else ""
    title = str(data.get("title", file.stem))
    number = len(evidence) if isinstance(evidence, list) else 0
    return Listed(file.stem, title, str(data.get("date", "")), made, number, undecided(data), problems)
