"""Waiting times in words: between the steps of a transfer, and from promise to delivery."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ..ledger import Lag, TransferState
from ..ledger.waiting import Half
from ..values.frozen import quick
from ..values.spoken import IN_DAYS, day_words, days_words, span_words, time_words


@quick
class Wait:
    """A waiting time: what it measures, how long, and how that is reckoned."""

    label: str
    days: str
    formula: str


def gap_words(wait: Lag) -> str:
    """The time between two steps in words; "" where nothing is known of it."""
    if wait.most is None:
        return f"{wait_words(wait.least, wait.most)} later" if wait.least else ""
    return f"{wait_words(wait.least, wait.most)} later" if wait.most else "the same day"


def waits(state: TransferState) -> Iterator[Wait]:
    """From the first promise to the first delivery and, if it was another, the last."""
    for label, wait in (("first delivery", state.to_first), ("last delivery", state.to_last)):
        if wait is None or (label == "last delivery" and wait == state.to_first):
            continue
        if not wait.least and wait.most is None:
            continue  # nothing is known of it
        words = wait_words(wait.least, wait.most)
        said = formula(wait).removeprefix(f"{words}: ")
        yield Wait(f"From the first promise to the {label}", words[:1].upper() + words[1:], said)


YEAR: Final = 366
"""Days of the longest time that is told in days beside one that is short."""
FEWEST: Final = 2
"""Waits from which a middle is told: of one alone nothing is typical."""


def wait_words(least: int, most: int | None) -> str:
    """A time with its doubt: ``at most 98 days``, ``3 to 14 months``, ``at least 22 days``."""
    if most is None:
        return f"at least {time_words(least, passed=True)}" if least else "a time not known"
    if most and not least:
        return f"at most {time_words(most)}"
    return span_words(least, most)


def half_words(half: Half, in_days: bool = False) -> str:
    """Within what time half of those that came began to arrive, and of how many that is said. in_days: however long."""
    least, most, number = half
    if not most and not least:
        return f"when half of {number:,} had begun is not known"
    of = f"of {number:,} that followed a promise, half"
    if not most:
        return f"{of} took {wait_words(least, most)}"
    return f"{of} began within {(days_words if in_days else span_words)(least or most, most)}"


def alike(halves: Iterable[Half]) -> bool:
    """True if times that stand side by side are told in days, all of them: one is short, and none is over a year."""
    most = [half.most or 0 for half in halves]
    return 0 < min(most) < IN_DAYS and max(most) <= YEAR


def formula(wait: Lag) -> str:
    """How an interval of days is reckoned: the day that each end of it is taken from, in words."""
    least = f"{day_words(wait.start.latest)} to {day_words(wait.end.earliest)}"
    most = f"{day_words(wait.start.earliest)} to {day_words(wait.end.latest)}"
    if wait.most is None:
        return f"{days_words(wait.least, wait.least)}: {least}, or longer; one of the dates has no end."
    if wait.start.exact and wait.end.exact:
        return f"{days_words(wait.most, wait.most)}: {most}."
    if wait.least:
        return f"{days_words(wait.least, wait.most)}: {least} at the shortest, {most} at the longest."
    return f"Up to {days_words(wait.most, wait.most)}: {most}; it may have been sooner."
