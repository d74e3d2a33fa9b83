"""The CSV files: one row a thing, names as in the front matter, several ids in a cell separated by spaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ..ledger import Count, Lapse, Ledger, Step
from ..ledger.reliability import judge
from ..model import MoneyValue
from ..model.fields import plain_number
from ..model.library import Library, columns
from ..values.edtf import iso
from ..values.frozen import quick
from .record import days

Row = Sequence[Any]
"""The cells in the order of the columns: text, a number, ids, or None. A mapping takes three times as long."""

Said = Mapping[str, Any]
"""What a row says, by the names of its columns."""

FORMULA: Final = frozenset("=+-@\t")
"""A spreadsheet would run a cell that begins so."""


@quick
class Column:
    """One column. name: its heading. type: a Table Schema type. meaning: one sentence."""

    name: str
    meaning: str
    type: str = "string"


EVENTS: Final = (
    Column("id", "Id of the entry"),
    Column("title", "What happened"),
    Column("date", "When, in EDTF"),
    Column("earliest", "First day it can have been", "date"),
    Column("latest", "Last day it can have been", "date"),
    Column("known_by", "First day on which a reader could know it", "date"),
    Column("kinds", "What it is, the main kind first"),
    Column("suppliers", "Ids of the suppliers"),
    Column("recipients", "Ids of the recipients"),
    Column("actors", "Ids of all actors concerned"),
    Column("systems", "Ids of the weapon systems"),
    Column("rules", "Ids of the rules"),
    Column("transfers", "Ids of the transfers"),
    Column("programmes", "Ids of the programmes"),
    Column("summary", "In one or two sentences"),
    Column("sources", "Addresses of the sources"),
)
TRANSFERS: Final = (
    Column("transfer", "Id of the transfer"),
    Column("entry", "Id of the entry that takes this step"),
    Column("date", "When, in EDTF"),
    Column("status", "The step: a term of the ladder or a side state"),
    Column("from", "Ids of the suppliers"),
    Column("to", "Ids of the recipients"),
    Column("systems", "Ids of the systems in this step"),
    Column("least", "Fewest goods in this step, where it has one line", "number"),
    Column("most", "Most goods in this step, where it has one line", "number"),
    Column("unit", "What is counted"),
    Column("amount", "The sum", "number"),
    Column("currency", "ISO 4217 code of the sum"),
    Column("bound", "Whether the sum is exact"),
    Column("basis", "How the sum was reckoned"),
    Column("counts", "Only new is ever summed"),
    Column("delivery_point", "Where it was handed over"),
    Column("now", "Where the transfer stands after all events"),
)
RULES: Final = (
    Column("rule", "Id of the rule"),
    Column("entry", "Id of the entry that changes it"),
    Column("date", "From when, in EDTF"),
    Column("action", "What is done to it"),
    Column("clause", "Id of the clause that changes, if one does"),
    Column("before", "Its state before"),
    Column("now", "Its state from then on"),
    Column("to", "To whom it applies"),
    Column("until", "The end that the entry names for it, in EDTF"),
    Column("by", "event: the entry tells of it; terms: it follows from the end that the entry named, unprolonged"),
)
SOURCES: Final = (
    Column("entry", "Id of the entry it supports"),
    Column("url", "Its address"),
    Column("title", "Its title"),
    Column("publisher", "Who published it"),
    Column("origin", "Whose report it is, where the publisher passes on another's"),
    Column("reliability", "Letter of the Admiralty code: A completely reliable to E unreliable, F cannot be judged"),
    Column("authors", "Its authors, separated by semicolons"),
    Column("published", "When, in EDTF"),
    Column("accessed", "When it was read", "date"),
    Column("lang", "Its language"),
    Column("type", "What sort of text it is"),
    Column("supports", "The fields that it supports"),
)


def text(heads: Sequence[Column], rows: Iterable[Row]) -> str:
    """A CSV file (RFC 4180) with a heading line, as the standard library's writer has it, which asks of every letter
    whether it ends a line.
    """
    told = ([one if type(one) is str and one[:1] not in FORMULA else _cell(one) for one in row] for row in rows)
    return "".join([f"{_line(cells)}\r\n" for cells in ([column.name for column in heads], *told)])


def _line(cells: Sequence[str]) -> str:
    joined = ",".join(cells)
    if not _is_plain(joined):
        return ",".join([cell if "," not in cell and _is_plain(cell) else _quoted(cell) for cell in cells])
    if joined.count(",") < len(cells):
        return joined
    return ",".join([f'"{cell}"' if "," in cell else cell for cell in cells])


def _is_plain(text: str) -> bool:
    return '"' not in text and "\n" not in text and "\r" not in text


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _cell(value: Any) -> str:
    if value is None:
        return ""
    kind = type(value)
    joined: str = value if kind is str else " ".join(value) if kind is tuple else str(value)
    return f"'{joined}" if joined[:1] in FORMULA else joined


def events(ledger: Ledger) -> Iterator[Row]:
    """Rows of events.csv."""
    involved = dict(ledger.involved.items())
    asked = columns(ledger.events, "id", "title", "date", "known_by", "summary", "sources")
    for id_, title, date, known, summary, sources in asked:
        concerned, span = involved[id_], days(date)
        yield (
            id_, title, date.text, span["earliest"], span["latest"], iso(known), concerned.kinds,
            concerned.suppliers, concerned.recipients, concerned.actors, concerned.systems, concerned.rules,
            concerned.transfers, concerned.programmes, summary,
            " ".join([source.url for source in sources if source.url]),
        )  # fmt: skip


def transfers(ledger: Ledger) -> Iterator[Row]:
    """Rows of transfers.csv: one a step."""
    for state in ledger.transfers.values():
        from_, to, now = state.parties.from_, state.parties.to, state.status
        for step in state.steps:
            goods, sums = _goods(step), _sum(step.value)
            yield state.id, step.entry, step.date.text, step.status, from_, to, *goods, *sums, step.delivery_point, now


def _goods(step: Step) -> Row:
    """The systems, the least, the most, the unit."""
    if not step.items:
        return NO_GOODS
    systems = tuple([item.system for item in step.items if item.system])
    only = step.items[0].quantity if len(step.items) == 1 else None
    if only is None:
        return systems, None, None, None
    number = Count.of(only)
    most = None if number.most is None else plain_number(number.most)
    return systems, plain_number(number.least), most, only.unit


def _sum(value: MoneyValue | None) -> Row:
    """The amount, the currency, the bound, the basis, what it counts as."""
    if value is None:
        return NO_SUM
    return plain_number(value.amount), value.currency, value.bound, value.basis, value.counts


NO_GOODS: Final[Row] = (None,) * 4
NO_SUM: Final[Row] = (None,) * 5


def rules(ledger: Ledger) -> Iterator[Row]:
    """Rows of rules.csv: one a clause that a version changes; one for a version that names none."""
    return (tuple([said.get(column.name) for column in RULES]) for said in _rules(ledger))


def _rules(ledger: Ledger) -> Iterator[Said]:
    for state in ledger.rules.values():
        for version in state.versions:
            head = {
                "rule": state.id,
                "entry": version.entry,
                "date": str(version.date),
                "action": version.action,
                "until": version.until,
                "by": "event",
            }
            for change in version.changes:
                before = change.before.now if change.before else None
                after = change.after
                row = {"clause": change.clause, "before": before, "now": after.now, "to": after.to}
                yield {**head, **row, "until": after.until.date if after.until else version.until}
            if not version.changes:
                yield head
        yield from (_lapse(state.id, lapse) for lapse in state.lapses)


def _lapse(rule: str, lapse: Lapse) -> Said:
    """What ends by its own terms, some day to come included: a reader compares the dates with the day that is asked."""
    head = {"rule": rule, "entry": lapse.end.entry, "date": str(lapse.end.date), "by": "terms"}
    if lapse.clause is None:
        return {**head, "action": "expire" if lapse.standing == "ended" else "reinstate"}
    clause, again = lapse.clause, lapse.again
    said = {"now": again.now, "to": again.to} if again else {}
    return {**head, "action": "expire", "clause": clause.clause, "before": clause.now, **said}


def sources(library: Library) -> Iterator[Row]:
    """Rows of sources.csv."""
    grades: dict[tuple[str, str | None], str] = {}
    for id_, cited in columns(library.timeline, "id", "sources"):
        for source in cited:
            whose = source.publisher, source.origin
            if whose not in grades:
                grades[whose] = judge(library, source).grade
            yield (
                id_, source.url, source.title, *whose, grades[whose], "; ".join(source.authors), source.published,
                source.accessed, source.lang, source.type, source.supports,
            )  # fmt: skip
