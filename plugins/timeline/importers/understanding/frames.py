"""Who does what with goods: for every verb or noun of giving, refusing, buying … its agent and its recipients.

The words stand in acts.yaml, by language, and what stands around them in languages.yaml; the grammar is a handful of
patterns over sentences with marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from ...patterns import compiled, pattern_of
from ..table import read_yaml
from .aid_frames import POSSESSED, aid_frame, aid_frames
from .asides import in_passing
from .frame import Act, Frame
from .goods_words import UNSPACED, goods_in
from .governing import governed
from .grammar import Grammar, grammar
from .japanese import japanese_frames
from .marking import ACTOR, Marked, mark
from .mentions import Mention
from .text import Sentence

_GOODS = pattern_of(
    r"\b(?:weapon\w*|arms\b|military|security|defen[cs]e|ammunition|munition\w*|missile\w*|tank\w*|howitzer\w*|"
    r"artillery|jets?|wartime|war|humanitarian|financial|lethal|non-lethal|emergency|air defen[cs]e|fighters?|aircraft|"
    r"warplane\w*|helicopter\w*|drone\w*|shells?|rocket\w*|vehicle\w*|launcher\w*|batter(?:y|ies)|warship\w*|"
    r"carrier\w*|equipment|hardware|aid\b|assistance|packages?|stocks?\b|stockpiles?|own (?:\w+ )?suppl\w+|"
    r"firearm\w*|permit\w*|licen[cs]e\w*|licensing|export\w*|sale\w*|bombs?|armou?red|howitzers?|guns?|mortars?|rifles?|"
    r"mines?|boats?|vessels?|frigates?|submarines?|radars?|bullets?|cartridges?|grenades?|rounds|interceptors?|"
    r"trucks?|ambulances?|bulldozers?|helmets?|vests?|minesweepers?|minehunters?|corvettes?|destroyers?|torpedo\w*|jammers?|"
    r"warheads?|simulators?|manpads|body armou?r)|⟨[SJ]\d+⟩",
    re.I,
)
_NOT_AGENT = pattern_of(
    r"\b(?:to|for|from|against|in|into|on|at|with|between|over|near|towards?|inside|across|about|of|helping|help|"
    r"arming|via|by|amid|despite|than|behind|versus|made in|ahead of)\s+"
    r"(?:(?:the|its|their|a|an|neighbou?ring|what|both|embattled)\s+){0,2}$",
    re.I,
)
_JOINED = pattern_of(
    r"^(?:['’]s)?\s*(?:,|,?\s*\b(?:and|as well as|und|i|och|og|en|et|y|e|та|і|й|и)\b|&)\s*(?:the |die |la |le |el )?$",
    re.I,
)
_SUM = pattern_of(
    r"\b(?:[mb]illion\w*|millon\w*|milliard\w*|miliard\w*|mln|mld|bn|mio|mrd)\b|(?<!\w)(?:млн|млрд)(?!\w)", re.I
)
_MAY_DEAL = pattern_of(
    rf"{_GOODS.pattern.replace('[SJ]', '[sj]')}|{_SUM.pattern}|\b(?:permission|consent|approv|request|authori[sz])"
)  # for small letters
_MADE = pattern_of(rf"(⟨J\d+⟩)(?:-(?:made|built|produced))?\s+(?:[\w-]+\s+){{0,3}}?(?:{_GOODS.pattern})", re.I)
_GOES_ON = pattern_of(r"(?:['’]s)?\s*(?:,|and|und|y|et|i|та)\s*(?:and\s+)?(?:the )?⟨[AJ]")
_NEGATION = pattern_of(
    r"\b(?:not|n't|n’t|never|no longer|cannot|without|refus\w+ to|declin\w+ to|ruled out|rules out)\b"
    r"(?:\W+\w+){0,4}\W*$",
    re.I,
)
_FUTURE = pattern_of(
    r"\b(?:will|would|to|plans? to|going to|shall|could|can|may|might|should|must|set to|about to|intends? to|"
    r"wants? to)\W+(?:\w+\W+){0,2}$",
    re.I,
)
_PARTICIPLE = pattern_of(r"\s+(?:(?:jointly|last|earlier|on|this|by|\w+day|week|month|year)\s+){0,3}?by\s", re.I)
_SIGNED = pattern_of(r"sign|ink|seal|clinch|finali", re.I)
_WITH = pattern_of(r"[^.;]{0,60}?\bwith (?:the )?(⟨A\d+⟩)")
_REACHED = pattern_of(r"\s+(?:[\w-]+\s+){0,2}?(⟨A\d+⟩)")
_LED = pattern_of(
    r"(⟨[AJ]\d+⟩)(?:[- ](?:led|run|financed|funded))?\s+(?:[\w-]+\s+){0,2}?(?:initiative|drive|scheme)|"
    r"(?:initiative|drive|scheme) (?:led|run|launched) by (?:the )?(⟨A\d+⟩)",
    re.I,
)
_MAKING = pattern_of(
    r"\b(?:produced|made|built|manufactured|developed|designed|owned|operated|backed|led|shared|posed|used|flown|seized|captured)\s+"
    r"(?:jointly\s+)?$",
    re.I,
)
_ORDER_FOR = pattern_of(
    r"\s+(?:(?!(?:under|from|as|in|on|by|of|for|with|after|through|per|to|and|that|which)\b)[\w$€£.,'’-]+\s+){0,6}?"
    r"(?:orders?|contracts?)\b",
    re.I,
)
_PASSIVE = pattern_of(r"\b(?:is|are|was|were|be|been|being|gets?)\s+(?:\w+\s+){0,2}$", re.I)
_PRONOUN = pattern_of(
    r"\b(?:it|he|she|they|we|I|ministry|government|officials?|minister|president|regierung|\w*ministerium|gouvernement|"
    r"ministère|gobierno|ministerio|governo|ministero|rząd|resort|уряд|міноборони|відомство|правительство|минобороны|"
    r"ведомство)\b",
    re.I,
)
_CLAUSE = pattern_of(r"[;:]|,\s+(?:but|while|whereas|although|which)\b|\bwhile\b|\bwhereas\b")
_DIRECT = pattern_of(
    r"\s+(?:to\s+)?(?:(?:the|more|additional|also|embattled)\s+)*(⟨A\d+⟩)(?!['’-])(?!\s+(?:and|said|says|"
    r"announced)\b)"
)
_SELLER = pattern_of(r"(?:[^.;⟨]{0,60}?\b(?:with|contract for))?\s+(?:the )?(⟨[AJ]\d+⟩)")
_ASKED = pattern_of(
    r"\s+(?:the\s+)?(⟨[AJ]\d+⟩)(?:\s+\w+){0,2}?\s+"
    r"(?:for|to (?:send|give|provide|supply|deliver|donate|transfer)|um|про|o|по)\b",
    re.I,
)
_GIVING = frozenset({"give", "deliver", "promise", "sell"})
_FORMS: Mapping[str, tuple[Act, bool]] = {
    "pause": ("refuse", False), "cancel": ("refuse", False), "delivered": ("deliver", True),
    "received": ("receive", True), "arrive": ("deliver", True),
}  # fmt: skip
REACH = 160  # characters after a verb in which the one to whom is looked for


def find_frames(sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str) -> tuple[Frame, ...]:
    """Every act in the article, in order.

    Args:
        sentences: The article.
        mentions: The names in it, in order.
        language: BCP 47 tag: words, word order and cases differ.
    """
    by_sentence = {order: list(group) for order, group in groupby(mentions, key=lambda one: one.sentence)}
    frames: list[Frame] = []
    last: tuple[str, ...] = ()
    for sentence in sentences:
        marked = mark(sentence, by_sentence.get(sentence.order, []))
        if not _may_deal(marked.text, language):
            pass
        elif language in UNSPACED:
            frames += governed(list(japanese_frames(sentence, marked, last)), language)
        else:
            frames += governed(list(_verb_frames(sentence, marked, last, language)), language)
            frames += (
                aid_frames(sentence, marked) if language in ("en", "und") else _aid_nouns(sentence, marked, language)
            )
        last = _subject(marked) or (last if _PRONOUN.match(sentence.text) else ())
    return tuple(frames)


def _may_deal(text: str, language: str) -> bool:
    """Whether a sentence can tell of a dealing: it names goods, a sum or a consent. Most do not, and that is soon told:
    in small letters a pattern need not mind their size, which is four times as fast."""
    small = text.lower()
    return bool(_MAY_DEAL.search(small) or goods_in(language).search(text))


@cache
def _verbs(language: str) -> re.Pattern[str]:
    """The verbs of a language and of English, each in a group of its form's name."""
    raw: Mapping[str, Mapping[str, str]] = read_yaml(Path(__file__).with_name("acts.yaml"))
    forms = []
    for form, words in raw.items():
        choices = "|".join(f"{words.get('en', '')} {words.get(language, '') if language != 'en' else ''}".split())
        if choices:
            forms.append(rf"(?P<{form}>(?<![\w⟨-])(?:{choices})(?![\w-]))")
    return compiled("|".join(forms), re.I)


def _subject(marked: Marked) -> tuple[str, ...]:
    """The actor that the sentence begins with, for "it" and "the ministry" in the next one."""
    for match in ACTOR.finditer(marked.text):
        if not _NOT_AGENT.search(marked.text[: match.start()]):
            return marked.ids(match[0])
    return ()


def _verb_frames(sentence: Sentence, marked: Marked, last: tuple[str, ...], language: str) -> Iterator[Frame]:
    words = grammar(language)
    for match in _verbs(language).finditer(marked.text):
        form = str(match.lastgroup)
        act, done = _FORMS.get(form, (form, False))
        left, right = _clause(marked.text, match.start(), match.end())
        if act == "receive" and _ORDER_FOR.match(right):  # who gets an order sells
            act, form, done = "sell", "order", False
        if act == "sell" and _SIGNED.match(match[0]):
            form = "order"
        goods = any(kind.search(side) for kind in (_GOODS, goods_in(language)) for side in (left[-70:], right[:110]))
        if form == "arrive":
            agents, recipients = _arrival(marked, left, right, words, match[0].lower() == "reached")
        else:
            participle = match[0].lower().split()[0].endswith(("ed", "en", "nt", "ld", "ht"))
            passive = participle and bool(_PASSIVE.search(left) or (words.spelled == "en" and _PARTICIPLE.match(right)))
            agents, rest = _agents_of(marked, left, right, last, passive, words)
            recipients = _recipients(act, marked, left, rest, words)
            other = _WITH.match(rest) if form == "order" else None
            recipients = marked.ids(other[1]) if other else recipients
        sources = _after(words.source, right, marked) or _counterpart(act, marked, right, words)
        if not sources and act in ("receive", "buy"):
            sources = tuple(one for one in _made_by(marked, right) if one not in agents)
        goods = goods or (act == "buy" and bool(agents and sources and _SUM.search(left[-REACH:] + right[:REACH])))
        future = bool(_FUTURE.search(left) or words.future.search(left))
        yield Frame(
            act=act,  # type: ignore[arg-type]
            form=form,
            agents=agents,
            recipients=tuple(one for one in recipients if one not in agents) if form != "receive" else recipients,
            sources=sources,
            negated=bool(_NEGATION.search(left) or words.negation.search(left)),
            future=future,
            done=done and not future,
            aside=in_passing(left, right, _verbs(language) if form == "arrive" else None),
            goods=goods and not (form == "arrive" and not (agents or recipients)),
            sentence=sentence.order,
            start=marked.original(match.start()),
            end=marked.original(match.end()),
        )


def _counterpart(act: str, marked: Marked, right: str, words: Grammar) -> tuple[str, ...]:
    """With whom a contract is made ("contracted ⟨A⟩ to supply", "signed a contract with ⟨A⟩"), who is asked."""
    named = _after(words.counterpart, right, marked) if act in ("buy", "request") else ()
    if named:
        return named
    pattern = {"buy": _SELLER, "request": _ASKED}.get(act)
    match = pattern.match(right) if pattern else None
    return marked.ids(match[1]) if match else ()


def _aid_nouns(sentence: Sentence, marked: Marked, language: str) -> Iterator[Frame]:
    """ "ein Hilfspaket für die Ukraine", "пакет допомоги Україні": a preposition or a case tells who is given to."""
    words = grammar(language)
    for match in words.aid.finditer(marked.text):
        written = marked.written(match["to"])
        if not (match["by"] or words.endings.search(written) or words.dative.search(marked.text[: match.start("to")])):
            continue
        left = marked.text[: match.start()]
        takers = marked.ids(match["to"])
        agents = tuple(one for one in _agents(left, marked, words) if one not in takers)
        yield aid_frame(sentence, marked, match, agents, takers, start=0)


def _made_by(marked: Marked, right: str) -> tuple[str, ...]:
    """Whose goods somebody gets: "21 ⟨J⟩-made howitzers", "the first ⟨J⟩ ⟨S⟩"."""
    match = _MADE.search(right[:REACH])
    return marked.ids(match[1]) if match else ()


def _arrival(
    marked: Marked, left: str, right: str, words: Grammar, reached: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """From whom and where goods arrive, wherever in the clause that is said; of an initiative's, whose that is."""
    clause = f"{left} \u2026 {right[:REACH]}"
    there = _REACHED.match(right) if reached else None
    takers = marked.ids(there[1]) if there else ()
    takers = takers or _after((*words.place, *words.to), clause, marked) or _left_dative(left, marked, words)
    led = _LED.search(left)
    givers = _after(words.source, clause, marked) or (marked.ids(led[1] or led[2]) if led else ())
    return tuple(one for one in givers if one not in takers), takers


def _agents_of(
    marked: Marked, left: str, right: str, last: tuple[str, ...], passive: bool, words: Grammar
) -> tuple[tuple[str, ...], str]:
    """Who acts, and what is left of the clause after the verb."""
    if passive:
        there = _after(words.agent, right, marked) or _after(words.source, right, marked)
        return there or (_after(words.source, left[-90:], marked) if words.spelled == "en" else ()), right
    agents = _agents(left, marked, words)
    if not agents and words.inverts:
        inverted = re.match(r"\s+(⟨A\d+⟩)", right)
        if inverted and not words.endings.search(marked.written(inverted[1])):
            return marked.ids(inverted[1]), right[inverted.end() :]
    if not agents and _PRONOUN.search(left):
        agents = last
    if not agents and words.spelled != "en":
        agents = _after(words.agent, right, marked)
    return agents, right


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a word, up to the clause's ends."""
    left, right = text[:start], text[end:]
    cuts = [match.end() for match in _CLAUSE.finditer(left)]
    if cuts and ACTOR.search(left[cuts[-1] :]):
        left = left[cuts[-1] :]
    stop = _CLAUSE.search(right)
    return left, right[: stop.start()] if stop else right


def _agents(left: str, marked: Marked, words: Grammar) -> tuple[str, ...]:
    """The actor nearest to the left that no preposition governs; with those joined to it by "and"."""
    groups: list[tuple[bool, list[str]]] = []
    end = 0
    for match in ACTOR.finditer(left):
        if match[1] == "J" and not re.match(r"\s*$|['’]s", left[match.end() :]):
            continue
        between = left[end : match.start()]
        ends_clause = (
            groups and groups[-1][0] and between.strip(" the") == "," and not _GOES_ON.match(left[match.end() :])
        )
        if groups and _JOINED.match(between) and not ends_clause:
            groups[-1][1].extend(marked.ids(match[0]))
        else:
            groups.append((_is_governed(left[: match.start()], match[0], marked, words), list(marked.ids(match[0]))))
        end = match.end()
    free = [ids for governed, ids in groups if not governed]
    return tuple(dict.fromkeys(free[-1])) if free else ()


def _is_governed(before: str, name: str, marked: Marked, words: Grammar) -> bool:
    """Whether a preposition or a case makes a name something else than who acts."""
    if words.office.search(before):
        return False
    if _NOT_AGENT.search(before) or words.governed.search(before):
        return True
    written = marked.written(name)
    return written[:1].isupper() and bool(words.dative.search(before) or words.endings.search(written))


def _after(patterns: Sequence[re.Pattern[str]], right: str, marked: Marked) -> tuple[str, ...]:
    """The actors after the first of some prepositions that is there."""
    for pattern in patterns:
        for match in pattern.finditer(right[: REACH * 2]):
            if match.start() > REACH or _OF_WAR.match(right[match.end() :]) or _MAKING.search(right[: match.start()]):
                continue
            described = match[1].startswith("⟨J") and re.match(r"\s+\w", right[match.end() :])
            if not described:
                return marked.ids(match[1])
    return ()


_OF_WAR = pattern_of(rf"(?!{POSSESSED})", re.I)


def _recipients(act: str, marked: Marked, left: str, right: str, words: Grammar) -> tuple[str, ...]:
    if act == "receive":
        return _agents(left, marked, words)
    if act in ("request", "buy"):
        return ()
    direct = _DIRECT.match(right)
    if direct and act not in ("refuse", "allow") and words.spelled in ("en", "de", "sv", "da", "nb", "nl"):
        return marked.ids(direct[1])
    found = _after(words.to, right, marked)
    if found or act not in _GIVING:
        return found or (_last_of_two(right, marked, words) if act in ("refuse", "allow") else ())
    if words.bare:
        nearest = ACTOR.search(right[:80])
        if nearest and not words.governed.search(right[: nearest.start()]):
            return marked.ids(nearest[0])
    return _right_dative(right, marked, words) or _left_dative(left, marked, words)


def _last_of_two(right: str, marked: Marked, words: Grammar) -> tuple[str, ...]:
    """ "did not allow Estonia the export to Ukraine", both in the dative: the second is the one to whom."""
    names = [match[0] for match in ACTOR.finditer(right[:REACH]) if words.endings.search(marked.written(match[0]))]
    return marked.ids(names[-1]) if len(names) > 1 else ()


def _right_dative(right: str, marked: Marked, words: Grammar) -> tuple[str, ...]:
    for match in ACTOR.finditer(right[:REACH]):
        if words.dative.search(right[: match.start()]) and marked.written(match[0])[:1].isupper():
            return marked.ids(match[0])
    return ()


def _left_dative(left: str, marked: Marked, words: Grammar) -> tuple[str, ...]:
    """The last name before the verb that its case, or a preposition, makes the one to whom."""
    for match in reversed(list(ACTOR.finditer(left))):
        before, written = left[: match.start()], marked.written(match[0])
        if words.office.search(before) or not written[:1].isupper():
            continue
        if words.dative.search(before) or words.endings.search(written) or words.fronted.search(before):
            return marked.ids(match[0])
    return ()
