"""Parts of records: what they give, and when two are the same."""

from __future__ import annotations

import pickle

import pytest
from pydantic import ValidationError

from plugins.timeline.model import Entry, Origin, Quantity, Relation, Source
from plugins.timeline.model.fields import Given, given, set_fields

FIELDS = {"title": "A text", "publisher": "Example"}
ENTRY = {"title": "x", "date": "2024-01-02", "summary": "y", "sources": [FIELDS], "relations": [{"see_also": "other"}]}


def entry(body: str = "") -> Entry:
    return Entry.model_validate(ENTRY, context=Origin("an-id", "entries/an-id.md", body))


def test_parts_that_give_the_same_share_one_account_of_it() -> None:
    one, other = Source.model_validate(FIELDS), Source.model_validate(dict(reversed(FIELDS.items())))
    assert isinstance(one.model_fields_set, Given) and one.model_fields_set is other.model_fields_set
    assert given(one) == {"title", "publisher"} and list(set_fields(one)) == list(FIELDS.items())
    assert given(Source.model_validate({**FIELDS, "lang": "en"})) == {*FIELDS, "lang"}


def test_what_a_changed_copy_gives_is_its_own() -> None:
    one = Source.model_validate(FIELDS)
    other = one.model_copy(update={"lang": "fr"})
    assert given(one) == {"title", "publisher"} and given(other) == {*FIELDS, "lang"}


def test_what_was_reckoned_of_one_alone_makes_no_other_of_it() -> None:
    one, other = entry(), entry()
    assert one.known_by and one == other and hash(one) == hash(other)
    assert one != entry("Other text.") and one != entry().sources[0]


def test_what_is_kept_is_the_same_again() -> None:
    one = entry("Text.")
    again = pickle.loads(pickle.dumps(one))
    assert (again, again.id, again.file, again.body) == (one, "an-id", "entries/an-id.md", "Text.")
    assert again.model_fields_set is one.model_fields_set


@pytest.mark.parametrize("many", [Quantity.model_construct(), Quantity(unknown=True), Quantity(min=1, unit="tanks")])
def test_a_part_that_gives_none_one_or_two_is_the_same_again(many: Quantity) -> None:
    again = pickle.loads(pickle.dumps(many))
    assert again == many and again.model_fields_set == many.model_fields_set


@pytest.mark.parametrize("pair", [{"see_also": "a", "backfills": "b"}, {"note": "a"}, {}])
def test_a_relation_is_one_pair(pair: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="a relation is one pair"):
        Entry.model_validate({**ENTRY, "relations": [pair]})


def test_a_relation_and_what_stands_beside_it() -> None:
    [found] = Entry.model_validate({**ENTRY, "relations": [{"transfer": "t", "see_also": "a"}]}).relations
    assert found == Relation.model_validate({"relation": "see_also", "target": "a", "transfer": "t"})
