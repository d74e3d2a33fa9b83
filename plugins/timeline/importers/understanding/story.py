"""Everything that was understood of one article."""

from __future__ import annotations

from collections.abc import Sequence

from ...values.frozen import quick
from ..article import Article
from .amounts import Amount, find_amounts
from .event_dates import EventDate, find_dates
from .firms import by_states, homes
from .frame import Frame
from .frames import find_frames
from .gazetteer import Gazetteer
from .kinds import EventKind, find_kinds
from .mentions import Mention, find_mentions
from .quantities import Count, find_counts
from .roles import Roles, find_roles
from .text import Sentence, quote, sentences


@quick
class Story:
    """What one article says, part by part. Places in it are numbers of sentences."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    amounts: tuple[Amount, ...]
    counts: tuple[Count, ...]
    dates: tuple[EventDate, ...]
    frames: tuple[Frame, ...]
    roles: Roles
    kinds: tuple[EventKind, ...]
    language: str = "en"

    def quote(self, order: int, start: int = 0, end: int = 0) -> str:
        """At most 25 words of a sentence, around a place in it."""
        return quote(self.sentences[order].text, start, end)

    def paragraph(self, order: int) -> int:
        """The paragraph that a sentence stands in, 0 for the headline."""
        return self.sentences[order].paragraph

    def actors_in(self, order: int) -> list[str]:
        """Ids of the actors that a sentence names, in order, each once."""
        return list(
            dict.fromkeys(
                one.target.id
                for one in self.mentions
                if one.sentence == order and one.target.kind == "actor" and not one.person
            )
        )

    def systems_in(self, order: int) -> list[str]:
        """Ids of the systems that a sentence names, in order, each once."""
        return list(
            dict.fromkeys(
                one.target.id for one in self.mentions if one.sentence == order and one.target.kind == "system"
            )
        )


def understand(article: Article, gazetteer: Gazetteer) -> Story:
    """Read an article.

    Args:
        article: The story with its headline and day of publication.
        gazetteer: Names to look for, in the article's language.
    """
    parts = sentences(article.title, article.paragraphs)
    mentions = find_mentions(parts, gazetteer)
    firms = gazetteer.firms
    frames = by_states(find_frames(parts, mentions, article.language), homes(parts, mentions, firms), firms)
    roles = find_roles(parts, frames, firms)
    kinds = find_kinds(parts, frames, article.language)
    amounts = find_amounts(parts, article.language, _home(roles))
    return Story(
        sentences=parts,
        mentions=mentions,
        amounts=amounts,
        counts=find_counts(parts, mentions, amounts, article.language),
        dates=find_dates(parts, article.published),
        frames=frames,
        roles=roles if kinds else Roles((), (), {}),
        kinds=kinds,
        language=article.language,
    )


def _home(roles: Roles) -> str | None:
    """Whose dollars "$" and whose crowns are meant: the main supplier's."""
    suppliers: Sequence[str] = roles.suppliers
    return suppliers[0] if suppliers else None
