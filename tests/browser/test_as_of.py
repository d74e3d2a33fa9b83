"""Happened by, known by: two sliders on the timeline and on the pages of rules, transfers, actors, and what is due."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.site import Site
from tests.support.timeline import count, heading, open_at, touch

RULE = "rules/jp-three-principles/"
TRANSFER = "transfers/jp-us-patriot-missiles/"
PAGES = (RULE, TRANSFER, "actors/jp/", "systems/patriot/", "programmes/us-pda/", "due/")
RECORDS = (RULE, TRANSFER, "actors/de/", "due/")
DAY = r"Happened by \d+ \w+ \d{4}"


def answer(page: Page) -> Locator:
    return page.locator("[data-as-of-state]")


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def open_record(page: Page, site: Site, address: str, query: str = "") -> None:
    page.goto(f"{site.url}/{address}{query}")
    if not query:  # a day in the address opens them
        page.get_by_text("On another day").click()
    expect(page.locator("[data-as-of]")).to_have_attribute("data-ready", "")


def test_sliders_of_the_timeline_by_keyboard(page: Page, site: Site) -> None:
    open_at(page, site)
    whole = count(page)
    page.get_by_text("As of a day").click()
    happened = slider(page, "Happened by")
    expect(happened).to_have_attribute("aria-valuetext", "without a limit")
    happened.focus()
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    expect(happened).to_have_attribute("aria-valuetext", re.compile(r"^\d+ \w+ \d{4}$"))
    expect(page).to_have_url(re.compile(r"\?happened=\d{4}-\d\d-\d\d$"))
    assert count(page) < whole
    expect(page.locator(".chip")).to_have_text(re.compile("^Happened by"))
    expect(happened).to_be_focused()
    page.get_by_role("checkbox", name="As it was known on that day").check()
    expect(page).to_have_url(re.compile(r"\?happened=(\d{4}-\d\d-\d\d)&known=\1$"))
    page.get_by_role("button", name="Now", exact=True).click()
    expect(page).to_have_url(f"{site.url}/")
    assert count(page) == whole


def test_a_date_that_is_typed_is_exact(page: Page, site: Site) -> None:
    open_at(page, site, "?known=2023-12-21")
    field = page.locator('[data-day="known"]')
    expect(field).to_have_value("2023-12-21")
    field.fill("2023-12-22")
    expect(page).to_have_url(f"{site.url}/?known=2023-12-22")
    page.go_back()
    expect(field).to_have_value("2023-12-21")


def test_play_runs_through_the_time_and_pauses(page: Page, site: Site) -> None:
    open_at(page, site, "?happened=2022-06-30")
    before, said = count(page), heading(page).inner_text()
    page.get_by_role("button", name="Play").click()
    expect(heading(page)).not_to_have_text(said)
    page.get_by_role("button", name="Pause").click()
    expect(page).to_have_url(re.compile(r"\?happened=202[2-9]-(?!06-30)\d\d-\d\d$"))
    assert count(page) > before
    said = heading(page).inner_text()
    page.wait_for_timeout(900)  # two beats
    expect(heading(page)).to_have_text(said)


def test_play_keeps_within_the_span_that_is_chosen(page: Page, site: Site) -> None:
    open_at(page, site, "?since=2024&until=2024-02")
    page.get_by_text("As of a day").click()
    expect(slider(page, "Happened by")).to_have_attribute("aria-valuetext", "without a limit")
    page.get_by_role("button", name="Play").click()
    expect(page).to_have_url(re.compile(r"&happened=2024-0[12]-\d\d$"))
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(page).to_have_url(f"{site.url}/?since=2024&until=2024-02")


def test_the_sliders_lie_on_the_axis_of_the_strip(page: Page, site: Site) -> None:
    open_at(page, site, "?happened=2022-12-31")
    strip, track = page.locator(".strip-picture").bounding_box(), slider(page, "Happened by").bounding_box()
    assert strip is not None and track is not None
    assert abs(track["x"] + 10 - strip["x"]) <= 1
    assert abs(track["x"] + track["width"] - 10 - strip["x"] - strip["width"]) <= 1


def said(page: Page) -> Locator:
    return page.locator("[data-said]")


@pytest.mark.parametrize("address", RECORDS)
def test_the_time_of_a_record_plays_and_pauses(page: Page, site: Site, address: str) -> None:
    open_record(page, site, address)
    expect(said(page)).to_have_text(re.compile("^Today: .+"))
    page.get_by_role("button", name="Play").press("Enter")
    expect(said(page)).to_have_text(re.compile(f"^{DAY}: .+"))
    expect(said(page)).to_have_attribute("aria-live", "off")  # nobody wants to hear each beat
    first = str(said(page).text_content())
    expect(said(page)).not_to_have_text(first)
    page.get_by_role("button", name="Pause").press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_focused()
    expect(said(page)).not_to_have_attribute("aria-live", "off")
    shown, there = str(said(page).text_content()), page.url
    page.wait_for_timeout(1700)  # more than the longest beat
    assert (said(page).text_content(), page.url) == (shown, there)
    page.go_back()
    expect(said(page)).to_have_text(re.compile("^Today: "))  # all of it was one step


@pytest.mark.parametrize("address", RECORDS)
def test_the_days_of_a_record_by_key(page: Page, site: Site, address: str) -> None:
    open_record(page, site, address)
    for name, says in (("Happened by", DAY), ("Known by", rf"{DAY}, known by \d+ \w+ \d{{4}}")):
        days = slider(page, name)
        days.focus()
        page.keyboard.press("End")
        page.keyboard.press("ArrowLeft")
        last = str(days.get_attribute("aria-valuetext"))
        assert re.fullmatch(r"\d+ \w+ \d{4}", last)
        expect(said(page)).to_have_text(re.compile(f"^{says}: .+"))
        page.keyboard.press("ArrowLeft")
        expect(days).not_to_have_attribute("aria-valuetext", last)
        page.keyboard.press("ArrowRight")
        expect(days).to_have_attribute("aria-valuetext", last)
        expect(days).to_be_focused()


@pytest.mark.parametrize("address", RECORDS)
def test_the_days_of_a_record_by_a_finger(phone: Page, site: Site, address: str) -> None:
    open_record(phone, site, address)
    days = slider(phone, "Happened by")
    days.scroll_into_view_if_needed()
    box = days.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    finger = phone.context.new_cdp_session(phone)
    y = box["y"] + box["height"] / 2
    touch(finger, "touchStart", (box["x"] + box["width"] * 0.95, y))
    for share in (0.8, 0.6, 0.4):
        touch(finger, "touchMove", (box["x"] + box["width"] * share, y))
    touch(finger, "touchEnd")
    expect(days).to_have_attribute("aria-valuetext", re.compile(r"^\d+ \w+ \d{4}$"))
    expect(said(phone)).to_have_text(re.compile(f"^Happened by {days.get_attribute('aria-valuetext')}: .+"))
    phone.get_by_role("button", name="Now", exact=True).tap()
    expect(said(phone)).to_have_text(re.compile("^Today: "))
    phone.get_by_role("button", name="Play").tap()
    expect(said(phone)).to_have_text(re.compile(f"^{DAY}: .+"))
    phone.get_by_role("button", name="Pause").tap()
    expect(phone).to_have_url(re.compile(r"\?happened=\d{4}-\d\d-\d\d$"))


def test_a_rule_on_another_day(page: Page, site: Site) -> None:
    open_record(page, site, RULE, "?happened=2023-12-21")
    row = answer(page).get_by_role("row", name=re.compile("Finished goods made in Japan under a foreign licence"))
    expect(row).to_contain_text("Forbidden")
    page.locator('[data-day="happened"]').fill("2023-12-22")
    expect(row).to_contain_text("Permitted")
    expect(page).to_have_url(re.compile(r"\?happened=2023-12-22$"))
    page.go_back()
    expect(row).to_contain_text("Forbidden")
    page.locator('[data-day="happened"]').fill("2013-12-31")
    expect(answer(page)).to_have_text("It had not begun.")


def test_a_transfer_on_another_day(page: Page, site: Site) -> None:
    open_record(page, site, TRANSFER)
    today = str(answer(page).text_content())
    happened = slider(page, "Happened by")
    happened.focus()
    page.keyboard.press("Home")
    expect(answer(page)).not_to_have_text(today)
    expect(page).to_have_url(re.compile(r"\?happened=\d{4}-\d\d-\d\d$"))
    page.reload()
    expect(answer(page)).not_to_have_text(today)
    page.get_by_role("button", name="Now", exact=True).click()
    expect(answer(page)).to_have_text(today)


def test_what_was_due_on_another_day(page: Page, site: Site) -> None:
    open_record(page, site, "due/", "?happened=2023-06-30&known=2023-06-30")
    first = answer(page).locator("p").first.inner_text()
    assert re.match(r"\d+ promised and open", first)
    expect(answer(page).get_by_role("row").nth(1)).to_be_visible()
    link = page.get_by_role("link", name="on the timeline")
    expect(link).to_have_attribute("href", re.compile(r"\?happened=2023-06-30&known=2023-06-30$"))
    link.click()
    expect(page.locator("[data-timeline]")).to_have_attribute("data-ready", "")
    expect(slider(page, "Known by")).to_be_disabled()


def test_the_page_of_a_day_and_the_sliders_count_the_same(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/days/2023-12-22/")
    counted = re.search(r"\d+", page.get_by_role("heading", name=re.compile("^Promised and open")).inner_text())
    assert counted is not None
    open_record(page, site, "due/", "?happened=2023-12-22&known=2023-12-22")
    expect(answer(page).locator("p").first).to_have_text(re.compile(rf"^{counted[0]} promised and open"))
    expect(page.locator("[data-said]")).to_have_text(re.compile(rf"22 December 2023: {counted[0]} promised"))


def test_a_day_that_is_none_is_left_out(page: Page, site: Site) -> None:
    open_record(page, site, RULE, "?happened=2023-12-21&known=2023-02-30")
    expect(page.locator("[data-said]")).to_have_text(re.compile("^Happened by 21 December 2023: In force"))


def test_an_actor_on_another_day(page: Page, site: Site) -> None:
    open_record(page, site, "actors/de/", "?happened=2023-01-31")
    expect(answer(page).get_by_role("row").nth(1)).to_be_visible()
    assert "Germany" in answer(page).inner_text()


def test_a_system_and_a_programme_on_another_day(page: Page, site: Site) -> None:
    open_record(page, site, "systems/leopard-2/", "?happened=2023-02-28")
    expect(answer(page).get_by_role("row", name=re.compile("Polish Leopard 2 tanks"))).to_be_visible()
    open_record(page, site, "programmes/us-pda/", "?happened=2022-07-31")
    expect(answer(page).get_by_role("row", name=re.compile("HIMARS")).first).to_be_visible()


def test_a_day_of_its_own_leads_to_the_timeline(noscript: Page, site: Site) -> None:
    noscript.goto(f"{site.url}/days/2023-12-22/")
    link = noscript.get_by_role("link", name="The same day on the timeline")
    expect(link).to_have_attribute("href", re.compile(r"\?happened=2023-12-22&known=2023-12-22$"))


def test_without_script_no_slider_is_offered(noscript: Page, site: Site) -> None:
    for address in ("", *PAGES):
        noscript.goto(f"{site.url}/{address}")
        expect(noscript.locator('[data-by="happened"]')).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_sliders_are_accessible(
    page: Page, site: Site, axe: Callable[[Page], list[str]], scheme: str, address: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_record(page, site, address, "?happened=2023-12-31")
    assert not axe(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_sliders_of_the_timeline_are_accessible(
    page: Page, phone: Page, site: Site, axe: Callable[[Page], list[str]]
) -> None:
    for reader in (page, phone):
        open_at(reader, site, "?happened=2023-12-31&known=2023-12-31")
        assert not axe(reader)
