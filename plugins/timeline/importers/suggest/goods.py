"""The lines of goods of a transfer: systems and other goods, with how many."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...patterns import pattern_of
from ..understanding.goods_words import UNSPACED, arms_in, goods_in
from ..understanding.quantities import Count
from ..understanding.story import Story
from .contents import Member, contents, line_of
from .evidence import Part, Suggestion, Value, suggestion
from .lead import CONTINUES, beside_the_point, recalls, sentences_of_goods
from .pairs import Pair

_NO_GOODS = pattern_of(r"licen[cs]e|permit|pilot|troop", re.I)
_KINDS = pattern_of(
    r"\b(?:(?:[\w-]+-(?:made|range|aircraft|tank|ship|launched|mounted)|surface-to-air|air-to-air|\d+ ?mm|armou?red|"
    r"artillery|tank|small[- ]arms|air[- ]defen[cs]e|battle|cruise|ballistic|spare|cluster|guided)\s+){0,3}"
    r"(?:ammunition|munitions|artillery shells|shells|missiles|air[- ]defen[cs]e systems|tanks|vehicles|howitzers|"
    r"interceptors|launchers|fighter jets|drones?|firearms|helicopters|patrol boats|minehunters|"
    r"frigates|submarines|bombs|rockets|mortars|"
    r"rifles|grenades|radars|jet engines|body armou?r|spare parts|"
    r"military (?:aid|assistance|equipment|support|package)|security (?:assistance|aid)|weapons|weaponry|arms|aid)\b",
    re.I,
)
_JAPANESE_GIVEN = pattern_of(
    r"(?P<what>[^、。はがにへ]{2,20})(?:を|も)[^、。をは]{0,12}(?:提供|供与|譲与|供給|引き渡|輸出|移転)"
)
_JAPANESE_LIST = pattern_of(
    r"(?:[ァ-ヶー一-龥々ぁ-ん]{2,12}(?:\([^)]*\))?[、・と]){0,8}[ァ-ヶー一-龥々]{2,12}(?:\([^)]*\))?(?=など|を|の)"
)
_INCLUDES = pattern_of(
    r"\b(?:includ(?:es?|ing|ed)|consist\w* of|contain\w*|compris\w*|(?:provide|send|supply|deliver|donate)s?"
    r"(?: \w+ with)?)"
    r"\s+(?P<list>[^.;:]{5,160})",
    re.I,
)
_BETWEEN = pattern_of(
    r",\s*(?:(?:and|as well as)\s+)?|"
    r"\s+(?:and|as well as|und|sowie|et|ainsi que|y|e|oraz|i|та|і|й|а також|и|а также|och|og|en)\s+"
)
_NAME = pattern_of(
    r"(?<=\s)(?!(?:The|A|An|New|State|Department|Foreign|Military|Defen[cs]e|Sale|U\.?S\.?|Friday|Monday|Tuesday|Wednesday|Thursday|"
    r"Saturday|Sunday)\s)(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]+-?\d[\w-]*|[A-Z]\w+-class)\s+(?:[A-Za-z][\w-]+\s+){0,2}$"
)  # a name with a capital or a figure inside ("BrahMos supersonic cruise missiles")
_ANAPHORA = pattern_of(
    r"\b(?:these|those|of them|dies\w+|versprochen\w*|ces|promis\w*|est[oae]s|prometid\w*|цих|цієї|обіцян\w*|этих|этой|"
    r"обещан\w*|tych|obiecan\w*)\b",
    re.I,
)
MOST = 12


def items(story: Story, pair: Pair | None, units: Mapping[str, str], done: bool = False) -> Part:
    """The field `items`.

    Args:
        story: What was understood.
        pair: Whose goods.
        units: What a system is counted in, by its id, where its page says so.
        done: They were handed over: a number of those to come is not theirs.
    """
    orders = sentences_of_goods(story, pair)
    held = contents(story, pair)
    lines, evidence = _of_contents(story, held)
    for system in [one for one in _systems(story, orders, held) if one not in [line.get("system") for line in lines]]:
        count = _count_of(story, system, pair, orders, done)
        evidence += _system_evidence(story, system, len(lines), count)
        lines.append({"system": system} | ({"quantity": dict(count.fields)} if count else {}))
        further = _of_another_unit(story, system, count, held) if count else None
        if further:
            evidence.append(_count_evidence(story, f"items[{len(lines)}]", further.what, further))
            lines.append({"system": system, "what": further.what, "quantity": dict(further.fields)})
    for count in _other_counts(story, orders, held):
        at = _line_without_number(story, lines, count, units)
        if at is not None:
            lines[at]["quantity"] = dict(count.fields)
            evidence.append(_count_evidence(story, f"items[{at}].quantity", in_words(count), count))
        elif len(lines) < MOST and not _said(lines, count):
            evidence.append(_count_evidence(story, f"items[{len(lines)}]", count.what, count))
            lines.append({"what": count.what, "quantity": dict(count.fields)})
    listed = _listed(story, orders, lines)
    lines += [line for line, _ in listed]
    evidence += [seen for _, seen in listed]
    return Part({"items": list(lines)}, tuple(evidence)) if lines else _in_words(story, orders)


def _of_contents(story: Story, held: Sequence[Member]) -> tuple[list[dict[str, Value]], list[Suggestion]]:
    """The lines of a list of goods; what is listed twice stands once."""
    lines: list[dict[str, Value]] = []
    evidence: list[Suggestion] = []
    for member in held:
        line, seen = line_of(story, member, len(lines))
        same = [one for one in lines if _same_goods(one, line)]
        if not same and len(lines) < MOST:
            lines.append(line)
            evidence.append(seen)
    return lines, evidence


def _same_goods(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    if "system" in one or "system" in other:
        return one.get("system") == other.get("system")
    return _same_words(str(one["what"]), str(other["what"]))


def _other_counts(story: Story, orders: Sequence[int], held: Sequence[Member]) -> list[Count]:
    return [
        count
        for count in story.counts
        if not count.system
        and not any(member.holds(count.sentence, count.start, count.end) for member in held)
        and count.sentence in orders
        and not _NO_GOODS.search(count.what)
        and not beside_the_point(story, count.sentence, count.start, count.end)
    ]


def _line_without_number(
    story: Story, lines: Sequence[dict[str, Value]], count: Count, units: Mapping[str, str]
) -> int | None:
    """The only line, of a system without a number, where the count is of its unit or points back ("sixty of these")."""
    if len(lines) != 1 or "system" not in lines[0] or "quantity" in lines[0]:
        return None
    unit = units.get(str(lines[0]["system"]))
    same = unit is not None and count.fields.get("unit") == unit and len(count.what.split()) <= 3
    said = story.sentences[count.sentence].text[count.start : count.end]
    return 0 if same or _ANAPHORA.search(said) else None


def _said(lines: Sequence[dict[str, Value]], count: Count) -> bool:
    """Whether the same number of the same unit is already there ("30 Leopard 1 tanks", then "thirty tanks")."""
    same = [line for line in lines if _same_number(line.get("quantity"), count.fields)]
    return any("system" in line or _same_words(str(line.get("what", "")), count.what) for line in same)


def _same_number(quantity: Value | None, fields: Mapping[str, str]) -> bool:
    """Whether two numbers are one, of one unit: "patrol boats" are boats."""
    if not isinstance(quantity, dict):
        return False
    one, other = str(quantity.get("unit", "")), fields.get("unit", "")
    numbers = [{name: value for name, value in part.items() if name != "unit"} for part in (quantity, fields)]
    return numbers[0] == numbers[1] and (one.endswith(other) or other.endswith(one))


def _same_words(one: str, other: str) -> bool:
    return one.lower().endswith(other.lower()) or other.lower().endswith(one.lower())


def _systems(story: Story, orders: Sequence[int], held: Sequence[Member]) -> list[str]:
    """Systems of the sentences that speak of the goods; if they name none, of the headline and first paragraph.

    What a list of goods names is in its lines already.
    """
    early = [sentence.order for sentence in story.sentences if sentence.paragraph <= 1]
    for among in (orders, early):
        found = [
            one.target.id
            for order in among
            for one in story.mentions
            if one.sentence == order
            and one.target.kind == "system"
            and not any(member.holds(order, one.start, one.end) for member in held)
            and not beside_the_point(story, order, one.start, one.end)
        ]
        if found:
            return list(dict.fromkeys(found))[:MOST]
    return []


def _count_of(story: Story, system: str, pair: Pair | None, orders: Sequence[int], done: bool) -> Count | None:
    counts = [
        count
        for count in story.counts
        if count.system == system
        and not beside_the_point(story, count.sentence, count.start, count.end)
        and (count.sentence in orders or pair is None or not recalls(story, count.sentence, pair))
        and not (done and _to_come(story, count.sentence))
    ]
    return min(counts, key=lambda count: (story.paragraph(count.sentence), count.start), default=None)


def _to_come(story: Story, order: int) -> bool:
    """Whether a sentence only says what will be given."""
    here = [frame for frame in story.frames if frame.sentence == order and frame.goods and frame.act != "aid"]
    return any(frame.future for frame in here) and not any(frame.done for frame in here)


def _of_another_unit(story: Story, system: str, count: Count, held: Sequence[Member]) -> Count | None:
    """A second number of a system in the same sentence, of another part of it ("263 missiles and 26 launch units")."""
    return next(
        (
            one
            for one in story.counts
            if one.system == system
            and one.sentence == count.sentence
            and one.start > count.end
            and one.fields.get("unit") != count.fields.get("unit")
            and not any(member.holds(one.sentence, one.start, one.end) for member in held)
        ),
        None,
    )


def _system_evidence(story: Story, system: str, number: int, count: Count | None) -> list[Suggestion]:
    mention = next(one for one in story.mentions if one.target.id == system and one.target.kind == "system")
    where = (mention.start, mention.end)
    sure = "medium" if mention.weak else "high"
    found = [suggestion(story, f"items[{number}].system", system, mention.sentence, where, sure)]  # type: ignore[arg-type]
    if count:
        span = (count.start, count.end)
        found.append(suggestion(story, f"items[{number}].quantity", in_words(count), count.sentence, span, "high"))
    return found


def _count_evidence(story: Story, field: str, value: str, count: Count) -> Suggestion:
    return suggestion(story, field, value, count.sentence, (count.start, count.end), "medium")


def in_words(count: Count) -> str:
    """A quantity as its fields are written: ``about dozens missiles``."""
    return " ".join(value if name == "unit" else f"{name} {value}" for name, value in count.fields.items())


def _listed(
    story: Story, orders: Sequence[int], lines: Sequence[dict[str, Value]]
) -> list[tuple[dict[str, Value], Suggestion]]:
    """Goods without a number that the text lists ("the package includes tents, generators and radios")."""
    found: list[tuple[dict[str, Value], Suggestion]] = []
    for order in orders:
        for word, start in _members(story, order):
            span = (start, start + len(word))
            taken = any(
                one.sentence == order and one.start < span[1] and span[0] < one.end
                for parts in (story.counts, story.mentions, story.amounts, story.dates)
                for one in parts
            ) or any("what" in line and _same_words(str(line["what"]), word) for line in lines)
            if not taken and len(lines) + len(found) < MOST:
                field = f"items[{len(lines) + len(found)}].what"
                line: dict[str, Value] = {"what": word, "quantity": {"unknown": "true"}}
                found.append((line, suggestion(story, field, word, order, span, "low")))
    return found


def _members(story: Story, order: int) -> list[tuple[str, int]]:
    """The members of a list of goods, each with its place in the sentence; none where there are not two."""
    text = story.sentences[order].text
    if story.language in UNSPACED:
        return []
    if story.language in ("en", "und"):
        match, kinds = _INCLUDES.search(text), _KINDS
        start = match.start("list") if match else len(text)
    else:
        kinds = arms_in(story.language)
        ends = [frame.end for frame in story.frames if frame.sentence == order and frame.goods and not frame.aside]
        goes_on = CONTINUES.search(text)
        start = min([*ends, *([goes_on.end()] if goes_on else [])], default=len(text))
    found = [(word, at) for word, at in _pieces(text, start) if kinds.search(word)]
    return found if len(found) > 1 else []


def _pieces(text: str, start: int) -> list[tuple[str, int]]:
    """The pieces of a clause between commas and "and", each with its place."""
    stop = re.compile(r"[.;:](?:\s|$)").search(text, start)
    found, at = [], start
    for piece in _BETWEEN.split(text[start : stop.start() if stop else len(text)]):
        where = text.index(piece, at)
        at = where + len(piece)
        word = piece.strip(' "„“”«»')
        if word and len(word.split()) <= 6:
            found.append((word, text.index(word, where)))
    return found


def _in_words(story: Story, orders: Sequence[int]) -> Part:
    """No system and no number: the first words of the sentences that name goods."""
    for order in orders:
        span = _goods_named(story.sentences[order].text, story.language)
        if span:
            what = story.sentences[order].text[span[0] : span[1]].strip()
            what = what.lower() if story.language in ("en", "und") else what
            shown = suggestion(story, "items[0].what", what, order, span, "medium")
            return Part({"items": [{"what": what, "quantity": {"unknown": "true"}}]}, (shown,))
    return Part({}, ())


def _goods_named(text: str, language: str) -> tuple[int, int] | None:
    """Where a sentence names goods: the words, and a designation after them ("бронетранспортеры М577")."""
    if language in UNSPACED:
        given = _JAPANESE_GIVEN.search(text)
        spans = [match.span() for match in _JAPANESE_LIST.finditer(text) if arms_in(language).search(match[0])]
        listed = max(spans, key=lambda span: span[1] - span[0], default=None)
        return given.span("what") if given and goods_in(language).search(given["what"]) else listed
    english = _KINDS.search(text)
    if english and language in ("en", "und"):
        named = _NAME.search(text[: english.start()])
        return named.start() if named and named.start() else english.start(), english.end()
    match = arms_in(language).search(text)
    if match is None:
        return None
    rest = re.compile(r"[\w-]*(?:\s+[A-ZА-Я]{0,3}-?\d[\w-]*)?").match(text, match.end())
    return match.start(), rest.end() if rest else match.end()
