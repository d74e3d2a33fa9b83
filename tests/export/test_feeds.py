"""Feeds and calendars: of everything, of corrections, of one record; what they hold is what the entries say."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

from feedgenerator import Atom1Feed
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.export import Publication, calendar, data_files
from plugins.timeline.export.feeds import Channel, Item, atom
from plugins.timeline.ledger import fold
from plugins.timeline.values.edtf import parse
from tests.support.records import actor, entry, goods, library, rule, step

LIBRARY = library(
    entry("a", "2023-01-10", transfers=[step("t", "pledged", items=goods(4))], due="2024-01"),
    entry("b", "../2023-04-19", transfers=[step("t", "delivered", items=goods(2))], published="2023-04-19"),
    entry(
        "c", "2023-05", rules=[{"rule": "law", "action": "amend", "clauses": [{"clause": "war", "now": "forbidden"}]}],
        title="Semicolons; commas, and\nlines", effective="2023-06-01",
        revisions=[
            {"date": "2023-07-01", "field": "date", "was": "2023-04 & before", "reason": "The gazette says May."},
            {"date": "2023-08-01", "field": "title", "was": "x", "reason": "y"},
        ],
    ),
    rules=(rule("law", "war"),),
    actors=(actor("aa"), actor("bb")),
)  # fmt: skip
FILES = dict(data_files(fold(LIBRARY), Publication("T", "S", "https://example.org")))


def feed(path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILES[path])
    return found


def ids(path: str) -> list[str]:
    return [item["id"].removeprefix("https://example.org/entries/") for item in feed(path)["items"]]


def test_a_feed_for_all_and_for_each_record_in_both_forms() -> None:
    assert ids("feeds/all.json") == ["c/", "b/", "a/"]
    assert ids("actors/bb/feed.json") == ["b/", "a/"]
    assert ids("rules/law/feed.json") == ["c/"]
    assert feed("rules/law/feed.json")["home_page_url"] == "https://example.org/rules/law/"
    assert {name.replace(".json", ".atom.xml") for name in FILES if name.endswith("feed.json")} <= FILES.keys()


def by_the_library(channel: Channel, item: Item) -> str:
    """The feed of one item as the library writes the whole of it."""
    made = Atom1Feed(
        title=channel.title, link=f"{channel.url}/", description="", feed_url=f"{channel.url}/{channel.feed}",
        language="en",
    )  # fmt: skip
    when = dt.datetime.combine(dt.date.fromordinal(item.known), dt.time(), dt.UTC)
    made.add_item(
        title=item.title, link=item.link, unique_id=item.id, description=item.html, categories=list(item.tags),
        pubdate=when, updateddate=when,
    )  # fmt: skip
    out = io.StringIO()
    made.write(out, "utf-8")
    return out.getvalue()


WORDS = st.text(min_size=1, max_size=30)
HOSTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30)


@given(WORDS, WORDS, st.lists(WORDS, max_size=3), st.integers(1, 3_000_000), HOSTS)
def test_an_entry_of_a_feed_is_written_as_the_library_writes_it(
    title: str, html: str, tags: list[str], known: int, host: str
) -> None:
    link = f"https://{host}/entries/a/"
    channel, item = Channel("T", "", f"https://{host}", "feed.xml"), Item(link, link, title, html, tuple(tags), known)
    written = atom(channel, [item])
    if not any(ord(sign) < ord(" ") and sign not in "\t\n\r" for sign in title + html + "".join(tags)):
        assert written == by_the_library(channel, item)


def test_a_sign_that_xml_has_no_form_for_is_left_out() -> None:
    item = Item("https://example.org/a/", "https://example.org/a/", "one\x01 two", "<p>\x0b</p>", (), 738000)
    assert "<title>one two</title>" in atom(Channel("T", "", "https://example.org", "feed.xml"), [item])


def test_a_feed_of_corrections_one_item_a_change() -> None:
    assert ids("feeds/corrections.json") == ["c/#corrections-2", "c/#corrections-1"]
    last, first = feed("feeds/corrections.json")["items"]
    assert (last["date_published"], first["date_published"]) == ("2023-08-01T00:00:00Z", "2023-07-01T00:00:00Z")
    assert "2023-04 &amp; before" in first["content_html"]


def lines(path: str) -> list[str]:
    """The unfolded lines of a calendar."""
    return FILES[path].replace("\r\n ", "").split("\r\n")


def test_a_calendar_of_all_events_gives_doubt_its_days() -> None:
    told = lines("data/calendar.ics")
    assert [line for line in told if line.startswith("DT")][3:6] == [
        "DTSTAMP:20230419T000000Z", "DTSTART;VALUE=DATE:20230419", "DTEND;VALUE=DATE:20230420"
    ]  # fmt: skip
    assert "DTEND;VALUE=DATE:20230601" in told, "a month ends where the next begins"
    assert r"SUMMARY:Semicolons\; commas\, and\nlines" in told
    assert told.count("BEGIN:VEVENT") == 3


def test_a_calendar_of_what_is_due() -> None:
    told = lines("data/due.ics")
    titles = [line for line in told if line.startswith("SUMMARY")]
    assert titles == ["SUMMARY:Due: a", r"SUMMARY:In force: Semicolons\; commas\, and\nlines"]


@given(st.text(min_size=1, max_size=400))
def test_a_line_of_a_calendar_has_75_bytes_at_most_and_keeps_its_words(title: str) -> None:
    item = calendar.Item("x@y", title, parse("2023"), "", "https://example.org/", (), 738000)
    text = calendar.calendar("T", [item])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (said,) = [line for line in text.replace("\r\n ", "").split("\r\n") if line.startswith("SUMMARY:")]
    kept = said.removeprefix("SUMMARY:").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    if "\\" not in title:
        assert kept == title.replace("\r", "")
