"""A flat dump → an article."""

from __future__ import annotations

from ..problems import Problem
from . import flat, publisher
from .agencies import credit_line
from .article import Article
from .byline import find_byline
from .clean_text import is_clean, read_clean
from .dateline import Hint, publication_day, take_prefix
from .features import is_wide
from .furniture import ends_story, is_furniture
from .headline import Headline, find_headline
from .language import language_of
from .lines import Line, plain, split_lines

FEW_WIDE = 0.4  # the same for scripts that they have met seldom
FEW = 0.2  # share of the page's sentences under which the learnt tables are taken not to know the page
NEARLY_ALL = 0.7  # share of the story above a heading such as "Related stories", from which it ends there
SHORT = 15  # words that a story has at least
PASTED = 5  # the same of a text that is the story alone: a sentence of it may do


def read_flat(
    text: str, file: str, url: str | None = None, whole: bool = False, tables: flat.Tables | None = None
) -> Article | Problem:
    """The article in a dump of a page's visible text; a problem if no story is found in it.

    Args:
        text: The dump, ``\\n`` between lines.
        file: Name for messages.
        url: The page's address where it is known.
        whole: The text is the article alone, with nothing of its page around it.
        tables: What is learnt about lines; the package's own, unless told.
    """
    hint, text = take_prefix(text)
    lines = split_lines(text)
    headline, story = read_clean(lines) if whole else _story(lines, tables or flat.own_tables())
    house = publisher.by_host(url) or publisher.by_furniture(_around(lines, story))
    story = _tidied(lines, story, headline, house)
    paragraphs = tuple(plain(lines[i].text) for i in story)
    words = sum(len(paragraph.split()) if paragraph.isascii() else len(paragraph) / 4 for paragraph in paragraphs)
    if words < (PASTED if whole else SHORT):
        return Problem(file, 1, "", "no story was found in this text; is it an article? Give its text or its HTML page")
    return _article(lines, story, paragraphs, headline, house, hint, file, url)


def _story(lines: list[Line], tables: flat.Tables) -> tuple[Headline | None, list[int]]:
    if is_clean(lines):
        return read_clean(lines)
    headline, story = flat.read(lines, tables)
    plain_sentences = flat.sentence_lines(lines)
    wide = any(is_wide(lines[i].text) for i in plain_sentences[:3])
    if _bytes(lines, story) < (FEW_WIDE if wide else FEW) * _bytes(lines, plain_sentences):
        headline, story = find_headline(lines, plain_sentences, tables.headline), plain_sentences
    return headline, _up_to_the_end(lines, story)


def _up_to_the_end(lines: list[Line], story: list[int]) -> list[int]:
    """The story up to a line that heads other stories, if nearly all of it stands before that."""
    for end in range(story[0] if story else len(lines), len(lines)):
        if ends_story(lines[end].text):
            before = [i for i in story if i < end]
            if _bytes(lines, before) >= NEARLY_ALL * _bytes(lines, story):
                return before
    return story


def _bytes(lines: list[Line], of: list[int]) -> int:
    return sum(len(lines[i].text.encode()) for i in of)


def _article(
    lines: list[Line], story: list[int], paragraphs: tuple[str, ...], headline: Headline | None,
    house: publisher.Publisher | None, hint: Hint | None, file: str, url: str | None,
) -> Article:  # fmt: skip
    byline = find_byline(lines, headline.line if headline else None, story)
    day = publication_day(lines, _lowest(lines, headline, story), story, hint)
    published = day.isoformat() if day else hint.text if hint else None
    return Article(
        file=file,
        title=headline.text if headline else "",
        published=published,
        authors=byline.names if byline else (),
        publisher=house.name if house else publisher.name_in_furniture(lines, story),
        url=url,
        language=language_of(" ".join(paragraphs)),
        paragraphs=paragraphs,
        byline=lines[byline.line].text if byline else "",
        credit=credit_line(lines, headline.line if headline else None, story),
    )


def _lowest(lines: list[Line], headline: Headline | None, story: list[int]) -> int | None:
    """Where the headline stands nearest to the story: a page often has it in its head, too."""
    if headline is None:
        return None
    again = (i for i in range(story[0] - 1, headline.line, -1) if lines[i].text == headline.text)
    return next(again, headline.line)


def _around(lines: list[Line], story: list[int]) -> list[Line]:
    inside = set(story)
    return [line for i, line in enumerate(lines) if i not in inside]


def _tidied(
    lines: list[Line], story: list[int], headline: Headline | None, house: publisher.Publisher | None
) -> list[int]:
    """The story without its own headline and without the lines that this publisher puts on every page."""
    return [
        i
        for i in story
        if not (headline and (i == headline.line or lines[i].text == headline.text))
        and not (house and house.owns(lines[i].text))
        and not is_furniture(lines[i].text)
    ]
