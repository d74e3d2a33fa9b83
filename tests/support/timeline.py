"""A reader's hands and eyes at the timeline, for the tests in the browser."""

from __future__ import annotations

import json
import re

from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.support.site import Site

JAPAN = "2023-12-22-japan-licensed-weapons-patriot"


def events_of(site: Site) -> int:
    """How many events the site has."""
    return int(json.loads((site.path / "data" / "timeline.json").read_text("utf-8"))["count"])


def open_at(page: Page, site: Site, query: str = "") -> None:
    """The timeline, when its script is ready."""
    page.goto(f"{site.url}/{query}")
    expect(page.locator("[data-timeline]")).to_have_attribute("data-ready", "")


def titles(page: Page) -> list[str]:
    return page.locator(".row-title").all_text_contents()


def heading(page: Page) -> Locator:
    return page.locator("#events")


def count(page: Page) -> int:
    """The number of events that the view has, as its heading says."""
    return int(re.sub(r"\D.*", "", heading(page).inner_text().replace(",", "")))


def event(page: Page, id_: str = JAPAN) -> Locator:
    return page.locator(f'.row-title a[href$="entries/{id_}/"]')


def choose(page: Page, facet: str, term: str) -> None:
    """Tick a term of a facet, unfolding the facet if it is not among those shown."""
    box = page.locator(f'[data-facet-box="{facet}"]')
    option = box.locator(f'.option:has([value="{term}"])')
    if not option.count():
        box.locator("[data-more]").click()
        if not option.count():
            box.get_by_role("searchbox").fill(term)
    option.click()


def strip_drawing(page: Page) -> list[str | None]:
    paths = page.locator("g.lane .sure, g.lane .unsure")
    return [path.get_attribute("d") for path in paths.all()]


def touch(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    """One step of a gesture of as many fingers as there are points. kind: touchStart, touchMove, touchEnd."""
    places = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
