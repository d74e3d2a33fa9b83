"""Words for what is dealt in, in languages other than English: goods.yaml, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ...patterns import compiled, pattern_of
from ..table import read_yaml

UNSPACED = frozenset({"ja", "zh", "ko"})  # languages that leave no space between words
_COMPOUND = frozenset({"de", "nl", "sv", "da", "nb"})  # in which a word for goods may end another one
_NEVER = pattern_of(r"(?!)")


@cache
def goods_in(language: str) -> re.Pattern[str]:
    """Goods and money, as they stand beside a verb of dealing; matches nothing in a language without words."""
    return _begins(" ".join(_table().get(language, {}).values()).split(), language)


@cache
def arms_in(language: str) -> re.Pattern[str]:
    """Weapons and what armies use; matches nothing in a language without words."""
    return _begins(_table().get(language, {}).get("arms", "").split(), language)


@cache
def subject_in(language: str) -> re.Pattern[str]:
    """Words that tell that a text is on arms or armies; matches nothing in a language without words."""
    words = _table().get(language, {})
    return _begins(f"{words.get('arms', '')} {words.get('army', '')}".split(), language)


def _begins(words: list[str], language: str) -> re.Pattern[str]:
    if not words:
        return _NEVER
    edge = "" if language in UNSPACED or language in _COMPOUND else r"(?<!\w)"
    return compiled(rf"{edge}(?:{'|'.join(words)})", re.I)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    raw: Mapping[str, Mapping[str, str]] = read_yaml(Path(__file__).with_name("goods.yaml"))
    return raw
