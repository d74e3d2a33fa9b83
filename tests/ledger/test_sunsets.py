"""What ends by its own terms: rules, clauses, suspensions, consents and programmes whose named end has passed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.ledger import AsOf, RuleState, fold
from plugins.timeline.ledger.chains import obstacles
from plugins.timeline.ledger.promises import coming
from plugins.timeline.ledger.refold import refold
from plugins.timeline.model import Entry
from plugins.timeline.values.edtf import iso
from tests.support.records import day, entry, goods, library, rule, step


def change(id_: str, date: str, action: str, now: str = "", ends: str = "", **fields: Any) -> Entry:
    """ends: the clause's own named end."""
    clause = {"clause": "war", "now": now, **({"until": ends} if ends else {})}
    return entry(id_, date, rules=[{"rule": "law", "action": action, "clauses": [clause] if now else []}], **fields)


def on(date: str, *events: Entry, known: str = "") -> RuleState:
    """The rule on a day, as known on a day."""
    as_of = AsOf(day(date), day(known) if known else None)
    return fold(library(*events, rules=(rule("law", "war", "peace"),)), as_of).rules["law"]


def standing(date: str, *events: Entry, known: str = "") -> str:
    return on(date, *events, known=known).standing


def says(date: str, *events: Entry) -> str:
    """What the clause says on a day; "" where it says nothing."""
    state = on(date, *events)
    return state.clauses["war"].now if "war" in state.clauses and state.standing == "in_force" else ""


ADOPTED = change("a", "2020-01-01", "adopt", "forbidden", until="2021-12-31")


def test_a_rule_is_in_force_on_its_last_day_and_not_on_the_next() -> None:
    assert [standing(date, ADOPTED) for date in ("2021-12-31", "2022-01-01")] == ["in_force", "ended"]
    (lapse,) = on("2022-01-01", ADOPTED).lapsed
    assert (str(lapse.end.date), lapse.end.entry, lapse.clause) == ("2021-12-31", "a", None)


def test_without_a_day_every_named_end_has_come() -> None:
    assert fold(library(ADOPTED)).rules["law"].standing == "ended"


@pytest.mark.parametrize(
    ("end", "last", "first"),
    [
        ("2021-12", "2021-12-31", "2022-01-01"),
        ("2021-12~", "2021-12-31", "2022-01-01"),
        ("2021?", "2021-12-31", "2022-01-01"),
        ("../2021-08-31", "2021-08-31", "2021-09-01"),
        ("2021-03/2021-05", "2021-05-31", "2021-06-01"),
        ("2021-36", "2021-12-31", "2022-01-01"),
    ],
)
def test_an_end_that_is_not_one_day_has_surely_come_after_its_last_possible_day(
    end: str, last: str, first: str
) -> None:
    adopted = change("a", "2020-01-01", "adopt", until=end)
    assert (standing(last, adopted), standing(first, adopted)) == ("in_force", "ended")
    assert on(last, adopted).ends.rule is not None


def test_an_open_end_never_comes() -> None:
    forever = change("a", "2020-01-01", "adopt", until="2021-12-31/..")
    assert standing("2999-01-01", forever) == "in_force"
    assert fold(library(forever)).rules["law"].standing == "in_force"


def test_an_event_before_the_end_prolongs_it() -> None:
    renewed = change("b", "2021-06-01", "amend", until="2023-12-31")
    assert standing("2023-12-31", ADOPTED, renewed) == "in_force"
    assert standing("2024-01-01", ADOPTED, renewed) == "ended"
    assert not on("2023-12-31", ADOPTED, renewed).lapses
    again = change("b", "2021-06-01", "adopt", "forbidden")
    assert standing("2999-01-01", ADOPTED, again) == "in_force", "adopted again, without an end"
    aside = change("b", "2021-06-01", "amend", "permitted")
    assert standing("2022-01-01", ADOPTED, aside) == "ended", "a change that names no end moves none"


def test_what_goes_on_from_the_next_day_has_not_lapsed_between() -> None:
    renewed = change("b", "2021-12-20", "amend", effective="2022-01-01", until="2022-12-31")
    assert not on("2022-06-01", ADOPTED, renewed).lapses
    late = change("b", "2022-03-01", "adopt", "forbidden")
    state = on("2022-06-01", ADOPTED, late)
    assert (state.standing, len(state.lapses), state.lapsed) == ("in_force", 1, ())


def test_a_prolongation_that_was_not_known_yet_does_not_count() -> None:
    renewed = change("b", "2021-06-01", "amend", until="2023-12-31", known="2022-05-01")
    assert standing("2022-02-01", ADOPTED, renewed, known="2022-02-01") == "ended"
    assert standing("2022-02-01", ADOPTED, renewed, known="2022-06-01") == "in_force"


def test_an_event_that_tells_of_the_end_takes_the_place_of_the_named_one() -> None:
    state = on("2022-06-01", ADOPTED, change("b", "2021-12-31", "expire"))
    assert (state.standing, state.lapses) == ("ended", ())
    assert on("2022-06-01", ADOPTED, change("b", "2022-01-01", "expire")).lapses == ()


def test_a_change_for_a_time_ends_what_its_clauses_say_and_not_the_rule() -> None:
    lasting = change("a", "2020-01-01", "adopt", "conditional")
    halt = change("b", "2021-01-01", "amend", "forbidden", until="2021-12")
    assert [says(date, lasting, halt) for date in ("2020-06-01", "2021-12-31", "2022-01-01")] == [
        "conditional", "forbidden", "conditional",
    ]  # fmt: skip
    again = on("2022-01-01", lasting, halt).clauses["war"]
    assert (again.entry, str(again.since)) == ("a", "2021-12"), "no more exact than the end"
    exact = change("b", "2021-01-01", "amend", "forbidden", until="2021-12-31")
    assert str(on("2022-01-01", lasting, exact).clauses["war"].since) == "2022-01-01"


def test_what_held_before_a_change_for_a_time_may_be_in_no_entry() -> None:
    halt = change("b", "2021-01-01", "amend", "forbidden", until="2021-12")
    state = on("2022-01-01", halt)
    assert (state.standing, dict(state.clauses)) == ("in_force", {})
    (lapse,) = state.lapsed
    assert lapse.clause is not None
    assert (lapse.clause.now, lapse.again) == ("forbidden", None)


def test_a_clause_may_end_alone() -> None:
    war = {"clause": "war", "now": "conditional", "until": "../2021-08-31"}
    clauses = [war, {"clause": "peace", "now": "permitted"}]
    adopted = entry("a", "2020-01-01", rules=[{"rule": "law", "action": "adopt", "clauses": clauses}])
    assert list(on("2021-08-31", adopted).clauses) == ["war", "peace"]
    assert list(on("2021-09-01", adopted).clauses) == ["peace"]
    assert standing("2021-09-01", adopted) == "in_force"
    changed = change("b", "2021-05-01", "amend", "permitted")
    assert says("2022-01-01", adopted, changed) == "permitted", "what takes its place has no end"


def test_two_changes_for_a_time_end_one_after_the_other() -> None:
    lasting = change("a", "2020-01-01", "adopt", "forbidden")
    eased = change("b", "2021-01-01", "amend", "conditional", ends="2021-12-31")
    open_ = change("c", "2021-03-01", "amend", "permitted", ends="2021-06-30")
    dates = ("2021-02-01", "2021-06-30", "2021-07-01", "2022-01-01")
    found = [says(date, lasting, eased, open_) for date in dates]
    assert found == ["conditional", "permitted", "conditional", "forbidden"]
    longer = change("c", "2021-03-01", "amend", "permitted", ends="2022-06-30")
    assert says("2022-07-01", lasting, eased, longer) == "forbidden", "what it replaced had ended meanwhile"


def test_a_suspension_for_a_time_ends_with_the_rule_in_force() -> None:
    adopted = change("a", "2020-01-01", "adopt", "forbidden", until="2023-12-31")
    halt = change("b", "2021-01-01", "suspend", until="2021-06-30")
    dates = ("2021-06-30", "2021-07-01", "2024-01-01")
    assert [standing(date, adopted, halt) for date in dates] == ["suspended", "in_force", "ended"]


def test_a_refusal_for_a_time_blocks_until_then() -> None:
    pledged = entry("a", "2022-01-01", transfers=[step("x", "pledged", items=goods(4))])
    asked = [{"by": "cc", "asked_by": "aa", "transfer": "x", "action": "deny"}]
    ledger = fold(library(pledged, entry("b", "2022-02-01", consents=asked, until="2022-12-31")))
    assert ledger.transfers["x"].blocked(day("2022-12-31"))
    assert not ledger.transfers["x"].blocked(day("2023-01-01"))
    assert [obstacles(ledger, "x", day(date)).lifted for date in ("2022-12-31", "2023-01-01")] == [False, True]


def test_a_programme_whose_named_end_has_passed() -> None:
    made = entry("a", "2022-05-09", programmes=[{"programme": "lease", "action": "create"}], until="2023-09-30")
    longer = entry("b", "2023-06-01", programmes=[{"programme": "lease", "action": "fund"}], until="2024-09-30")
    state = fold(library(made)).programmes["lease"]
    assert [state.lapsed(day(date)) for date in ("2023-09-30", "2023-10-01")] == [False, True]
    assert not fold(library(made, longer)).programmes["lease"].lapsed(day("2023-10-01"))
    closed = entry("c", "2023-07-01", programmes=[{"programme": "lease", "action": "close"}])
    assert not fold(library(made, closed)).programmes["lease"].lapsed(day("2023-10-01"))


def test_the_end_of_a_clause_is_to_come_as_the_end_of_an_entry_is() -> None:
    found = coming(fold(library(change("a", "2020-01-01", "adopt", "forbidden", ends="2021-08-31"))), day("2020-06-01"))
    assert [(item.field, str(item.date)) for item in found] == [("until", "2021-08-31")]


def test_an_end_that_is_named_otherwise_is_folded_again() -> None:
    before = fold(library(ADOPTED, rules=(rule("law", "war"),)))
    other = ADOPTED.model_copy(update={"until": None})
    assert refold(before, library(other, rules=(rule("law", "war"),))).rules["law"].standing == "in_force"


FIRST = dt.date(2022, 1, 1).toordinal()
DAYS = st.integers(0, 120)
ACTIONS = st.sampled_from(["adopt", "amend", "interpret", "suspend", "reinstate", "repeal", "expire", "propose"])


def at(number: int) -> str:
    return iso(FIRST + number)


@st.composite
def lives(draw: st.DrawFn) -> list[Entry]:
    """Changes of a rule, some for a time."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        happened = draw(DAYS)
        ends = at(happened + draw(DAYS)) if draw(st.booleans()) else ""
        now = draw(st.sampled_from(["", "permitted", "forbidden"]))
        fields = {"until": at(happened + draw(DAYS))} if draw(st.booleans()) else {}
        found.append(change(f"e{number}", at(happened), draw(ACTIONS), now, ends if now else "", **fields))
    return found


@given(lives(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(events: list[Entry], number: int, random: Any) -> None:
    mixed = random.sample(events, len(events))
    assert fold(library(*events), AsOf(FIRST + number)).rules == fold(library(*mixed), AsOf(FIRST + number)).rules


@given(lives(), DAYS)
def test_what_happens_later_changes_nothing_on_an_earlier_day(events: list[Entry], number: int) -> None:
    """Nor does a later prolongation: it is in force then, or it was not."""
    earlier = [one for one in events if one.date.latest <= FIRST + number]
    as_of = AsOf(FIRST + number)
    assert fold(library(*events), as_of).rules == fold(library(*earlier), as_of).rules


@given(lives(), DAYS)
def test_nothing_stands_whose_named_end_has_passed(events: list[Entry], number: int) -> None:
    state = fold(library(*events), AsOf(FIRST + number)).rules.get("law")
    if state is None:
        return
    ends = [clause.until for clause in state.clauses.values()] + [state.ends.rule, state.ends.suspension]
    assert all(end.date.latest >= FIRST + number for end in ends if end)
    assert all(lapse.end.date.latest < FIRST + number for lapse in state.lapses)
    assert [lapse.end.day for lapse in state.lapses] == sorted(lapse.end.day for lapse in state.lapses)


@given(lives(), DAYS)
def test_from_one_day_to_the_next_only_an_event_or_a_named_end_changes_anything(
    events: list[Entry], number: int
) -> None:
    before, after = (fold(library(*events), AsOf(FIRST + number + more)).rules.get("law") for more in (0, 1))
    if before == after:
        return
    happened = any(one.date.latest == FIRST + number + 1 for one in events)
    assert after is not None
    ended = len(after.lapses) > len(before.lapses if before else ())
    assert happened or ended
