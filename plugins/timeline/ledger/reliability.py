"""How far a source can be relied on: by its publisher, and by whose report that publisher passes on."""

from __future__ import annotations

from typing import Final

from ..model import Publisher, Source
from ..model.library import Library
from ..terms import RELIABILITY
from ..values.frozen import quick

UNJUDGED: Final = "F"
_ORDER: Final = tuple(grade for grade in RELIABILITY if grade != UNJUDGED)


@quick
class Judgement:
    """The reliability of a source. grade: a term of `terms.RELIABILITY`.

    publisher, origin: the records of who published it and of whose report it is; None where there is none.
    """

    grade: str
    publisher: Publisher | None
    origin: Publisher | None


def judge(library: Library, source: Source) -> Judgement:
    """The grade of a source.

    Passed on by somebody who is judged too, a report is worth the lower of both grades. On a page that is not
    judged it is worth one grade less than at its origin, because nobody compared the copy.
    """
    publisher = library.publisher(source.publisher)
    origin = library.publisher(source.origin) if source.origin else None
    own = publisher.reliability if publisher else UNJUDGED
    first = origin.reliability if origin else UNJUDGED
    if first == UNJUDGED:
        return Judgement(own, publisher, origin)
    return Judgement(_below(first) if own == UNJUDGED else max(own, first), publisher, origin)


def _below(grade: str) -> str:
    return _ORDER[min(_ORDER.index(grade) + 1, len(_ORDER) - 1)]
