"""What sort of event the article reports: the strongest first; none if it is off the subject."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from ...patterns import pattern_of
from .frame import Frame
from .goods_words import subject_in
from .roles import weight
from .rule_words import changes
from .text import Sentence

EventKind = Literal["pledge", "delivery", "denial", "policy_change", "contract", "statement"]

_RULE_WORD = (
    r"(?:rules?|laws?|guidelines?|principles?|restrictions?|curbs?|bans?|embargo(?:es)?|export controls?|"
    r"polic(?:y|ies)|stance|regulations?|licen[cs]es?|permits?|exports? of|arms sales?|arms exports?|"
    r"freeze|prohibition|limits?)"
)
RULE_CHANGE = pattern_of(
    rf"\b(?:chang\w+|limit(?:s|ed|ing)?|restrict(?:s|ed|ing)?|curb(?:s|ed|ing)?|bans|banned|eas(?:e|es|"
    rf"ed|ing)|relax\w*|loosen\w*|lift(?:s|ed|ing)?|amend\w*|revis\w+|overhaul\w*|tighten\w*|scrap(?:s|"
    rf"ped|ping)?|drop(?:s|ped|ping)?|end(?:s|ed|ing)?|abolish\w*|prolong\w*|extend\w*|"
    rf"impos\w+|introduc\w+|adopt\w*|signed off on|replac\w+|repeal\w*|suspend\w*|halt(?:s|ed|ing)?|"
    rf"freez\w+|froze|cancel\w*|revok\w+|reinstat\w+|weaken\w*|rewrit\w+|review\w*|shift(?:s|ed)? "
    rf"in)\b[^.;]{{0,70}}?\b{_RULE_WORD}"
    rf"|\b{_RULE_WORD}\b[^.;]{{0,50}}\b(?:(?:was|were|be|been|being|is|are) (?:\w+ )?(?:changed|eased|"
    rf"lifted|amended|revised|scrapped|suspended|cancelled|canceled|frozen|relaxed|dropped|ended|"
    rf"prolonged|loosened))"
    r"|\bchange in (?:the )?rules|\bwill not block|\bwould not block",
    re.I,
)
_ARMS = pattern_of(
    r"\b(?:arms\b|weapon\w*|defen[cs]e equipment|military|missile\w*|ammunition|munition\w*|tanks?|"
    r"jets?|f-16s?|firearm\w*|war materiel|drone\w*|rüstung\w*|waffen\w*|zbroj\w*|зброї|howitzers?)\b"
)  # for small letters
_REFUSAL = pattern_of(
    r"\b(?:refus\w+|reject\w*|veto\w*|rul(?:e|es|ed) out|turn(?:s|ed) (?:it )?(?:away|down)|den(?:y|ies|"
    r"ied|ying)|block(?:s|ed|ing)\b|withh(?:old|eld)\w*|freez\w+|froze\w*|halt\w*|paus(?:es|ed|ing)|held up|"
    r"put on hold|impos\w+ (?:an? |the )?(?:\w+ ){0,2}(?:embargo|ban)|to ban\b|"
    r"cancel\w*|nie przekaże|"
    r"will not (?:send|supply|provide|give|deliver)|won['’]t (?:send|supply|provide|give)|congela|"
    r"suspend\w*|lehnt\b[^.]*\bab|verweigert|не передасть|відмов\w+|no enviará)\b",
    re.I,
)
_CONTRACT = pattern_of(
    r"\b(?:contracts?|(?:sign|ink|seal|finali[sz]e)(?:s|ed|d)?\b[^.;]{0,45}?\bdeals?|"
    r"orders? (?:worth|from|with|for)|place \w+(?: "
    r"\w+){0,3} order|placed (?:an |the |its )?order|arms deals?|purchase agreement|to buy|bought|"
    r"procurement|umow\w+|koopt|gekocht|bestelt|bestellt|vertrag|contrato)\b",
    re.I,
)
_DELIVERED = pattern_of(
    r"\b(?:donat(?:ed|es|ing)|deliver(?:s|ed|ing)|arriv(?:ed|ing)|reach(?:ed|es)|to reach|hand(?:s|ed) over|"
    r"has sent|have sent|is "
    r"sending|are sending|gives|has given|received (?:its|the) first|sending|shipped|dostarczono|"
    r"geliefert|доставлен\w*)\b",
    re.I,
)
_PLEDGE = pattern_of(
    r"\b(?:pledg\w+|promis\w+|announc\w+|will (?:send|supply|provide|give|deliver|donate|get|receive|"
    r"transfer|lend|hand over)|to (?:send|supply|provide|give|donate|transfer)|package|"
    r"commit\w*|approv\w+|unveil\w*|drawdown|"
    r"security assistance|military aid|"
    r"aid\b|more weapons|przekaże|obieca\w+|zapowied\w+|stödpaket|stöttar|передасть|zusag\w+|promet\w+)\b",
    re.I,
)
_STATEMENT = pattern_of(
    r"\b(?:condemn\w*|criticis\w+|criticiz\w+|slam\w*|warn\w*|urg\w+|accus\w+|call(?:s|ed) "
    r"(?:on|for)|defend\w*|hopeful|struggl\w+|study|analysis|oppos\w+|respond\w*|raises "
    r"tensions|challeng\w+|seeks?|asks?|просить|"
    r"oświadczy\w+|straszy|przestrze\w+|ostrzeg\w+|grozi\w*|s?krytyk\w+|попередж\w+|розкритик\w+|погрож\w+|засуди\w+|"
    r"предупред\w+|раскритик\w+|осуди\w+|warnt\w*|droht\w*|kritisier\w+|verurteil\w+|advierte|advirtió|critic[aó]|"
    r"condena|avertit|menace|condamne|critique|believes|interview|vows|vowed|to miss|court)\b",
    re.I,
)
_SAID = pattern_of(r"\b(?:says?|said|told|report\w*)\b", re.I)  # nearly every sentence has one
_OVERRIDDEN = pattern_of(
    r"\b(?:overrid\w+|overrode|overrul\w+|overturn\w*|withdr\w+)\b[^.;]{0,40}?"
    r"\b(?:veto\w*|objections?|opposition|block\w*|refusal)",
    re.I,
)  # a refusal that is undone
_ATTRIBUTION = pattern_of(r",\s+(?:says?|said)\b.*$|\b\w+ says$", re.I)  # "…, says defence minister" in a headline
_CUES: tuple[tuple[EventKind, re.Pattern[str], float], ...] = (
    ("policy_change", RULE_CHANGE, 1.6), ("denial", _REFUSAL, 1.3), ("contract", _CONTRACT, 1.1),
    ("delivery", _DELIVERED, 1.0),
    ("pledge", _PLEDGE, 1.0), ("statement", _STATEMENT, 0.75), ("statement", _SAID, 0.4),
)  # fmt: skip
_WEIGHTS = {kind: much for kind, _, much in reversed(_CUES)}
ACT = 0.7  # what an act counts beside a word that says the sort of event
_DEALINGS = frozenset({"give", "deliver", "promise", "refuse", "allow", "buy", "sell", "receive", "request", "aid"})


def find_kinds(sentences: Sequence[Sentence], frames: Sequence[Frame], language: str = "en") -> tuple[EventKind, ...]:
    """The sorts of event, the strongest first; empty where no dealing in arms is reported.

    Args:
        sentences: The article.
        frames: The acts in it.
        language: BCP 47 tag: the words below are mostly English, so that elsewhere the acts themselves tell.
    """
    if not _on_subject(sentences, frames, language):
        return ()
    scores = _of_frames(sentences, frames) if language not in ("en", "und") else defaultdict(float)
    for sentence in sentences:
        if sentence.paragraph > 3:
            break
        arms = 1.0 if _ARMS.search(sentence.text.lower()) or subject_in(language).search(sentence.text) else 0.5
        said = _ATTRIBUTION.sub("", sentence.text) if sentence.paragraph == 0 else sentence.text
        said = _OVERRIDDEN.sub("", said)
        if changes(said, language):
            scores["policy_change"] += 1.6 * arms * weight(sentence)
        for kind, cue, much in _CUES:
            if cue.search(said):
                scores[kind] += much * arms * weight(sentence)
    if not scores:
        return ("statement",)
    top = max(scores.values())
    return tuple(kind for kind in sorted(scores, key=lambda kind: -scores[kind]) if scores[kind] >= 0.4 * top)


def changes_rule(text: str, language: str) -> re.Match[str] | None:
    """Where a sentence tells of a change of rules on arms; None if it does not."""
    if not (_ARMS.search(text.lower()) or subject_in(language).search(text)):
        return None
    return RULE_CHANGE.search(text) or changes(text, language)


def _of_frames(sentences: Sequence[Sentence], frames: Sequence[Frame]) -> dict[EventKind, float]:
    """What the acts of the first paragraphs tell."""
    scores: dict[EventKind, float] = defaultdict(float)
    for frame in frames:
        sentence = sentences[frame.sentence]
        if frame.goods and not frame.aside and sentence.paragraph <= 3:
            kind = _kind_of(frame)
            scores[kind] += weight(sentence) * _WEIGHTS[kind] * ACT
    return scores


def _kind_of(frame: Frame) -> EventKind:
    if frame.act == "refuse" or (frame.negated and frame.act != "request"):
        return "denial"
    if frame.act == "buy":
        return "contract"
    if frame.act == "request":
        return "statement"
    return "delivery" if frame.done else "pledge"


def _on_subject(sentences: Sequence[Sentence], frames: Sequence[Frame], language: str) -> bool:
    dealings = [
        frame for frame in frames if frame.act in _DEALINGS and frame.goods and (frame.agents or frame.recipients)
    ]
    if any(frame.recipients or frame.sources or frame.act in ("refuse", "allow", "request") for frame in dealings):
        return True
    return any(changes_rule(sentence.text, language) for sentence in sentences) or len(dealings) >= 2
