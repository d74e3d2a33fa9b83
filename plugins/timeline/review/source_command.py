"""``python -m plugins.timeline source``: one more source for an entry, from an article or a piece of one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ..checks.formatting import formatted
from ..checks.typesetting import typeset
from ..importers.article import Article
from ..importers.drafts import keep_text
from ..importers.forms.page import Form, Page, sniff
from ..importers.inputs import STDIN, expand, fetch
from ..importers.merging.merge import Added, Merging, NotAddedError, merge, target
from ..importers.reading import read_page
from ..importers.suggest.entry import draft_entry
from ..importers.suggest.evidence import Value
from ..importers.understanding.gazetteer import build
from ..load import load
from ..model.entry import Entry
from ..problems import Problem, errors

_LISTS = ("supports", "authors")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("entry", metavar="ENTRY", help="the entry's id or file")
    parser.add_argument("article", metavar="PATH|URL|-", help="a page, its address, or - for a text that is pasted in")
    parser.add_argument("--url", help="address of the page, where what is given does not carry it")
    parser.add_argument("--title", help="title as published, where the text has none")
    parser.add_argument("--publisher", help="who published it, where neither text nor address tells")
    parser.add_argument("--origin", help="whose report it passes on: Reuters, dpa")
    parser.add_argument("--authors", metavar="A,B", help="people named as authors")
    parser.add_argument("--published", metavar="DAY", help="day of publication")
    parser.add_argument("--type", help="legal_text, official, parliament, wire, newspaper, analysis, dataset, social")
    parser.add_argument("--supports", metavar="A,B", help="fields of the entry; else those that the text confirms")
    parser.add_argument("--quote", help="at most 25 words of the text; else the words found for the first field")
    parser.add_argument("--form", choices=("flat", "html", "mhtml", "text"), help="as for import; a paste is a text")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="default: content")
    parser.add_argument("--cache", type=Path, default=Path(".cache"), metavar="DIR", help="default: .cache")


def run(args: argparse.Namespace) -> int:
    """Add the source. Exit status: 0 if it is there now, 1 if text or entry has a problem, 2 wrong usage."""
    inputs = list(expand([args.article], args.form))
    if len(inputs) != 1:
        print(f"{args.article} is {len(inputs)} texts; a source is one", file=sys.stderr)
        return 2
    page = fetch(inputs[0])
    if isinstance(page, Problem):
        print(page, file=sys.stderr)
        return 1
    form = _form(args.form, page, inputs[0].name)
    if form == "text" and args.title:  # a single sentence is a story then, and no headline
        page = replace(page.as_utf8(), data=f"{args.title}\n\n".encode() + page.as_utf8().data)
    article, problems = read_page(replace(page, url=args.url or page.url), inputs[0].name, form)
    if article is None:
        print("\n".join(map(str, errors(problems))), file=sys.stderr)
        return 1
    return _add(args, _told(article, args))


def _form(form: Form | None, page: Page, name: str) -> Form | None:
    """A pasted text has nothing of its page around it."""
    return "text" if form is None and name == STDIN and sniff(page.data) == "flat" else form


def _told(article: Article, args: argparse.Namespace) -> Article:
    """The article with what the author says of it."""
    return replace(
        article,
        title=args.title or article.title,
        publisher=args.publisher or article.publisher,
        published=args.published or article.published,
        authors=tuple(_parts(args.authors)) or article.authors,
    )


def _add(args: argparse.Namespace, article: Article) -> int:
    library = load(args.content).library
    draft = draft_entry(article, replace(library, drafts={}), build(library, article.language), args.today)
    told: dict[str, Value] = {
        name: [*_parts(value)] if name in _LISTS else value
        for name in ("origin", "type", "supports", "quote")
        if (value := getattr(args, name))
    }
    named = {**draft.source, **told}
    missing = [name for name, empty in (("title", "untitled"), ("publisher", "unknown")) if named[name] == empty]
    if missing:
        print(
            "".join(f"the text shows no {name}; give it with --{name}\n" for name in missing), end="", file=sys.stderr
        )
        return 1
    try:
        added = merge(target(library, args.entry, ()), article, draft, Merging(library, told, _formatted))
        keep_text(article, args.cache)
    except NotAddedError as refused:
        print(f"not added: {refused}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"cannot be written: {error.strerror}: {error.filename}", file=sys.stderr)
        return 1
    _say(added, bool(told.get("supports")), print)
    return 0


def _formatted(text: str) -> str:
    return typeset(formatted(text, Entry), Entry)


def _say(added: Added, told: bool, say: Callable[[str], object]) -> None:
    say(str(added))
    for name, words in added.shown:
        say(f"  {name}: “{words}”")
    if added.id and not added.shown and not told:
        say("  nothing of the entry was recognised in the text: say under supports what it is a source of")


def _parts(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]
