"""Consents: who must be asked, who asked, what was answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..understanding.story import Story
from ..understanding.text import Sentence
from .evidence import Part, Value, suggestion

_PASSING_ON = (
    r"(?:re-?export\w*|transfer\w*|pass\w* (?:it |them |\w+ )?on|forward\w*|send\w*|deliver\w*|hand\w* "
    r"over|suppl\w+|third (?:countr|part)\w+|onward)"
)
_NEEDED = re.compile(
    r"\b(?:need\w*|requir\w+|must|have to|has to|without|subject to|only with|depend\w* "
    r"on)\b[^.;]{0,60}?\b(?P<word>permission|consent|approval|authori[sz]ation|agreement|green light)\b",
    re.I,
)
_DENIED = re.compile(
    rf"\b(?P<word>refus\w+|denied|denying|vetoed|veto|rejected|turned down|turned away|blocked|answered "
    rf"no|said no)\b[^.;]{{0,90}}?\b(?:permission|consent|permits?|request\w*|re-?export\w*|inquir\w+|to "
    rf"let|to allow|to permit|{_PASSING_ON})",
    re.I,
)
_GRANTED = re.compile(
    r"\b(?P<word>approved|granted|gave (?:its |their )?(?:permission|consent|approval|green light)|"
    r"authori[sz]ed|cleared)\b[^.;]{0,60}?\b(?:request\w*|re-?export\w*|third[- ]party transfer\w*|"
    r"onward transfer\w*|transfer of)\b",
    re.I,
)
_HELD_OVER = re.compile(rf"\b{_PASSING_ON}", re.I)
_FORMS = (("condition", _NEEDED), ("deny", _DENIED), ("grant", _GRANTED))


def consents(story: Story, transfer: str | None) -> tuple[Part, ...]:
    """The field `consents`: at most one for each holder of a right.

    Args:
        story: What was understood.
        transfer: Id of the transfer that the article is about.
    """
    found: dict[str, Part] = {}
    for sentence in story.sentences:
        if sentence.paragraph == 0:
            continue
        for part in _in_sentence(story, sentence, transfer):
            found.setdefault(str(part.fields["by"]), part)
    return tuple(found.values())


def _in_sentence(story: Story, sentence: Sentence, transfer: str | None) -> Iterator[Part]:
    for action, form in _FORMS:
        match = form.search(sentence.text)
        if match is None or not _HELD_OVER.search(sentence.text[match.start() :]):
            continue
        by, asked_by = _parties(story, sentence, match, action)
        if by is None or by == asked_by:
            continue
        fields: dict[str, Value] = {"by": by}
        if asked_by:
            fields["asked_by"] = asked_by
        if transfer:
            fields["transfer"] = transfer
        fields["action"] = action
        span = (match.start(), match.end())
        names = [name for name in ("by", "asked_by", "action") if name in fields]
        yield Part(
            fields,
            tuple(suggestion(story, name, str(fields[name]), sentence.order, span, "medium") for name in names),
        )
        return


def _parties(story: Story, sentence: Sentence, match: re.Match[str], action: str) -> tuple[str | None, str | None]:
    """Who holds the right, and who must ask or asked."""
    actors = [one for one in story.mentions if one.sentence == sentence.order and one.target.kind == "actor"]
    before = [one.target.id for one in actors if one.end <= match.start("word")]
    after = [one.target.id for one in actors if one.start >= match.end("word")]
    if action == "condition":
        close = [one.target.id for one in actors if 0 <= match.start("word") - one.end <= 4]
        by = close[-1] if close else (after[0] if after else None)
        return by, next((one for one in before if one != by), None)
    subject = _subject(story, sentence, match.start("word"))
    holder = subject or (before[-1] if before else None)
    return holder, next((one for one in after if one != holder), None)


def _subject(story: Story, sentence: Sentence, at: int) -> str | None:
    frames = [
        frame
        for frame in story.frames
        if frame.sentence == sentence.order and abs(frame.start - at) <= 2 and frame.agents
    ]
    return frames[0].agents[0] if frames else None
