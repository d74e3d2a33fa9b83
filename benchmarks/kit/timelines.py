"""The peers of the timeline: @knight-lab/timelinejs and vis-timeline, with our made-up events."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, TimeoutError

from tests.support import content
from tests.support.site import listening

from .npm import installed
from .reader import FRAME, slowed, until_said

_PACKAGES = ("@knight-lab/timelinejs", "vis-timeline")
_PAGES: Mapping[str, str] = {
    "TimelineJS": """<!doctype html><title>TimelineJS</title>
<link rel="stylesheet" href="timelinejs/dist/css/timeline.css">
<script src="timelinejs/dist/js/timeline.js"></script><div id="it" style="height: 600px"></div>
<script>fetch("events.json").then((all) => all.json()).then((all) => {
  const slide = ({title, date: [year, month, day], summary}) => ({
    start_date: {year, month, day}, text: {headline: title, text: summary}});
  window.show = (some) => { document.querySelector("#it").replaceChildren();
    window.timeline = new TL.Timeline("it", {events: some.map(slide)}, {hash_bookmark: false}); };
  window.all = all; window.show(all); });</script>""",
    "vis-timeline": """<!doctype html><title>vis-timeline</title>
<link rel="stylesheet" href="vis-timeline/styles/vis-timeline-graph2d.min.css">
<script src="vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script><div id="it"></div>
<script>fetch("events.json").then((all) => all.json()).then((all) => {
  const item = ({title, date: [year, month, day], number}) => ({
    id: number, content: title, start: new Date(year, month - 1, day)});
  const items = (some) => new vis.DataSet(some.map(item));
  window.timeline = new vis.Timeline(document.querySelector("#it"), items(all), {height: "600px"});
  window.show = (some) => window.timeline.setItems(items(some));
  window.all = all; });</script>""",
}
NAMES = tuple(_PAGES)
_LONG = 30_000
"""Milliseconds of a visit after which one is enough: what takes so long is not measured by the tenth of a second."""
_SHOWN: Mapping[str, str] = {"TimelineJS": ".tl-timemarker", "vis-timeline": ".vis-item"}
_WATCH = """{
  const look = () => {
    if (!window.all || document.querySelectorAll("%s").length <= 20) return requestAnimationFrame(look);
    performance.mark("ready");
    console.debug("ready");
  };
  requestAnimationFrame(look);
}"""
_FILTER = "() => window.show(window.all.filter(({number}) => number % 12 === 0))"


def install() -> Path | None:
    """The folder of the peers' packages; None where npm is not there or cannot install them."""
    return installed(*_PACKAGES)


@contextmanager
def pages(packages: Path, entries: int) -> Iterator[str]:
    """The peers' pages with this many events, served on this machine: their address."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "timelinejs").symlink_to(packages / _PACKAGES[0])
        (folder / "vis-timeline").symlink_to(packages / _PACKAGES[1])
        (folder / "events.json").write_text(json.dumps(_events(entries)), "utf-8")
        for peer, html in _PAGES.items():
            (folder / f"{peer}.html").write_text(html, "utf-8")
        with listening(folder) as url:
            yield url


def _events(entries: int) -> list[dict[str, Any]]:
    found = []
    for number in range(entries):
        day = [int(part) for part in Path(content.entry(number, 20)[0]).name.split("-")[:3]]
        found.append({"number": number, "title": f"Made-up event {number}", "date": day, "summary": "What happened."})
    return found


def measure(browser: Browser, url: str, name: str, visits: int) -> tuple[float, float] | None:
    """Milliseconds until a peer shows its events, and until it shows a twelfth of them: medians; None: never."""
    found: list[tuple[float, float]] = []
    for _ in range(visits):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        visit = _visit(context.new_page(), url, name)
        context.close()
        if visit is None:
            return None  # what was not ready in a minute is not asked again
        found.append(visit)
        if sum(visit) > _LONG:
            break
    return median(one[0] for one in found), median(one[1] for one in found)


def _visit(page: Page, url: str, name: str) -> tuple[float, float] | None:
    slowed(page, tree=False)
    page.add_init_script(_WATCH % _SHOWN[name])
    try:
        until_said(page, f"{url}/{name}.html")
    except TimeoutError:
        return None
    usable = float(page.evaluate("performance.getEntriesByName('ready')[0].startTime"))
    page.wait_for_timeout(3000)
    return usable, float(page.evaluate(FRAME, _FILTER))
