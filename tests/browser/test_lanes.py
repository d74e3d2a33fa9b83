"""Swim lanes of the timeline: by mouse, keys and fingers; their address; without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.faults import Faults
from tests.support.site import Site
from tests.support.timeline import heading, open_at, touch

KINDS = ("actor", "system", "rule", "transfer", "programme")


def lanes(page: Page) -> Locator:
    return page.locator(".swim-lane")


def marks(page: Page) -> Locator:
    return page.locator(".swim-mark")


def shown(page: Page) -> str:
    """The span that the lanes say they show."""
    return page.locator(".swim-tools p").inner_text()


def middle(track: Locator) -> tuple[float, float]:
    track.scroll_into_view_if_needed()
    box = track.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_lanes_is_a_link_and_a_view(page: Page, site: Site, kind: str) -> None:
    open_at(page, site)
    expect(lanes(page)).to_have_count(0)
    page.locator(f'[data-lanes-of="{kind}"]').click()
    expect(page).to_have_url(f"{site.url}/?lanes={kind}")
    expect(lanes(page).first).to_be_visible()
    expect(marks(page).first).to_have_attribute("aria-label", re.compile(r"\d{4}"))
    tallies = [int(text) for text in page.locator(".swim-name .tally").all_inner_texts()]
    assert tallies == sorted(tallies, reverse=True), "the lanes with most events come first"
    page.go_back()
    expect(lanes(page).first).to_be_hidden()
    page.go_forward()
    page.reload()
    expect(lanes(page).first).to_be_visible()


def test_a_lane_says_how_many_of_its_events_are_in_the_span(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=actor")
    lane = lanes(page).first
    every = lane.locator(".tally").inner_text()
    page.get_by_role("navigation", name="Years").get_by_role("link", name="2023").click()
    expect(lane.locator(".tally")).to_have_text(re.compile(rf"^\d+ of {every}$"))
    some = lane.locator(".tally").inner_text().split()[0]
    name = lane.get_by_role("link").first
    expect(lane.locator(".swim-track")).to_have_attribute(
        "aria-label", f"{name.inner_text()}: {some} of {every} events"
    )
    page.get_by_text("The same as a table").last.click()
    expect(page.locator(".swims tbody td").first).to_have_text(some)
    name.click()
    expect(heading(page)).to_have_text(re.compile(rf"^{some} of"))


def test_a_lane_has_as_many_events_as_its_filter(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=actor")
    name = lanes(page).first.get_by_role("link").first
    number = int(lanes(page).first.locator(".tally").inner_text())
    name.click()
    expect(page).to_have_url(re.compile(r"actor=\w+&lanes=actor$"))
    expect(heading(page)).to_have_text(re.compile(rf"^{number} of"))


def test_the_lanes_are_a_table_as_well(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=system&since=2022&until=2024")
    page.locator(".swims").get_by_text("The same as a table").click()
    table = page.get_by_role("table", name="Events of each lane shown, by year")
    expect(table.get_by_role("columnheader")).to_have_text(["Total", "2024", "2023", "2022"])
    expect(table.get_by_role("row")).to_have_count(lanes(page).count() + 1)
    cells = [
        int(text.replace("–", "0")) for text in table.get_by_role("row").nth(1).get_by_role("cell").all_inner_texts()
    ]
    assert cells[0] == sum(cells[1:]) > 0


def test_more_lanes_are_shown_on_demand(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=transfer")
    before = lanes(page).count()
    page.get_by_role("button", name="more lanes").click()
    assert lanes(page).count() > before
    assert page.evaluate("document.activeElement.closest('.swim-lane') !== null")
    assert page.evaluate("document.querySelectorAll('*').length") <= 2500


def test_a_circle_zooms_until_its_events_are_apart_or_of_one_day(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=actor")
    circle = page.locator(".swim-mark.many").first
    whole = shown(page)
    circle.click()
    expect(page.locator(".swim-tools p")).not_to_have_text(whole)
    expect(page).to_have_url(re.compile(r"\?(since=[\d-]+&)?(until=[\d-]+&)?lanes=actor$"))
    page.go_back()
    expect(page.locator(".swim-tools p")).to_have_text(whole)


def test_the_strip_and_the_lanes_show_one_span(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=system")
    page.get_by_role("navigation", name="Years").get_by_role("link", name="2023").click()
    expect(page.locator(".swim-tools p")).to_have_text("January 2023 to December 2023")
    page.get_by_role("button", name="Zoom out").click()
    expect(page.get_by_role("slider").first).not_to_have_attribute("aria-valuetext", "January 2023")
    page.locator(".swim-tools").get_by_role("button", name="All").click()
    expect(page).to_have_url(f"{site.url}/?lanes=system")


def test_a_mouse_drags_and_its_wheel_zooms(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=system&since=2023-03-01&until=2023-08-31")
    x, y = middle(lanes(page).nth(1).locator(".swim-track"))
    before = page.url
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 200, y + 3, steps=5)
    page.mouse.up()
    expect(page).not_to_have_url(before)
    first = re.search(r"since=(\d{4}-\d\d)", page.url)
    assert first is not None and first[1] < "2023-03", "what was earlier came into view"
    page.go_back()
    expect(page).to_have_url(before)
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(page).not_to_have_url(before)
    assert page.evaluate("visualViewport.scale") == 1


def test_a_drag_that_begins_on_a_mark_presses_nothing(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=transfer&since=2023-01-01&until=2023-12-31")
    x, y = middle(marks(page).nth(3))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=4)
    page.mouse.up()
    page.wait_for_timeout(300)
    expect(page).to_have_url(re.compile(rf"^{site.url}/\?since=2023-0[1-9]-\d\d&until=2024-0\d-\d\d&lanes=transfer$"))


def test_keys_go_from_mark_to_mark_zoom_and_open(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=transfer")
    page.locator(".swim-tools button").last.focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.swim-mark')"):
            break
    first = str(page.evaluate("document.activeElement.ariaLabel"))
    page.keyboard.press("ArrowRight")
    second = str(page.evaluate("document.activeElement.ariaLabel"))
    assert first != second
    expect(page.locator(".swim-read")).to_contain_text(re.compile(r"\d{4}"))
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.swim-mark')")
    for _ in range(6):
        page.keyboard.press("+")
        page.wait_for_timeout(60)
    assert page.evaluate("document.activeElement.matches('.swim-mark')"), "the focus is on a mark still"
    page.keyboard.press("0")
    expect(page).to_have_url(f"{site.url}/?lanes=transfer")
    single = page.locator("a.swim-mark").first
    address = str(single.get_attribute("href"))
    single.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(address.rsplit("/entries/", maxsplit=1)[1])))


def test_the_readout_leads_to_the_row(page: Page, site: Site) -> None:
    open_at(page, site, "?lanes=rule")
    page.locator("a.swim-mark").first.focus()
    title = page.locator(".read-title a").inner_text()
    page.get_by_role("button", name="Show in the list").click()
    row = page.locator(".row-title a", has_text=title).first
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport()


def test_two_fingers_zoom_and_one_moves(phone: Page, site: Site) -> None:
    open_at(phone, site, "?lanes=actor&since=2022&until=2025")
    x, y = middle(lanes(phone).nth(1).locator(".swim-track"))
    session = phone.context.new_cdp_session(phone)
    before = phone.url
    touch(session, "touchStart", (x - 40, y), (x + 40, y))
    for step in range(1, 6):
        touch(session, "touchMove", (x - 40 - 12 * step, y), (x + 40 + 12 * step, y))
    touch(session, "touchEnd")
    expect(phone).not_to_have_url(before)
    zoomed = phone.url
    assert phone.evaluate("visualViewport.scale") == 1, "the page itself is not zoomed"
    touch(session, "touchStart", (x, y))
    for step in range(1, 6):
        touch(session, "touchMove", (x + 20 * step, y))
    touch(session, "touchEnd")
    expect(phone).not_to_have_url(zoomed)
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


def test_the_first_tap_on_a_mark_tells_and_the_second_opens(phone: Page, site: Site) -> None:
    open_at(phone, site, "?lanes=transfer")
    mark = phone.locator("a.swim-mark").first
    mark.tap()
    expect(phone.locator(".read-title")).to_be_visible()
    expect(phone).to_have_url(f"{site.url}/?lanes=transfer")
    mark.tap()
    expect(phone).to_have_url(re.compile("/entries/"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lanes_are_accessible(page: Page, site: Site, axe: Callable[[Page], list[str]], scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for query in ("?lanes=actor", "?lanes=transfer&since=2023&until=2023"):
        open_at(page, site, query)
        marks(page).first.focus()
        assert not axe(page)
        assert page.evaluate("document.querySelectorAll('*').length") <= 2500


def test_lanes_are_accessible_on_a_phone(phone: Page, site: Site, axe: Callable[[Page], list[str]]) -> None:
    open_at(phone, site, "?lanes=rule")
    assert not axe(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


def test_marks_are_far_enough_apart_for_a_finger(phone: Page, site: Site) -> None:
    open_at(phone, site, "?lanes=actor")
    for lane in lanes(phone).all():
        places = [mark.bounding_box() for mark in lane.locator(".swim-mark").all()]
        lefts = sorted(box["x"] for box in places if box)
        assert all(after - before >= 23.5 for before, after in pairwise(lefts))


def test_without_their_data_the_lanes_say_so(page: Page, site: Site, faults: Faults) -> None:
    page.route("**/data/timeline-lanes.json", lambda route: route.fulfill(status=503, body=""))
    open_at(page, site, "?lanes=actor")
    expect(page.get_by_text("The lanes cannot be drawn")).to_be_visible()
    expect(page.locator(".row").first).to_be_visible()
    faults.clear()


@pytest.mark.parametrize("kind", KINDS)
def test_without_script_the_lanes_are_pages_with_a_table(noscript: Page, site: Site, kind: str) -> None:
    noscript.goto(f"{site.url}/")
    noscript.locator(f'[data-lanes-of="{kind}"]').click()
    expect(noscript).to_have_url(f"{site.url}/lanes/{kind}/")
    expect(noscript.locator(".swim-track").first).to_be_visible()
    drawn = noscript.locator(".swim-name").count()
    expect(noscript.get_by_role("table").get_by_role("row")).to_have_count(drawn + 1)
    link = noscript.locator(".swim-track a").first
    address = str(link.get_attribute("href")).replace(f"{site.url}/", "").replace("../../", "")
    assert (site.path / address / "index.html").is_file()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_lanes_are_accessible(page: Page, site: Site, axe: Callable[[Page], list[str]], scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for kind in ("rule", "actor"):
        page.goto(f"{site.url}/lanes/{kind}/")
        assert not axe(page)
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.set_viewport_size({"width": 1280, "height": 800})
