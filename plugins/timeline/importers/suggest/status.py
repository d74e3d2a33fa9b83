"""Where a transfer stands after the event: a term of `terms.TRANSFER_STATUSES`."""

from __future__ import annotations

import re
from collections import defaultdict

from ...patterns import pattern_of
from ..understanding.frame import Frame
from ..understanding.roles import weight
from ..understanding.story import Story
from .pairs import Pair

_NOW = pattern_of(r"^(?:sending|sends|gives|delivers|delivering|shipping)$", re.I)
_HANDS_OVER = pattern_of(r"^(?:hands over|delivers)$", re.I)
_ANNOUNCES = pattern_of(r"announc|anunci|ogłos|оголос", re.I)
_PERMISSION = pattern_of(
    r"\b(?:permission|permits?|licen[cs]es?|approval|authori[sz]ation|green light)\b(?: \w+){0,4} to $", re.I
)
_ON_THE_WAY = pattern_of(r"\b(?:on (?:its|their) way|left|departed|in transit|en route)\b", re.I)
_SIDE = {"pause": "paused", "cancel": "cancelled"}


def status(story: Story, pair: Pair, authorised: bool) -> tuple[str, Frame]:
    """The status, and the act that shows it.

    Args:
        story: What was understood.
        pair: The transfer's parties.
        authorised: The article reports a change of rules that makes the transfer possible.
    """
    scores: dict[str, float] = defaultdict(float)
    shown: dict[str, Frame] = {}
    said: dict[str, float] = {}
    for frame in pair.frames:
        found, much = _of_frame(story, frame), _nearness(story, frame) * _trust(story, frame)
        scores[found] += much
        if much > said.get(found, 0.0):
            shown[found], said[found] = frame, much
    best = max(scores, key=lambda one: scores[one])
    if best == "pledged" and story.kinds[:1] == ("denial",) and all(frame.act == "aid" for frame in pair.frames):
        return _stopped(story), shown[best]
    if authorised and best in ("pledged", "considered") and pair.frames:
        return "authorised", shown[best]
    return best, shown[best]


def _stopped(story: Story) -> str:
    """Paused or refused, where only a noun names the dealing and the news is that it does not go on."""
    paused = any(frame.form == "pause" and story.paragraph(frame.sentence) <= 2 for frame in story.frames)
    return "paused" if paused else "refused"


def _nearness(story: Story, frame: Frame) -> float:
    """The stage is told where the news is: each paragraph further down says much less of it."""
    return weight(story.sentences[frame.sentence]) * 0.6 ** max(0, story.paragraph(frame.sentence) - 1)


def _trust(story: Story, frame: Frame) -> float:
    """A headline's present tense ("sends") may mean sent or will send, a noun ("aid for") says nothing of the stage,
    "announces" little."""
    if _PERMISSION.search(story.sentences[frame.sentence].text[: frame.start]):
        return 1.5
    if frame.form == "order":
        return 1.5
    if frame.form in ("receive", "received", "arrive") and not frame.future and story.language in ("en", "und"):
        return 1.0
    if frame.aside and frame.act in ("give", "deliver", "sell", "promise"):
        return 0.4
    if frame.act == "aid":
        return 0.05
    if _ANNOUNCES.match(_word(story, frame)):
        return 0.4
    return (
        0.2
        if story.paragraph(frame.sentence) == 0 and not frame.future and frame.act not in ("refuse", "allow")
        else 1.0
    )


def _word(story: Story, frame: Frame) -> str:
    return story.sentences[frame.sentence].text[frame.start : frame.end].strip()


def _of_frame(story: Story, frame: Frame) -> str:
    word = _word(story, frame)
    if not frame.negated and _PERMISSION.search(story.sentences[frame.sentence].text[: frame.start]):
        return "authorised"
    if frame.act == "refuse":
        return _SIDE.get(frame.form, "refused")
    if frame.negated:
        return "refused"
    if frame.act == "request":
        return "requested"
    if frame.act == "allow":
        return "authorised"
    if frame.act == "buy" or frame.form == "order":
        return "considered" if frame.future else "contracted"
    if frame.future or frame.act in ("promise", "aid"):
        return "pledged"
    if frame.done or _HANDS_OVER.match(word) or (frame.form == "receive" and story.language in ("en", "und")):
        return "delivered"
    if _NOW.match(word) and _ON_THE_WAY.search(story.sentences[frame.sentence].text):
        return "in_transit"
    return "pledged"
