"""The output as a whole: links that lead somewhere, nothing from elsewhere, the same bytes every time."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.support import content
from tests.support.site import Site, build

LOADED = {("script", "src"), ("img", "src"), ("source", "src"), ("iframe", "src"), ("link", "href")}


@dataclass
class Markup(HTMLParser):
    """What a page links to, what it loads, and the ids in it. A template is none of the page yet."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    templates: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.templates += tag == "template"
        if not self.templates:
            self._place(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self.templates -= tag == "template"

    def _place(self, tag: str, values: dict[str, str]) -> None:
        self.ids += [values["id"]] if "id" in values else []
        for name in {"href", "src"} & values.keys():
            is_link_to_read = tag == "a" or values.get("rel") in ("canonical", "alternate")
            (self.loads if (tag, name) in LOADED and not is_link_to_read else self.links).append(values[name])


@cache
def markup(path: Path) -> Markup:
    parser = Markup()
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()
    return parser


def pages(site: Site) -> list[Path]:
    return sorted(site.path.rglob("*.html"))


def address(site: Site, path: Path) -> str:
    return f"{site.url}/{path.relative_to(site.path).as_posix()}"


def target(site: Site, url: str) -> Path | None:
    """The file that an address of our own means, if it is there."""
    path = site.path / unquote(urlsplit(url).path).lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() else None


def dead(site: Site, page: Path) -> Iterator[str]:
    for link in [*markup(page).links, *markup(page).loads]:
        url = urljoin(address(site, page), link)
        if urlsplit(url).scheme not in ("http", "https") or not url.startswith(f"{site.url}/"):
            continue
        found = target(site, url)
        fragment = unquote(urlsplit(url).fragment)
        if found is None:
            yield f"{link.removeprefix(site.url)} leads nowhere"
        elif fragment and found.suffix == ".html" and fragment not in markup(found).ids:
            yield f"{link.removeprefix(site.url)}: no such place in that page"


def test_every_link_of_our_own_leads_somewhere(site: Site) -> None:
    found = {problem: page.relative_to(site.path) for page in pages(site) for problem in dead(site, page)}
    assert pages(site)
    assert not found, "\n".join(f"{page}: {problem}" for problem, page in sorted(found.items()))


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    loaded = {urljoin(address(site, page), load) for page in pages(site) for load in markup(page).loads}
    assert {url for url in loaded if not url.startswith((f"{site.url}/", "data:"))} == set()


def test_an_id_is_one_place_in_a_page(site: Site) -> None:
    twice = {
        f"{page.relative_to(site.path)}: {id_}"
        for page in pages(site)
        for id_ in markup(page).ids
        if markup(page).ids.count(id_) > 1
    }
    assert twice == set()


def test_data_files_and_feeds_can_be_parsed(site: Site) -> None:
    for path in site.path.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in site.path.rglob("*.xml"):
        ElementTree.fromstring(path.read_text(encoding="utf-8"))


def test_the_sitemap_names_pages_that_are_there(site: Site) -> None:
    tree = ElementTree.fromstring((site.path / "sitemap.xml").read_text(encoding="utf-8"))
    named = [element.text or "" for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert named
    assert [url for url in named if not url.startswith(site.url) or target(site, url) is None] == []


def test_neither_time_zone_nor_hash_seed_changes_a_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = content.write(tmp_path / "content", 24)
    outputs = []
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Los_Angeles")):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("TZ", zone)
        built = build(written, tmp_path / f"output-{seed}", "https://example.org")
        assert built.status == 0, built.log
        outputs.append({str(path.relative_to(built.path)): path.read_bytes() for path in _files(built.path)})
    assert outputs[0].keys() == outputs[1].keys()
    assert [name for name in outputs[0] if outputs[0][name] != outputs[1][name]] == []


def _files(folder: Path) -> list[Path]:
    return [Path(parent) / name for parent, _, names in os.walk(folder) for name in names]
