"""The day of the event: never the page's own date without saying so."""

from __future__ import annotations

import re
from datetime import date

from ...patterns import pattern_of
from ..understanding.event_dates import EventDate
from ..understanding.story import Story
from .evidence import Part, Sure, suggestion

_SAYING = pattern_of(
    r"\b(?:announc\w+|said|says|told|stated|unveil\w*|declar\w+|report\w*|ogłosi\w+|powiedzia\w+|teilte|"
    r"sagte|kündigte|a déclaré|annonc\w+|anunci\w+|оголоси\w+|повідоми\w+|bekendgemaakt|сказа\w+|"
    r"заяви\w+)\b",
    re.I,
)
LATEST_PARAGRAPH = 3
_BACKGROUND = pattern_of(
    r"\b(?:since|until|by|before|after|from|last year|earlier this year|in (?:19|20)\d\d)\W*$", re.I
)
_SINCE = pattern_of(r"\bsince\b[^,.;]{0,50}$", re.I)


def event_day(story: Story, published: str | None) -> Part:
    """The fields `date` and, where it was announced on that day, `announced`.

    Args:
        story: What was understood.
        published: Day or month of publication.
    """
    found = _best(story, published)
    if found is None:
        return _fallback(story, published)
    recent = _only_by_then(story, found)
    if recent:
        return recent
    sure: Sure = "high" if story.paragraph(found.sentence) <= 1 else "medium"
    evidence = [suggestion(story, "date", found.edtf, found.sentence, (found.start, found.end), sure)]
    fields: dict[str, str] = {"date": found.edtf}
    if _SAYING.search(story.sentences[found.sentence].text):
        fields["announced"] = found.edtf
        evidence.append(suggestion(story, "announced", found.edtf, found.sentence, (found.start, found.end), sure))
    return Part(dict(fields), tuple(evidence))


def _best(story: Story, published: str | None) -> EventDate | None:
    early = [
        one
        for one in story.dates
        if story.paragraph(one.sentence) <= LATEST_PARAGRAPH
        and _past(one, published)
        and not _in_dateline(story, one)
        and not _of_request(story, one)
        and not _SINCE.search(story.sentences[one.sentence].text[: one.start])
    ]
    return max(early, key=lambda one: (_fitness(story, one, published), -one.sentence, -one.start), default=None)


def _of_request(story: Story, one: EventDate) -> bool:
    """Whether it is the day on which somebody asked, told beside the answer."""
    text = story.sentences[one.sentence].text
    near = text[max(0, one.start - 60) : one.start] + "\u2026" + text[one.end : one.end + 30]
    answered = any(frame.act in ("refuse", "allow") and not frame.aside for frame in story.frames)
    return answered and story.paragraph(one.sentence) >= 1 and bool(_ASKING.search(near))


_ASKING = pattern_of(
    r"\b(?:submitted|applied|had asked|had requested|its request|the request|ersucht|gebeten|"
    r"beantragt|demandé|solicitó|"
    r"złożył\w*|zwrócił\w*)\b|(?<!\w)(?:звернул\w*|запросил\w*|обратил\w*)",
    re.I,
)


def _in_dateline(story: Story, one: EventDate) -> bool:
    """Whether it is the day of the report at its head ("MADRID, 22 feb (Reuters) -"), which is none of the event."""
    text = story.sentences[one.sentence].text
    return bool(
        story.paragraph(one.sentence) <= 1
        and _PLACE.fullmatch(text[: one.start])
        and _AGENCY.match(text[one.end : one.end + 40])
    )


_PLACE = pattern_of(r"\W*(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*[ ,/]+){1,4}")
_AGENCY = pattern_of(r"^,?\s*(?:\d{4})?\s*(?:\([^)]{2,25}\)|[—–-]\s|,?\s*[A-Z]{3,}[./]|/[A-Z]{2,})")
RECENT = pattern_of(
    r"\b(?:in recent days|(?:over|in|during) the (?:past|last) (?:few )?(?:days|weeks)|recently|these last days|"
    r"in den (?:vergangenen|letzten) (?:tagen|wochen)|kürzlich|ces derniers jours|récemment|dernièrement|"
    r"en los últimos días|recientemente|w ostatnich dniach|niedawno)\b|"
    r"(?:останніми днями|нещодавно|в последние дни|недавно|最近|近日)",
    re.I,
)


def _only_by_then(story: Story, found: EventDate) -> Part | None:
    """The day of a report that says "in recent days": the event was on or before it."""
    for sentence in story.sentences:
        match = RECENT.search(sentence.text) if 0 < sentence.paragraph <= 2 else None
        dealt = any(frame.sentence == sentence.order and frame.goods and not frame.aside for frame in story.frames)
        if match and dealt and len(found.edtf) == 10:
            value = f"../{found.edtf}"
            shown = suggestion(story, "date", value, sentence.order, match.span(), "medium")
            span = (found.start, found.end)
            said = suggestion(story, "announced", found.edtf, found.sentence, span, "medium")
            return Part({"date": value, "announced": found.edtf}, (shown, said))
    return None


def _past(one: EventDate, published: str | None) -> bool:
    """Whether it lies before the publication, by four months at most; without a publication date, all do."""
    if published is None:
        return True
    if one.edtf[: len(published)] > published[: len(one.edtf)]:
        return False
    months = (int(published[:4]) - int(one.edtf[:4])) * 12 + int(published[5:7]) - int(one.edtf[5:7])
    return months <= 4


def _fitness(story: Story, one: EventDate, published: str | None) -> float:
    text = story.sentences[one.sentence].text
    dealt = any(frame.sentence == one.sentence and frame.goods for frame in story.frames)
    score = 2.0 * (len(one.edtf) == 10) + 1.5 * bool(_SAYING.search(text)) + 1.0 * dealt
    score -= 1.0 * (story.paragraph(one.sentence) - 1)
    score -= 2.0 * bool(_BACKGROUND.search(text[: one.start]))
    if published and len(published) == 10 and len(one.edtf) == 10:
        score -= 0.08 * (date.fromisoformat(published) - date.fromisoformat(one.edtf)).days
    return score


def _fallback(story: Story, published: str | None) -> Part:
    """The article names no day: the event was on or before the day of publication, and that is what is said."""
    if published is None:
        return Part({}, ())
    value = f"../{published}"
    first = 1 if len(story.sentences) > 1 and story.sentences[0].paragraph == 0 else 0
    return Part({"date": value}, (suggestion(story, "date", value, first, (0, 0), "low"),) if story.sentences else ())
