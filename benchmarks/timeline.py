"""The timeline with many events, as a reader on a slow phone has it: Chromium with its processor slowed four times.

`python -m benchmarks.timeline [ENTRIES]`; medians of five visits, each in a fresh profile. Wall times depend on what
else the machine does, so a page that only says "Hello" and a frame in which nothing happens are measured beside them.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import browser as chromium
from tests.support import content
from tests.support.site import build, listening

ENTRIES = 10_000
SLOWER = 4
VISITS = 5
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
WATCH = """new MutationObserver((_, watch) => {
  if (!document.querySelector("[data-ready]")) return;
  performance.mark("ready");
  watch.disconnect();
}).observe(document, {subtree: true, attributes: true, childList: true})"""
PAINT = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0"""


def visit(page: Page, url: str) -> dict[str, float]:
    """Milliseconds of each act of one visit, and the size of the document."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{url}/hello.html")
    found = {"first paint of Hello": page.evaluate(PAINT)}
    page.add_init_script(WATCH)
    page.goto(f"{url}/")
    page.wait_for_selector("[data-ready]")
    found |= {"first paint": page.evaluate(PAINT), "usable": page.evaluate(READY)}
    found["elements"] = page.evaluate("document.querySelectorAll('*').length")
    for name, act in ACTS.items():
        if name == "first key":
            page.focus('[name="q"]')
        page.wait_for_timeout(2000)
        found[name] = page.evaluate(FRAME, act)
    return found


def measure(browser: Browser, url: str) -> dict[str, float]:
    """The medians of all visits."""
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(VISITS):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        for name, value in visit(context.new_page(), url).items():
            found[name].append(value)
        context.close()
    return {name: median(values) for name, values in found.items()}


def first_load(output: Path) -> int:
    """Compressed bytes of what the first visit to the home page fetches."""
    files = [output / "index.html", output / "data" / "timeline.json"]
    files += [*(output / "theme" / "js").glob("*.js"), *(output / "theme" / "css").glob("*.css")]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def main(entries: int) -> None:
    """Build, serve, visit, and print one line a measure."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        written = content.write(Path(folder) / "content", entries, words=80)
        with listening(output) as url, sync_playwright() as playwright:
            built = build(written, output, url)
            if built.status:
                sys.exit(f"does not build:\n{built.log}")
            (output / "hello.html").write_text("<!doctype html><title>Hello</title><p>Hello", "utf-8")
            path = chromium.ensure()
            if path is None:
                sys.exit(chromium.HELP)
            browser = playwright.chromium.launch(executable_path=path, args=chromium.flags())
            figures = measure(browser, url)
            browser.close()
        print(f"{entries} events, processor slowed {SLOWER} times, medians of {VISITS} visits")
        print(f"{'first load, compressed':24} {first_load(output) / 1000:8.1f} kB")
        for name, value in figures.items():
            print(f"{name:24} {value:8.0f}{'' if name == 'elements' else ' ms'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ENTRIES)
