"""The effects of an entry in sentences. Every sentence is a pattern in a table.

In a pattern {name} is a phrase; what stands in [brackets] is left out if a phrase in it is empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cache, partial

from .. import terms
from ..ledger import ClauseState, Parties
from ..model import ClauseChange, Consent, Entry, MoneyValue, ProgrammeChange, RuleChange, TransferStep
from ..terms import EVENT_KINDS, KIND_OF_STATUS
from ..values.frozen import quick
from ..values.termset import TermSet
from .citing import Support, nearest, support_of
from .edits import edited
from .parts import NO_REFS, Clause, Fact, Mark, Part, Phrase, Refs, SharedFact, State, capital
from .wording import Names, end_words, money, word

STEP: Mapping[str, str] = {
    "requested": "{asker} asked[ {from}] for {goods}.",
    "considered": "{from} considered {goods}[ for {to}].",
    "pledged": "{from} promised[ {to}] {goods}.",
    "authorised": "{from} allowed the transfer[ to {to}] of {goods}.",
    "committed": "{from} committed {goods}[ to {to}].",
    "allocated": "{from} allocated {goods}[ to {to}].",
    "contracted": "A contract was made for {goods}[ from {from}][ to {to}].",
    "in_transit": "{from} sent off {goods}[ to {to}].",
    "delivered": "{from} handed over {goods}[ to {to}].",
    "operational": "{to} took {goods} into use.",
    "delayed": "{from} put back {goods}[ for {to}] to a later day.",
    "paused": "{from} paused {goods}[ for {to}].",
    "resumed": "{from} resumed {goods}[ for {to}].",
    "reduced": "{from} reduced {goods}[ for {to}].",
    "diverted": "{from} diverted {goods}[ meant for {to}].",
    "refused": "{from} refused[ {to}] {goods}.",
    "declined": "{to} declined {goods}[ from {from}].",
    "cancelled": "{from} cancelled {goods}[ for {to}].",
    "expired": "The promise of {goods}[ to {to}] lapsed.",
    "returned": "{to} gave back {goods}[ to {from}].",
}
TITLED: Mapping[str, str] = {
    "requested": "{asker} asked[ {from}] for a transfer: {title}.",
    "considered": "{from} considered a transfer: {title}.",
    "pledged": "{from} made a promise: {title}.",
    "authorised": "{from} allowed a transfer: {title}.",
    "committed": "{from} made a firm commitment: {title}.",
    "allocated": "{from} made an allocation: {title}.",
    "contracted": "A contract was made: {title}.",
    "in_transit": "{from} sent off goods: {title}.",
    "delivered": "{from} made a delivery: {title}.",
    "operational": "{to} took goods into use: {title}.",
    "delayed": "{from} put back a transfer to a later day: {title}.",
    "paused": "{from} paused a transfer: {title}.",
    "resumed": "{from} resumed a transfer: {title}.",
    "reduced": "{from} reduced a transfer: {title}.",
    "diverted": "{from} diverted a transfer: {title}.",
    "refused": "{from} refused a transfer: {title}.",
    "declined": "{to} declined a transfer: {title}.",
    "cancelled": "{from} cancelled a transfer: {title}.",
    "expired": "A promise lapsed: {title}.",
    "returned": "{to} gave goods back: {title}.",
}
"""For a step that names no goods of its own: the title of a transfer says who and to whom."""
RUNNING_TOTAL = "Running total[ from {from}][ to {to}]: {money}."
RULE: Mapping[str, str] = {
    "propose": "{whose} proposed {rule}.",
    "propose a change": "A change of {spoken} was proposed.",
    "adopt": "{whose} adopted {rule}.",
    "enact": "{whose} enacted {rule}, not yet in force.",
    "amend": "{whose} amended {rule}.",
    "interpret": "{whose} gave a new reading of {rule}.",
    "suspend": "{whose} suspended {rule}.",
    "reinstate": "{whose} put {rule} back in force.",
    "repeal": "{whose} repealed {rule}.",
    "expire": "{spoken} expired.",
    "reject": "A proposal on {spoken} was rejected.",
}
PROGRAMME: Mapping[str, str] = {
    "create": "{whose} set up {programme}[ with {money}].",
    "fund": "{whose} funded {programme}[ with {money}].",
    "pause": "{whose} paused {programme}.",
    "resume": "{whose} resumed {programme}.",
    "lower": "{whose} revalued downwards what had flowed under {programme}[, by {money}].",
    "raise": "{whose} revalued upwards what had flowed under {programme}[, by {money}].",
    "close": "{whose} closed {programme}.",
}
PROGRAMME_WITHIN: Mapping[str, str] = {**PROGRAMME, "create": "{whose} set it up[ with {money}]."}
CONSENT: Mapping[str, str] = {
    "request": "[{asked_by} asked ]{by} to consent[ to {transfer}].",
    "grant": "{by} consented[ to {transfer}].",
    "deny": "{by} refused consent[ to {transfer}].",
    "withdraw": "{by} withdrew consent[ to {transfer}].",
    "condition": "{by} made prior consent a condition[ of {transfer}].",
}
FALLBACK: Mapping[str, str] = {
    **dict.fromkeys(("from", "asker", "by", "whose"), "somebody"),
    **{"to": "the recipient", "goods": "the goods", "money": "a sum", "programme": "the programme"},
    **{"rule": "the rule", "spoken": "the rule", "title": "no name given"},
}
"""What stands for a phrase that nobody gave, where a sentence cannot do without."""
_FIELD = re.compile(r"\{(\w+)\}")
_PIECES = re.compile(r"\[([^\]]*)\]|([^\[]+)")


@quick
class Effect:
    """One effect. mark: its kind. sentence: what it does. notes: what belongs to it. facts: details.
    clauses: of a rule.
    """

    mark: Mark
    sentence: Phrase
    refs: Refs
    notes: tuple[Phrase, ...] = ()
    facts: tuple[Fact, ...] = ()
    clauses: tuple[Clause, ...] = ()


def fill(pattern: str, phrases: Mapping[str, Phrase]) -> Phrase:
    """A pattern with its phrases, beginning with a capital letter."""
    parts: list[Part] = []
    for needed, piece in _pieces(pattern):
        if needed and not all(map(phrases.get, needed)):
            continue
        for text, name in piece:
            if text:
                parts.append(text)
            if name:
                parts += phrases.get(name) or (FALLBACK.get(name, ""),)
    return capital(tuple(parts))


@cache
def _pieces(pattern: str) -> tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...]:
    """The pieces of a pattern: the fields without which each is left out, and its texts, with the field after each."""
    pieces = [(bool(optional), _FIELD.split(optional or certain)) for optional, certain in _PIECES.findall(pattern)]
    return tuple(
        (tuple(piece[1::2]) if optional else (), tuple(zip(piece[::2], [*piece[1::2], ""], strict=True)))
        for optional, piece in pieces
    )


@cache
def _fields(pattern: str) -> tuple[str, ...]:
    """The names of the phrases that a pattern asks for."""
    return tuple(dict.fromkeys(_FIELD.findall(pattern)))


@cache
def mark(kind: str) -> Mark:
    """The mark of a kind of event."""
    return Mark(kind, EVENT_KINDS[kind].label)


def effects(entry: Entry, names: Names, support: Support | None = None) -> Iterator[Effect]:
    """What an entry does: to rules, to transfers, consents, to programmes. support: of its sources, if known."""
    support = support or support_of(entry.sources)
    for number, change in enumerate(entry.rules):
        yield rule_effect(support, f"rules[{number}]", change, _before(entry, change, names), names)
    for number, step in enumerate(entry.transfers):
        yield transfer_effect(support, f"transfers[{number}]", step, names)
    for number, consent in enumerate(entry.consents):
        yield consent_effect(support, f"consents[{number}]", consent, names)
    for number, done in enumerate(entry.programmes):
        yield programme_effect(support, f"programmes[{number}]", done, names)


def rule_effect(
    support: Support, path: str, change: RuleChange, before: Mapping[str, ClauseState], names: Names
) -> Effect:
    """What an entry does to a rule, clause by clause. before: the states of its clauses, by their ids."""
    own = support.own(path)
    action = "propose a change" if change.action == "propose" and before else change.action
    clauses = tuple(
        clause_view(
            names.clause(change.rule, clause.clause), before.get(clause.clause), clause, change.action,
            nearest(support.refs(f"{path}.clauses[{number}]"), own),
        )
        for number, clause in enumerate(change.clauses)
    )  # fmt: skip
    notes = _notes(support, path, change.note, own)
    return Effect(mark("rule"), fill(RULE[action], names.ruling(change.rule)), own, notes, (), clauses)


def _notes(support: Support, path: str, note: str | None, own: Refs) -> tuple[Phrase, ...]:
    """What else is said of an effect, with its sources: those of the effect itself where none names the note."""
    return ((note, nearest(support.refs(f"{path}.note"), own)),) if note else ()


def _before(entry: Entry, change: RuleChange, names: Names) -> dict[str, ClauseState]:
    steps = names.clause_steps.get(entry.id, {}).get(change.rule, ())
    return {step.clause: step.before for step in steps if step.before}


@cache
def state(id_: str) -> State:
    """The state of a clause; "" is one that no event has named yet."""
    return State(id_, terms.CLAUSE_STATES[id_].label) if id_ else State("unknown", "Not stated")


def clause_view(
    label: str,
    before: ClauseState | None,
    change: ClauseChange,
    action: str = "amend",
    support: Refs = NO_REFS,
) -> Clause:
    """What an event says of a clause, beside what was said before."""
    same = before is not None and before.now == change.now
    remark = {"propose": "proposed", "reject": "proposal rejected"}.get(action, "as before" if same else "")
    was_to = before.to if before and same and before.to != change.to else ""
    edits = edited(to_whom(before.to), to_whom(change.to)) if before and before.to and change.to else ()
    return Clause(
        label,
        state(before.now) if before and not same else None,
        state(change.now),
        "" if was_to and remark == "as before" else remark,
        to_whom(change.to, label),
        to_whom(was_to, label) if not edits else "",
        "; ".join(text for text in (f"until {end_words(change.until)}" if change.until else "", change.note) if text),
        support,
        edits,
    )


def to_whom(text: str | None, label: str = "") -> str:
    """For whom a clause says what it says, after its state; "" where its label ends with that."""
    if not text or label.endswith(text):
        return ""
    return text if text.startswith(("to ", "for ")) else f"for {text}"


def transfer_effect(support: Support, path: str, step: TransferStep, names: Names) -> Effect:
    """Where an entry takes a transfer."""
    parties, value = merged(step, names), step.value
    running = value is not None and value.counts == "cumulative"
    kind = "figure" if running else KIND_OF_STATUS[step.status]
    pattern = RUNNING_TOTAL if running else (STEP if step.items else TITLED)[step.status]
    sentence = fill(pattern, {name: STEP_PHRASES[name](names, step, parties) for name in _fields(pattern)})
    facts = tuple(_transfer_facts(support, path, step, parties, names))
    return Effect(mark(kind), sentence, support.refs(path), (), facts)


STEP_PHRASES: Mapping[str, Callable[[Names, TransferStep, Parties], Phrase]] = {
    "from": lambda names, _, parties: names.actors(parties.from_),
    "to": lambda names, _, parties: names.actors(parties.to) if parties.to != parties.from_ else (),
    "asker": lambda names, _, parties: names.actors(parties.requested_by or parties.to),
    "goods": lambda names, step, _: names.goods(step.items),
    "title": lambda names, step, _: (names.transfer(step.transfer),),
    "money": lambda names, step, _: money(step.value, total=True) if step.value else (),
}
"""What makes the phrases of the patterns of steps."""


NAMED = tuple(one.name for one in fields(Parties))
"""The fields of a step that name parties."""


def merged(step: TransferStep, names: Names) -> Parties:
    """The parties of a step; those that it leaves out are the transfer's."""
    state = names.ledger.transfers.get(step.transfer)
    known = state.parties if state else Parties()
    if step.model_fields_set.isdisjoint(NAMED):
        return known
    return Parties(*[getattr(step, name) or getattr(known, name) for name in NAMED])


PARTS = (
    ("benefits", "To the benefit of"), ("requested_by", "Asked for by"), ("paid_by", "Paid by"),
    ("via", "By way of"), ("maker", "Made by"),
)  # fmt: skip


@cache
def _term(label: str, of: TermSet, group: str, id_: str, numbers: tuple[int, ...]) -> SharedFact:
    """A line of facts that names a closed term."""
    return SharedFact(label, (word(of, group, id_),), Refs(numbers))


def _transfer_facts(
    support: Support, path: str, step: TransferStep, parties: Parties, names: Names
) -> Iterator[Fact]:
    told = partial(support.part, path)
    yield names.fact("Transfer", "transfer", (step.transfer,))
    yield _term("Step", terms.TRANSFER_STATUSES, "transfer-status", step.status, told("status").numbers)
    items, value = step.items, step.value
    if items and value and value.counts == "cumulative":
        yield Fact("For", names.goods(items), told("items"))
    if items and (notes := [item.note for item in items if item.note]):
        yield Fact("On the goods", ("; ".join(notes),), told("items"))
    if value and value.counts != "cumulative":
        yield Fact("Worth", money(value), told("value"))
    if place := step.delivery_point:
        yield _term("Where handed over", terms.DELIVERY_POINTS, "delivery-point", place, told("delivery_point").numbers)
    for name, label in PARTS:
        if ids := getattr(parties, name):
            yield names.fact(label, "actor", ids, told(name).numbers)
    if programme := step.programme:
        yield names.fact("Under", "programme", (programme,), told("programme").numbers)
    if rule := step.rule:
        yield names.fact("Rests on", "rule", (rule,), told("rule").numbers)
    if note := step.note:
        yield Fact("Note", (note,), told("note"))


def programme_effect(support: Support, path: str, change: ProgrammeChange, names: Names) -> Effect:
    """What an entry does to a programme."""
    own = support.refs(path)
    sentence = programme_sentence(change.programme, change.action, change.value, names)
    return Effect(mark("programme"), sentence, own, _notes(support, path, change.note, own))


def programme_sentence(
    programme: str, action: str, value: MoneyValue | None, names: Names, within: bool = False
) -> Phrase:
    """What is done to a programme, in a sentence. within: it stands on the page of the programme."""
    found = names.library.programmes.get(programme)
    phrases: dict[str, Phrase] = {
        "whose": (names.actor(found.whose),) if found else (),
        "programme": ("it",) if within else (names.programme(programme),),
        "money": money(value) if value else (),
    }
    return fill((PROGRAMME_WITHIN if within else PROGRAMME)[action], phrases)


def consent_effect(support: Support, path: str, consent: Consent, names: Names) -> Effect:
    """A consent asked, given, refused or said to be needed."""
    kind = "refusal" if consent.action in ("deny", "withdraw") else "consent"
    return Effect(
        mark(kind), consent_sentence(consent, names), support.refs(path), (),
        tuple(_consent_facts(support, path, consent, names)),
    )  # fmt: skip


def consent_sentence(consent: Consent, names: Names, within: str = "") -> Phrase:
    """A consent in a sentence. within: id of the transfer whose page it stands on, which need not be
    named.
    """
    named = consent.transfer if consent.transfer != within else None
    phrases: dict[str, Phrase] = {
        "by": names.actors(consent.by),
        "asked_by": names.actors(consent.asked_by),
        "transfer": (names.transfer(named),) if named else (),
    }
    return fill(CONSENT[consent.action], phrases)


def _consent_facts(support: Support, path: str, consent: Consent, names: Names) -> Iterator[Fact]:
    def fact(label: str, name: str, value: Phrase) -> Fact:
        return Fact(label, value, support.part(path, name))

    if consent.asked_by:
        label = "Asked by" if consent.action != "condition" else "To be asked by"
        yield fact(label, "asked_by", names.parties(consent.asked_by))
    if consent.rule:
        clause: Phrase = (f", “{names.clause(consent.rule, consent.clause)}”",) if consent.clause else ()
        yield fact("Under", "rule", capital((names.rule(consent.rule), *clause)))
    if consent.basis:
        yield fact("Reason given", "basis", (consent.basis,))
    if consent.note:
        yield fact("Note", "note", (consent.note,))
