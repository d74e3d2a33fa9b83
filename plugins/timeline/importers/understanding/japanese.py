"""Acts in Japanese sentences: the verb stands at the end, particles say who does it and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import cast

from ...patterns import compiled, pattern_of
from ..table import read_yaml
from .frame import Act, Frame
from .goods_words import goods_in
from .marking import Marked
from .text import Sentence

_MARK = r"(⟨[AJ]\d+⟩)"
_OFFICE = r"(?:[一-龥ァ-ヶー々]{0,8}|の[一-龥ァ-ヶー々]{1,12})"
_AGENT = pattern_of(rf"{_MARK}{_OFFICE}(?:\([^)]*\))?(?:は|が|も)")
_TAKER = pattern_of(rf"{_MARK}(?:政府|軍|側|国防省|向け)?(?:に対し|に|へ|向け|側に)")
_SOURCE = pattern_of(rf"{_MARK}(?:政府|軍|側)?から")
_WITH = pattern_of(rf"{_MARK}(?:政府|軍|側|国防省|空軍|海軍|陸軍)?と(?:の間)?")
_BY = pattern_of(rf"{_MARK}(?:政府|軍|側)?により?")
_HOME = pattern_of(r"(?:(?<![一-龥ァ-ヶー⟩])政府|官房長官|防衛相|外相|首相)(?:は|が)")
_DONE = pattern_of(r"(?:し|され|渡し|り|っ|け)?(?:た|ました|てきた|ている|済み)(?!い)")
_NEGATED = pattern_of(r"^[^、。]{0,6}?(?:ない|ません|なかった|ず(?!れ))")
_POSSIBLE = pattern_of(r"^[^、。]{0,6}?(?:可能か|かどうか|検討|見通し|方向で)")
_CONCLUDED = pattern_of(r"成立|締結|結ん|交わし|署名し")
_MODIFIES = pattern_of(r"^(?:を受けた|を受ける|され(?:た|ている)[一-龥])")
HOME = "jp"


def japanese_frames(sentence: Sentence, marked: Marked, last: tuple[str, ...]) -> Iterator[Frame]:
    """Every act in a sentence.

    Args:
        sentence: The sentence.
        marked: It with marks for its names.
        last: Who acted in the sentence before.
    """
    for match in _verbs().finditer(marked.text):
        left, right = marked.text[: match.start()], marked.text[match.end() :]
        form = str(match.lastgroup)
        act = cast("Act", "refuse" if form == "pause" else form)
        done = bool(_DONE.match(right))
        takers = _last(_TAKER, left, marked)
        asked = takers if act == "request" else ()
        agents = tuple(one for one in _agents(left, marked, last) if one not in takers)
        contract = _last(_WITH, left, marked) or _last(_WITH, right[:40], marked) if match[0] == "契約" else ()
        if contract:  # who buys is named as the other side; the topic is the seller
            takers, asked, agents = (), agents, contract
            done = done or bool(_CONCLUDED.search(right[:40]))
        yield Frame(
            act="deliver" if act == "give" and done else act,
            form=form,
            agents=agents,
            recipients=agents if act == "receive" else () if asked and not contract else takers,
            sources=_last(_SOURCE, left, marked) or asked,
            negated=bool(_NEGATED.search(right)),
            future=not done,
            done=done and act in ("give", "receive"),
            aside=bool(_POSSIBLE.search(right) or _MODIFIES.search(right)),
            goods=bool(goods_in("ja").search(left[-60:]) or "⟨S" in left[-80:]),
            sentence=sentence.order,
            start=marked.original(match.start()),
            end=marked.original(match.end()),
        )


def _agents(left: str, marked: Marked, last: tuple[str, ...]) -> tuple[str, ...]:
    """Who acts: the topic or subject; the government without a name, or nobody named at all, is Japan."""
    named = _last(_AGENT, left, marked) or _last(_BY, left, marked)
    return named or ((HOME,) if _HOME.search(left) or HOME in marked.ids(left) else last if HOME in last else ())


def _last(pattern: re.Pattern[str], left: str, marked: Marked) -> tuple[str, ...]:
    found = list(pattern.finditer(left))
    return marked.ids(found[-1][1]) if found else ()


@cache
def _verbs() -> re.Pattern[str]:
    raw: Mapping[str, str] = read_yaml(Path(__file__).with_name("japanese.yaml"))
    return compiled("|".join(rf"(?P<{act}>{'|'.join(words.split())})" for act, words in raw.items()))
