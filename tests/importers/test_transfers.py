"""What becomes of a story: short ones written for this test, each of a shape that the converter once got wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.timeline.importers.article import Article
from plugins.timeline.importers.suggest.entry import draft_entry
from plugins.timeline.importers.understanding.gazetteer import build
from plugins.timeline.load import load
from plugins.timeline.model.library import Library
from tests.support.drafts import drafted, fields

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def library() -> Library:
    loaded = load(HERE / "content")
    assert not loaded.problems
    return loaded.library


def test_a_refused_request_is_a_transfer_of_who_asked(library: Library) -> None:
    draft = drafted(
        library,
        "Norway rejects Finnish request to re-export guns to Latvia",
        "Norway has rejected a request from Finland to re-export Norwegian-made guns to Latvia, it was said on Friday.",
        "Finland had submitted the request for two 35 mm anti-aircraft guns on January 16.",
    )
    (step,), (consent,) = fields(draft, "transfers"), fields(draft, "consents")
    assert (step["from"], step["to"], step["status"]) == ("fi", "lv", "considered")
    assert step["items"][0]["quantity"] == {"exact": "2", "unit": "guns"}
    assert (consent["by"], consent["asked_by"], consent["action"]) == ("no", "fi", "deny")
    assert draft.fields["requested"] == "2024-01-16"
    assert {"blocks": step["transfer"]} in fields(draft, "relations")


@pytest.mark.parametrize(
    "lead",
    [
        "Norway will not allow Finland to send Kestrel missiles to Latvia, the government in Oslo said on Friday.",
        "Norway has refused Finland permission to send Kestrel missiles to Latvia, it was said on Friday.",
        "Norway turned down Finland's request to pass Kestrel missiles on to Latvia on Friday.",
        "Norway vetoed Finland's re-export of Kestrel missiles to Latvia on Friday.",
    ],
)
def test_ways_to_refuse_a_consent(lead: str, library: Library) -> None:
    (consent,) = fields(drafted(library, "", lead), "consents")
    assert (consent["by"], consent["asked_by"], consent["action"]) == ("no", "fi", "deny")


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("de", "Norwegen hat einen Antrag Finnlands auf Weitergabe von Kestrel-Raketen an Lettland abgelehnt."),
        ("fr", "La Norvège a refusé la demande de la Finlande de réexporter des missiles Kestrel vers la Lettonie."),
        ("es", "Noruega ha rechazado la solicitud de Finlandia de reexportar misiles Kestrel a Letonia."),
        ("pl", "Norwegia odrzuciła wniosek Finlandii o reeksport rakiet Kestrel na Łotwę."),
        ("uk", "Норвегія відхилила запит Фінляндії на реекспорт ракет Kestrel до Латвії."),
    ],
)
def test_a_refused_consent_in_other_languages(language: str, lead: str, library: Library) -> None:
    found = fields(drafted(library, "", lead, language=language), "consents")
    assert [(one["by"], one.get("asked_by"), one["action"]) for one in found] == [("no", "fi", "deny")]


def test_a_granted_consent_and_what_came_later(library: Library) -> None:
    draft = drafted(
        library,
        "Norway clears Finnish missiles for Latvia",
        "Norway on Friday approved Finland's request to send Kestrel missiles to Latvia.",
        "Finland asked for the consent in March.",
        "On April 3 Finland handed over four boats of another kind to Latvia.",
    )
    (consent,), (step,) = fields(draft, "consents"), fields(draft, "transfers")
    assert (consent["by"], consent["asked_by"], consent["action"]) == ("no", "fi", "grant")
    assert (step["from"], step["to"]) == ("fi", "lv")
    assert step["status"] != "delivered"
    assert draft.fields["date"] == "2024-05-24"
    assert [line.get("system") for line in step["items"]] == ["kestrel"]


def test_a_bound_from_further_down_and_the_programme(library: Library) -> None:
    draft = drafted(
        library,
        "Norway announces $50 million package for Latvia",
        "Norway announced military aid of $50 million for Latvia under the Depot Release Authority on Friday.",
        "The package of up to $50 million includes artillery ammunition, spare parts and 40 trucks.",
    )
    (step,) = fields(draft, "transfers")
    assert (step["value"]["amount"], step["value"]["bound"]) == ("50e6", "at_most")
    assert step["programme"] == "no-depot-authority"
    assert {"artillery ammunition", "spare parts", "trucks"} <= {line.get("what") for line in step["items"]}


def test_who_pays_and_where_it_is_handed_over(library: Library) -> None:
    (step,) = fields(
        drafted(
            library,
            "",
            "Norway has handed over to the Latvian army 20 Kestrel missiles that were paid for by Finland.",
        ),
        "transfers",
    )
    assert (step["from"], step["to"], step["paid_by"]) == ("no", "lv", "fi")
    assert (step["status"], step["delivery_point"]) == ("delivered", "recipient")


def test_trade_that_is_halted_as_such_is_no_transfer(library: Library) -> None:
    draft = drafted(
        library,
        "Norway halts arms exports",
        "Norway has suspended all arms exports, the government in Oslo said on Friday.",
        "A newspaper had accused it of supplying weapons to Latvia.",
    )
    assert "transfers" not in draft.fields
    assert [one["rule"] for one in fields(draft, "rules")] == ["no-export-guidelines"]


def test_in_recent_days_is_on_or_before_the_report(library: Library) -> None:
    draft = drafted(
        library, "", "Norway paused deliveries of Kestrel missiles to Latvia in recent days, a ministry said on Friday."
    )
    assert draft.fields["date"] == "../2024-05-24"
    assert fields(draft, "transfers")[0]["status"] == "paused"


def test_the_day_at_the_head_of_a_report_is_not_the_event_s(library: Library) -> None:
    draft = drafted(library, "", "OSLO, May 24 (Reuters) - Norway will give Latvia 20 Kestrel missiles.")
    assert draft.fields["date"] == "../2024-05-24"


def test_goods_of_the_news_win_over_those_that_are_recalled(library: Library) -> None:
    (step,) = fields(
        drafted(
            library,
            "Norway to send Heron 2 howitzers to Latvia",
            "Norway will send 24 Heron 2 howitzers to Latvia, the government said on Friday.",
            "In February Norway promised Latvia 100 Kestrel missiles.",
        ),
        "transfers",
    )
    assert step["items"] == [{"system": "heron-2", "quantity": {"exact": "24", "unit": "howitzers"}}]


def test_what_something_makes_way_for_is_no_part_of_it(library: Library) -> None:
    (step,) = fields(
        drafted(
            library,
            "",
            "Norway has paused its plan to send Heron 2 howitzers to Latvia, to let the Kestrel missiles come first.",
        ),
        "transfers",
    )
    assert step["status"] == "paused"
    assert [line.get("system") for line in step["items"]] == ["heron-2"]


def test_passage_that_is_blocked(library: Library) -> None:
    draft = drafted(
        library,
        "",
        "Finland has blocked the passage of two minehunters that Norway gave to Latvia, a spokesman said on Friday.",
    )
    (consent,) = fields(draft, "consents")
    assert (consent["by"], consent["action"]) == ("fi", "deny")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Norway delivered the last 12 of the 49 promised Heron 2 howitzers to Latvia.", {"exact": "12"}),
        ("Norway delivered 131 Kestrel surface-to-air missiles to Latvia.", {"exact": "131"}),
        ("Norway delivered dozens of Kestrel missiles to Latvia.", {"about": "dozens"}),
        ("Norway delivered up to 31 Heron 2 to Latvia.", {"max": "31"}),
        ("Norway delivered Heron 2 to Latvia, six of these howitzers in all.", {"exact": "6"}),
    ],
)
def test_how_many(text: str, quantity: dict[str, str], library: Library) -> None:
    (step,) = fields(drafted(library, "", text), "transfers")
    assert quantity.items() <= step["items"][0]["quantity"].items()
    assert step["status"] == "delivered"


def test_n_of_m_says_of_how_many(library: Library) -> None:
    draft = drafted(library, "", "Norway delivered the last 12 of the 49 promised Heron 2 howitzers to Latvia.")
    (count,) = draft.story.counts
    assert (count.fields["exact"], count.whole, count.system) == ("12", "49", "heron-2")
    assert "12 of 49" in " ".join(one.value for one in draft.unresolved)


@pytest.mark.parametrize(
    ("url", "lead", "kind", "origin"),
    [
        (None, "OSLO (Reuters) - Norway will give Latvia 20 Kestrel missiles.", "wire", "Reuters"),
        (None, "Oslo (dpa) - Norway will give Latvia 20 Kestrel missiles.", "wire", "dpa"),
        ("https://www.regjeringen.no/en/x/", "Norway will give Latvia 20 Kestrel missiles.", "official", None),
        ("https://example.gov.uk/x", "Norway will give Latvia 20 Kestrel missiles.", "official", None),
        ("https://parliament.example.org/", "Norway will give Latvia 20 Kestrel missiles.", "parliament", None),
        ("https://t.me/x", "Norway will give Latvia 20 Kestrel missiles.", "social", None),
        ("https://news.example.org/x", "Norway will give Latvia 20 Kestrel missiles.", "newspaper", None),
    ],
)
def test_the_sort_of_source(url: str | None, lead: str, kind: str, origin: str | None, library: Library) -> None:
    source = drafted(library, "", lead, url=url).source
    assert (source["type"], source.get("origin")) == (kind, origin)


def test_the_day_of_publication_is_read_from_the_address(library: Library) -> None:
    article = Article("x.txt", "", None, (), "", "https://example.org/2024/03/07/x", "en", ("Norway gives guns.",))
    draft = draft_entry(article, library, build(library, "en"), date(2026, 1, 2))
    assert draft.source["published"] == "2024-03-07"


@pytest.mark.parametrize(
    "story",
    [
        "The Patriots traded their quarterback to the Giants for a third-round pick. His arm is a rocket, one said.",
        "Air defence shot down 15 drones and two missiles over Latvia overnight. Debris damaged three houses in Riga.",
        "The Norwegian government will give schools in Latvia 200 computers. The minister said so on Friday.",
        "A court in Helsinki heard a man who was caught with a rifle. He denied that he had sold it to a neighbour.",
        "Finnish troops captured a village in the exercise. Tanks and artillery were used, the army said on Friday.",
    ],
)
def test_what_is_no_event_of_the_subject(story: str, library: Library) -> None:
    draft = drafted(library, "", story)
    assert not draft.kinds
    assert "transfers" not in draft.fields
