"""Whether a sentence tells of a change of rules on arms: rules.yaml, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ...patterns import compiled, pattern_of
from ..table import read_yaml
from .goods_words import UNSPACED

_NEVER = pattern_of(r"(?!)")
REACH = 60  # characters between what is done and what it is done to


def halts(text: str, language: str) -> bool:
    """Whether trade in arms as such, and no single shipment, is stopped or opened again."""
    return any(_either_way(one, "halt", "trade").search(text) for one in {"en", language})


def changes(text: str, language: str) -> re.Match[str] | None:
    """Where a rule changes, in the words of a language other than English; None if none does."""
    return _either_way(language, "change", "rule").search(text)


@cache
def _either_way(language: str, act: str, thing: str) -> re.Pattern[str]:
    words = _table().get(language, {})
    if act not in words:
        return _NEVER
    edge = "" if language in UNSPACED else r"(?<!\w)"
    act_words, thing_words = (rf"{edge}(?:{'|'.join(words[key].split())})" for key in (act, thing))
    between = rf"[^.;。]{{0,{REACH}}}?"
    return compiled(rf"{act_words}{between}{thing_words}\w*|{thing_words}{between}{act_words}\w*", re.I)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    raw: Mapping[str, Mapping[str, str]] = read_yaml(Path(__file__).with_name("rules.yaml"))
    return raw
