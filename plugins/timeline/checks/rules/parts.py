"""The parts are no more than the whole: goods handed over, and sums that are part of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ...ledger import Line, Link, TransferState
from ...model import MoneyValue
from ...values.spoken import money_words, number_words
from ..base import Check, Finding, Site

OPEN_ABOVE = frozenset({"about", "at_least", "more_than"})


def find(site: Site) -> Iterator[Finding]:
    """Transfers of which more is handed over than was promised, and parts of a sum that exceed it."""
    for state in site.ledger.transfers.values():
        for line in state.lines:
            yield from _too_many(site, state, line)
    yield from _sums(site)


def _too_many(site: Site, state: TransferState, line: Line) -> Iterator[Finding]:
    promised, delivered = line.promised, line.delivered
    if promised is None or delivered is None or promised.most is None or promised.about:
        return
    if delivered.least > promised.most:
        last = next(step for step in reversed(state.steps) if step.status == "delivered")
        entry = site.library.entries[last.entry]
        number = next(i for i, step in enumerate(entry.transfers) if step.transfer == state.id)
        many, few = number_words(delivered.least), number_words(promised.most)
        advice = "promise the rest in an entry, or mark a count to date with so_far: true"
        message = f'{many} of "{line.system or line.what}" handed over in all, {few} promised; {advice}'
        yield Finding(entry, ("transfers", number, "items"), message)


def _sums(site: Site) -> Iterator[Finding]:
    """Values with ``counts: part_of`` against the value of the transfer that a ``part_of`` relation names."""
    parts: dict[str, list[tuple[Link, MoneyValue]]] = defaultdict(list)
    for links in site.ledger.outgoing.values():
        for link in dict.fromkeys(links):
            if link.relation == "part_of" and link.kind == "transfer" and link.source != link.entry:
                value = _value(site.ledger.transfers[link.source])
                if value is not None and value.counts == "part_of":
                    parts[link.target].append((link, value))
    for target, found in parts.items():
        whole = _value(site.ledger.transfers[target])
        if whole is not None:
            yield from _compared(site, target, whole, dict(found))


def _compared(site: Site, target: str, whole: MoneyValue, parts: dict[Link, MoneyValue]) -> Iterator[Finding]:
    for link, part in parts.items():
        if (part.currency, part.basis) != (whole.currency, whole.basis):
            message = (
                f'a part in {part.currency}, {part.basis}, of "{target}" in {whole.currency}, {whole.basis}: '
                "these cannot be compared; give both alike, or leave part_of out"
            )
            yield Finding(site.library.entries[link.entry], ("relations",), message)
            return
    total = sum((part.amount for part in parts.values()), Decimal(0))
    if total > whole.amount and whole.bound not in OPEN_ABOVE:
        link = list(parts)[-1]
        message = (
            f'the parts of "{target}" come to {money_words(total, whole.currency)}, '
            f"more than its {money_words(whole.amount, whole.currency)}"
        )
        yield Finding(site.library.entries[link.entry], ("relations",), message)


def _value(state: TransferState) -> MoneyValue | None:
    return next((step.value for step in state.steps if step.value is not None), None)


CHECK = Check("parts", "The parts are no more than the whole, and are reckoned alike", find)
