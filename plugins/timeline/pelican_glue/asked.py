"""What is wrong with the settings of a site, told before anything is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from ..export import FILE_MAKERS
from ..load import KINDS
from ..model.text import LANGUAGE
from ..problems import Problem, did_you_mean, listed
from ..views import MAKERS

OWN_FILES: Final = ("timeline", "sitemap")
"""The kinds of files that are made here: what the timeline's script fetches, and the list of pages."""

ENTRIES: Final = "entries.json"
RECORD: Final = "record"
PAGES: Final = "pages"


def setting_problems(settings: Mapping[str, Any]) -> Iterator[Problem]:
    """Settings that the site cannot be built with as they say."""
    for name, message in (*_kinds(settings), *_days(settings), *_folders(settings), *_language(settings)):
        yield Problem("settings", 0, name, message)
    for name, message in _copied(settings):
        yield Problem("settings", 0, name, message, "warning")


def _kinds(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    files = [*(maker.kind for maker in FILE_MAKERS), *OWN_FILES]
    for name, known in (("TIMELINE_PAGES", [maker.kind for maker in MAKERS]), ("TIMELINE_FILES", files)):
        for kind in sorted(set(settings[name] or ()) - set(known)):
            hint = did_you_mean(kind, known) or ";"
            yield name, f'unknown kind "{kind}"{hint} allowed: {listed(known)}'
    chosen = settings["TIMELINE_FILES"]
    if chosen is not None and ENTRIES in chosen and RECORD not in chosen:
        yield "TIMELINE_FILES", f"{ENTRIES} is put together from the files of {RECORD}; add it"


def _days(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    today = settings["TIMELINE_TODAY"]
    for name, days in (("TIMELINE_DAYS", settings["TIMELINE_DAYS"]), ("TIMELINE_TODAY", [today] if today else [])):
        yield from ((name, f'"{day}" is no day; write it as 2023-12-22') for day in days if as_day(day) is None)


def as_day(written: object) -> dt.date | None:
    """The day that a setting names; None if it is none."""
    try:
        return dt.date.fromisoformat(str(written))
    except ValueError:
        return None


def _folders(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The records are the plugin's: as articles or pages of Pelican's they would be read a second time."""
    ours = [kind for kind in KINDS if kind != PAGES]
    for name in ("ARTICLE_PATHS", "PAGE_PATHS"):
        for path in settings[name]:
            first = PurePosixPath(path).parts[:1]
            if not first or first[0] in ours:
                better = f'["{PAGES}"]' if name == "PAGE_PATHS" else "[]"
                yield name, f'"{path}" holds records, which the plugin reads; write {name} = {better}'


def _copied(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    copied = {PurePosixPath(path).parts[:1] for path in settings["STATIC_PATHS"]}
    folders = sorted(path.name for path in Path(settings["PATH"]).glob("*") if path.is_dir())
    for name in folders:
        if name not in KINDS and not name.startswith(".") and () not in copied and (name,) not in copied:
            yield "STATIC_PATHS", f'the folder "{name}" of the content is not copied; name it here, or move its files'


def _language(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if settings["DEFAULT_LANG"] != LANGUAGE:
        told = f'the pages of records are written in "{LANGUAGE}"; a page of text may say its own lang'
        yield "DEFAULT_LANG", f'"{settings["DEFAULT_LANG"]}" is not what they say: {told}'
