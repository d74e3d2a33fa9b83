"""Records as plain data: what JSON files hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..ledger import Ledger
from ..model import Entry, Record
from ..values import addresses
from ..values.edtf import FIRST_DAY, LAST_DAY, Edtf, iso


def fields(record: Record) -> dict[str, Any]:
    """The front matter as the author gave it: numbers as numbers, dates as EDTF text."""
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def days(date: Edtf) -> dict[str, str | None]:
    """First and last possible day; None where that end is open."""
    return {
        "earliest": None if date.earliest == FIRST_DAY else iso(date.earliest),
        "latest": None if date.latest == LAST_DAY else iso(date.latest),
    }


def entry(record: Entry, ledger: Ledger, site_url: str) -> dict[str, Any]:
    """One entry with what follows from it: its days, the day it was known, its kinds and whom it concerns."""
    concerned = ledger.involvement(record)
    derived: Mapping[str, Any] = {
        **days(record.date),
        "known_by": iso(record.known_by),
        "kinds": concerned.kinds,
        "actors": concerned.actors,
        "systems": concerned.systems,
    }
    address = (
        f"{site_url}/{addresses.page('entries', record.id)}"
        if site_url
        else addresses.page("entries", record.id)
    )
    return {
        "id": record.id,
        "url": address,
        **fields(record),
        "derived": derived,
        "body": record.body.strip(),
    }
