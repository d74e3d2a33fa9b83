"""A draft entry as a Markdown file: front matter with comments for the author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from slugify import slugify

from ..frontmatter import flow
from .article import Article
from .suggest.entry import Draft
from .suggest.evidence import Value

Body = Literal["none", "full"]
SLUG = 60
WIDTH = 110
_COMMENTS: Mapping[str, str] = {
    "date": "when it happened: check against the quote in evidence",
    "summary": "write it: one or two sentences of your own",
    "kind": "no effect was found: if it changes a rule, a transfer or a consent, say so and delete this line",
    "rules": "check rule, action and clauses against the quotes",
    "transfers": "check who, what, how many and the status",
    "consents": "check who holds the right and what was done",
    "relations": "delete what is not so",
    "sources": "add url if it is missing: a published entry needs it",
    "evidence": "delete this list before publishing",
}


def file_name(title: str, day: str, limit: int = SLUG) -> str:
    """``2023-12-22-japan-to-transfer-patriot-missiles-to-us.md``: day (or month, year) and headline.

    Args:
        title: The headline.
        day: The event's date, EDTF.
        limit: Characters of the headline's part at most; no word is cut.
    """
    known = re.search(r"\d{4}(?:-\d\d){0,2}", day)
    slug = slugify(title, max_length=limit, word_boundary=True, save_order=True) or "untitled"
    return f"{known[0]}-{slug}.md" if known else f"{slug}.md"


def draft_text(article: Article, draft: Draft, body: Body = "none", alike: Sequence[str] = ()) -> str:
    """The whole file.

    Args:
        article: Where it comes from.
        draft: What is suggested.
        body: ``full``: the story is the entry's own text; ``none``: no word of it.
        alike: Files of entries that may tell of the same event.
    """
    lines = ["---", *_front_matter(draft.fields), *_same_event(alike), *_not_used(draft), "---", ""]
    if body == "full":
        lines += ["\n\n".join(article.paragraphs), ""]
    return "\n".join(lines)


def _front_matter(fields: Mapping[str, Value]) -> Iterator[str]:
    for name, value in fields.items():
        if name in _COMMENTS:
            yield f"# {_COMMENTS[name]}"
        yield from field_lines(name, value)


def _same_event(alike: Sequence[str]) -> Iterator[str]:
    for file in alike:
        yield f"# may tell of the same event: {file}; if so, import the article with --merge, and delete this file"


def unsure(draft: Draft) -> list[str]:
    """Paths of the suggested fields that the converter is least sure of."""
    return list(dict.fromkeys(one.field for one in draft.evidence if one.sure == "low"))


def _not_used(draft: Draft) -> Iterator[str]:
    """What is least sure, and what was seen and found no place, as comments, so that the author looks there."""
    if doubtful := unsure(draft):
        yield f"# least sure, look there first: {', '.join(doubtful)}"
    for further in draft.further:
        yield f"# another event in this article: {_one_line(further.evidence.value)}" + (
            f" (see {', '.join(further.known)})" if further.known else "; write an entry of its own"
        )
    for one in draft.unresolved:
        seen = f"{_one_line(one.what)} {_one_line(one.value)} in paragraph {one.paragraph}: {_one_line(one.quote)}"
        yield f"# seen, not used: {seen}"
    for problem in draft.problems:
        yield f"# {_one_line(problem.path)}: {_one_line(problem.message)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def field_lines(name: str, value: Value) -> Iterator[str]:
    """The lines of one field: a list of mappings has a line each, or a line for each of their fields."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        yield f"{name}:"
        for item in value:
            yield from item_lines(item)
        return
    yield f"{name}: {flow(value)}"


def item_lines(item: Value) -> Iterator[str]:
    """One element of a list of mappings: on one line if it is short, else a line a field."""
    short = f"  - {flow(item)}"
    if len(short) <= WIDTH or not isinstance(item, dict):
        yield short
        return
    for number, (name, value) in enumerate(item.items()):
        lead = "  - " if not number else "    "
        if isinstance(value, list) and value and isinstance(value[0], dict) and len(flow(value)) > WIDTH - 10:
            yield f"{lead}{name}:"
            for inner in value:
                yield f"      - {flow(inner)}"
        else:
            yield f"{lead}{name}: {flow(value)}"


def as_json(article: Article, draft: Draft, problems: Sequence[str]) -> dict[str, object]:
    """The object that `--json` prints for an article."""
    fields = {name: value for name, value in draft.fields.items() if name != "evidence"}
    return {
        "file": article.file,
        "title": article.title,
        "published": article.published,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "paragraphs": list(article.paragraphs),
        "kinds": list(draft.kinds),
        "draft": fields,
        "evidence": [one.as_dict() for one in draft.evidence],
        "further": [one.evidence.as_dict() | {"known": list(one.known)} for one in draft.further],
        "unresolved": [one.as_dict() for one in draft.unresolved],
        "problems": list(problems),
    }
