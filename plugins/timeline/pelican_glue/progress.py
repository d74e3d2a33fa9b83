"""How far a build is, for somebody who waits at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pelican.log import console

Told = Callable[[float], None]


@contextmanager
def shown(what: str) -> Iterator[Told]:
    """A bar as long as this lasts; what it gives is told the share that is done, from 0 to 1. None in a log."""
    if not console.is_terminal:
        yield _silent
        return
    # Here: a build whose output nobody watches need not load it.
    from rich.progress import Progress

    # Drawn when something is told, not by a thread: the process is copied meanwhile, and a thread's locks with it.
    with Progress(console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=1.0)
        yield lambda share: bar.update(task, completed=share, refresh=True)


def _silent(_: float) -> None:
    """Draws nothing."""
