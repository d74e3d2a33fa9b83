"""Eleventy: the same pages as Hugo."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from .entries import TAXONOMIES, front_matter, plain
from .generator import File, Generator, from_npm

VERSION = "3.1.8"

CONFIG = """const TAXONOMIES = %s;
const grouped = (pages, terms) => {
  const found = new Map();
  for (const page of pages) for (const term of terms(page)) found.set(term, [...(found.get(term) ?? []), page]);
  return [...found].map(([term, pages]) => ({ term, pages: pages.slice(-200).reverse() }));
};
const entries = (all) => all.getFilteredByGlob("content/entries/**/*.md");
export default (config) => {
  for (const name of TAXONOMIES)
    config.addCollection(name, (all) => grouped(entries(all), (page) => page.data[name] ?? []));
  config.addCollection("years", (all) => grouped(entries(all), (page) => [String(page.date.getUTCFullYear())]));
  config.addCollection("newest", (all) => entries(all).slice(-200).reverse());
  return { dir: { input: "content", includes: "../layouts", output: "public" }, markdownTemplateEngine: false };
};
"""
FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title>
<link rel="stylesheet" href="/theme/base.css"></head><body><header><nav><a href="/">Home</a></nav></header>
<main>{% block main %}{{ content | safe }}{% endblock %}</main>
<footer><p>Every statement names its source.</p></footer></body></html>
"""
ENTRY = """{% extends "base.njk" %}{% block main %}<article><h1>{{ title }}</h1><time>{{ page.date | string }}</time>
<p>{{ summary }}</p>{{ content | safe }}
{% for terms in [[actors, "actors"], [systems, "systems"], [rules, "rules"], [programmes, "programmes"]] %}<ul>
{% for term in terms[0] %}<li><a href="/{{ terms[1] }}/{{ term }}/">{{ term }}</a></li>{% endfor %}</ul>{% endfor %}
</article>{% endblock %}
"""
LISTED = """{% for one in pages %}<li><a href="{{ one.url }}">{{ one.data.title }}</a> {{ one.data.summary }}</li>
{% endfor %}"""
FEED = """---
permalink: index.xml
---
<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Made up</title>
{% for one in collections.newest %}{% if loop.index <= 20 %}<item><title>{{ one.data.title }}</title>
<link>https://example.org{{ one.url }}</link></item>{% endif %}{% endfor %}</channel></rss>
"""


def generator() -> Generator | None:
    """Eleventy, if it can be installed."""
    folder, node = from_npm("eleventy", f"@11ty/eleventy@{VERSION}"), shutil.which("node")
    if folder is None or node is None:
        return None
    program = str(folder / "node_modules/@11ty/eleventy/cmd.cjs")
    return Generator("Eleventy", files, entry, lambda _: [node, program, "--quiet"], "public")


def files(entries: int) -> Iterator[File]:
    """So many entries, lists by year and by the four taxonomies, a feed."""
    yield "eleventy.config.mjs", CONFIG % list(TAXONOMIES)
    yield "layouts/base.njk", FRAME
    yield "layouts/entry.njk", ENTRY
    yield "content/entries/entries.json", '{"layout": "entry.njk"}'
    yield "content/index.njk", f"---\nlayout: base.njk\ntitle: Made up\n---\n{_list('collections.newest')}"
    yield "content/feed.njk", FEED
    for name in ("years", *TAXONOMIES):
        yield f"content/{name}.njk", _terms(name)
        yield f"content/each-{name}.njk", _each(name)
    yield from (entry(number) for number in range(entries))


def _list(pages: str) -> str:
    return f"{{% set pages = {pages} %}}<ul>{LISTED}</ul>\n"


def _terms(name: str) -> str:
    link = f'<li><a href="/{name}/{{{{ one.term }}}}/">{{{{ one.term }}}}</a></li>'
    listed = f"<ul>{{% for one in collections.{name} %}}{link}{{% endfor %}}</ul>"
    return f"---\nlayout: base.njk\ntitle: {name}\n---\n{listed}\n"


def _each(name: str) -> str:
    head = f"layout: base.njk\npagination: {{data: collections.{name}, size: 1, alias: found}}\n"
    return f'---\n{head}permalink: "{name}/{{{{ found.term }}}}/"\n---\n{_list("found.pages")}'


def entry(number: int) -> File:
    """One entry."""
    found = plain(number)
    return f"content/entries/{found.file}", front_matter(found)
