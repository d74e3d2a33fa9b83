"""How many of what: "up to 31 Abrams tanks", "dozens of Patriot missiles", "Eighteen howitzers"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...patterns import pattern_of
from ...values.frozen import quick
from .amounts import BOUNDS, Amount, bound_of, plain_number
from .foreign_counts import foreign_counts
from .mentions import Mention
from .text import Sentence

UNITS = (
    "grenade launchers?|rocket launchers?|missile launchers?|fighter jets?|patrol boats?|artillery "
    "shells?|artillery rounds?|missiles?|rockets?|tanks?|launchers?|systems?|batter(?:y|ies)|shells?|"
    "rounds?|vehicles?|carriers?|howitzers?|guns?|mortars?|"
    "aircraft|planes?|warplanes?|jets?|fighters?|helicopters?|choppers?|drones?|uavs?|radars?|ships?|"
    "boats?|vessels?|frigates?|submarines?|corvettes?|"
    "rifles?|pistols?|machine guns?|shotguns?|helmets?|vests?|bombs?|mines?|grenades?|munitions?|"
    "bullets?|cartridges?|"
    "trucks?|bulldozers?|units?|pieces?|interceptors?|engines?|licen[cs]es?|permits?|manpads|sets?|"
    "simulators?|ambulances?"
)
NUMBERS: Mapping[str, int] = {
    word: number
    for number, words in {
        1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
        11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen",
        17: "seventeen", 18: "eighteen",
        19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty",
        50: "fifty", 60: "sixty", 70: "seventy",
        80: "eighty", 90: "ninety", 100: "a hundred|one hundred", 1000: "a thousand|one thousand",
    }.items()
    for word in words.split("|")
}  # fmt: skip
VAGUE = (
    "tens of thousands|hundreds of thousands|tens of millions|hundreds of millions|"
    "millions|dozens|hundreds|thousands|scores|several dozen|several "
    "hundred|a dozen|two dozen|several|a number"
)
_BOUND = "|".join(BOUNDS)
_SPELLED = "|".join(sorted(NUMBERS, key=len, reverse=True))
_QUANTITY = pattern_of(
    rf"(?:(?<!\w)(?P<bound>{_BOUND})\s+(?:an additional |another |a further |all )?)?"
    rf"(?<![\w$€£.,-])(?:(?P<vague>{VAGUE})(?:\s+of)?|(?P<low>\d+)\s?(?:-|–|to|or)\s?(?P<high>\d+)(?=\s)"
    rf"|(?P<number>\d{{1,3}}(?:[, ](?!\d+ ?mm)\d{{3}})+|(?!(?:19|20)\d\d\s+(?!(?:{UNITS})))\d+|"
    rf"(?:{_SPELLED})(?=\s))(?![ -]?mm\b)(?P<scale>\s(?:million|mln|thousand|m)\b)?)"
    rf"(?P<between>(?:\s+(?:more|additional|new|further|of the|of its|of their|of))*(?:\s+(?!(?:and|or|"
    rf"to|from|in|on|for|with|the|that|which|per|years?|days?|months?|percent|per cent|"
    rf"people)\b)[\w/().’'-]+,?){{0,6}}?)"
    rf"\s+(?P<unit>{UNITS})(?![\w-])(?!\s+(?:launchers?|vehicles?|rounds?|systems?|jets?|shells?|"
    rf"missiles?|batter|radars?|engines?|pilots?|crews?)\b)",
    re.I,
)
_PIECES = ("rounds", "round", "pieces", "units")
_ONE_OF = pattern_of(r"one of\b", re.I)
_OF_TYPE = pattern_of(r"\s+(?:of (?:the )?type |\()?", re.I)
_OF_WHAT = pattern_of(
    r"\s+of\s+(?!the\b|its\b|their\b|all\b|which\b|a\b|an\b|those\b|these\b|[“\"])"
    r"(?P<of>[\w/.-]+(?:\s+(?!(?:and|or|to|for|from|in|on|that|which|with|as|by|at|this|will|worth|was|were|is|are|has|have|had|over|"
    r"after|before|until|during)\b)[\w/-]+){0,4})"
)
_LEADING = pattern_of(
    rf"(?:(?P<bound>{_BOUND})\s+(?:an additional |another |a further )?)?(?:(?P<vague>{VAGUE})(?:\s+of)?(?=\s)|"
    rf"(?P<low>\d+)\s?(?:-|–|to|or)\s?(?P<high>\d+)(?=\s)|"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{_SPELLED}))(?![\w.-])(?P<scale>\s(?:million|mln|thousand)\b)?)"
    rf"(?!\s?(?:mm|cm|km|kg|millimet\w+|per ?cent|%|-))\s+(?:(?:more|additional|new|further|of)\s+)*(?P<rest>\S.*)",
    re.I | re.S,
)
_BARE = pattern_of(
    rf"(?:(?<!\w)(?P<bound>{_BOUND})\s+)?(?<![\w$€£.,-])(?:(?P<vague>{VAGUE})(?:\s+of)?|(?P<low>\d+)\s?(?:-|–|to|or)\s?"
    rf"(?P<high>\d+)|(?P<number>\d{{1,3}}(?:,\d{{3}})+|(?!(?:19|20)\d\d\s)\d+|(?:{_SPELLED}))(?P<scale>(?!))?)"
    r"(?:\s+(?:more|additional|new|further|used|of the|of its|refurbished|modernis?ed|German|US|American))*\s+$",
    re.I,
)
_MAY_COUNT = pattern_of(rf"\d|\b(?:{_SPELLED}|{VAGUE})\b")  # what every number has, in small letters; soon told
_PART = pattern_of(rf"(?:the|its|their|a total of)?\s*(?P<whole>\d[\d,]*|{_SPELLED})\s+(?!mm\b)", re.I)
_ENGLISH = pattern_of(
    r"missile|rocket|tank|launcher|system|battery|shell|round|vehicle|carrier|howitzer|gun|mortar|plane|"
    r"warplane|jet|fighter|"
    r"helicopter|chopper|drone|uav|radar|ship|boat|frigate|submarine|corvette|rifle|pistol|machine gun|"
    r"shotgun|helmet|vest|bomb|"
    r"mine|grenade|munition|bullet|cartridge|truck|bulldozer|unit|piece|interceptor|engine|licen[cs]e|"
    r"permit|set|simulator|"
    r"ambulance|(?:grenade|rocket|missile) launcher|fighter jet|patrol boat|artillery (?:shell|round)"
)


@quick
class Count:
    """A number of goods.

    Args:
        fields: As `model.entry.Quantity` takes it: exact, min and max, about, or unknown; and unit.
        system: Id of the system counted, empty if none is named.
        what: The goods in the text's words.
        sentence: The sentence's place in the article.
        start: First character in the sentence.
        end: Character after the last.
        whole: Of how many these are ("12 of the 49"); empty if that is not said.
    """

    fields: Mapping[str, str]
    system: str
    what: str
    sentence: int
    start: int
    end: int
    whole: str = ""


def find_counts(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], amounts: Sequence[Amount], language: str = "en"
) -> tuple[Count, ...]:
    """Every number of goods in the article; sums of money are none.

    Args:
        sentences: The article.
        mentions: The names in it.
        amounts: The sums of money in it.
        language: BCP 47 tag.
    """
    found: list[Count] = []
    for sentence in sentences:
        money = [one for one in amounts if one.sentence == sentence.order]
        systems = [one for one in mentions if one.sentence == sentence.order and one.target.kind == "system"]
        here = _english(sentence, systems) if language in ("en", "und") else _foreign(sentence, systems, language)
        found += [one for one in here if not any(sum_.start <= one.start < sum_.end for sum_ in money)]
    return tuple(found)


def _foreign(sentence: Sentence, systems: Sequence[Mention], language: str) -> Iterator[Count]:
    for one in foreign_counts(sentence, systems, language):
        fields = {one.bound: one.number} | ({"unit": one.unit} if one.unit else {})
        yield Count(fields, one.system, one.what, sentence.order, one.start, one.end)


def _english(sentence: Sentence, systems: Sequence[Mention]) -> Iterator[Count]:
    if not _MAY_COUNT.search(sentence.text.lower()):
        return
    taken: list[tuple[int, int]] = []
    for match in _QUANTITY.finditer(sentence.text):
        at = _at(match)
        if any(one.start <= at < one.end for one in systems) or _ONE_OF.match(sentence.text, at):
            continue
        inside = [one for one in systems if at <= one.start and one.end <= match.end()]
        inside = inside or [one for one in systems if _OF_TYPE.fullmatch(sentence.text[match.end() : one.start])]
        taken.append((at, max([match.end(), *(one.end for one in inside)])))
        yield _count(match, sentence, inside, at)
    for one in systems:
        bare = _BARE.search(sentence.text[: one.start])
        at = _at(bare) if bare else 0
        if bare and not any(start <= at < end for start, end in taken):
            yield Count(_how_many(bare), one.target.id, "", sentence.order, at, one.end)


def _at(match: re.Match[str]) -> int:
    """Where the number itself begins."""
    return next(match.start(part) for part in ("number", "low", "vague") if match[part])


def _count(match: re.Match[str], sentence: Sentence, systems: Sequence[Mention], at: int) -> Count:
    what = f"{match['between'].strip()} {match['unit']}".strip().removeprefix("of ").strip()
    part = _PART.match(what)
    of_what = _OF_WHAT.match(sentence.text, match.end()) if what.lower() in _PIECES else None
    return Count(
        {**_how_many(match), "unit": plural(match["unit"].lower())},
        systems[-1].target.id if systems else "",
        of_what["of"] if of_what else what[part.end() :] if part else what,
        sentence.order,
        at,
        of_what.end() if of_what else match.end(),
        _number(part["whole"], None) if part else "",
    )


def leading_number(text: str) -> tuple[dict[str, str], str]:
    """The number that a piece of a list begins with, as fields of a quantity, and what follows; no fields without one.

    Args:
        text: "up to 150,000 rounds of ammunition", "20 120 mm mortar systems", "spare parts".
    """
    match = _LEADING.match(text)
    return (_how_many(match), match["rest"]) if match else ({}, text)


def _how_many(match: re.Match[str]) -> dict[str, str]:
    if match["vague"]:
        return {"about": match["vague"].lower()}
    if match["low"]:
        return {"min": match["low"], "max": match["high"]}
    number = _number(match["number"], match["scale"])
    bound = bound_of(match["bound"]) or "exact"
    if bound in ("at_least", "more_than"):
        return {"min": number}
    if bound in ("at_most", "less_than"):
        return {"max": number}
    return {"about" if bound == "about" else "exact": number}


def _number(text: str, scale: str | None) -> str:
    if text.lower() in NUMBERS:
        number = NUMBERS[text.lower()]
    else:
        number = int(float(plain_number(text.replace(" ", ""), False)))
    return str(number * {"m": 1_000_000, "t": 1000}.get((scale or " ").strip()[:1].lower(), 1))


def plural(unit: str) -> str:
    """The plural of an English unit of goods; another language's word as it stands."""
    if not _ENGLISH.fullmatch(unit):
        return unit
    return unit[:-1] + "ies" if unit.endswith("ry") else unit + "s"
