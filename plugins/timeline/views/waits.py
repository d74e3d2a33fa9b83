"""Waiting times in words: between the steps of a transfer, and from promise to delivery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..ledger import Lag, TransferState
from ..ledger.waiting import Record
from ..values.spoken import date_words, day_words, days_words


@dataclass(frozen=True)
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
        yield Wait(f"From the first promise to the {label}", wait_words(wait.least, wait.most), formula(wait))


FEWEST: Final = 2
"""Waits from which a middle is told: of one alone nothing is typical."""


def wait_words(least: int, most: int | None) -> str:
    """Days with their doubt: ``0 to 119 days``, ``at least 22 days``."""
    if most is None and not least:
        return "a time not known"
    return f"at least {days_words(least, least)}" if most is None else days_words(least, most)


def half_words(found: Record) -> str:
    """Within how many days half of a supplier's transfers began to arrive, and of how many transfers that is said."""
    least, most = found.half or (0, None)
    return f"half began within {wait_words(least, most)}, of {len(found.waits)} transfers"


def formula(wait: Lag) -> str:
    """How an interval of days is reckoned, in words."""
    if wait.start.exact and wait.end.exact:
        return f"{date_words(wait.end)} less {date_words(wait.start)}."
    if wait.least:
        end, start = day_words(wait.end.earliest), day_words(wait.start.latest)
        least = f"the earliest day of the delivery, {end}, less the latest of the promise, {start}"
    else:
        least = "0, as the dates allow for one day"
    if wait.most is None:
        return f"At least {least}; at most nothing is known, for one of the dates is open."
    end, start = day_words(wait.end.latest), day_words(wait.start.earliest)
    return f"At least {least}; at most the latest, {end}, less the earliest, {start}."
