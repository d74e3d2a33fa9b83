"""The story in an HTML page: what trafilatura finds, without the stories beside it and with what it left behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile

import trafilatura
from lxml import html as lxml_html

from ..patterns import pattern_of

KEY = 60  # characters by which a paragraph is known again
TOLD = 150  # characters in paragraphs from which an `article` is taken for the story's own
LITTLE = 0.25  # share of a page's paragraphs under which what was found may not be the story
MISSED = 0.2  # share of a story that must be missing before it is added
LINKED = 0.5  # share of a paragraph in links, from which it is one to another page
NAMED = 2  # class names that tell what a box is for; later ones are often about space and colour
SAME = 0.7  # share of the story that a page's own copy of it must have

_VALUE = pattern_of(r"^(?:\S*(?:https?://|www\.)\S+|\d{4}-\d\d-\d\dT\S+)$")  # an address or a time, as programs read it
_TAG = pattern_of(r"<[^>]+>")
_WORD = pattern_of(r"\w+")

Box = tuple[str, tuple[str, ...]]


def story_in(tree: lxml_html.HtmlElement, title: str, copy: str) -> list[str]:
    """The lines of a page's story; none if there is no story.

    Args:
        tree: The page. Other stories in it are taken out.
        title: Its headline.
        copy: The story as the page's own record of itself has it (``articleBody``), empty if it has none.
    """
    _drop_other_stories(tree, title)
    text = _extracted(tree)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return _up_to_the_end(_with_what_was_missed(tree, [line for line in lines if not _VALUE.match(line)]), copy)


def _extracted(tree: lxml_html.HtmlElement) -> str:
    """What trafilatura finds by its own rules; where that is little of the page's paragraphs, what it finds in its
    slower way, which asks others' rules too. On other pages the two are alike."""
    text = _found(tree, fast=True)
    whole = sum(len(_text(paragraph)) for paragraph in tree.iter("p"))
    return text if len(text) >= max(TOLD, LITTLE * whole) else _found(tree, fast=False)


def _found(tree: lxml_html.HtmlElement, fast: bool) -> str:
    return (
        trafilatura.extract(
            tree, fast=fast, include_comments=False, include_tables=False, favor_precision=False, output_format="txt"
        )
        or ""
    )


def _drop_other_stories(tree: lxml_html.HtmlElement, title: str) -> None:
    """Take out every `article` that comes after the one with the headline and is no part of it."""
    articles = list(tree.iter("article"))
    main = next((one for one in articles if _is_headed(one, title)), None)
    if main is None or sum(len(_text(paragraph)) for paragraph in main.iter("p")) < TOLD:
        return
    around, inside = set(main.iterancestors()), set(main.iter())
    for one in articles[articles.index(main) + 1 :]:
        if one not in around and one not in inside and one.getparent() is not None:
            one.drop_tree()


def _is_headed(article: lxml_html.HtmlElement, title: str) -> bool:
    return any(head.tag == "h1" or _text(head).lower() == title.lower() for head in article.iter("h1", "h2"))


def _with_what_was_missed(tree: lxml_html.HtmlElement, lines: list[str]) -> list[str]:
    """The story with the paragraphs of boxes of the same sort as the one most of it stands in: a story is often cut
    in pieces by what stands between them, and only the first pieces are found."""
    mine = _paragraphs_of_its_box(tree, lines)
    known = {line[:KEY] for line in lines}
    missed = [text for text in mine if text[:KEY] not in known]
    if sum(map(len, missed)) < MISSED * sum(map(len, lines)):
        return lines
    full, place = list(lines), 0
    for text in mine:
        at = next((i for i, line in enumerate(full) if line[:KEY] == text[:KEY]), None)
        if at is None:
            full.insert(place, text)
        place = (place if at is None else at) + 1
    return full


def _paragraphs_of_its_box(tree: lxml_html.HtmlElement, lines: Sequence[str]) -> list[str]:
    """The paragraphs, from the story's first, that stand in boxes of the sort that holds most of the story."""
    known = {line[:KEY] for line in lines}
    paragraphs = [(one, _text(one)) for one in tree.iter("p") if one.getparent() is not None]
    sizes: Counter[Box] = Counter()
    for one, text in paragraphs:
        sizes[_box(one)] += len(text) if text[:KEY] in known else 0
    box, size = max(sizes.items(), key=lambda pair: pair[1], default=(("", ()), 0))
    if not size or size < sum(map(len, lines)) / 2:
        return []
    same = dropwhile(lambda pair: pair[1][:KEY] not in known, (pair for pair in paragraphs if _box(pair[0]) == box))
    return list(_of_one_article([pair for pair in same if pair[1] and _linked(*pair) < LINKED]))


def _of_one_article(paragraphs: Sequence[tuple[lxml_html.HtmlElement, str]]) -> Iterator[str]:
    scope = next((around for one, _ in paragraphs[:1] for around in one.iterancestors("article", "main")), None)
    for one, text in paragraphs:
        if scope is None or scope in one.iterancestors():
            yield text


def _box(paragraph: lxml_html.HtmlElement) -> Box:
    parent = paragraph.getparent()
    return str(parent.tag), tuple((parent.get("class") or "").split()[:NAMED])


def _linked(paragraph: lxml_html.HtmlElement, text: str) -> float:
    return sum(len(_text(link)) for link in paragraph.iter("a")) / len(text)


def _up_to_the_end(lines: list[str], copy: str) -> list[str]:
    """The story up to the last line that the page's own copy of it has, if that copy is a whole one."""
    whole = _words(_TAG.sub(" ", copy))
    keys = [_words(line) for line in lines]
    shared = [i for i, key in enumerate(keys) if key and key[:KEY] in whole]
    least = min(sum(len(keys[i]) for i in shared) / max(len(whole), 1), len(whole) / max(sum(map(len, keys)), 1))
    return lines[: shared[-1] + 1] if shared and least >= SAME else lines


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _text(element: lxml_html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())
