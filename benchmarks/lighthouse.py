"""Lighthouse's four numbers for pages of the published site, as a telephone gets them, and what it complains of.

`python -m benchmarks.lighthouse [--write] [--sites FOLDER] [--page ADDRESS] [ENTRIES …]`: the timeline and the first
entry, rule, transfer, actor and system of a made-up site, served compressed. npm installs Lighthouse into .cache/bench;
where there is no npm, that is said. On a busy machine the number for speed is lower than at rest; the other three do
not change. --sites: what was built is kept there and built upon. --page: this one alone, such as systems/system-a/.
--write: the table goes into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.kit import tables
from benchmarks.kit.compressed import compressed
from benchmarks.kit.npm import installed
from benchmarks.kit.sites import site_of
from tests.support import browser as chromium

SIZES = (1_000, 10_000)
FOLDERS = ("entries", "rules", "transfers", "actors", "systems")
SCORES: Mapping[str, str] = {
    "performance": "speed",
    "accessibility": "accessibility",
    "best-practices": "good practice",
    "seo": "search engines",
}
BROWSER = ("--headless=new", *chromium.flags())


@dataclass(frozen=True)
class Verdict:
    """scores: of 100, in the order of `SCORES`. complaints: audits that count and are not passed, with their scores."""

    scores: tuple[int, ...]
    complaints: tuple[str, ...]


def pages(output: Path) -> Iterator[str]:
    """Addresses below the root: the timeline, and the first page of each kind."""
    yield ""
    for folder in FOLDERS:
        found = sorted(page.parent.name for page in (output / folder).glob("*/index.html"))
        if found:
            yield f"{folder}/{found[0]}/"


def judged(program: Path, url: str, browser: Path) -> Verdict:
    """What Lighthouse says of one page. One that it cannot judge ends the measurement with what it said."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [str(program), url, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--chrome-flags={' '.join(BROWSER)}"]
        environment = {**os.environ, "CHROME_PATH": str(browser)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"Lighthouse failed at {url}:\n{done.stderr[-2000:]}")
        return verdict(json.loads(report.read_text("utf-8")))


def verdict(report: Mapping[str, Any]) -> Verdict:
    """The numbers of a report, and the audits that are weighed and not passed."""
    categories = report["categories"]
    weighed = {ref["id"] for name in SCORES for ref in categories[name]["auditRefs"] if ref["weight"]}
    audits = [report["audits"][name] for name in sorted(weighed)]
    failed = [audit for audit in audits if audit["score"] is not None and audit["score"] < 1]
    scores = tuple(round(100 * (categories[name]["score"] or 0)) for name in SCORES)
    return Verdict(scores, tuple(f"{audit['id']} {audit['score']} {audit.get('displayValue', '')}" for audit in failed))


def measure(
    program: Path, browser: Path, entries: int, sites: Path | None, only: str | None
) -> Iterator[tuple[object, ...]]:
    """Entries, page and its four numbers; prints what is complained of. only: the address of the one page asked for."""
    with site_of(entries, sites) as (_, output), compressed(output) as url:
        for address in pages(output) if only is None else (only,):
            found = judged(program, f"{url}/{address}", browser)
            print(f"{entries} /{address}", *found.scores, f"load {os.getloadavg()[0]:.1f}", flush=True)
            for complaint in found.complaints:
                print(f"    {complaint}", flush=True)
            yield entries, f"/{address}", *found.scores


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.lighthouse")
    parser.add_argument("entries", type=int, nargs="*", default=SIZES)
    parser.add_argument("--sites", type=Path, help="a folder where the sites are kept for the next run")
    parser.add_argument("--page", metavar="ADDRESS", help="measure this page alone")
    parser.add_argument("--write", action="store_true", help="write the table into docs/benchmarks.md")
    asked = parser.parse_args(arguments)
    packages, browser = installed("lighthouse"), chromium.ensure()
    if packages is None or browser is None:
        sys.exit("There is no npm here, or it cannot install." if browser else chromium.HELP)
    program = packages / ".bin" / "lighthouse"
    rows = [row for size in asked.entries for row in measure(program, browser, size, asked.sites, asked.page)]
    text = tables.table(["entries", "page", *SCORES.values()], rows)
    print(f"\n{text}")
    if asked.write:
        tables.write("lighthouse", text)


if __name__ == "__main__":
    main(sys.argv[1:])
