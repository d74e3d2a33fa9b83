"""The only room that knows Pelican: its signals, its generators, its readers, its settings."""

from __future__ import annotations

from pelican import signals
from pelican.readers import Readers

from .generator import TimelineGenerator
from .reader import TextReader


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generators)
    signals.readers_init.connect(_readers)


def _generators(_: object) -> type[TimelineGenerator]:
    return TimelineGenerator


def _readers(readers: Readers) -> None:
    readers.reader_classes["md"] = TextReader
