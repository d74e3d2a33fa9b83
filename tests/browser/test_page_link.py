"""The address of a page, to copy: as it is, with the days that were chosen; without script a field."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.site import Site

ENTRY = "entries/2023-12-22-japan-licensed-weapons-patriot/"
ON_A_DAY = "rules/jp-three-principles/?happened=2023-12-21&known=2023-12-21"


@pytest.mark.parametrize("address", [ENTRY, ON_A_DAY])
def test_a_page_is_shared_by_its_address_with_its_days(site: Site, page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.url}/{address}")
    folded = page.locator("details.cite > summary")
    if folded.count():
        folded.press("Enter")
    button = page.get_by_role("button", name="Copy link to this page")
    button.press("Enter")
    box = page.locator("[data-page-link]")
    expect(box.get_by_role("status")).to_have_text("Copied.")
    expect(box.get_by_role("textbox", name="Link to this page")).to_have_value(f"{site.url}/{address}")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}/{address}"


def test_without_script_the_address_is_a_field(site: Site, noscript: Page) -> None:
    noscript.goto(f"{site.url}/{ENTRY}")
    expect(noscript.get_by_role("textbox", name="Link to this page")).to_have_value(f"{site.url}/{ENTRY}")
    expect(noscript.get_by_role("button", name="Copy link to this page")).to_be_hidden()
