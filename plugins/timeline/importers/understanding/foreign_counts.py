"""Numbers of goods in languages other than English: "vier weitere Haubitzen", "60 одиниць техніки", "戦車10両"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from ...patterns import compiled, pattern_of
from ...values.frozen import quick
from ..calendar_words import months
from ..table import read_yaml
from .amounts import BOUNDS, bound_of
from .goods_words import UNSPACED, goods_in
from .mentions import Mention
from .text import Sentence

WORDS = 5  # words between a number and the goods, at most
_NEVER = pattern_of(r"(?!)")
_DIGITS = r"\d{1,3}(?:[.\u00a0\u202f ’']\d{3})+|(?!(?:19|20)\d\d(?!\d))\d+"
_WORD = pattern_of(r"[\s\"„“”«»(]*([^\W\d_][\w'’-]*)[\"“”«»)]?")
_OF = pattern_of(r"^(?:de[ls]?\s|d[ie]\s|van\s|d['’])", re.I)
_ELIDED = pattern_of(r"^[dl]['’]", re.I)
_PIECES = pattern_of(
    r"^(?:unités?|stück|einheit\w*|sztuk\w*|egzemplarz\w*|одиниц\w*|штук\w*|единиц\w*|unidades|unità|exemplaires?|"
    r"ejemplares|esemplari|kus\w*)$",
    re.I,
)
_FOR = frozenset(
    ("für", "for", "pour", "para", "dla", "do", "для", "к", "per", "voor", "för", "til")
)  # the goods are made for it
_SCALES: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        pattern_of(
            r"tausend|mille|milliers?|miles|mil|tys(?:i[ąę]c\w*|\.?)|tys\.?|тис\.?|тыс\.?|тисяч\w*|тысяч\w*|tusen|duizend|tisíc\w*",
            re.I,
        ),
        1000,
    ),
    (
        pattern_of(r"million\w*|millones|mln\.?|млн\.?|мільйон\w*|миллион\w*|milion\w*|mio\.?|miljo\w*|milh\w+", re.I),
        1_000_000,
    ),
)
_COUNTERS = r"(?:両|基|発|機|台|隻|門|個|着|丁|セット|式|本|億発|万発)"
_JAPANESE = pattern_of(
    rf"(?:(?P<before>(?:りゅう)?[ァ-ヶー一-龥A-Za-z0-9]{{2,14}}?))?(?P<bound>約|最大|少なくとも)?"
    rf"(?:(?P<number>\d[\d,]*)(?P<scale>万)?|(?P<vague>数[十百千万]))"
    rf"{_COUNTERS}(?:の(?P<after>[ァ-ヶー一-龥A-Za-z0-9]{{2,16}}))?"
)
_SEVERAL: Mapping[str, str] = {"数十": "dozens", "数百": "hundreds", "数千": "thousands", "数万": "tens of thousands"}
_JAPANESE_BOUNDS: Mapping[str, str] = {"約": "about", "最大": "max", "少なくとも": "min"}


@quick
class Found:
    """A number of goods, before it is bound to a sentence.

    Args:
        number: As digits, or a word such as "dozens".
        bound: As the quantity's field: exact, min, max or about.
        system: Id of the system counted, empty if none is named.
        what: The goods in the text's words.
        unit: The last of these words that means goods, empty if a system stands there instead.
        start: First character in the sentence.
        end: Character after the last.
    """

    number: str
    bound: str
    system: str
    what: str
    unit: str
    start: int
    end: int


@quick
class _Words:
    """One language's numbers: the pattern of one with its bound, what each word means, what is never counted."""

    pattern: re.Pattern[str]
    values: tuple[tuple[re.Pattern[str], int], ...]
    none: re.Pattern[str]


def foreign_counts(sentence: Sentence, systems: Sequence[Mention], language: str) -> Iterator[Found]:
    """Every number of goods in a sentence.

    Args:
        sentence: The sentence.
        systems: The systems that it names.
        language: BCP 47 tag, not English.
    """
    if language in UNSPACED:
        yield from _japanese(sentence, systems)
        return
    words = _words(language)
    for match in words.pattern.finditer(sentence.text):
        if not any(one.start <= match.start("number") < one.end for one in systems):
            found = _counted(match, sentence.text, systems, words, language)
            if found:
                yield found


def _counted(match: re.Match[str], text: str, systems: Sequence[Mention], words: _Words, language: str) -> Found | None:
    """What a number counts: the system, or the last word for goods, that stands within a few words after it."""
    at, unit, end = match.end(), "", match.end()
    for _ in range(WORDS + 1):
        system = next((one for one in systems if _starts_at(text, at, one)), None)
        if system:
            what = text[match.end() : system.end]
            return _found(match, words, system.target.id, what, unit, system.end)
        word = _WORD.match(text, at)
        if word is None or word[1].lower() in _FOR or words.none.fullmatch(word[1]) or word[1].lower() in months():
            break
        bare = _ELIDED.sub("", word[1])  # "milliers d'obus"
        if goods_in(language).match(bare) or _PIECES.match(bare):
            unit, end = bare, word.end()
        at = word.end()
    return _found(match, words, "", text[match.end() : end], unit, end) if unit else None


def _starts_at(text: str, at: int, one: Mention) -> bool:
    return at <= one.start and not text[at : one.start].strip(' "„“”«»-')


def _found(match: re.Match[str], words: _Words, system: str, what: str, unit: str, end: int) -> Found:
    number = match["number"]
    vague = match["vague"] or ""
    if vague and match["scale"]:  # "mehrere tausend", "kilka tysięcy"
        said, bound = "several million" if _scale_of(match["scale"]) > 1000 else "several thousand", "about"
    elif vague:
        said, bound = vague.lower(), "about"
    else:
        said = _value(number, words, match["scale"])
        bound = _field(match["bound"])
    goods = _OF.sub("", " ".join(what.split()).strip('"„“”«»() '))
    return Found(said, bound, system, goods, unit, match.start(), end)


def _value(number: str, words: _Words, scale: str | None) -> str:
    times = _scale_of(scale)
    if times > 1 and number[0].isdigit():
        return str(int(Decimal(number.replace(" ", "").replace(",", ".")) * times))
    if number[0].isdigit():
        return re.sub(r"\D", "", number)
    return str(next(value for pattern, value in words.values if pattern.fullmatch(number)))


def _scale_of(scale: str | None) -> int:
    return next((value for pattern, value in _SCALES if scale and pattern.fullmatch(scale)), 1)


def _field(bound: str | None) -> str:
    """The quantity's field that a bound word asks for."""
    kind = bound_of(bound) or "exact"
    return {"more_than": "min", "at_least": "min", "at_most": "max", "less_than": "max"}.get(kind, kind)


@cache
def _words(language: str) -> _Words:
    raw: Mapping[str, Mapping[str, str]] = read_yaml(Path(__file__).with_name("numbers.yaml"))
    own = raw.get(language, {})
    spelled = [entry.split("=", 1) for entry in own.get("numbers", "").split()]
    vague = "|".join(own.get("vague", "").split()) or "(?!)"
    scales = "|".join(pattern.pattern for pattern, _ in _SCALES)
    choices = "|".join(
        [rf"\d+(?:[.,]\d+)?(?=\s(?:{scales})\s)", _DIGITS, *(rf"(?:{word})(?=\s)" for _, word in spelled)]
    )
    return _Words(
        compiled(
            rf"(?:(?<!\w)(?P<bound>{'|'.join(BOUNDS)})\s+)?(?<![\w.,$€£-])(?P<number>(?P<vague>(?:{vague})(?=\s))|{choices})"
            rf"(?![\w.,%-])(?:\s(?P<scale>{scales})(?=\s))?",
            re.I,
        ),
        tuple((compiled(word, re.I), int(value)) for value, word in spelled),
        compiled("|".join(own.get("none", "").split()), re.I) if own else _NEVER,
    )


def _japanese(sentence: Sentence, systems: Sequence[Mention]) -> Iterator[Found]:
    for match in _JAPANESE.finditer(sentence.text):
        what = match["after"] or match["before"] or ""
        at = match.start("number" if match["number"] else "vague")
        near = [one for one in systems if 0 <= at - one.end <= 6 or match.end() - one.start in range(20)]
        if not what and not near:
            continue
        bound = _JAPANESE_BOUNDS.get(match["bound"] or "", "exact")
        if match["vague"]:
            number, bound = _SEVERAL[match["vague"]], "about"
        else:
            number = str(int(match["number"].replace(",", "")) * (10_000 if match["scale"] else 1))
        system = near[-1].target.id if near else ""
        yield Found(number, bound, system, what, what, at, match.end())
