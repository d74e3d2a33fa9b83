"""Swim lanes in every state, with made-up content, for the patterns page."""

from __future__ import annotations

from ..terms import EVENT_KINDS
from .charts import Scale, ticks
from .timeline_lane_pages import STATES, LaneBar, LaneMark, SwimLane, SwimLanes

ADDRESS = "patterns/"
FADES = ("", "start", "end", "both")


def swim() -> SwimLanes:
    """A lane with a mark of each kind, one with marks of several events, one for each sort of span."""
    step = 100 / (len(EVENT_KINDS) + 1)
    kinds = tuple(
        LaneMark(round(step * (number + 1), 2), 1, kind, f"{term.label}: a made-up event", ADDRESS)
        for number, (kind, term) in enumerate(EVENT_KINDS.items())
    )
    counts = tuple(
        LaneMark(10.0 + 25 * number, count, "", f"{count} events", "") for number, count in enumerate((2, 31, 412))
    )
    steps = ("pledge", "authorisation", "contract", "delivery")
    stages = tuple(
        LaneBar(5.0 + 22 * number, 21, state, fade, f"{EVENT_KINDS[state].label}, made up")
        for number, (state, fade) in enumerate(zip(steps, FADES, strict=True))
    )
    standings = tuple(
        LaneBar(5.0 + 30 * number, 28, state, "", f"{words}, made up")
        for number, (state, words) in enumerate(STATES.items())
    )
    lanes = (
        _lane("Every kind of event", kinds, ()),
        _lane("Several events in one mark", counts, ()),
        _lane("A transfer: between two steps, ends in doubt", (), stages),
        _lane("A rule: proposed, in force, suspended", (), standings),
    )
    return SwimLanes(lanes, ticks(Scale(737791, 739252)), 2019, (), 0)


def _lane(label: str, marks: tuple[LaneMark, ...], bars: tuple[LaneBar, ...]) -> SwimLane:
    return SwimLane(label, ADDRESS, sum(mark.count for mark in marks), marks, marks, bars, ())
