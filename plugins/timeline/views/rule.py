"""Rules: the index, and a page each with its clauses over time, its versions and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..ledger import RuleState, RuleVersion
from ..model import Consent, Entry, Rule
from ..terms import RELATIONS, RULE_ACTIONS, RULE_FORMS
from ..values.frozen import quick
from .citing import nearest, notes, own_refs, refs
from .indexes import index_pages
from .lapses import lapse_notes, standing_today, standing_words
from .page import Page
from .parts import Away, Clause, Column, Fact, Link, Part, Phrase, Refs, Table, Tie, When, capital, filled
from .rule_lanes import clause_spans, lanes, legend, span_table
from .sentences import clause_view, consent_sentence
from .site import Site
from .values import Later, Values
from .wording import entry_address, name_facts, when, word


@quick
class Version:
    """One event in the life of a rule."""

    when: When
    action: Part
    entry: Part
    clauses: tuple[Clause, ...]
    note: str
    refs: Refs


def rule_index(site: Site) -> Iterator[Page]:
    """The index of rules."""
    rules = sorted(site.library.rules.values(), key=lambda rule: rule.name.casefold())
    context = {
        "title": "Rules",
        "description": "Laws, guidelines and regimes on the transfer of arms: what each permits since when.",
        "address": "rules/",
        "section": "rules",
        "lead": "Laws, policies and embargoes on arms transfers: what each permits and forbids, and since when.",
    }
    yield from index_pages(context, _index(site, rules), tuple(rule.id for rule in rules))


def _index(site: Site, rules: list[Rule]) -> Table:
    columns = ("Rule", "Whose", "Form", "Today", "Versions", "Latest change")
    rows = tuple(_index_row(site, rule) for rule in rules)
    return Table(
        "Rules, with their standing today",
        tuple(Column(label, label == "Versions", "pair" if label in columns[-2:] else "flow") for label in columns),
        rows,
        name="rules",
    )


def _index_row(site: Site, rule: Rule) -> tuple[Phrase, ...]:
    found = site.rules_today.get(rule.id)
    last = _latest(found)
    return (
        (Link(rule.name, f"rules/{rule.id}/"),),
        (site.names.party(rule.whose),),
        (word(RULE_FORMS, "rule-form", rule.form),),
        (standing_words(found) if found else "Not dated",),
        (str(len(found.versions)),) if found else (),
        (when(last.date),) if last else (),
    )


def _latest(state: RuleState | None) -> RuleVersion | None:
    """The latest version that changed what holds: what is proposed, passed or rejected has not, or not yet."""
    taken = [one for one in state.versions if one.action not in ("propose", "enact", "reject")] if state else []
    return taken[-1] if taken else None


def rule_page(site: Site, rule: Rule) -> Page:
    """The page of one rule."""
    found = site.ledger.rules.get(rule.id) or RuleState(rule.id, "proposed", (), {})
    now = site.rules_today.get(rule.id)
    latest = _latest(now)
    address = f"rules/{rule.id}/"
    spans = Later(lambda: clause_spans(site, rule, found))
    entries = site.ledger.entries_of_rule.get(rule.id, ())
    context = {
        "title": rule.name,
        "description": f"What {rule.spoken} permitted and forbade on which day, and which events changed it.",
        "address": address,
        "section": "rules",
        "standing": standing_today(now) if now else "When it was made is not recorded here",
        "last": when(latest.date) if latest else None,
        "facts": Later(lambda: tuple(_facts(site, rule))),
        "filter": f"rule={rule.id}",
        "body": Later(lambda: site.body(rule)),
        "chart": Later(lambda: lanes(site, rule, found, spans.value, now.lapses if now else ())),
        "legend": Later(lambda: legend(spans.value)),
        "spans": Later(lambda: span_table(rule, spans.value)),
        "versions": Later(lambda: tuple(_version(site, rule, version) for version in reversed(found.versions))),
        "ties": Later(lambda: _grouped(_ties(site, rule, found))),
        "lapses": Later(lambda: tuple(lapse_notes(site, now)) if now else ()),
        "consents": Later(lambda: _consents(site, rule)),
        "years": Later(lambda: site.by_year(entries)),
        "entry_count": len(entries),
        "sources": Later(lambda: notes(site.library, rule.sources)),
    }
    return Page(address, "rule.html", Values(context), (rule.id, *entries))


def _facts(site: Site, rule: Rule) -> Iterator[Fact]:
    yield Fact("Whose", (site.names.party(rule.whose),))
    yield Fact("Form", (word(RULE_FORMS, "rule-form", rule.form),))
    if rule.address:
        yield Fact("Official text", (Away.to_host(rule.address),))
    yield from name_facts(rule)


def _version(site: Site, rule: Rule, version: RuleVersion) -> Version:
    entry = site.entry(version.entry)
    number, written = next((n, one) for n, one in enumerate(entry.rules) if one.rule == rule.id)
    before = {step.clause: step.before for step in version.changes}
    address = entry_address(entry)
    own = own_refs(entry.sources, f"rules[{number}]", address)
    return Version(
        when=when(version.date),
        action=word(RULE_ACTIONS, "rule-action", version.action),
        entry=site.names.entry(version.entry),
        clauses=tuple(
            clause_view(
                site.names.clause(rule.id, change.clause),
                before.get(change.clause),
                change,
                version.action,
                nearest(refs(entry.sources, f"rules[{number}].clauses[{place}]", address=address), own),
            )
            for place, change in enumerate(written.clauses)
        ),
        note=version.note or "",
        refs=own,
    )


def _ties(site: Site, rule: Rule, found: RuleState) -> Iterator[Tie]:
    """What the rule's versions enabled or blocked, what rests on it, and what else is said to concern it; what it
    enabled first. Its own versions are told above.
    """
    own = {version.entry for version in found.versions}
    for version in found.versions:
        for link in site.ledger.outgoing.get(version.entry, ()):
            if link.relation in ("enables", "blocks"):
                target = capital((site.names.record(link.target, link.kind),))
                yield Tie(RELATIONS[link.relation].label, target, when=when(version.date))
    for transfer in site.ledger.transfers.values():
        if rule.id in transfer.rules:
            yield Tie("is the basis of", (site.names.transfer(transfer.id),))
    for link in site.ledger.incoming.get(rule.id, ()):
        if link.entry not in own:
            yield Tie(RELATIONS[link.relation].inverse, (site.names.source(link),))


def _grouped(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Ties of one relation together, each target once, where it is named first."""
    once: dict[Phrase, Tie] = {}
    for tie in ties:
        once.setdefault(tie.target, tie)
    order = list(dict.fromkeys(tie.relation for tie in once.values()))
    return tuple(sorted(once.values(), key=lambda tie: order.index(tie.relation)))


def _consents(site: Site, rule: Rule) -> Table:
    """Every consent that rests on the rule, in the order of events."""
    rows = [
        _consent_row(site, entry, number, consent)
        for entry in site.consenting(site.ledger.entries_of_rule.get(rule.id, ()))
        for number, consent in enumerate(entry.consents)
        if consent.rule == rule.id
    ]
    labels = ("Consent", "Clause", "Reason given", "When", "Event")
    columns = tuple(Column(label, phone="bare" if label == "Event" else "") for label in labels)
    return Table(f"Consents under {rule.spoken}", *filled(columns, tuple(rows)), quiet=True)


def _consent_row(site: Site, entry: Entry, number: int, consent: Consent) -> tuple[Phrase, ...]:
    support = refs(entry.sources, f"consents[{number}]", address=entry_address(entry))
    return (
        consent_sentence(consent, site.names),
        (site.names.clause(consent.rule, consent.clause),) if consent.rule and consent.clause else (),
        (consent.basis,) if consent.basis else (),
        (when(entry.date),),
        (Link(entry.title, entry_address(entry)), support),
    )
