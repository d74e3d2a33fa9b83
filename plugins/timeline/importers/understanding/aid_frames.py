"""Aid and sales named by a noun: "US arms sale to Taiwan", "military aid for Ukraine", "Australian gifts"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...patterns import pattern_of
from .asides import in_passing
from .frame import Frame
from .grammar import LIST
from .marking import ACTOR, Marked
from .text import Sentence

_AID = (
    r"(?:military|security|defen[cs]e|arms|weapons?|weaponry|ammunition|munitions?|missiles?|tanks?|"
    r"jets?|wartime|war|"
    r"humanitarian|financial|lethal|non-lethal|emergency|drone|tank|artillery|⟨[JS]\d+⟩)"
)
_NOUN = (
    r"(?:aid|assistance|support|help|packages?|shipments?|deliver(?:y|ies)|suppl(?:y|ies)|transfers?|"
    r"exports?|sales?|"
    r"donations?|gifts?|contributions?|deals?|weapons|arms|missiles|tanks|jets|ammunition|howitzers|"
    r"licen[cs]es|permits|"
    r"pomoc\w*|lieferung\w*|waffenlieferung\w*|militärhilfe|stödpaket|stöd|допомог\w*)"
)
_TO = r"(?:to|for|bound for|headed for|towards?|dla|для|an|für|till|aux?|à|para|a)"
_WORDS_BETWEEN = (
    r"(?:(?:the|its|embattled|disputed|neighbou?ring|war-torn|close|ally|allies|die|der|den|la|el|o|aos?)\s+)"
)
POSSESSED = (
    r"(?!['’]s?\s+(?:[\w-]+\s+){0,2}(?:invasion|attacks?|aggression|war|assault|threats?|offensive|"
    r"occupation|missiles?)\b)"
)
_AID_NOUN = pattern_of(
    rf"\b(?P<aid>(?:{_AID}[\w ,-]{{0,30}}\s)?{_NOUN})(?P<gap>[^.;:⟨]{{0,45}}?|\s+of\s+⟨J\d+⟩\s+\w+\s+)"
    rf"\b{_TO}\s+{_WORDS_BETWEEN}{{0,2}}(?P<to>{LIST}){POSSESSED}",
    re.I,
)
_OWN_AID = pattern_of(
    rf"(?P<owner>⟨[AJ]\d+⟩)(?:['’]s?)?\s+(?P<aid>(?:{_AID}\s+)+{_NOUN}|gifts?|contributions?|exporter|"
    rf"supplier)\b",
    re.I,
)
_OWNER = pattern_of(r"⟨[AJ]\d+⟩(?:['’]s?)?\s+(?:[\w$€£.,-]+\s+){0,4}$")


def aid_frames(sentence: Sentence, marked: Marked) -> Iterator[Frame]:
    """ "US arms sale to Taiwan", "military aid for Ukraine", "Australian gifts"."""
    ends = set()
    for match in _AID_NOUN.finditer(marked.text):
        owner = _OWNER.search(marked.text[: match.start()])
        named = owner[0] if owner else match["aid"] + match["gap"]
        first = ACTOR.search(named)
        ends.add(match.start("gap"))
        agents = marked.ids(first[0]) if first else ()
        described = match["to"].startswith("⟨J") and re.match(r"\s+\w", marked.text[match.end() :])
        yield aid_frame(sentence, marked, match, agents, () if described else marked.ids(match["to"]))
    for match in _OWN_AID.finditer(marked.text):
        if match.end() not in ends:
            yield aid_frame(sentence, marked, match, marked.ids(match["owner"]), ())


def aid_frame(
    sentence: Sentence, marked: Marked, match: re.Match[str], agents: tuple[str, ...], to: tuple[str, ...],
    start: str | int = "aid",
) -> Frame:  # fmt: skip
    """The frame of a noun of aid. start: the group of the match that it begins with."""
    left = marked.text[: match.start()]
    return Frame(
        act="aid",
        form="aid",
        agents=agents,
        recipients=tuple(one for one in to if one not in agents),
        sources=(),
        negated=False,
        future=False,
        done=False,
        aside=in_passing(left, ""),
        goods=True,
        sentence=sentence.order,
        start=marked.original(match.start(start)),
        end=marked.original(match.end()),
    )
