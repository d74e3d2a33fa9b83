"""An article as it was found: the story and what the page says about it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from ..patterns import pattern_of
from ..problems import Problem
from ..values.frozen import quick

WORDS_OF_A_NAME = 8
_WORD = pattern_of(r"\w+")
_HALF = pattern_of("[\ud800-\udfff]")


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@quick
class Article:
    """One article.

    Args:
        file: Where it came from, as the author named it.
        title: The headline, empty if none was found.
        published: Day, or month, of publication, ISO 8601; None if unknown.
        authors: Persons, else desks.
        publisher: Name, empty if unknown.
        url: Canonical address, None if unknown.
        language: BCP 47 tag.
        paragraphs: The story.
        problems: What the author should know.
        byline: The line that the authors stand in, empty if there is none.
        credit: The line around the story that names an agency and nothing else, empty if there is none.
    """

    file: str
    title: str
    published: str | None
    authors: tuple[str, ...]
    publisher: str
    url: str | None
    language: str
    paragraphs: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    byline: str = ""
    credit: str = ""

    @property
    def name(self) -> str:
        """The headline, or the story's first words."""
        return self.title or " ".join(self.paragraphs[0].split()[:WORDS_OF_A_NAME])

    def writable(self) -> Article:
        """The same without halves of letters (lone surrogates), which pages hold by mistake and no file takes."""
        words = (self.title, self.publisher, self.byline, self.credit, self.url or "", *self.authors, *self.paragraphs)
        if not _HALF.search("".join(words)):
            return self
        return replace(
            self,
            title=_whole(self.title),
            publisher=_whole(self.publisher),
            byline=_whole(self.byline),
            credit=_whole(self.credit),
            url=self.url and _whole(self.url),
            authors=tuple(map(_whole, self.authors)),
            paragraphs=tuple(map(_whole, self.paragraphs)),
        )

    @property
    def content_hash(self) -> str:
        """SHA-256 over the words of the story, in lower case: the same for the same words in another layout."""
        words = " ".join(word.lower() for paragraph in self.paragraphs for word in _WORD.findall(paragraph))
        return sha256(words.encode()).hexdigest()
