"""One import: what each result becomes, and what is said of it."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..later import Later
from ..model.library import Library
from ..problems import Problem, errors
from ..values.frozen import quick
from .article import Article
from .draft_file import Body, as_json, draft_text, unsure
from .drafts import keep_text, place_for, write_new
from .known import KnownArticles
from .runs.journal import Journal
from .runs.outcome import Outcome
from .similar import Similar
from .suggest.entry import Draft
from .work import Result

if TYPE_CHECKING:
    from .merging import merge
else:
    merge = Later("plugins.timeline.importers.merging", "merge")

MOST_ALIKE = 3  # entries that are named as telling of the same event


@quick
class Options:
    """What was asked for.

    Args:
        to: The content folder.
        cache: The folder of what can be made again.
        body: What of the article's text goes into the draft.
        json: Write nothing, print objects.
        only_events: Make no draft of what is no event of the subject.
        quiet: Say nothing of a single input: there are so many that the summary must do.
        merge: The entry that the article is added to; empty for the one that looks alike; None for a draft of its own.
        today: The day of reading.
    """

    to: Path
    cache: Path
    today: date
    body: Body = "none"
    json: bool = False
    only_events: bool = False
    quiet: bool = False
    merge: str | None = None


class Session:
    """Takes one result after the other.

    Args:
        options: What was asked for.
        known: The articles that entries rest on.
        library: The entries that are there.
        journal: Where the outcomes are noted, if the run is one that can go on later.
    """

    def __init__(
        self, options: Options, known: KnownArticles, library: Library, journal: Journal | None = None
    ) -> None:
        self.options = options
        self.journal = journal
        self.known = known
        self.library = library
        self.similar = Similar(library)

    def take(self, result: Result) -> Outcome:
        """Write the draft of one input, or print its object, or say what is wrong with it. It is noted then."""
        outcome = self._outcome(result)
        self._note(result.key, outcome)
        return outcome

    def _note(self, key: str, outcome: Outcome) -> None:
        if self.journal is not None:
            self.journal.add(key, outcome)

    def _outcome(self, result: Result) -> Outcome:
        if result.article is None or result.draft is None:
            return self._failed(result)
        if self.options.only_events and not result.draft.kinds:
            self._say(result.name, "no event of the subject; no draft was made")
            return Outcome(result.name, "off")
        if self.options.json:
            said = [str(problem) for problem in result.problems]
            print(json.dumps(as_json(result.article, result.draft, said), ensure_ascii=False))
            return Outcome(result.name, "made")
        if self.options.merge is not None:
            return self._merged(result.name, result.article, result.draft, self.options.merge)
        return self._draft(result, result.article, result.draft)

    def is_there(self, name: str, same: str) -> Outcome:
        """Of an article that an entry rests on already."""
        said = f"already there: {same} (the same article; edit that entry, or delete it to import again)"
        self._say(name, said)
        return Outcome(name, "there", same, said)

    def _draft(self, result: Result, article: Article, draft: Draft) -> Outcome:
        if same := self.known.find(article):
            return self.is_there(result.name, same)
        file = place_for(article, str(draft.fields["date"]), self.options.to, self.known)
        alike = self._alike(article, draft)
        made = Outcome(result.name, "made", file.as_posix(), "", _attention(result.problems, draft, alike))
        if not file.exists():
            self._note(result.key, made)  # before it is so: a run that is killed in between makes it again
        try:
            keep_text(article, self.options.cache)
            write_new(file, draft_text(article, draft, self.options.body, alike))
        except FileExistsError:
            return self._in_the_way(result.name, file)
        except OSError as error:
            return self._wrong(result.name, f"the draft cannot be written: {error.strerror}: {error.filename}", True)
        self.known.add(article, file.as_posix())
        self.similar.add(draft.fields, file.as_posix())
        self._said_of(result, file, alike)
        return made

    def _merged(self, name: str, article: Article, draft: Draft, entry: str) -> Outcome:
        own = self.known.find(article)
        if own and not entry and own not in self._drafts():
            return self.is_there(name, own)
        try:
            file = merge.target(self.library, entry, [one for one in self._alike(article, draft) if one != own])
            added = merge.merge(file, article, draft, merge.Merging(self.library))
            keep_text(article, self.options.cache)
        except merge.NotAddedError as refused:
            return self._wrong(name, f"not added: {refused}")
        except OSError as error:
            return self._wrong(name, f"cannot be written: {error.strerror}: {error.filename}", True)
        self.known.add(article, added.file)
        self._say(name, str(added))
        if own and own != added.file:
            self._say(name, f"{own} was made of it; delete that draft if this entry takes its place")
        return Outcome(name, "merged" if added.id else "there", added.file, str(added))

    def _drafts(self) -> set[str]:
        return {draft.file for draft in self.library.drafts.values()}

    def _alike(self, article: Article, draft: Draft) -> list[str]:
        """Files of entries that may tell of the same: of an article of that title and day first."""
        like = self.known.resembles(article)
        found = self.similar.find(draft.fields, article.paragraphs[0])
        return list(dict.fromkeys([*([like] if like else []), *found]))[:MOST_ALIKE]

    def _said_of(self, result: Result, file: Path, alike: list[str]) -> None:
        if self.options.quiet:
            return
        for problem in result.problems:
            print(problem, file=sys.stderr)
        for other in alike:
            said = f"{other} may tell of the same event; if so, import this article with --merge {Path(other).stem}"
            print(f"{result.name}: {said}", file=sys.stderr)
        print(f"{result.name}: made {file.as_posix()}")

    def _in_the_way(self, name: str, file: Path) -> Outcome:
        said = f"already there: {file.as_posix()} (nothing was written over it; move or rename it to import again)"
        self._say(name, said)
        return Outcome(name, "there", file.as_posix(), said)

    def _failed(self, result: Result) -> Outcome:
        wrong = errors(result.problems)
        said = [str(problem) for problem in wrong]
        if self.options.json:
            print(json.dumps({"file": result.name, "problems": said}, ensure_ascii=False))
        if not self.options.quiet:
            print("\n".join(said), file=sys.stderr)
        return Outcome(result.name, "failed", "", "; ".join(problem.message for problem in wrong), (), not result.key)

    def _wrong(self, name: str, message: str, again: bool = False) -> Outcome:
        problem = Problem(name, 0, "", message)
        if not self.options.quiet:
            print(problem, file=sys.stderr)
        return Outcome(name, "failed", "", message, (), again)

    def _say(self, name: str, said: str) -> None:
        if not (self.options.quiet or self.options.json):
            print(f"{name}: {said}")


def _attention(problems: tuple[Problem, ...], draft: Draft, alike: list[str]) -> tuple[str, ...]:
    """What an author must look at first, as the summary groups it."""
    doubtful = [f"not sure of {field.split('[')[0].split('.')[0]}" for field in unsure(draft)]
    same = ["may tell of the same event as another entry"] if alike else []
    return tuple(dict.fromkeys([*(problem.message for problem in problems), *doubtful, *same]))
