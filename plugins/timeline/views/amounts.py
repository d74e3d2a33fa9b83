"""How much of a transfer is promised and how much has arrived, in words that keep the doubt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..ledger import Count, Line, Step
from ..ledger.intervals import NOTHING
from ..ledger.transfers import Stand
from ..values.spoken import number_words, quantity_words
from .counting import singular, unit_said
from .wording import Names

NO_NUMBER: Final = "number not given"
ASKED: Final = {"requested": "asked for", "considered": "considered"}
"""What was done with goods that nobody promised, by where their transfer stands; of a later one nobody says which."""
ASKED_OR_CONSIDERED: Final = "asked for or considered"


def progress_words(names: Names, state: Stand) -> str:
    """Of each line of goods how many are promised and how many handed over, in words."""
    return "; ".join(line_words(names, state, line) for line in state.lines)


def line_words(names: Names, state: Stand, line: Line) -> str:
    """``Leopard 2: 18 of 18 handed over``, ``Patriot missile: dozens``; without a number only the goods."""
    name, promised, delivered = names.line(line), promised_words(state, line), delivered_words(state, line)
    unit = unit_said(line, names.library.systems.get(line.system or ""))
    many = f" {singular(unit) if promised == '1' else unit}" if unit else ""
    if _n_of_m(line.promised, line.delivered):
        return f"{name}: {delivered} of {promised}{many} handed over"
    said = [f"{_of(promised, many)}{' promised' if line.delivered else ''}"] if promised else []
    if line.asked and not said and not delivered:
        number = "" if line.asked.about else f"{count_words(line.asked)}{many} "
        said = [f"{number}{ASKED.get(state.status, ASKED_OR_CONSIDERED)}"]
    said += [_handed(promised, delivered, "" if said else many)] if delivered else []
    return f"{name}: {', '.join(said)}" if said else name


def counts_in(names: Names, line: Line) -> str:
    """What the numbers of a line count, to be said beside its goods where they stand in columns; "" where the goods
    tell it or nothing is counted.
    """
    unit = unit_said(line, names.library.systems.get(line.system or ""))
    return unit if line.promised or line.delivered else ""


def _of(said: str, unit: str) -> str:
    """``14 missiles``, ``dozens of missiles``."""
    bare = not unit or any(char.isdigit() for char in said)
    return f"{said}{unit}" if bare else quantity_words(about=said, unit=unit.strip())


def _handed(promised: str, delivered: str, unit: str) -> str:
    """How many are handed over; of one thing that is promised there is no "all"."""
    if delivered == NO_NUMBER:
        return f"handed over in a {NO_NUMBER}"
    return "handed over" if promised == "1" and delivered == "all" else f"{_of(delivered, unit)} handed over"


def _counted(count: Count | None) -> bool:
    """True if a source gave a number, or one that it is not below."""
    return count is not None and (count.most is not None or not count.about)


def _n_of_m(promised: Count | None, delivered: Count | None) -> bool:
    """True if "n of m" can be said: "4 of 10 or more", but not "4 million of 180,000 or more"."""
    if promised is None or delivered is None or not (_counted(promised) and _counted(delivered)):
        return False
    if promised.most is not None:
        return delivered.least <= promised.most
    return delivered.least < promised.least


def promised_words(state: Stand, line: Line) -> str:
    """How many are promised, in the source's word where it gave no number; "" where it gave nothing."""
    if _counted(line.promised):
        return count_words(line.promised) if line.promised else ""
    return _words_of(line, (step for step in state.steps if step.status not in ("delivered", "operational")))


def delivered_words(state: Stand, line: Line) -> str:
    """How many are handed over, in the source's word where it gave no number."""
    if _some(line):
        return "some or all"
    if _counted(line.delivered):
        return count_words(line.delivered) if line.delivered else ""
    words = _words_of(line, (step for step in state.steps if step.status == "delivered"))
    if words or not (line.delivered or line.complete):
        return words
    return "all" if line.complete and (line.promised or not line.delivered) else NO_NUMBER


def _some(line: Line) -> bool:
    """True if nothing is known of how many arrived but that it was at least one: 1 to 109 of 109."""
    promised, delivered = line.promised, line.delivered
    if promised is None or delivered is None or promised.most is None or promised.most == 1:
        return False
    return delivered.least == 1 and delivered.most == promised.most


def _words_of(line: Line, steps: Iterable[Step]) -> str:
    """The last word for how many, such as "dozens"; "" if every source leaves it open."""
    said = [
        item.quantity.about
        for step in steps
        for item in step.items
        if item.quantity and item.quantity.about and (item.system or item.what) in (line.system, line.what)
    ]
    return said[-1] if said else ""


def count_words(count: Count) -> str:
    """A count with its doubt: ``14``, ``about 30``, ``12 to 14``, ``up to 31``, ``1 or more``."""
    if count.most is None:
        return "a number not stated" if count.about else f"{number_words(count.least)} or more"
    if count.least == count.most:
        return f"{'about ' if count.about else ''}{number_words(count.least)}"
    return quantity_words(minimum=count.least or None, maximum=count.most)


def owed_words(state: Stand, line: Line) -> str:
    """How many of a line's goods are still to come: ``6``, ``up to 3``, ``all``, ``nothing``."""
    if line.complete:
        return "nothing"
    if not state.open:
        return "given up" if state.closed else "not promised"
    if not line.delivered:
        return "all"
    if line.promised is None or not (_counted(line.promised) and _counted(line.delivered)):
        return "not known"
    return _difference(line.promised, line.delivered)


def _difference(promised: Count, delivered: Count) -> str:
    if promised.most is None or delivered.most is None:
        return "not known"
    least = max(promised.least - delivered.most, NOTHING.least)
    return count_words(Count(least, promised.most - delivered.least, promised.about or delivered.about))


def arrival(state: Stand) -> str:
    """What is known to be missing of an open transfer, in words; "" if it is not open."""
    if not state.open:
        return ""
    if not any(line.delivered for line in state.lines):
        return "nothing of it is known to have arrived"
    return "not all of it has arrived" if begun(state) else "whether all of it has arrived is not known"


def begun(state: Stand) -> bool:
    """True if some of an open transfer has arrived, and it is known to be not all."""
    return any(line.delivered for line in state.lines) and any(map(_short, state.lines))


def _short(line: Line) -> bool:
    """True if fewer were handed over than were promised, by any reading of the two numbers."""
    promised, delivered = line.promised, line.delivered
    if line.complete or promised is None or delivered is None or not (_counted(promised) and _counted(delivered)):
        return False
    return delivered.most is not None and delivered.most < promised.least


def reached(state: Stand) -> bool:
    """True if as many as were promised at the least have arrived, of every line."""
    return bool(state.lines) and all(map(_as_promised, state.lines))


def _as_promised(line: Line) -> bool:
    promised, delivered = line.promised, line.delivered
    if promised is None or delivered is None or not (_counted(promised) and _counted(delivered)):
        return False
    return delivered.least >= promised.least
