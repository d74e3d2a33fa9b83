"""How far a build is, for somebody who waits at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pelican.log import console
from rich.progress import Progress

Told = Callable[[float], None]


@contextmanager
def shown(what: str) -> Iterator[Told]:
    """A bar as long as this lasts; what it gives is told the share that is done, from 0 to 1. None in a log."""
    # Drawn when something is told, not by a thread: the process is copied meanwhile, and a thread's locks with it.
    with Progress(console=console, transient=True, auto_refresh=False, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=1.0)
        yield lambda share: bar.update(task, completed=share, refresh=True)
