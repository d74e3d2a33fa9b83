"""``python -m plugins.timeline import``: articles → draft entry files."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..load import load
from ..model.library import Library
from ..problems import Problem, errors
from .article import Article
from .draft_file import Body, as_json, draft_text, file_name
from .known import KnownArticles
from .reading import read_article
from .suggest.entry import Draft, draft_entry
from .understanding.gazetteer import Gazetteer, build

ENDINGS = (".txt", ".text", ".html", ".htm", ".xhtml", ".gz", ".md")
TIMEOUT = 30.0  # seconds that a page may take


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH|URL", help="file, folder, glob or address of an article")
    parser.add_argument(
        "--to", type=Path, default=Path("content"), metavar="DIR", help="content folder (default: content)"
    )
    parser.add_argument("--json", action="store_true", help="write nothing; print one JSON object a line")
    parser.add_argument(
        "--body",
        choices=("review", "full", "none"),
        default="review",
        help="what of the article's text goes into the draft",
    )
    parser.add_argument(
        "--form", choices=("flat", "html"), help="the form of the input, where it is not seen from its bytes"
    )
    parser.add_argument("--url", help="address of the article, for a single file that does not carry it")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes to work with (default: 1)")


def run(args: argparse.Namespace) -> int:
    """Import. Exit status: 0 if something was made or is already there, 1 if an input has a problem."""
    today: date = args.today
    vocabulary = args.to if (args.to / "actors").is_dir() else Path("content")
    loaded = load(vocabulary)
    session = Session(loaded.library, today, args.to, args.body, args.json)
    for source in expand(args.paths):
        session.take(source, args.url, args.form)
    session.say_summary()
    return 1 if session.failed else 0


@dataclass(frozen=True, slots=True)
class Input:
    """One file or address; a problem where there is none."""

    name: str
    problem: Problem | None = None


def expand(paths: Sequence[str]) -> Iterator[Input]:
    """Every file that the arguments name: folders and globs are walked, addresses pass."""
    for path in paths:
        if path.startswith(("http://", "https://")) or Path(path).is_file():
            yield Input(path)
        elif Path(path).is_dir():
            found = [
                file for file in sorted(Path(path).rglob("*")) if file.is_file() and file.suffix.lower() in ENDINGS
            ]
            yield from (Input(str(file)) for file in found)
            if not found:
                yield Input(
                    path,
                    Problem(path, 0, "", f"no article in this folder; articles end in {', '.join(ENDINGS)}"),
                )
        else:
            matches = (
                sorted(Path().glob(path))
                if not Path(path).is_absolute() and any(sign in path for sign in "*?[")
                else []
            )
            yield from (Input(str(file)) for file in matches if file.is_file())
            if not matches:
                yield Input(path, Problem(path, 0, "", "there is no such file; check the name"))


@dataclass
class Session:
    """One run: what is known, where drafts go, and what became of each input."""

    library: Library
    today: date
    to: Path
    body: Body
    json: bool
    made: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    _names: dict[str, Gazetteer] = field(default_factory=dict)
    _known: KnownArticles | None = None

    def take(self, source: Input, url: str | None, form: str | None) -> None:
        """Import one input; whatever is wrong with it is said, the others go on."""
        found = source.problem or fetch(source.name)
        if isinstance(found, Problem):
            self._fail(source.name, [found])
            return
        address = source.name if source.name.startswith("http") else url
        article, problems = read_article(found, source.name, address, form)  # type: ignore[arg-type]
        if article is None:
            self._fail(source.name, list(problems))
            return
        draft = draft_entry(article, self.library, self._gazetteer(article.language), self.today)
        said = [*problems, *draft.problems]
        if self.json:
            print(json.dumps(as_json(article, draft, [str(one) for one in said]), ensure_ascii=False))
        else:
            self._write(article, draft, said)

    def _gazetteer(self, language: str) -> Gazetteer:
        if language not in self._names:
            self._names[language] = build(self.library, language)
        return self._names[language]

    def _known_articles(self) -> KnownArticles:
        self._known = self._known or KnownArticles.of(self.library)
        return self._known

    def _write(self, article: Article, draft: Draft, problems: Sequence[Problem]) -> None:
        known = self._known_articles()
        same = known.find(article)
        if same:
            self._already(article.file, same)
            return
        day = str(draft.fields["date"])
        file = self.to / "entries" / _year(day, article) / file_name(article.title or article.file, day)
        if file.exists():
            self._already(
                article.file,
                file.as_posix(),
                "move or rename that file to import again; nothing was written over",
            )
            return
        self._say_resemblance(known.resembles(article), article)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(draft_text(article, draft, self.body), encoding="utf-8", newline="\n")
        known.add(article, file.as_posix())
        self.made.append(file.as_posix())
        for problem in problems:
            print(problem, file=sys.stderr)
        print(f"{article.file}: made {file.as_posix()}")

    def _say_resemblance(self, like: str | None, article: Article) -> None:
        if like:
            print(
                f"{article.file}: {like} has a source of the same title and day; compare, and keep one",
                file=sys.stderr,
            )

    def _already(
        self,
        source: str,
        file: str,
        advice: str = "the same article; edit that entry, or delete it to import again",
    ) -> None:
        self.there.append(source)
        print(f"{source}: already there: {file} ({advice})")

    def _fail(self, source: str, problems: Sequence[Problem]) -> None:
        self.failed.append(source)
        if self.json:
            print(json.dumps({"file": source, "problems": [str(problem) for problem in problems]}, ensure_ascii=False))
        for problem in errors(problems):
            print(problem, file=sys.stderr)

    def say_summary(self) -> None:
        """One line for several inputs."""
        if not self.json and len(self.made) + len(self.there) + len(self.failed) > 1:
            print(f"made {len(self.made)}, already there {len(self.there)}, failed {len(self.failed)}")


def _year(day: str, article: Article) -> str:
    digits = day.removeprefix("../")[:4]
    return digits if digits.isdigit() else (article.published or "undated")[:4]


def fetch(name: str) -> bytes | Problem:
    """The bytes of a file or an address."""
    if not name.startswith(("http://", "https://")):
        try:
            return Path(name).read_bytes()
        except OSError as error:
            return Problem(name, 0, "", f"cannot be read: {error.strerror}")
    # Here: only addresses need it, and it takes long to load.
    import httpx

    try:
        answer = httpx.get(name, follow_redirects=True, timeout=TIMEOUT, headers={"User-Agent": "timeline-import/1"})
        answer.raise_for_status()
    except httpx.HTTPError as error:
        return Problem(name, 0, "", f"cannot be fetched: {error}; save the page and give the file")
    return answer.content
