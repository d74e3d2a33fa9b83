"""The states that the sliders look up are those that the fold gives."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.ledger import AsOf, fold
from plugins.timeline.model import Entry
from plugins.timeline.views import states
from plugins.timeline.views.states import FEW, NOTHING, Grid, Numbered, grid, rule_events, states_of, transfer_events
from plugins.timeline.views.wording import Names
from tests.support.records import entry, goods, library, rule, step

DAYS = st.integers(0, 400)
STATUSES = st.sampled_from(["pledged", "committed", "delivered", "paused", "resumed", "cancelled"])
FIRST = date(2022, 1, 1)


def day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


@st.composite
def events(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Steps of two transfers and changes of two rules, known on the day or later."""
    found = []
    for number in range(draw(st.integers(1, 7))):
        happened, later = draw(DAYS), draw(st.sampled_from([0, 0, 5, 90]))
        effect: dict[str, Any] = {"known": day(happened + later)}
        if draw(st.booleans()):
            effect["transfers"] = [step(draw(st.sampled_from("xy")), draw(STATUSES), items=goods(number + 1))]
        else:
            clauses = [{"clause": "war", "now": draw(st.sampled_from(["permitted", "forbidden"]))}]
            if draw(st.booleans()):
                clauses[0]["until"] = day(happened + draw(DAYS))
            if draw(st.booleans()):
                effect["until"] = day(happened + draw(DAYS))
            action = draw(st.sampled_from(["propose", "adopt", "amend", "suspend", "repeal"]))
            effect["rules"] = [{"rule": draw(st.sampled_from(["act", "law"])), "action": action, "clauses": clauses}]
            if draw(st.booleans()):
                effect["effective"] = day(happened + draw(DAYS))
        found.append(entry(f"e{number}", day(happened), **effect))
    return tuple(found)


@given(events(), DAYS, DAYS)
def test_a_state_looked_up_is_the_state_that_is_folded(given_: tuple[Entry, ...], happened: int, known: int) -> None:
    records = library(*given_, rules=(rule("act", "war"), rule("law", "war")))
    ledger = fold(records)
    found: Any = states_of(records, ledger)
    as_of = AsOf(FIRST.toordinal() + happened, FIRST.toordinal() + known)
    then = fold(records, as_of)
    names = Names(records, ledger)
    for id_, (*_, hs, ks, numbers) in found["transfers"].items():
        number = Grid(hs, ks, numbers).at(as_of.happened or 0, as_of.known or 0)
        state = then.transfers.get(id_)
        expected = states.transfer_state(names, state) if state else None
        assert (found["transfer_states"][number] if number != NOTHING else None) == expected
    for id_, (_, hs, ks, numbers) in found["rules"].items():
        number = Grid(hs, ks, numbers).at(as_of.happened or 0, as_of.known or 0)
        held = then.rules.get(id_)
        expected = states.rule_state(names, held) if held else None
        assert (found["rule_states"][number] if number != NOTHING else None) == expected


def test_what_was_not_known_yet_is_no_state() -> None:
    records = library(
        entry("a", "2023-01-01", known="2023-03-01", transfers=[step("x", "pledged")]),
        entry("b", "2023-02-01", known="2023-02-01", transfers=[step("x", "delivered")]),
    )
    found: Any = states_of(records, fold(records))
    *_, hs, ks, numbers = found["transfers"]["x"]
    assert (len(hs), len(ks)) == (2, 2)
    labels = [[found["transfer_states"][n][0] if n != NOTHING else "" for n in row] for row in numbers]
    assert labels == [["", "Pledged"], ["Delivered", "Delivered"]]


def test_a_record_with_very_many_events_has_states_of_the_ends_of_years() -> None:
    many = [entry(f"e{n}", day(n * 20), transfers=[step("x", "pledged")]) for n in range(FEW + 20)]
    dated = transfer_events(fold(library(*many)))["x"]
    found = grid(dated, lambda entries, _: len(entries))
    ends = [date.fromordinal(one) for one in found.happened[:-1]]
    assert all((one.month, one.day) == (12, 31) for one in ends)
    assert found.numbers[-1][-1] == len(many)


def test_an_entry_on_two_rules_is_an_event_of_each() -> None:
    clauses = [{"clause": "war", "now": "forbidden"}]
    changes = [{"rule": id_, "action": "adopt", "clauses": clauses} for id_ in ("act", "law")]
    records = library(entry("a", "2023-01-01", rules=changes), rules=(rule("act", "war"), rule("law", "war")))
    assert set(rule_events(fold(records))) == {"act", "law"}
    json.dumps(states_of(records, fold(records)))


def test_equal_values_have_one_number() -> None:
    numbered = Numbered()
    assert [numbered.of(value) for value in ("a", None, "b", "a")] == [0, NOTHING, 1, 0]
