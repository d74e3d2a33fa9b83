"""From whom to whom: the pairs of actors that the article reports dealings between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...patterns import pattern_of
from ...values.frozen import quick
from ..understanding.frame import Frame
from ..understanding.roles import SUPPLIES, weight
from ..understanding.story import Story

_POTENTIAL = pattern_of(
    r"\b(?:potentially|possibly|could|might|may|would|should|must|in turn|paving the way|so that|"
    r"allow\w* .{0,20}to|free\w* up|depend on)\b[^.;]*$",
    re.I,
)
REPLENISH = pattern_of(
    r"\b(?:replenish\w*|backfill\w*|restock\w*|refill\w*|replac\w+ (?:tanks|stocks|systems|those|the)|"
    r"own (?:current )?(?:stocks?|suppl\w+|inventor\w+)|ringtausch)\b",
    re.I,
)

_HANDS_OVER = frozenset({"give", "deliver", "sell"})


@quick
class Pair:
    """Dealings from one actor to another.

    Args:
        supplier: Id.
        recipient: Id.
        frames: The acts, in order.
        weight: How much the article says of it, the headline counting most.
        potential: It is only said to be possible.
    """

    supplier: str
    recipient: str
    frames: tuple[Frame, ...]
    weight: float
    potential: bool

    @property
    def firm(self) -> bool:
        """Whether something is said to be done, and not only wished or named."""
        return any(frame.act != "aid" and not frame.aside for frame in self.frames)

    @property
    def sentences(self) -> list[int]:
        """The sentences that speak of it, in order."""
        return list(dict.fromkeys(frame.sentence for frame in self.frames))


def pairs(story: Story) -> tuple[Pair, ...]:
    """Every pair, the weightiest first."""
    found: dict[tuple[str, str], list[Frame]] = {}
    for frame in story.frames:
        for pair in _of_frame(frame):
            found.setdefault(pair, []).append(frame)
    for frame in story.frames:
        if frame not in {one for frames in found.values() for one in frames}:
            _join(found, frame)
    made = [_pair(story, *names, _in_order(frames)) for names, frames in found.items()]
    return tuple(sorted(made, key=lambda pair: (-pair.weight, pair.frames[0].sentence)))


def _join(found: dict[tuple[str, str], list[Frame]], frame: Frame) -> None:
    """Give an act that names nobody who supplies ("six boats were delivered to ⟨A⟩") to a pair it can be of."""
    takers = frame.recipients or frame.agents if frame.act == "receive" else frame.recipients
    silent = not frame.sources and (frame.act == "receive" or (frame.act in _HANDS_OVER and not frame.agents))
    if not frame.goods or frame.aside or not silent:
        return
    fits = [
        pair
        for pair, frames in found.items()
        if pair[1] in takers and any(one.act != "aid" and not one.negated for one in frames)
    ]
    if fits:
        found[max(fits, key=lambda pair: len(found[pair]))].append(frame)


def _in_order(frames: list[Frame]) -> list[Frame]:
    return sorted(frames, key=lambda frame: (frame.sentence, frame.start))


def main_pair(among: Sequence[Pair]) -> Pair | None:
    """The pair that the article is about."""
    firm = [pair for pair in among if not pair.potential]
    if firm:
        return firm[0]
    return among[0] if among else None


def _of_frame(frame: Frame) -> Iterator[tuple[str, str]]:
    if not frame.goods:
        return
    if frame.act in ("buy", "receive", "request"):
        suppliers, takers = frame.sources, frame.agents or frame.recipients
    elif frame.act in SUPPLIES:
        suppliers, takers = frame.agents, frame.recipients
    else:
        return
    for supplier in suppliers:
        for taker in takers:
            if supplier != taker:
                yield supplier, taker


def _pair(story: Story, supplier: str, recipient: str, frames: list[Frame]) -> Pair:
    heavy = sum(weight(story.sentences[frame.sentence]) for frame in frames)
    potential = all(_is_potential(story, frame) for frame in frames)
    return Pair(supplier, recipient, tuple(frames), heavy, potential)


def _is_potential(story: Story, frame: Frame) -> bool:
    before = story.sentences[frame.sentence].text[: frame.start]
    return bool(_POTENTIAL.search(before)) and frame.act != "promise"
