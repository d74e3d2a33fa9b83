"""The pages that search and compare, with and without script."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.site import Site


def test_search_finds_names_and_events_and_is_in_the_address(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/search/")
    page.get_by_role("searchbox").fill("patriot licen")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ names?, \d+ events?$"))
    page.get_by_role("searchbox").fill("gepard")
    expect(page.get_by_role("heading", name=re.compile("^Systems"))).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=gepard$"))
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("gepard")
    expect(page.locator("mark").first).to_have_text(re.compile("gepard", re.IGNORECASE))
    expect(page.locator(".event time").first).to_have_text(re.compile(r"\d{4}$"))
    page.get_by_role("link", name=re.compile("^All of these on the timeline")).click()
    expect(page).to_have_url(re.compile(r"/\?q=gepard$"))


def test_what_is_found_says_all_it_says_with_names_in_one_piece_and_matches_marked(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/search/?q=eleven+f16")
    title = page.locator(".event-title", has_text="Eleven states")
    expect(title).to_have_text("Eleven states agree to train Ukrainians on the F-16; nobody promises aircraft yet")
    expect(title.locator(".whole")).to_have_text("F-16")
    expect(title.locator("mark")).to_have_text(["Eleven", "F-16"])
    expect(title.locator(".whole mark")).to_have_text("F-16")


def test_every_name_is_there_without_script(site: Site, noscript: Page) -> None:
    noscript.goto(f"{site.url}/search/")
    expect(noscript.get_by_role("searchbox")).to_be_hidden()
    noscript.get_by_role("link", name="Japan", exact=True).click()
    expect(noscript.get_by_role("heading", level=1)).to_have_text("Japan")


def test_two_actors_side_by_side_by_keyboard(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/compare/")
    page.get_by_label("One").fill("Germany")
    page.get_by_label("Other").fill("United States")
    page.get_by_label("Other").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Germany and United States, side by side.")
    expect(page.get_by_role("heading", name="Germany")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile(r"^United States: \d+ events in time"))).to_be_visible()
    expect(page).to_have_url(re.compile("a=actors"))
    expect(page.get_by_role("group", name="United States").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Germany")).to_have_count(0)


def test_the_key_of_two_transfers_names_kinds_not_where_they_stand(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/compare/?a=transfers/de-ua-gepard/&b=transfers/jp-us-patriot-missiles/")
    key = page.locator(".together .legend li")
    expect(key.filter(has_text="Delivery")).to_have_count(1)
    expect(key.filter(has_text=re.compile("Ordered|Contracted|Operational|Authorised"))).to_have_count(0)


def test_a_name_that_is_none_is_said(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/compare/")
    page.get_by_label("One").fill("Atlantis")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("status")).to_contain_text("no page called “Atlantis”")
    page.goto(f"{site.url}/compare/?a=actors/atlantis/&b=actors/de/")
    expect(page.get_by_role("status")).to_contain_text("no page called “actors/atlantis/”")


def test_suppliers_are_compared_without_script(site: Site, noscript: Page) -> None:
    noscript.goto(f"{site.url}/compare/")
    table = noscript.get_by_role("table", name=re.compile("^Suppliers"))
    expect(table.get_by_role("row").nth(1)).to_contain_text("United States")
    noscript.goto(f"{site.url}/flows/")
    row = noscript.get_by_role("row", name=re.compile("^United States Ukraine")).first
    row.get_by_role("link", name="Events").click()
    expect(noscript).to_have_url(re.compile(r"\?from=us&to=ua$"))


def test_a_view_can_be_taken_along(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/?system=patriot")
    expect(page.locator("[data-timeline]")).to_have_attribute("data-ready", "")
    page.get_by_text("Share, embed, download").press("Enter")
    expect(page.get_by_label("Link")).to_have_value(f"{site.url}/?system=patriot")
    expect(page.get_by_label("To cite this view")).to_have_value(re.compile(r": Patriot \(\d+ events\)\. http"))
    with page.expect_download() as coming:
        page.get_by_role("link", name="These events as CSV").click()
    rows = coming.value.path().read_text(encoding="utf-8").splitlines()
    assert rows[0] == "id,date,title,summary,url"
    shown = int((page.get_by_role("heading", level=2, name=re.compile("of .* events")).inner_text()).split()[0])
    assert sum(f"{site.url}/entries/" in row for row in rows) == shown
    page.get_by_role("button", name="Clear all").first.click()
    expect(page.get_by_label("Link")).to_be_hidden()


def test_a_view_in_a_frame_of_another_page(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/embed/?system=patriot")
    expect(page.locator("[data-timeline]")).to_have_attribute("data-ready", "")
    expect(page.get_by_role("heading", level=2, name=re.compile("of .* events"))).to_be_visible()
    expect(page.get_by_role("navigation", name="Site")).to_have_count(0)
    with page.context.expect_page() as opened:
        page.locator(".row-title a").first.click()
    expect(opened.value).to_have_url(re.compile("/entries/"))
