"""The parts of a page: lines, story, headline, byline, publisher, language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.importers import flat, publisher
from plugins.timeline.importers.article import Article
from plugins.timeline.importers.byline import find_byline, people
from plugins.timeline.importers.known import KnownArticles, canonical
from plugins.timeline.importers.language import language_of
from plugins.timeline.importers.lines import split_lines
from plugins.timeline.importers.understanding.text import quote, sentences


def article(paragraphs: tuple[str, ...], url: str | None = None) -> Article:
    return Article("a.txt", "Title", "2024-03-08", (), "", url, "en", paragraphs)


@given(st.text())
def test_no_text_breaks_the_lines_or_the_tables(text: str) -> None:
    lines = split_lines(text)
    assert all(line.text.strip() for line in lines)
    headline, story = flat.read(lines)
    assert set(story) <= set(range(len(lines)))
    assert headline is None or headline.line in range(len(lines))


def test_a_line_knows_its_place() -> None:
    first, second = split_lines("Menu\n\n\n    * One  item\n")
    assert (first.number, first.indent, first.bullet, first.blank_before) == (1, 0, False, 0)
    assert (second.number, second.text, second.indent, second.bullet, second.blank_before) == (
        4,
        "One item",
        4,
        True,
        2,
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("by Ida Sample and The Example Herald news desk March 8, 2024 4:12 PM 3 min read", ("Ida Sample",)),
        ("By Ida Sample, Ole Specimen and Mara Placeholder", ("Ida Sample", "Ole Specimen", "Mara Placeholder")),
        ("Von Anna Beispiel und Jörg Muster, dpa", ("Anna Beispiel", "Jörg Muster", "dpa")),
        ("Written by Teun Voorbeeld | Published: 5 hours ago", ("Teun Voorbeeld",)),
        ("Monday March 18, 2024 7:45 am by Ida Sample", ("Ida Sample",)),
        ("Authors: Ida Sample, The Example Herald news desk", ("Ida Sample",)),
        ("By Example Staff", ("Example Staff",)),
    ],
)
def test_a_byline(text: str, names: tuple[str, ...]) -> None:
    lines = split_lines(f"A headline that is long enough\n{text}\nThe story begins here and is long enough for one.")
    found = find_byline(lines, 0, [2])
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "text", ["MOST READ BY SUBSCRIBERS", "Privacy Policy", "Share this story", "Latest News", "3 min read"]
)
def test_no_byline(text: str) -> None:
    lines = split_lines(f"A headline that is long enough\n{text}\nThe story begins here and is long enough for one.")
    assert find_byline(lines, 0, [2]) is None


def test_a_name_needs_capitals() -> None:
    assert people("Ida Sample", marked=False) == ("Ida Sample",)
    assert people("an ordinary line", marked=False) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said that it will send the missiles to the army in the north of the country.", "en"),
        ("Das Ministerium hat mitgeteilt, dass die Raketen an die Armee im Norden des Landes geliefert werden.", "de"),
        ("Ministerstwo podało, że rakiety trafią do wojska na północy kraju i że nie jest to koniec.", "pl"),
        ("Міністерство повідомило, що ракети передадуть армії на півночі країни і що це не кінець.", "uk"),
        ("Le ministère a annoncé que les missiles seront remis à l'armée dans le nord du pays.", "fr"),
        ("El ministerio anunció que los misiles se entregarán al ejército en el norte del país.", "es"),
        ("防衛省はミサイルを北部の部隊に送ると発表した。", "ja"),
        ("xyzzy", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_publisher_by_its_address_and_by_its_own_lines() -> None:
    assert publisher.by_host("https://www.kyivindependent.com/some-page/") is not None
    assert publisher.by_host("https://news.example.org/") is None
    lines = split_lines("Menu\nA story line.\n© 2024 The Example Courier. All rights reserved.")
    assert publisher.name_in_furniture(lines, [1]) == "The Example Courier"


def test_every_publisher_file_is_complete() -> None:
    known = publisher.publishers()
    hosts = [host for one in known for host in one.hosts]
    assert len(hosts) == len(set(hosts))
    assert all(one.name and one.hosts for one in known)


def test_the_same_words_have_the_same_hash_in_any_layout() -> None:
    one = article(("The first part.", "The second part."))
    other = article(("The  first part. The SECOND", "part."))
    assert one.content_hash == other.content_hash
    assert one.content_hash != article(("The third part.",)).content_hash


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/a/b/?utm_source=feed&id=3",
        "http://example.org/a/b?id=3#top",
        "https://m.example.org/a/b/?id=3&fbclid=xyz",
        "https://example.org/a/b/amp?id=3",
    ],
)
def test_one_page_has_one_canonical_address(url: str) -> None:
    assert canonical(url) == "//example.org/a/b?id=3"


def test_an_article_is_known_by_address_or_by_its_words() -> None:
    known = KnownArticles()
    known.add(article(("Some words.",), "https://example.org/a"), "entry.md")
    assert known.find(article(("Other words.",), "http://www.example.org/a/?utm_medium=x")) == "entry.md"
    assert known.find(article(("some WORDS",))) == "entry.md"
    assert known.find(article(("Other words.",))) is None


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=8), min_size=1, max_size=80), st.data())
def test_a_quote_is_verbatim_and_short(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    shown = quote(text, start, start + 1)
    assert shown in text
    assert len(shown.split()) <= 25


def test_sentences_know_their_paragraph() -> None:
    found = sentences("A headline", ["The U.S. sent it on Dec. 22. It came late.", "Mr. Sample agreed."])
    assert [(one.text, one.paragraph) for one in found] == [
        ("A headline", 0),
        ("The U.S. sent it on Dec. 22.", 1),
        ("It came late.", 1),
        ("Mr. Sample agreed.", 2),
    ]
