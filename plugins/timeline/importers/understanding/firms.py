"""Firms and their states: who ships a firm's arms abroad is the state that lets them go, the firm is the maker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ...patterns import pattern_of
from .frame import Frame
from .mentions import Mention
from .text import Sentence

_OF = pattern_of(
    r"(?:['’]s?)?\s+(?:(?!(?:and|or|to|from|for|with|by|in|on|of|at|as|und|et|y|i|та|и)\s)[^\W\d_A-Z][\w-]*\s+){0,5}"
    r"(?:[A-Z][\w-]*\s+)?"
)


def homes(sentences: Sequence[Sentence], mentions: Sequence[Mention], firms: frozenset[str]) -> Mapping[str, str]:
    """The state of each firm that the text gives one: "the German arms maker Rheinmetall".

    Args:
        sentences: The article.
        mentions: The names in it, in order.
        firms: Ids of the actors that are firms.
    """
    found: dict[str, str] = {}
    for state, firm in pairwise(mentions):
        named = firm.target.id in firms and firm.target.id not in found and state.target.id not in firms
        if named and state.target.kind == "actor" and state.sentence == firm.sentence:
            between = sentences[firm.sentence].text[state.end : firm.start]
            if _OF.fullmatch(between):
                found[firm.target.id] = state.target.id
    return found


def by_states(frames: Sequence[Frame], states: Mapping[str, str], firms: frozenset[str]) -> tuple[Frame, ...]:
    """The acts with the states of firms in place of these, and without firms among those who are given to.

    Args:
        frames: The acts.
        states: The state of each firm, by its id.
        firms: Ids of the actors that are firms.
    """
    return tuple(
        replace(
            frame,
            agents=_once(states.get(one, one) for one in frame.agents),
            sources=_once(states.get(one, one) for one in frame.sources),
            recipients=_others(frame, states, firms),
        )
        if firms & {*frame.agents, *frame.sources, *frame.recipients}
        else frame
        for frame in frames
    )


def _others(frame: Frame, states: Mapping[str, str], firms: frozenset[str]) -> tuple[str, ...]:
    agents = {states.get(one, one) for one in frame.agents}
    return tuple(one for one in frame.recipients if one not in firms and one not in agents)


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
