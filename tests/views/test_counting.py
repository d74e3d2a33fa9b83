"""A number stands before what it counts: things themselves, or a measure of them."""

from __future__ import annotations

import pytest

from plugins.timeline.ledger import fold
from plugins.timeline.model import Actor, Origin, Quantity, Rule
from plugins.timeline.model.library import Library
from plugins.timeline.views.counting import counted, loose_goods, said
from plugins.timeline.views.parts import plain
from plugins.timeline.views.wording import Names, own_rule


@pytest.mark.parametrize(
    ("what", "quantity", "expected"),
    [
        ("rifle ammunition", {"exact": "4000", "unit": "rounds"}, "4,000 rounds of rifle ammunition"),
        ("spare barrels for howitzers", {"exact": "10", "unit": "barrels"}, "10 spare barrels for howitzers"),
        ("armoured lorries", {"max": "30", "unit": "vehicles"}, "up to 30 armoured lorries"),
        ("howitzers from old stocks", {"about": "8", "unit": "howitzers"}, "about 8 howitzers from old stocks"),
        ("155 mm shells", {"exact": "500", "unit": "rounds"}, "500 × 155 mm shells"),
        ("155 mm shells", {"about": "thousands", "unit": "rounds"}, "thousands of 155 mm shells"),
        ("guided rockets", {"about": "several", "unit": "rockets"}, "several guided rockets"),
        ("fuel and food", {"exact": "1", "unit": "containers"}, "1 container of fuel and food"),
        ("fuel", {"unknown": "true"}, "fuel"),
        ("package of arms", {"exact": "1", "unit": "package"}, "1 package of arms"),
        ("rifle cartridges", {"about": "150", "unit": "tonnes"}, "about 150 tonnes of rifle cartridges"),
    ],
)
def test_goods_that_are_no_system(what: str, quantity: dict[str, str], expected: str) -> None:
    assert loose_goods(what, Quantity.model_validate(quantity)) == expected


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        ("Heron 2", "tanks", "Heron 2 tanks"),
        ("Heron missile", "missiles", "Heron missiles"),
        ("Heron ammunition", "rounds", "rounds of Heron ammunition"),
        ("Heron shells", "tonnes", "tonnes of Heron shells"),
        ("Heron class", "ships", "Heron class ships"),
        ("Coastal boats", "ships", "Coastal boats"),
        ("Cluster shells", "rounds", "Cluster shells"),
    ],
)
def test_a_system_with_what_is_counted(name: str, unit: str, expected: str) -> None:
    assert counted(name, unit) == expected


def test_one_thing_has_a_singular_label() -> None:
    assert (said(1, "lines of goods"), said(2, "lines of goods")) == ("line of goods", "lines of goods")
    assert said(1, "promises by it, open") == "promise by it, open"


@pytest.mark.parametrize(
    ("name", "in_sentence", "spoken"),
    [
        ("Northern arms act", "the Northern arms act", "its arms act"),
        ("Arms act", "the Northern Arms act", "its Arms act"),
        ("Arms act", "the North's Arms act", "its Arms act"),
        ("Straits treaty", "the Straits treaty", "the Straits treaty"),
    ],
)
def test_a_rule_is_not_told_twice_whose_it_is(name: str, in_sentence: str, spoken: str) -> None:
    actor = {"name": "North", "in_sentence": "the North", "adjectives": ["Northern"]}
    actors = {"aa": Actor.model_validate(actor, context=Origin("aa", "actors/aa.md"))}
    fields = {"name": name, "in_sentence": in_sentence, "whose": "aa", "form": "law"}
    library = Library(actors=actors, rules={"r": Rule.model_validate(fields, context=Origin("r", "rules/r.md"))})
    assert plain(own_rule(library.rules["r"], Names(library, fold(library)))) == spoken
