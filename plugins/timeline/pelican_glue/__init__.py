"""The only room that knows Pelican: its signals, its generators, its readers, its settings."""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican's signals."""
    # Here: the preview is a module of this package too, and must start to show what is wrong with the others.
    from .connect import connect

    connect()
