"""Sums of money: "more than $7 billion", "2,15 miljarder kronor", "$500m (£415m)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from ...patterns import pattern_of
from ...values.frozen import quick
from .text import Sentence

V = TypeVar("V")

SIGNS: Mapping[str, str] = {
    "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "NT$": "TWD", "HK$": "HKD",
    "S$": "SGD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₩": "KRW", "₪": "ILS",
    "₺": "TRY",
    "₹": "INR", "Rs": "INR", "Rs.": "INR", "zł": "PLN", "Kč": "CZK",
}  # fmt: skip
CODES = (
    "USD EUR GBP JPY CHF SEK NOK DKK PLN CZK HUF RON BGN UAH RUB TRY CAD AUD NZD KRW CNY TWD INR PKR ILS "
    "SAR AED BRL ZAR ISK"
)
WORDS: Mapping[str, str] = {
    r"(?:us|u\.s\.|american|amerikanische[nr]?|américains|estadounidenses|amerykańskich)[ -]dollars?": "USD",
    r"austral\w*[ -](?:dollars?|dólares|dolarów)|австралійських доларів|австралийских долларов": "AUD",
    r"(?:canadian|kanadische[nr]?|canadienses|kanadyjskich)[ -](?:dollars?|dólares|dolarów)|dollars canadiens|"
    r"dólares canadienses|dolarów kanadyjskich|канадських доларів|канадских долларов": "CAD",
    r"taiwan(?:ese)? dollars?": "TWD",
    r"danish (?:kroner|kroners|crowns|krone)|dänische[nr]? kronen|couronnes danoises|coronas danesas|"
    r"koron duńskich|данських крон|датских крон": "DKK",
    r"norwegian (?:kroner|crowns|krone)|norwegische[nr]? kronen|couronnes norvégiennes|coronas noruegas|"
    r"koron norweskich|норвезьких крон|норвежских крон": "NOK",
    r"swedish (?:kronor|kronas?|crowns)|schwedische[nr]? kronen|couronnes suédoises|coronas suecas|"
    r"koron szwedzkich|шведських крон|шведских крон": "SEK",
    r"czech (?:crowns|koruna)|tschechische[nr]? kronen|koron czeskich|чеських крон|чешских крон": "CZK",
    r"swiss francs?|schweizer franken|franken": "CHF",
    r"dollars?|dólares|dolarów|dolary|доларів|долларов|долара|дол\.?|dolar|dolarů": "USD",
    r"euros?|євро|евро|eurot": "EUR",
    r"pounds?(?: sterling)?|pfund|funtów|livres sterling|libras esterlinas|фунтів стерлінгів|фунтов стерлингов": "GBP",
    r"yen|ієн|иен": "JPY", r"kronor|kr\b|kroner|крон|koron|kronen|couronnes|coronas|crowns": "SEK",
    r"hryvnias?|hryvnia|гривень|гривні|грн": "UAH",
    r"zlotys?|złotych|злотих|zł": "PLN", r"forints?": "HUF", r"lira|liras": "TRY",
    r"rubles?|roubles?|рублей|рублів": "RUB", r"won\b": "KRW",
    r"yuan": "CNY", r"shekels?": "ILS", r"rupees?": "INR", r"korun": "CZK", r"francs suisses": "CHF",
}  # fmt: skip
SCALES: Mapping[str, int] = {
    r"lakh crores?": 12, r"crores?": 7, r"lakhs?": 5,
    r"trillions?|bill?ionen|trn|tn|трлн|трильйон\w*": 12,
    r"billions?|bill?ion|bln|bn|b|milliarden?|mrd\.?|milliards?|miliard\w*|mld\.?|miljard\w*|"
    r"milliard\w*|мільярд\w*|миллиард\w*|млрд|mil millones|bilhões|bilhão": 9,
    r"millions?|mln|mn|mio\.?|m|millionen?|millones|milhões|milhão|milion\w*|miljoe?n\w*|millioner|"
    r"мільйон\w*|миллион\w*|млн|mil\.": 6,
    r"thousands?|tausend|k|tys\.?|тис\.?|тысяч\w*|tusen|mil": 3,
}  # fmt: skip
BOUNDS: Mapping[str, str] = {
    r"more than|(?<!hand )(?<!hands )(?<!handing )(?<!handed )(?<!turned )(?<!turning )over|"
    r"in excess of|upwards of|above|exceeding|mehr als|über|plus de|más de|mais de|ponad|"
    r"понад|более|більше|drygt|mer än": "more_than",
    r"at least|no less than|mindestens|au moins|al menos|co najmniej|щонайменше|не менше|minst": "at_least",
    r"up to|as much as|maximum of|at most|bis zu|jusqu'à|hasta|até|do|до|upp till|högst|maximal": "at_most",
    r"less than|under|below|weniger als|moins de|menos de|mniej niż|менше|mindre än": "less_than",
    r"nearly|almost|about|around|approximately|roughly|some|circa|ca\.?|close to|just under|just over|"
    r"an estimated|estimated|rund|etwa|fast|knapp"
    r"|environ|près de|quelque|alrededor de|unos|cerca de|casi|około|blisko|prawie|близько|майже|около|"
    r"cirka|omkring|nästan|~": "about",
}  # fmt: skip
_JAPANESE: Mapping[str, Decimal] = {"兆": Decimal(10) ** 12, "億": Decimal(10) ** 8, "万": Decimal(10) ** 4}
_JAPANESE_SUM = pattern_of(r"(?:約|およそ)?(\d[\d,.]*)(兆|億|万)?(円|ドル|ユーロ)")


def _any(table: Mapping[str, object]) -> str:
    return "|".join(table)


def _teller(table: Mapping[str, V]) -> Callable[[str | None], V | None]:
    """Tells what a piece of text means: the value of the first pattern that fits all of it."""
    forms = [(pattern_of(words, re.I), value) for words, value in table.items()]
    return lambda text: next((value for form, value in forms if form.fullmatch(text)), None) if text else None


currency_of, scale_of, bound_of = _teller(WORDS), _teller(SCALES), _teller(BOUNDS)

_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_CODE = "|".join(CODES.split())
_NUMBER = r"\d{1,3}(?:[,.\u00a0\u202f ’']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_WORD_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)[ -]point[ -](?:zero|one|two|three|four|"
    r"five|six|seven|eight|nine|\d+)|a|one|two|three|four|five|six|seven|eight|nine|ten|several"
)
_BOUND = (
    rf"(?P<bound>{_any(BOUNDS)})[\s\u00a0]+(?:an additional |another |a further |a total of |einen |eine |"
    rf"the )?"
)
_AMOUNT = pattern_of(
    rf"(?:(?<![\w]){_BOUND})?(?:"
    rf"(?P<sign>(?<![A-Za-z])(?:{_SIGN})|"
    rf"\b(?:{_CODE})(?![A-Za-z]))[\s\u00a0]?(?P<n1>{_NUMBER})[\s\u00a0-]?(?P<s1>(?:{_any(SCALES)})\b)?"
    rf"|(?<![\w.,-])(?:(?P<n2>{_NUMBER})[\s\u00a0-]?(?P<s2>(?:{_any(SCALES)})(?![\w]))?|"
    rf"(?P<n3>(?:{_WORD_NUMBER})(?= )) (?P<s3>(?:{_any(SCALES)})(?![\w])))[\s\u00a0-]?(?:de |di |of |in |d['’]"
    rf")?"
    rf"(?P<unit>{re.escape('€')}|£|\$|(?:{_CODE})\b|(?:{_any(WORDS)})(?![\w]))"
    r")",
    re.I,
)
_MAY_COUNT = pattern_of(
    r"\d|illi|mili|thous|taus|tusen|mil |ml[dnk]|mrd|crore|lakh|мільй|мільяр|тисяч|тысяч|млн|млрд|трл|trn|bn\b|"
    r"兆|億|万"
)  # what every sum has, in small letters: a figure, or a word of thousands and more; soon told
_OWN_DOLLARS = pattern_of(r"\b(?:C|CA|A|AU|NZ|NT|S|US)\$")
_WORD_VALUES: Mapping[str, int] = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_DOLLAR_HOMES: Mapping[str, str] = {"au": "AUD", "ca": "CAD", "nz": "NZD", "sg": "SGD", "tw": "TWD"}
_CROWN_HOMES: Mapping[str, str] = {"sv": "SEK", "da": "DKK", "nb": "NOK", "cs": "CZK"}
_CROWNS_OF: Mapping[str, str] = {"se": "SEK", "dk": "DKK", "no": "NOK", "cz": "CZK", "is": "ISK"}
_BARE_CROWN = pattern_of(r"kronor|kroner|kr|крон|koron|kronen|couronnes|coronas|crowns", re.I)


@quick
class Amount:
    """A sum of money in a sentence.

    Args:
        value: In whole units of the currency.
        currency: ISO 4217 code.
        bound: A term of `terms.BOUNDS`.
        converted: It stands in brackets after the same sum in another currency.
        sentence: The sentence's place in the article.
        start: First character in the sentence.
        end: Character after the last.
    """

    value: Decimal
    currency: str
    bound: str
    converted: bool
    sentence: int
    start: int
    end: int


def find_amounts(sentences: Sequence[Sentence], language: str, home: str | None = None) -> tuple[Amount, ...]:
    """Every sum of money in the article.

    Args:
        sentences: The article.
        language: BCP 47 tag: tells a decimal comma, and whose crowns are meant.
        home: Id of the main supplier, whose dollars "$" and whose crowns are meant.
    """
    found: list[Amount] = []
    if home in _DOLLAR_HOMES and any(_OWN_DOLLARS.search(sentence.text) for sentence in sentences):
        home = None  # the text itself tells dollars apart
    for sentence in sentences:
        if not _MAY_COUNT.search(sentence.text.lower()):
            continue
        for match in _AMOUNT.finditer(sentence.text):
            amount = _amount(match, sentence, language, home, found[-1] if found else None)
            if amount is not None:
                found.append(amount)
        found += _japanese(sentence)
    return tuple(found)


def _amount(
    match: re.Match[str], sentence: Sentence, language: str, home: str | None, last: Amount | None
) -> Amount | None:
    number = match["n1"] or match["n2"] or match["n3"]
    scale = match["s1"] or match["s2"] or match["s3"]
    value = _value(number, scale, language)
    currency = _currency(match["sign"] or match["unit"], language, home)
    if value is None or value < 1 or _is_weight(match, sentence.text):
        return None
    converted = _in_brackets(sentence.text, match, last if last and last.sentence == sentence.order else None, currency)
    bound = _bound(match["bound"], sentence.text[match.end() : match.end() + 12])
    return Amount(value, currency, bound, converted, sentence.order, match.start(), match.end())


def _is_weight(match: re.Match[str], text: str) -> bool:
    """ "2,000 pounds (900 kg)", "500-pound bombs"."""
    if not re.fullmatch(r"pounds?", match["unit"] or "", re.I) or match["s2"] or match["s3"]:
        return False
    return bool(_OF_WEIGHT.search(text[: match.start()]) or _OF_BOMBS.match(text[match.end() :]))


_OF_WEIGHT = pattern_of(r"\b(?:weigh\w*|weight|load of)\b[^.;]{0,25}$", re.I)
_OF_BOMBS = pattern_of(
    r"^[\s)]*(?:\(\d|[\w-]{0,12}\s?(?:bombs?|warheads?|munitions?|explosives?|charges?|class)\b)", re.I
)


def _value(number: str, scale: str | None, language: str) -> Decimal | None:
    power = scale_of(scale) or 0
    whole, _, part = re.sub(r"[ -]point[ -]", ".", number.lower()).partition(".")
    if whole in _WORD_VALUES or part in _WORD_VALUES:
        number = f"{_WORD_VALUES.get(whole, whole)}.{_WORD_VALUES.get(part, 0) if part else 0}"
    try:
        return Decimal(plain_number(number, power >= 9)) * Decimal(10) ** power
    except InvalidOperation:
        return None


def plain_number(number: str, scaled: bool) -> str:
    """Digits with a decimal point: "2,15" and "2.15" → 2.15, "1.250.000" and "1,250,000" → 1250000.

    Args:
        number: As written.
        scaled: A word such as "billion" follows, so that one separator is a decimal one even before three digits.
    """
    digits = re.sub(r"[\u00a0\u202f ’']", "", number)
    marks = re.findall(r"[.,]", digits)
    if not marks:
        return digits
    tail = len(digits) - max(digits.rfind("."), digits.rfind(",")) - 1
    if len(marks) == 1 and (tail != 3 or (scaled and len(digits) <= 5)):
        return digits.replace(",", ".")
    if len(set(marks)) == 2 and tail != 3:
        decimal = marks[-1]
        return digits.replace("," if decimal == "." else ".", "").replace(",", ".")
    return digits.replace(",", "").replace(".", "")


def _currency(sign: str, language: str, home: str | None) -> str:
    if sign == "$" and home is not None and home in _DOLLAR_HOMES:
        return _DOLLAR_HOMES[home]
    if sign.upper() in CODES.split():
        return sign.upper()
    for known, code in SIGNS.items():
        if sign.lower() == known.lower():
            return code
    code = currency_of(sign) or "USD"
    if _BARE_CROWN.fullmatch(sign):
        return _CROWN_HOMES.get(language) or _CROWNS_OF.get(home or "") or ("NOK" if sign.lower() == "kroner" else code)
    return code


def _bound(word: str | None, after: str) -> str:
    if re.match(r"\s*(?:or more|oder mehr)\b|\s?\+", after):
        return "at_least"
    return bound_of(word) or "exact"


def _in_brackets(text: str, match: re.Match[str], last: Amount | None, currency: str) -> bool:
    if last is None or last.currency == currency:
        return False
    between = text[last.end : match.start()]
    return (
        re.fullmatch(
            r"[^()\[\]]{0,25}[(\[][^()]{0,25}|\s*[,–—-]?\s*(?:or|oder|about|around|rund|equal "
            r"to)\s*(?:about |around |some )?",
            between,
        )
        is not None
    )


def _japanese(sentence: Sentence) -> list[Amount]:
    found = []
    for match in _JAPANESE_SUM.finditer(sentence.text):
        value = Decimal(match[1].replace(",", "")) * _JAPANESE.get(match[2] or "", Decimal(1))
        currency = {"円": "JPY", "ドル": "USD", "ユーロ": "EUR"}[match[3]]
        found.append(
            Amount(
                value,
                currency,
                "about" if match[0][0] in "約お" else "exact",
                False,
                sentence.order,
                *match.span(),
            )
        )
    return found
