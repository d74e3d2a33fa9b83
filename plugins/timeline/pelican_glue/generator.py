"""The generator: records and ledger instead of articles; Pelican's settings, theme, writer and signals."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from ..collecting import no_collecting
from ..export.feeds import sitemap
from ..model.library import Library
from ..problems import Problem, as_text, errors
from ..reading import Pack
from ..values import addresses
from ..views import Page
from . import own_signals
from .build import Build
from .making import Jobs, Making
from .memory import Keeping
from .progress import shown
from .sharing import do_all
from .site import DEFAULTS, makes, publication, site, site_url
from .templates import Templates
from .texts import ENTRIES, Texts

logger = logging.getLogger(__name__)

CONSTANT = frozenset({"FEED_ALL_ATOM", "SITEURL", *DEFAULTS})
"""What is added to Pelican's context and is the same while the settings are; the rest of it no build follows."""


class TimelineGenerator(Generator):  # type: ignore[misc]
    """Writes the pages of records, the data files, the feed and the sitemap."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, value in DEFAULTS.items():
            self.settings.setdefault(name, value)
            self.context.setdefault(name, value)
        self.build: Build = self.settings["TIMELINE_BUILD"]
        # One build is one set of templates: to ask for each page whether they changed takes longer than to fill them.
        self.env.auto_reload = False
        # Here, before anything is written: with problems, the last good output stays.
        memory = self.build.memory
        # A preview makes one file and not the other that is put together from it.
        self._whole = not (self.settings["TIMELINE_LIVE"] or (memory.state and ENTRIES in memory.state.stale))
        keep = None if self.settings["TIMELINE_LIVE"] else self._keep
        with no_collecting():
            memory.state = self.state = site(
                self.settings, self.build.stages, memory.state, self.build.changed, keep, self.build.begun
            )
        self.build.records, self.build.read = len(self.state.reading.files), self.state.parsed
        self.jobs = self._jobs()
        self.settings["TIMELINE_GENERATOR"] = self
        if errors(self.state.problems):
            self.build.leave_nothing()
        self.build.refused = not self.settings["TIMELINE_LIVE"] and _refuse(self.state.problems)
        self.settings["TIMELINE_LINKS"] = self.state.site.library.links
        own_signals.timeline_generator_init.send(self)

    def _keep(self, pack: Pack) -> None:
        self.build.keeping.read(pack)

    def generate_context(self) -> None:
        """What templates of other generators may use: Pelican's own pages share the frame."""
        self.context["FEED_ALL_ATOM"] = addresses.FEED if self._wants("feed") else None
        self.context["ledger"] = self.state.site.ledger
        own_signals.timeline_generator_finalized.send(self)

    def generate_output(self, writer: Writer) -> None:
        """Write every page, then the files. A page's model is let go of as soon as it is laid out."""
        if self.build.refused:
            return
        volatile = self.context.keys() - self.settings.keys() - CONSTANT
        templates = Templates(self.env, volatile, self.build.memory.templates)
        self.making = Making(self.state, self.build, templates, lambda page: self._write(writer, page))
        self.writer = writer
        if self.settings["TIMELINE_LIVE"]:
            return
        with self.build.output.noting():
            self.make_all(self.build.keeping)
        self.build.memory.templates = templates.sources
        own_signals.timeline_writer_finalized.send(self, writer=writer)

    def make_all(self, keeping: Keeping | None = None) -> None:
        """Do every job. keeping: what leaves the records for the next build, meanwhile."""
        left = self.making.settle(self.jobs.ids())
        tasks = [task for task in self.jobs.tasks({id_ for _, id_ in left}) if task.id in left]
        with shown("Pages") as told:
            do_all(self.making, tasks, self._processes(), self.writer.claim, told, keeping)
        self.state.graph.forget(self.making.gone())
        if self._wants("sitemap"):
            self.build.output.put(addresses.SITEMAP, self._sitemap().encode())

    def _processes(self) -> int:
        """One where a plugin listens to what is written: what it is told in a copy of this process, it does not know
        in this one.
        """
        told = (own_signals.timeline_generator_write_page, signals.content_written)
        return 1 if any(signal.receivers for signal in told) else int(self.settings["TIMELINE_JOBS"])

    def advance(self, changed: Collection[str] | None) -> None:
        """Read what changed, where this is known; what is to be made anew is made when it is asked for."""
        before = self.build.memory.state
        self.build.memory.state = self.state = site(self.settings, self.build.stages, before, changed)
        self.jobs = self._jobs()
        self.making = replace(self.making, state=self.state)
        self.writer.begin_again()

    def _jobs(self) -> Jobs:
        texts = Texts(self.build.output, whole=self._whole)
        return Jobs(self.state, publication(self.settings), texts.joined, self._wants)

    def _wants(self, kind: str) -> bool:
        return makes(self.settings, kind)

    def _write(self, writer: Writer, page: Page) -> None:
        if own_signals.timeline_generator_write_page.receivers:
            own_signals.timeline_generator_write_page.send(self, content=page)
        template = self.get_template(page.template.removesuffix(".html"))
        writer.write_page(page, template, self.context, self.settings["RELATIVE_URLS"])

    def _sitemap(self) -> str:
        """Every page that search engines may list, those of text among them, which Pelican writes."""
        listed = {path.removesuffix("index.html") for path in self.state.graph.listed}
        texts = (page for page in self.state.site.library.pages.values() if page.status == "published")
        listed |= {page.address for page in texts if page.address != addresses.COVERAGE}
        return sitemap(site_url(self.settings), listed, _changed(self.state.site.library))


def _changed(library: Library) -> dict[str, int]:
    """When each entry's page changed last: its last revision, or the day it could be known."""
    return {addresses.page("entries", id_): library.briefs[id_].revised for id_ in library.entries}


def _refuse(problems: tuple[Problem, ...]) -> bool:
    """Say every problem. An error ends a plain build with status 1; a watcher keeps the last output."""
    for problem in problems:
        if problem.severity == "warning":
            logger.warning("%s", problem)
    wrong = errors(problems)
    if not wrong:
        return False
    print(as_text(wrong), file=sys.stderr)
    if not _watching():
        sys.exit(1)
    return True


def _watching() -> bool:
    """True under ``pelican --autoreload``: an exit would end it, and Pelican's settings do not tell."""
    return any(word == "--autoreload" or re.fullmatch(r"-[a-zA-Z]*r", word) for word in sys.argv[1:])
