"""Verbs that take another as their object: who refuses to send does not send, and the other says whom it was for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .frame import Frame

_GOVERNS = frozenset({"refuse", "allow", "request"})
_GOVERNED = frozenset({"give", "deliver", "sell"})
REACH = 90  # characters between the two verbs


def governed(frames: Sequence[Frame], language: str) -> list[Frame]:
    """The acts of a sentence, those that another one takes as its object marked as said in passing.

    Args:
        frames: The acts, in order.
        language: BCP 47 tag. English says with "to" and "not" what is governed, and is left as it is; in Japanese the
            governing verb comes last.
    """
    if language in ("en", "und"):
        return list(frames)
    found = list(frames)
    for at, frame in enumerate(frames):
        under = _object_of(frames, at, language == "ja") if frame.act in _GOVERNS else None
        if under is not None:
            asks = frame.act == "request"
            found[under] = replace(frames[under], aside=True, done=False)
            if asks:  # who is asked would give, and not who asks
                found[under] = replace(found[under], agents=(), recipients=())
            taken = () if asks else frames[under].recipients
            found[at] = replace(
                frame,
                recipients=tuple(one for one in frame.recipients or taken if one not in frame.agents),
                goods=frame.goods or frames[under].goods,
            )
    return found


def _object_of(frames: Sequence[Frame], at: int, last: bool) -> int | None:
    other = at - 1 if last else at + 1
    if not 0 <= other < len(frames) or frames[other].act not in _GOVERNED:
        return None
    first, second = sorted((frames[at], frames[other]), key=lambda frame: frame.start)
    near = second.start - first.end <= (12 if last else REACH)
    return other if near and (not frames[other].agents or frames[other].agents == frames[at].agents or last) else None
