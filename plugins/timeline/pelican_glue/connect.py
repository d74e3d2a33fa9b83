"""What Pelican calls, and when: the signals that this plugin listens to.

What builds is loaded when a build begins: by then a scout is under way, and Pelican without a build starts without it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.readers import Readers

from ..collecting import no_collecting
from ..loading import keeping
from . import scout
from .ahead import taken

if TYPE_CHECKING:
    from .build import Build
    from .generator import TimelineGenerator
    from .writer import SparingWriter


def connect() -> None:
    """Listen to Pelican's signals."""
    signals.initialized.connect(_looking)
    signals.get_generators.connect(_generators)
    signals.readers_init.connect(_readers)
    signals.generator_init.connect(_prepared)
    signals.get_writer.connect(_writer)
    signals.static_generator_finalized.connect(_copied)
    signals.finalized.connect(_finished)


def _looking(pelican: Pelican) -> None:
    if "TIMELINE_MEMORY" not in pelican.settings:
        pelican.settings["TIMELINE_SCOUT"] = taken(pelican.settings) or scout.begin(pelican.settings)


@no_collecting()
def _generators(pelican: Pelican) -> type[TimelineGenerator]:
    """The first that Pelican asks for in a run: here a build begins. What is to be deleted goes at its end.

    Modules stay: to look for garbage among them takes an eighth of the time in which they are loaded.
    """
    with keeping():
        # Late, as the module's head says.
        from .build import begin

        # Likewise.
        from .generator import TimelineGenerator

    pelican.settings["TIMELINE_BUILD"] = begin(pelican.settings)
    pelican.delete_outputdir = False
    return TimelineGenerator


def _writer(_: object) -> type[SparingWriter]:
    # Late, as the module's head says.
    from .writer import SparingWriter

    return SparingWriter


def _copied(generator: Generator) -> None:
    # Late, as the module's head says.
    from .build import theme_stands

    build: Build = generator.settings["TIMELINE_BUILD"]
    build.output.keep(Path(file.save_as).as_posix() for file in generator.staticfiles)
    if not build.refused and theme_stands(build, generator.settings):
        generator.settings = {**generator.settings, "THEME_STATIC_PATHS": ()}


def _finished(pelican: Pelican) -> None:
    """Take away what was not made, and say what was done."""
    build: Build = pelican.settings["TIMELINE_BUILD"]
    if build.refused or pelican.settings["TIMELINE_LIVE"]:
        return
    # Late, as the module's head says.
    from .build import finish

    finish(build, pelican.settings)
    console.print(build.line(), soft_wrap=True, highlight=False)
    if pelican.settings["TIMELINE_PROFILE"]:
        console.print(build.table(), highlight=False)


def _readers(readers: Readers) -> None:
    # Late, as the module's head says.
    from .reader import TextReader

    readers.reader_classes["md"] = TextReader


def _prepared(generator: Generator) -> None:
    """Compiled templates are cheap and kept; no warning that Pelican's Markdown reader lacks a library: ours reads."""
    # Late, as the module's head says.
    from .compiling import compile_cheaply

    # Likewise.
    from .templates import compiled

    generator.env.bytecode_cache = compiled(generator.settings)
    compile_cheaply(generator.env, keeps=generator.env.bytecode_cache is not None)
    generator.readers.disabled_readers.pop("md", None)
