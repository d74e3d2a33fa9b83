"""How far a long run is: one line on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

FEWEST: Final = 10
"""Inputs from which it is shown."""

T = TypeVar("T")


def shown(steps: Iterable[T], total: int) -> Iterator[T]:
    """The same steps, counted on the terminal that standard error is, if it is one.

    Args:
        steps: What is done, one after the other.
        total: How many there will be.
    """
    if total < FEWEST or not sys.stderr.isatty():
        yield from steps
        return
    # Here: it takes a while to load, and only long runs before a person's eyes need it.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # the same library

    console = Console(stderr=True)
    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True) as bar:
        yield from bar.track(steps, total)
