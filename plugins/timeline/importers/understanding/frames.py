"""Who does what with goods: for every verb or noun of giving, refusing, buying … its agent and its recipients.

A sentence is first written with marks in place of names (``⟨A3⟩`` an actor, ``⟨J4⟩`` an adjective of one), so that the
patterns read as grammar and know no single country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .mentions import Mention
from .text import Sentence

Act = Literal["give", "deliver", "promise", "refuse", "allow", "buy", "sell", "receive", "request", "say", "rule", "aid"]

VERBS: Mapping[Act, str] = {
    "give": r"send(?:s|ing)?|sent|suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|donat(?:e|es|ed|ing)|transfer(?:s|red|ring)?|giv(?:e|es|en|ing)|gave|hand(?:s|ed|ing)? over|gift(?:s|ed|ing)?|lend(?:s|ing)?|export(?:ed|ing)?|arm(?:s|ing)? (?=⟨A)|equip(?:s|ped|ping)?|przeka[zż]\w*|dostarcz\w*|wysył\w*|wysłani\w*|wysła\w*|skänk\w*|doner\w*|передас\w*|передал\w*|передав\w*|передат\w*|надас\w*|надал\w*|надат\w*|постача\w*|liefer\w*|übergeben|übergibt|abgeben|schick\w*|fourni\w*|livrer\w*|livre\w*|enviar\w*|envía\w*|envia\w*|entrega\w*|suministr\w*",
    "deliver": r"deliver(?:s|ed|ing)?|ship(?:s|ped|ping)|arriv(?:e|es|ed|ing)|hand(?:ed)? over|dostarczon\w*|geliefert|livré\w*|доставлен\w*|прибул\w*",
    "promise": r"pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|commit(?:s|ted|ting)?|announc(?:e|es|ed|ing)|unveil(?:s|ed|ing)?|offer(?:s|ed|ing)?|earmark(?:s|ed)?|set aside|allocat(?:e|es|ed|ing)|arrang(?:e|es|ed)|step up|zapowied\w*|obiec\w*|ogłos\w*|zusag\w*|zugesagt|angekündigt|promet\w*|annonc\w*|anunci\w*|пообіця\w*|оголос\w*|stötta\w*|stödja|bidra\w*",
    "refuse": r"refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|block(?:s|ed|ing)?|veto(?:es|ed)?|rul(?:e|es|ed|ing) out|halt(?:s|ed|ing)?|suspend(?:s|ed|ing)?|freez(?:e|es|ing)|froze|frozen|ban(?:s|ned|ning)?|withh(?:old|olds|eld|olding)|cancel(?:s|led|ed|ling|ing)?|revok(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|turn(?:s|ed)? (?:it )?(?:away|down)|held up|hold(?:s|ing)? up|put on hold|paus(?:e|es|ed|ing)|stop(?:s|ped|ping)?|ceas(?:e|es|ed)|odm[oaó]w\w*|odrzuc\w*|відмов\w*|заблок\w*|verweiger\w*|ablehn\w*|lehnt\w*|stoppt\w*|suspend\w*|congel\w*|rechaz\w*|recus\w*|gel(?:er|é)\w*",
    "allow": r"approv(?:e|es|ed|ing)|authori[sz](?:e|es|ed|ing)|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|clear(?:s|ed|ing)?|greenlight\w*|green-light\w*|green light|licens(?:e|es|ed|ing)|zezwol\w*|zgodzi\w*|genehmig\w*|autoris\w*|autoriz\w*|дозвол\w*|схвал\w*",
    "buy": r"buy(?:s|ing)?|bought|purchas(?:e|es|ed|ing)|order(?:s|ed|ing)?|procur(?:e|es|ed|ing)|acquir(?:e|es|ed|ing)|place (?=[^.]{0,60}\border)|placed (?=[^.]{0,60}\border)|kup\w*|zakup\w*|kauf\w*|bestell\w*|achet\w*|compr\w*|купу\w*|закуп\w*|köp\w*",
    "sell": r"sell(?:s|ing)?|sold|sprzed\w*|verkauf\w*|vend\w*|прода\w*|sälj\w*|sälja",
    "receive": r"receiv(?:e|es|ed|ing)|(?:will |to )?get(?:s|ting)?|got|obtain(?:s|ed|ing)?|tak(?:e|es|ing) delivery|otrzym\w*|отрима\w*|erh[aä]lt\w*|receb\w*|recib\w*|reçoi\w*",
    "request": r"request(?:s|ed|ing)?|ask(?:s|ed|ing)? (?=(?:for|⟨A))|appeal(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|for)|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?|plead(?:s|ed|ing)?|pros\w*|просит\w*|fordert\w*|efterfråga\w*|pid\w+ ",
}  # fmt: skip
AID = (
    r"(?:military|security|defen[cs]e|arms|weapons?|weaponry|ammunition|munitions?|missiles?|tanks?|jets?|wartime|war|humanitarian|financial|lethal|non-lethal|emergency|drone|tank|artillery|⟨[JS]\d+⟩)"
)
_AID_NOUN = re.compile(
    rf"(?P<aid>(?:{AID}[\w ,-]{{0,30}}\s)?(?:aid|assistance|support|help|packages?|shipments?|deliver(?:y|ies)|suppl(?:y|ies)|transfers?|exports?|sales?|donations?|deals?|orders?|weapons|arms|missiles|tanks|jets|ammunition|howitzers|licen[cs]es|permits|pomoc\w*|lieferung\w*|waffenlieferung\w*|militärhilfe|stödpaket|stöd|допомог\w*))"
    rf"(?P<gap>[^.;:⟨]{{0,45}}?)\b(?P<prep>to|for|bound for|headed for|towards?|dla|для|an|für|till|aux?|à|para|a)\s+(?:(?:the|its|embattled|disputed|neighbou?ring|war-torn|close|ally|allies|die|der|den|la|el|o|aos?)\s+){{0,2}}(?P<to>⟨[AJ]\d+⟩)",
    re.I,
)
GOODS = re.compile(
    rf"\b(?:weapon\w*|arms\b|{AID}|ammunition|munition\w*|missile\w*|tank\w*|howitzer\w*|artillery|air defen[cs]e|jets?|fighters?|aircraft|warplane\w*|helicopter\w*|drone\w*|shells?|rocket\w*|"
    r"vehicle\w*|launcher\w*|batter(?:y|ies)|warship\w*|carrier\w*|equipment|hardware|aid\b|assistance|package|firearm\w*|permit\w*|licen[cs]e\w*|export\w*|sale\w*|"
    r"broń|broni|samolot\w*|rakiet\w*|czołg\w*|амуніц\w*|зброї|зброю|ракет\w*|комплекс\w*|waffen|panzer|munition|rakete\w*|armes|chars|missiles|armas|tanques|misiles|navio\w*|vapen|ammunition\w*|jaktrobotar|reservdelar)|⟨S\d+⟩|⟨M\d+⟩",
    re.I,
)
_VERBS = re.compile("|".join(f"(?P<{act}>(?<![\\w⟨-])(?:{words})(?![\\w-]))" for act, words in VERBS.items()), re.I)
_ACTOR = re.compile(r"⟨([AJ])(\d+)⟩")
_INSTITUTION = re.compile(
    r"^(?:['’]s?)?\s+(?:(?:[A-Z][\w.'’-]*|foreign|defen[cs]e|prime|vice|deputy|acting|interior|economy|federal|former|top|senior|military|national|state|labor|labour|security|social|coalition)\s+){0,4}?"
    r"(?:[Mm]inist\w+|[Gg]overnment|[Oo]fficials?|[Pp]resident\w*|[Cc]hancellor|[Pp]arliament|[Cc]abinet|[Ss]enat\w+|[Cc]ongress|[Ll]eaders?|[Aa]uthorit\w+|[Dd]epartment|[Aa]rmy|[Nn]avy|[Ff]orces|[Ll]awmakers?|"
    r"[Ss]pokes\w+|[Aa]mbassador|[Dd]iplomats?|[Aa]dministration|[Ss]ecretary|[Ff]irms?|[Cc]ompan\w+|[Ss]uppliers?|PM|MPs?|House|premier|Bundestag|Rada|Government|arms\s+(?:firm|maker|manufacturer))"
)
_NOT_AGENT = re.compile(r"\b(?:to|for|from|against|in|into|on|at|with|between|over|near|towards?|inside|across|about|of|helping|help|arming|via|than|behind|versus|made in|dla|dans|para|für|mit|nach)\s+(?:(?:the|its|their|a|an|neighbou?ring|what|both)\s+){0,2}$", re.I)
_NEGATION = re.compile(r"\b(?:not|n't|n’t|never|no longer|cannot|without|refus\w+ to|declin\w+ to|ruled out|rules out|nie|не|nicht|kein\w*|ne|não|no(?= (?:enviar|ser))|inte)\b(?:\W+\w+){0,4}\W*$", re.I)
_FUTURE = re.compile(r"\b(?:will|would|to|plans? to|going to|shall|could|can|may|might|should|must|set to|about to|intends? to|wants? to|wird|werden|soll|буде|będzie|ska|kommer att)\W+(?:\w+\W+){0,2}$", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?)\s+(?:\w+\s+){0,2}$", re.I)
_CLAUSE = re.compile(r"[;:]|,\s+(?:but|while|whereas|although|which)\b|\bwhile\b|\bwhereas\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """One act in a sentence.

    Args:
        act: What is done.
        agents: Ids of those who do it: the supplier for give, sell, refuse; the buyer for buy; the asker for request.
        recipients: Ids of those to whom.
        sources: Ids of those from whom (buy, receive).
        negated: "not", "cannot".
        future: It lies ahead or is only possible.
        goods: Goods or money stand in the same clause.
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
    goods: bool
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with marks in place of names, and where its characters stood before."""

    text: str
    offsets: tuple[tuple[int, int], ...]

    def original(self, at: int) -> int:
        """Place in the sentence as written of a place in the marked text."""
        shift = 0
        for marked, moved in self.offsets:
            if marked > at:
                break
            shift = moved
        return at - shift


def mark(sentence: Sentence, mentions: Sequence[Mention], indexes: Mapping[int, int]) -> Marked:
    """Put marks in place of names.

    Args:
        sentence: The sentence.
        mentions: Its mentions, in order.
        indexes: Number of each mention, by where it starts.
    """
    parts: list[str] = []
    offsets: list[tuple[int, int]] = []
    at = length = 0
    for one in mentions:
        if one.start < at or one.target.kind not in ("actor", "system"):
            continue
        letter = "S" if one.target.kind == "system" else "J" if one.adjective and not _INSTITUTION.match(sentence.text[one.end :]) else "A"
        sign = f"⟨{letter}{indexes[one.start]}⟩"
        parts += [sentence.text[at : one.start], sign]
        length += one.start - at + len(sign)
        at = one.end
        offsets.append((length, length - at))
    parts.append(sentence.text[at:])
    return Marked("".join(parts), tuple(offsets))


def find_frames(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Frame, ...]:
    """Every act in the article, in order."""
    frames: list[Frame] = []
    last_agent: tuple[str, ...] = ()
    for sentence in sentences:
        here = sorted((one for one in mentions if one.sentence == sentence.order), key=lambda one: one.start)
        marked = mark(sentence, here, {one.start: number for number, one in enumerate(here)})
        found = [*_verb_frames(sentence, marked, here, last_agent), *_aid_frames(sentence, marked, here)]
        frames += found
        subject = _subject(marked.text, here)
        last_agent = subject or last_agent
    return tuple(frames)


def _subject(text: str, here: Sequence[Mention]) -> tuple[str, ...]:
    """The actor that the sentence begins with, for "it" and "the ministry" in the next one."""
    for match in _ACTOR.finditer(text):
        if not _NOT_AGENT.search(text[: match.start()]):
            return (here[int(match[2])].target.id,)
    return ()


def _verb_frames(sentence: Sentence, marked: Marked, here: Sequence[Mention], last: tuple[str, ...]) -> Iterator[Frame]:
    text = marked.text
    for match in _VERBS.finditer(text):
        act: Act = match.lastgroup  # type: ignore[assignment]
        left, right = _clause(text, match.start(), match.end())
        passive = bool(_PASSIVE.search(left)) and match[0].lower().endswith(("ed", "en", "nt", "ld", "ht"))
        agents = _passive_agents(right, here) if passive else _agents(left, here)
        if not agents and not passive and re.search(r"\b(?:it|he|she|they|we|I|ministry|government|officials?|minister|president)\b", left, re.I):
            agents = last
        yield Frame(
            act=act,
            agents=agents,
            recipients=_recipients(act, left, right, here, passive),
            sources=_after("from", right, here),
            negated=bool(_NEGATION.search(left)),
            future=bool(_FUTURE.search(left)),
            goods=bool(GOODS.search(left + right)),
            sentence=sentence.order,
            start=marked.original(match.start()),
            end=marked.original(match.end()),
        )


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a word, up to the clause's ends."""
    left, right = text[:start], text[end:]
    cuts = [match.end() for match in _CLAUSE.finditer(left)]
    if cuts and _ACTOR.search(left[cuts[-1] :]):
        left = left[cuts[-1] :]
    stop = _CLAUSE.search(right)
    return left, right[: stop.start()] if stop else right


def _agents(left: str, here: Sequence[Mention]) -> tuple[str, ...]:
    """The actor nearest to the left that no preposition governs; with those joined to it by "and"."""
    found: list[str] = []
    matches = list(_ACTOR.finditer(left))
    for match in reversed(matches):
        if match[1] == "J" and not re.match(r"\s*$|['’]s", left[match.end() :]):
            continue
        before = left[: match.start()]
        if not found and _NOT_AGENT.search(before):
            continue
        found.append(here[int(match[2])].target.id)
        if not re.search(r"(?:,|\band\b|\bas well as\b|&)\s*(?:the )?$", before):
            break
    return tuple(dict.fromkeys(found))


def _passive_agents(right: str, here: Sequence[Mention]) -> tuple[str, ...]:
    return _after("by", right, here) or _after("from", right, here)


def _after(word: str, right: str, here: Sequence[Mention]) -> tuple[str, ...]:
    match = re.search(rf"\b{word}\s+(?:(?:the|its|their)\s+)?(?:\w+\s+){{0,2}}?((?:⟨[AJ]\d+⟩)(?:(?:,\s*|\s+and\s+)(?:the )?⟨[AJ]\d+⟩)*)", right[:160])
    return _ids(match[1], here) if match else ()


def _ids(text: str, here: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(here[int(match[2])].target.id for match in _ACTOR.finditer(text)))


def _recipients(act: Act, left: str, right: str, here: Sequence[Mention], passive: bool) -> tuple[str, ...]:
    if act == "receive":
        return _agents(left, here)
    if act in ("give", "promise", "deliver", "sell", "allow", "refuse"):
        direct = re.match(r"\s+(?:to\s+)?(?:(?:the|more|additional|also|embattled)\s+)*(⟨A\d+⟩)(?!['’])(?!\s+(?:and|said|says|announced)\b)", right)
        if direct and act != "refuse" and act != "allow":
            return _ids(direct[1], here)
        for word in ("to", "for", "dla", "для", "till", "an die", "à", "aux?", "para"):
            found = _after(word, right, here)
            if found:
                return found
        if act == "give" and not left.isascii():
            nearest = _ACTOR.search(right[:80])
            return _ids(nearest[0], here) if nearest else ()
    return ()


def _aid_frames(sentence: Sentence, marked: Marked, here: Sequence[Mention]) -> Iterator[Frame]:
    """ "US arms sale to Taiwan", "military aid for Ukraine", "arms exports to Saudi Arabia". """
    for match in _AID_NOUN.finditer(marked.text):
        left = marked.text[: match.start()]
        owner = re.search(r"⟨[AJ](\d+)⟩(?:['’]s?)?\s+(?:[\w$€£.,-]+\s+){0,4}$", left) or re.search(r"⟨[AJ](\d+)⟩", match["aid"])
        yield Frame(
            act="aid",
            agents=(here[int(owner[1])].target.id,) if owner else (),
            recipients=_ids(match["to"], here),
            sources=(),
            negated=False,
            future=False,
            goods=True,
            sentence=sentence.order,
            start=marked.original(match.start()),
            end=marked.original(match.end()),
        )
