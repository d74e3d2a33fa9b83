"""The data files: what they hold, that they say what the entries say, and that they are described."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import jsonschema
import pytest

from plugins.timeline.export import Publication, data_files, schema
from plugins.timeline.export.feeds import sitemap
from plugins.timeline.export.listing import as_json
from plugins.timeline.export.tables import Column, text
from plugins.timeline.ledger import fold
from plugins.timeline.model import Entry
from tests.support.records import entry, goods, library, rule, step

LIBRARY = library(
    entry(
        "a", "2023-01-10", transfers=[step("t", "pledged", items=goods(4), value={"amount": "7e9", "currency": "USD"})]
    ),
    entry("b", "../2023-04", transfers=[step("t", "delivered", items=goods(about="dozens"))], published="2023-04-19"),
    entry(
        "c", "2023-05", rules=[{"rule": "law", "action": "amend", "clauses": [{"clause": "war", "now": "forbidden"}]}]
    ),
    entry("d", "2023-06-01", kind="report", title="=HYPERLINK(1)", summary='Quotes " and, commas\nand lines'),
    entry("draft", "2023-07-01", kind="report", status="draft"),
    rules=(rule("law", "war"),),
)
PUBLICATION = Publication("T", "S", "https://example.org")
FILES = dict(data_files(fold(LIBRARY), PUBLICATION))


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FILES[name], newline="")))


def test_entries_json_holds_every_published_entry_with_what_follows_from_it() -> None:
    data = json.loads(FILES["data/entries.json"])
    assert data["count"] == 4
    assert [item["id"] for item in data["entries"]] == ["a", "b", "c", "d"]
    second = data["entries"][1]
    assert second["url"] == "https://example.org/entries/b/"
    assert second["date"] == "../2023-04"
    assert second["derived"] == {
        "earliest": None, "latest": "2023-04-30", "known_by": "2023-04-19",
        "kinds": ["delivery"], "actors": ["aa", "bb"], "systems": ["tank"],
    }  # fmt: skip
    assert data["entries"][0]["transfers"][0]["value"]["amount"] == 7_000_000_000
    assert json.loads(FILES["entries/b/index.json"]) == second


@pytest.mark.parametrize("title", ["Plain", 'A "quoted" \\ one', "Ľvov “a”\x7f\t\u2028"])
@pytest.mark.parametrize("date", ["2023-01-10", "2023~", "../2023-04-19", "2023-12/2024-02"])
def test_what_is_written_as_text_is_what_a_writer_of_json_makes_of_it(title: str, date: str) -> None:
    of = library(entry("a", date, title=title, kind="report").above(f"{title}\n\n{title}\n"))
    files = dict(data_files(fold(of), Publication(title, "S", "https://example.org"), {"record"}))
    for path in ("entries/a/index.json", "entries/a/index.csl.json"):
        assert files[path] == as_json(json.loads(files[path]))


def test_events_csv() -> None:
    first, second, third, fourth = rows("data/events.csv")
    assert (first["earliest"], first["suppliers"], first["systems"]) == ("2023-01-10", "aa", "tank")
    assert (second["earliest"], second["latest"]) == ("", "2023-04-30")
    assert (third["kinds"], third["rules"]) == ("rule", "law")
    assert fourth["title"] == "'=HYPERLINK(1)", "a spreadsheet must not run it"
    assert fourth["summary"] == 'Quotes " and, commas\nand lines'


@pytest.mark.parametrize("cell", ["", " a", 'a "b"', '"', "a,b", "a\nb", "a\r", "\u2028", "=1,2", None, 3, ("a", "b")])
@pytest.mark.parametrize("other", ["plain", "a, b", ""])
def test_csv_is_what_the_library_writes(cell: Any, other: str) -> None:
    expected = io.StringIO()
    told = "" if cell is None else "'=1,2" if cell == "=1,2" else " ".join(cell) if isinstance(cell, tuple) else cell
    csv.writer(expected).writerows([["one", "two", "three"], [other, told, other], [told, other, other]])
    heads = [Column(name, "") for name in ("one", "two", "three")]
    assert text(heads, [(other, cell, other), (cell, other, other)]) == expected.getvalue()


def test_transfers_csv_keeps_doubt() -> None:
    first, second = rows("data/transfers.csv")
    assert (first["least"], first["most"], first["amount"], first["currency"]) == ("4", "4", "7000000000", "USD")
    assert (second["least"], second["most"], second["delivery_point"]) == ("1", "", "unstated")
    assert {row["now"] for row in (first, second)} == {"delivered"}


def test_rules_csv_and_sources_csv() -> None:
    (only,) = rows("data/rules.csv")
    assert (only["clause"], only["before"], only["now"]) == ("war", "", "forbidden")
    assert [row["entry"] for row in rows("data/sources.csv")] == ["a", "b", "c", "d"]


def test_rules_csv_tells_what_ends_by_its_own_terms() -> None:
    clauses = [{"clause": "war", "now": "forbidden", "until": "2023-08"}]
    halt = entry("a", "2022-08-27", rules=[{"rule": "law", "action": "amend", "clauses": clauses}])
    whole = entry("b", "2022-09-01", rules=[{"rule": "act", "action": "adopt"}], until="2030")
    files = dict(data_files(fold(library(halt, whole, rules=(rule("law", "war"), rule("act")))), PUBLICATION))
    found = list(csv.DictReader(io.StringIO(files["data/rules.csv"], newline="")))
    assert [(row["rule"], row["date"], row["action"], row["until"], row["by"]) for row in found] == [
        ("law", "2022-08-27", "amend", "2023-08", "event"), ("law", "2023-08", "expire", "", "terms"),
        ("act", "2022-09-01", "adopt", "2030", "event"), ("act", "2030", "expire", "", "terms"),
    ]  # fmt: skip
    assert (found[1]["clause"], found[1]["before"], found[1]["now"]) == ("war", "forbidden", "")


def test_the_data_package_describes_every_column() -> None:
    package = json.loads(FILES["data/datapackage.json"])
    for resource in package["resources"]:
        heading = next(csv.reader(io.StringIO(FILES[f"data/{resource['path']}"], newline="")))
        assert heading == [field["name"] for field in resource["schema"]["fields"]]


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema.Draft202012Validator.check_schema(schema(Entry))
    return jsonschema.Draft202012Validator(schema(Entry))


def test_what_is_exported_is_valid_by_the_published_schema(validator: Any) -> None:
    known = set(schema(Entry)["properties"])
    for item in json.loads(FILES["data/entries.json"])["entries"]:
        front = {name: value for name, value in item.items() if name in known}
        assert list(validator.iter_errors(front)) == []


def test_the_schema_refuses_what_the_reader_refuses(validator: Any) -> None:
    front = {"title": "x", "date": "2023", "summary": "x", "sources": [{"title": "t", "publisher": "p"}]}
    assert not list(validator.iter_errors(front))
    assert list(validator.iter_errors({**front, "sumary": "x"}))
    assert list(validator.iter_errors({**front, "kind": "speech"}))


def test_the_feed_has_the_newest_known_first_and_is_absolute() -> None:
    space = {"a": "http://www.w3.org/2005/Atom"}
    root = ET.fromstring(FILES["feeds/all.atom.xml"].encode())
    links = [link.get("href") for link in root.findall("a:entry/a:link", space)]
    assert links == [f"https://example.org/entries/{id_}/" for id_ in "dcba"]
    summary = root.findtext("a:entry[4]/a:summary", "", space)
    assert "10 January 2023" in summary


def test_the_sitemap_escapes_and_dates() -> None:
    text = sitemap("https://example.org", ["b/", "", "a&b/"], {"b/": 738521})
    assert "<loc>https://example.org/a&amp;b/</loc>" in text
    assert "<loc>https://example.org/b/</loc><lastmod>2023-01-01</lastmod>" in text
    ET.fromstring(text.encode())
