"""What each kind of page was promised to hold, looked for in the site as it is built."""

from __future__ import annotations

import pytest
from lxml import html

from tests.support.site import Site

EVENT = "entries/2023-12-22-japan-licensed-weapons-patriot"
HOLDS = {
    EVENT: {"effects", "disagreements", "chain", "sources", "cite"},
    "rules/ch-war-material-act": {"clauses", "versions", "ties", "consents", "events"},
    "transfers/pl-ua-leopard-2": {"steps", "progress", "lag", "consents", "ties"},
    "actors/us": {"owed", "given", "got", "rules", "sums", "consents", "events"},
    "systems/patriot": {"growth", "flows", "events"},
    "programmes/us-pda": {"transfers", "sums", "events"},
    "compare": {"two", "suppliers", "waits"},
    "due": {"coming", "overdue", "open"},
    "corrections": {"ours", "theirs"},
}
"""Page → the sections that it is for."""
CHARTS = {"actors/us": 1, "systems/patriot": 1, "rules/ch-war-material-act": 1, "compare": 1, "flows": 1}
"""Page → how many charts it has at least."""


def page(site: Site, address: str) -> html.HtmlElement:
    return html.document_fromstring((site.path / address / "index.html").read_bytes())


@pytest.mark.parametrize("address", HOLDS)
def test_a_page_has_the_sections_that_its_kind_is_for(site: Site, address: str) -> None:
    found = set(page(site, address).xpath("//section/@aria-labelledby"))
    assert HOLDS[address] <= found


@pytest.mark.parametrize("address", CHARTS)
def test_a_chart_has_a_table_that_says_the_same(site: Site, address: str) -> None:
    charts = page(site, address).xpath("//figure[contains(@class, 'chart')]")
    assert len(charts) >= CHARTS[address]
    for chart in charts:
        assert chart.xpath("ancestor-or-self::*[self::section or self::main][1]//table/caption"), chart.get(
            "aria-label"
        )


@pytest.mark.parametrize("address", ["actors/us", "programmes/us-pda"])
def test_no_sum_is_without_its_basis_and_the_events_that_it_adds(site: Site, address: str) -> None:
    tables = page(site, address).xpath("//section[@aria-labelledby='sums']//table[.//th[normalize-space()='Sum']]")
    assert tables
    for table in tables:
        basis = [str(head.text_content()).strip() for head in table.xpath("./thead//th")].index("Basis")
        for row in table.xpath("./tbody/tr"):
            assert row[basis].text_content().strip()
            assert row[-1].xpath(".//a"), row.text_content()


def test_every_fact_of_an_event_has_a_mark_that_leads_to_a_source(site: Site) -> None:
    sentences = page(site, EVENT).xpath(
        "//section[@aria-labelledby='effects']//li[contains(@class, 'effect')]/div/p[1]"
    )
    assert sentences
    assert all(sentence.xpath(".//a[starts-with(@href, '#source-')]") for sentence in sentences)


def test_the_first_page_says_what_it_is_what_is_new_and_offers_the_filters(site: Site) -> None:
    first = page(site, ".")
    assert "A timeline of arms policy and military aid" in first.xpath("string(//p[@class='lead'])")
    assert first.xpath("//section[@aria-labelledby='news']//li/a")
    assert first.xpath("//form[@id='filters']//input[@name='from']")
    assert first.xpath("//input[@type='search'][@form='filters']")
