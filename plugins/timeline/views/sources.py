"""What is cited: every text, the texts of each grade of reliability, and who published them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain

from .. import terms
from ..ledger.reliability import Judgement, judge
from ..model import Publisher, Source
from ..model.library import columns
from ..values import addresses
from ..values.edtf import Edtf
from ..values.frozen import quick
from .citing import letter, published_by
from .indexes import index_pages
from .page import Page
from .parts import Away, Column, Crumb, Fact, Link, Part, Phrase, Row, Table, Together
from .site import Site
from .wording import language, when, word

ADDRESS = "sources/"
COLUMNS = (
    Column("Text"), Column("Publisher", phone="flow"), Column("Reliability", phone="pair"),
    *(Column(label, phone="flow") for label in ("Published", "Type", "Language")), Column("Events", phone="bare"),
)  # fmt: skip


@quick
class Imprint:
    """Who published some texts, and whose report they are: what is said of it once for all of them.

    order: its place among others. by, grade: cells of a row.
    """

    publisher: str
    judgement: Judgement
    order: str
    by: Phrase
    grade: Phrase


@quick
class Text:
    """A text cited, once. events: id and title of those that rest on it."""

    source: Source
    imprint: Imprint
    events: dict[str, str]


@quick
class Cited:
    """All texts cited, by publisher and title."""

    site: Site

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text once, whatever number of events rest on it."""
        found: dict[tuple[str, str], Text] = {}
        imprints: dict[tuple[str, str | None], Imprint] = {}
        # Of all events at once: what is read is noted once, not for each.
        for id_, title, sources in columns(self.site.ledger.events, "id", "title", "sources"):
            for source in sources:
                key, by = (source.url or "", source.title), (source.publisher, source.origin)
                if by not in imprints:
                    imprints[by] = _imprint(self.site, source)
                text = found.get(key)
                if text is None:
                    text = found[key] = Text(source, imprints[by], {})
                text.events[id_] = title
        return tuple(sorted(found.values(), key=lambda text: (text.imprint.order, text.source.title)))

    @cached_property
    def by_grade(self) -> Mapping[str, tuple[Text, ...]]:
        """The texts of each grade, the best first; only grades that there are."""
        found: dict[str, list[Text]] = {grade: [] for grade in terms.RELIABILITY}
        for text in self.texts:
            found[text.imprint.judgement.grade].append(text)
        return {grade: tuple(texts) for grade, texts in found.items() if texts}

    @cached_property
    def by_publisher(self) -> Mapping[str, list[Text]]:
        """The texts of each publisher that is judged, by its id: its own, and its reports that others passed on."""
        found: dict[str, list[Text]] = defaultdict(list)
        for text in self.texts:
            judgement = text.imprint.judgement
            for id_ in {one.id for one in (judgement.publisher, judgement.origin) if one}:
                found[id_].append(text)
        return found

    @cached_property
    def rows(self) -> Mapping[int, Row]:
        """The row of each text, by the identity of the text: the list of all has it, and that of its grade."""
        return {id(text): _row(text) for text in self.texts}


def _imprint(site: Site, source: Source) -> Imprint:
    """A text of the same publisher and origin has the same."""
    judgement = judge(site.library, source)
    by, grade = Together(published_by(source, judgement)), Together((letter(judgement.grade),))
    return Imprint(source.publisher, judgement, source.imprint.casefold(), by, grade)


def cited_pages(site: Site) -> Iterator[Page]:
    """The texts, all and by grade; the publishers, all and each."""
    cited = Cited(site)
    yield from _texts_pages(cited, cited.texts, ADDRESS, "Sources", "Every text that this timeline cites")
    for grade, texts in cited.by_grade.items():
        label = terms.RELIABILITY[grade].label
        yield from _texts_pages(cited, texts, _address(grade), f"Sources, {label}", f"Texts of the grade {label}")
    publishers = sorted(site.library.publishers.values(), key=lambda one: one.name.casefold())
    yield from _publishers_pages(cited, publishers)
    yield from (publisher_page(cited, one) for one in publishers)


def _address(grade: str) -> str:
    return f"{ADDRESS}{grade.lower()}/"


def _texts_pages(cited: Cited, texts: Sequence[Text], address: str, title: str, what: str) -> Iterator[Page]:
    publishers = len({text.imprint.publisher for text in texts})
    context = {
        "title": title,
        "description": f"{what}, with the events that rest on it.",
        "address": address,
        "section": "sources",
        "lead": f"{len(texts):,} texts from {publishers:,} publishers, each read before it was cited. "
        "A title in brackets is ours, in English or in the text’s own language.",
        "choices": tuple(_choices(cited)),
    }
    table = Table("Texts cited, by publisher", COLUMNS, tuple(cited.rows[id(text)] for text in texts))
    return index_pages(context, table, tuple(dict.fromkeys(chain.from_iterable([text.events for text in texts]))))


def _choices(cited: Cited) -> Iterator[Link]:
    """The ways to look at the list: all, and each grade of reliability."""
    yield Link(f"All texts {len(cited.texts):,}", ADDRESS)
    for grade, texts in cited.by_grade.items():
        yield Link(f"{terms.RELIABILITY[grade].label} {len(texts):,}", _address(grade))
    if publishers := cited.site.library.publishers:
        yield Link(f"Publishers judged {len(publishers):,}", "publishers/")


def _row(text: Text) -> Row:
    source, imprint = text.source, text.imprint
    title: Phrase = (Away(source.title, source.url, source.lang),) if source.url else (source.title,)
    events: list[Part] = []
    for id_, name in text.events.items():
        events += ([", "] if events else []) + [Link(name, f"entries/{id_}/")]
    day, (sort, tongue) = _day(source.published), _sort(source.type, source.lang)
    return Row((title, imprint.by, imprint.grade, day, sort, tongue, tuple(events)))


@cache
def _day(published: Edtf | None) -> Phrase:
    return Together((when(published),)) if published else ()


@cache
def _sort(type_: str, lang: str) -> tuple[Phrase, Phrase]:
    """The cells of its type and of its language."""
    return Together((word(terms.SOURCE_TYPES, "source-type", type_),)), Together((language(lang),))


def _publishers_pages(cited: Cited, publishers: Sequence[Publisher]) -> Iterator[Page]:
    context = {
        "title": "Publishers",
        "description": "Who published what this timeline cites, how far each can be relied on, and why.",
        "address": "publishers/",
        "section": "sources",
        "lead": f"{len(publishers):,} publishers that we judged, and why. One that is not here is not judged (F).",
        "choices": tuple(_choices(cited)),
    }
    columns = (Column("Publisher"), Column("Kind", phone="flow"), Column("Reliability", phone="pair"),
               Column("Why", phone="bare"), Column("Texts", True, "pair"))
    rows = tuple(
        (
            (Link(one.name, addresses.page("publishers", one.id)),),
            (word(terms.PUBLISHER_KINDS, "publisher-kind", one.kind),),
            (letter(one.reliability),), (one.reason,), (str(len(cited.by_publisher.get(one.id, ()))),),
        )
        for one in publishers
    )  # fmt: skip
    table = Table("Publishers that we judged", columns, rows, name="publishers")
    return index_pages(context, table, tuple(one.id for one in publishers))


def publisher_page(cited: Cited, publisher: Publisher) -> Page:
    """The page of one publisher: our judgement, and its texts."""
    address = addresses.page("publishers", publisher.id)
    texts = cited.by_publisher.get(publisher.id, ())
    rows = tuple(cited.rows[id(text)] for text in texts)
    table = Table(f"Texts of {publisher.name}", COLUMNS, rows, quiet=True)
    context = {
        "title": publisher.name,
        "description": f"What this timeline cites from {publisher.name}, and how far that can be relied on.",
        "address": address,
        "section": "sources",
        "crumbs": (Crumb("Sources", ADDRESS), Crumb("Publishers", "publishers/")),
        "lead": publisher.reason,
        "facts": tuple(_facts(cited.site, publisher)),
        "body": cited.site.body(publisher),
        "table": table,
    }
    return Page(address, "publisher.html", context, (publisher.id, *(id_ for text in texts for id_ in text.events)))


def _facts(site: Site, publisher: Publisher) -> Iterator[Fact]:
    yield Fact("Reliability", (word(terms.RELIABILITY, "reliability", publisher.reliability),))
    yield Fact("Kind", (word(terms.PUBLISHER_KINDS, "publisher-kind", publisher.kind),))
    if publisher.country:
        known = publisher.country in site.library.actors
        yield Fact("Country", (site.names.party(publisher.country) if known else publisher.country.upper(),))
    if publisher.aliases:
        yield Fact("Also cited as", (", ".join(publisher.aliases),))
    if publisher.address:
        yield Fact("Page", (Away.to_host(publisher.address),))
