"""The lines of goods of a transfer: systems and other goods, with how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..understanding.quantities import Count
from ..understanding.story import Story
from .evidence import Part, Suggestion, Value, suggestion
from .pairs import Pair

_LIST_ITEM = re.compile(r"^\s*[-–—•*]\s|;\s*(?:and)?\s*$|^(?:over |about |up to )?\d[\d,.]* [^.,]{2,60}\.?$", re.I)
_NO_GOODS = re.compile(r"licen[cs]e|permit|pilot|troop", re.I)
_KINDS = re.compile(
    r"\b(?:(?:artillery |tank |small[- ]arms |155 ?mm )?ammunition|artillery shells|cruise missiles|"
    r"air[- ]defen[cs]e (?:systems|missiles)|battle tanks|armou?red vehicles|howitzers|fighter jets|"
    r"drones?|missiles|tanks|firearms|helicopters|"
    r"patrol boats|body armou?r|military (?:aid|assistance|equipment|support|package)|security "
    r"(?:assistance|aid)|weapons|arms|aid)\b",
    re.I,
)
MOST = 12


def items(story: Story, pair: Pair | None, orders: Sequence[int]) -> Part:
    """The field `items`.

    Args:
        story: What was understood.
        pair: Whose goods.
        orders: Sentences that speak of the transfer.
    """
    near = list(dict.fromkeys([*orders, *_list_sentences(story)]))
    lines: list[dict[str, Value]] = []
    evidence: list[Suggestion] = []
    for system in _systems(story, orders):
        count = _count_of(story, system)
        evidence += _system_evidence(story, system, len(lines), count)
        lines.append({"system": system} | ({"quantity": dict(count.fields)} if count else {}))
    for count in story.counts:
        if (
            not count.system
            and count.sentence in near
            and not _NO_GOODS.search(count.what)
            and len(lines) < MOST
            and not _said(lines, count)
        ):
            evidence.append(
                suggestion(
                    story,
                    f"items[{len(lines)}]",
                    count.what,
                    count.sentence,
                    (count.start, count.end),
                    "medium",
                )
            )
            lines.append({"what": count.what, "quantity": dict(count.fields)})
    if not lines:
        return _in_words(story, orders)
    return Part({"items": list(lines)}, tuple(evidence))


def _said(lines: Sequence[dict[str, Value]], count: Count) -> bool:
    """Whether the same number of the same unit is already there ("30 Leopard 1 tanks", then "thirty tanks")."""
    return any(line.get("quantity") == dict(count.fields) for line in lines)


def _list_sentences(story: Story) -> list[int]:
    return [sentence.order for sentence in story.sentences if _LIST_ITEM.search(sentence.text)]


def _systems(story: Story, orders: Sequence[int]) -> list[str]:
    """Systems of the sentences that speak of the transfer; if they name none, of the headline and first paragraph."""
    listed = _list_sentences(story) if any(count.sentence in _list_sentences(story) for count in story.counts) else []
    found = [system for order in [*orders, *listed] for system in story.systems_in(order)]
    if not found:
        early = [sentence.order for sentence in story.sentences if sentence.paragraph <= 1]
        found = [system for order in early for system in story.systems_in(order)]
    return list(dict.fromkeys(found))[:MOST]


def _count_of(story: Story, system: str) -> Count | None:
    counts = [count for count in story.counts if count.system == system]
    return min(counts, key=lambda count: (story.paragraph(count.sentence), count.start), default=None)


def _system_evidence(story: Story, system: str, number: int, count: Count | None) -> list[Suggestion]:
    mention = next(one for one in story.mentions if one.target.id == system and one.target.kind == "system")
    found = [
        suggestion(
            story,
            f"items[{number}].system",
            system,
            mention.sentence,
            (mention.start, mention.end),
            "medium" if mention.weak else "high",
        )
    ]
    if count:
        found.append(
            suggestion(
                story,
                f"items[{number}].quantity",
                in_words(count),
                count.sentence,
                (count.start, count.end),
                "high",
            )
        )
    return found


def in_words(count: Count) -> str:
    """A quantity as its fields are written: ``about dozens missiles``."""
    return " ".join(value if name == "unit" else f"{name} {value}" for name, value in count.fields.items())


def _in_words(story: Story, orders: Sequence[int]) -> Part:
    """No system and no number: the first words of the sentences that name goods."""
    for order in orders:
        match = _KINDS.search(story.sentences[order].text)
        if match:
            return Part(
                {"items": [{"what": match[0].lower(), "quantity": {"unknown": "true"}}]},
                (suggestion(story, "items[0].what", match[0].lower(), order, match.span(), "medium"),),
            )
    return Part({}, ())
