"""Ours beside Hugo on the same made-up entries, in turn and in one run.

Ours is the whole site: every view, picture, data file and feed. Hugo's is what its own words make of the entries: a
page each, lists by year, four taxonomies with a page for each term, a feed for each list.

`python -m benchmarks.peers [ENTRIES …]`; the program is `hugo` of the search path, or what HUGO names. It is no part of
the environment; where there is none, that is said and nothing is measured.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.support import content
from tests.support.site import build

SIZES = (1_000,)
WORDS = 250
TURNS = 3
URL = "https://example.org"

CONFIG = """baseURL = "https://example.org/"
title = "Made up"
[taxonomies]
actor = "actors"
system = "systems"
rule = "rules"
programme = "programmes"
"""
FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<link rel="stylesheet" href="/theme/base.css"></head><body><header><nav><a href="/">Home</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer><p>Every statement names its source.</p></footer></body></html>
"""
SINGLE = """{{ define "main" }}<article><h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>
<p>{{ .Params.summary }}</p>{{ .Content }}
{{ range $name := slice "actors" "systems" "rules" "programmes" }}{{ with $.GetTerms $name }}<ul>
{{ range . }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}{{ end }}
</article>{{ end }}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ .Params.summary }}</li>{{ end }}</ul>
{{ end }}
"""

Work = Callable[[], None]


def hugo() -> str | None:
    """The program, if there is one."""
    return os.environ.get("HUGO") or shutil.which("hugo")


def hugo_site(folder: Path, entries: int) -> Path:
    """Writes the same entries as a site of Hugo's."""
    files = {
        "hugo.toml": CONFIG,
        "layouts/_default/baseof.html": FRAME,
        "layouts/_default/single.html": SINGLE,
        "layouts/_default/list.html": LIST,
    }
    files |= dict(_hugo_entry(number) for number in range(entries))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _hugo_entry(number: int) -> tuple[str, str]:
    """Path and text: our front matter, with the records that it names said as taxonomies."""
    path, text = content.entry(number, WORDS)
    _, header, body = text.split("---\n", 2)
    date = re.search(r"^date: (.+)$", header, re.MULTILINE)
    summary = re.search(r"^summary: (.+)$", header, re.MULTILINE)
    terms = {
        "actors": re.findall(r"(?:from|to): (\w+)", header),
        "systems": re.findall(r"system: ([\w-]+)", header),
        "rules": re.findall(r"rule: ([\w-]+)", header),
        "programmes": re.findall(r"programme: ([\w-]+)", header),
    }
    lines = "".join(f"{name}: [{', '.join(found)}]\n" for name, found in terms.items() if found)
    said = f"title: Made-up event {number}\ndate: {date[1] if date else ''}\nsummary: {summary[1] if summary else ''}\n"
    return f"content/{path}", f"---\n{said}{lines}---\n{body}"


def timed(work: Work) -> tuple[float, float]:
    """Seconds of the wall and of CPU, all cores together."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, cpu


def compare(program: str, entries: int, folder: Path) -> str:
    """Builds both in turn, each from nothing, and says the medians and their ratios."""
    ours = content.write(folder / "ours/content", entries, WORDS)
    theirs = hugo_site(folder / "hugo", entries)
    command = [program, "--source", str(theirs), "--cleanDestinationDir", "--quiet"]
    works: dict[str, Work] = {
        "ours": lambda: _ours(ours, folder / "ours/output"),
        "hugo": lambda: _theirs(command, theirs / "public"),
    }
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(TURNS):
        for name, work in works.items():
            spent[name].append(timed(work))
    wall, cpu = ({name: median(one[part] for one in times) for name, times in spent.items()} for part in (0, 1))
    return "\n".join(
        f"{entries:8} {what:>5} {found['ours']:8.2f} {found['hugo']:8.2f} {found['ours'] / found['hugo']:7.2f}"
        for what, found in (("wall", wall), ("CPU", cpu))
    )


def _ours(written: Path, output: Path) -> None:
    shutil.rmtree(output, ignore_errors=True)
    built = build(written, output, URL)
    if built.status:
        sys.exit(f"does not build:\n{built.log}")


def _theirs(command: list[str], output: Path) -> None:
    shutil.rmtree(output, ignore_errors=True)
    subprocess.run(command, check=True)


def main(arguments: list[str]) -> None:
    program = hugo()
    if program is None:
        print("There is no Hugo here; nothing is compared. HUGO names the program.")
        return
    print(f"{'entries':>8} {'s':>5} {'ours':>8} {'hugo':>8} {'ratio':>7}")
    for entries in [int(argument) for argument in arguments] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            print(compare(program, entries, Path(folder)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
