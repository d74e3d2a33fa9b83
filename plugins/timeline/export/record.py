"""Records as JSON files hold them."""

from __future__ import annotations

from collections.abc import Sequence
from json.encoder import encode_basestring as quoted
from typing import Final

from pydantic_core import to_json

from ..ledger import Ledger
from ..model import Entry
from ..values import addresses
from ..values.edtf import FIRST_DAY, LAST_DAY, Edtf, iso


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
    path, concerned = addresses.page("entries", record.id), ledger.involvement(record)
    # At once: to make plain values first, and the text of them, takes as long again. Straight: `model_dump_json` does
    # no more, and takes a fourteenth of it to say so.
    given = record.__pydantic_serializer__.to_json(record, indent=1, by_alias=True, exclude_unset=True).decode()
    dated = {**days(record.date), "known_by": iso(record.known_by)}
    told = [f'  "{name}": "{day}"' if day else f'  "{name}": null' for name, day in dated.items()]
    for name, ids in (("kinds", concerned.kinds), ("actors", concerned.actors), ("systems", concerned.systems)):
        told.append(f'  "{name}": {_ids(ids)}')
    # The rest is ids and days, which stand in JSON as they are: a writer of JSON takes three times as long for them.
    return (
        f'{{\n "id": "{record.id}",\n "url": {quoted(f"{site_url}/{path}" if site_url else path)},\n{given[2:-2]},\n'
        f' "derived": {{\n{_LINES.join(told)}\n }},\n "body": {to_json(record.body.strip()).decode()}\n}}\n'
    )


_LINES: Final = ",\n"


def _ids(ids: Sequence[str]) -> str:
    return '[\n   "' + '",\n   "'.join(ids) + '"\n  ]' if ids else "[]"
