"""Nested data with one thing changed or cut: nothing else moves, and paths follow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.frontmatter import Data, Value
from plugins.timeline.review.dropping import alone
from plugins.timeline.review.tree import Steps, at, cut, leaves, put, shifted

VALUES = st.recursive(
    st.sampled_from(["x", "y", "z"]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(st.sampled_from("abcd"), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
TREES = st.dictionaries(st.sampled_from("abcd"), VALUES, min_size=1, max_size=4)


@st.composite
def places(draw: st.DrawFn) -> tuple[Data, Steps]:
    """Data, and the path of a text in it."""
    data = draw(TREES)
    return data, draw(st.sampled_from([path for path, _ in leaves(data)]))


@given(places(), VALUES)
def test_what_is_put_is_there_and_nothing_else_moves(place: tuple[Data, Steps], value: Value) -> None:
    data, path = place
    changed = put(data, path, value)
    assert at(changed, path) == value
    others = {other: text for other, text in leaves(data) if other != path}
    assert others == {other: text for other, text in leaves(changed) if other[: len(path)] != path}


@given(places())
def test_what_is_cut_is_gone_and_the_rest_is_where_paths_say(place: tuple[Data, Steps]) -> None:
    data, path = place
    gone = alone(data, path)
    left = dict(leaves(cut(data, gone)))
    kept = {shifted(other, gone): text for other, text in leaves(data) if shifted(other, gone) is not None}
    assert left == kept


@given(places())
def test_nothing_is_changed_in_place(place: tuple[Data, Steps]) -> None:
    data, path = place
    before = repr(data)
    put(data, path, "new")
    cut(data, path)
    assert repr(data) == before


def test_what_is_missing_on_the_way_is_made() -> None:
    assert put({}, ("transfers", 0, "value", "amount"), "5") == {"transfers": [{"value": {"amount": "5"}}]}
    assert put({"a": ["x"]}, ("a", 1), "y") == {"a": ["x", "y"]}


def test_what_is_not_there_cannot_be_cut() -> None:
    assert cut({"a": "x"}, ("b", 0)) == {"a": "x"}
    assert at({"a": "x"}, ("a", "b")) is None
