"""How records are named and counted in a sentence, with links. What dates and sums sound like is
`values.spoken`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property

from .. import terms
from ..ledger import ClauseStep, Ledger, Line, TransferState
from ..ledger import Link as LedgerLink
from ..model import Entry, Item, MoneyValue, Quantity, Rule, Vocabulary
from ..model.library import Library
from ..values import addresses
from ..values.edtf import FIRST_DAY, LAST_DAY, Edtf, iso
from ..values.frozen import quick
from ..values.spoken import date_words, day_words, money_words, quantity_words
from ..values.termset import TermSet
from .counting import around, counted, loose_goods, singular
from .parts import (
    Aside,
    Chip,
    Dated,
    Fact,
    Foreign,
    Link,
    Part,
    Phrase,
    Refs,
    SharedFact,
    When,
    Word,
    capital,
    join,
    plain,
)


@quick
class Names:
    """Names of a library's records, and of the transfers that its events make, as links."""

    library: Library
    ledger: Ledger

    def actor(self, id_: str) -> Part:
        """An actor as a sentence says it; the bare id if there is no such record."""
        found = self.library.actors.get(id_)
        return Link(found.spoken, f"actors/{id_}/") if found else id_

    def actors(self, ids: tuple[str, ...]) -> Phrase:
        """Actors listed; empty for none."""
        return join(self.actor(id_) for id_ in ids)

    def party(self, id_: str) -> Part:
        """An actor as a table lists it: its name, without an article."""
        found = self.library.actors.get(id_)
        return Link(found.name, f"actors/{id_}/") if found else id_

    def parties(self, ids: tuple[str, ...]) -> Phrase:
        """Actors as a table lists them; empty for none."""
        return join(self.party(id_) for id_ in ids)

    def fact(self, label: str, kind: str, ids: tuple[str, ...], numbers: tuple[int, ...] = ()) -> SharedFact:
        """A line of facts that names records. kind: theirs. numbers: of the sources that support it."""
        said = join(self.named(kind, id_) for id_ in ids)
        return SharedFact(label, capital(said) if kind in ("rule", "programme") else said, Refs(numbers))

    def named(self, kind: str, id_: str) -> Part:
        """A record of any kind but an entry, as a table lists it."""
        finders = {
            "actor": self.party, "system": self.system, "rule": self.rule,
            "programme": self.programme, "transfer": self.transfer,
        }  # fmt: skip
        return finders[kind](id_)

    def chip(self, facet: str, kind: str, id_: str) -> Chip | None:
        """The way to all events of a term of a facet, whose records are of this kind; None for an id without a record.
        """
        named = self.named(kind, id_)
        if not isinstance(named, Link):
            return None
        said = f"{facet} {named.label}" if facet in ("from", "to") else named.label
        return Chip(said[:1].upper() + said[1:], f"?{facet}={id_}")

    def event(self, id_: str) -> Dated | None:
        """A published entry by its date and its title."""
        found = self.library.entries.get(id_)
        return Dated(when(found.date), Link(found.title, addresses.page("entries", id_))) if found else None

    def system(self, id_: str) -> Part:
        """A weapon system's name."""
        found = self.library.systems.get(id_)
        return Link(found.name, f"systems/{id_}/") if found else id_

    def rule(self, id_: str) -> Part:
        """A rule as a sentence says it."""
        found = self.library.rules.get(id_)
        return Link(found.spoken, f"rules/{id_}/") if found else id_

    def transfer(self, id_: str) -> Part:
        """A transfer by its title, or by its goods and parties where it has none."""
        found = self.ledger.transfers.get(id_)
        return Link(self.transfer_title(found), f"transfers/{id_}/") if found else id_

    def transfer_title(self, state: TransferState) -> str:
        """What a transfer is called."""
        if state.title:
            return state.title
        goods = [name for name in (self.line(line) for line in state.lines) if name]
        parts = [", ".join(goods) or "Transfer"]
        if state.parties.from_:
            parts.append("from " + plain(self.actors(state.parties.from_)))
        if state.parties.to:
            parts.append("to " + plain(self.actors(state.parties.to)))
        return " ".join(parts)

    def line(self, line: Line) -> str:
        """The goods of a line, without their number."""
        system = self.library.systems.get(line.system or "")
        return system.name if system else line.what or line.system or ""

    def entry(self, id_: str) -> Part:
        """An entry by its title."""
        if found := self.library.entries.get(id_):
            return Link(found.title, addresses.page("entries", id_))
        draft = self.library.drafts.get(id_)
        return Link(draft.title, entry_address(draft)) if draft else id_

    def record(self, id_: str, kind: str) -> Part:
        """A record of any kind that a link may lead to; the bare id of an unknown one."""
        finders = {
            "entry": self.entry,
            "transfer": self.transfer,
            "rule": self.rule,
            "programme": self.programme,
        }
        return finders[kind](id_) if kind in finders else id_

    def source(self, link: LedgerLink) -> Part:
        """The beginning of a link: the transfer whose link it is, or the entry that states it."""
        return self.entry(link.entry) if link.source == link.entry else self.transfer(link.source)

    def ruling(self, id_: str) -> Mapping[str, Phrase]:
        """What sentences say of a rule: whose it is, the rule after the name of that one, the rule by itself."""
        found = self.library.rules.get(id_)
        if found is None:
            return {"whose": (), "rule": (id_,), "spoken": (id_,)}
        return {"whose": (self.actor(found.whose),), "rule": own_rule(found, self), "spoken": (self.rule(id_),)}

    def programme(self, id_: str) -> Part:
        """A programme as a sentence says it."""
        found = self.library.programmes.get(id_)
        return Link(found.spoken, f"programmes/{id_}/") if found else id_

    def clause(self, rule: str, clause: str) -> str:
        """The label of a clause; its id if the rule's page does not declare it."""
        found = self.library.rules.get(rule)
        labels = {one.id: one.label for one in found.clauses} if found else {}
        return labels.get(clause, clause)

    @cached_property
    def clause_steps(self) -> Mapping[str, Mapping[str, tuple[ClauseStep, ...]]]:
        """What an entry changed in which rule, by the ids of both."""
        found: dict[str, dict[str, tuple[ClauseStep, ...]]] = {}
        for rule in self.ledger.rules.values():
            for version in rule.versions:
                of_entry = found.setdefault(version.entry, {})
                of_entry[rule.id] = (*of_entry.get(rule.id, ()), *version.changes)
        return found

    def goods(self, items: Iterable[Item]) -> Phrase:
        """Lines of goods as one phrase; empty for none."""
        lines = [self.item(item) for item in items]
        if len(lines) == 1:
            return lines[0]
        phrase: list[Part] = []
        for number, line in enumerate(lines):
            if number:
                phrase.append(" and " if number == len(lines) - 1 else ", ")
            phrase += line
        return tuple(phrase)

    def item(self, item: Item) -> Phrase:
        """A line of goods: ``14 Leopard 2 tanks``, ``12,000 rounds of 35 mm ammunition``."""
        if item.system is None:
            return (loose_goods(item.what or "", item.quantity),)
        quantity = item.quantity
        before, after = around(quantity)
        if quantity and (before or after):
            link = self.counted(item.system, quantity.unit or "", quantity.exact == 1)
        else:
            link = self.system(item.system)
        said = [part for part in (before, link, after) if part]
        if item.what and item.what.casefold() not in plain((link,)).casefold():
            said.append(Aside(f" ({item.what})"))
        if item.so_far:
            said.append(Aside(" so far"))
        return tuple(said)

    def counted(self, id_: str, unit: str, one: bool) -> Part:
        """A weapon system after a number. unit: that the number counts, or "" for the system's own. one: it is 1."""
        system = self.library.systems.get(id_)
        unit = unit or (system.unit if system else None) or ""
        label = counted(system.name if system else id_, singular(unit) if one else unit)
        return Link(label, addresses.page("systems", id_)) if system else label


def own_rule(rule: Rule, names: Names) -> Phrase:
    """A rule after the name of whose it is: ``its War Material Act``, not ``the Swiss War Material Act``."""
    whose, link = names.library.actors.get(rule.whose), f"rules/{rule.id}/"
    if whose is None:
        return (names.rule(rule.id),)
    for owner in sorted((whose.name, *whose.adjectives), key=len, reverse=True):
        if rule.name.startswith(f"{owner} "):
            return ("its ", Link(rule.name.removeprefix(f"{owner} "), link))
    if rule.spoken.startswith((*_owned(whose.spoken), *(f"the {owner} " for owner in whose.adjectives))):
        return ("its ", Link(rule.name, link))
    return (names.rule(rule.id),)


def _owned(name: str) -> tuple[str, str]:
    """``Japan's``, with either apostrophe."""
    return f"{name}'s ", f"{name}’s "


def end_words(date: Edtf) -> str:
    """An end as it was named: ``August 2023``, ``31 August 2025 at the latest``."""
    return f"{day_words(date.latest)} at the latest" if date.open_start else date_words(date)


def entry_address(entry: Entry) -> str:
    """Address of an entry's page; a draft's stands apart."""
    return addresses.page("drafts" if entry.draft else "entries", entry.id)


def quantity(value: Quantity | None) -> str:
    """How many, with its unit; empty if nothing is said."""
    if value is None:
        return ""
    return quantity_words(value.exact, value.min, value.max, value.about, value.unit or "")


@cache
def when(value: Edtf) -> When:
    """A date in words, and for machines where HTML has a form for it."""
    plain = value.text if value.precision in ("day", "month", "year") and not _vague(value) else ""
    return When(date_words(value), plain, not value.exact, "" if plain else _span(value))


def _span(value: Edtf) -> str:
    first = ".." if value.earliest == FIRST_DAY else iso(value.earliest)
    return f"{first}/{'..' if value.latest == LAST_DAY else iso(value.latest)}"


def _vague(value: Edtf) -> bool:
    return value.interval or value.approximate or value.uncertain or value.unspecified


def money(value: MoneyValue, total: bool = False) -> Phrase:
    """A sum, and in brackets how it was reckoned, what it is for, and whether it may be added to others.

    total: the words around it say already that it is a running total.
    """
    said: list[Part] = [money_words(value.amount, value.currency, value.bound)]
    said += [" (", word(terms.BASES, "basis", value.basis)]
    if value.covers != "unstated":
        said.append(f"; {terms.COVERS[value.covers].label}")
    if value.mostly:
        said.append(f", mostly {terms.COVERS[value.mostly].label}")
    if value.counts != "new" and not total:
        said += ["; ", word(terms.COUNTS, "counts", value.counts)]
    if value.since:
        said.append(f"{';' if total else ''} since {date_words(value.since)}")
    if value.note:
        small = value.note[:1].lower() if value.note[1:2].islower() or value.note.startswith("A ") else value.note[:1]
        said.append(Aside(f"; {small}{value.note[1:]}"))
    return (*said, ")")


def name_facts(record: Vocabulary, told: Iterable[str] = ()) -> Iterator[Fact]:
    """Other names of a record, in English and in other languages. told: those that another line tells."""
    known = [record.name.casefold(), *map(str.casefold, told)]
    others = [alias for alias in record.aliases if not any(alias.casefold() in name for name in known)]
    if others:
        yield Fact("Also called", (", ".join(others[:3]),))
    foreign: list[Part] = []
    spoken: dict[str, str] = {}
    for lang, (name, *_) in record.other_names.items():
        if name != record.name:
            spoken.setdefault(name, lang)
    for name, lang in spoken.items():
        foreign += ([" · "] if foreign else []) + [Foreign(name, lang), Aside(f" ({language(lang)})")]
    if foreign:
        count = len(spoken)
        folded = f"{count} names" if count > 2 else ""
        yield Fact("In other languages", tuple(foreign), folded=folded)


@cache
def standing(status: str) -> Word:
    """Where a transfer stands, with the mark of the kind of event that brought it there."""
    return replace(
        word(terms.TRANSFER_STATUSES, "transfer-status", status), kind=terms.KIND_OF_STATUS[status]
    )


@cache
def word(of: TermSet, group: str, id_: str) -> Word:
    """A closed term with its definition. group: the glossary's name for its vocabulary."""
    term = of[id_]
    return Word(term.label or id_, f"terms/#{group}-{id_}", term.meaning)


LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "pl": "Polish", "uk": "Ukrainian", "ru": "Russian",
    "ja": "Japanese",
    "es": "Spanish", "it": "Italian", "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian",
    "nb": "Norwegian",
    "fi": "Finnish", "cs": "Czech", "sk": "Slovak", "ko": "Korean", "zh": "Chinese", "tr": "Turkish",
    "he": "Hebrew",
    "ar": "Arabic", "pt": "Portuguese", "ro": "Romanian", "lt": "Lithuanian", "lv": "Latvian",
    "et": "Estonian",
    "el": "Greek", "bg": "Bulgarian", "hu": "Hungarian", "hr": "Croatian", "sl": "Slovene", "sr": "Serbian",
}  # fmt: skip


def language(tag: str) -> str:
    """The English name of a language, by its BCP 47 tag; the tag itself if it is not listed."""
    return LANGUAGES.get(tag.split("-")[0].lower(), tag)
