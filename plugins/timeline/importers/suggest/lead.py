"""Which sentences speak of a transfer's goods: the news, not what the text recalls of earlier goods."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...patterns import pattern_of
from ..understanding.story import Story
from .pairs import Pair

_LIST_ITEM = pattern_of(r"^\s*[-–—•*]\s|;\s*(?:and)?\s*$|^(?:over |about |up to )?\d[\d,.]* [^.,]{2,60}\.?$", re.I)
CONTINUES = pattern_of(
    r"\b(?:(?:the|this) (?:\w+ ){0,2}(?:package|shipment|delivery|consignment|batch|tranche|order|deal|contract|aid|"
    r"donation)|it|they|includ(?:es?|ing|ed)|consist\w* of|contain\w*|compris\w*|enthält|umfasst|beinhaltet|comprend|"
    r"incluye|incluyen|inclui|include|zawiera|obejmuje|включа\w+|містить|входять|входит|входят|omfattar|bevat)\b",
    re.I,
)
_BESIDE_BEFORE = pattern_of(
    r"(?:\b(?:besides|in addition to|apart from|on top of|neben|zusätzlich zu|außer|en plus d\w*|outre|además de|"
    r"aparte de|oltre a\w*|além d\w*|oprócz|poza|instead of|in place of|"
    r"replac\w+|in exchange for|after the|to let|"
    r"come first|parte de l\w+|partie des|part of the|teil der|based on|(?:ammunition|shells|rounds|munitions?|"
    r"spare parts|parts|missiles|interceptors) (?:used )?(?:for|in|by)(?: the)?|(?:munition|"
    r"patronen|geschosse) für(?: den|"
    r" die)?|munitions? pour)|"
    r"(?<!\w)(?:крім|окрім|кроме|помимо|боєприпаси (?:до|для)|боеприпасы (?:к|для)|верс\w+|części do|amunicj\w+ do))"
    r"[^,;.]{0,40}$",
    re.I,
)
_BESIDE_AFTER = pattern_of(
    r"^\W*(?:already|déjà|bereits|ya\b|już|вже|уже|previously|earlier|that (?:it|they) (?:had|has|have) already)", re.I
)
_OF_THE_REQUEST = pattern_of(
    r"\b(?:the|its|his) (?:request|application|inquiry)\b|\bder antrag\b|\bla demande\b|\bla solicitud\b", re.I
)
_SO_FAR = pattern_of(
    r"\b(?:so far|to date|until now|(?:has|have|had) (?:also|already|previously)|since the (?:start|"
    r"beginning|invasion)|bisher|bislang|seit (?:beginn|kriegsbeginn)|"
    r"jusqu['’](?:ici|à présent)|depuis le début|hasta (?:ahora|la fecha)|desde el (?:inicio|"
    r"comienzo)|finora|até agora|"
    r"dotychczas|do tej pory|tot nu toe|hittills)\b|(?<!\w)(?:досі|наразі вже|з початку|до сих пор|"
    r"с начала)(?!\w)|これまで",
    re.I,
)
_OF_A_KIND = pattern_of(
    r"\b(?:ammunition|munitions|shells|bombs|helicopters|minehunters|frigates|submarines|warships|body armou?r|"
    r"spare parts|howitzers|fighter jets|firearms)\b",
    re.I,
)
_FOLLOWS = 3  # paragraphs after the news in which it is still told what is given


def beside_the_point(story: Story, order: int, start: int, end: int) -> bool:
    """Whether goods are named only to compare: given before, replaced, a part of a whole, what the goods are made for.

    Args:
        story: What was understood.
        order: The sentence.
        start: First character of the goods.
        end: Character after the last.
    """
    text = story.sentences[order].text
    return bool(_BESIDE_BEFORE.search(text[:start]) or _BESIDE_AFTER.match(text[end : end + 40]))


def sentences_of_goods(story: Story, pair: Pair | None) -> list[int]:
    """Sentences in which a transfer's goods are named: the headline and the first paragraph on it that names any, and
    what goes on from there.

    Args:
        story: What was understood.
        pair: The transfer's parties; None for no transfer.
    """
    spoken = pair.sentences if pair else []
    first = next((story.paragraph(order) for order in _with_goods(story, spoken) if story.paragraph(order)), None)
    if first is None and not _with_goods(story, spoken):
        first = next((story.paragraph(order) for order in spoken if story.paragraph(order)), None)
    listed = [sentence.order for sentence in story.sentences if _LIST_ITEM.search(sentence.text)]
    if pair is None or first is None:
        return sorted({*spoken, *_with_goods(story, listed)})
    news = [order for order in spoken if story.paragraph(order) <= first]
    goes_on = [order for order in range(len(story.sentences)) if _goes_on(story, order, pair, first)]
    return sorted({*news, *goes_on, *listed})


def _with_goods(story: Story, orders: Sequence[int]) -> list[int]:
    """Those of some sentences that name a system, a number of goods, or goods of one kind, as what is given."""
    return [order for order in orders if _OF_A_KIND.search(story.sentences[order].text) or _counts(story, order)]


def _counts(story: Story, order: int) -> bool:
    """Whether a sentence names a system or a number of goods that is to the point."""
    spans = [(one.start, one.end) for one in story.counts if one.sentence == order]
    spans += [(one.start, one.end) for one in story.mentions if one.sentence == order and one.target.kind == "system"]
    return any(not beside_the_point(story, order, *span) for span in spans)


def _goes_on(story: Story, order: int, pair: Pair, first: int) -> bool:
    """Whether a sentence soon after the news lists what is given, and names nobody else."""
    sentence = story.sentences[order]
    near = max(first, 1) <= sentence.paragraph <= first + _FOLLOWS
    if _requested_by_buyer(story, order, pair):
        return True
    others = set(story.actors_in(order)) - {pair.supplier, pair.recipient}
    if not near or others:
        return False
    if CONTINUES.match(sentence.text.lstrip('"“„«')):
        return True
    if not _with_goods(story, [order]):
        return False
    if _OF_THE_REQUEST.search(sentence.text):
        return True
    return not recalls(story, order, pair) and _deals(story, order, pair, sentence.text)


def _requested_by_buyer(story: Story, order: int, pair: Pair) -> bool:
    """Whether a sentence says what the one who is given to has asked for, of a sale that was let go ahead."""
    asks = any(
        frame.sentence == order and frame.act == "request" and frame.agents == (pair.recipient,)
        for frame in story.frames
    )
    return asks and any(frame.act == "allow" and not frame.aside for frame in pair.frames)


def _deals(story: Story, order: int, pair: Pair, text: str) -> bool:
    """Whether a sentence lists, or tells of a dealing of the pair or of nobody in particular."""
    return bool(CONTINUES.search(text)) or any(
        frame.sentence == order
        and frame.goods
        and not frame.aside
        and frame.act != "request"
        and set(frame.agents) | set(frame.recipients) <= {pair.supplier, pair.recipient}
        for frame in story.frames
    )


def recalls(story: Story, order: int, pair: Pair) -> bool:
    """Whether a sentence recalls something else: it has a date that the news does not have, says "so far", or "not"."""
    if _SO_FAR.search(story.sentences[order].text) or any(
        frame.negated for frame in story.frames if frame.sentence == order and frame.act in ("give", "deliver")
    ):
        return True
    own = {one.edtf for one in story.dates if one.sentence == order}
    news = {one.edtf for one in story.dates if one.sentence in pair.sentences[:2]}
    return bool(own) and not own & news
