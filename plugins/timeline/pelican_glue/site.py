"""Settings and content → what the generator works on."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from ..export import Publication
from ..load import Begun
from ..model.library import Library
from ..reading import Keep
from ..rebuild.state import State, advance
from ..views import Options
from .asked import as_day, setting_problems
from .stages import Stages

DEFAULTS: Final[Mapping[str, Any]] = {
    "TIMELINE_PAGES": None,
    "TIMELINE_FILES": None,
    "TIMELINE_TODAY": "",
    "TIMELINE_DAYS": (),
    "TIMELINE_CACHE": "",
    "TIMELINE_MINIFY": False,
    "TIMELINE_PROFILE": False,
    "TIMELINE_LIVE": False,
    "TIMELINE_JOBS": 0,
    "CONTENT_SECURITY_POLICY": "",
}
"""Our settings.

TIMELINE_PAGES: kinds of pages to make, by the names in `views.MAKERS`; None for all.
TIMELINE_FILES: kinds of files beside them, by the names in `export.FILE_MAKERS`, with `asked.OWN_FILES`; None for all.
TIMELINE_TODAY: the day that pages call today; else the last day on which content was looked at, so that two builds
of one commit are alike.
TIMELINE_DAYS: days (2023-12-22) that get a page of what was so, and known, on them.
TIMELINE_CACHE: folder for what the next build may use; empty: `.cache` beside the output folder.
TIMELINE_MINIFY: publish scripts without their comments and indentation.
TIMELINE_LIVE: make a page only when the preview asks for it.
TIMELINE_JOBS: processes that read records, and make pages and files, at once; 0 for as many as pay, which is one for a
small site.
TIMELINE_PROFILE: say at the end of a build how long each stage took, in a table.
CONTENT_SECURITY_POLICY: put in every page's head unless it is empty; {early} in it becomes the hash of the script that
stands there.
"""


def site(
    settings: Mapping[str, Any],
    stages: Stages,
    before: State | None = None,
    changed: Collection[str] | None = None,
    keep: Keep | None = None,
    begun: Begun | None = None,
) -> State:
    """Read, check and fold the content that these settings name.

    before: an earlier state, from which it goes on. changed: files that were written or deleted since, if known.
    keep, begun: as `advance` has them.
    """
    content = Path(os.path.relpath(settings["PATH"]))
    processes = int(settings["TIMELINE_JOBS"])
    options = partial(_options, settings)
    state = advance(before, content, options, stages.stage, changed, processes, keep, begun)
    state.problems = tuple(sorted({*state.problems, *setting_problems(settings)}))
    return state


def _options(settings: Mapping[str, Any], library: Library) -> Options:
    return Options(
        today=_today(settings, library),
        site_name=settings["SITENAME"],
        site_url=site_url(settings),
        days=tuple(day for written in settings["TIMELINE_DAYS"] if (day := as_day(written))),
        kinds=None if settings["TIMELINE_PAGES"] is None else frozenset(settings["TIMELINE_PAGES"]),
    )


def publication(settings: Mapping[str, Any]) -> Publication:
    """What data files, feeds and calendars say of the site."""
    return Publication(settings["SITENAME"], settings.get("SITESUBTITLE", ""), site_url(settings))


def makes(settings: Mapping[str, Any], kind: str) -> bool:
    """True if the settings ask for this kind of file."""
    return settings["TIMELINE_FILES"] is None or kind in settings["TIMELINE_FILES"]


def site_url(settings: Mapping[str, Any]) -> str:
    """The site's full address without a slash at the end, or empty where it is not known."""
    return str(settings["SITEURL"]).rstrip("/")


def _today(settings: Mapping[str, Any], library: Library) -> dt.date:
    if told := as_day(settings["TIMELINE_TODAY"]):
        return told
    seen = (library.briefs[id_].seen for id_ in library.entries)
    return dt.date.fromordinal(max(seen, default=1))
