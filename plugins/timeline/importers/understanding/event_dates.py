"""Days that a text names, resolved against the day it was published: "on Dec. 22", "last October", "w środę"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from ...patterns import pattern_of
from ...values.frozen import quick
from ..calendar_words import months, weekdays
from ..dates import FIRST_YEAR, LAST_YEAR, make_day, written_dates
from .text import Sentence

_FUTURE = pattern_of(
    r"\b(?:will|would|upcoming|is to|are to|due|expected|scheduled|plans?|ahead of|starting|beginning|"
    r"deadline|should"
    r"|wird|werden|soll|deve\w*|będzie|буде|будет)\b[^.;]*$|\b(?:by|until|bis|до|do)\s+(?:the )?(?:end "
    r"of |next )?$",
    re.I,
)
_NEXT = pattern_of(r"\b(?:next|coming|nächste\w*|kommende\w*|prochain|próxim\w*|przyszł\w*|наступн\w*)\W*$", re.I)
_LAST = pattern_of(
    r"\b(?:last|past|previous|letzte\w*|vergangene\w*|dernier|pasado|zeszł\w*|ubiegł\w*|минул\w*|"
    r"прошл\w*)\W*$",
    re.I,
)
_LAST_AFTER = pattern_of(r"^\W*(?:last|dernier|passado|pasado|letzten|ubiegłego|минулого)\b", re.I)
_PERSON = pattern_of(r"^\s+[A-Z][a-z]+")


NOTHING = r"(?!)"
"""A pattern that nothing matches."""


@quick
class EventDate:
    """A day, month or span that the text names.

    Args:
        edtf: The date, EDTF.
        said: The words it was read from.
        relative: It was reckoned from the day of publication.
        sentence: The sentence's place in the article.
        start: First character in the sentence.
        end: Character after the last.
    """

    edtf: str
    said: str
    relative: bool
    sentence: int
    start: int
    end: int


def find_dates(sentences: Sequence[Sentence], published: str | None) -> tuple[EventDate, ...]:
    """Every date in the article that names a month at least, in order.

    Args:
        sentences: The article.
        published: Day (or month) of publication; without a day, weekdays and "yesterday" say nothing.
    """
    base = _base(published)
    exact = published is not None and len(published) == 10
    found: list[EventDate] = []
    for sentence in sentences:
        taken: list[tuple[int, int]] = []
        for reader in _readers_for(sentence.text):
            for one in reader(sentence, base, exact):
                if not any(start < one.end and one.start < end for start, end in taken):
                    taken.append((one.start, one.end))
                    found.append(one)
    return tuple(sorted(found, key=lambda one: (one.sentence, one.start)))


def _base(published: str | None) -> date | None:
    if not published:
        return None
    year, month, day = (*map(int, published.split("-")), 1, 1)[:3]
    return make_day(year, month, day)


Reader = Callable[[Sentence, "date | None", bool], Iterator[EventDate]]


def _full(sentence: Sentence, base: date | None, exact: bool) -> Iterator[EventDate]:
    for found in written_dates(sentence.text):
        yield _event(found.day.isoformat(), sentence, found.start, found.end, relative=False)


def _day_of_month(sentence: Sentence, base: date | None, exact: bool) -> Iterator[EventDate]:
    """ "Dec. 22", "13 June", "9. März" without a year: the nearest such day that fits the tense."""
    if base is None:
        return
    for form in _day_forms(_months_in(sentence.text)):
        for match in form.finditer(sentence.text):
            month = months().get(match["name"].lower())
            day = _nearest(base, month, int(match["day"]), _ahead(sentence.text, match.start())) if month else None
            if day and not _is_modal(match):
                yield _event(day.isoformat(), sentence, *match.span(), relative=True)


def _is_modal(match: re.Match[str]) -> bool:
    """ "may 5" and "march 12" in small letters are no months."""
    return match["name"] in ("may", "march")


def _month(sentence: Sentence, base: date | None, exact: bool) -> Iterator[EventDate]:
    """ "April 2023", "in October", "last March", "outubro deste ano"."""
    for match in _month_form(_months_in(sentence.text)).finditer(sentence.text):
        name = match["name"]
        month = months().get(name.lower())
        if month is None or (name[0].islower() and name.lower() in ("may", "march", "mars", "mai", "maj")):
            continue
        if match["year"]:
            if FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
                yield _event(f"{match['year']}-{month:02}", sentence, *match.span(), relative=False)
        elif base is not None and _stands_alone(sentence.text, match):
            year = _year_of(base, month, sentence.text, match)
            yield _event(f"{year}-{month:02}", sentence, *match.span(), relative=True)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a month's name without a year is one: after a preposition or "last", and no person's first name."""
    before = text[max(0, match.start() - 22) : match.start()]
    if _PERSON.match(text[match.end() :]) and match["name"] in (
        "April",
        "May",
        "June",
        "August",
        "Mai",
        "March",
    ):
        return False
    return bool(_BEFORE_MONTH.search(before))


_BEFORE_MONTH = pattern_of(
    r"\b(?:in|since|by|until|of|from|during|early|late|mid|end of|last|next|this|through|im|seit|ende|"
    r"anfang|mitte|bis|en|em|w|we|od|do|у|в|з|до|i|sedan|"
    r"koniec|końcu|końca|początk\w+|połowie|кінці|кінця|початку|середині|конце|конца|начале|середине|finales de|"
    r"principios de|mediados de|depuis|desde|dès|fin|début|and|und|previous|past|ubiegłym|minulého|v)[\s\-’']*$",
    re.I,
)


def _year_of(base: date, month: int, text: str, match: re.Match[str]) -> int:
    before = text[: match.start()]
    if re.search(
        r"deste ano|dieses jahres|this year|de este año|de cette année|цього року",
        text[match.end() : match.end() + 20],
        re.I,
    ):
        return base.year
    if _NEXT.search(before):
        return base.year + (month <= base.month)
    if _LAST.search(before) or _LAST_AFTER.match(text[match.end() :]):
        return base.year - (month >= base.month)
    ahead = _ahead(text, match.start())
    if ahead and month > base.month:
        return base.year
    return base.year + 1 if ahead and base.month - month > 6 else base.year - (month > base.month)


def _weekday(sentence: Sentence, base: date | None, exact: bool) -> Iterator[EventDate]:
    """ "on Monday", "Wednesday", "am Freitag", "w środę": the last such day, or the next where the text looks ahead."""
    if base is None or not exact:
        return
    for match in _weekday_form(_weekdays_in(sentence.text)).finditer(sentence.text):
        number = weekdays().get(match[0].lower())
        if number is None:  # "SALI" is "salı" in large letters, but not the other way round
            continue
        back = (base.weekday() - number) % 7
        before = sentence.text[max(0, match.start() - 60) : match.start()]
        day = base - timedelta(days=back)
        if _NEXT.search(before) or (back and _SOON.search(before)):
            day = base + timedelta(days=(7 - back) if back else 7)
        elif _LAST.search(before) and back == 0:
            day = base - timedelta(days=7)
        yield _event(day.isoformat(), sentence, *match.span(), relative=True)


_SOON = pattern_of(
    r"\b(?:will|would|wird|is to|are to|due|expected|scheduled|meeting|summit|talks)\b[^,.;]*$|"
    r"\b(?:until|by|bis)\s+(?:the )?$",
    re.I,
)


def _near_day(sentence: Sentence, base: date | None, exact: bool) -> Iterator[EventDate]:
    """ "yesterday", "today", "tomorrow"."""
    if base is None or not exact:
        return
    for match in _NEAR.finditer(sentence.text):
        step = -1 if match["yesterday"] else 1 if match["tomorrow"] else 0
        yield _event((base + timedelta(days=step)).isoformat(), sentence, *match.span(), relative=True)


_NEAR = pattern_of(
    r"(?<![\w-])(?:(?P<yesterday>yesterday|gestern|hier(?=[ ,.](?!\w+est))|ayer|ontem|wczoraj|вчора|"
    r"вчера|igår|i går|昨日)|(?P<tomorrow>tomorrow|morgen|demain|mañana|amanhã|jutro|завтра)"
    r"|(?P<today>today|heute|aujourd'hui|aujourd’hui|hoy|hoje|dzisiaj|dziś|сьогодні|сегодня|idag|i "
    r"dag))(?![\w-])",
    re.I,
)


def _near_month(sentence: Sentence, base: date | None, exact: bool) -> Iterator[EventDate]:
    """ "last month", "next month"."""
    if base is None:
        return
    for match in _NEAR_MONTH.finditer(sentence.text):
        step = 1 if match["next"] else -1
        year, month = divmod(base.year * 12 + base.month - 1 + step, 12)
        yield _event(f"{year}-{month + 1:02}", sentence, *match.span(), relative=True)


_NEAR_MONTH = pattern_of(
    r"\b(?:(?P<next>next month|nächsten monat|le mois prochain|próximo mes|próximo mês)|last month|im "
    r"vergangenen monat|letzten monat|le mois dernier"
    r"|el mes pasado|no mês passado|w zeszłym miesiącu|минулого місяця)\b",
    re.I,
)


def _near_week(sentence: Sentence, base: date | None, exact: bool) -> Iterator[EventDate]:
    """ "last week": from Monday to Sunday."""
    if base is None or not exact:
        return
    for match in _NEAR_WEEK.finditer(sentence.text):
        monday = base - timedelta(days=base.weekday() + 7)
        span = f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        yield _event(span, sentence, *match.span(), relative=True)


_NEAR_WEEK = pattern_of(
    r"(?<![\w-])(?:last week|vergangene[rn]? woche|letzte[rn]? woche|vorige[rn]? woche|la semaine dernière|"
    r"la semana pasada|w zeszłym tygodniu|w ubiegłym tygodniu|минулого тижня|на прошлой неделе|先週)",
    re.I,
)


def _japanese(sentence: Sentence, base: date | None, exact: bool) -> Iterator[EventDate]:
    """ "8月4日", "8日": of this year, of this month, or of the one before where that would lie ahead."""
    if base is None:
        return
    for match in _JAPANESE_DAY.finditer(sentence.text):
        month = int(match["month"]) if match["month"] else base.month
        day = make_day(base.year, month, int(match["day"]))
        if day is not None and day > base and not match["month"]:
            before = date(base.year, base.month, 1) - timedelta(days=1)
            day = make_day(before.year, before.month, int(match["day"]))
        elif day is not None and day - base > timedelta(days=31):
            day = make_day(base.year - 1, month, int(match["day"]))
        if day is not None and (exact or match["month"]):
            yield _event(day.isoformat(), sentence, *match.span(), relative=True)


_JAPANESE_DAY = pattern_of(r"(?<![\d年])(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?![間目連])")
_TOKEN = pattern_of(r"[^\W\d_]+")
_DIGIT = pattern_of(r"\d")


def _readers_for(text: str) -> Iterator[Reader]:
    """The readers that can find something: most sentences have no figure and name no month."""
    words = _words_of(text)
    figure, month = _DIGIT.search(text) is not None, not words.isdisjoint(months())
    yield from (_full, _japanese) if figure else ()
    yield from (_day_of_month,) if figure and month else ()
    yield from (_month,) if month else ()
    yield from (_weekday,) if not words.isdisjoint(_weekday_ends()) else ()
    yield from (_near_day, _near_week, _near_month)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(_TOKEN.findall(text.lower()))


def _months_in(text: str) -> tuple[str, ...]:
    """The names that can stand in the text. A pattern is made of these: to compile all names of all languages takes
    longer than to read an article.
    """
    return _longest_first(_words_of(text) & months().keys())


def _weekdays_in(text: str) -> tuple[str, ...]:
    ends = _weekday_ends()
    return _longest_first(name for word in _words_of(text) for name in ends.get(word, ()))


@cache
def _weekday_ends() -> Mapping[str, Sequence[str]]:
    """The names of weekdays by their last word: of one with an apostrophe what follows it."""
    ends: dict[str, list[str]] = {}
    for name in weekdays():
        ends.setdefault(re.split("['’]", name)[-1], []).append(name)
    return ends


def _longest_first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _event(edtf: str, sentence: Sentence, start: int, end: int, *, relative: bool) -> EventDate:
    return EventDate(edtf, sentence.text[start:end], relative, sentence.order, start, end)


def _ahead(text: str, at: int) -> bool:
    return bool(_FUTURE.search(text[max(0, at - 60) : at]))


def _nearest(base: date, month: int, day: int, ahead: bool) -> date | None:
    """The day of that name nearest to the base: not after it by more than a month, unless the text looks ahead."""
    choices = [found for year in (base.year - 1, base.year, base.year + 1) if (found := make_day(year, month, day))]
    limit = timedelta(days=200 if ahead else 31)
    fitting = [found for found in choices if found - base <= limit]
    return min(fitting, key=lambda found: abs(found - base), default=None)


@cache
def _day_forms(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    any_of = "|".join(map(re.escape, names))
    return (
        re.compile(
            rf"(?<!\w)(?P<name>{any_of})\.? (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\w:]|[.,]\d| (?:percent|"
            rf"per cent|%|million|billion))",
            re.I,
        ),
        re.compile(rf"(?<![\w.,$€£])(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.|º)? (?:of |de )?(?P<name>{any_of})(?!\w)", re.I),
    )


@cache
def _month_form(names: tuple[str, ...]) -> re.Pattern[str]:
    any_of = "|".join(re.escape(name) for name in names if len(name) > 2) or NOTHING
    return re.compile(
        rf"(?<![\w])(?P<name>{any_of})(?!\w)\.?(?:,? (?:of |de |do |del )?(?P<year>(?:19|20)\d\d)(?!\d))?",
        re.I,
    )


@cache
def _weekday_form(names: tuple[str, ...]) -> re.Pattern[str]:
    any_of = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![\w-])(?:{any_of})(?![\w-])", re.I)
