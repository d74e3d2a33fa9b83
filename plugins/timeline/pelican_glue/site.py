"""Settings and content → what the generator works on."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..checks import check
from ..ledger import Ledger, fold
from ..load import load
from ..model.library import Library
from ..problems import Problem
from ..views.page import Options
from .stages import Stages

DEFAULTS: Final[Mapping[str, Any]] = {
    "TIMELINE_TODAY": "",
    "TIMELINE_DAYS": (),
    "TIMELINE_CACHE": "",
    "TIMELINE_MINIFY": False,
    "TIMELINE_PROFILE": False,
    "CONTENT_SECURITY_POLICY": "",
}
"""Our settings.

TIMELINE_TODAY: the day that pages call today; else the last day on which content was looked at, so that two builds
of one commit are alike.
TIMELINE_DAYS: days (2023-12-22) that get a page of what was so, and known, on them.
TIMELINE_CACHE: folder for what the next build may use; empty: `.cache` beside the output folder.
TIMELINE_MINIFY: publish scripts without their comments and indentation.
TIMELINE_PROFILE: say at the end of a build how long each stage took, in a table.
CONTENT_SECURITY_POLICY: put in every page's head unless it is empty.
"""


@dataclass(frozen=True)
class Site:
    """What a build works on. problems: all that an author must see; an error among them stops the build."""

    library: Library
    ledger: Ledger
    options: Options
    problems: tuple[Problem, ...]


def site(settings: Mapping[str, Any], stages: Stages) -> Site:
    """Read, check and fold the content that these settings name."""
    content = Path(os.path.relpath(settings["PATH"]))
    with stages.stage("read"):
        loaded = load(content)
    with stages.stage("fold"):
        ledger = fold(loaded.library)
    with stages.stage("check"):
        problems = sorted({*loaded.problems, *check(loaded.library, ledger)})
    options = Options(
        today=_today(settings, loaded.library),
        site_name=settings["SITENAME"],
        site_url=site_url(settings),
        days=tuple(dt.date.fromisoformat(day) for day in settings["TIMELINE_DAYS"]),
    )
    return Site(loaded.library, ledger, options, tuple(problems))


def site_url(settings: Mapping[str, Any]) -> str:
    """The site's full address without a slash at the end, or empty where it is not known."""
    return str(settings["SITEURL"]).rstrip("/")


def _today(settings: Mapping[str, Any], library: Library) -> dt.date:
    if settings.get("TIMELINE_TODAY"):
        return dt.date.fromisoformat(str(settings["TIMELINE_TODAY"]))
    seen = [entry.known_by for entry in library.timeline]
    seen += [s.accessed.latest for entry in library.timeline for s in entry.sources if s.accessed]
    return dt.date.fromordinal(max(seen, default=1))
