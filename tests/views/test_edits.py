"""What changed between two texts: each can be read out of the edits, and nothing is told twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.views.edits import edited
from plugins.timeline.views.parts import Edit

WORDS = st.lists(st.sampled_from(["to", "allies", "one", "ally", "of", "the", "licensor"]), min_size=1).map(" ".join)


def test_words_that_went_and_came() -> None:
    assert edited("to one ally", "to every ally") == (
        Edit("same", "to"), Edit("out", "one"), Edit("in", "every"), Edit("same", "ally"),
    )  # fmt: skip


def test_texts_that_have_little_in_common_are_not_told_word_by_word() -> None:
    assert edited("to one ally", "for members of the union only") == ()


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_the_edits(old: str, new: str) -> None:
    edits = edited(old, new)
    if edits:
        assert " ".join(edit.text for edit in edits if edit.way != "in") == old
        assert " ".join(edit.text for edit in edits if edit.way != "out") == new
        assert all(one.way != other.way for one, other in pairwise(edits))
    else:
        assert old == new or set(old.split()) != set(new.split()) or old.split() != new.split()
