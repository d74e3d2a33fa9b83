"""Consents: who must be asked, who asked, what was answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...model.library import Library
from ...patterns import pattern_of
from ..understanding.story import Story
from ..understanding.text import Sentence
from .evidence import Part, Suggestion, Value, suggestion

_ONWARD = (
    r"(?:re-?export\w*|re-?transfer\w*|pass\w* (?:it |them |\w+ )?on|forward\w*|third[- ](?:countr|part)\w+|onward|"
    r"passage|transit\w*|overfl\w+|airspace|wiederausfuhr|weitergabe|weiterzugeben|weitergeben|weiterleitung|"
    r"réexport\w*|rétrocéd\w*|reexport\w*|riesport\w*|reeksport\w*|реекспорт\w*|реэкспорт\w*|wederuitvoer|"
    r"vidareexport\w*|再輸出|第三国)"
)
_HANDED_ON = pattern_of(
    rf"(?:{_ONWARD}|\b(?:transfer\w*|send\w*|deliver\w*|hand\w* over|suppl\w+|ship\w*|e[kx]sport\w*|"
    rf"export\w*|pass\b|donat\w+|sale|"
    r"liefer\w*|ausfuhr\w*|abgabe|livr\w*|transf[ée]r\w*|entreg\w*|envi\w*|transferen\w*|przekaza\w*|dostaw\w*|"
    r"експорт\w*|экспорт\w*|передач\w*|передат\w*|передан\w*|постача\w*|поставк\w*|invi\w+|lever\w*)|輸出|移転|提供)",
    re.I,
)
_ASKED = (
    r"(?:permission|consent|permits?|requests?|inquir\w+|appeals?|applications?|waivers?|antr[aä]g\w*|anfrage\w*|gesuch\w*|"
    r"erlaubnis|zustimmung|demande\w*|autorisation|solicitud\w*|petici\w+|autorizaci\w+|richiest\w*|pedido\w*|wnios\w+|"
    r"prośb\w*|zgod\w*|запит\w*|прохання|дозв\w+|запрос\w*|разрешени\w*|verzoek\w*|förfrågan|要請|申請)"
)
_NEEDED = pattern_of(
    r"\b(?:need\w*|requir\w+|must|have to|has to|without|subject to|only with|depend\w* "
    r"on)\b[^.;]{0,60}?\b(?P<word>permission|consent|approval|authori[sz]ation|agreement|green light)\b",
    re.I,
)
_DENIED = pattern_of(
    rf"(?<!\w)(?P<word>refus\w+|denied|denies|denying|vetoed|vetoes|veto|reject\w*|turn(?:s|ed|ing)? (?:down|away)|"
    rf"block(?:s|ed|ing)?|rebuff\w*|answered no|said no|oppos(?:es|ed|ing)|"
    rf"(?:will|would|did|does|do|can|could)(?: not|n['’]t)(?: \w+)? (?:allow|permit|let|approve|agree|consent)|"
    rf"not (?:be )?allow\w*|lehn\w+|abgelehnt|verweiger\w*|untersag\w*|"
    rf"refus[ée]\w*|rejet\w+|rechaz\w+|deneg\w+|niega|negó|rifiut\w+|respin\w+|recus\w+|rejeit\w+|odm[oó]wi\w*|odrzuci\w*|"
    rf"відмов\w+|відхил\w+|отказ\w+|отклон\w+|weiger\w+|geweigerd|avsl\w+|拒否|却下)"
    rf"[^.;]{{0,110}}?(?:\b(?:{_ASKED}|to let|to allow|to permit)|{_ONWARD})",
    re.I,
)
_LET = pattern_of(
    r"\b(?P<word>(?:will|would|did|does|do)(?: not|n['’]t) (?:\w+ )?(?:allow|permit|let))\b[^.;]{0,90}?"
    r"\b(?:to (?:send|transfer|deliver|re-?export|pass|supply|enter|cross)|through|passage)\b",
    re.I,
)
_DENIED_LAST = pattern_of(
    rf"(?:\b{_ASKED}|{_ONWARD})[^.;]{{0,110}}?(?<!\w)(?P<word>abgelehnt|zurückgewiesen|verweigert|untersagt|geweigerd|"
    rf"afgewezen|拒否|却下)",
    re.I,
)
_GRANTED_LAST = pattern_of(
    rf"(?:\b{_ASKED}|{_ONWARD})[^.;]{{0,110}}?(?<!\w)(?P<word>genehmigt|zugestimmt|bewilligt|erlaubt|gebilligt|"
    rf"goedgekeurd|toegestaan|承認|許可)",
    re.I,
)
_LET_ELSEWHERE = pattern_of(
    r"(?<!\w)(?P<word>nie (?:zezwoli\w*|zezwala\w*|zgodzi\w*|zgadza\w*|wyrazi\w*)|"
    r"не (?:дозвол\w+|погод\w+|разреш\w+|соглас\w+)|n['’]autoris\w+|n['’]a pas autorisé|"
    r"nicht (?:erlaub|genehmig|zugestimmt)\w*|(?:erlaubt|genehmigt|genehmigte) (?:\w+ ){0,6}nicht|"
    r"keine (?:genehmigung|erlaubnis)|no (?:autoriz|permit)\w+|não (?:autoriz|permit)\w+|認めな|許可しな)",
    re.I,
)
_GRANTED = pattern_of(
    rf"(?<!\w)(?P<word>approv(?:ed|es)|grant(?:ed|s)|gave (?:its |their )?(?:permission|consent|approval|green light|"
    rf"go-ahead)|gives (?:its |their )?(?:permission|consent|approval|green light)|authori[sz](?:ed|es)|cleared|clears|"
    rf"agreed to let|allow(?:s|ed)|permit(?:s|ted)|consented|genehmig\w+|erlaub\w+|bewillig\w+|zugestimmt|stimmt\w*|"
    rf"autoris\w+|approuv\w+|autoriz\w+|aprob\w+|autorizz\w+|zgodzi\w+|zezwoli\w+|дозвол\w+|погоди\w+|схвали\w+|"
    rf"разреши\w+|одобри\w+|承認|許可)"
    rf"[^.;]{{0,90}}?(?:\b{_ASKED}|{_ONWARD}|third[- ]party transfer\w*|onward transfer\w*|transfer of)",
    re.I,
)
_OBTAINED = pattern_of(
    r"(?<!\w)(?P<word>received|obtained|got|secured|отримал\w*|получил\w*|otrzyma\w*|uzyska\w*|erhielt\w*|erhalten|recibi\w*|"
    r"obtuv\w*|reçu|obtenu)[^.;]{0,60}?(?:approval|permission|consent|authori[sz]ation|green light|"
    r"дозв\w+|дозвол\w*|схвален\w*|"
    r"згод\w+|разрешени\w*|одобрени\w*|zgod\w+|genehmigung|erlaubnis|autorisation|feu vert|autorizaci\w+|permiso)",
    re.I,
)
_REQUESTED = pattern_of(
    rf"\b(?P<word>ask(?:ed|s)|request(?:ed|s)|appl(?:ied|ies)|sought|seeks|made another request|submitted)\b"
    rf"[^.;]{{0,80}}?\b(?:permission|consent|approval|authori[sz]ation|allow it|waiver|request)\b"
    rf"[^.;]{{0,60}}?(?:{_ONWARD}|\bto (?:send|transfer|deliver))",
    re.I,
)
_FORMS = (
    ("condition", _NEEDED),
    ("deny", _DENIED),
    ("deny", _LET),
    ("deny", _LET_ELSEWHERE),
    ("grant", _GRANTED),
    ("deny", _DENIED_LAST),
    ("grant", _GRANTED_LAST),
    ("grant", _OBTAINED),
    ("request", _REQUESTED),
)
_OF_REQUEST = pattern_of(rf"\b{_ASKED}\s+(?:der|des|von|of|from|by|de|du|del|d['’])\s*(?:(?:den|the|la)\s+)?$", re.I)
_FILED = pattern_of(
    r"\b(?:request\w*|submitted|applied|application|asked|letter|filed|ersucht|gebeten|beantragt|demandé|solicitó|złożył\w*)\b",
    re.I,
)
ANSWERS = frozenset({"deny", "grant", "withdraw"})


def consents(story: Story, library: Library) -> tuple[Part, ...]:
    """The field `consents`, without the transfer: at most one for each holder of a right; an answer before what is
    needed, a need before a request. To refuse one's own goods to who asked for them is no matter of consent.

    Args:
        story: What was understood.
        library: content/, for the rule that an answer rests on.
    """
    found: dict[str, Part] = {}
    for sentence in sorted(story.sentences, key=lambda one: one.paragraph == 0):  # the headline last: it says the least
        for part in _in_sentence(story, sentence):
            by = str(part.fields["by"])
            if by not in found or (part.fields["action"] in ANSWERS and found[by].fields["action"] not in ANSWERS):
                found[by] = _with_rule(part, story, library)
    answered = [part for part in found.values() if part.fields["action"] in ANSWERS]
    return tuple(found.values()) if not answered else tuple(answered)


def of_transfer(found: tuple[Part, ...], transfer: str | None) -> tuple[Part, ...]:
    """Consents with the transfer that they are about.

    Args:
        found: The consents.
        transfer: Its id; None if the article has none.
    """
    if transfer is None:
        return found
    return tuple(replace(part, fields=_placed(part.fields, transfer)) for part in found)


def _placed(fields: Mapping[str, Value], transfer: str) -> dict[str, Value]:
    order = ("by", "asked_by", "transfer", "action", "rule")
    known: dict[str, Value] = {**fields, "transfer": transfer}
    return {name: known[name] for name in order if name in known}


def requested_on(story: Story, found: tuple[Part, ...]) -> Part:
    """The field `requested`: the day that the text names for the request which was answered."""
    if not any(part.fields["action"] in ANSWERS for part in found):
        return Part({}, ())
    for one in story.dates:
        text = story.sentences[one.sentence].text
        if len(one.edtf) == 10 and _FILED.search(text[max(0, one.start - 60) : one.end + 30]):
            shown = suggestion(story, "requested", one.edtf, one.sentence, (one.start, one.end), "medium")
            return Part({"requested": one.edtf}, (shown,))
    return Part({}, ())


def _in_sentence(story: Story, sentence: Sentence) -> Iterator[Part]:
    for action, form in _FORMS:
        match = form.search(sentence.text)
        if match is None or not _HANDED_ON.search(sentence.text[match.start() :]):
            continue
        by, asked_by = _parties(story, sentence, match, "request" if form is _OBTAINED else action)
        if by is None or by == asked_by or (action == "deny" and _of_own_goods(story, sentence, by, asked_by)):
            continue
        fields: dict[str, Value] = {"by": by}
        if asked_by:
            fields["asked_by"] = asked_by
        fields["action"] = action
        yield Part(fields, tuple(_shown(story, sentence, match, fields)))
        return


def _of_own_goods(story: Story, sentence: Sentence, by: str, asker: str | None) -> bool:
    """Whether who asked is the one who would be given to, by who was asked: no third party, and nothing handed on."""
    third = set(story.actors_in(sentence.order)) - {by, asker}
    own = asker in story.roles.recipients and by in story.roles.suppliers
    return own and not third and not re.search(_ONWARD, sentence.text, re.I)


def _shown(story: Story, sentence: Sentence, match: re.Match[str], fields: Mapping[str, Value]) -> Iterator[Suggestion]:
    for name, value in fields.items():
        yield suggestion(story, name, str(value), sentence.order, match.span(), "medium")


def _parties(story: Story, sentence: Sentence, match: re.Match[str], action: str) -> tuple[str | None, str | None]:
    """Who holds the right, and who must ask or asked."""
    actors = [one for one in story.mentions if one.sentence == sentence.order and one.target.kind == "actor"]
    before = [one.target.id for one in actors if one.end <= match.start("word")]
    after = [one.target.id for one in actors if one.start >= match.end("word")]
    if action == "condition":
        close = [one.target.id for one in actors if 0 <= match.start("word") - one.end <= 4]
        by = close[-1] if close else (after[0] if after else None)
        return by, next((one for one in before if one != by), None)
    asking = next(
        (id_ for id_, one in zip(before, actors, strict=False) if _OF_REQUEST.search(sentence.text[: one.start])), None
    )
    if asking and before[0] != asking:  # "einen Antrag der Niederlande abgelehnt": whose request, then the verb
        return before[0], asking
    if len(before) > 1 and not after:  # the verb stands last: who decides, who asked, for whom
        return before[0], next((one for one in before if one not in (before[0], *story.roles.recipients)), None)
    subject = _subject(story, sentence, match.start("word"))
    first = subject or (before[-1] if before else None)
    if action == "request":  # who is named first is asking, or has got the consent
        near = [one.target.id for one in actors if one.start >= match.start("word") and one.target.id not in before]
        return next(iter(near), None), (before[0] if before else first)
    others = [one for one in actors if one.start >= match.end("word") and one.target.id != first]
    own = [one for one in others if one.adjective or sentence.text[one.end : one.end + 2] in ("'s", "’s")]
    free = [one for one in others if one.target.id not in story.roles.recipients]
    return first, next((one.target.id for one in (*own[:1], *free, *others)), None)


def _subject(story: Story, sentence: Sentence, at: int) -> str | None:
    frames = [
        frame
        for frame in story.frames
        if frame.sentence == sentence.order and abs(frame.start - at) <= 2 and frame.agents
    ]
    return frames[0].agents[0] if frames else None


def _with_rule(part: Part, story: Story, library: Library) -> Part:
    """An answer with the rule of the holder that the text names."""
    for one in story.mentions:
        rule = library.rules.get(one.target.id) if one.target.kind == "rule" else None
        if rule is not None and rule.whose == part.fields["by"] and part.fields["action"] in ANSWERS:
            shown = suggestion(story, "rule", rule.id, one.sentence, (one.start, one.end), "medium")
            return Part({**part.fields, "rule": rule.id}, (*part.evidence, shown))
    return part
