"""The pages about time: what is due, what was known on a day, what was corrected; and what hangs together."""

from __future__ import annotations

import datetime as dt

import pytest

from plugins.timeline.ledger import fold
from plugins.timeline.model.library import Library
from plugins.timeline.views.corrections import corrections_pages
from plugins.timeline.views.day import day_pages
from plugins.timeline.views.due import due_pages
from plugins.timeline.views.hands import hands, newness
from plugins.timeline.views.lapses import lapse_rows, standing_words
from plugins.timeline.views.page import Options, Page
from plugins.timeline.views.parts import plain
from plugins.timeline.views.rule import rule_page
from plugins.timeline.views.sections import Section
from plugins.timeline.views.site import Site
from plugins.timeline.views.transfer import transfer_page
from tests.support.records import entry, goods, library, rule, step

LIBRARY = library(
    entry("law", "2022-06-01",
          rules=[{"rule": "xa-law", "action": "adopt", "clauses": [{"clause": "war", "now": "forbidden"}]}]),
    entry("pledge", "2023-01-10", transfers=[step("t", "pledged", items=goods(4))], due="2023-06"),
    entry("pause", "2023-02-01", transfers=[{"transfer": "t", "status": "paused"}]),
    entry("resume", "2023-02-11", transfers=[{"transfer": "t", "status": "resumed"}]),
    entry("secret", "2023-03-01", known="2023-05-01", transfers=[step("t", "delivered", items=goods(1))]),
    entry("refill", "2023-04-01", transfers=[{**step("u", "pledged", items=goods(1)), "from": "cc", "to": "aa"}],
          relations=[{"backfills": "t", "transfer": "u"}]),
    entry("again", "2023-04-02", transfers=[step("t", "pledged")], relations=[{"restates": "pledge"}]),
    entry("error", "2023-07-01", kind="report", relations=[{"corrects": "pledge"}], until="2024-01-01",
          revisions=[{"date": "2023-08-01", "field": "date", "was": "2023-07-02", "reason": "misread"}]),
    rules=(rule("xa-law", "war"),),
)  # fmt: skip
DAYS = (dt.date(2023, 3, 15), dt.date(2023, 5, 2))


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(LIBRARY, fold(LIBRARY), Options(today=dt.date(2023, 8, 15), days=DAYS))


def tables(page: Page) -> dict[str, list[list[str]]]:
    """The rows of each table of a page, as text, by its anchor."""
    sections = page.context["sections"]
    assert isinstance(sections, tuple)
    found: dict[str, list[list[str]]] = {}
    for section in sections:
        assert isinstance(section, Section)
        found[section.anchor] = [[plain(cell) for cell in row] for row in section.table.rows]
    return found


def test_due_says_what_is_to_come_late_open_and_how_long_it_stood_still(site: Site) -> None:
    page, *_ = due_pages(site)
    found = tables(page)
    assert found["coming"] == [["error", "ends", "1 January 2024"]]
    assert [row[4:] for row in found["overdue"]] == [["June 2023", "46\N{NO-BREAK SPACE}days", "pledge"]]
    assert [row[5] for row in found["open"]] == ["10 January 2023", "1 April 2023"]
    assert "1 of 4 handed over" in found["open"][0][3]
    assert [(row[1], row[3]) for row in found["setbacks"]] == [("Paused", "10 days, until resumed")]


def test_what_is_open_stands_in_other_orders_at_pages_of_their_own(site: Site) -> None:
    made = list(due_pages(site))
    assert [page.address for page in made] == ["due/", "due/newest/", "due/giver/", "due/goods/"]
    _, newest, giver, _ = made
    assert [row[5] for row in tables(newest)["open"]] == ["1 April 2023", "10 January 2023"]
    assert [row[1] for row in tables(giver)["open"]] == ["aa", "cc"]


def test_a_day_tells_what_was_known_then_from_what_is_known_now(site: Site) -> None:
    index, early, late = day_pages(site)
    assert [page.address for page in (index, early, late)] == ["days/", "days/2023-03-15/", "days/2023-05-02/"]
    assert tables(early)["hidden"] == [["secret", "1 March 2023", "1 May 2023"]]
    assert [row[2:] for row in tables(early)["open"]] == [["Delivered in\N{NO-BREAK SPACE}part", "Pledged"]]
    assert tables(late)["hidden"] == []
    assert [row[:3] for row in tables(early)["rules"]] == [["war", "Forbidden", "1 June 2022"]]
    assert [row[4] for row in tables(index)["days"]] == ["0", "1"], "the newest day first"
    for row, page in zip(tables(index)["days"], (late, early), strict=True):
        assert row[2:4] == [str(len(tables(page)[one])) for one in ("open", "delivered")], "as many as its page has"


def test_a_rule_whose_named_end_has_passed_says_so_and_who_named_it(site: Site) -> None:
    clauses = [{"clause": "war", "now": "forbidden"}]
    adopted = [{"rule": "xa-law", "action": "adopt", "clauses": clauses}]
    halt = entry("halt", "2022-06-01", until="2023-06", rules=adopted)
    records = library(halt, rules=(rule("xa-law", "war"),))
    pages = [
        rule_page(Site(records, fold(records), Options(today=day)), records.rules["xa-law"]).context
        for day in (dt.date(2023, 5, 1), dt.date(2023, 6, 2), dt.date(2023, 7, 1))
    ]
    assert [page["standing"] for page in pages] == [
        "In force today", "In force today", "No longer in force: ended by its own terms",
    ]  # fmt: skip
    named = "the end that “halt” named, June 2023,"
    assert ["".join(plain(note) for note in page["lapses"]) for page in pages] == [
        f"It ends by its own terms if nothing prolongs it: {named} is still to come.",
        f"It may have ended: {named} may have passed.",
        f"It ended by its own terms: {named} has passed, and no entry tells of a prolongation.",
    ]
    assert rule_page(site, LIBRARY.rules["xa-law"]).context["lapses"] == ()


def test_what_ended_by_its_own_terms_is_listed_and_said_in_short() -> None:
    war = {"clause": "war", "now": "forbidden", "until": "2023-06"}
    both = [war, {"clause": "peace", "now": "permitted"}]
    events = (
        entry("one", "2022-06-01", rules=[{"rule": "xa-law", "action": "adopt", "clauses": both}]),
        entry("all", "2022-06-02", rules=[{"rule": "xb-law", "action": "amend", "clauses": [war]}]),
        entry("halt", "2022-06-03", until="2023-01-31", rules=[{"rule": "xc-law", "action": "adopt", "clauses": []}]),
        entry("fund", "2022-06-04", until="2023-05-31", programmes=[{"programme": "xa-fund", "action": "create"}]),
    )
    rules = (rule("xa-law", "war", "peace"), rule("xb-law", "war"), rule("xc-law"))
    records = library(*events, rules=rules)
    ended = Site(records, fold(records), Options(today=dt.date(2023, 7, 1)))
    assert [standing_words(state) for state in ended.rules_today.values()] == [
        "In force; 1 clause ended by its own terms", "Every clause told here ended by its own terms",
        "No longer in force: ended by its own terms",
    ]  # fmt: skip
    assert [[plain(cell) for cell in row] for row in lapse_rows(ended)] == [
        ["Xa-law, “war”", "June 2023", "one"], ["Xb-law, “war”", "June 2023", "all"],
        ["Xa-fund", "31 May 2023", "fund"], ["Xc-law", "31 January 2023", "halt"],
    ]  # fmt: skip
    assert not lapse_rows(Site(records, ended.ledger, Options(today=dt.date(2023, 1, 31))))


def test_a_refusal_for_a_time_blocks_until_its_named_end() -> None:
    pledged = entry("a", "2022-01-01", transfers=[step("x", "pledged", items=goods(4))])
    refusal = {"by": "cc", "asked_by": "aa", "transfer": "x", "action": "deny"}
    records = library(pledged, entry("b", "2022-02-01", consents=[refusal], until="2022-12-31"))
    sites = [Site(records, fold(records), Options(today=dt.date(year, 1, 1))) for year in (2022, 2023)]
    before, after = (transfer_page(site, site.ledger.transfers["x"]).context for site in sites)
    assert [len(page["blocked"]) for page in (before, after)] == [1, 0]
    said = [plain(phrase) for page in (before, after) for _, phrase in page["consents"]]
    assert [text.partition("Named end: ")[2] for text in said] == [
        "31 December 2022.", "31 December 2022, which has passed.",
    ]  # fmt: skip


def test_no_day_chosen_no_page(site: Site) -> None:
    assert not list(day_pages(Site(site.library, site.ledger, Options(today=DAYS[0]))))


def test_corrections_are_ours_and_theirs(site: Site) -> None:
    (page,) = corrections_pages(site)
    found = tables(page)
    assert [row[:2] + row[3:] for row in found["ours"]] == [["error", "1 August 2023", "2023-07-02", "misread"]]
    assert [row[:3] for row in found["theirs"]] == [["error", "1 July 2023", "pledge"]]


def test_pages_of_an_empty_record_say_so() -> None:
    empty = Site(Library(), fold(Library()), Options(today=DAYS[0]))
    for make in (due_pages, corrections_pages):
        (page,) = make(empty)
        sections = page.context["sections"]
        assert isinstance(sections, tuple) and all(not one.table.rows and one.empty for one in sections)


def test_who_replaced_the_stock_and_is_it_new(site: Site) -> None:
    (hand,) = hands(site, "t")
    assert (hand.depth, plain(hand.says).startswith("cc, to replace the stock of aa: ")) == (1, True)
    (fact,) = newness(site, LIBRARY.entries["again"])
    assert (fact.label, plain(fact.value)) == ("How it counts", "Said again, counted once: pledge")
    assert not list(newness(site, LIBRARY.entries["pledge"]))
