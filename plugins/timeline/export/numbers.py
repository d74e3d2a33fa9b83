"""``numbers``: what the record holds, counted from the published entries."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from ..ledger import Ledger, fold, kinds
from ..load import load
from ..model import Entry
from ..problems import as_text, errors

THREAD = 3
"""The steps that make a transfer a thread: a promise, what became of it, and one more."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the numbers")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="default: content")


def run(options: argparse.Namespace) -> int:
    """Print the numbers. Nothing is counted, and the status is 1, if the content has errors."""
    loaded = load(options.content)
    if errors(loaded.problems):
        print(as_text(loaded.problems), file=sys.stderr)
        return 1
    found = numbers(fold(loaded.library))
    print(json.dumps(found, indent=1) if options.format == "json" else as_table(found))
    return 0


def numbers(ledger: Ledger) -> dict[str, int]:
    """How many of what, by a label for people."""
    return {
        "published entries": len(ledger.events),
        **_sources(ledger.events),
        **{f"entries of {year}": count for year, count in sorted(_years(ledger.events).items())},
        **_events(ledger.events),
        **_records(ledger),
    }


def as_table(found: Mapping[str, int]) -> str:
    """The numbers as lines, flush."""
    width = max(len(label) for label in found)
    return "\n".join(f"{label:<{width}}  {number:>5}" for label, number in found.items())


def _sources(events: Iterable[Entry]) -> dict[str, int]:
    cited = [source for entry in events for source in entry.sources]
    return {
        "source records": len(cited),
        "texts cited": len({(source.url, source.title) for source in cited}),
        "publishers": len({source.publisher for source in cited}),
    }


def _years(events: Iterable[Entry]) -> Counter[int]:
    return Counter(date.fromordinal(entry.date.anchor).year for entry in events)


def _events(events: Sequence[Entry]) -> dict[str, int]:
    of = {entry.id: set(kinds(entry)) for entry in events}
    handed_over = [entry for entry in events if any(step.status == "delivered" for step in entry.transfers)]
    return {
        "entries on rules": sum("rule" in found for found in of.values()),
        "entries with consents or refusals": sum(bool(found & {"consent", "refusal"}) for found in of.values()),
        "entries with deliveries": len(handed_over),
        "entries with delays, pauses, cuts or cancellations": sum("setback" in found for found in of.values()),
        "entries with disagreements": sum(bool(entry.disagreements) for entry in events),
    }


def _records(ledger: Ledger) -> dict[str, int]:
    return dict(_folded(ledger))


def _folded(ledger: Ledger) -> Iterator[tuple[str, int]]:
    answers = ("grant", "deny", "withdraw")
    given = Counter(consent.action for entry in ledger.events for consent in entry.consents)
    yield from ((f"consents: {action}", given[action]) for action in answers)
    yield "rules", len(ledger.entries_of_rule)
    yield "programmes", len(ledger.entries_of_programme)
    yield "actors", len(ledger.entries_of_actor)
    yield "systems", len(ledger.entries_of_system)
    yield "transfers", len(ledger.transfers)
    long = [state for state in ledger.transfers.values() if len({step.entry for step in state.steps}) >= THREAD]
    yield f"threads: transfers told in {THREAD} entries or more", len(long)
