"""The timeline as a reader on a slow phone has it, with every figure that is promised of it, and its peers beside it.

`python -m benchmarks.timeline [--peers-only | --no-peers] [ENTRIES …]`: Chromium with its processor slowed four times;
medians of five visits, each in a fresh profile; then the same with an accessibility tree, as a screen reader has it.
Wall times depend on what else the machine does, so a page that only says "Hello" and a frame in which nothing happens
are measured beside them, and the load is told. Peers: @knight-lab/timelinejs and vis-timeline with the same events,
installed by npm into .cache/bench, no part of the environment; where there is no npm, that is said.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from tests.support import browser as chromium
from tests.support import content
from tests.support.site import build, listening
from tests.support.trees import ROOT

SIZES = (10_000, 50_000)
PEER_SIZES = (1_000,)
SLOWER = 4
VISITS = 5
PATIENCE = 90_000  # milliseconds until a page counts as never ready
CACHE = ROOT / ".cache" / "bench"
PACKAGES = ("@knight-lab/timelinejs", "vis-timeline")
PROMISED: Mapping[int, Mapping[str, float]] = {
    10_000: {
        "first load, kB": 130, "scripts, kB": 25, "first paint": 400, "usable": 800, "layout shift": 0.02,
        "elements": 2500, "elements with lanes": 2500, "filter": 80, "second filter": 80, "clear": 80,
        "first key": 120, "second key": 120, "third key": 120, "brush, frames/s": -30, "lanes moved, frames/s": -30,
    },
    50_000: {"usable": 1000, "filter": 150, "second filter": 150},
}  # fmt: skip
"""What each figure may be at most; a negative one: at least."""
MOST_WITH_TREE = 2.0
"""How many times as bad a figure may be with an accessibility tree."""

FRAME = """async (act) => {
  const run = new Function(`return (${act})`)();
  const began = performance.now();
  run();
  await new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  }));
  return performance.now() - began;
}"""
KEY = """() => {
  const field = document.querySelector('[name="q"]');
  field.value = "%s";
  field.dispatchEvent(new Event("input", {bubbles: true}));
}"""
ACTS = {
    "nothing": "() => document.body.dataset.touched = ''",
    "filter": "() => document.querySelector('[name=\"from\"]').click()",
    "second filter": "() => document.querySelectorAll('[name=\"kind\"]')[2].click()",
    "clear": "() => document.querySelector('[data-clear]').click()",
    "first key": KEY % "m",
    "second key": KEY % "mi",
    "third key": KEY % "mis",
}
READY = """() => performance.getEntriesByName("ready")[0]?.startTime"""
WATCH = """window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
new MutationObserver((_, watch) => {
  if (!document.querySelector("[data-ready]")) return;
  performance.mark("ready");
  watch.disconnect();
}).observe(document, {subtree: true, attributes: true, childList: true})"""
PAINT = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0"""
COUNT = "document.querySelectorAll('*').length"
FRAMES = """() => {
  window.frames = 0;
  window.began = performance.now();
  const count = () => { window.frames += 1; window.counting = requestAnimationFrame(count); };
  window.counting = requestAnimationFrame(count);
}"""
RATE = """() => {
  cancelAnimationFrame(window.counting);
  return (1000 * window.frames) / (performance.now() - window.began);
}"""


def slowed(page: Page, reader: bool) -> None:
    """A slow processor; reader: with an accessibility tree that is kept up to date."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if reader:
        session.send("Accessibility.enable")


def visit(page: Page, url: str, reader: bool) -> dict[str, float]:
    """Milliseconds of each act of one visit, the size of the document, frames a second under a hand."""
    slowed(page, reader)
    page.goto(f"{url}/hello.html")
    page.wait_for_timeout(300)  # until the paint is noted
    found = {"first paint of Hello": page.evaluate(PAINT)}
    page.add_init_script(WATCH)
    page.goto(f"{url}/")
    page.wait_for_selector("[data-ready]", timeout=PATIENCE)
    page.wait_for_timeout(1000)
    found |= {"first paint": page.evaluate(PAINT), "usable": page.evaluate(READY)}
    found |= {"layout shift": page.evaluate("window.shift"), "elements": page.evaluate(COUNT)}
    for name, act in ACTS.items():
        if name == "first key":
            page.focus('[name="q"]')
        page.wait_for_timeout(2000)
        found[name] = page.evaluate(FRAME, act)
    found["brush, frames/s"] = dragged(page, ".strip-picture", 0.5)
    return found | lanes(page, url)


def lanes(page: Page, url: str) -> dict[str, float]:
    """The lanes: how long they take to come, and how smoothly they move."""
    page.goto(f"{url}/?lanes=actor&since=2019&until=2021")
    page.wait_for_selector(".swim-mark", timeout=PATIENCE)
    found = {"lanes by address": page.evaluate("performance.now()"), "elements with lanes": page.evaluate(COUNT)}
    page.wait_for_timeout(1000)
    found["lanes moved, frames/s"] = dragged(page, ".swim-track", 0.4)
    return found


def dragged(page: Page, selector: str, share: float) -> float:
    """Frames a second while the mouse is dragged across part of an element."""
    target = page.locator(selector).first
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.2, box["y"] + min(20, box["height"] / 2)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(FRAMES)
    page.mouse.move(x + box["width"] * share, y, steps=60)
    rate = float(page.evaluate(RATE))
    page.mouse.up()
    return rate


def measure(browser: Browser, url: str, reader: bool = False) -> dict[str, float]:
    """The medians of all visits."""
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(VISITS):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        for name, value in visit(context.new_page(), url, reader).items():
            found[name].append(value)
        context.close()
    return {name: median(values) for name, values in found.items()}


def fetched(browser: Browser, url: str, output: Path) -> dict[str, float]:
    """Compressed kilobytes of what the first visit to the home page fetches until it is usable."""
    context = browser.new_context()
    page, paths = context.new_page(), set[str]()
    page.on("request", lambda request: paths.add(request.url.removeprefix(url).partition("?")[0]))
    page.goto(f"{url}/")
    page.wait_for_selector("[data-ready]", timeout=PATIENCE)
    page.wait_for_timeout(500)
    context.close()
    sizes = {path: _compressed(output / (path.strip("/") or "index.html")) for path in paths}
    scripts = sum(size for path, size in sizes.items() if path.endswith(".js"))
    return {"first load, kB": sum(sizes.values()) / 1000, "scripts, kB": scripts / 1000}


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9)) if file.is_file() else 0


@contextmanager
def site_of(entries: int) -> Iterator[tuple[str, Path]]:
    """A site of made-up entries, served on this machine: its address and its folder."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        written = content.write(Path(folder) / "content", entries, words=80)
        with listening(output) as url:
            built = build(written, output, url)
            if built.status:
                sys.exit(f"does not build:\n{built.log}")
            (output / "hello.html").write_text("<!doctype html><title>Hello</title><p>Hello", "utf-8")
            yield url, output


def told(name: str, value: float, most: float | None) -> str:
    """A figure, and whether it is what was promised."""
    shown = f"{name:24} {value:10.3f}" if value < 1 else f"{name:24} {value:10.0f}"
    if most is None:
        return shown
    kept = value >= -most if most < 0 else value <= most
    return f"{shown}   {'at least' if most < 0 else 'at most'} {abs(most):g}: {'kept' if kept else 'NOT KEPT'}"


def ours(browser: Browser, entries: int) -> None:
    """Prints one line a figure, then those that change with an accessibility tree."""
    promised = PROMISED.get(entries, {})
    with site_of(entries) as (url, output):
        print(f"\n{entries} events, processor slowed {SLOWER} times, medians of {VISITS} visits, ms;", _load())
        figures = fetched(browser, url, output) | measure(browser, url)
        for name, value in figures.items():
            print(told(name, value, promised.get(name)), flush=True)
        print("with an accessibility tree, and how many times as much:", _load())
        for name, value in measure(browser, url, reader=True).items():
            if figures[name]:
                print(_beside(name, value, value / figures[name]), flush=True)


def _beside(name: str, value: float, times: float) -> str:
    """A figure with an accessibility tree, how many times as much it is, and whether that is more than twice."""
    worse = 1 / times if "frames/s" in name else times
    kept = "" if worse <= MOST_WITH_TREE else f"   at most {MOST_WITH_TREE:g} times as bad: NOT KEPT"
    return f"{name:24} {value:10.0f} {times:6.1f}{kept}"


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


PEER_PAGES = {
    "timelinejs": """<!doctype html><title>TimelineJS</title>
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
SHOWN = {"timelinejs": ".tl-timemarker", "vis-timeline": ".vis-item"}
PEER_FILTER = "() => window.show(window.all.filter(({number}) => number % 12 === 0))"


def events_of(entries: int) -> list[dict[str, Any]]:
    """The made-up events as the peers take them."""
    found = []
    for number in range(entries):
        path = Path(content.entry(number, 20)[0])
        day = [int(part) for part in path.name.split("-")[:3]]
        found.append({"number": number, "title": f"Made-up event {number}", "date": day, "summary": "What happened."})
    return found


def install_peers() -> Path | None:
    """The folder of the peers' packages, installed there if need be; None without npm."""
    packages = CACHE / "node_modules"
    if all((packages / name).is_dir() for name in PACKAGES):
        return packages
    npm = shutil.which("npm")
    if npm is None:
        return None
    CACHE.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([npm, "install", "--no-audit", "--no-fund", "--silent", *PACKAGES], cwd=CACHE, check=False)
    return packages if done.returncode == 0 else None


def peer_visit(page: Page, url: str, name: str) -> dict[str, float | None]:
    """Milliseconds until a peer shows its events, and until it shows a twelfth of them; None: never."""
    slowed(page, reader=False)
    page.goto(f"{url}/{name}.html", wait_until="commit")
    shown = f"document.querySelectorAll('{SHOWN[name]}').length"
    try:
        page.wait_for_function(f"() => window.all && {shown} > 20", timeout=PATIENCE)
    except TimeoutError:
        return {"usable": None, "filter": None}
    usable = float(page.evaluate("performance.now()"))
    page.wait_for_timeout(3000)
    return {"usable": usable, "filter": float(page.evaluate(FRAME, PEER_FILTER))}


def peers(browser: Browser, sizes: tuple[int, ...]) -> None:
    """Ours and the peers with the same events, in one run."""
    packages = install_peers()
    if packages is None:
        print("There is no npm here, or it cannot install: no peer is compared.")
        return
    for entries in sizes:
        print(f"\n{entries} events beside the peers: milliseconds until usable, and of a filter;", _load(), flush=True)
        with tempfile.TemporaryDirectory() as name, site_of(entries) as (ours_at, _):
            folder = Path(name)
            (folder / "timelinejs").symlink_to(packages / PACKAGES[0])
            (folder / "vis-timeline").symlink_to(packages / PACKAGES[1])
            (folder / "events.json").write_text(json.dumps(events_of(entries)), "utf-8")
            for peer, html in PEER_PAGES.items():
                (folder / f"{peer}.html").write_text(html, "utf-8")
            mine = measure(browser, ours_at)
            print(f"{'ours':14} {mine['usable']:10.0f} {mine['filter']:10.0f}", flush=True)
            with listening(folder) as url:
                for peer in PEER_PAGES:
                    print(f"{peer:14}", *(_said(value) for value in _peer(browser, url, peer)), flush=True)


def _peer(browser: Browser, url: str, name: str) -> list[float | None]:
    visits = []
    for _ in range(3):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        visits.append(peer_visit(context.new_page(), url, name))
        context.close()
    columns = [[visit[figure] for visit in visits] for figure in ("usable", "filter")]
    return [None if None in values else median(value for value in values if value is not None) for values in columns]


def _said(value: float | None) -> str:
    return f"{'never':>10}" if value is None else f"{value:10.0f}"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.timeline")
    parser.add_argument("entries", type=int, nargs="*", default=SIZES)
    parser.add_argument("--no-peers", action="store_true", help="measure ours alone")
    parser.add_argument("--peers-only", action="store_true", help="measure only beside the peers")
    asked = parser.parse_args(arguments)
    path = chromium.ensure()
    if path is None:
        sys.exit(chromium.HELP)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        for entries in () if asked.peers_only else asked.entries:
            ours(browser, entries)
        if not asked.no_peers:
            peers(browser, PEER_SIZES)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
