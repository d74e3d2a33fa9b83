"""The timeline as a reader on a slow phone has it, with every figure that is promised of it, and its peers beside it.

`python -m benchmarks.timeline [--no-peers] [--write] [--sites FOLDER] [ENTRIES …]`: Chromium with its processor slowed
four times; medians of visits, each in a fresh profile; then the same with an accessibility tree, as a screen reader has
it. Wall times depend on what else the machine does, so a page that only says "Hello" and a frame in which nothing
happens are measured beside them, and the load is told. The peers have the same events in the same run; where there is
no npm, that is said. --sites: what was built is kept there and built upon. --write: the tables go into
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.kit import reader, tables, timelines
from benchmarks.kit.sites import site_of
from tests.support import browser as chromium

SIZES = (1_000, 10_000, 50_000)
VISITS = 5
VISITS_BESIDE = 3
"""Visits to each peer."""
MOST_OF_PEERS = 10_000
"""Peers have no more events than this: with as many they take most of a minute, or more."""
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

Figures = dict[str, float]


def ours(browser: Browser, entries: int, sites: Path | None) -> tuple[Figures, Figures]:
    """The figures of a size without and with an accessibility tree; prints a line for each."""
    with site_of(entries, sites, ("timeline",)) as (url, output):
        print(f"\n{entries} events, processor slowed {reader.SLOWER} times, medians of {VISITS} visits, ms;", _load())
        plain = reader.fetched(browser, url, output) | reader.measure(browser, url, VISITS)
        for name, value in plain.items():
            print(_told(name, value, PROMISED.get(entries, {}).get(name)), flush=True)
        print("with an accessibility tree, and how many times as much:", _load())
        tree = reader.measure(browser, url, VISITS, tree=True)
        for name, value in tree.items():
            if plain[name]:
                print(_beside(name, value, value / plain[name]), flush=True)
    return plain, tree


def _told(name: str, value: float, most: float | None) -> str:
    """A figure, and whether it is what was promised."""
    shown = f"{name:24} {value:10.3f}" if value < 1 else f"{name:24} {value:10.0f}"
    if most is None:
        return shown
    kept = value >= -most if most < 0 else value <= most
    return f"{shown}   {'at least' if most < 0 else 'at most'} {abs(most):g}: {'kept' if kept else 'NOT KEPT'}"


def _beside(name: str, value: float, times: float) -> str:
    """A figure with an accessibility tree, how many times as much it is, and whether that is more than twice."""
    worse = 1 / times if "frames/s" in name else times
    kept = "" if worse <= MOST_WITH_TREE else f"   at most {MOST_WITH_TREE:g} times as bad: NOT KEPT"
    return f"{name:24} {value:10.0f} {times:6.1f}{kept}"


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def peers(browser: Browser, sizes: Sequence[int]) -> Iterator[tuple[object, ...]]:
    """Events, peer, milliseconds until usable and of a filter, for the sizes that they can be asked for."""
    packages = timelines.install()
    if packages is None:
        print("There is no npm here, or it cannot install: no peer is compared.")
        return
    for entries in sizes:
        if entries > MOST_OF_PEERS:
            continue
        with timelines.pages(packages, entries) as url:
            for name in timelines.NAMES:
                found = timelines.measure(browser, url, name, VISITS_BESIDE)
                usable, filtered = (round(found[0]), round(found[1])) if found else ("not within a minute", "")
                print(f"{entries} events, {name}: usable {usable}, filter {filtered};", _load(), flush=True)
                yield entries, name, usable, filtered


def figures_table(found: Mapping[int, tuple[Figures, Figures]]) -> str:
    """A line for each figure: what is promised, then each size without and with an accessibility tree."""
    heads = ["", *(f"goal at {size:,}" for size in PROMISED)]
    heads += [head for size in found for head in (f"{size:,}", "with a tree")]
    names = next(iter(found.values()))[0]
    rows = []
    for name in names:
        goals = [PROMISED[size].get(name) for size in PROMISED]
        cells = [_cell(one.get(name)) for both in found.values() for one in both]
        rows.append([name, *(_cell(abs(goal) if goal else None) for goal in goals), *cells])
    return tables.table(heads, rows)


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.3f}".rstrip("0") if 0 < value < 1 else f"{value:,.0f}"


def beside_table(found: Mapping[int, tuple[Figures, Figures]], others: Sequence[tuple[object, ...]]) -> str:
    """Ours and the peers: events, who, milliseconds until usable, milliseconds of a filter."""
    mine = [(size, "ours", round(plain["usable"]), round(plain["filter"])) for size, (plain, _) in found.items()]
    rows = sorted([*mine, *others], key=lambda row: str(row[0]).zfill(9))
    return tables.table(["events", "", "usable, ms", "filter, ms"], rows)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.timeline")
    parser.add_argument("entries", type=int, nargs="*", default=SIZES)
    parser.add_argument("--no-peers", action="store_true", help="measure ours alone")
    parser.add_argument("--sites", type=Path, help="a folder where the sites are kept for the next run")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/benchmarks.md")
    asked = parser.parse_args(arguments)
    path = chromium.ensure()
    if path is None:
        sys.exit(chromium.HELP)
    began = _load()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        found = {entries: ours(browser, entries, asked.sites) for entries in asked.entries}
        others = [] if asked.no_peers else list(peers(browser, asked.entries))
        browser.close()
    text = f"{figures_table(found)}\n\n{beside_table(found, others)}\n\nAt the start: {began}; at the end: {_load()}."
    print(f"\n{text}")
    if asked.write:
        tables.write("timeline", text)


if __name__ == "__main__":
    main(sys.argv[1:])
