"""Rules: the index, and a page each with its clauses over time, its versions and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..ledger import RuleState, RuleVersion
from ..model import Rule
from ..terms import CLAUSE_STATES, RELATIONS, RULE_ACTIONS, RULE_FORMS
from ..values.spoken import date_words
from .charts import Chart, Lane, bars, scale, ticks
from .citing import notes, refs
from .page import Page
from .parts import Away, Clause, Column, Fact, Link, Part, Phrase, Refs, State, Table, When
from .sentences import clause_view, consent_sentence, state, to_whom
from .site import Site
from .wording import name_facts, when, word

STANDINGS: Mapping[str, str] = {
    "proposed": "Proposed, not in force", "in_force": "In force", "suspended": "Suspended", "ended": "No longer in force",
    "rejected": "Rejected",
}  # fmt: skip
IN_FORCE = frozenset({"adopt", "amend", "interpret", "reinstate"})
OUT_OF_FORCE = frozenset({"suspend", "repeal", "expire"})
LEGEND = tuple(State(term.id, term.label) for term in CLAUSE_STATES.values()) + (State("unknown", "Not stated"),)


@dataclass(frozen=True)
class Version:
    """One event in the life of a rule."""

    when: When
    action: Part
    entry: Part
    clauses: tuple[Clause, ...]
    note: str
    refs: Refs


@dataclass(frozen=True)
class Tie:
    """What a rule or one of its versions enabled, blocked, or is otherwise tied to."""

    relation: str
    target: Phrase


@dataclass(frozen=True)
class Span:
    """A clause in one state. until: "" while it lasts."""

    clause: str
    label: str
    day: int
    state: str
    to: str
    since: Phrase
    entry: str
    refs: Refs


def rule_pages(site: Site) -> Iterator[Page]:
    """The index of rules and a page for each."""
    rules = sorted(site.library.rules.values(), key=lambda rule: rule.name)
    context = {
        "title": "Rules",
        "description": "Laws, guidelines and regimes on the transfer of arms: what each permits, and how that changed.",
        "address": "rules/",
        "section": "rules",
        "lead": "What each rule says is not typed anywhere: it is folded from the dated events that made and changed it.",
        "table": _index(site, rules),
    }
    yield Page("rules/", "index_table.html", context, tuple(rule.id for rule in rules))
    for rule in rules:
        yield rule_page(site, rule)


def _index(site: Site, rules: list[Rule]) -> Table:
    columns = ("Rule", "Whose", "Form", "Today", "Versions", "Last change")
    rows = tuple(_index_row(site, rule) for rule in rules)
    return Table("Rules, with their standing today", tuple(Column(label, label == "Versions") for label in columns), rows)


def _index_row(site: Site, rule: Rule) -> tuple[Phrase, ...]:
    found = site.ledger.rules.get(rule.id)
    last = found.versions[-1] if found else None
    return (
        (Link(rule.name, f"rules/{rule.id}/"),),
        (site.names.actor(rule.whose),),
        (word(RULE_FORMS, "rule-form", rule.form),),
        (STANDINGS[found.standing] if found else "No event yet",),
        (str(len(found.versions)) if found else "0",),
        (when(last.date),) if last else (),
    )


def rule_page(site: Site, rule: Rule) -> Page:
    """The page of one rule."""
    found = site.ledger.rules.get(rule.id) or RuleState(rule.id, "proposed", (), {})
    address = f"rules/{rule.id}/"
    spans = tuple(clause_spans(site, rule, found))
    entries = site.ledger.entries_of_rule.get(rule.id, ())
    context = {
        "title": rule.name,
        "description": f"What {rule.spoken} permitted and forbade on which day, and which events changed it.",
        "address": address,
        "section": "rules",
        "standing": STANDINGS[found.standing] if found.versions else "No event yet",
        "facts": tuple(_facts(site, rule)),
        "body": site.body(rule, "rules"),
        "chart": _chart(site, rule, found, spans),
        "legend": LEGEND,
        "spans": _span_table(rule, spans),
        "versions": tuple(_version(site, rule, version) for version in reversed(found.versions)),
        "ties": tuple(_ties(site, rule, found)),
        "consents": _consents(site, rule),
        "years": site.by_year(entries),
        "entry_count": len(entries),
        "sources": notes(rule.sources),
    }
    return Page(address, "rule.html", context, (rule.id, *entries))


def _facts(site: Site, rule: Rule) -> Iterator[Fact]:
    yield Fact("Whose", (site.names.actor(rule.whose),))
    yield Fact("Form", (word(RULE_FORMS, "rule-form", rule.form),))
    if rule.address:
        yield Fact("Official text", (Away(rule.address.split("/")[2], rule.address),))
    yield from name_facts(rule)


def clause_spans(site: Site, rule: Rule, found: RuleState) -> Iterator[Span]:
    """Every state that every clause has had, in the rule's order of clauses, then by date."""
    order = {clause.id: number for number, clause in enumerate(rule.clauses)}
    spans = [span for version in found.versions for span in _spans_of(site, rule, version)]
    yield from sorted(spans, key=lambda span: (order.get(span.clause, len(order)), span.day))


def _spans_of(site: Site, rule: Rule, version: RuleVersion) -> Iterator[Span]:
    if version.action not in IN_FORCE:
        return
    for step in version.changes:
        entry = site.entry(version.entry)
        index = next(number for number, change in enumerate(entry.rules) if change.rule == rule.id)
        yield Span(
            step.clause, site.names.clause(rule.id, step.clause), version.date.anchor, step.after.now, step.after.to or "",
            (when(version.date),), version.entry,
            refs(entry.sources, f"rules[{index}].clauses", address=f"entries/{version.entry}/"),
        )  # fmt: skip


def _span_table(rule: Rule, spans: tuple[Span, ...]) -> Table:
    columns = tuple(Column(label) for label in ("Clause", "Says", "To whom", "Since", "By"))
    rows = tuple(
        (
            (span.label,), (state(span.state),), (span.to,) if span.to else (), span.since,
            (Link("the event", f"entries/{span.entry}/"), span.refs),
        )
        for span in spans
    )  # fmt: skip
    return Table(f"Every state of every clause of {rule.spoken}", columns, rows)


def _chart(site: Site, rule: Rule, found: RuleState, spans: tuple[Span, ...]) -> Chart | None:
    if not spans:
        return None
    on = scale([version.date.anchor for version in found.versions], site.today)
    pauses = [(v.date.anchor, v.action) for v in found.versions if v.action in (*OUT_OF_FORCE, "reinstate")]
    clauses = dict.fromkeys([clause.id for clause in rule.clauses] + [span.clause for span in spans])
    lanes = []
    for clause in clauses:
        states = _states([span for span in spans if span.clause == clause], pauses, on.first)
        now = states[-1][1]
        lanes.append(
            Lane(
                site.names.clause(rule.id, clause), bars(on, states, on.last), now, state(_known(now)).label,
                tuple(on.at(day) for day, _, _ in states[1:]),
            )  # fmt: skip
        )
    text = f"Clauses of {rule.spoken} over time: permitted, conditional or forbidden. The table below says the same."
    return Chart(text, tuple(lanes), ticks(on), on.at(site.today))


def _known(state_id: str) -> str:
    return "" if state_id == "unknown" else state_id


def _states(spans: list[Span], pauses: list[tuple[int, str]], first: int) -> list[tuple[int, str, str]]:
    """The states of one clause by day: not stated before the first event, and while the rule is out of force."""
    turns: list[tuple[int, str, str]] = [(span.day, span.state, _span_words(span)) for span in spans]
    for day, action in pauses:
        held = [turn for turn in turns if turn[0] <= day and turn[1] != "unknown"]
        if action in OUT_OF_FORCE and held:
            turns.append((day, "unknown", "not in force"))
        elif held:
            turns.append((day, held[-1][1], held[-1][2]))
    return [(first, "unknown", "not stated before"), *sorted(turns)]


def _span_words(span: Span) -> str:
    label = CLAUSE_STATES[span.state].label.lower()
    since = "".join(part.text for part in span.since if isinstance(part, When))
    return f"{label} since {since}" + (f", {to_whom(span.to)}" if span.to else "")


def _version(site: Site, rule: Rule, version: RuleVersion) -> Version:
    entry = site.entry(version.entry)
    number = next(place for place, change in enumerate(entry.rules) if change.rule == rule.id)
    before = {step.clause: step.before for step in version.changes}
    return Version(
        when(version.date),
        word(RULE_ACTIONS, "rule-action", version.action),
        site.names.entry(version.entry),
        tuple(
            clause_view(site.names.clause(rule.id, change.clause), before.get(change.clause), change, version.action)
            for change in entry.rules[number].clauses
        ),
        version.note or "",
        refs(entry.sources, f"rules[{number}]", address=f"entries/{version.entry}/"),
    )


def _ties(site: Site, rule: Rule, found: RuleState) -> Iterator[Tie]:
    """What the rule's versions enabled or blocked, what rests on it, and what is said to act on it."""
    for version in found.versions:
        for link in site.ledger.outgoing.get(version.entry, ()):
            if link.relation in ("enables", "blocks"):
                finder = site.names.transfer if link.kind == "transfer" else site.names.entry
                since = f", since {date_words(version.date)}"
                yield Tie(RELATIONS[link.relation].label, (finder(link.target), since))
    for link in site.ledger.incoming.get(rule.id, ()):
        yield Tie(RELATIONS[link.relation].inverse, (site.names.entry(link.entry),))
    for id_, transfer in site.ledger.transfers.items():
        if rule.id in transfer.rules:
            yield Tie("a transfer rests on it", (site.names.transfer(id_),))


def _consents(site: Site, rule: Rule) -> Table:
    rows: list[tuple[Phrase, ...]] = []
    for id_ in site.ledger.entries_of_rule.get(rule.id, ()):
        entry = site.entry(id_)
        for number, consent in enumerate(entry.consents):
            if consent.rule == rule.id:
                support = refs(entry.sources, f"consents[{number}]", address=f"entries/{id_}/")
                clause = site.names.clause(rule.id, consent.clause) if consent.clause else ""
                rows.append(
                    (
                        consent_sentence(consent, site.names), (clause,) if clause else (),
                        (consent.basis,) if consent.basis else (), (when(entry.date),),
                        (Link("the event", f"entries/{id_}/"), support),
                    )  # fmt: skip
                )
    columns = tuple(Column(label) for label in ("Consent", "Clause", "Reason", "When", "By"))
    return Table(f"Consents under {rule.spoken}", columns, tuple(rows), quiet=True)
