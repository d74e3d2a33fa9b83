"""The pages other than the timeline, as people meet them: at a desk, on a phone, without script, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.support.site import Site

EVENT = "entries/2023-12-22-japan-licensed-weapons-patriot/"
RULE = "rules/jp-three-principles/"
TRANSFER = "transfers/jp-us-patriot-missiles/"
TYPES = [
    EVENT, "rules/", RULE, "transfers/", TRANSFER, "actors/", "actors/jp/", "systems/", "systems/patriot/",
    "programmes/", "programmes/us-pda/", "sources/", "publishers/", "publishers/reuters/", "terms/", "data/", "about/",
    "method/", "timeline/2023/", "days/", "days/2023-12-22/", "404.html", "patterns/", "due/", "corrections/",
    "coverage/", "compare/?a=actors/de/&b=actors/us/", "flows/", "search/?q=patriot", "embed/?system=patriot",
]  # fmt: skip
"""One page of each type."""
WAYS: tuple[tuple[int, int, Literal["light", "dark"]], ...] = (
    (1280, 800, "light"),
    (360, 740, "dark"),
    (1280, 800, "dark"),
    (360, 740, "light"),
)
"""Window and colour scheme."""
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  const wide = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important";
  sheet.replaceSync(`* { ${wide} }`);
  document.adoptedStyleSheets = [sheet];
}"""


ANOTHER_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "document.title = 'said'";
  document.head.append(script);
}"""
CONTRASTS = """() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const pixel = canvas.getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...pixel.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const ratio = (colour) => Math.max(light(colour) / paper, paper / light(colour));
  const focus = getComputedStyle(document.documentElement).getPropertyValue("--focus");
  const probe = document.body.appendChild(document.createElement("i"));
  const painted = (colour) => ((probe.style.color = colour), getComputedStyle(probe).color);
  const kinds = [...document.querySelectorAll(".legend a.kind")];
  return Object.fromEntries([
    ["focus", ratio(painted(focus))],
    ...kinds.map((one) => [one.className, ratio(painted(getComputedStyle(one).getPropertyValue("--kind")))]),
  ]);
}"""
"""Contrast of the focus ring and of each kind's mark with the paper."""


def wide_of(page: Page) -> int:
    """How far the page runs beyond its window, in pixels."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("address", TYPES)
def test_every_type_of_page_is_accessible_in_both_schemes_and_widths(
    site: Site, page: Page, axe: Callable[[Page], list[str]], address: str
) -> None:
    page.goto(f"{site.url}/{address}")
    for width, height, scheme in WAYS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        assert wide_of(page) <= 0, f"{address} is wider than {width}"
        assert not axe(page)


def test_every_kind_of_page_is_among_the_types(site: Site) -> None:
    folders = {path.relative_to(site.path).parts[0] for path in site.path.rglob("*.html")}
    elsewhere = {"index.html", "lanes"}
    assert folders - elsewhere <= {address.partition("/")[0] for address in TYPES}


def test_no_page_is_wider_than_its_window_nor_with_text_set_wide(site: Site, page: Page) -> None:
    """The smallest phone, or a desk at four times the size; a tablet; and text spaced as WCAG 1.4.12 has it."""
    for address in TYPES:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(f"{site.url}/{address}")
        assert wide_of(page) <= 0, address
        page.evaluate(SPACED)
        assert wide_of(page) <= 0, f"{address}, spaced"
        page.evaluate("document.adoptedStyleSheets = []")
        page.set_viewport_size({"width": 768, "height": 900})
        assert wide_of(page) <= 0, f"{address} on a tablet"


def test_an_event_says_what_happened_and_which_source_says_so(site: Site, noscript: Page) -> None:
    noscript.goto(f"{site.url}/{EVENT}")
    effects = noscript.get_by_role("region", name="What it does")
    expect(effects).to_contain_text("Japan amended its Three Principles")
    expect(effects).to_contain_text("Japan allowed the transfer to the United States of dozens of Patriot")
    first = effects.get_by_role("link", name=re.compile("^Source 1$")).first
    first.click()
    expect(noscript).to_have_url(re.compile("#source-1$"))
    expect(noscript.locator("#source-1")).to_contain_text("The Kyiv Independent")


def test_from_the_event_to_the_rule_and_on_to_the_transfer(site: Site, noscript: Page) -> None:
    noscript.goto(f"{site.url}/{EVENT}")
    noscript.get_by_role("region", name="What it does").get_by_role(
        "link", name=re.compile("^Three Principles")
    ).click()
    expect(noscript.get_by_role("heading", level=1)).to_contain_text("Three Principles")
    lane = noscript.get_by_role("img", name=re.compile("^Finished goods made in Japan under a foreign licence"))
    expect(lane).to_have_attribute("aria-label", re.compile("forbidden since .*; permitted since 22 December 2023"))
    noscript.get_by_role("region", name="What follows from it").get_by_role("link").first.click()
    expect(noscript.get_by_role("region", name="Steps").get_by_role("listitem").first).to_be_visible()


def test_the_lanes_are_a_table_as_well(site: Site, noscript: Page) -> None:
    noscript.goto(f"{site.url}/{RULE}")
    noscript.get_by_text("The same as a table").click()
    row = noscript.get_by_role("row", name=re.compile("Finished goods made in Japan under a foreign licence")).last
    expect(row).to_contain_text("Permitted")
    expect(row).to_contain_text("22 December 2023")


def test_a_term_leads_to_its_definition(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/{TRANSFER}")
    page.locator(".lead").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/terms/#transfer-status-\w+$"))
    expect(page.locator(".term:target")).to_be_visible()


def test_a_table_is_a_list_of_blocks_on_a_phone(site: Site, phone: Page) -> None:
    phone.goto(f"{site.url}/transfers/")
    table = phone.get_by_role("table").first
    expect(table).to_be_visible()
    row = table.get_by_role("row").nth(1)
    boxes = [cell.bounding_box() for cell in row.get_by_role("cell").all()]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 5 and tops == sorted(tops), "in the order in which they are read"
    assert len(set(tops)) == 3, "who and to whom on one line, the goods, where it stands and since when"


def test_the_colour_scheme_is_chosen_once(site: Site, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{site.url}/about/")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    switch = page.get_by_role("button", name=re.compile("Colours"))
    switch.press("Enter")
    switch.press("Space")
    expect(switch).to_contain_text("dark")
    expect(switch).to_be_focused()
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(f"{site.url}/data/")
    assert page.evaluate(paper) == dark
    page.get_by_role("button", name=re.compile("Colours")).click()
    assert page.evaluate(paper) == light


def test_before_it_is_painted_a_page_asks_for_its_styles_and_nothing_else(site: Site) -> None:
    head = (site.path / "index.html").read_text("utf-8").partition("</head>")[0]
    assert re.findall(r'<link rel="stylesheet" href="[^"]*/([^"/]+)"', head) == ["site.css"]
    assert "src=" not in head and "preload" not in head


def test_the_colours_are_there_before_any_script_is_fetched(site: Site, page: Page, faults: list[str]) -> None:
    page.goto(f"{site.url}/{EVENT}")
    page.get_by_role("button", name=re.compile("Colours")).click()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site.url}/{RULE}")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(page.locator("html")).to_have_class("js")
    faults.clear()  # the scripts that were not to be had


def test_the_policy_allows_no_script_in_a_page_but_its_own(
    site: Site, page: Page, faults: list[str]
) -> None:
    page.goto(f"{site.url}/{EVENT}")
    page.evaluate(ANOTHER_SCRIPT)
    assert page.evaluate("document.title") != "said"
    assert "Content Security Policy" in faults.pop()
    assert not faults


def test_where_a_host_refuses_the_script_in_the_page_the_switch_is_there(
    site: Site, page: Page, faults: list[str]
) -> None:
    strict = {"content-security-policy": "script-src 'self'"}
    page.route("**/*/", lambda route: route.fulfill(response=route.fetch(), headers=strict))
    page.goto(f"{site.url}/{EVENT}")
    page.get_by_role("button", name=re.compile("Colours")).click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(page.locator("html")).to_have_class("js")
    assert "Content Security Policy" in faults.pop()


def test_without_script_there_is_no_switch_that_does_nothing(site: Site, noscript: Page) -> None:
    noscript.goto(f"{site.url}/about/")
    expect(noscript.get_by_role("button")).to_have_count(0)


def test_the_first_stop_of_the_keyboard_skips_to_the_content(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/{RULE}")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_focus_is_always_seen(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/{TRANSFER}")
    for _ in range(25):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2, page.evaluate("document.activeElement.outerHTML")


def test_on_paper_there_is_no_navigation_and_sources_have_their_addresses(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/{EVENT}")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
    expect(page.get_by_role("heading", name=re.compile("^Sources"))).to_be_visible()
    after = "getComputedStyle(document.querySelector('.sources a'), '::after').content"
    assert "https://" in page.evaluate(after)
    assert page.evaluate(after.replace(".sources a", ".sources .meta a")) == "none", "pages of our own need no address"


def test_one_press_on_a_tag_gives_the_events_that_bear_it(site: Site, page: Page) -> None:
    for press, query, chip in (
        (page.locator(".kicker a.kind").first, "kind=rule", "Rule"),
        (page.get_by_role("link", name="From Japan", exact=True), "from=jp", "Supplier: Japan"),
    ):
        page.goto(f"{site.url}/{EVENT}")
        press.click()
        expect(page).to_have_url(f"{site.url}/?{query}")
        expect(page.locator(".chip")).to_have_text(chip)
    page.goto(f"{site.url}/terms/")
    page.locator("#transfer-status-contracted").get_by_role("link", name=re.compile("events on the timeline")).click()
    expect(page.locator(".chip")).to_have_text("Step: Contracted")


def test_every_entry_leads_to_its_neighbours_in_time(site: Site, noscript: Page) -> None:
    noscript.goto(f"{site.url}/{EVENT}")
    title = noscript.title()
    noscript.locator("a[rel=next]").click()
    assert noscript.title() != title
    noscript.locator("a[rel=prev]").click()
    expect(noscript).to_have_title(title)


def test_a_wrong_address_gets_a_page_that_helps(site: Site, page: Page, faults: list[str]) -> None:
    page.goto(f"{site.url}/404.html")
    page.get_by_role("main").get_by_role("link", name="The timeline").click()
    expect(page).to_have_url(re.compile(f"^{re.escape(site.url)}/?(index.html)?$"))
    assert not faults


def test_every_mark_stands_out_from_the_paper(site: Site, page: Page) -> None:
    """WCAG 1.4.11: three to one, in both schemes, for each kind of event and the ring of the focus."""
    page.goto(f"{site.url}/patterns/")
    for _, _, scheme in WAYS[:2]:
        page.emulate_media(color_scheme=scheme)
        ratios = page.evaluate(CONTRASTS)
        assert len(ratios) > 12
        assert {name: ratio for name, ratio in ratios.items() if ratio < 3} == {}, scheme


def test_grey_is_enough_to_tell_the_states_of_a_clause(site: Site, page: Page) -> None:
    """Forbidden is filled, conditional hatched, permitted open: told by fill, not by hue."""
    page.goto(f"{site.url}/{RULE}")
    fills = page.evaluate(
        """() => Object.fromEntries(["permitted", "conditional", "forbidden"].map((state) => {
          const style = getComputedStyle(document.querySelector(`.bar-${state}`));
          return [state, [style.fill, style.fillOpacity]];
        }))"""
    )
    assert "url" in fills["conditional"][0]
    assert float(fills["permitted"][1]) < 0.2
    assert float(fills["forbidden"][1]) == 1
