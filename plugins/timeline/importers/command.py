"""``python -m plugins.timeline import``: articles → draft entry files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..load import load
from ..model.library import Library
from .drafts import tidy
from .forms.page import Page
from .inputs import Input, expand, fetch
from .known import KnownArticles
from .runs.journal import Journal, version
from .runs.outcome import Outcome, summary
from .runs.progress import shown
from .runs.turns import in_turn
from .session import Options, Session
from .work import Result, key_of, worker

CONTENT = Path("content")
CACHE = Path(".cache")
MANY = 50  # inputs from which a run is on all cores, can go on where it stopped, and says little of each
STOPPED = 130  # exit status after Ctrl-C, as shells have it


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH|URL", help="file, folder, glob, web archive, address, or - for standard input"
    )
    parser.add_argument("--to", type=Path, default=CONTENT, metavar="DIR", help="content folder (default: content)")
    parser.add_argument("--json", action="store_true", help="write nothing; print one JSON object a line")
    parser.add_argument(
        "--body", choices=("none", "full"), default="none",
        help="the article's text in the draft: full is for those who own it (default: none)",
    )  # fmt: skip
    parser.add_argument(
        "--form", choices=("flat", "html", "mhtml", "warc", "text"),
        help="form of the input, where its bytes do not show it; text is an article with nothing of its page around it",
    )  # fmt: skip
    parser.add_argument("--url", help="address of the article, for a single file that does not carry it")
    parser.add_argument(
        "--merge", nargs="?", const="", metavar="ENTRY",
        help="add the article as a further source to this entry (else to the one that looks like the same event)",
    )  # fmt: skip
    parser.add_argument("--only-events", action="store_true", help="no draft of what is no event of the subject")
    parser.add_argument(
        "--jobs", type=_jobs, metavar="N", help=f"processes to work with (default: all cores from {MANY} inputs on)"
    )
    parser.add_argument("--fresh", action="store_true", help="begin a long run anew; else it goes on where it stopped")
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR", help="default: .cache")


def run(args: argparse.Namespace) -> int:
    """Import. Exit status: 0 if all was made or is already there, 1 if an input has a problem, 2 wrong usage, 130 after
    Ctrl-C."""
    sources = list(expand(args.paths, args.form))
    if args.url and len(sources) > 1:
        print("--url is the address of one article, and these are several", file=sys.stderr)
        return 2
    return _Run(args, sources).run()


class _Run:
    """One run over all inputs."""

    def __init__(self, args: argparse.Namespace, sources: Sequence[Input]) -> None:
        many = len(sources) >= MANY
        vocabulary = args.to if (args.to / "actors").is_dir() else CONTENT
        libraries = [load(folder).library for folder in dict.fromkeys((vocabulary, args.to))]
        options = Options(args.to, args.cache, args.today, args.body, args.json, args.only_events, many, args.merge)
        self._sources = sources
        self._jobs = args.jobs or (_cores() if many else 1)
        self._processes = many or self._jobs > 1 < len(sources)
        known_here = None if self._processes else libraries[0]
        self._make = partial(worker, vocabulary, args.today, args.url, args.form, known_here)
        self._journal = _journal(args, libraries[0]) if many and not args.json else None
        self._session = Session(options, _known(libraries), _together(libraries), self._journal)
        self._outcomes: list[Outcome] = []

    def run(self) -> int:
        """Take all inputs. The exit status."""
        tidy(self._session.options.to)
        try:
            before = self._done_before()
            for outcome in shown(self._steps(before), len(self._sources)):
                self._outcomes.append(outcome)
        except KeyboardInterrupt:
            return self._stopped()
        finally:
            if self._journal is not None:
                self._journal.close()
        return self._ended()

    def _done_before(self) -> dict[int, Outcome]:
        """What became of inputs in a run that was stopped, by their place in the list."""
        if self._journal is None:
            return {}
        asked = ((number, self._before(source)) for number, source in enumerate(self._sources))
        before = {number: outcome for number, outcome in asked if outcome}
        if before:
            said = f"{len(before):,} of {len(self._sources):,} inputs were done before; --fresh does them again"
            print(said, file=sys.stderr)
        return before

    def _before(self, source: Input) -> Outcome | None:
        if not self._journal or source.url:
            return None
        page = fetch(source)
        return self._journal.done(key_of(source.name, page.data)) if isinstance(page, Page) else None

    def _steps(self, before: Mapping[int, Outcome]) -> Iterator[Outcome]:
        """What becomes of each input, in their order."""
        there = {} if self._session.options.json or self._session.options.merge is not None else self._addresses_known()
        left = [source for number, source in enumerate(self._sources) if number not in {*before, *there}]
        with closing(self._results(left)) as results:
            for number in range(len(self._sources)):
                if number in there:
                    yield self._session.is_there(self._sources[number].name, there[number])
                else:
                    yield before.get(number) or self._session.take(next(results))

    def _addresses_known(self) -> dict[int, str]:
        """Places of the addresses that an entry rests on: they need not be fetched."""
        asked = ((number, self._session.known.at(source.url)) for number, source in enumerate(self._sources))
        return {number: file for number, file in asked if file}

    def _results(self, sources: Sequence[Input]) -> Generator[Result, None, None]:
        if not self._processes:
            return in_turn(sources, self._make)
        # Here: one article needs no other process, and what tells processes of each other is not loaded for it.
        from .runs.crew import in_crew

        return in_crew(sources, self._jobs, self._make)

    def _stopped(self) -> int:
        done, all_ = len(self._outcomes), len(self._sources)
        print(f"stopped after {done:,} of {all_:,} inputs; the same command does the rest", file=sys.stderr)
        return STOPPED

    def _ended(self) -> int:
        """The summary of a run over several inputs, and the exit status."""
        if len(self._outcomes) > 1 and not self._session.options.json:
            print("\n".join(summary(self._outcomes)))
        if self._journal is not None:
            print(f"each input: {self._journal.file.as_posix()}")
        return 1 if any(outcome.fate == "failed" for outcome in self._outcomes) else 0


def _jobs(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f'"{text}" is no number of processes; write 1 or more')
    return int(text)


def _cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _together(libraries: Sequence[Library]) -> Library:
    """The first library with the entries of all."""
    entries = {id_: entry for library in libraries for id_, entry in library.entries.items()}
    drafts = {id_: entry for library in libraries for id_, entry in library.drafts.items()}
    return replace(libraries[0], entries=entries, drafts=drafts)


def _known(libraries: Sequence[Library]) -> KnownArticles:
    known = KnownArticles()
    for library in libraries:
        known.learn(library)
    return known


def _journal(args: argparse.Namespace, library: Library) -> Journal:
    options = {"form": args.form or "", "body": args.body, "only_events": str(args.only_events)}
    options["merge"] = str(args.merge)
    return Journal(args.cache, args.to, version(library, options), args.fresh)
