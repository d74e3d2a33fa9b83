"""The reader at the timeline: finds, narrows, orders, reads, and comes back to the same place."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.site import Site
from tests.support.timeline import choose, count, event, events_of, heading, open_at, strip_drawing, titles


@pytest.fixture
def rows(site: Site) -> int:
    """How many events the site has."""
    return events_of(site)


def test_a_filter_on_japan_finds_the_event(page: Page, site: Site, rows: int) -> None:
    open_at(page, site)
    assert count(page) == rows
    choose(page, "from", "jp")
    expect(page.get_by_role("group", name="Supplier").get_by_label(re.compile("^Japan"))).to_be_checked()
    expect(page).to_have_url(f"{site.url}/?from=jp")
    expect(heading(page)).to_have_text(re.compile(rf"^\d+ of {rows} events"))
    expect(event(page)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"of {rows} events"))


def test_the_count_beside_a_choice_is_what_it_gives(page: Page, site: Site) -> None:
    open_at(page, site)
    option = page.locator('[data-facet-box="kind"] .option', has=page.locator('[value="delivery"]'))
    promised = int(option.locator(".option-count").inner_text())
    option.click()
    expect(heading(page)).to_have_text(re.compile(f"^{promised} of"))


def test_a_link_from_elsewhere_works_at_once(page: Page, site: Site) -> None:
    seen: set[str] = set()
    page.expose_function("seen", lambda rows: seen.update(rows))
    page.add_init_script(
        """const look = () => {  // before each paint; none is made until the styles are there
          const rows = [...document.querySelectorAll(".row")];
          const visible = rows.filter((row) => row.checkVisibility({visibilityProperty: true}));
          if (visible.length) window.seen(visible.map((row) => row.dataset.row));
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look)"""
    )
    open_at(page, site, "?from=jp&kind=rule")
    expect(event(page)).to_be_visible()
    has = {row.get_attribute("data-row") for row in page.locator(".row").all()}
    assert seen <= has, "rows were shown that the view does not have"


def test_search_marks_what_matched(page: Page, site: Site) -> None:
    open_at(page, site)
    page.get_by_role("searchbox").press_sequentially("patriot licen")
    expect(event(page)).to_be_visible()
    marks = page.locator("mark")
    expect(marks.first).to_be_visible()
    assert {mark.lower() for mark in marks.all_inner_texts()} <= {"patriot", "licen"}
    expect(page).to_have_url(f"{site.url}/?q=patriot+licen")
    page.get_by_role("searchbox").fill("")
    expect(marks).to_have_count(0)


def test_search_finds_names_that_the_text_does_not_have(page: Page, site: Site) -> None:
    open_at(page, site, "?q=MIM-104")
    assert count(page) > 0


def test_nothing_found_is_said(page: Page, site: Site) -> None:
    open_at(page, site, "?q=zzzz")
    expect(page.get_by_text("Nothing here matches")).to_be_visible()
    page.get_by_role("button", name="clear all").last.click()
    expect(page).to_have_url(f"{site.url}/")


def test_typing_is_one_step_back(page: Page, site: Site, rows: int) -> None:
    open_at(page, site)
    page.get_by_role("searchbox").press_sequentially("patriot")
    expect(page).to_have_url(f"{site.url}/?q=patriot")
    page.go_back()
    expect(page).to_have_url(f"{site.url}/")
    expect(page.get_by_role("searchbox")).to_have_value("")
    assert count(page) == rows


def test_brush_by_pointer(page: Page, site: Site) -> None:
    open_at(page, site)
    box = page.locator(".strip-picture").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.70, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.78, box["y"] + 25, steps=6)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?since=\d{4}(-\d\d)?&until=\d{4}(-\d\d)?$"))
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator(".strip")).to_have_class(re.compile("narrowed"))
    page.go_back()
    expect(page).to_have_url(f"{site.url}/")


def test_the_list_stays_where_it_is_when_the_texts_arrive(page: Page, site: Site) -> None:
    page.route("**/data/timeline-text.json", lambda route: (page.wait_for_timeout(900), route.continue_()))
    open_at(page, site)
    page.locator("[data-filters] summary").first.hover()  # begins to fetch the texts
    page.evaluate("window.scrollTo(0, 3000)")
    page.wait_for_timeout(200)
    before = page.evaluate("scrollY")
    page.wait_for_timeout(1500)
    assert abs(page.evaluate("scrollY") - before) < 400


def test_scrolling_to_the_end_shows_every_event(page: Page, site: Site, rows: int) -> None:
    open_at(page, site)
    seen: set[str] = set()
    for _ in range(400):
        seen.update(page.evaluate("[...document.querySelectorAll('[data-row]')].map((row) => row.dataset.row)"))
        if len(seen) == rows:
            break
        page.evaluate("window.scrollBy(0, 1500)")
        page.wait_for_timeout(60)
    assert seen == {str(number) for number in range(rows)}


def test_a_tap_on_the_strip_chooses_a_year(page: Page, site: Site) -> None:
    open_at(page, site)
    box = page.locator(".strip-picture").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 20, box["y"] + 20)
    expect(page).to_have_url(re.compile(r"\?since=\d{4}$"))
    page.mouse.click(box["x"] + box["width"] - 20, box["y"] + 20)
    expect(page).to_have_url(f"{site.url}/")


def test_brush_by_keyboard(page: Page, site: Site) -> None:
    open_at(page, site)
    since, until = page.get_by_role("slider").all()
    expect(since).to_have_attribute("aria-valuetext", "the first event")
    since.focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    expect(since).to_have_attribute("aria-valuetext", re.compile(r"^February \d{4}$"))
    expect(page).to_have_url(re.compile(r"\?since=\d{4}-02$"))
    page.keyboard.press("Home")
    expect(page).to_have_url(f"{site.url}/")
    until.focus()
    page.keyboard.press("PageDown")
    expect(until).to_have_attribute("aria-valuetext", re.compile(r"^December \d{4}$"))
    page.keyboard.press("End")
    expect(until).to_have_attribute("aria-valuetext", "the last event")
    since.focus()
    page.keyboard.press("End")
    expect(since).to_have_attribute("aria-valuetext", re.compile(r"^December \d{4}$"))


def test_presets(page: Page, site: Site) -> None:
    open_at(page, site)
    presets = page.get_by_role("navigation", name="Years")
    presets.get_by_role("link", name="2023").click()
    expect(page).to_have_url(f"{site.url}/?since=2023&until=2023")
    expect(presets.get_by_role("link", name="2023")).to_have_attribute("aria-current", "true")
    presets.get_by_role("link", name="Last 12 months").click()
    expect(page).to_have_url(re.compile(r"\?since=\d{4}-\d\d&until=\d{4}-\d\d$"))
    presets.get_by_role("link", name="All").click()
    expect(page).to_have_url(re.compile(rf"{site.url}/?$"))


def test_the_script_draws_the_strip_as_the_build_does(page: Page, noscript: Page, site: Site) -> None:
    noscript.goto(f"{site.url}/")
    drawn = strip_drawing(noscript)
    open_at(page, site, "?from=jp")
    assert strip_drawing(page) != drawn
    page.get_by_role("button", name="Clear all").click()
    expect(page).to_have_url(f"{site.url}/")
    expect(page.locator(".ghost").first).not_to_have_attribute("d", re.compile("."))
    assert strip_drawing(page) == drawn


def test_a_tag_on_a_row_filters(page: Page, site: Site) -> None:
    open_at(page, site, "?q=patriot")
    tag = page.locator(".row-systems a").first
    name = tag.inner_text()
    tag.hover()
    assert "system=" in str(tag.get_attribute("href")), "the link says where it leads"
    tag.click()
    expect(page).to_have_url(re.compile(r"\?system=[a-z0-9-]+&q=patriot$"))
    expect(page.locator(".chip", has_text=name).first).to_be_visible()


def test_chips_take_filters_away_and_keep_the_focus(page: Page, site: Site) -> None:
    open_at(page, site, "?from=jp,us&kind=rule,delivery,pledge,authorisation&since=2014")
    chips = page.locator(".chip")
    expect(chips).to_have_count(7)
    page.get_by_role("button", name="Remove the filter Supplier: Japan").click()
    expect(chips).to_have_count(6)
    expect(chips.nth(5)).not_to_be_focused()
    assert page.evaluate("document.activeElement.className") == "chip"
    for left in range(5, -1, -1):
        page.keyboard.press("Enter")
        expect(chips).to_have_count(left)
    expect(page).to_have_url(f"{site.url}/")
    expect(heading(page)).to_be_focused()


def test_clear_all_keeps_the_order(page: Page, site: Site) -> None:
    open_at(page, site, "?from=jp&q=patriot&sort=oldest")
    page.get_by_role("button", name="Clear all").click()
    expect(page).to_have_url(f"{site.url}/?sort=oldest")
    expect(page.locator(".active")).to_be_hidden()
    expect(heading(page)).to_be_focused()


def test_order(page: Page, site: Site) -> None:
    open_at(page, site, "?from=jp")
    expect(page.locator(".row-title")).to_have_count(count(page))  # those below the window come a frame later
    newest = titles(page)
    page.get_by_role("combobox").select_option("oldest")
    expect(page).to_have_url(f"{site.url}/?from=jp&sort=oldest")
    expect(page.locator(".row-title")).to_have_text(newest[::-1])


def test_follow_a_link_and_come_back(page: Page, site: Site) -> None:
    open_at(page, site, "?to=ua")
    link = page.locator(".row-title a").nth(8)
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # chunks on the way are laid out
    before = (titles(page), round(link.bounding_box()["y"]))  # type: ignore[index]
    name = str(link.text_content())
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.go_back()
    expect(page.locator("[data-timeline]")).to_have_attribute("data-ready", "")
    expect(page).to_have_url(f"{site.url}/?to=ua")
    link = page.get_by_role("link", name=name)
    expect(link).to_be_in_viewport()
    assert titles(page)[:5] == before[0][:5]
    assert abs(link.bounding_box()["y"] - before[1]) <= 2  # type: ignore[index]
    expect(link).to_be_focused()


def test_reload_restores_the_view(page: Page, site: Site) -> None:
    query = (
        "?kind=delivery&from=us&since=2022&until=2024&happened=2025-01-01&known=2025&q=patriot&sort=oldest&lanes=actor"
    )
    open_at(page, site, query)
    expect(page.locator(".row-title")).to_have_count(count(page))
    before = (titles(page), page.locator(".chip").all_inner_texts(), heading(page).inner_text())
    page.reload()
    expect(page.locator("[data-timeline]")).to_have_attribute("data-ready", "")
    expect(page.locator(".row-title")).to_have_text(before[0])
    assert (page.locator(".chip").all_inner_texts(), heading(page).inner_text()) == before[1:]
    expect(page).to_have_url(f"{site.url}/{query}")
    expect(page.locator(".swim-lane").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("patriot")
    expect(page.get_by_role("combobox")).to_have_value("oldest")


def test_back_and_forward_restore_each_step(page: Page, site: Site) -> None:
    open_at(page, site)
    seen = []
    for name in ("rule", "delivery", "pledge"):
        seen.append((page.url, heading(page).inner_text()))
        page.locator(f'[name="kind"][value="{name}"]').check()
        expect(page).not_to_have_url(seen[-1][0])
    page.wait_for_timeout(50)
    last = (page.url, heading(page).inner_text())
    for url, text in reversed(seen):
        page.go_back()
        expect(page).to_have_url(url)
        expect(heading(page)).to_have_text(text)
    for _ in seen:
        page.go_forward()
    expect(page).to_have_url(last[0])
    expect(heading(page)).to_have_text(last[1])


def test_known_by_and_happened_by(page: Page, site: Site) -> None:
    open_at(page, site, "?happened=2023-12-22&known=2023-12-22&from=jp")
    expect(event(page)).to_be_visible()
    open_at(page, site, "?happened=2023-12-21&from=jp")
    expect(event(page)).to_have_count(0)
    expect(page.locator(".chip").last).to_have_text("Happened by 21 December 2023")


def test_what_gives_most_is_shown_in_any_view(page: Page, site: Site) -> None:
    """A choice with a high count is never among those folded away, whatever else is chosen."""
    open_at(page, site, "?from=jp")
    box = page.locator('[data-facet-box="system"]')
    shown = [int(text) for text in box.locator(".option-count").all_inner_texts()]
    assert shown == sorted(shown, reverse=True)
    box.locator("[data-more]").click()
    unfolded = [int(text) for text in box.locator(".option-count").all_inner_texts()]
    assert unfolded[: len(shown)] == shown
    assert max(unfolded[len(shown) :]) <= shown[-1]


def test_a_field_finds_a_choice_among_many(page: Page, site: Site) -> None:
    open_at(page, site)
    box = page.locator('[data-facet-box="publisher"]')
    box.locator("summary").click()
    box.locator("[data-more]").click()
    field = box.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill("reuters")
    option = box.locator(".option", has_text="Reuters").first
    expect(option).to_be_visible()
    number = int(option.locator(".option-count").inner_text())
    option.click()
    expect(page).to_have_url(re.compile("publisher=.*Reuters"))
    assert count(page) == number
    assert page.evaluate("document.activeElement !== document.body")


def test_a_transfer_is_a_filter_and_its_lane_and_page_lead_to_it(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=transfer")
    lane = page.locator(".swim-lane").first
    name, number = lane.get_by_role("link").first.inner_text(), int(lane.locator(".tally").inner_text())
    lane.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"\?transfer=[a-z0-9-]+&lanes=transfer$"))
    assert count(page) == number
    expect(page.locator(".chip")).to_have_text(name)
    page.locator("[data-pages] a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_role("link", name="The same events on the timeline").click()
    expect(page).to_have_url(re.compile(r"\?transfer=[a-z0-9-]+$"))
    expect(heading(page)).to_have_text(re.compile(rf"^{number} of"))


def test_what_is_painted_later_comes(page: Page, site: Site) -> None:
    open_at(page, site)
    choose(page, "kind", "rule")
    expect(page).to_have_url(f"{site.url}/?kind=rule")
    page.get_by_role("button", name="Clear all").click()
    expect(heading(page)).to_be_focused()
    for month in page.locator(".month").all()[:3]:
        expect(month.locator(".row")).to_have_count(int(month.locator(".tally").inner_text()))


def test_the_order_of_a_facet_rests_while_the_focus_is_in_it(page: Page, site: Site) -> None:
    open_at(page, site)
    box = page.locator('[data-facet-box="from"]')
    names = box.locator(".option-name")
    before = names.all_inner_texts()
    box.locator(".option input").nth(3).focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?from="))
    assert names.all_inner_texts()[: len(before)] == before


def test_a_term_of_each_facet_is_the_same_by_hand_and_by_its_address(page: Page, site: Site) -> None:
    def view() -> tuple[str, list[str], list[str]]:
        return heading(page).inner_text(), page.locator(".chip").all_inner_texts(), titles(page)[:5]

    open_at(page, site)
    boxes = page.locator("[data-facet-box]").all()
    first = {str(box.get_attribute("data-facet-box")): box.locator(".option").first for box in boxes}
    # As the document brings them: the numbers of a view before are drawn anew a frame after the list.
    chosen = {
        facet: (
            str(option.locator("input").get_attribute("value")),
            str(option.locator(".option-count").text_content()),
        )
        for facet, option in first.items()
    }
    assert {"kind", "from", "to", "system", "rule", "programme", "status", "publisher", "certainty"} <= set(chosen)
    for facet, (term, promised) in chosen.items():
        box = page.locator(f'[data-facet-box="{facet}"]')
        if box.get_attribute("open") is None:
            box.locator("summary").click()
        option = box.locator(".option", has=page.locator(f'input[value="{term}"]'))
        expect(option.locator(".option-count")).to_have_text(promised)
        option.click()
        expect(page).to_have_url(re.compile(rf"\?{facet}=[^&]+$"))
        expect(heading(page)).to_have_text(re.compile(f"^{promised} of"))
        by_hand = view()
        page.reload()
        expect(page.locator("[data-timeline]")).to_have_attribute("data-ready", "")
        assert view() == by_hand, facet
        page.get_by_role("button", name="Clear all").click()


@pytest.mark.parametrize(("query", "said"), [("?from=nowhere", "nowhere"), ("?since=soon&sort=best", "soon”, “best")])
def test_what_an_address_asks_for_and_is_not_there_is_said(page: Page, site: Site, query: str, said: str) -> None:
    open_at(page, site, query)
    notice = page.locator("[data-notice]")
    expect(notice).to_contain_text(f"“{said}”")
    page.get_by_role("navigation", name="Years").get_by_role("link", name="2023").click()
    expect(notice).to_be_hidden()
