"""What else an article says of a transfer: who pays, under which programme, where it is handed over."""

from __future__ import annotations

import re

from ...model.library import Library
from ...patterns import pattern_of
from ..understanding.frame import Frame
from ..understanding.story import Story
from .evidence import Part, suggestion
from .pairs import Pair

_PAID = pattern_of(
    r"\b(?:purchased|financed|funded|paid(?: for)?|bought|sponsored|covered) "
    r"(?:entirely |fully |in full |partly |jointly )?by (?:the )?$|"
    r"\b(?:with|using|thanks to) (?:money|funds|funding|financing) (?:from|provided by) (?:the )?$|"
    r"\b(?:bezahlt|finanziert|gekauft) von (?:der |dem )?$|"
    r"\b(?:financ[ée]e?s?|pay[ée]e?s?|achet[ée]e?s?) par (?:la |le |l['’])?$|"
    r"\b(?:financiad\w+|pagad\w+|comprad\w+) por (?:el |la )?$|\b(?:sfinansowan\w+|opłacon\w+|kupion\w+) przez $|"
    r"(?<!\w)(?:профінансован\w+|оплачен\w+|закуплен\w+) (?:за кошти |урядом )?$",
    re.I,
)
_HANDED_TO_FORCES = pattern_of(
    r"\b(?:hand\w* over|deliver\w*|transferred|arrived|supplied)\b[^.;]{0,60}\b(?:armed forces|army|air force|navy|"
    r"soldiers|troops|units)\b|\b(?:arrived|already) in\b|\bin der \w+ (?:eingetroffen|angekommen)|"
    r"\b(?:dotarł\w*|trafił\w*|są już) (?:na|do)\b|(?<!\w)(?:прибул\w*|вже) (?:в|до)(?!\w)|"
    r"(?<!\w)прибыл\w* (?:в|на)(?!\w)",
    re.I,
)
_EARLY = 4
_JOINT = frozenset({"alliance", "group"})  # kinds of actors whose programmes are their members'


def paid_by(story: Story, pair: Pair) -> Part:
    """The field `paid_by`: an actor other than the supplier that the text says pays."""
    for one in story.mentions:
        if one.target.kind != "actor" or one.target.id == pair.supplier or story.paragraph(one.sentence) > _EARLY:
            continue
        if _PAID.search(story.sentences[one.sentence].text[: one.start]):
            shown = suggestion(story, "paid_by", one.target.id, one.sentence, (one.start, one.end), "medium")
            return Part({"paid_by": one.target.id}, (shown,))
    return Part({}, ())


def programme(story: Story, pair: Pair, library: Library) -> Part:
    """The field `programme`: one of the supplier's, or of an alliance, that the text names near the news."""
    near = {story.paragraph(order) for order in pair.sentences}
    for one in story.mentions:
        record = library.programmes.get(one.target.id) if one.target.kind == "programme" else None
        close = story.paragraph(one.sentence) <= _EARLY or story.paragraph(one.sentence) in near
        joint = record is not None and getattr(library.actors.get(record.whose), "kind", "state") in _JOINT
        if record is not None and (joint or record.whose == pair.supplier) and close:
            shown = suggestion(story, "programme", record.id, one.sentence, (one.start, one.end), "medium")
            return Part({"programme": record.id}, (shown,))
    return Part({}, ())


def delivery_point(story: Story, frame: Frame) -> Part:
    """The field `delivery_point` of a delivery: the recipient where the text says so, else unstated."""
    match = _HANDED_TO_FORCES.search(story.sentences[frame.sentence].text)
    point = "recipient" if match else "unstated"
    span = match.span() if match else (frame.start, frame.end)
    return Part({"delivery_point": point}, (suggestion(story, "delivery_point", point, frame.sentence, span, "low"),))
