"""What a package holds, where an English text lists it: "includes 20 x, y and z", or an item a line after a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...patterns import pattern_of
from ...values.frozen import quick
from ..understanding.quantities import UNITS, leading_number, plural
from ..understanding.story import Story
from ..understanding.text import Sentence
from .evidence import Suggestion, Value, suggestion
from .lead import recalls, sentences_of_goods
from .pairs import Pair

_OPENS = pattern_of(
    r"\b(?:includ(?:es?|ing|ed)|consist(?:s|ed|ing)? of|contain(?:s|ed|ing)?|compris(?:es?|ed|ing)|features?|"
    r"made up of|as follows|the following)\b(?! in\b)[^:.;\d]{0,40}:|"
    r"\b(?:includ(?:es?|ing)|consist(?:s|ed|ing)? of|contain(?:s|ed|ing)?|compris(?:es?|ed|ing))\b(?!\s*:)",
    re.I,
)
_ASKED_FOR = pattern_of(r"\b(?:asked|asking|requests?|requested)\b[^.;:]{0,30}?\bfor\b", re.I)
_PACKAGE = pattern_of(
    r"\b(?:(?:the|this|that|its|[A-Z]\w+['’]s)\s+(?:[\w-]+\s+){0,4}?(?:package|shipment|delivery|consignment|batch|"
    r"tranche|aid|assistance|donation|deal|contract|sale|order|announcement|drawdown|commitment))\b",
    re.I,
)
_ENDS = pattern_of(
    r"[.:](?:\s|$)|,?\s+(?:which|while|but|because|although|according to|as part of)\b|"
    r",\s+(?:the|he|she|it|they)\s[^,]{0,60}\b(?:said|says|added|announced|reported)\b|[.,]?[”\"]\s+[\w\s]+\bsaid\b"
)
_CUT = pattern_of(
    r"(?<![Uu]p)\s+(?:that|who|to|used|valued|worth|from|sourced|bought|purchased|designed|produced|made|built|needed|"
    r"in (?:the|order|addition|recent)|"
    r"as (?:part|well as)|with which|so|among|totall?ing|by)\b.*$|\s*[(\[]?\bsuch as\b.*$",
    re.I | re.S,
)
_AND = r"(?:and|plus|as well as|along with)"
_PIECES = pattern_of(rf"\s*;\s*(?:and\s+)?|,\s+(?:{_AND}\s+)?|\s+{_AND}\s+")
_BY_SEMICOLON = pattern_of(r"\s*;\s*(?:and\s+)?|,?\s+and\s+(?=(?:over |up to |more than |about )?\d)")
_LEADS = pattern_of(r"^(?:(?:and|also|an?|the|some|its|of|additional|more|further|new|extra)\s+)+", re.I)
_NO_MEMBER = pattern_of(r"^(?:others?|more|various|much|many|training|those|these|both|funds?|money)\b|^\W*$", re.I)
_GOODS = pattern_of(
    r"\b(?:weapon\w*|ammunition|munitions?|cartridges?|projectiles?|missiles?|rockets?|tanks?|howitzers?|artillery|drones?|shells?|rounds|bombs?|"
    r"mortars?|rifles?|mines?|grenades?|radars?|launchers?|vehicles?|trucks?|carriers?|helicopters?|aircraft|jets?|boats?|"
    r"vessels?|interceptors?|systems?|equipment|gear|kits?|parts|supplies|radios?|generators?|optics|devices|armou?r|"
    r"vests?|helmets|explosives?|charges|jammers?|guns?|clothing|uniforms|rations|goggles|sights|tractors?|"
    r"trailers?|batteries|engines|tents|bridges|excavators?|bulldozers?|ambulances|aid|components|torpedoes|sensors?)\b",
    re.I,
)
_FOR_USE = pattern_of(
    r"\b(?:ammunition|munitions?|rounds|parts|missiles?|rockets?|interceptors?|shells|support|equipment|components)\s+"
    r"(?:used )?(?:for|in)\b",
    re.I,
)
_BULLET = pattern_of(r"^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+")
_ITEM = pattern_of(
    r"^(?:over |about |up to |more than |approximately )?\d|;\s*(?:and)?\s*$|^(?:additional|more) ", re.I
)
_CELLS = pattern_of(r"\s*\|\s*|\s*\t\s*")
_FIGURE = pattern_of(r"(?:(?:up to|more than|over|about) )?\d[\d,]*", re.I)
_HANDS_OVER = frozenset({"give", "deliver", "promise", "sell"})
_LONG = 3  # members of a list that needs no word such as "includes" to be one
_LONGEST = 9  # words of a member
_LINE = 16  # words of a line that is an item without a mark in front


@quick
class Member:
    """One piece of a list of goods.

    Args:
        text: As written, without what leads in and what explains.
        sentence: The sentence's place in the article.
        start: First character in the sentence.
        end: Character after the last.
    """

    text: str
    sentence: int
    start: int
    end: int

    def holds(self, order: int, start: int, end: int) -> bool:
        """Whether a place in the article is within."""
        return order == self.sentence and self.start < end and start < self.end


def contents(story: Story, pair: Pair | None) -> tuple[Member, ...]:
    """The goods that the text lists, in order; none where it lists fewer than two.

    Args:
        story: What was understood.
        pair: Whose goods.
    """
    if story.language not in ("en", "und"):
        return ()
    orders = set(sentences_of_goods(story, pair))
    refused = pair is not None and all(frame.act in ("refuse", "request", "aid") for frame in pair.frames)
    found: list[Member] = []
    for sentence in story.sentences:
        opened = _opened(story, sentence, refused)
        if opened and sentence.paragraph and (sentence.order in orders or _on_the_package(story, sentence.order, pair)):
            here = list(_pieces(story, sentence.order, opened.end(), len(sentence.text)))
            here = here or list(_lines_below(story, sentence.order))
            found += here if len(here) > 1 or found else []
        elif sentence.paragraph and sentence.order in orders and not refused:
            found += _after_the_verb(story, sentence, pair)
    return tuple(found)


def _after_the_verb(story: Story, sentence: Sentence, pair: Pair | None) -> list[Member]:
    """The members of a long list that follows the verb itself: "has delivered 14 x, 3,000 y, 20 z and w to …"."""
    verbs = [
        frame
        for frame in (pair.frames if pair else ())
        if frame.sentence == sentence.order and frame.act in _HANDS_OVER
    ]
    if not verbs or verbs[0].aside or verbs[0].negated:
        return []
    found = list(_pieces(story, sentence.order, verbs[0].end, len(sentence.text)))
    counted = sum(bool(leading_number(member.text)[0]) for member in found)
    return found if len(found) >= _LONG and counted >= _LONG - 1 else []


def _opened(story: Story, sentence: Sentence, refused: bool) -> re.Match[str] | None:
    """What opens a list of goods in a sentence; what was asked for is the goods only where it is refused."""
    forms = (_OPENS, _ASKED_FOR) if refused else (_OPENS,)
    matches = (match for form in forms for match in form.finditer(sentence.text))
    return next((match for match in matches if _of_goods(story, sentence.order, match)), None)


def _of_goods(story: Story, order: int, opened: re.Match[str]) -> bool:
    """Whether what is opened is a list of goods: no list of actors ("countries including …"), of words or of people."""
    first = story.sentences[order].text[opened.end() : opened.end() + 60]
    here = [one for one in story.mentions if one.sentence == order and one.target.kind == "actor"]
    actor = any(not one.adjective and one.start - opened.end() in range(6) for one in here)
    return not actor and (bool(_GOODS.search(first)) or not first.strip() or bool(_ITEM.match(first.strip())))


def _on_the_package(story: Story, order: int, pair: Pair | None) -> bool:
    """Whether a sentence further down says what "the package" holds, and is on nobody else and on no earlier one."""
    text = story.sentences[order].text
    if pair is None or not _PACKAGE.search(text) or recalls(story, order, pair):
        return False
    return _PACKAGE.match(text) is not None or set(story.actors_in(order)) <= {pair.supplier, pair.recipient}


def _pieces(story: Story, order: int, start: int, stop: int) -> Iterator[Member]:
    """The members of a list in one sentence."""
    text = story.sentences[order].text
    ends = _ENDS.search(text, start)
    clause = text[start : min(stop, ends.start()) if ends else stop]
    marks = _BY_SEMICOLON if ";" in clause else _PIECES
    at = start
    for piece in marks.split(clause):
        where = text.index(piece, at)
        at = where + len(piece)
        yield from _member(piece, order, where)


def _member(piece: str, order: int, where: int) -> Iterator[Member]:
    short = _CUT.sub("", piece)
    bare = _LEADS.sub("", short.strip())
    begin = where + piece.index(bare) if bare else where
    bare = bare.strip(' .;:"“”')
    goods = _GOODS.search(bare) or leading_number(bare)[0]
    if goods and len(bare.split()) <= _LONGEST and not _NO_MEMBER.search(bare):
        yield Member(bare, order, begin, begin + len(bare))


def _lines_below(story: Story, opener: int) -> Iterator[Member]:
    """The items that stand in lines of their own below a sentence that ends with a colon."""
    for sentence in story.sentences[opener + 1 :]:
        bullet = _BULLET.match(sentence.text)
        start = bullet.end() if bullet else 0
        words = len(sentence.text.split())
        item = (
            _CELLS.search(sentence.text)
            or _ITEM.search(sentence.text)
            or leading_number(sentence.text)[0]
            or not sentence.text.endswith(".")
        )
        if not bullet and (words > _LINE or not item):
            return
        row = _row(sentence)
        if row:
            yield row
            continue
        whole = list(_member(re.split(r"[;.]\s*(?:and)?\s*$", sentence.text[start:])[0], sentence.order, start))
        yield from whole or _pieces(story, sentence.order, start, len(sentence.text))


def _row(sentence: Sentence) -> Member | None:
    """A row of a table, goods and number in cells of their own: "Howitzers | 12 | delivered"."""
    cells = [cell.strip() for cell in _CELLS.split(sentence.text) if cell.strip()]
    number = next((cell for cell in cells if _FIGURE.fullmatch(cell)), None)
    goods = next((cell for cell in cells if not _FIGURE.fullmatch(cell)), None)
    if len(cells) < 2 or number is None or goods is None:
        return None
    return Member(f"{number} {goods}", sentence.order, 0, len(sentence.text))


def line_of(story: Story, member: Member, number: int) -> tuple[dict[str, Value], Suggestion]:
    """The line of goods that a member makes, and the words it rests on.

    Args:
        story: What was understood.
        member: The member.
        number: The line's place in `items`.
    """
    count, rest = leading_number(member.text)
    system = _system(story, member)
    what = re.sub(r"^of\s+", "", _without_unit(rest))
    line: dict[str, Value] = {"system": system} if system else {"what": what}
    unit = _unit(rest)
    quantity: Mapping[str, str] = {**count, "unit": unit} if count and unit else count
    if quantity or not system:
        line["quantity"] = dict(quantity) or {"unknown": "true"}
    span = (member.start, member.end)
    sure: str = "medium" if system or count else "low"
    field = f"items[{number}]"
    return line, suggestion(story, field, member.text, member.sentence, span, sure)  # type: ignore[arg-type]


def _system(story: Story, member: Member) -> str:
    """The system that a member is; none where it is made for one ("ammunition for HIMARS")."""
    found = [
        one for one in story.mentions if one.target.kind == "system" and member.holds(one.sentence, one.start, one.end)
    ]
    if not found or _FOR_USE.search(member.text[: max(0, found[0].start - member.start)] + " "):
        return ""
    return found[0].target.id


def _head(rest: str) -> str:
    return re.split(r"\s+(?:of|for|with|in)\s|\s*\(", rest)[0]


def _unit(rest: str) -> str:
    """What is counted: the last word for goods before "of" or "for"."""
    found: Sequence[re.Match[str]] = list(re.finditer(rf"\b(?:{UNITS})(?![\w-])", _head(rest), re.I))
    return plural(found[-1][0].lower()) if found else ""


def _without_unit(rest: str) -> str:
    """ "rounds of 155 mm ammunition" is 155 mm ammunition, counted in rounds."""
    match = re.fullmatch(r"(?:rounds|pieces|units|sets)\s+of\s+(.+)", rest, re.I)
    return match[1] if match else rest
