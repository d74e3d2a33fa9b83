"""A sentence with marks in place of names, so that patterns read as grammar and know no single country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...patterns import pattern_of
from ...values.frozen import quick
from .mentions import Mention
from .text import Sentence

ACTOR = pattern_of(r"⟨([AJ])(\d+)⟩")
_PREFIXES = (
    "foreign|defen[cs]e|prime|vice|deputy|acting|interior|economy|federal|former|top|senior|military|"
    "national|state|labou?r|"
    "security|social|coalition"
)
_INSTITUTION = pattern_of(
    rf"^(?:['’]s?)?\s+(?:(?:[A-Z][\w.'’-]*|{_PREFIXES})\s+){{0,4}}?"
    r"(?:[Mm]inist\w+|[Gg]overnment|[Oo]fficials?|[Pp]resident\w*|[Cc]hancellor|[Pp]arliament|"
    r"[Cc]abinet|[Ss]enat\w+|"
    r"[Cc]ongress|[Ll]eaders?|[Aa]uthorit\w+|[Dd]epartment|[Aa]rmy|[Nn]avy|[Ff]orces|[Ll]awmakers?|"
    r"[Ss]pokes\w+|[Tt]roops|"
    r"[Aa]mbassador|[Dd]iplomats?|[Aa]dministration|[Ss]ecretary|[Ff]irms?|[Cc]ompan\w+|[Ss]uppliers?|"
    r"entity|regime|PM|MPs?|House|premier|royals?|royal family|"
    r"Bundestag|Rada|[Mm]ilitary(?! (?:aid|assistance|support|equipment|package))|arms\s+(?:firm|maker|"
    r"manufacturer))"
)
_OFFICE_AFTER = pattern_of(
    r"^\s+(?:\w+\s+){0,2}?(?:\w*(?:regierung|minister|ministerin|ministerium|armee|bundestag|botschafter|präsident|kanzler)\w*|"
    r"streitkräft\w*|militär\b|rząd\w*|minist\w+|prezydent\w*|armi\w*|wojsk[oau]?\b|premier\w*|władz\w*|resort\w*|"
    r"уряд\w*|міністр\w*|міністерств\w*|міноборони|президент\w*|арм\w+|військов\w+|влад\w*|посол|прем\W?єр\w*|"
    r"правительств\w*|минист\w+|минобороны|власт\w*|войск\w*|премьер\w*|парламент\w*|сторон\w*|"
    r"regering\w*|ministern?|försvarsmakten|regjering\w*|krijgsmacht|leger|vlád\w*|ministr\w*|armád\w*)",
    re.I,
)
_OFFICE_BEFORE = pattern_of(
    r"\b(?:gouvernement|ministère|ministre|président|présidente|présidence|armée|autorités|forces armées|parlement|"
    r"chef de l['’]état|gobierno|ministerio|ministr[oa]|president[ea]|ejército|autoridades|fuerzas armadas|congreso|"
    r"governo|ministero|esercito|autorità|forze armate|exército|ministério)(?:\s+\w+(?:\s+\w+)?)?\s+$",
    re.I,
)


@quick
class Marked:
    """A sentence in which ``⟨A3⟩`` stands for an actor, ``⟨J4⟩`` for an adjective of one, ``⟨S5⟩`` for a system.

    Args:
        text: The sentence with marks.
        mentions: What the numbers in the marks mean.
        offsets: For each mark, where it ends, and how much longer the text has become up to there.
        source: The sentence as written.
    """

    text: str
    mentions: tuple[Mention, ...]
    offsets: tuple[tuple[int, int], ...]
    source: str = ""

    def original(self, at: int) -> int:
        """Place in the sentence as written of a place in the marked text."""
        shift = 0
        for marked, moved in self.offsets:
            if marked > at:
                break
            shift = moved
        return at - shift

    def written(self, sign: str) -> str:
        """The name that the first mark of a piece of the marked text stands for, as the sentence has it."""
        match = ACTOR.search(sign)
        one = self.mentions[int(match[2])] if match else None
        return self.source[one.start : one.end] if one else ""

    def ids(self, text: str) -> tuple[str, ...]:
        """The actors that a piece of the marked text names, each once."""
        return tuple(dict.fromkeys(self.mentions[int(match[2])].target.id for match in ACTOR.finditer(text)))


def mark(sentence: Sentence, mentions: Sequence[Mention]) -> Marked:
    """Put marks in place of the names of a sentence.

    Args:
        sentence: The sentence.
        mentions: Its mentions, in order.
    """
    parts: list[str] = []
    offsets: list[tuple[int, int]] = []
    at = length = 0
    for number, one in enumerate(mentions):
        if one.start < at or one.target.kind not in ("actor", "system"):
            continue
        sign = f"⟨{_letter(one, sentence.text)}{number}⟩"
        parts += [sentence.text[at : one.start], sign]
        length += one.start - at + len(sign)
        at = one.end
        offsets.append((length, length - at))
    parts.append(sentence.text[at:])
    return Marked("".join(parts), tuple(mentions), tuple(offsets), sentence.text)


def _letter(one: Mention, text: str) -> str:
    """An adjective before an institution ("the Japanese government") or in the plural ("Americans") is an actor."""
    if one.target.kind == "system":
        return "S"
    name = text[one.start : one.end]
    acts = (
        _INSTITUTION.match(text[one.end :])
        or (name.islower() and (_OFFICE_AFTER.match(text[one.end :]) or _OFFICE_BEFORE.search(text[: one.start])))
        or (name.endswith("s") and len(name) > 4)
        or (name.isupper() and len(name) < 5)
    )
    return "J" if one.adjective and not acts else "A"
