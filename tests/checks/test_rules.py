"""The checks that look at more than one record."""

from __future__ import annotations

from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.checks import check
from plugins.timeline.checks.rules.publishers import NEAR, by_size, nearest
from plugins.timeline.model import Entry
from tests.support.records import entry, goods, library, step


def found(rule: str, *entries: Entry) -> list[tuple[str, str]]:
    return [(problem.file.split("/")[-1], problem.path) for problem in check(library(*entries)) if problem.rule == rule]


def test_a_step_down_the_ladder_needs_a_side_state() -> None:
    delivered = entry("a", "2023-01-01", transfers=[step("t", "delivered", items=goods(1))])
    pledged = entry("b", "2023-02-01", transfers=[{"transfer": "t", "status": "pledged"}])
    paused = entry("ab", "2023-01-15", transfers=[{"transfer": "t", "status": "returned"}])
    assert found("ladder", delivered, pledged) == [("b.md", "transfers[0].status")]
    assert found("ladder", delivered, paused, pledged) == []


def test_a_promise_said_again_or_for_more_goods_is_no_step_down() -> None:
    authorised = entry("a", "2023-01-01", transfers=[step("t", "authorised", items=goods(1))])
    again = {"transfer": "t", "status": "pledged", "value": {"amount": "1", "currency": "USD", "counts": "restates"}}
    more = {"transfer": "t", "status": "pledged", "items": goods(2)}
    assert found("ladder", authorised, entry("b", "2023-02-01", transfers=[again])) == []
    assert found("ladder", authorised, entry("b", "2023-02-01", transfers=[more])) == []


def test_relations_of_before_and_after_have_no_cycle() -> None:
    one = entry("a", "2023-01-01", kind="report", relations=[{"fulfils": "b"}])
    two = entry("b", "2023-02-01", kind="report", relations=[{"responds_to": "a"}])
    other = entry("b", "2023-02-01", kind="report", relations=[{"see_also": "a"}])
    assert [path for _, path in found("order", one, two)] == ["relations"]
    assert found("order", one, other) == []


def test_a_draft_refers_to_its_own_transfers() -> None:
    draft = entry("d", "2023-01-01", status="draft", transfers=[step("t", "pledged")], relations=[{"enables": "t"}])
    assert [path for _, path in found("references", draft) if path.startswith("relations")] == []


def test_what_comes_under_a_rule_after_its_named_end_is_told_once() -> None:
    adopted = entry("a", "2022-01-01", until="2022-12", rules=[{"rule": "law", "action": "adopt", "clauses": []}])
    refused = {"by": "cc", "asked_by": "bb", "action": "deny", "rule": "law"}
    within, after = (entry(id_, day, consents=[refused]) for id_, day in (("b", "2022-12-31"), ("c", "2023-01-05")))
    assert found("lapsed", adopted, within) == []
    assert found("lapsed", adopted, within, after) == [("c.md", "consents[0].rule")]
    changed = entry("ab", "2023-01-03", rules=[{"rule": "law", "action": "amend", "clauses": []}])
    assert found("lapsed", adopted, changed, after) == [("ab.md", "rules[0].action")], "it was in force again"
    prolonged = entry("aa", "2022-06-01", until="2024", rules=[{"rule": "law", "action": "amend", "clauses": []}])
    assert found("lapsed", adopted, prolonged, changed, after) == []


def test_a_consent_under_a_clause_that_has_ended() -> None:
    clauses = [{"clause": "war", "now": "forbidden", "until": "2022-12-31"}, {"clause": "peace", "now": "permitted"}]
    adopted = entry("a", "2022-01-01", rules=[{"rule": "law", "action": "adopt", "clauses": clauses}])
    refused = {"by": "cc", "asked_by": "bb", "action": "deny", "rule": "law"}
    war, peace = (entry(id_, "2023-01-05", consents=[{**refused, "clause": id_}]) for id_ in ("war", "peace"))
    assert found("lapsed", adopted, war, peace) == [("war.md", "consents[0].rule")]


def test_every_effect_and_every_fact_in_it_rests_on_a_source() -> None:
    source = {"title": "T", "publisher": "P", "url": "https://news.example.org/1", "published": "2023-01-01"}

    def missing(*supports: str, status: str = "published") -> list[str]:
        steps = [step("t", "pledged", items=goods(4)), step("u", "pledged", items=goods(4))]
        made = entry("a", "2023-01-01", status=status, transfers=steps, sources=[{**source, "supports": supports}])
        return [path for _, path in found("supported", made)]

    assert missing("date") == ["transfers[0]", "transfers[1]"]
    assert missing("date", "transfers") == []
    assert missing("transfers[1]", "transfers[0].items[0].quantity") == [
        "transfers[0].status", "transfers[0].from", "transfers[0].to",
    ]  # fmt: skip
    assert missing("date", status="draft") == []


NAMES = st.text("abc é", min_size=1, max_size=24)


@given(NAMES, st.lists(NAMES, max_size=6), st.integers(0, 24), st.integers(0, 3), st.text("abx", max_size=3))
def test_the_name_that_is_most_alike_is_found_without_comparing_all(
    name: str, others: list[str], place: int, gone: int, more: str
) -> None:
    others.append((name[:place] + more + name[place + gone :]) or "x")
    assert nearest(name, by_size(others)) == next(iter(get_close_matches(name, others, n=1, cutoff=NEAR)), None)
