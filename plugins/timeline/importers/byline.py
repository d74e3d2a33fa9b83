"""Who wrote it: the names in the line that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..patterns import pattern_of
from ..values.frozen import quick
from .agencies import NAMES
from .calendar_words import months
from .lines import Line, plain
from .table import read_words

_BY = (
    r"written by|reported by|posted by|published by|story by|words by|article by|text by|report by|"
    r"reporting by|by"
    r"|(?:ein[e]? )?(?:beitrag|analyse|kommentar|kolumne|bericht|reportage|interview|essay|text) von"
    r"|von|vom|par|por|di|av|af|"
    r"door|tarafından"
    r"|autori?|autoren|authors?|author\(s\)|auteurs?|autor(?:a|es|ka)?|автори?|авторы|skribent|"
    r"kirjoittaja|opracowanie|penulis"
)
_FIRST_WORDS = frozenset(read_words("byline_words"))  # that these marks begin with
_MARK = pattern_of(rf"^\W*(?:{_BY})\b(?: *[:：])?\s+(?=\S)", re.I)
_MARK_ALONE = pattern_of(rf"^\W*(?:{_BY})\s*[:：]?$", re.I)
_MARK_INSIDE = pattern_of(
    r"(?:^|[|/•·–—\-]\s*|[,.]\s|(?:\d|[AaPp]\.?[Mm]\.?|E[SD]T|P[SD]T|GMT|UTC|CES?T|BST|IST|Uhr|ago|min "
    r"read|Published)\s+)\b(?:[Ww]ritten by|[Bb]y|BY|[Vv]on|VON|Par|par|Por|di)\s+(?=[\w\"“])"
)
BELOW_STANDFIRST = 5  # lines below the story's first that a byline stands in, where that is a standfirst
_KOREAN = pattern_of(r"^(?:[가-힣/·]+=)?([가-힣]{2,4}) ?(?:기자|특파원)(?![가-힣])")
_BY_WORDS = frozenset({"by", "von", "par", "por", "di"})  # of which the mark inside a line has one
_BY_AGAIN = pattern_of(rf"^(?:{_BY})\s+", re.I)
_LEFT_OVER = pattern_of(r"\s+(?:on|at|in|for|is|—|-)$", re.I)
_PLACE = pattern_of(r"\s+in [A-Z].*$")
_NO_LETTERS = pattern_of(r"[:!?…\"“”„|]|\.\s*$")  # that a name has
_INITIAL = pattern_of(r"\b[A-Z]\.")
_HANDLE = pattern_of(r"\(?@\w+\)?(?!\.\w)")
_MAIL = pattern_of(r"[\w.+-]+@[\w-]+\.\w[\w.]*")
_BEFORE_FIGURES = pattern_of(r"(?<=[^\W\d_A-Z])(?=\d)")
_GLUED = pattern_of(
    r"(?<=[a-zäöüéèßøåłńśżćąę])(?<!Mc)(?<!Mac)(?<!De)(?<!Di)(?<!La)(?<!Le)(?<!O')(?=[A-ZÄÖÜÉ][a-z]+)(?=\w+(?: "
    r"\w+){0,3}$|\w+ ?\|)"
)
_IN_ONE_WORD = pattern_of(r"[^\W\d_A-ZÄÖÜÉ][A-ZÄÖÜÉ]")  # what the two around this look for: seldom there
_GLUED_DAY = pattern_of(r"(?<=[a-zäöüé])(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|Published\b|Updated\b)")
_DATE_LIKE = pattern_of(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[./\- ]+(?:\w{3,9}|\d{1,2})[./\-, ]+(?:\d{4}|\d\d)\b|\w{3,9}\.? "
    r"\d{1,2}(?:st|nd|rd|th)?,? (?:\d{4})"
    r"|\d{4}-\d\d-\d\d|\d{4}\. ?\d\d?\. ?\d\d?|\d{1,2}[:.]\d\d\b|\d+ (?:min|hour|day|minute|stunde|tag|"
    r"week|month)\w*)",
    re.I,
)
_CUT = pattern_of(
    r"(?:[|•·–—]|\s-\s|\bpublished\b|\bupdated\b|\blast updated\b|\bposted\b|\bon (?=\d|[A-Z][a-z]+ "
    r"\d)|\bfor (?=[A-Z])|\bstand\b"
    r"|\bfollow\b|\bshare\b|\bview more\b|\bhttps?:|\(\d|\bTips meg|\bfacebook\b|"
    r"\btwitter\b|\bemail\b|\bAktualisiert\b|\bVeröffentlicht\b|\bin \w+$)",
    re.I,
)
_CUT_AT = pattern_of(rf"\(@|@|\S+@\S+|{_CUT.pattern}", re.I)  # with an address, which takes long to look for
_JOINT = pattern_of(
    r"\s*(?:,|;|/|&|\band\b|\bund\b|\by\b|\bet\b|\boch\b|\bog\b|\be\b|\bi\b|\bи\b|\bта\b|\ben\b|"
    r"\bwith\b|\bmit\b)\s+|\s*[;/]\s*",
    re.I,
)
_STAFF = pattern_of(
    r"\b(?:desk|staff|newsroom|team|editors?|editorial|redaktion|reporters?|correspondent|agenc\w+|"
    r"press|service|bureau|news|media|writer"
    r"|redacci[oó]n|rédaction|redakcja|редакц\w+)\b",
    re.I,
)
_ROLE = pattern_of(
    r"^(?:senior|staff|chief|political|diplomatic|defen[cs]e|foreign|deputy|contributing|special|"
    r"associate|assistant|executive|managing|the|bbc|cnn)?\s*"
    r"(?:\w+\s)*(?:writer|reporter|correspondent|editor|contributor|columnist|journalist|redakteurin?|"
    r"korrespondentin?|author|analyst|producer|staff)$",
    re.I,
)
_AGENCY = pattern_of(rf"^(?:(?:the )?(?:{NAMES})|sid|yle|cnn|bbc)(?:/\w+)?$", re.I)
_BEHIND_SLASH = pattern_of(rf"\s+/\s*(?:{NAMES}|ap photo)\s*$", re.I)  # whose report it is, not who wrote
_ROLES = frozenset(read_words("roles"))  # what a byline says that somebody is
_RANKS = frozenset(read_words("ranks"))  # words in front of that
_PARTICLES = frozenset(read_words("particles"))
_NO_NAME = frozenset(read_words("no_names"))  # words of menus and labels, which no person is called


@quick
class Byline:
    """Names of authors, persons before desks; the position of the line that they stand in."""

    names: tuple[str, ...]
    line: int


def find_byline(lines: Sequence[Line], title: int | None, story: Sequence[int]) -> Byline | None:
    """The authors as the page names them.

    Args:
        lines: The page.
        title: Position of the headline.
        story: Positions of the story's lines.
    """
    first = story[0] if story else len(lines)
    anchor = title if title is not None else max(0, first - 10)
    found = sorted(_candidates(lines, anchor, first, story), key=lambda pair: -pair[0])
    return found[0][1] if found and found[0][0] >= 1.5 else None


def _candidates(lines: Sequence[Line], anchor: int, first: int, story: Sequence[int]) -> Iterator[tuple[float, Byline]]:
    last = story[-1] if story else len(lines) - 1
    inside = set(story)
    zone = [
        *range(max(0, anchor - 6), min(len(lines), max(first + BELOW_STANDFIRST, anchor + 9))),
        *range(last, min(len(lines), last + 8)),
    ]
    for i in dict.fromkeys(zone):
        text = plain(lines[i].text)
        if len(text) > 260 or i == anchor:
            continue
        marked, names = _names_in_line(text, lines, i)
        if names and (marked or i not in inside):
            yield _score(lines, i, anchor, first, marked, names), Byline(names, i)


def _names_in_line(text: str, lines: Sequence[Line], i: int) -> tuple[float, tuple[str, ...]]:
    """How plainly the line says that it names authors (0 to 4), and the names."""
    korean = None if text.isascii() else _KOREAN.match(text)
    if korean:
        return 4.0, (korean[1],)
    mark = _MARK.match(text) if _begins_as_mark(lines[i]) else None
    if mark:
        return 4.0, people(text[mark.end() :], marked=True)
    inside = None if _BY_WORDS.isdisjoint(lines[i].words) else _MARK_INSIDE.search(text)
    if inside and len(text) < 160:
        return 3.5, people(text[inside.end() :], marked=True)
    if i and _begins_as_mark(lines[i - 1]) and _MARK_ALONE.match(lines[i - 1].text):
        return 4.0, people(text, marked=True)
    if len(text) > 90 or not _could_name(text):
        return 0.0, ()
    return (1.0 if _has_date(text) or "@" in text else 0.0), people(text, marked=False)


def _begins_as_mark(line: Line) -> bool:
    """Whether a line's first word is that of a mark. Soon told, and of most lines not so."""
    return bool(line.words) and line.words[0] in _FIRST_WORDS


def _could_name(text: str) -> bool:
    """Whether a name could be in a text: two words that are not in lower case, or one with a particle. Soon told."""
    words = text.split()
    upper = len(words) - sum(map(str.islower, words))
    return upper > 1 or not text.isascii() or not _PARTICLES.isdisjoint(words)


def _has_date(text: str) -> bool:
    return any(map(str.isdigit, text)) and _DATE_LIKE.search(text) is not None


def people(text: str, marked: bool) -> tuple[str, ...]:
    """The names in a piece of a byline.

    Args:
        text: What stands after "by", or a line that may be nothing but names.
        marked: A word such as "by" stood before it: single words and desks count too.
    """
    if _IN_ONE_WORD.search(text):
        text = _GLUED_DAY.sub(" | ", _GLUED.sub(" | ", text))
    text = _HANDLE.sub(" | ", _MAIL.sub(" | ", text)) if "@" in text else text
    if any(map(str.isdigit, text)):
        text = _BEFORE_FIGURES.sub(" | ", text)
        text = _DATE_LIKE.split(text, maxsplit=1)[0] if marked else _DATE_LIKE.sub(" | ", text)
    cut = (_CUT_AT if "@" in text else _CUT).split(text)
    pieces = [piece.rstrip() for piece in cut if piece and not piece.isspace()]
    if not pieces:
        return ()
    if marked:
        return _cleaned(pieces[0], True)
    named = [names for piece in pieces if (names := _bare_names(piece))] if len(pieces) <= 4 else []
    return named[0] if named else ()


def _bare_names(piece: str) -> tuple[str, ...]:
    """The names in a piece that nothing says to be a byline: those that it begins with."""
    first = _without_role(_JOINT.split(piece.strip(" ,.;:/"), maxsplit=1)[0])
    return _cleaned(piece, False) if _is_name(first, False) else ()


def _without_role(name: str) -> str:
    """A name without what its bearer is ("⟨name⟩ Senior Reporter"), and said once where it is said twice."""
    words = name.split()
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:
        return " ".join(words[:half])
    lower = [word.lower().strip(",.") for word in words]
    if _ROLES.isdisjoint(lower[2:]):
        return name
    return " ".join(words[: next(i for i in range(2, len(words)) if lower[i] in _ROLES | _RANKS | _NO_NAME)])


def _cleaned(piece: str, marked: bool) -> tuple[str, ...]:
    names: list[str] = []
    for part in _JOINT.split(_BEHIND_SLASH.sub("", piece)):
        name = _BY_AGAIN.sub("", part.strip(" ,.;:/|()[]*\t"))
        name = _PLACE.sub("", _LEFT_OVER.sub("", name))
        name = _without_role(name)
        if _ROLE.match(name) and names:
            continue
        if not _is_name(name, marked):
            if marked and names:
                break
            continue
        names.append(name)
    persons = [name for name in names if not _STAFF.search(name) and not _AGENCY.match(name)]
    staff = [name for name in names if name not in persons and _AGENCY.match(name)]
    return tuple(dict.fromkeys(persons + staff if persons else names))


def is_person(name: str) -> bool:
    """Whether a text could be a person's name, and is none of an agency or a desk."""
    return _is_name(name, False) and not _AGENCY.match(name) and not _STAFF.search(name)


def _is_name(text: str, marked: bool) -> bool:
    """Whether it could be a person's name: two to four words with capitals; with a mark, also one word or a desk."""
    words = text.split()
    if not words or len(words) > (6 if marked else 4) or len(text) > 60 or any(char.isdigit() for char in text):
        return False
    if _AGENCY.match(text):
        return True
    if words[-1].lower() in _PARTICLES or (not marked and words[0].lower().strip(".,'’") in _NO_NAME):
        return False
    if not marked and (len(words) < 2 or any(word.lower().strip(".,'’") in _NO_NAME for word in words)):
        return (
            len(words) == 1
            and 2 <= len(text) <= 5
            and not text.isascii()
            and not marked
            and text[0].isalpha()
            and not text[0].isupper()
            and not text[0].islower()
        )
    if not marked and any(word.lower() in months() for word in words):
        return False
    capital = [word for word in words if word.lower() not in _PARTICLES]
    if not capital or not all(
        word[0].isupper() or (marked and not word[0].islower() and word[0].isalpha()) for word in capital
    ):
        return False
    return not _NO_LETTERS.search(text) or _INITIAL.search(text) is not None


def _score(lines: Sequence[Line], i: int, anchor: int, first: int, marked: float, names: tuple[str, ...]) -> float:
    score = marked
    near = [len(line.text) < 120 and _has_date(line.text) for line in lines[max(0, i - 2) : i + 3]]
    score += 0.8 if any(near) else 0.0
    score += 0.4 if any(near[min(i, 2) + 1 :][:1]) else 0.0
    again = sum([names[0] in line.text for line in lines])
    score += 0.7 if 2 <= again <= 6 else 0.0
    if anchor < i < first:
        score += 1.0 - 0.08 * (i - anchor)
    elif i >= first:
        score += 0.4 if i < first + BELOW_STANDFIRST else -0.6
    else:
        score -= 0.5
    if lines[i].bullet or any(line.text == lines[i].text for line in lines[:i]):
        score -= 0.5
    return score - (1.5 if len(lines[i].text) > 120 and marked < 4 else 0.0)
