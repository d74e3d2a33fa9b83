"""A sum of money in its sentence: whose, for whom, for what, and whether it is new."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ...patterns import compiled, pattern_of
from ..table import read_yaml
from ..understanding.amounts import Amount
from ..understanding.story import Story
from .evidence import Part, Value, suggestion

_EACH = pattern_of(r"^\W*(?:each\b|apiece\b|per\b|a (?:time|piece|unit|shot|year)\b|pro\b|за (?:штуку|одну))", re.I)
_NO_AID = pattern_of(
    r"\b(?:gross domestic product|GDP|revenue|turnover|net profit|shares?|market value|budget deficit|"
    r"bribe|fine of|sanction\w*)\b",
    re.I,
)
_CUMULATIVE = pattern_of(
    r"\b(?:since|so far|to date|in total|a total of|the total|total(?:l?ing| value)?|altogether|overall|"
    r"all told|cumulative|insgesamt|seit|depuis|desde|łącznie|загалом|усього|sedan|bidragit)\b",
    re.I,
)
_SINCE = pattern_of(r"(?<!\w)(?:since|seit|depuis|desde|od|з|с|dal|sinds|sedan)(?: (?:the|le|el|den|dem))?\s*$", re.I)
_ALREADY = pattern_of(
    r"\b(?:has|have|had) already (?:provided|given|sent|delivered|allocated|supplied|spent)\b[^.;]*$", re.I
)
_PART = pattern_of(r"\b(?:includ(?:es?|ing)|of which|part of|as part of|first tranche)\b[^.;]{0,60}$", re.I)
_AGAIN = pattern_of(r"\b(?:previously|already|earlier) (?:announced|pledged|promised)\b", re.I)
_COVERS: Mapping[str, re.Pattern[str]] = {
    "non_lethal": pattern_of(r"\bnon-?lethal\b", re.I),
    "humanitarian": pattern_of(r"\bhumanit\w+|\brelief\b|гуманітарн", re.I),
    "military": pattern_of(
        r"\b(?:military|weapon\w*|arms\b|ammunition|munition\w*|missile\w*|tanks?|security "
        r"(?:assistance|aid)|defen[cs]e|jets?|f-16s?|drones?|artillery|howitzers?|drawdown|militär\w*|"
        r"rüstung\w*|wojskow\w*|militair\w*|militar\w*|військов\w*|зброю?|ammunition\w*|vapen)",
        re.I,
    ),
    "financial": pattern_of(
        r"\b(?:budget(?:ary)? (?:support|aid)|loans?|macro-?financial|financial (?:aid|support|assistance)|"
        r"grants?)\b", re.I),
}  # fmt: skip
_MOSTLY = pattern_of(
    r"(?:(?:the )?(?:majority|most|bulk|(?:the )?largest (?:part|share)) of (?:which|it|this|that)|"
    r"mostly|mainly|largely|predominantly|primarily)(?P<after>[^.;]{0,60})",
    re.I,
)


def about_sums(story: Story, amount: Amount) -> bool:
    """Whether a sum is one of aid or trade at all, and no price of a single piece or figure of a firm."""
    text = story.sentences[amount.sentence].text
    return not _EACH.match(text[amount.end :]) and not _NO_AID.search(text[max(0, amount.start - 60) : amount.end + 60])


def money_value(story: Story, amount: Amount) -> Part:
    """The field `value` of a transfer, with the evidence for each of its parts."""
    text = story.sentences[amount.sentence].text
    fields: dict[str, Value] = {"amount": written_sum(amount), "currency": amount.currency}
    if amount.bound != "exact":
        fields["bound"] = amount.bound
    covers, mostly = covered(text, amount)
    fields["covers"] = covers
    if mostly:
        fields["mostly"] = mostly
    counts = counted(text, amount)
    fields["counts"] = counts
    since = since_when(text) or _since_date(story, amount.sentence) if counts == "cumulative" else None
    if since:
        fields["since"] = since
    evidence = [
        suggestion(
            story,
            name,
            str(value),
            amount.sentence,
            (amount.start, amount.end),
            "high" if name in ("amount", "currency", "bound") else "medium",
        )
        for name, value in fields.items()
    ]
    return Part(fields, tuple(evidence))


def written_sum(amount: Amount) -> str:
    """7000000000 → 7e9, 345000000 → 345e6; other numbers as they are."""
    whole = int(amount.value)
    if whole != amount.value:
        return str(amount.value)
    for zeros in (9, 6):
        number = amount.value / 10**zeros
        if number >= 1 and number == number.quantize(type(number)("0.001")):
            return f"{number.normalize():f}e{zeros}"
    return str(whole)


def covered(text: str, amount: Amount) -> tuple[str, str | None]:
    """What a sum is for, and what most of it is for: terms of `terms.COVERS`."""
    mostly = _MOSTLY.search(text[amount.end :]) or _MOSTLY.search(text)
    most = next((kind for kind, words in _COVERS.items() if mostly and words.search(mostly["after"])), None)
    if most:
        return "mixed", most
    near = text[max(0, amount.start - 80) : amount.end + 110]
    found = [kind for kind, words in _COVERS.items() if words.search(near)]
    if "non_lethal" in found and "military" in found:
        found.remove("military")
    if not found:
        return "unstated", None
    return (found[0], None) if len(found) == 1 else ("mixed", None)


def counted(text: str, amount: Amount) -> str:
    """Whether a sum may be added to others: a term of `terms.COUNTS`."""
    before, after = text[: amount.start], re.split(r"[,;]", text[amount.end :])[0]
    if _ALREADY.search(before):
        return "cumulative"
    if _AGAIN.search(text):
        return "restates"
    if _CUMULATIVE.search(before) or _CUMULATIVE.search(after):
        return "cumulative"
    return "part_of" if _PART.search(before) else "new"


def since_when(text: str) -> str | None:
    """The day from which a running total counts, where the text names an event that has one."""
    return next((day for said, day in anchors() if said.search(text)), None)


def _since_date(story: Story, order: int) -> str | None:
    """The day or month that "since" stands before."""
    text = story.sentences[order].text
    said = (one for one in story.dates if one.sentence == order and _SINCE.search(text[: one.start]))
    return next((one.edtf for one in said if "/" not in one.edtf), None)


@cache
def anchors() -> tuple[tuple[re.Pattern[str], str], ...]:
    """anchors.yaml: how an event is said, and its day."""
    raw: list[dict[str, Any]] = read_yaml(Path(__file__).parents[1] / "understanding" / "anchors.yaml")
    return tuple((compiled(one["said"], re.I), one["day"]) for one in raw)
