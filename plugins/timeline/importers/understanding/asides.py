"""What a clause says in passing: what is only possible, long past, or explains something else."""

from __future__ import annotations

import re

from ...patterns import pattern_of

_POSSIBLE = pattern_of(
    r"\b(?:could|might|may|potentially|possibly|can|może|könnte\w*|pourrait|podría|może)\b[^.;]{0,60}$", re.I
)
_RELATIVE = pattern_of(r"\b(?:that|which|who|whom)\s+(?:(?:\w+|⟨[AJ]\d+⟩)\s+){0,8}$", re.I)
_BACKGROUND = pattern_of(
    r"\b(?:last year|earlier|previously|once|years? ago|in (?:19|20)\d\d|im vergangenen jahr|zuvor|l['’]an dernier|"
    r"précédemment|auparavant|el año pasado|anteriormente|w ubiegłym roku|wcześniej|торік|раніше|"
    r"в прошлом году|ранее)\b",
    re.I,
)
_WHICH = pattern_of(r",\s+(?:which|who|die|der|das|qui|que|dont|який|яка|які|яке|котор\w+|któr\w+)\b", re.I)
_ALREADY = pattern_of(r"(?:\balready|\bdéjà|\bya|\bbereits|\bjuż|\bвже|\bуже)\s+$", re.I)


def in_passing(left: str, right: str, verbs: re.Pattern[str] | None = None) -> bool:
    """Whether a clause tells of an act only in passing.

    Args:
        left: The clause before the verb, names marked.
        right: The clause after it.
        verbs: Verbs of dealing: a relative clause that has one already ("the guns that ⟨A⟩ promised arrived") is over.
    """
    relative = _RELATIVE.search(left)
    if relative and verbs and verbs.search(left, relative.start()):
        left, relative = left[: relative.start()], None
    return bool(
        _POSSIBLE.search(left)
        or relative
        or _ALREADY.search(left)
        or _BACKGROUND.search(left[-40:] + " " + _WHICH.split(right)[0][:70])
    )
