"""Who does what with goods: for every verb or noun of giving, refusing, buying … its agent and its recipients.

The words stand in acts.yaml, by language; the grammar is a handful of patterns over sentences with marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Literal

import yaml

from .marking import ACTOR, Marked, mark
from .mentions import Mention
from .text import Sentence

Act = Literal["give", "deliver", "promise", "refuse", "allow", "buy", "sell", "receive", "request", "aid"]

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
_LIST = (
    r"⟨[AJ]\d+⟩(?:(?:,\s*|,?\s+and\s+|,?\s+y\s+|\s+und\s+|\s+och\s+|\s+i\s+|\s+et\s+|\s+та\s+)(?:the "
    r")?⟨[AJ]\d+⟩)*"
)
_TO = r"(?:to|for|bound for|headed for|towards?|dla|для|an|für|till|aux?|à|para|a)"
_WORDS_BETWEEN = (
    r"(?:(?:the|its|embattled|disputed|neighbou?ring|war-torn|close|ally|allies|die|der|den|la|el|o|aos?)\s+)"
)
_POSSESSED = (
    r"(?!['’]s?\s+(?:[\w-]+\s+){0,2}(?:invasion|attacks?|aggression|war|assault|threats?|offensive|"
    r"occupation|missiles?)\b)"
)
_AID_NOUN = re.compile(
    rf"(?P<aid>(?:{_AID}[\w ,-]{{0,30}}\s)?{_NOUN})(?P<gap>[^.;:⟨]{{0,45}}?|\s+of\s+⟨J\d+⟩\s+\w+\s+)"
    rf"\b{_TO}\s+{_WORDS_BETWEEN}{{0,2}}(?P<to>{_LIST}){_POSSESSED}",
    re.I,
)
_OWN_AID = re.compile(
    rf"(?P<owner>⟨[AJ]\d+⟩)(?:['’]s?)?\s+(?P<aid>(?:{_AID}\s+)+{_NOUN}|gifts?|contributions?|exporter|"
    rf"supplier)\b",
    re.I,
)
_OWNER = re.compile(r"⟨[AJ]\d+⟩(?:['’]s?)?\s+(?:[\w$€£.,-]+\s+){0,4}$")
_GOODS = re.compile(
    rf"\b(?:weapon\w*|arms\b|{_AID}|ammunition|munition\w*|missile\w*|tank\w*|howitzer\w*|artillery|air "
    rf"defen[cs]e|jets?|"
    r"fighters?|aircraft|warplane\w*|helicopter\w*|drone\w*|shells?|rocket\w*|vehicle\w*|launcher\w*|"
    r"batter(?:y|ies)|"
    r"warship\w*|carrier\w*|equipment|hardware|aid\b|assistance|packages?|stocks?\b|stockpiles?|own "
    r"(?:\w+ )?suppl\w+|firearm\w*|permit\w*|licen[cs]e\w*|export\w*|"
    r"sale\w*|broń|broni|samolot\w*|rakiet\w*|czołg\w*|амуніц\w*|зброї|зброю|ракет\w*|комплекс\w*|"
    r"waffen|panzer|"
    r"munition|rakete\w*|armes|chars|armas|tanques|misiles|navio\w*|porta-helicópteros|vapen|wapens?|"
    r"raketten|jaktrobotar|reservdelar)|⟨S\d+⟩",
    re.I,
)
_NOT_AGENT = re.compile(
    r"\b(?:to|for|from|against|in|into|on|at|with|between|over|near|towards?|inside|across|about|of|"
    r"helping|help|arming|via|"
    r"than|behind|versus|made in|dla|dans|para|für|mit|nach|till|ahead of)\s+"
    r"(?:(?:the|its|their|a|an|neighbou?ring|what|both|embattled)\s+){0,2}$",
    re.I,
)
_JOINED = re.compile(r"^(?:['’]s)?\s*(?:,|,?\s*\band\b|\bas well as\b|&|\bund\b|\bi\b|\boch\b)\s*(?:the )?$", re.I)
_NEGATION = re.compile(
    r"\b(?:not|n't|n’t|never|no longer|cannot|without|refus\w+ to|declin\w+ to|ruled out|rules out|nie|"
    r"не|nicht|kein\w*|ne|"
    r"não|inte)\b(?:\W+\w+){0,4}\W*$",
    re.I,
)
_FUTURE = re.compile(
    r"\b(?:will|would|to|plans? to|going to|shall|could|can|may|might|should|must|set to|about to|"
    r"intends? to|wants? to|"
    r"wird|werden|soll|буде|będzie|ska|kommer att)\W+(?:\w+\W+){0,2}$",
    re.I,
)
_POSSIBLE = re.compile(
    r"\b(?:could|might|may|potentially|possibly|can|może|könnte\w*|pourrait|podría|може)\b[^.;]{0,60}$", re.I
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whom)\s+(?:(?:\w+|⟨[AJ]\d+⟩)\s+){0,8}$", re.I)
_BACKGROUND = re.compile(r"\b(?:last year|earlier|previously|once|years? ago|in (?:19|20)\d\d)\b", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?)\s+(?:\w+\s+){0,2}$", re.I)
_PRONOUN = re.compile(r"\b(?:it|he|she|they|we|I|ministry|government|officials?|minister|president)\b", re.I)
_CLAUSE = re.compile(r"[;:]|,\s+(?:but|while|whereas|although|which)\b|\bwhile\b|\bwhereas\b")
_DIRECT = re.compile(
    r"\s+(?:to\s+)?(?:(?:the|more|additional|also|embattled)\s+)*(⟨A\d+⟩)(?!['’])(?!\s+(?:and|said|says|"
    r"announced)\b)"
)
_VERB_SECOND = frozenset({"sv", "de", "da", "nb", "nl"})  # languages in which the agent may follow the verb
_DATIVE = frozenset({"pl", "uk", "ru", "cs", "sk"})  # languages that need no preposition for the recipient


@dataclass(frozen=True, slots=True)
class Frame:
    """One act in a sentence.

    Args:
        act: What is done.
        agents: Ids of those who do it: the supplier for give, sell, refuse; the buyer for buy; the asker for request.
        recipients: Ids of those to whom.
        sources: Ids of those from whom (buy, receive).
        negated: "not", "cannot".
        future: It lies ahead.
        aside: It is only said to be possible, or in a clause that explains something else.
        goods: Goods or money stand near it.
        sentence: The sentence's place in the article.
        start: First character of the word in the sentence.
        end: Character after the last.
    """

    act: Act
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    sources: tuple[str, ...]
    negated: bool
    future: bool
    aside: bool
    goods: bool
    sentence: int
    start: int
    end: int


def find_frames(sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str) -> tuple[Frame, ...]:
    """Every act in the article, in order.

    Args:
        sentences: The article.
        mentions: The names in it, in order.
        language: BCP 47 tag: word order and cases differ.
    """
    by_sentence = {order: list(group) for order, group in groupby(mentions, key=lambda one: one.sentence)}
    frames: list[Frame] = []
    last: tuple[str, ...] = ()
    for sentence in sentences:
        marked = mark(sentence, by_sentence.get(sentence.order, []))
        frames += _verb_frames(sentence, marked, last, language)
        frames += _aid_frames(sentence, marked)
        last = _subject(marked) or (last if _PRONOUN.match(sentence.text) else ())
    return tuple(frames)


@cache
def _verbs() -> re.Pattern[str]:
    raw: Mapping[str, list[str]] = yaml.load(
        files(__package__).joinpath("acts.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
    )
    acts = (rf"(?P<{act}>(?<![\w⟨-])(?:{'|'.join(words)})(?![\w-]))" for act, words in raw.items())
    return re.compile("|".join(acts), re.I)


def _subject(marked: Marked) -> tuple[str, ...]:
    """The actor that the sentence begins with, for "it" and "the ministry" in the next one."""
    for match in ACTOR.finditer(marked.text):
        if not _NOT_AGENT.search(marked.text[: match.start()]):
            return marked.ids(match[0])
    return ()


def _verb_frames(sentence: Sentence, marked: Marked, last: tuple[str, ...], language: str) -> Iterator[Frame]:
    for match in _verbs().finditer(marked.text):
        act: Act = match.lastgroup  # type: ignore[assignment]
        left, right = _clause(marked.text, match.start(), match.end())
        passive = bool(_PASSIVE.search(left)) and match[0].lower().endswith(("ed", "en", "nt", "ld", "ht"))
        inverts = language in _VERB_SECOND or (act == "request" and language in _DATIVE)
        agents, rest = _agents_of(marked, left, right, last, passive, inverts)
        yield Frame(
            act=act,
            agents=agents,
            recipients=_recipients(act, marked, left, rest, language),
            sources=_after("from|van|od|von", right, marked),
            negated=bool(_NEGATION.search(left)),
            future=bool(_FUTURE.search(left)),
            aside=_in_passing(left, right),
            goods=bool(_GOODS.search(left[-70:]) or _GOODS.search(right[:110])),
            sentence=sentence.order,
            start=marked.original(match.start()),
            end=marked.original(match.end()),
        )


def _in_passing(left: str, right: str) -> bool:
    """Whether it is only possible, long past, or in a clause that explains something else."""
    return bool(_POSSIBLE.search(left) or _RELATIVE.search(left) or _BACKGROUND.search(left[-40:] + " " + right[:70]))


def _agents_of(
    marked: Marked, left: str, right: str, last: tuple[str, ...], passive: bool, inverts: bool
) -> tuple[tuple[str, ...], str]:
    """Who acts, and what is left of the clause after the verb."""
    if passive:
        return _after("by", right, marked) or _after("from", right, marked), right
    agents = _agents(left, marked)
    if not agents and inverts:
        inverted = re.match(r"\s+(⟨A\d+⟩)", right)
        if inverted:
            return marked.ids(inverted[1]), right[inverted.end() :]
    if not agents and _PRONOUN.search(left):
        agents = last
    return agents, right


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a word, up to the clause's ends."""
    left, right = text[:start], text[end:]
    cuts = [match.end() for match in _CLAUSE.finditer(left)]
    if cuts and ACTOR.search(left[cuts[-1] :]):
        left = left[cuts[-1] :]
    stop = _CLAUSE.search(right)
    return left, right[: stop.start()] if stop else right


def _agents(left: str, marked: Marked) -> tuple[str, ...]:
    """The actor nearest to the left that no preposition governs; with those joined to it by "and"."""
    groups: list[tuple[bool, list[str]]] = []
    end = 0
    for match in ACTOR.finditer(left):
        if match[1] == "J" and not re.match(r"\s*$|['’]s", left[match.end() :]):
            continue
        if groups and _JOINED.match(left[end : match.start()]):
            groups[-1][1].extend(marked.ids(match[0]))
        else:
            groups.append((bool(_NOT_AGENT.search(left[: match.start()])), list(marked.ids(match[0]))))
        end = match.end()
    free = [ids for governed, ids in groups if not governed]
    return tuple(dict.fromkeys(free[-1])) if free else ()


def _after(word: str, right: str, marked: Marked) -> tuple[str, ...]:
    """The actors after a preposition."""
    match = re.search(rf"\b(?:{word})\s+(?:(?:the|its|their)\s+)?(?:\w+\s+){{0,2}}?({_LIST}){_POSSESSED}", right[:160])
    if match is None:
        return ()
    adjective = match[1].startswith("⟨J") and re.match(r"\s+\w", right[match.end() :])
    return () if adjective and word in ("to", "for") else marked.ids(match[1])


def _recipients(act: Act, marked: Marked, left: str, right: str, language: str) -> tuple[str, ...]:
    if act == "receive":
        return _agents(left, marked)
    if act in ("request", "buy"):
        return ()
    direct = _DIRECT.match(right)
    if direct and act not in ("refuse", "allow"):
        return marked.ids(direct[1])
    for word in ("to", "for", "dla", "для", "till", "an die", "à", "aux?", "para", "aos?"):
        found = _after(word, right, marked)
        if found:
            return found
    if language in _DATIVE and act in ("give", "promise", "deliver", "sell"):
        nearest = ACTOR.search(right[:80])
        return marked.ids(nearest[0]) if nearest else ()
    return ()


def _aid_frames(sentence: Sentence, marked: Marked) -> Iterator[Frame]:
    """ "US arms sale to Taiwan", "military aid for Ukraine", "Australian gifts"."""
    ends = set()
    for match in _AID_NOUN.finditer(marked.text):
        owner = _OWNER.search(marked.text[: match.start()])
        named = owner[0] if owner else match["aid"] + match["gap"]
        first = ACTOR.search(named)
        ends.add(match.start("gap"))
        agents = marked.ids(first[0]) if first else ()
        described = match["to"].startswith("⟨J") and re.match(r"\s+\w", marked.text[match.end() :])
        yield _aid(sentence, marked, match, agents, () if described else marked.ids(match["to"]))
    for match in _OWN_AID.finditer(marked.text):
        if match.end() not in ends:
            yield _aid(sentence, marked, match, marked.ids(match["owner"]), ())


def _aid(
    sentence: Sentence, marked: Marked, match: re.Match[str], agents: tuple[str, ...], to: tuple[str, ...]
) -> Frame:
    left = marked.text[: match.start()]
    return Frame(
        act="aid",
        agents=agents,
        recipients=tuple(one for one in to if one not in agents),
        sources=(),
        negated=False,
        future=False,
        aside=_in_passing(left, ""),
        goods=True,
        sentence=sentence.order,
        start=marked.original(match.start("aid")),
        end=marked.original(match.end()),
    )
