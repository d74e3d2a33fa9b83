"""The checks that look at more than one record."""

from __future__ import annotations

from plugins.timeline.checks import check
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
