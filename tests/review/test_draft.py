"""Decisions on a draft: what each leaves in the file, and what is published in the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.timeline.checks.typography import printed
from plugins.timeline.frontmatter import Data, path_of, written
from plugins.timeline.model import Entry
from plugins.timeline.parsing import parse
from plugins.timeline.review.draft import (
    accept,
    change,
    data_of,
    dropped,
    prose,
    published,
    suggestions,
    undecided,
    with_prose,
)
from plugins.timeline.review.tree import Steps, at, leaves
from tests.support.review import draft_text


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    return draft_text(tmp_path_factory.mktemp("draft"))


def facts(data: Data) -> Data:
    return {name: value for name, value in data.items() if name not in ("evidence", "status")}


def valid(text: str) -> bool:
    return parse(text, "x.md", Entry)[0] is not None


def test_everything_accepted_and_published_is_the_draft_without_its_evidence(text: str) -> None:
    accepted = text
    for one in suggestions(data_of(text)):
        accepted = accept(accepted, one.path)
    assert undecided(data_of(accepted)) == 0
    assert facts(data_of(accepted)) == facts(data_of(text))
    assert data_of(published(accepted)) == facts(data_of(text))


def test_what_is_published_has_no_trace_of_the_review(text: str) -> None:
    final = published(text)
    assert not [line for line in final.splitlines() if line.lstrip().startswith("#")]
    assert "evidence" not in final and "draft" not in final
    assert final.endswith("---\n")
    assert published(final) == final


@settings(max_examples=40)
@given(data=st.data())
def test_any_decisions_leave_a_valid_draft_and_lose_no_other_field(text: str, data: st.DataObject) -> None:
    now = text
    for _ in range(data.draw(st.integers(1, 6))):
        before = facts(data_of(now))
        path = data.draw(st.sampled_from([path for path, _ in leaves(before)]))
        try:
            now = dropped(now, path)
        except ValueError:
            now = accept(now, path)
            assert facts(data_of(now)) == before
            continue
        assert valid(now)
        after = {text for _, text in leaves(facts(data_of(now)))}
        assert after <= {text for _, text in leaves(before)}
        if len(path) > 1 and path[0] in before and path[0] not in ("transfers", "rules", "consents", "relations"):
            assert facts(data_of(now)).keys() == before.keys()
    assert valid(published(now)) or not any(name in data_of(now) for name in ("rules", "transfers", "consents"))


@given(data=st.data())
def test_evidence_stays_with_its_field(text: str, data: st.DataObject) -> None:
    """After a drop each suggestion that is left leads to the value that it led to before."""
    old = data_of(text)
    path = data.draw(st.sampled_from([path for path, _ in leaves(facts(old))]))
    try:
        new = data_of(dropped(text, path))
    except ValueError:
        return
    led = [(one.value, one.quote, at(old, one.path)) for one in suggestions(old)]
    for one in suggestions(new):
        value = at(new, one.path)
        assert (one.value, one.quote, value) in led or not isinstance(value, str)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(str.strip)


@given(WORDS)
def test_a_change_is_read_as_it_was_written(text: str, value: str) -> None:
    changed = data_of(change(text, ("title",), value))
    assert changed["title"] == value
    assert {**facts(changed), "title": ""} == {**facts(data_of(text)), "title": ""}
    assert next(one for one in suggestions(changed) if one.path == ("title",)).decided == (
        "accepted" if value == data_of(text)["title"] else "changed"
    )


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")))
def test_prose_is_kept(text: str, words: str) -> None:
    changed = with_prose(text, words)
    assert prose(changed).split() == words.split()
    assert prose(published(changed)) == printed(prose(changed), markdown=True)


def test_a_field_that_another_needs_takes_it_along(text: str) -> None:
    left = data_of(dropped(text, path_of("transfers[0].status")))
    old = data_of(text)
    assert isinstance(old["transfers"], list)
    gone = str(at(old, path_of("transfers[0].transfer")))
    assert gone not in [text for path, text in leaves(facts(left))]
    assert all(gone not in one.value for one in suggestions(left) if one.path[0] in ("transfers", "relations"))


def test_a_part_that_can_stand_without_a_field_stays(text: str) -> None:
    left = data_of(dropped(text, path_of("transfers[0].items[0].quantity.about")))
    assert at(left, path_of("transfers[0].items")) == [{"system": "kestrel"}]


@pytest.mark.parametrize("name", ["title", "date", "summary", "sources", "sources[0].title"])
def test_what_an_entry_cannot_be_without_is_not_dropped(text: str, name: str) -> None:
    with pytest.raises(ValueError, match="change it instead"):
        dropped(text, path_of(name))


def test_links_follow_a_transfer_that_gets_another_id(text: str) -> None:
    old = str(at(data_of(text), path_of("transfers[0].transfer")))
    changed = data_of(change(text, path_of("transfers[0].transfer"), "no-nl-other"))
    before = [path for path, value in leaves(facts(data_of(text))) if value == old]
    assert len(before) > 1
    assert all(at(changed, path) == "no-nl-other" for path in before)


def test_the_supports_of_a_source_follow(text: str) -> None:
    source = change(text, path_of("sources[0].supports"), ["date", "transfers[1].status", "transfers[0].to", "rules"])
    left = data_of(dropped(source, path_of("transfers[0].status"), ()))
    assert at(left, path_of("sources[0].supports")) == ["date", "transfers[0].status", "rules"]


def test_comments_and_untouched_fields_keep_every_letter(text: str) -> None:
    mine = text.replace("\ntransfers:", "\n# mine, to keep\ntransfers:", 1)
    changed = change(mine, path_of("transfers[0].to"), ["nl", "lv"]).splitlines()
    assert "# mine, to keep" in changed
    assert [line for line in mine.splitlines() if line not in changed] == ["    to: nl"]


def test_what_is_no_field_of_the_draft_can_be_noted_and_dropped(text: str) -> None:
    (other,) = [one for one in suggestions(data_of(text)) if one.path[0] == "further"][:1]
    assert undecided(data_of(accept(text, other.path))) == undecided(data_of(text)) - 1
    left = dropped(text, other.path)
    assert written(other.path) not in [written(one.path) for one in suggestions(data_of(left))]
    assert facts(data_of(left)) == facts(data_of(text))


def test_a_text_that_cannot_be_read_stays_as_it_is(tmp_path: Path) -> None:
    for broken in ("", "no front matter", "---\na: [\n---\n", "---\ntitle: x\n"):
        assert data_of(broken) == {} or broken
        assert accept(broken, ("title",)) == broken
        assert published(broken) == broken


STEPS: tuple[Steps, ...] = (("title",), ("transfers", 0), ("transfers",))


@pytest.mark.parametrize("path", STEPS)
def test_accepting_a_part_accepts_all_in_it(text: str, path: Steps) -> None:
    accepted = suggestions(data_of(accept(text, path)))
    assert all((one.decided == "accepted") == (one.path[: len(path)] == path) for one in accepted)
