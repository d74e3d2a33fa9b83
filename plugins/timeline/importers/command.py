"""``python -m plugins.timeline import``: articles → draft entry files."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

from ..load import load
from ..problems import Problem, errors
from .article import Article
from .draft_file import Body, as_json, draft_text, file_name
from .inputs import expand
from .known import KnownArticles
from .similar import Similar
from .suggest.entry import Draft
from .work import Result, results, worker_for

CONTENT = Path("content")
MOST_ALIKE = 3  # entries that are named as telling of the same event
TELL_EVERY = 100  # inputs between two lines on how far it is


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH|URL", help="file, folder, glob, address, or - for standard input"
    )
    parser.add_argument("--to", type=Path, default=CONTENT, metavar="DIR", help="content folder (default: content)")
    parser.add_argument("--json", action="store_true", help="write nothing; print one JSON object a line")
    parser.add_argument(
        "--body", choices=("review", "full", "none"), default="review", help="the article's text in the draft"
    )
    parser.add_argument("--form", choices=("flat", "html"), help="form of the input, where its bytes do not show it")
    parser.add_argument("--url", help="address of the article, for a single file that does not carry it")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes to work with (default: 1)")


def run(args: argparse.Namespace) -> int:
    """Import. Exit status: 0 if all was made or is already there, 1 if an input has a problem."""
    vocabulary = args.to if (args.to / "actors").is_dir() else CONTENT
    known = KnownArticles()
    libraries = [load(folder).library for folder in dict.fromkeys((vocabulary, args.to))]
    for library in libraries:
        known.learn(library)
    session = Session(args.to, args.body, args.json, known, Similar(libraries[0]))
    sources = list(expand(args.paths))
    for number, result in enumerate(
        results(sources, args.jobs, worker_for(vocabulary, args.today, args.url, args.form)), start=1
    ):
        session.take(result)
        if number % TELL_EVERY == 0:
            print(f"{number} of {len(sources)}", file=sys.stderr)
    session.say_summary()
    return 1 if session.failed else 0


@dataclass
class Session:
    """One run: where drafts go, what is known, and what became of each input."""

    to: Path
    body: Body
    json: bool
    known: KnownArticles
    similar: Similar
    made: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def take(self, result: Result) -> None:
        """Write the draft of one input, or say what is wrong with it."""
        if result.article is None or result.draft is None:
            self._fail(result)
        elif self.json:
            said = [str(problem) for problem in result.problems]
            print(json.dumps(as_json(result.article, result.draft, said), ensure_ascii=False))
        else:
            self._write(result.article, result.draft, result.problems)

    def _write(self, article: Article, draft: Draft, problems: tuple[Problem, ...]) -> None:
        same = self.known.find(article)
        file = self._file(article, draft)
        if same or file.exists():
            self._already(article.file, same, file)
            return
        self._say_what_is_like_it(article, draft)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(draft_text(article, draft, self.body), encoding="utf-8", newline="\n")
        self.known.add(article, file.as_posix())
        self.made.append(file.as_posix())
        for problem in problems:
            print(problem, file=sys.stderr)
        print(f"{article.file}: made {file.as_posix()}")

    def _say_what_is_like_it(self, article: Article, draft: Draft) -> None:
        like = self.known.resembles(article)
        same_event = [file for file in self.similar.find(draft.fields, article.paragraphs[0]) if file != like]
        if like:
            said = f"{article.file}: {like} has a source of the same title and day; compare, and keep one"
            print(said, file=sys.stderr)
        for file in same_event[:MOST_ALIKE]:
            said = f"{article.file}: {file} may tell of the same event; if so, add this article there as a source"
            print(said, file=sys.stderr)

    def _file(self, article: Article, draft: Draft) -> Path:
        day = str(draft.fields["date"])
        return self.to / "entries" / day.removeprefix("../")[:4] / file_name(article.name, day)

    def _already(self, source: str, same: str | None, file: Path) -> None:
        self.there.append(source)
        if same:
            said = f"{same} (the same article; edit that entry, or delete it to import again)"
        else:
            said = f"{file.as_posix()} (nothing was written over it; move or rename it to import again)"
        print(f"{source}: already there: {said}")

    def _fail(self, result: Result) -> None:
        self.failed.append(result.name)
        said = [str(problem) for problem in errors(result.problems)]
        if self.json:
            print(json.dumps({"file": result.name, "problems": said}, ensure_ascii=False))
        for line in said:
            print(line, file=sys.stderr)

    def say_summary(self) -> None:
        """One line for several inputs."""
        if not self.json and len(self.made) + len(self.there) + len(self.failed) > 1:
            print(f"made {len(self.made)}, already there {len(self.there)}, failed {len(self.failed)}")
