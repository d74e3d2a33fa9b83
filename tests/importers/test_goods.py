"""The goods of a transfer as packages and releases list them, and who supplies them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.importers.understanding.quantities import leading_number
from plugins.timeline.load import load
from plugins.timeline.model.library import Library
from tests.support.drafts import drafted, fields

HERE = Path(__file__).parent
ANNOUNCED = "The Netherlands on Friday announced a military aid package for Latvia valued at 90 million euros."


@pytest.fixture(scope="session")
def library() -> Library:
    loaded = load(HERE / "content")
    assert not loaded.problems
    return loaded.library


def lines(library: Library, *story: str) -> list[tuple[str, str]]:
    """Each line of goods of the first transfer: what, and how many."""
    step = fields(drafted(library, "Netherlands sends military aid to Latvia", *story), "transfers")[0]
    return [(str(line.get("system") or line["what"]), how_many(line.get("quantity", {}))) for line in step["items"]]


def how_many(quantity: dict[str, Any]) -> str:
    return " ".join(f"{key} {value}" for key, value in quantity.items())


def test_a_list_in_a_sentence_is_read_member_by_member(library: Library) -> None:
    assert lines(
        library,
        ANNOUNCED,
        "This latest aid includes additional ammunition for Heron 2; 75,000 rounds of 155mm artillery ammunition; "
        "20 120 mm mortar systems and 20,000 rounds of 120mm mortar ammunition; and spare parts.",
    ) == [
        ("ammunition for Heron 2", "unknown true"),
        ("155mm artillery ammunition", "exact 75000 unit rounds"),
        ("120 mm mortar systems", "exact 20 unit systems"),
        ("120mm mortar ammunition", "exact 20000 unit rounds"),
        ("spare parts", "unknown true"),
    ]


def test_a_list_with_an_item_a_line(library: Library) -> None:
    assert lines(
        library,
        ANNOUNCED,
        "Capabilities in this package include:",
        "Two Heron 2 howitzers;",
        "Up to 150,000 rounds of 155mm artillery ammunition; and",
        "Four additional counter-artillery radars.",
        "The minister said that the goods come from stocks and that they would be replaced within the next two years.",
    ) == [
        ("heron-2", "exact 2 unit howitzers"),
        ("155mm artillery ammunition", "max 150000 unit rounds"),
        ("counter-artillery radars", "exact 4 unit radars"),
    ]


def test_a_package_told_of_further_down(library: Library) -> None:
    assert lines(
        library,
        "The Netherlands on Friday unveiled a military aid package for Latvia, which would include "
        "four additional Second Heron Howitzers (Heron 2) and additional ammunition.",
        "It is the fifth of its sort.",
        "The minister spoke in parliament.",
        "Members asked him when the goods would be there.",
        "He named no day.",
        "In addition to the howitzers, Friday’s package includes three tactical vehicles to recover equipment, "
        "demolition munitions and radio equipment.",
    ) == [
        ("heron-2", "exact 4 unit howitzers"),
        ("ammunition", "unknown true"),
        ("tactical vehicles", "exact 3 unit vehicles"),
        ("demolition munitions", "unknown true"),
        ("radio equipment", "unknown true"),
    ]


def test_a_list_of_states_is_no_list_of_goods(library: Library) -> None:
    found = lines(
        library,
        "The Netherlands will send 40 trucks to Latvia.",
        "The aid of states including Norway and Finland grows.",
    )
    assert found == [("trucks", "exact 40 unit trucks")]


def test_what_was_asked_for_is_what_is_refused(library: Library) -> None:
    draft = drafted(
        library,
        "Netherlands rejects Latvian request for arms",
        "The Netherlands on Friday rejected calls for arms deliveries to Latvia, after Latvia had asked "
        "for assault rifles, radio equipment, and armored vehicles.",
    )
    (step,) = fields(draft, "transfers")
    assert (step["from"], step["to"], step["status"]) == ("nl", "lv", "refused")
    assert [line["what"] for line in step["items"]] == ["assault rifles", "radio equipment", "armored vehicles"]
    assert not fields(draft, "consents"), "a state needs nobody's consent to keep its own goods"


def test_an_order_that_a_firm_received_is_a_contract(library: Library) -> None:
    draft = drafted(
        library,
        "Arms maker wins artillery ammunition order for Latvia",
        "The Netherlands' largest arms maker has received an order for the supply of artillery ammunition to Latvia, "
        "valued at around EUR 142 million.",
    )
    (step,) = fields(draft, "transfers")
    assert (step["from"], step["to"], step["status"]) == ("nl", "lv", "contracted")


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("", "Latvia has received the first batch of Kestrel missiles from the Netherlands, the army said on Friday."),
        ("Latvia receives first Kestrel missiles from the Netherlands", "The minister gave thanks for them on Friday."),
        (
            "",
            "Six guns came to Latvia. The guns were handed over to the Latvian army by the Netherlands on Friday.",
        ),
    ],
)
def test_what_has_come_is_delivered(title: str, lead: str, library: Library) -> None:
    step = fields(drafted(library, title, lead), "transfers")[0]
    assert (step["from"], step["to"], step["status"]) == ("nl", "lv", "delivered")


def test_a_number_of_those_to_come_is_none_of_those_that_came(library: Library) -> None:
    draft = drafted(
        library,
        "Latvia receives first batch of Heron 2 howitzers from the Netherlands",
        "Latvia received the first batch of Heron 2 howitzers from the Netherlands on Friday.",
        "The Netherlands will give Latvia 40 Heron 2 howitzers.",
    )
    (step, *_) = fields(draft, "transfers")
    assert step["status"] == "delivered"
    assert "quantity" not in step["items"][0]
    assert any(one.value.startswith("40") for one in draft.unresolved)


def test_what_a_buyer_requested_is_in_the_sale_that_was_approved(library: Library) -> None:
    draft = drafted(
        library,
        "Netherlands approves sale of missiles to Latvia",
        "The Netherlands approved the sale of Kestrel missiles to Latvia on Friday.",
        "Latvia requested to buy 263 Kestrel missiles and 26 Kestrel launch units.",
    )
    (step,) = fields(draft, "transfers")
    assert step["status"] == "authorised"
    assert [how_many(line["quantity"]) for line in step["items"]] == ["exact 263 unit missiles", "exact 26 unit units"]


@pytest.mark.parametrize(
    "story",
    [
        "A local museum honors veterans and gives you the chance to see military vehicles from Latvia.",
        "The firm raised its forecast, helped by strong demand for missiles in the Netherlands, sending shares up.",
    ],
)
def test_no_dealing_in_arms(story: str, library: Library) -> None:
    assert drafted(library, "", story).kinds == ()


def test_a_veto_that_is_overridden_is_no_refusal(library: Library) -> None:
    draft = drafted(
        library,
        "Dutch parliament overrides veto to approve more military aid to Latvia",
        "The Dutch parliament approved on Friday military aid to Latvia.",
    )
    assert draft.kinds[0] == "pledge"


@given(st.integers(1, 10**6), st.sampled_from(["mortar systems", "radio sets", "120 mm mortars", "155mm shells"]))
def test_a_number_before_a_number(number: int, goods: str) -> None:
    assert leading_number(f"{number:,} {goods}") == ({"exact": str(number)}, goods)


@given(st.sampled_from(["155 mm shells", "155mm shells", "35 mm ammunition", "120-mm mortars", "spare parts"]))
def test_a_calibre_is_no_number_of_goods(goods: str) -> None:
    assert leading_number(goods) == ({}, goods)


@pytest.mark.parametrize(
    ("lead", "status", "number"),
    [
        ("The last twelve of 49 Heron 2 howitzers that Norway promised Latvia arrived in Riga.", "delivered", 12),
        ("Norway handed over the first four of 18 promised Heron 2 howitzers to Latvia on Friday.", "delivered", 4),
        ("Norway will hand over eight Heron 2 howitzers to Latvia in May, the minister said.", "pledged", 8),
    ],
)  # fmt: skip
def test_a_part_of_a_promise(lead: str, status: str, number: int, library: Library) -> None:
    draft = drafted(library, "", lead)
    (step,) = fields(draft, "transfers")
    assert (step["status"], step["items"][0]["quantity"]["exact"]) == (status, str(number))
    assert " of " not in lead or any(one.what == "part of" for one in draft.unresolved)


@pytest.mark.parametrize(
    ("lead", "transfer"),
    [
        ("The Netherlands will send Latvia 80 Kestrel missiles, it was said.", "nl-lv-kestrel-2024-05"),
        ("The Netherlands will deliver the remaining 12 Kestrel missiles to Latvia, it was said.", "nl-lv-kestrel"),
        ("The Netherlands delivered Kestrel missiles to Latvia on Friday, the government said.", "nl-lv-kestrel"),
        ("The Netherlands will send Latvia Heron 2 howitzers and Kestrel missiles, it was said.", "nl-lv-heron-2"),
    ],
)  # fmt: skip
def test_a_new_promise_is_none_of_what_was_handed_over_before(lead: str, transfer: str, library: Library) -> None:
    assert fields(drafted(library, "", lead), "transfers")[0]["transfer"] == transfer


def test_a_running_total_says_since_when(library: Library) -> None:
    lead = "The Netherlands has given Latvia more than EUR 90 million in military aid since February 2022, it was said."
    steps = fields(drafted(library, "", lead), "transfers")
    assert next(step["value"]["since"] for step in steps if "value" in step) == "2022-02"


@pytest.mark.parametrize(
    "story",
    [
        ("The package includes:", "Heron 2 howitzers | 12 | stock", "Kestrel missiles | 200 | new", "Trucks | 40 |"),
        ("The package includes 12 Heron 2 howitzers, 200 Kestrel missiles and 40 trucks.",),
        ("The goods are listed.", "- 12 Heron 2 howitzers", "- 200 Kestrel missiles", "- 40 trucks"),
    ],
    ids=["rows", "sentence", "bullets"],
)
def test_the_same_goods_however_they_are_listed(story: tuple[str, ...], library: Library) -> None:
    found = lines(library, ANNOUNCED, *story)
    assert [how_many_of.split()[1] for _, how_many_of in found] == ["12", "200", "40"]


def test_a_long_list_behind_the_verb(library: Library) -> None:
    found = lines(
        library,
        "The Netherlands has delivered, among other goods, 14 Heron 2 howitzers, 3,000 helmets, 20 Toyota Hilux and "
        "generators to Latvia.",
    )
    assert found == [
        ("heron-2", "exact 14 unit howitzers"), ("helmets", "exact 3000 unit helmets"), ("Toyota Hilux", "exact 20"),
        ("generators", "unknown true"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "lead", "about"),
    [
        ("de", "Die Niederlande liefern Lettland mehrere tausend Granaten.", "several thousand"),
        ("fr", "Les Pays-Bas livreront à la Lettonie plusieurs milliers d'obus.", "several thousand"),
        ("es", "Países Bajos enviará a Letonia varios miles de proyectiles.", "several thousand"),
        ("pl", "Holandia przekaże Łotwie kilka tysięcy pocisków.", "several thousand"),
        ("uk", "Нідерланди передадуть Латвії кілька тисяч снарядів.", "several thousand"),
        ("ja", "オランダはラトビアに砲弾数千発を提供する。", "thousands"),
    ],
)
def test_several_thousand(language: str, lead: str, about: str, library: Library) -> None:
    (step,) = fields(drafted(library, "", lead, language=language), "transfers")
    (line,) = step["items"]
    assert line["quantity"]["about"] == about
    assert line["what"] in ("Granaten", "obus", "proyectiles", "pocisków", "снарядів", "砲弾")


def test_whose_request_was_refused(library: Library) -> None:
    lead = "Norwegen hat einen Antrag der Niederlande abgelehnt, norwegische Haubitzen an Lettland weiterzugeben."
    (consent,) = fields(drafted(library, "", lead, language="de"), "consents")
    assert (consent["by"], consent["asked_by"], consent["action"]) == ("no", "nl", "deny")


@pytest.mark.parametrize(
    ("title", "lead", "supplier", "status"),
    [
        ("Norway signs NOK 6.5bn arms export deal with Latvia", "Norway on Friday signed a major arms export deal with "
         "Latvia, according to Norway's defence ministry.", "no", "contracted"),
        ("", "Kestrel missiles from Norway will be handed over to Latvia in May, it was said.", "no", "pledged"),
        ("Norway says missiles from Norwegian-led drive have reached Latvia", "Missiles from the Norwegian "
         "initiative arrived in Latvia some time ago.", "no", "delivered"),
        ("Norway sends 105-mm howitzers to Latvia", "Norway has sent 105 mm howitzers to Latvia, the ministry said on "
         "Friday.", "no", "delivered"),
    ],
)  # fmt: skip
def test_who_supplies_and_where_it_stands(title: str, lead: str, supplier: str, status: str, library: Library) -> None:
    step = fields(drafted(library, title, lead), "transfers")[0]
    assert (step["from"], step["to"], step["status"]) == (supplier, "lv", status)
    assert not any(line.get("quantity", {}).get("exact") == "105" for line in step.get("items", []))
