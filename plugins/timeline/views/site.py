"""What every module of views works from: records, ledger, names, and the lists of events that pages share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup

from ..ledger import Ledger, RuleState, kinds
from ..ledger.rules import rules_on
from ..markup import render, words_alone
from ..model import Entry, Record
from ..model.library import Library, picked
from ..values.frozen import quick
from .page import Options
from .parts import Event, EventGroup, Link, Mark
from .sentences import mark
from .whole import whole_html
from .wording import Names, entry_address, when

EVENTS = 200
"""Events that a record's page lists at most; the timeline, filtered, has the rest."""


@quick
class Site:
    """The records and what follows from them, with the options of the build."""

    library: Library
    ledger: Ledger
    options: Options

    @cached_property
    def names(self) -> Names:
        """Names of records as links."""
        return Names(self.library, self.ledger)

    @cached_property
    def rules_today(self) -> Mapping[str, RuleState]:
        """Every rule as it stands on the day of the build; what comes into force later is left out."""
        return rules_on(self.ledger.events, self.today, self.ledger.rules)

    @property
    def today(self) -> int:
        """The day of the build (ordinal)."""
        return self.options.today.toordinal()

    def body(self, record: Record) -> Markup:
        """A record's body as HTML, for its own page, which is two folders below the site's root."""
        body = record.body
        return whole_html(words_alone(body) or render(body, self.library.place(record)))

    def kind(self, id_: str) -> str:
        """What an id that a relation leads to is the id of."""
        return "transfer" if id_ in self.ledger.transfers else "rule" if id_ in self.library.rules else "entry"

    def entry(self, id_: str) -> Entry:
        """A published entry or a draft."""
        return self.library.entries.get(id_) or self.library.drafts[id_]

    def consenting(self, ids: Iterable[str]) -> list[Entry]:
        """Those of some events that tell of consents, which few do."""
        listed = tuple(ids)
        told = picked(self.library.entries, listed, "consents")
        return [self.entry(id_) for id_, consents in zip(listed, told, strict=True) if consents]

    def dated(self, id_: str) -> tuple[int, Event]:
        """An entry for a list of events, and the year that its date is placed in."""
        entry = self.entry(id_)
        # Kinds of what counts are reckoned for all; a draft's are not.
        involved = self.ledger.involved.get(id_)
        of_kind = tuple(map(mark, involved.kinds)) if involved else marks(entry)
        link = Link(entry.title, entry_address(entry))
        return _year(entry), Event(when(entry.date), link, of_kind, entry.summary)

    def by_year(self, ids: Sequence[str]) -> tuple[EventGroup, ...]:
        """Entries grouped by the year that their dates are placed in, the newest first, `EVENTS` at most.

        ids: in the order of time, as the ledger has them.
        """
        dated = map(self.dated, ids[: -EVENTS - 1 : -1])
        return tuple(
            EventGroup(str(year), tuple([event for _, event in group])) for year, group in groupby(dated, itemgetter(0))
        )


def _year(entry: Entry) -> int:
    return date.fromordinal(entry.date.anchor).year


def marks(entry: Entry) -> tuple[Mark, ...]:
    """The kinds of an entry, the main one first."""
    return tuple(map(mark, kinds(entry)))
