"""How a language says who gives and who is given to: languages.yaml, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ...patterns import compiled, pattern_of
from ...values.frozen import quick
from ..table import read_yaml

LIST = (
    r"⟨[AJ]\d+⟩(?:(?:,\s*|,?\s+(?:and|y|e|und|och|og|en|i|a|et|та|і|й|и)\s+)(?:the |the |die |la |le |el |l['’])?"
    r"⟨[AJ]\d+⟩)*"
)
_NEVER = pattern_of(r"(?!)")
_OFFICE = pattern_of(
    r"\b(?:government|parliament|ministry|president|gobierno|presidente|gouvernement|président|governo|presidente|"
    r"Regierung|Präsident\w*)\s+(?:of|de|du|di|da|do|des|der|von)\s*(?:the\s+|la\s+|l['’])?$|"
    r"(?<!\w)(?:правительств|министр|министерств|президент|премьер|минобороны|уряд|міністр|міністерств|президент|міноборони|"
    r"rząd|minister|ministerstw|prezydent|premier|vlád|ministr)\w*(?:[- ]міністр\w*|[- ]министр\w*)?"
    r"(?:\s+(?:обороны|оборони|obrony|obrany|национальной|narodowej)){0,2}\s+$",
    re.I,
)


@quick
class Grammar:
    """One language's words around the verb.

    Args:
        to: Patterns from a preposition to the names after it (group 1), in the order they are tried.
        source: The same for those from whom.
        agent: The same for those by whom, in a passive.
        place: The same for where goods arrive.
        counterpart: The same for those from whom somebody buys, or whom somebody asks.
        aid: From a noun for aid to the name (group 2) that follows it, a preposition between them (group 1) or a case.
        dative: What a clause ends with before a name in the dative; matches nothing where a language has no such.
        endings: How a name in the dative ends.
        bare: The name after the verb is the one to whom.
        inverts: Who acts may stand after the verb.
        spelled: The language's tag.
        governed: A preposition ends a clause: the name after it is not who acts.
        fronted: A preposition of the one to whom ends a clause.
        office: "the government of" ends a clause: the name after it acts.
        future: A clause that ends before the verb looks ahead.
        negation: It is said not to be.
    """

    to: tuple[re.Pattern[str], ...]
    source: tuple[re.Pattern[str], ...]
    agent: tuple[re.Pattern[str], ...]
    place: tuple[re.Pattern[str], ...]
    counterpart: tuple[re.Pattern[str], ...]
    aid: re.Pattern[str]
    dative: re.Pattern[str]
    endings: re.Pattern[str]
    bare: bool
    inverts: bool
    spelled: str
    governed: re.Pattern[str]
    fronted: re.Pattern[str]
    office: re.Pattern[str]
    future: re.Pattern[str]
    negation: re.Pattern[str]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language; English where languages.yaml has none.

    Args:
        language: BCP 47 tag.
    """
    table = _table()
    raw = table.get(language, table["en"])
    return Grammar(
        to=_before_names(raw, "to"),
        source=_before_names(raw, "from"),
        agent=_before_names(raw, "by"),
        place=_before_names(raw, "at"),
        counterpart=_before_names(raw, "seller"),
        aid=_nouns(raw),
        dative=_ends_with(raw.get("dative", ()), raw),
        endings=compiled(rf"\w(?:{'|'.join(raw['endings'])})$") if "endings" in raw else _NEVER,
        bare="bare" in raw,
        inverts="inverts" in raw,
        spelled=language if language in table else "en",
        governed=_ends_with(_governing(raw), raw),
        fronted=_ends_with(_prepositions(raw, "to"), raw),
        office=_OFFICE,
        future=_said_before(raw.get("future", ()), "final" in raw),
        negation=_said_before(raw.get("negation", ()), "final" in raw),
    )


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    raw: Mapping[str, Mapping[str, Any]] = read_yaml(Path(__file__).with_name("languages.yaml"))
    return raw


def _before_names(raw: Mapping[str, Any], role: str) -> tuple[re.Pattern[str], ...]:
    articles = "|".join(raw.get("article", ()))
    article = rf"(?:(?:{articles})(?!\w)\s*)?" if articles else ""
    return tuple(
        compiled(rf"(?<!\w){word}(?!\w)\s*{article}(?:\w+\s+){{0,2}}?({LIST})", re.I) for word in raw.get(role, ())
    )


def _prepositions(raw: Mapping[str, Any], *roles: str) -> list[str]:
    return [word for role in roles for word in raw.get(role, ())]


def _nouns(raw: Mapping[str, Any]) -> re.Pattern[str]:
    if "aid" not in raw:
        return _NEVER
    articles = "|".join((*raw.get("article", ()), *raw.get("dative", ()))) or "(?!)"
    to = "|".join(_prepositions(raw, "to")) or "(?!)"
    return compiled(
        rf"(?<!\w)(?:{'|'.join(raw['aid'])})(?!\w)(?:\s+[^\s.;:,⟨]+){{0,4}}?\s+(?:(?P<by>{to})\s*)?(?:(?:{articles})(?!\w)\s*)?"
        r"(?P<to>⟨A\d+⟩)",
        re.I,
    )


def _governing(raw: Mapping[str, Any]) -> list[str]:
    """Words whose names do not act; none that is an article too."""
    words = [*_prepositions(raw, "to", "from", "at"), *raw.get("beside", ())]
    return [word for word in words if word not in raw.get("article", ())]


def _ends_with(words: Sequence[str], raw: Mapping[str, Any]) -> re.Pattern[str]:
    """A clause that ends with one of some words, and an article perhaps."""
    if not words:
        return _NEVER
    article = "|".join(raw.get("article", ())) or "(?!)"
    return compiled(rf"(?<!\w)(?:{'|'.join(words)})(?:\s+(?:(?:{article})\s*)?|(?<=['’]))$", re.I)


def _said_before(words: Sequence[str], anywhere: bool) -> re.Pattern[str]:
    """Words that count up to three words before the verb, or anywhere in the clause before it."""
    if not words:
        return _NEVER
    reach = r"[^.;]*$" if anywhere else r"(?:\W+\w+){0,4}\W*$"
    return compiled(rf"(?<!\w)(?:{'|'.join(words)})(?!\w){reach}", re.I)
