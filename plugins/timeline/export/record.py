"""Records as JSON files hold them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json

from ..ledger import Ledger
from ..model import Entry
from ..values import addresses
from ..values.edtf import FIRST_DAY, LAST_DAY, Edtf, iso
from .listing import merged


def days(date: Edtf) -> dict[str, str | None]:
    """First and last possible day; None where that end is open."""
    first = None if date.earliest == FIRST_DAY else iso(date.earliest)
    if FIRST_DAY < date.earliest == date.latest < LAST_DAY:
        return {"earliest": first, "latest": first}
    return {"earliest": first, "latest": None if date.latest == LAST_DAY else iso(date.latest)}


def entry(record: Entry, ledger: Ledger, site_url: str) -> str:
    """The JSON of one entry: its front matter as the author gave it, numbers as numbers, dates as EDTF text; with what
    follows from it: its days, the day it was known, its kinds and whom it concerns.
    """
    concerned = ledger.involvement(record)
    derived = {
        **days(record.date),
        "known_by": iso(record.known_by),
        "kinds": concerned.kinds,
        "actors": concerned.actors,
        "systems": concerned.systems,
    }
    path = addresses.page("entries", record.id)
    return merged(
        _text({"id": record.id, "url": f"{site_url}/{path}" if site_url else path}),
        # At once: to make plain values first, and the text of them, takes as long again.
        record.model_dump_json(indent=1, by_alias=True, exclude_unset=True),
        _text({"derived": derived, "body": record.body.strip()}),
    )


def _text(data: Mapping[str, Any]) -> str:
    return to_json(data, indent=1).decode()
