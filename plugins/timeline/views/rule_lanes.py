"""A rule's clauses over time: the spans in which each said one thing, as lanes and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..ledger import ClauseState, ClauseStep, Lapse, RuleState, RuleVersion
from ..model import Entry, Rule
from ..terms import CLAUSE_STATES
from ..values.edtf import Edtf
from ..values.frozen import quick
from .charts import Chart, Lane, bars, doubts, scale, ticks
from .citing import nearest, refs
from .lapses import BY_ITSELF
from .parts import Column, Link, Refs, State, Table, When, filled
from .sentences import state, to_whom
from .site import Site
from .wording import end_words, entry_address, when

SAYING = frozenset({"adopt", "amend", "interpret", "reinstate"})
"""Actions after which the clauses that they name say what they name."""
SILENCING = frozenset({"suspend", "repeal", "expire"})
"""Actions after which the rule says nothing."""
UNKNOWN = "unknown"
SILENT = "not in force"
LAPSED = BY_ITSELF.capitalize()
LAPSES = {"ended": "expire", "in_force": "reinstate"}
"""What a lapse of the rule itself, or of its suspension, amounts to, by the standing after it."""

Turn = tuple[int, str, str]
"""A day (ordinal), the state from then on, and that in words."""


@quick
class Span:
    """A clause in one state. day: ordinal of the day from which the lane shows it. entry: the event that
    set it.
    """

    clause: str
    label: str
    day: int
    date: Edtf
    since: When
    state: str
    to: str
    until: str
    entry: Entry
    refs: Refs


def clause_spans(site: Site, rule: Rule, found: RuleState) -> tuple[Span, ...]:
    """Every state that every clause has had, in the rule's order of clauses, then by date. A clause that a version
    says again as before is no new state.
    """
    order = {clause.id: number for number, clause in enumerate(rule.clauses)}
    spans = [span for version in found.versions for span in _spans_of(site, rule, version)]
    return tuple(sorted(spans, key=lambda span: (order.get(span.clause, len(order)), span.day)))


def _spans_of(site: Site, rule: Rule, version: RuleVersion) -> Iterator[Span]:
    if version.action not in SAYING:
        return
    entry = site.entry(version.entry)
    address = entry_address(entry)
    for path, clause in _written(entry, rule.id):
        support = nearest(*(refs(entry.sources, one, address=address) for one in (path, path.split(".")[0])))
        for step in version.changes:
            if step.clause == clause and step.after.since == version.date:
                yield Span(
                    clause=clause,
                    label=site.names.clause(rule.id, clause),
                    day=version.date.anchor,
                    date=version.date,
                    since=when(version.date),
                    state=step.after.now,
                    to=step.after.to or "",
                    until=_until(version, step),
                    entry=entry,
                    refs=support,
                )


def _until(version: RuleVersion, step: ClauseStep) -> str:
    """The end that was named for what a clause says, in words."""
    end = step.after.until.date if step.after.until else version.until
    return end_words(end) if end else ""


def _written(entry: Entry, rule: str) -> Iterator[tuple[str, str]]:
    """Field path and id of each clause that an entry names of a rule."""
    for number, change in enumerate(entry.rules):
        if change.rule == rule:
            for place, clause in enumerate(change.clauses):
                yield f"rules[{number}].clauses[{place}]", clause.clause


def legend(spans: tuple[Span, ...]) -> tuple[State, ...]:
    """The states that are drawn, and the one of a clause that nothing is said of."""
    drawn = {span.state for span in spans}
    return (*(state(id_) for id_ in CLAUSE_STATES if id_ in drawn), state(""))


def span_table(rule: Rule, spans: tuple[Span, ...]) -> Table:
    """The same as the lanes, in words."""
    columns = tuple(Column(label) for label in ("Clause", "Says", "For whom", "Since", "Named end", "By"))
    rows = tuple(
        (
            (span.label,),
            (state(span.state),),
            (span.to,) if span.to else (),
            (span.since,),
            (span.until,) if span.until else (),
            (Link(span.entry.title, entry_address(span.entry)), span.refs),
        )
        for span in spans
    )
    return Table(f"Every state of every clause of {rule.spoken}", *filled(columns, rows))


def lanes(
    site: Site, rule: Rule, found: RuleState, spans: tuple[Span, ...], lapses: tuple[Lapse, ...] = ()
) -> Chart | None:
    """A lane a clause; None for a rule whose clauses nothing has set. lapses: what has ended by its own terms."""
    if not spans:
        return None
    on = scale([version.date.anchor for version in found.versions], site.today)
    silences = [(v.date.anchor, v.action) for v in found.versions if v.action in SILENCING | {"reinstate"}]
    silences += [(lapse.end.day, LAPSES[lapse.standing]) for lapse in lapses if lapse.clause is None]
    drawn: list[Lane] = []
    for clause in dict.fromkeys([*(clause.id for clause in rule.clauses), *(span.clause for span in spans)]):
        own = [lapse for lapse in lapses if lapse.clause and lapse.clause.clause == clause]
        turns = turns_of([span for span in spans if span.clause == clause], silences, on.first, own)
        now = turns[-1][1]
        said = LAPSED if turns[-1][2] == LAPSED else state("" if now == UNKNOWN else now).label
        changes = tuple(on.at(day) for day, _, _ in turns[1:])
        dates = [span.date for span in spans if span.clause == clause]
        unsure = doubts(on, [*dates, *(lapse.end.date for lapse in lapses if lapse in own or lapse.clause is None)])
        label = site.names.clause(rule.id, clause)
        drawn.append(Lane(label, bars(on, turns, on.last), now, said, changes, unsure))
    text = f"Clauses of {rule.spoken} over time: permitted, conditional or forbidden; the table says the same."
    return Chart(text, tuple(drawn), ticks(on), on.at(site.today))


def turns_of(
    spans: list[Span], silences: list[tuple[int, str]], first: int, lapses: Iterable[Lapse] = ()
) -> list[Turn]:
    """The turns of one clause, in order: not stated before its first span, nor after its named end, nor while the rule
    is out of force.
    """
    turns: list[Turn] = [(first, UNKNOWN, "not stated before")]
    turns += [(span.day, span.state, _words(span)) for span in spans]
    turns += [(lapse.end.day, *_again(lapse.again)) for lapse in lapses]
    turns.sort(key=lambda turn: turn[0])
    for day, action in sorted(silences):
        held = [turn for turn in turns if turn[0] <= day and turn[2] != SILENT][-1:]
        if held and held[0][1] != UNKNOWN:
            turns.append((day, UNKNOWN, SILENT) if action in SILENCING else (day, *held[0][1:]))
            turns.sort(key=lambda turn: turn[0])
    return turns


def _again(clause: ClauseState | None) -> tuple[str, str]:
    """The state of a clause after its named end, and that in words."""
    if clause is None:
        return UNKNOWN, LAPSED
    return clause.now, f"{CLAUSE_STATES[clause.now].label.lower()} again"


def _words(span: Span) -> str:
    said = f"{CLAUSE_STATES[span.state].label.lower()} since {span.since.text}"
    whom = to_whom(span.to, span.label)
    return f"{said}, {whom}" if whom else said
