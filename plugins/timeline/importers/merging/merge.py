"""``--merge``: an article becomes a further source of the entry that tells of the same event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...load import load_file
from ...model.entry import Entry
from ...model.library import Library
from ...model.record import Source
from ...model.vocabulary import field_order
from ...parsing import parse
from ...problems import did_you_mean, listed
from ...values.frozen import quick
from ..article import Article
from ..draft_file import draft_text
from ..drafts import write_over
from ..known import canonical
from ..suggest.entry import Draft
from ..suggest.evidence import Suggestion, Value
from ..suggest.known_records import Shelf
from .agreement import Point, agreement
from .confirming import DAYS, confirmed
from .insertion import Sourced, inserted


class NotAddedError(Exception):
    """The article was not added; the text says why, and what to do."""


@quick
class Added:
    """What was done: the entry's file, the source's id in it, what it supports, where it differs, the words that say
    so by field. An empty id: nothing, for the entry has that source already."""

    file: str
    id: str = ""
    supports: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        if not self.id:
            return f"already there: {self.file} has this article as a source"
        differs = (f"{point.about} ({point.was}; here {point.now})" for point in self.points)
        said = "".join(f"; differs: {one}" for one in differs)
        return f"added to {self.file} as {self.id}; supports {', '.join(self.supports)}{said}"


def target(library: Library, named: str, alike: Sequence[str]) -> Path:
    """The file of the entry that an article is added to.

    Args:
        library: content/.
        named: The entry's id or file; empty if the author leaves it to likeness.
        alike: Files of the entries that look like the same event.

    Raises:
        NotAddedError: There is no such entry, or none or several look alike.
    """
    if not named:
        if len(alike) == 1:
            return Path(alike[0])
        found = f"it may be {listed(Path(file).stem for file in alike)}" if alike else "no entry looks like this event"
        raise NotAddedError(f"{found}; name the entry behind --merge, or import without it")
    entries = {**library.drafts, **library.entries}
    ids = {name: entry for entry in entries.values() for name in (entry.id, *entry.aliases, entry.file)}
    if named not in ids:
        raise NotAddedError(f'there is no entry "{named}"{did_you_mean(named, ids)}')
    return Path(ids[named].file)


@dataclass(frozen=True, slots=True)
class Merging:
    """How articles are added to entries.

    Args:
        library: content/.
        told: Fields of the source that the author gives, which win over what was found.
        finish: What is done to the file's text last.
    """

    library: Library
    told: Mapping[str, Value] = field(default_factory=dict)
    finish: Callable[[str], str] = str


def merge(file: Path, article: Article, draft: Draft, how: Merging) -> Added:
    """Add an article to an entry's sources, and note the points on which it differs. Adding it twice changes nothing.

    Args:
        file: The entry.
        article: The article.
        draft: What it was understood to say.
        how: What else is known, and told.

    Raises:
        NotAddedError: The entry or its sources would not be in order then.
        OSError: The file cannot be written.
    """
    entry, document, _ = load_file(file, Entry)
    if entry is None or document is None:
        raise NotAddedError(f"{file.as_posix()} has problems; mend them first")
    if any(_same(one.url, one.content_hash, article) for one in entry.sources):
        return Added(file.as_posix())
    if not (article.url or entry.draft):
        raise NotAddedError("a published entry's source needs its address; give it with --url")
    text = f"---\n{document.header}---\n{document.body}"
    new, points, shown = _sourced(entry, article, draft, how)
    changed, id_ = inserted(text, entry, new)
    changed = how.finish(changed)
    _, _, problems = parse(changed, file.as_posix(), Entry)
    if problems:
        raise NotAddedError(f"the entry would have a problem: {problems[0]}")
    write_over(file, changed)
    supports = tuple(map(str, new.fields["supports"]))
    return Added(
        file.as_posix(), id_, supports, points, tuple((name, shown[name]) for name in supports if name in shown)
    )


def _same(url: str | None, content_hash: str | None, article: Article) -> bool:
    by_url = bool(url and article.url) and canonical(url or "") == canonical(article.url or "")
    return by_url or content_hash == article.content_hash


def _sourced(
    entry: Entry, article: Article, draft: Draft, how: Merging
) -> tuple[Sourced, tuple[Point, ...], Mapping[str, str]]:
    """The source's record, where it differs, and the words that confirm each field."""
    said, _, _ = parse(draft_text(article, draft), "", Entry)
    dated = next((one for one in draft.evidence if one.field == "date"), None)
    agreed = agreement(entry, said, dated is not None and dated.sure != "low") if said else None
    points = agreed.points if agreed and any(one.id for one in entry.sources) else ()
    shown = confirmed(entry, draft.story, Shelf(how.library, None))
    agreed_on = {*(agreed.supports if agreed else ()), *shown, *(["disagreements"] if points else [])}
    supports = [name for name in field_order(Entry) if name in agreed_on]
    quote = next(_quotes(draft.evidence, supports), "") or next(iter(shown.values()), "")
    fields: dict[str, Value] = {
        **draft.source,
        "supports": [*(supports or ["summary"])],
        **({"quote": quote} if quote else {}),
        **how.told,
    }
    order = [name for name in Source.model_fields if name in fields and name != "id"]
    return Sourced({name: fields[name] for name in order}, points), points, shown


def _quotes(evidence: Sequence[Suggestion], supports: Sequence[str]) -> Iterator[str]:
    """The words that the source supports the entry with: of an effect first, then of a day."""
    told = [one for one in evidence if one.paragraph]
    for name in sorted(supports, key=lambda one: one in DAYS):
        yield from (one.quote for one in told if one.field.startswith(name))
