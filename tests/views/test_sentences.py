"""Effects become sentences: every term has one, and what is not known is left out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline import terms
from plugins.timeline.ledger import fold
from plugins.timeline.model import Actor, Entry, Origin, System
from plugins.timeline.model.library import Library
from plugins.timeline.views.parts import Link, plain
from plugins.timeline.views.sentences import CONSENT, PROGRAMME, RULE, STEP, Effect, effects, fill
from plugins.timeline.views.wording import Names
from tests.support.records import entry, goods, rule, step

ACTORS = {
    id_: Actor.model_validate({"name": name, "in_sentence": said}, context=Origin(id_, f"actors/{id_}.md"))
    for id_, name, said in (("aa", "North", "the North"), ("bb", "South", "the South"))
}
TANK = System.model_validate({"name": "Model 1", "unit": "tanks"}, context=Origin("tank", "systems/tank.md"))


def names(*entries: Entry) -> Names:
    library = Library(
        entries={one.id: one for one in entries},
        actors=ACTORS,
        systems={"tank": TANK},
        rules={"act": rule("act", "war")},
    )
    return Names(library, fold(library))


def done(one: Entry, *before: Entry) -> list[Effect]:
    return list(effects(one, names(*before, one)))


@pytest.mark.parametrize(
    ("patterns", "allowed"),
    [
        (STEP, terms.TRANSFER_STATUSES),
        (RULE, terms.RULE_ACTIONS),
        (CONSENT, terms.CONSENT_ACTIONS),
        (PROGRAMME, terms.PROGRAMME_ACTIONS),
    ],
)
def test_every_term_has_its_sentence(patterns: Mapping[str, str], allowed: terms.TermSet) -> None:
    assert set(allowed) <= set(patterns)


@given(
    st.sampled_from([*STEP.values(), *RULE.values(), *CONSENT.values(), *PROGRAMME.values()]),
    st.sets(st.sampled_from(["from", "to", "asker", "goods", "by", "whose", "rule", "money", "transfer"])),
)
def test_a_sentence_begins_with_a_capital_ends_with_a_point_and_has_no_holes(
    pattern: str, known: set[str]
) -> None:
    said = plain(fill(pattern, {name: (name,) for name in known}))
    assert not re.search(r"[{}\[\]]|  ", said)
    assert said[0] == said[0].upper() and said.endswith(".")


def test_a_pledge_says_who_promised_what_to_whom() -> None:
    (effect,) = done(entry("a", "2023-01-01", transfers=[step("t", "pledged", items=goods(14))]))
    assert plain(effect.sentence) == "The North promised the South 14 Model 1 tanks."
    assert effect.sentence[0] == Link("The North", "actors/aa/")
    assert effect.mark.kind == "pledge"


def test_one_is_singular_and_a_word_keeps_its_of() -> None:
    one = entry("a", "2023-01-01", transfers=[step("t", "pledged", items=goods(1))])
    some = entry("b", "2023-01-01", transfers=[step("u", "pledged", items=goods(about="dozens"))])
    assert plain(done(one)[0].sentence).endswith("1 Model 1 tank.")
    assert plain(done(some)[0].sentence).endswith("dozens of Model 1 tanks.")


def test_a_later_step_takes_its_parties_from_the_transfer() -> None:
    first = entry("a", "2023-01-01", transfers=[step("t", "pledged", title="The tanks", items=goods(14))])
    later = {"transfer": "t", "status": "delivered", "delivery_point": "border"}
    (effect,) = done(entry("b", "2023-02-01", transfers=[later]), first)
    assert plain(effect.sentence) == "The North made a delivery: The tanks."
    assert ("Where handed over", "At the border") in [(fact.label, plain(fact.value)) for fact in effect.facts]


def test_a_running_total_is_no_promise() -> None:
    value = {"amount": "7e9", "currency": "USD", "bound": "more_than", "counts": "cumulative"}
    total = entry("a", "2023-01-01", transfers=[step("t", "pledged", items=goods(), value=value)])
    (effect,) = done(total)
    assert plain(effect.sentence).startswith(
        "Running total from the North to the South: more than USD 7 bill"
    )
    assert effect.mark.kind == "figure"


def test_a_clause_stands_beside_what_it_said_before() -> None:
    def change(id_: str, date: str, action: str, now: str, to: str) -> Entry:
        clause = {"clause": "war", "now": now, "to": to}
        return entry(id_, date, rules=[{"rule": "act", "action": action, "clauses": [clause]}])

    adopted = change("a", "2014-01-01", "adopt", "forbidden", "all")
    wider = change("b", "2015-01-01", "amend", "forbidden", "some")
    opened = change("c", "2016-01-01", "amend", "permitted", "allies")
    planned = change("d", "2017-01-01", "propose", "conditional", "friends")
    everything = names(adopted, wider, opened, planned)
    said = [next(effects(one, everything)).clauses[0] for one in (adopted, wider, opened, planned)]
    assert [one.before.label if one.before else "" for one in said] == ["", "", "Forbidden", "Permitted"]
    assert [" ".join(f"{edit.way} {edit.text}" for edit in one.edits) for one in said] == [
        "", "same for out all in some", "same for out some in allies", "same for out allies in friends",
    ]  # fmt: skip
    assert said[3].remark == "proposed"
    assert plain(next(effects(planned, everything)).sentence) == "A change of act was proposed."


def test_a_clause_with_an_end_of_its_own_says_so() -> None:
    ends = {"clause": "war", "now": "forbidden", "until": "../2025-08-31", "note": "For a time"}
    change = entry("a", "2023-09-01", rules=[{"rule": "act", "action": "adopt", "clauses": [ends]}])
    assert next(effects(change, names(change))).clauses[0].note == "until 31 August 2025 at the latest; For a time"
