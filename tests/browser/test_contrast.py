"""Nothing is lost in forced colours, with more contrast or with less motion."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.site import Site
from tests.support.timeline import open_at

INK = """async (picture) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const sheet = new OffscreenCanvas(image.width, image.height).getContext("2d");
  sheet.drawImage(image, 0, 0);
  const { data } = sheet.getImageData(0, 0, image.width, image.height);
  let drawn = 0;
  for (let at = 0; at < data.length; at += 4) {
    const apart = [0, 1, 2].map((part) => Math.abs(data[at + part] - data[part]));
    if (Math.max(...apart) > 40) drawn += 1;
  }
  return drawn / (data.length / 4);
}"""
"""The share of a picture that is no ground, whose colour is that of its first corner."""
DRAWN = (
    ("", (".strip-picture", '[data-facet-box="kind"]')),
    ("?from=jp&since=2023&happened=2024-06-30", (".strip-picture", ".chips", ".as-of-rows", ".row >> nth=0")),
    ("?lanes=transfer&since=2022", (".swim",)),
    ("lanes/rule/", (".swim",)),
    ("rules/jp-three-principles/?happened=2023-12-31", (".chart >> nth=0", ".as-of-rows", ".as-of-answer")),
    ("transfers/jp-us-patriot-missiles/", (".chart >> nth=0", ".steps")),
    ("systems/patriot/", (".chart >> nth=0",)),
    ("compare/?one=de&other=us", (".chart >> nth=0",)),
    ("flows/", (".chart >> nth=0",)),
)
"""Addresses, and what is drawn there."""
LOOKS = """(marks, [part, ...names]) => marks.map((mark) => {
  const style = getComputedStyle(mark, part || null);
  return names.map((name) => style[name]).join(" ");
})"""


def looks(marks: Locator, part: str, *names: str) -> list[str]:
    """How each of the marks, or a part of it such as ::before, is drawn."""
    found: list[str] = marks.evaluate_all(LOOKS, [part, *names])
    return found


@pytest.fixture
def ink(page: Page) -> Callable[[Locator], float]:
    """``ink(element)``: the share of its picture that is no ground. Counted in a page that lets itself be asked."""
    counter = page.context.new_page()

    def share(element: Locator) -> float:
        element.scroll_into_view_if_needed()
        return float(counter.evaluate(INK, base64.b64encode(element.screenshot()).decode()))

    return share


@pytest.mark.parametrize(("address", "parts"), DRAWN)
def test_what_is_drawn_is_drawn_in_forced_colours(
    page: Page, site: Site, ink: Callable[[Locator], float], address: str, parts: Sequence[str]
) -> None:
    page.goto(f"{site.url}/{address}")
    elements = [page.locator(part) for part in parts]
    for element in elements:
        expect(element).to_be_visible()
    usual = list(map(ink, elements))
    page.emulate_media(forced_colors="active", color_scheme="dark")
    forced = list(map(ink, elements))
    for part, before, after in zip(parts, usual, forced, strict=True):
        assert after >= 0.6 * before, part


def test_marks_are_told_apart_without_colours(page: Page, site: Site) -> None:
    page.emulate_media(forced_colors="active")
    open_at(page, site)
    kinds = page.locator('[data-facet-box="kind"] .kind')
    shapes = looks(kinds, "::before", "clipPath", "borderTopWidth")
    assert len(set(shapes)) == len(shapes) > 12
    bars = page.locator(".lane-promises :is(.sure, .unsure)")
    sure, unsure = looks(bars, "", "fill", "stroke")
    assert sure != unsure
    page.goto(f"{site.url}/rules/jp-three-principles/")
    states = page.locator(".legend .state")
    drawn = looks(states, "::before", "backgroundColor", "backgroundImage", "borderTopStyle")
    assert len(set(drawn)) == len(drawn) == 4
    fills = [looks(page.locator(f".bar-{state}").first, "", "fill")[0] for state in ("permitted", "forbidden")]
    assert fills[0] != fills[1]


def test_what_is_chosen_and_what_has_the_focus_is_seen_in_forced_colours(page: Page, site: Site) -> None:
    page.emulate_media(forced_colors="active")
    open_at(page, site, "?lanes=actor&since=2023&until=2023&from=de")
    for chosen, other in (
        ('[data-lanes-of="actor"]', '[data-lanes-of="rule"]'),
        ('[data-span="2023/2023"].span', '[data-span="2022/2022"].span'),
        (".site-nav a[aria-current]", ".site-nav a:not([aria-current]) >> nth=0"),
    ):
        assert looks(page.locator(chosen), "", "backgroundColor", "borderBottomColor") != looks(
            page.locator(other), "", "backgroundColor", "borderBottomColor"
        )
    assert looks(page.locator(".chip").first, "", "borderTopWidth") == ["1px"]
    for stop in (".swim-mark[tabindex='0']", ".chip >> nth=0", ".row-title a >> nth=0", '[name="kind"] >> nth=0'):
        page.locator(stop).focus()
        page.keyboard.press("Shift")  # the focus is shown to who uses keys
        width, style = looks(page.locator(stop), "", "outlineWidth", "outlineStyle")[0].split()
        assert float(width.removesuffix("px")) >= 2, stop
        assert style != "none", stop


def test_more_contrast_and_less_motion(page: Page, site: Site, axe: Callable[[Page], list[str]]) -> None:
    page.emulate_media(contrast="more", reduced_motion="reduce")
    open_at(page, site, "?from=jp&since=2023&lanes=actor")
    expect(page.locator(".swim-mark").first).to_be_visible()
    words = looks(page.locator(".row-summary, .row-date, .option-count, .tally"), "", "color")
    assert len(set(words)) == 1, "no grey words"
    page.locator(".chip").first.focus()
    assert looks(page.locator("html"), "", "scrollBehavior") == ["auto"]
    assert page.evaluate("document.getAnimations().length") == 0
    assert not axe(page)
