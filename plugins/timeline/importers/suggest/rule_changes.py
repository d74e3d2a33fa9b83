"""Changes of rules: whose rule, what is done to it, and which of its clauses the article speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.library import Library
from ...model.vocabulary import Clause, Rule
from ...patterns import pattern_of
from ...problems import Problem
from ..understanding.gazetteer import state_name
from ..understanding.kinds import RULE_CHANGE, changes_rule
from ..understanding.rule_words import halts
from ..understanding.story import Story
from ..understanding.text import Sentence
from .evidence import Part, Sure, Value, suggestion

EARLY = 3
ENOUGH = 0.26  # share of the words of a rule's name, from which it is meant without being named
_RULE_LIKE = pattern_of(
    r"\b(?:rules?|laws?|guidelines?|principles?|polic(?:y|ies)|regulations?|restrictions?|curbs?|limits?|bans?|embargo\w*|controls?|"
    r"stance|prohibition)|gesetz|richtlinie|regel|embargo|exporte?\b|ausfuhr|règle|\bloi\b|exportation|norma|\bley|exportaci|"
    r"legge|przepis|zasad|praw\w+ o|ustaw|закон|правил|ембарго|обмежен|эмбарго|ограничен|三原則|指針|ルール|規制|制限",
    re.I,
)
_ACTIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("suspend", pattern_of(
        r"\b(?:suspend\w*|halt\w*|freez\w+|froze|paus\w+|ausgesetzt|aussetz\w*|suspen[ds]\w*|zawiesi\w*)\b|"
        r"призупин|приостан|停止", re.I)),
    ("repeal", pattern_of(
        r"\b(?:scrap\w*|abolish\w*|repeal\w*|(?:lift|drop|end)(?:s|ed|ping|ing)? (?:\w+ ){0,4}(?:ban|"
        r"embargo|freeze|prohibition))\b", re.I)),
    ("reinstate", pattern_of(r"\breinstat\w+|\breimpos\w+", re.I)),
    ("propose", pattern_of(
        r"\b(?:propos\w+|plans? to (?:chang|eas|lift|relax|amend)\w*|consider\w* (?:chang|eas|lift|"
        r"relax)\w*|draft bill)\b", re.I)),
    ("adopt", pattern_of(r"\b(?:adopt\w*|introduc\w+|impos\w+|new (?:law|rules|principles|guidelines))\b", re.I)),
    ("interpret", pattern_of(r"\breinterpret\w*|\bread(?:s|ing)? the (?:law|rules)\b", re.I)),
)  # fmt: skip
_WHOLE_RULE = pattern_of(r"\b(?:laws?|act|guidelines?|principles|polic(?:y|ies)|rules?)\b", re.I)
_FORBIDS = pattern_of(
    r"\b(?:not (?:\w+ )?(?:allow|permit|let)\w*|prohibit\w*|forbid\w*|bans?\b|banned|ruled? out|"
    r"exclud\w+|cannot|can['’]t|barred|still not)\b",
    re.I,
)
_CONDITIONS = pattern_of(
    r"\b(?:permission|consent|approval|condition\w*|case[- ]by[- ]case|only if|provided that|one by one|"
    r"screening|examin\w+|restrict\w*|limited to)\b",
    re.I,
)
_ALLOWS = pattern_of(
    r"\b(?:allow\w*|permit\w*|enabl\w+|let(?:s|ting)?\b|authori[sz]\w+|open(?:s|ing)? the (?:way|door)|"
    r"can now|lift\w*|eas\w+)\b",
    re.I,
)
_SAME: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("state", pattern_of(r"^(?:countr|state|nation)")), ("war",
    pattern_of(r"^(?:war|conflict|fight|combat|belligerent)")),
    ("weapon", pattern_of(r"^(?:weapon|arm|lethal|gun)")), ("onward",
    pattern_of(r"^(?:re-?export|onward|third|passing|retransfer|abroad)")),
    ("export", pattern_of(r"^(?:export|transfer|sale|sell|sold|ship)")), ("licence", pattern_of(r"^(?:licen[cs])")),
    ("part", pattern_of(r"^(?:part|component)")), ("finish", pattern_of(r"^(?:finish|complete|whole)")), ("joint",
    pattern_of(r"^(?:joint|co-?develop|develop)")),
)  # fmt: skip
_COMMON = frozenset({"state", "export", "weapon", "contro"})
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "for",
        "or",
        "and",
        "under",
        "by",
        "with",
        "that",
        "which",
        "is",
        "are",
        "be",
        "its",
        "their",
        "from",
        "on",
        "at",
        "not",
        "other",
        "kind",
        "goods",
    ]
)


def rule_changes(story: Story, library: Library, published: str | None) -> tuple[tuple[Part, ...], tuple[Problem, ...]]:
    """The field `rules`, and what is missing in content/ for it.

    Args:
        story: What was understood.
        library: content/, for the rules that there are.
        published: Day of publication: of several rules of one actor, the one changed last before it is meant.
    """
    early = [sentence for sentence in story.sentences if sentence.paragraph <= EARLY]
    for sentence in sorted(early, key=lambda one: one.paragraph == 0):  # the headline last: it says the least
        match = changes_rule(sentence.text, story.language)
        if not match:
            continue
        named = [one.target.id for one in story.mentions if one.target.kind == "rule"]
        whose = _whose(story, sentence, match.start())
        if not named and not _RULE_LIKE.search(match[0]) and not halts(sentence.text, story.language):
            continue  # single permits or sales: that is a matter of the transfer
        rule = library.rules[named[0]] if named else _rule_of(library, whose, published)
        alone = rule is not None and sum(one.whose == whose for one in library.rules.values()) == 1
        if rule is None or not (named or (alone and halted(story)) or _speaks_of(story, rule)):
            return (), _missing(whose)
        return (_change(story, sentence, match, rule, bool(named)),), ()
    return (), ()


def halted(story: Story) -> bool:
    """Whether the news is that trade in arms as such is stopped or opened again."""
    return any(halts(sentence.text, story.language) for sentence in story.sentences if sentence.paragraph <= 1)


def _missing(whose: str | None) -> tuple[Problem, ...]:
    """A problem without a file: the caller names the article."""
    if whose is None:
        return ()
    message = (
        f"a change of rules of {state_name(whose)} is reported, but content/rules has no rule of {whose}; "
        f"add it and name it under rules"
    )
    return (Problem("", 0, "rules", message, "warning"),)


def _whose(story: Story, sentence: Sentence, at: int) -> str | None:
    """The actor nearest before the change is named; else the first of the sentence, of the story."""
    actors = [one for one in story.mentions if one.target.kind == "actor" and one.sentence == sentence.order]
    before = [one for one in actors if one.start <= at]
    chosen = before[0] if before else actors[0] if actors else None
    if chosen is None:
        chosen = next((one for one in story.mentions if one.target.kind == "actor"), None)
    return chosen.target.id if chosen else None


def _rule_of(library: Library, whose: str | None, published: str | None) -> Rule | None:
    """The rule of an actor that is in force; of several, the one that an entry before the publication changed last."""
    own = [rule for rule in library.rules.values() if rule.whose == whose]
    if len(own) < 2:
        return own[0] if own else None
    changed: dict[str, str] = {}
    for entry in library.timeline:
        for change in entry.rules:
            if published is None or entry.date.text <= published:
                changed[change.rule] = f"{entry.date.text} {change.action}"
    alive = [rule for rule in own if not changed.get(rule.id, "").endswith((" repeal", " expire"))]
    return max(alive or own, key=lambda rule: (changed.get(rule.id, ""), -len(rule.id)))


def _speaks_of(story: Story, rule: Rule) -> bool:
    """Whether the article has enough of the words of a rule's name for that rule to be meant."""
    wanted = concepts(rule.name)
    said = frozenset(word for sentence in story.sentences for word in concepts(sentence.text))
    return _heft(wanted & said) > ENOUGH * _heft(wanted)


def _change(story: Story, sentence: Sentence, match: re.Match[str], rule: Rule, named: bool) -> Part:
    action = next((action for action, words in _ACTIONS if words.search(match[0])), "amend")
    if action in ("repeal", "suspend", "adopt") and rule.form != "embargo" and not _WHOLE_RULE.search(match[0]):
        action = "amend"  # a ban within the rule is lifted or set, the rule goes on
    sure: Sure = "high" if named else "medium"
    span = (match.start(), match.end())
    evidence = [
        suggestion(story, "rule", rule.id, sentence.order, span, sure),
        suggestion(story, "action", action, sentence.order, span, "medium"),
    ]
    clauses: list[Value] = []
    for clause, state, found, where in _clauses(story, rule):
        evidence += [
            suggestion(story, f"clauses[{len(clauses)}].{name}", value, found.order, where, "medium")
            for name, value in (("clause", clause.id), ("now", state))
        ]
        clauses.append({"clause": clause.id, "now": state})
    fields: dict[str, Value] = {"rule": rule.id, "action": action}
    return Part(fields | ({"clauses": clauses} if clauses else {}), tuple(evidence))


def _clauses(story: Story, rule: Rule) -> Iterator[tuple[Clause, str, Sentence, tuple[int, int]]]:
    """The clauses that a sentence on what is allowed speaks of, with the state it gives them."""
    for clause in rule.clauses:
        wanted = concepts(f"{clause.label} {clause.id.replace('-', ' ')}")
        best: tuple[float, Sentence, str, tuple[int, int]] | None = None
        for sentence in story.sentences:
            found = state(sentence.text)
            if found is None:
                continue
            share = _heft(wanted & concepts(sentence.text)) / _heft(wanted)
            if share >= 0.6 and (best is None or share > best[0]):
                best = (share, sentence, found[0], found[1])
        if best:
            yield clause, best[2], best[1], best[3]


def _heft(words: frozenset[str]) -> float:
    """How much words tell: what nearly every clause speaks of, half."""
    return sum(0.5 if word in _COMMON else 1.0 for word in words)


def state(text: str) -> tuple[str, tuple[int, int]] | None:
    """What a sentence says is forbidden, conditional or permitted (terms of `terms.CLAUSE_STATES`), and where."""
    if re.search(r"\b(?:rule|law|principle|guideline|polic|export|transfer|ban)\w*", text, re.I) is None:
        return None
    for found, words in (("forbidden", _FORBIDS), ("conditional", _CONDITIONS), ("permitted", _ALLOWS)):
        match = words.search(text)
        if match:
            return found, match.span()
    return None


def concepts(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, those that mean the same as one."""
    words = [word for word in re.findall(r"[a-z-]+", text.lower()) if word not in _EMPTY and len(word) > 2]
    return frozenset(next((name for name, pattern in _SAME if pattern.match(word)), word[:6]) for word in words)


def authorises(parts: Sequence[Part], story: Story) -> bool:
    """Whether the change of rules is one that opens something."""
    actions = {str(part.fields["action"]) for part in parts}
    early = [sentence for sentence in story.sentences if 0 < sentence.paragraph <= EARLY]
    return bool(actions & {"amend", "adopt", "repeal", "interpret"}) and any(
        _ALLOWS.search(one.text) for one in early if RULE_CHANGE.search(one.text)
    )
