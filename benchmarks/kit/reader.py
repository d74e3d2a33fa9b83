"""A reader of the timeline on a slow machine: what each act of a visit takes, in Chromium."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

SLOWER = 4
"""How many times the processor is slowed."""
PATIENCE = 60_000
"""Milliseconds until a page counts as never ready."""

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
_KEY = """() => {
  const field = document.querySelector('[name="q"]');
  field.value = "%s";
  field.dispatchEvent(new Event("input", {bubbles: true}));
}"""
_ACTS: Mapping[str, str] = {
    "nothing": "() => document.body.dataset.touched = ''",
    "filter": "() => document.querySelector('[name=\"from\"]').click()",
    "second filter": "() => document.querySelectorAll('[name=\"kind\"]')[2].click()",
    "clear": "() => document.querySelector('[data-clear]').click()",
    "first key": _KEY % "m",
    "second key": _KEY % "mi",
    "third key": _KEY % "mis",
}
_SAID = "ready"
_READY = """() => performance.getEntriesByName("ready")[0]?.startTime"""
_WATCH = """window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
new MutationObserver((_, watch) => {
  if (!document.querySelector("[data-ready]")) return;
  performance.mark("ready");
  console.debug("ready");
  watch.disconnect();
}).observe(document, {subtree: true, attributes: true, childList: true})"""
_PAINT = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0"""
_COUNT = "document.querySelectorAll('*').length"
_IDLE = "() => new Promise((done) => requestIdleCallback(done))"
_FRAMES = """() => {
  window.frames = 0;
  window.began = performance.now();
  const count = () => { window.frames += 1; window.counting = requestAnimationFrame(count); };
  window.counting = requestAnimationFrame(count);
}"""
_RATE = """() => {
  cancelAnimationFrame(window.counting);
  return (1000 * window.frames) / (performance.now() - window.began);
}"""


def slowed(page: Page, tree: bool) -> None:
    """A slow processor; tree: with an accessibility tree that is kept up to date, as a screen reader has it."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if tree:
        session.send("Accessibility.enable")


def until_said(page: Page, url: str) -> None:
    """Open a page, and wait until what was put into it says that it is ready.

    Playwright's own way to wait puts 330 kB of script into the page, which a slowed processor reads for 65 ms.
    """
    with page.expect_console_message(lambda message: message.text == _SAID, timeout=PATIENCE):
        page.goto(url, wait_until="commit")


def measure(browser: Browser, url: str, visits: int, tree: bool = False) -> dict[str, float]:
    """Medians of so many visits, each in a fresh profile: ms of each act, elements, frames a second under a hand."""
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(visits):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        for name, value in _visit(context.new_page(), url, tree).items():
            found[name].append(value)
        context.close()
    return {name: median(values) for name, values in found.items()}


def _visit(page: Page, url: str, tree: bool) -> dict[str, float]:
    slowed(page, tree)
    page.goto(f"{url}/hello.html")
    page.wait_for_timeout(300)  # until the paint is noted
    found = {"first paint of Hello": page.evaluate(_PAINT)}
    page.add_init_script(_WATCH)
    until_said(page, f"{url}/")
    _rest(page)
    found |= {"first paint": page.evaluate(_PAINT), "usable": page.evaluate(_READY)}
    found |= {"layout shift": page.evaluate("window.shift"), "elements": page.evaluate(_COUNT)}
    for name, act in _ACTS.items():
        if name == "first key":
            page.focus('[name="q"]')
        _rest(page)
        found[name] = page.evaluate(FRAME, act)
    _rest(page)
    found["brush, frames/s"] = _dragged(page, ".strip-picture", 0.5)
    return found | _lanes(page, url)


def _rest(page: Page) -> None:
    """Until what an act left to be done later is done."""
    page.wait_for_timeout(700)
    page.evaluate(_IDLE)


def _lanes(page: Page, url: str) -> dict[str, float]:
    """The lanes: how long they take to come, and how smoothly they move."""
    page.goto(f"{url}/?lanes=actor&since=2019&until=2021")
    page.wait_for_selector(".swim-mark", timeout=PATIENCE)
    found = {"lanes by address": page.evaluate("performance.now()"), "elements with lanes": page.evaluate(_COUNT)}
    _rest(page)
    found["lanes moved, frames/s"] = _dragged(page, ".swim-track", 0.4)
    return found


def _dragged(page: Page, selector: str, share: float) -> float:
    """Frames a second while the mouse is dragged across part of an element."""
    target = page.locator(selector).first
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.2, box["y"] + min(20, box["height"] / 2)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_FRAMES)
    page.mouse.move(x + box["width"] * share, y, steps=60)
    rate = float(page.evaluate(_RATE))
    page.mouse.up()
    return rate


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
