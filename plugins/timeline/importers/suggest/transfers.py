"""The transfers of an article: the one it is about, and others that have a sum of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from slugify import slugify

from ...patterns import pattern_of
from ...values.frozen import quick
from ..understanding.amounts import Amount
from ..understanding.frame import Frame
from ..understanding.roles import weight
from ..understanding.story import Story
from .evidence import Part, Suggestion, Value, suggestion
from .goods import items
from .known_records import Shelf
from .money import about_sums, covered, money_value
from .pairs import REPLENISH, Pair, main_pair, pairs
from .rule_changes import halted
from .status import status
from .terms_of_transfer import delivery_point, paid_by, programme

DECIDED = frozenset({"deny", "grant", "withdraw", "request"})
DRAWN_DOWN = frozenset({"us-pda"})  # programmes under which to announce is to authorise

_WHOLE_ELSEWHERE = pattern_of(
    r"(?:вартість|стоимость|wartość|(?:der |im )?wert|(?:la |le )?(?:valeur|montant)|"
    r"(?:el )?(?:valor|coste|importe)|valore|waarde|värde)"
    r"[^.;]{0,60}$",
    re.I,
)
_REST = pattern_of(
    r"\b(?:remaining|remainder|the rest|outstanding|the last|final batch|(?:earlier|previously) promised|"
    r"restlich\w*|übrig\w*|restant\w*|reste de|pozosta\w+)\b|(?<!\w)(?:решт|остальн|останні)\w*",
    re.I,
)
_WHOLE = pattern_of(
    r"(?:it|they|(?:the|this) (?:deal|package|delivery|contract|order|sale|shipment|agreement|weapons|"
    r"missiles)s?)\b[^.;]{0,40}"
    r"\b(?:worth|valued|costs?|value|price)\b",
    re.I,
)


@quick
class Transfers:
    """The suggested transfers; the first is the one that the article is about, if there is one.

    Args:
        parts: The transfers.
        main: Parties of the first.
        used: The amounts that have a place in them.
    """

    parts: tuple[Part, ...]
    main: Pair | None
    used: tuple[Amount, ...]


def transfers(story: Story, shelf: Shelf, day: str, authorised: bool, asked: Sequence[Part] = ()) -> Transfers:
    """The field `transfers`.

    Args:
        story: What was understood.
        shelf: content/, for transfers that are already there.
        day: The event's date, for ids.
        authorised: The article reports a change of rules that makes the main transfer possible.
        asked: The consents that the article tells of: who must ask is the supplier, not who is asked.
    """
    found = pairs(story)
    held = next((part for part in asked if part.fields["action"] in DECIDED), None)
    main = _of_the_asker(story, main_pair(found), found, held)
    sums = [amount for amount in story.amounts if not amount.converted and about_sums(story, amount)]
    if main is None or _no_news(story, main):
        return Transfers((), main, ())
    own = _sums_of(story, main, found, sums)
    told = sorted(own, key=lambda amount: story.paragraph(amount.sentence) == 0)  # the headline's sum is the roundest
    value = next((amount for amount in told if money_value(story, amount).fields["counts"] == "new"), None)
    value = _with_bound(value, own)
    parts = [_transfer(story, shelf, main, found, value, day, _stage(story, main, authorised, held))]
    used = [value] if value else []
    for amount in sums:
        pair = main if amount in own else _pair_at(found, amount)
        if (
            pair is None
            or amount is value
            or (pair is main and money_value(story, amount).fields["counts"] != "cumulative")
        ):
            continue
        part = _sum_transfer(story, pair, amount, day)
        fresh = part.fields["transfer"] not in {one.fields["transfer"] for one in parts}
        if fresh and not pair.potential and not any(_same_sum(amount, one) for one in used):
            parts.append(part)
            used.append(amount)
    return Transfers(tuple(parts), main, tuple(used))


def _no_news(story: Story, main: Pair) -> bool:
    """Whether the dealing is only wished or named, or is the trade as such, which a rule stops."""
    if story.kinds[:1] == ("statement",) and not main.firm:
        return True
    counted = any(count.sentence in main.sentences for count in story.counts)
    return halted(story) and not counted and not any(story.systems_in(order) for order in main.sentences)


def _asked_for(story: Story, asker: str, held: Part) -> Pair | None:
    """The transfer that somebody asked for, where the text says only for whom it would be."""
    for frame in story.frames:
        takers = [one for one in frame.recipients if one not in (asker, held.fields["by"])]
        if frame.goods and takers:
            return Pair(asker, takers[0], (frame,), weight(story.sentences[frame.sentence]), False)
    return None


def _of_the_asker(story: Story, main: Pair | None, found: Sequence[Pair], held: Part | None) -> Pair | None:
    """The transfer that a consent is about goes from who asked, not from who was asked."""
    asker = str(held.fields.get("asked_by", "")) if held else ""
    if held is None or not asker:
        return main
    own = next((pair for pair in found if pair.supplier == asker), None) or _asked_for(story, asker, held)
    if main is None or asker in (main.recipient, main.supplier) or main.supplier != held.fields["by"]:
        return own or main
    same = next((pair for pair in found if (pair.supplier, pair.recipient) == (asker, main.recipient)), main)
    frames = sorted({*main.frames, *same.frames}, key=lambda frame: (frame.sentence, frame.start))
    return replace(main, supplier=asker, frames=tuple(frames))


def _stage(story: Story, main: Pair, authorised: bool, held: Part | None) -> tuple[str, Frame]:
    """Where the transfer stands; one that waits for another's consent is considered."""
    stand, shown = status(story, main, authorised)
    if held is None or main.supplier != held.fields.get("asked_by"):
        return stand, shown
    if held.fields["action"] == "grant":
        return ("pledged" if stand in ("authorised", "refused") else stand), shown
    return ("considered" if stand != "delivered" else stand), shown


def _with_bound(value: Amount | None, own: Sequence[Amount]) -> Amount | None:
    """The same sum with a bound ("up to"), where a sentence further down has it."""
    if value is None or value.bound != "exact":
        return value
    return next((one for one in own if _same_sum(one, value) and one.bound != "exact"), value)


def _same_sum(one: Amount, other: Amount) -> bool:
    return one.value == other.value and one.currency == other.currency


def _pair_at(found: Sequence[Pair], amount: Amount) -> Pair | None:
    """The pair that the sum's sentence speaks of."""
    return next((pair for pair in found if amount.sentence in pair.sentences), None)


def _sums_of(story: Story, main: Pair, found: Sequence[Pair], sums: Sequence[Amount]) -> list[Amount]:
    """The sums of the main transfer: in a sentence on it, or early in the story and in a sentence on no other."""
    return [
        amount
        for amount in sums
        if amount.sentence in main.sentences
        or ((story.paragraph(amount.sentence) <= 2 or _of_the_whole(story, amount)) and _pair_at(found, amount) is None)
    ]


def _of_the_whole(story: Story, amount: Amount) -> bool:
    """ "It is worth about …", "The package is valued at …"."""
    before = story.sentences[amount.sentence].text[: amount.start]
    return bool(_WHOLE.match(before) or _WHOLE_ELSEWHERE.match(before))


def _transfer(
    story: Story,
    shelf: Shelf,
    pair: Pair,
    found: Sequence[Pair],
    value: Amount | None,
    day: str,
    stage: tuple[str, Frame],
) -> Part:
    stand, shown = stage
    goods = items(story, pair, shelf.units, stand == "delivered")
    systems = [str(line["system"]) for line in _lines(goods) if "system" in line]
    named = [str(line["what"]) for line in _lines(goods) if "quantity" in line and "what" in line]
    known = shelf.find_transfer(pair.supplier, pair.recipient, systems, "" if _of_the_rest(story, shown) else stand)
    worth = money_value(story, value) if value else Part({}, ())
    benefits = _benefits(story, pair, found)
    under = programme(story, pair, shelf.library)
    payer = paid_by(story, pair)
    if under.fields.get("programme") in DRAWN_DOWN and stand == "pledged":
        stand = "authorised"
    point = delivery_point(story, shown) if stand == "delivered" else Part({}, ())
    own = _id(story, pair, systems, named, value, day)
    own = f"{own}-{day.removeprefix('../')[:7]}" if own in shelf.transfers else own  # an earlier one has that id
    fields: dict[str, Value] = {"transfer": known or own, "status": stand}
    fields |= {**_parties(pair, found), **benefits.fields, **payer.fields, **goods.fields}
    if worth.fields:
        fields["value"] = dict(worth.fields)
    fields |= {**under.fields, **point.fields}
    evidence = [
        suggestion(
            story,
            "transfer",
            str(fields["transfer"]),
            shown.sentence,
            (shown.start, shown.end),
            "high" if known else "medium",
        ),
        suggestion(story, "status", stand, shown.sentence, (shown.start, shown.end), "medium"),
        *_party_evidence(story, pair),
        *benefits.evidence,
        *goods.evidence,
        *(one.under("value") for one in worth.evidence),
        *payer.evidence,
        *under.evidence,
        *point.evidence,
    ]
    return Part(fields, tuple(evidence))


def _of_the_rest(story: Story, shown: Frame) -> bool:
    """Whether it is said of what is left of an earlier promise."""
    return bool(_REST.search(story.sentences[shown.sentence].text))


def _parties(pair: Pair, found: Sequence[Pair]) -> dict[str, Value]:
    """The fields `from` and `to`: with the actors who do the very same together."""
    if pair not in found:  # it was made from a consent, in which the actors have other parts
        return {"from": pair.supplier, "to": pair.recipient}
    acts = set(pair.frames)
    givers = [one.supplier for one in found if set(one.frames) == acts and one.recipient == pair.recipient]
    takers = [one.recipient for one in found if set(one.frames) == acts and one.supplier == pair.supplier]
    return {"from": _one_or_list(pair.supplier, givers), "to": _one_or_list(pair.recipient, takers)}


def _one_or_list(first: str, names: Sequence[str]) -> Value:
    everybody = list(dict.fromkeys([first, *names]))
    return first if len(everybody) == 1 else [*everybody]


def _lines(goods: Part) -> list[dict[str, Value]]:
    lines = goods.fields.get("items", [])
    return [line for line in lines if isinstance(line, dict)] if isinstance(lines, list) else []


def _party_evidence(story: Story, pair: Pair) -> list[Suggestion]:
    first = min(pair.frames, key=lambda frame: (story.paragraph(frame.sentence) == 0, frame.sentence))
    span = (first.start, first.end)
    sure = "high" if pair.weight >= 3 else "medium"
    return [
        suggestion(story, "from", pair.supplier, first.sentence, span, sure),  # type: ignore[arg-type]
        suggestion(story, "to", pair.recipient, first.sentence, span, sure),  # type: ignore[arg-type]
    ]


def _benefits(story: Story, pair: Pair, found: Sequence[Pair]) -> Part:
    """Who gains in the end: those to whom the recipient may give of its own, said in the same paragraph."""
    paragraphs = {story.paragraph(order) for order in pair.sentences}
    for other in found:
        if other.supplier != pair.recipient or other.recipient == pair.supplier:
            continue
        frame = next((one for one in other.frames if story.paragraph(one.sentence) in paragraphs), None)
        if frame and (other.potential or REPLENISH.search(story.sentences[frame.sentence].text)):
            shown = suggestion(story, "benefits", other.recipient, frame.sentence, (frame.start, frame.end), "medium")
            return Part({"benefits": other.recipient}, (shown,))
    return Part({}, ())


def _id(story: Story, pair: Pair, systems: Sequence[str], goods: Sequence[str], value: Amount | None, day: str) -> str:
    if systems or (goods and value is None):
        return slugify(f"{pair.supplier}-{pair.recipient}-{(*systems, *goods)[0]}")
    text = story.sentences[value.sentence].text if value else story.sentences[pair.sentences[0]].text
    kind = covered(text, value)[0] if value else ("military" if "militar" in text.lower() else "unstated")
    goods = {
        "military": "military-aid",
        "humanitarian": "humanitarian-aid",
        "financial": "financial-aid",
    }.get(kind, "aid")
    return slugify(f"{pair.supplier}-{pair.recipient}-{goods}-{day.removeprefix('../')}")


def _sum_transfer(story: Story, pair: Pair, amount: Amount, day: str) -> Part:
    """A transfer of which the article gives no more than a sum."""
    worth = money_value(story, amount)
    since = worth.fields.get("since")
    running = worth.fields["counts"] == "cumulative"
    kind = str(worth.fields["covers"])
    what = {"military": "military aid", "humanitarian": "humanitarian aid", "financial": "financial aid"}.get(
        kind, "aid"
    )
    tail = f"since-{str(since)[:4]}" if since else "total" if running else day.removeprefix("../")
    frame = next(frame for frame in pair.frames if frame.sentence == amount.sentence or frame is pair.frames[-1])
    fields: dict[str, Value] = {
        "transfer": slugify(f"{pair.supplier}-{pair.recipient}-{what}-{tail}"),
        "status": "pledged",
        "from": pair.supplier,
        "to": pair.recipient,
        "items": [{"what": what, "quantity": {"unknown": "true"}}],
        "value": dict(worth.fields),
    }
    span = (frame.start, frame.end) if frame.sentence == amount.sentence else (amount.start, amount.end)
    evidence = [
        suggestion(story, name, str(fields[name]), amount.sentence, span, "medium" if name == "status" else "high")
        for name in ("status", "from", "to")
    ]
    return Part(fields, (*evidence, *(one.under("value") for one in worth.evidence)))
