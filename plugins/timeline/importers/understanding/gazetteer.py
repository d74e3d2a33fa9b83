"""Names to look for: the vocabulary of content/, and tables for what has no page there yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ...model.library import Library
from ...model.vocabulary import Vocabulary
from ...patterns import pattern_of
from ...values.frozen import quick
from ..table import read_table, read_yaml

Kind = Literal["actor", "system", "rule", "programme", "ignored"]

PIECE = pattern_of(r"[^\W_]+")
MEDIA = (
    "Kyiv Independent", "Kyiv Post", "Moscow Times", "Washington Post", "Washington Times", "Washington Examiner",
    "Jerusalem Post", "Times of Israel", "Tehran Times", "Japan Times", "Japan News", "Korea Herald", "Korea Times",
    "Baltic Times", "Taipei Times", "China Daily", "South China Morning Post", "Times of India", "Ghana News Agency",
    "American Enterprise Institute", "New England Patriots", "Air India", "USA Today", "US Weekly", "Ukrainska Pravda",
    "Ukraine Daily", "Deutsche Welle", "Deutsche Presse-Agentur", "Indian Ocean", "English Channel",
    "American football",
    "French fries", "Polish up", "Turkey dinner", "Kiel Institute", "Paris Agreement", "Vienna Convention",
    "Swedish Match",
    "Geneva Convention", "Associated Press of Pakistan", "Voice of America", "Bank of America", "Israel National News",
    "United States Air Force Academy", "Texas", "South Carolina",
)  # fmt: skip


@quick
class Target:
    """What a name means.

    Args:
        kind: Which vocabulary it belongs to.
        id: Its id there.
        has_page: Whether content/ has a page of that id.
    """

    kind: Kind
    id: str
    has_page: bool


@quick
class Alias:
    """One way to write a name.

    Args:
        pieces: Its words and numbers, as written.
        target: What it means.
        weak: It means that only in a text on the subject.
        adjective: It is an adjective or demonym.
        stem: Each piece may have another ending.
        person: It names a person who acts for the target.
    """

    pieces: tuple[str, ...]
    target: Target
    weak: bool = False
    adjective: bool = False
    stem: bool = False
    person: bool = False


@quick
class Gazetteer:
    """All names of one language: by first piece (lower case), longest first; stems by their first three letters.

    `substrings` are the names in scripts without spaces, the longest first; `firms` the ids of firms.
    """

    exact: Mapping[str, tuple[Alias, ...]]
    stems: Mapping[str, tuple[Alias, ...]]
    names: Mapping[str, str]
    substrings: tuple[tuple[str, Alias], ...] = ()
    language: str = "en"
    firms: frozenset[str] = frozenset()


@quick
class Places:
    """What places.yaml says of one state or union."""

    adjectives: tuple[str, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    stems: tuple[str, ...]
    name: str
    use_name: bool


def build(library: Library, language: str) -> Gazetteer:
    """Every name to look for in a text of one language.

    Args:
        library: The records of content/.
        language: BCP 47 tag of the text.
    """
    aliases = [
        *_ignored(), *_from_library(library), *_states(library, language), *_systems(library), *_people(library),
    ]  # fmt: skip
    weak = _claims([alias for alias in aliases if alias.weak])
    whole = [alias for alias in aliases if not alias.stem and not (alias.weak and weak[alias.pieces] != {alias.target})]
    names = {record.id: record.name for kind in (library.actors, library.systems) for record in kind.values()}
    names = {**{id_: raw["name"] for id_, raw in common_systems().items()}, **names}
    return Gazetteer(
        _grouped(whole, lambda alias: alias.pieces[0].lower()),
        _grouped([alias for alias in aliases if alias.stem], lambda alias: alias.pieces[0].lower()[:3])
        if language != "en"
        else {},
        names,
        _unspaced(whole) if language in ("ja", "zh", "ko") else (),
        language,
        frozenset(id_ for id_, one in library.actors.items() if one.kind == "firm"),
    )


def _unspaced(aliases: Iterable[Alias]) -> tuple[tuple[str, Alias], ...]:
    """Names in scripts that leave no space between words, each in one piece, the longest first."""
    words = (("".join(alias.pieces), alias) for alias in aliases)
    found = [(word, alias) for word, alias in words if any(ord(char) > 0x2E80 for char in word)]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


def _claims(aliases: Iterable[Alias]) -> dict[tuple[str, ...], set[Target]]:
    """Who claims each weak name: a record with a page before one without. A name that two claim ("Brussels") means
    neither."""
    claims: dict[tuple[str, ...], set[Target]] = {}
    for alias in aliases:
        claims.setdefault(alias.pieces, set()).add(alias.target)
    return {pieces: {one for one in found if one.has_page} or found for pieces, found in claims.items()}


def _grouped(aliases: Iterable[Alias], key: Any) -> dict[str, tuple[Alias, ...]]:
    groups: dict[str, list[Alias]] = {}
    for alias in aliases:
        groups.setdefault(key(alias), []).append(alias)
    return {
        first: tuple(sorted(group, key=lambda one: (-len(one.pieces), one.weak))) for first, group in groups.items()
    }


def _alias(text: str, target: Target, **marks: bool) -> Iterator[Alias]:
    pieces = tuple(PIECE.findall(text))
    if pieces:
        yield Alias(pieces, target, **marks)


def _ignored() -> Iterator[Alias]:
    for name in MEDIA:
        yield from _alias(name, Target("ignored", name, False))


def _from_library(library: Library) -> Iterator[Alias]:
    kinds: tuple[tuple[Kind, Mapping[str, Vocabulary]], ...] = (
        ("actor", library.actors), ("system", library.systems), ("rule", library.rules),
        ("programme", library.programmes),
    )  # fmt: skip
    for kind, records in kinds:
        for record in records.values():
            yield from _record(kind, record)


def _record(kind: Kind, record: Vocabulary) -> Iterator[Alias]:
    target = Target(kind, record.id, True)
    weak = set(record.weak_aliases)
    names = [record.name, *record.aliases, *getattr(record, "designations", ())]
    names += [name for found in record.other_names.values() for name in found]
    for name in names:
        if name not in weak:
            yield from _alias(name, target, weak=name in _UNSAFE)
    for name in record.weak_aliases:
        yield from _alias(name, target, weak=True)
    for name in getattr(record, "adjectives", ()):
        yield from _alias(name, target, adjective=True, weak=name in ("US", "U.S."))


_UNSAFE = frozenset({"Georgia", "Jordan", "Chad", "Guinea"})


def _states(library: Library, language: str) -> Iterator[Alias]:
    """Names of states from CLDR in the text's language and in English, and the tables of places.yaml."""
    for id_, place in places().items():
        target = Target("actor", id_, id_ in library.actors)
        for name in (place.name, *place.strong):
            yield from _alias(name, target)
        for name in place.weak:
            yield from _alias(name, target, weak=True)
        for name in place.adjectives:
            yield from _alias(name, target, adjective=True, weak=name in ("US", "U.S."))
        for stem in place.stems:
            yield from _alias(stem, target, stem=True)
    for code, name in _territories("en").items():
        yield from _state_name(library, code, name, stem=False)
    if language not in ("en", "und"):
        for code, name in _territories(language).items():
            yield from _state_name(library, code, name, stem=False)
            if len(name) >= 6 and " " not in name and language in _BENDING:
                yield from _state_name(library, code, name.rstrip("aeiouyаяіїоеиь"), stem=True)


_BENDING = frozenset(
    {"pl", "cs", "sk", "uk", "ru", "bg", "hr", "sr", "sl", "fi", "et", "lv", "lt", "hu", "tr", "sv", "de"}
)


def _state_name(library: Library, code: str, name: str, stem: bool) -> Iterator[Alias]:
    id_ = code.lower()
    place = places().get(id_)
    if place and not place.use_name:
        yield from _alias(name, Target("actor", id_, id_ in library.actors), weak=True)
    else:
        yield from _alias(name, Target("actor", id_, id_ in library.actors), stem=stem)


@cache
def _territories(language: str) -> Mapping[str, str]:
    names = read_table("territories") if language == "en" else _babel(language)
    return {code: name for code, name in names.items() if len(code) == 2 and code.isalpha() and code not in _NO_STATES}


def _babel(language: str) -> Mapping[str, str]:
    # Here: it takes long to load, and the English names are in a table (scripts/territory_names.py).
    from babel import Locale, UnknownLocaleError

    try:
        return dict(Locale.parse(language).territories)
    except (UnknownLocaleError, ValueError):
        return {}


_NO_STATES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "CP", "DG", "EA", "IC", "AC", "TA", "CQ"})


def state_name(id_: str) -> str:
    """English name of a state by its id; the id where CLDR has none."""
    place = places().get(id_)
    return (place.name if place and place.name else "") or _territories("en").get(id_.upper(), id_)


@cache
def places() -> Mapping[str, Places]:
    """places.yaml by id."""
    return {id_: _places(raw) for id_, raw in _read("places.yaml").items()}


def _places(raw: Mapping[str, Any]) -> Places:
    return Places(
        adjectives=tuple(raw.get("adjectives", ())),
        strong=tuple(raw.get("strong", ())),
        weak=tuple(raw.get("weak", ())),
        stems=tuple(raw.get("stems", ())),
        name=raw.get("name", ""),
        use_name=raw.get("noname") != "true",
    )


def _people(library: Library) -> Iterator[Alias]:
    for id_, names in _read("people.yaml").items():
        for name in names:
            yield from _alias(name, Target("actor", id_, id_ in library.actors), person=True)


def _systems(library: Library) -> Iterator[Alias]:
    taken = {
        PIECE.sub(lambda match: match[0].lower(), name)
        for record in library.systems.values()
        for name in (record.name, *record.aliases)
    }
    for id_, raw in common_systems().items():
        own = next(
            (record.id for record in library.systems.values() if record.id == id_ or record.name == raw["name"]),
            None,
        )
        target = Target("system", own or id_, own is not None)
        for name in raw.get("strong", ()):
            if own is None or name.lower() not in taken:
                yield from _alias(name, target)
        for name in raw.get("weak", ()):
            yield from _alias(name, target, weak=True)


@cache
def common_systems() -> Mapping[str, Any]:
    """common_systems.yaml by id."""
    return _read("common_systems.yaml")


def _read(name: str) -> Mapping[str, Any]:
    raw: Mapping[str, Any] = read_yaml(Path(__file__).with_name(name))
    return raw
