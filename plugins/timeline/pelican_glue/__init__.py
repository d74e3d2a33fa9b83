"""The only room that knows Pelican: its signals, its generators, its readers, its settings."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator
from pelican.readers import Readers

from .generator import TimelineGenerator
from .reader import TextReader


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generators)
    signals.readers_init.connect(_readers)
    signals.generator_init.connect(_enabled)


def _generators(_: object) -> type[TimelineGenerator]:
    return TimelineGenerator


def _readers(readers: Readers) -> None:
    readers.reader_classes["md"] = TextReader


def _enabled(generator: Generator) -> None:
    """Pelican would warn that its own Markdown reader lacks a library, though ours reads the files."""
    generator.readers.disabled_readers.pop("md", None)
