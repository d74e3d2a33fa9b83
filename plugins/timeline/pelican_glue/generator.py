"""The generator: records and ledger instead of articles; Pelican's settings, theme, writer and signals."""

from __future__ import annotations

import gc
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from ..export import File, Publication, data_files
from ..export.feeds import sitemap
from ..problems import Problem, as_text, errors
from ..values import addresses
from ..views import pages
from ..views.page import Page
from .build import Build
from .data import view_data
from .site import DEFAULTS, Site, site, site_url

logger = logging.getLogger(__name__)


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
        self.site = site(self.settings, self.build.stages)
        self.build.read = sum(1 for _ in self.site.library.records())
        self.build.refused = _refuse(self.site.problems)
        self.settings["TIMELINE_LINKS"] = self.site.library.links

    def generate_context(self) -> None:
        """What templates of other generators may use: Pelican's own pages share the frame."""
        self.context["FEED_ALL_ATOM"] = addresses.FEED
        self.context["ledger"] = self.site.ledger

    def generate_output(self, writer: Writer) -> None:
        """Write every page, then the files. A page's model is let go of as soon as it is laid out."""
        if self.build.refused:
            return
        stages, models = self.build.stages, pages(self.site.library, self.site.ledger, self.site.options)
        with _settled_objects(), self.build.output.noting():
            indexed = set()
            for page in stages.each("views", models):
                with stages.stage("render"):
                    self._write(writer, page)
                if _indexed(page):
                    indexed.add(page.address)
            for file in stages.each("data", self._files(indexed)):
                self.build.output.put(file.path, file.text.encode())

    def _write(self, writer: Writer, page: Page) -> None:
        writer.write_file(
            page.save_as,
            self.get_template(page.template.removesuffix(".html")),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            override_output=False,
            **{"address": page.address, **page.context},
        )
        self.build.rendered += 1

    def _files(self, indexed: set[str]) -> Iterator[File]:
        ledger, url = self.site.ledger, site_url(self.settings)
        title, subtitle = self.settings["SITENAME"], self.settings.get("SITESUBTITLE", "")
        yield from data_files(ledger, Publication(title, subtitle, url))
        yield from view_data(self.site)
        yield File(addresses.SITEMAP, sitemap(url, indexed | set(self._texts()), _changed(self.site)))

    def _texts(self) -> Iterator[str]:
        """Addresses of the pages of text, which Pelican writes."""
        texts = (page for page in self.site.library.pages.values() if page.status == "published")
        yield from (page.address for page in texts if page.address != addresses.COVERAGE)


@contextmanager
def _settled_objects() -> Iterator[None]:
    """The records and the ledger stay until the end: Python need not look for garbage among them again and again."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _indexed(page: Page) -> bool:
    """True for a page that search engines may list."""
    hidden = page.context.get("noindex") or page.context.get("draft")
    return not hidden and page.save_as.endswith("index.html")


def _changed(built: Site) -> dict[str, int]:
    """When each entry's page changed last: its last revision, or the day it could be known."""
    return {
        addresses.page("entries", entry.id): max([entry.known_by, *(r.date.latest for r in entry.revisions)])
        for entry in built.library.timeline
    }


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
