"""Pictures that the build drew: read by keys, and by a pointer, in words below them."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.site import Site


def test_a_picture_is_read_along_by_keys(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/actors/us/")
    slider = page.get_by_role("slider", name="Read along").first
    slider.press("ArrowRight")
    first = slider.get_attribute("aria-valuetext") or ""
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r", .*\d{4}$"))
    assert slider.get_attribute("aria-valuetext") != first
    expect(page.locator(".rises .is-read")).to_have_count(1)


def test_what_lies_under_the_pointer_is_said_and_in_view(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/flows/")
    said = page.locator("[data-chart-read] [data-said]")
    expect(said).to_be_in_viewport()
    page.locator(".flows .band").first.hover()
    expect(said).to_have_text(re.compile("^United States"))
