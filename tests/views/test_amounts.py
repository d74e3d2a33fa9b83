"""How much has arrived and how long it took, with the doubt that the sources leave."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.timeline.ledger import TransferState, fold
from plugins.timeline.ledger.intervals import lag
from plugins.timeline.ledger.waiting import Half
from plugins.timeline.values.edtf import parse
from plugins.timeline.views.amounts import arrival, counts_in, owed_words, progress_words, reached
from plugins.timeline.views.waits import alike, formula, gap_words, half_words, wait_words, waits
from plugins.timeline.views.wording import Names
from tests.support.records import entry, goods, library, step

UNKNOWN = goods(unknown="true")


def state(*steps: tuple[str, str, list[dict[str, Any]]]) -> tuple[Names, TransferState]:
    """A transfer from (date, status, items)."""
    events = [
        entry(f"{date}-{number}", date, transfers=[step("t", status, items=items)])
        for number, (date, status, items) in enumerate(steps)
    ]
    records = library(*events)
    ledger = fold(records)
    return Names(records, ledger), ledger.transfers["t"]


@pytest.mark.parametrize(
    ("promised", "delivered", "said", "owed"),
    [
        (goods(18), goods(12), "tank: 12 of 18 handed over", "6"),
        (goods(18), goods(18), "tank: 18 of 18 handed over", "nothing"),
        (goods(about="dozens"), UNKNOWN, "tank: dozens promised, handed over in a number not given", "not known"),
        (goods(min="10"), goods(4), "tank: 4 of 10 or more handed over", "not known"),
        (goods(about="30"), goods(12), "tank: 12 of about 30 handed over", "about 18"),
        (goods(14), goods(18), "tank: 14 promised, 18 handed over", "nothing"),
        (goods(1), goods(1), "tank: 1 of 1 handed over", "nothing"),
        (goods(), UNKNOWN, "tank: handed over in a number not given", "nothing"),
        ([{"what": "fuel", "quantity": {"exact": "20", "unit": "tonnes"}}],
         [{"what": "fuel", "quantity": {"exact": "5", "unit": "tonnes"}}], "fuel: 5 of 20 tonnes handed over", "15"),
        ([{"what": "fuel", "quantity": {"about": "dozens", "unit": "tonnes"}}],
         [{"what": "fuel", "quantity": {"unknown": True, "unit": "tonnes"}}],
         "fuel: dozens of tonnes promised, handed over in a number not given", "not known"),
    ],
)  # fmt: skip
def test_n_of_m(
    promised: list[dict[str, Any]], delivered: list[dict[str, Any]], said: str, owed: str
) -> None:
    names, found = state(("2023-01-01", "pledged", promised), ("2023-03-01", "delivered", delivered))
    assert progress_words(names, found) == said
    assert owed_words(found, found.lines[0]) == owed


def test_goods_without_a_number_are_only_named() -> None:
    names, found = state(("2023-01-01", "pledged", goods()))
    assert progress_words(names, found) == "tank"
    assert arrival(found) == "nothing of it is known to have arrived"


def test_a_part_delivery_is_not_all() -> None:
    _, found = state(("2023-01-01", "pledged", goods(18)), ("2023-03-01", "delivered", goods(12)))
    assert arrival(found) == "not all of it has arrived"


@pytest.mark.parametrize(
    ("promised", "delivered", "said", "late"),
    [
        (goods(6), goods(min="3", max="6"), "whether all of it has arrived is not known", False),
        (goods(109), goods(min="1", max="109"), "whether all of it has arrived is not known", False),
        (goods(min="10"), goods(400), "whether all of it has arrived is not known", True),
        (goods(18), goods(min="3", max="6"), "not all of it has arrived", False),
    ],
)
def test_what_may_be_all_is_not_said_to_be_a_part(
    promised: list[dict[str, Any]], delivered: list[dict[str, Any]], said: str, late: bool
) -> None:
    _, found = state(("2023-01-01", "pledged", promised), ("2023-03-01", "delivered", delivered))
    assert (arrival(found), reached(found)) == (said, late)


def test_of_a_number_between_one_and_all_nobody_says_the_range() -> None:
    names, found = state(("2023-01-01", "pledged", goods(109)), ("2023-03-01", "delivered", goods(min="1", max="109")))
    assert progress_words(names, found) == "tank: some or all of 109 handed over"


def test_the_time_between_steps_is_an_interval() -> None:
    def between(start: str, end: str) -> str:
        return gap_words(lag(parse(start), parse(end)))

    assert between("2023-01-01", "2023-01-31") == "30 days later"
    assert between("2023-01-01", "2023-03") == "59 to 89 days later"
    assert between("2023-01-01", "2023-01-01") == "the same day"
    assert between("../2023-01-01", "2023-02-01") == "at least 31 days later"
    assert between("2023-01-01", "../2023-02-01") == "at most 31 days later"
    assert between("../2023-01-01", "../2023-02-01") == "", "nothing is known of it"


def test_two_waits_side_by_side_have_one_measure() -> None:
    short, long, years = Half(80, 89, 110), Half(140, 150, 21), Half(900, 1000, 3)
    assert alike((short, long))
    assert half_words(long, in_days=True) == "of 21 that followed a promise, half began within 140 to 150 days"
    assert not alike((long, long)) and not alike((short, years)) and not alike((short, Half(3, None, 2)))


def test_a_wait_says_how_it_is_reckoned() -> None:
    _, found = state(("2023-01-01", "pledged", goods(2)), ("2023-03", "delivered", goods(2)))
    (wait,) = waits(found)
    assert wait.days == "59 to 89 days"
    assert wait.formula == (
        "1 January 2023 to 1 March 2023 at the shortest, 1 January 2023 to 31 March 2023 at the longest."
    )
    exact = formula(lag(parse("2023-01-01"), parse("2023-01-31")))
    assert exact == "30 days: 1 January 2023 to 31 January 2023."


def test_a_wait_that_may_be_none_does_not_begin_at_nought() -> None:
    wait = lag(parse("2023-01-01"), parse("../2024-05-24"))
    assert wait_words(wait.least, wait.most) == "at most 17 months"
    assert formula(wait) == "Up to 509 days: 1 January 2023 to 24 May 2024; it may have been sooner."


def test_a_wait_without_an_end_says_so() -> None:
    wait = lag(parse("../2023-01-01"), parse("2023-02-01"))
    assert wait_words(wait.least, wait.most) == "at least 31 days"
    assert formula(wait).endswith(", or longer; one of the dates has no end.")


def test_the_last_delivery_is_no_sooner_than_any() -> None:
    steps = (("2022-06-01", "pledged", goods(3)), ("2024-10", "delivered", goods(1)))
    _, found = state(*steps, ("../2025-12-16", "delivered", goods(2)))
    first, last = waits(found)
    assert first.formula.startswith("853 to 883 days: 1 June 2022 to 1 October 2024"), "not the one without a start"
    assert last.formula.startswith("853 to 1,294 days: 1 June 2022 to 1 October 2024 at the shortest")
    assert last.days == "2 years 4 months to 3 years 7 months"


def test_numbers_in_columns_have_their_unit_beside_the_goods() -> None:
    mass = [{"what": "rifle cartridges", "quantity": {"about": "150", "unit": "tonnes"}}]
    names, found = state(("2023-03-01", "delivered", mass))
    assert counts_in(names, found.lines[0]) == "tonnes"
    shells = [{"what": "shells", "quantity": {"exact": "150", "unit": "rounds"}}]
    names, found = state(("2023-03-01", "delivered", shells))
    assert counts_in(names, found.lines[0]) == "", "they say what is counted"
    names, found = state(("2023-01-01", "pledged", goods()))
    assert counts_in(names, found.lines[0]) == ""
