"""Other events that the article tells of, with a date of their own: each wants an entry of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...values.edtf import parse
from ...values.frozen import quick
from ..understanding.event_dates import EventDate
from ..understanding.frame import Frame
from ..understanding.story import Story
from .evidence import Suggestion, suggestion
from .known_records import Shelf
from .pairs import Pair

_DEALINGS = frozenset({"give", "deliver", "receive", "promise", "buy", "sell", "refuse", "allow", "aid", "request"})


@quick
class Further:
    """Another event.

    Args:
        evidence: When, what, and the words.
        known: Ids of entries that report it already.
    """

    evidence: Suggestion
    known: tuple[str, ...]


def further_events(story: Story, shelf: Shelf, day: str, main: Pair | None) -> tuple[Further, ...]:
    """Dated dealings other than the event itself, in the order of the article."""
    found: list[Further] = []
    for date, frame in _dated(story, day):
        systems = story.systems_in(date.sentence)
        known: Sequence[str] = ()
        if frame.recipients or frame.agents:
            taker = (frame.recipients or frame.agents)[0]
            known = tuple(dict.fromkeys(entry.id for entry in shelf.events_like(taker, systems, date.edtf)))
        words = _words(frame, systems, date.edtf)
        shown = suggestion(
            story,
            f"further[{len(found)}]",
            words,
            date.sentence,
            (min(frame.start, date.start), max(frame.end, date.end)),
            "medium",
        )
        found.append(Further(shown, tuple(known)))
    return tuple(found)


def _dated(story: Story, day: str) -> Iterator[tuple[EventDate, Frame]]:
    """Each date that is not the event's, with the first dealing of its sentence."""
    done: set[int] = set()
    for date in story.dates:
        if _same_time(date.edtf, day) or date.sentence in done or story.paragraph(date.sentence) == 0:
            continue
        frame = next(
            (
                one
                for one in story.frames
                if one.sentence == date.sentence
                and one.act in _DEALINGS
                and one.goods
                and (one.agents or one.recipients)
            ),
            None,
        )
        if frame:
            done.add(date.sentence)
            yield date, frame


def _same_time(one: str, other: str) -> bool:
    """Whether two dates are within a day of each other, or one is the other's month."""
    first, second = parse(one), parse(other)
    if second.open_start:
        return abs(first.latest - second.latest) <= 1
    return first.earliest - 1 <= second.latest and second.earliest - 1 <= first.latest


def _words(frame: Frame, systems: Sequence[str], edtf: str) -> str:
    """ "2023-04: receive, by ua, patriot"."""
    whom = ", ".join(one for one in frame.recipients if one not in frame.agents)
    parts: list[str] = [frame.act]
    if frame.agents:
        parts.append(f"by {', '.join(frame.agents)}")
    if whom:
        parts.append(f"to {whom}")
    return f"{edtf}: " + ", ".join([*parts, *systems])
