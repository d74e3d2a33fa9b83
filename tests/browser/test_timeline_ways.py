"""The timeline by other ways: keys alone, a finger, no script, failing data, paper, a screen reader's checks."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.faults import Faults
from tests.support.site import Site
from tests.support.timeline import JAPAN, choose, event, events_of, heading, open_at, touch

Axe = Callable[[Page], list[str]]
AT = """(goal) => {
  const at = document.activeElement;
  return [at.className || at.tagName, parseFloat(getComputedStyle(at).outlineWidth), at === goal];
}"""
"""What has the focus, how wide its ring is, and whether it is the goal."""


def tab_to(page: Page, goal: Locator, most: int = 130) -> None:
    """Go there by the Tab key alone; on the way the focus is always somewhere, and seen."""
    wanted = goal.element_handle()
    for _ in range(most):
        page.keyboard.press("Tab")
        at, ring, is_there = page.evaluate(AT, wanted)
        assert at != "BODY"
        assert ring >= 2 or at.startswith("handle"), at  # a handle of the strip has its ring on its thumb
        if is_there:
            return
    expect(goal).to_be_focused()


def test_the_whole_way_by_keyboard(page: Page, site: Site) -> None:
    """Find, filter, order, take a filter away, read, cite, and come back to the same place."""
    open_at(page, site)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip link
    rule = page.get_by_role("checkbox", name=re.compile("^Rule"))
    tab_to(page, rule)
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site.url}/?kind=rule")
    expect(rule).to_be_focused()
    tab_to(page, page.locator('[data-facet-box="from"] [data-more]'))
    page.keyboard.press("Enter")
    page.keyboard.type("japan")
    tab_to(page, page.locator('[name="from"][value="jp"]'), 3)
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site.url}/?kind=rule&from=jp")
    tab_to(page, page.get_by_role("searchbox", name="Search the events"))
    page.keyboard.type("patriot licence")
    expect(page).to_have_url(re.compile("q=patriot"))
    tab_to(page, page.get_by_role("combobox"), 5)
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("sort=oldest"))
    tab_to(page, page.get_by_role("button", name="Remove the filter Rule"), 5)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/?from=jp&q=patriot+licence&sort=oldest")
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"^\d+ of .* events, oldest first$"))
    tab_to(page, event(page))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/entries/{JAPAN}/")
    tab_to(page, page.get_by_role("link", name=re.compile(r"^\d+ texts")))
    page.keyboard.press("Enter")  # which leads to the sources; the citation follows them
    tab_to(page, page.get_by_role("link", name="RIS", exact=True))
    citation = page.locator("#cite ~ details")
    tab_to(page, citation.locator("summary"), 5)
    page.keyboard.press("Enter")
    expect(citation.locator("pre")).to_contain_text("@misc{")
    page.go_back()  # from the sources to the head of the page
    page.go_back()
    expect(page.locator("[data-timeline]")).to_have_attribute("data-ready", "")
    expect(event(page)).to_be_focused()


def test_a_finger_and_the_sheet_of_filters(phone: Page, site: Site) -> None:
    open_at(phone, site)
    opener = phone.get_by_role("button", name="Filters")
    opener.tap()
    expect(opener).to_have_attribute("aria-expanded", "true")
    sheet = phone.locator("#filters")
    expect(sheet).to_be_visible()
    choose(phone, "from", "jp")
    expect(phone).to_have_url(f"{site.url}/?from=jp")
    expect(phone.locator(".sheet-close")).to_have_text(re.compile(r"^Show \d+ events?$"))
    phone.locator(".sheet-close").tap()
    expect(sheet).to_be_hidden()
    expect(opener).to_have_text(re.compile(r"Filters \(1\)"))
    expect(opener).to_be_focused()
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    event(phone).tap()
    expect(phone).to_have_url(f"{site.url}/entries/{JAPAN}/")
    citation = phone.locator("#cite ~ details")
    citation.locator("summary").tap()
    expect(citation.locator("pre")).to_be_visible()
    phone.go_back()
    expect(event(phone)).to_be_in_viewport()


def test_a_finger_on_the_strip(phone: Page, site: Site) -> None:
    open_at(phone, site)
    picture = phone.locator(".strip-picture")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box is not None
    phone.touchscreen.tap(box["x"] + box["width"] - 40, box["y"] + 60)
    expect(phone).to_have_url(re.compile(r"\?since=\d{4}"))
    tapped, finger = phone.url, phone.context.new_cdp_session(phone)
    x, y = box["x"] + box["width"] * 0.4, box["y"] + 60
    touch(finger, "touchStart", (x, y))
    for step in range(1, 8):
        touch(finger, "touchMove", (x + 12 * step, y + step))
    touch(finger, "touchEnd")
    expect(phone).to_have_url(re.compile(r"\?since=\d{4}(-\d\d)?&until=\d{4}(-\d\d)?$"))
    phone.go_back()
    expect(phone).to_have_url(tapped)
    before = phone.evaluate("scrollY")
    touch(finger, "touchStart", (x, y + 40))  # up the page, which is no drag across the picture
    for step in range(1, 8):
        touch(finger, "touchMove", (x + 2, y + 40 - 15 * step))
    touch(finger, "touchEnd")
    assert phone.evaluate("scrollY") > before
    expect(phone).to_have_url(tapped)


def test_escape_closes_the_sheet(phone: Page, site: Site) -> None:
    open_at(phone, site)
    phone.get_by_role("button", name="Filters").tap()
    phone.keyboard.press("Escape")
    expect(phone.locator("#filters")).to_be_hidden()
    expect(phone.get_by_role("button", name="Filters")).to_be_focused()


def test_without_script_everything_is_listed_and_linked(noscript: Page, site: Site) -> None:
    rows = events_of(site)
    noscript.goto(f"{site.url}/?from=jp")
    shown = noscript.locator(".row:visible").count()
    assert shown == min(rows, 80)
    expect(noscript.locator("#filters, .bar")).to_have_count(2)
    expect(noscript.locator("#filters")).to_be_hidden()
    expect(noscript.locator(".bar")).to_be_hidden()
    expect(noscript.locator(".strip-picture")).to_be_visible()
    noscript.get_by_text("The same as a table").click()
    expect(noscript.get_by_role("table", name="All events by year, month and kind")).to_be_visible()
    years = noscript.locator(".older li a")
    total = 0
    for number in range(years.count()):
        years.nth(number).click()
        total += noscript.locator(".row").count()
        noscript.go_back()
    assert total == rows
    years.filter(has_text="2023").click()
    event(noscript).click()
    expect(noscript).to_have_url(f"{site.url}/entries/{JAPAN}/")
    noscript.locator("#cite ~ details summary").click()
    expect(noscript.locator("#cite ~ details pre")).to_contain_text("@misc{")
    for form, says in {"BibTeX": "@misc{", "RIS": "TY  - ", "CSL-JSON": '"title"'}.items():
        address = str(noscript.get_by_role("link", name=form, exact=True).get_attribute("href"))
        assert says in (site.path / "entries" / JAPAN / address.rsplit("/", maxsplit=1)[1]).read_text("utf-8")


def test_tags_lead_to_pages_without_script(noscript: Page, site: Site) -> None:
    noscript.goto(f"{site.url}/timeline/2023/")
    for link in noscript.locator(".row a").all()[:80]:
        address = str(link.get_attribute("href"))
        path = address.replace(f"{site.url}/", "").replace("../../", "").split("#")[0]
        assert (site.path / path / "index.html").is_file(), address


def test_without_the_data_the_page_stays_usable_and_says_so(page: Page, site: Site, faults: Faults) -> None:
    page.route("**/data/timeline.json", lambda route: route.fulfill(status=503, body=""))
    page.goto(f"{site.url}/?from=jp")
    expect(page.get_by_text("The filters cannot work")).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(".row").first).to_be_visible()
    page.locator(".strip-spans a", has_text="2023").click()
    expect(page).to_have_url(f"{site.url}/timeline/2023/")
    faults.clear()


def test_without_the_texts_filters_still_work(page: Page, site: Site, faults: Faults) -> None:
    page.route("**/data/timeline-text.json", lambda route: route.fulfill(status=503, body=""))
    open_at(page, site, "?q=patriot")
    expect(page.get_by_text("The texts of older events did not arrive")).to_be_visible()
    page.locator('[name="kind"][value="rule"]').check()
    expect(page).to_have_url(re.compile("kind=rule"))
    faults.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?from=jp&q=patriot&since=2023", "?q=zzzz"])
def test_accessible_at_a_desk(page: Page, site: Site, axe: Axe, scheme: str, query: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_at(page, site, query)
    page.evaluate("document.querySelectorAll('details').forEach((it) => (it.open = true))")
    assert not axe(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_on_a_phone(phone: Page, site: Site, axe: Axe, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_at(phone, site, "?from=jp")
    assert not axe(phone)
    phone.get_by_role("button", name="Filters").tap()
    assert not axe(phone)


def test_the_document_stays_small(page: Page, site: Site) -> None:
    open_at(page, site)
    assert page.evaluate("document.querySelectorAll('*').length") <= 2500


def test_paper_gets_the_filtered_list(page: Page, site: Site) -> None:
    open_at(page, site, "?from=jp")
    page.emulate_media(media="print")
    expect(event(page)).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".chip")).to_be_visible()
    expect(page.locator(".strip-picture")).to_be_visible()


def test_the_whole_filtered_list_is_printed_with_its_sources(page: Page, site: Site) -> None:
    page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; console.log('printed'); }")
    open_at(page, site, "?to=ua")
    wanted = int(re.sub(r"\D.*", "", heading(page).inner_text()))
    assert wanted > 100
    with page.expect_console_message(lambda message: message.text == "printed"):
        page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    assert page.locator(".list .row").count() == wanted
    notes = page.locator(".print-notes li")
    expect(notes.first).to_be_visible()
    said = re.findall(r"\d+", " ".join(page.locator(".row-notes").all_text_contents()))
    assert max(map(int, said)) == notes.count()
    expect(page.locator(".print-hint")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".print-notes")).to_have_count(0)


def test_a_row_of_the_script_keeps_together_what_the_builds_does(page: Page, noscript: Page, site: Site) -> None:
    noscript.goto(site.url)
    first = noscript.locator(".row:has(.row-title .whole)").first
    title, parts = first.locator(".row-title").inner_html(), first.locator(".row-summary").inner_html()
    word = first.locator(".whole").first.inner_text().split()[-1]
    open_at(page, site, f"?q={word}")
    expect(page.locator(".row mark").first).to_be_visible()
    page.get_by_role("searchbox").fill("")
    row = page.locator(f".row[data-row='{first.get_attribute('data-row')}']")
    expect(row.locator("mark")).to_have_count(0)
    assert (row.locator(".row-title").inner_html(), row.locator(".row-summary").inner_html()) == (title, parts)


def test_paper_says_that_rows_may_be_missing(page: Page, site: Site) -> None:
    open_at(page, site)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.get_by_text("Rows that were not on the screen")).to_be_visible()
    expect(page.get_by_text(f"{site.url}/", exact=True)).to_be_visible()
