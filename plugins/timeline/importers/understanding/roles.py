"""Suppliers and recipients of the article as a whole, from its frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ...values.frozen import quick
from .frame import Frame
from .text import Sentence

SUPPLIES = frozenset({"give", "deliver", "promise", "sell", "aid", "refuse", "allow"})
ASIDE = 0.45  # what an act that is only possible, or told in passing, counts
SHARE = 0.3  # of the strongest actor's weight, from which another is one too


@quick
class Roles:
    """Ids by weight, the strongest first."""

    suppliers: tuple[str, ...]
    recipients: tuple[str, ...]
    weights: Mapping[tuple[str, str], float]


def weight(sentence: Sentence) -> float:
    """How much a sentence counts: the headline most, then the first paragraph, later ones less and less."""
    return 3.0 if sentence.paragraph == 0 else 2.0 / (1 + 0.2 * (sentence.paragraph - 1))


def find_roles(sentences: Sequence[Sentence], frames: Sequence[Frame], firms: frozenset[str] = frozenset()) -> Roles:
    """Who gives and who is given to, over the whole article; a firm only where no state does."""
    supply: dict[str, float] = defaultdict(float)
    take: dict[str, float] = defaultdict(float)
    for frame in frames:
        if not frame.goods:
            continue
        much = weight(sentences[frame.sentence]) * (ASIDE if frame.aside else 1.0)
        for actor in _suppliers(frame):
            supply[actor] += much * (1.0 if frame.recipients else 0.5)
        for actor in _takers(frame):
            take[actor] += much
    suppliers, recipients = _strong(supply), _strong(take)
    if not suppliers:
        suppliers = _subject_of_the_start(frames, recipients)
    suppliers = tuple(one for one in suppliers if one not in firms) or suppliers
    both = set(suppliers) & set(recipients)
    suppliers = tuple(one for one in suppliers if one not in both or supply[one] >= take[one])
    recipients = tuple(one for one in recipients if one not in both or take[one] > supply[one])
    weights = {("from", one): value for one, value in supply.items()} | {
        ("to", one): value for one, value in take.items()
    }
    return Roles(suppliers, recipients, weights)


def _subject_of_the_start(frames: Sequence[Frame], recipients: Sequence[str]) -> tuple[str, ...]:
    """Where nobody is said to supply: the first who acts and is no recipient."""
    first = next((frame.agents for frame in frames if frame.goods and frame.agents and frame.act != "request"), ())
    return tuple(one for one in first if one not in recipients)


def _suppliers(frame: Frame) -> tuple[str, ...]:
    if frame.act in ("buy", "receive"):
        return frame.sources
    return frame.agents if frame.act in SUPPLIES else ()


def _takers(frame: Frame) -> tuple[str, ...]:
    if frame.act in ("buy", "request"):
        return frame.agents
    if frame.act == "receive":
        return frame.recipients
    return tuple(one for one in frame.recipients if one not in frame.agents)


def _strong(weights: Mapping[str, float]) -> tuple[str, ...]:
    if not weights:
        return ()
    top = max(weights.values())
    return tuple(
        sorted(
            (one for one, value in weights.items() if value >= SHARE * top),
            key=lambda one: (-weights[one], one),
        )
    )
