"""What can be read of a site, and the number of each such thing."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import Final, NamedTuple

ALL: Final = "*"
"""In the place of an id or a field: every one of them."""

OWN: Final = "="
"""In the place of an id: that of the job which read it. Of entries by the ten thousand most read the same then."""

WIDTH: Final = 16
"""Bits at the end of a key's number that tell the field; the 48 before them tell the place."""

NUMBER: Final = 8
"""Bytes of a key's number."""

Key = tuple[str, str, str]
"""One thing that was read: its space, its id, its field."""

Place = tuple[str, str]
"""A space and an id: what the fields of a key are of."""


class Noted(NamedTuple):
    """What was read for one job.

    raws: the numbers of the keys, as bytes, some together. places: those that were not told of before, by the numbers
    of their keys without a field. fields: the spaces of these and of their records the fields.
    """

    raws: set[bytes]
    places: dict[int, Place]
    fields: dict[str, set[str]]


def number_of(key: Key) -> int:
    """The number that stands for a key in every build: two keys with the same would only be taken for one."""
    return place_of(key[:2]) | field_of(key[2])


def place_of(place: Place) -> int:
    """The number of a place, without a field."""
    return _digest("\0".join(place), NUMBER) >> WIDTH << WIDTH


def without_field(number: int) -> int:
    """The number of the place of a key."""
    return number >> WIDTH << WIDTH


def apart(raw: bytes) -> list[bytes]:
    """The single numbers of some together."""
    return [raw[at : at + NUMBER] for at in range(0, len(raw), NUMBER)]


@cache
def field_of(name: str) -> int:
    """The number of a field, of which there are few."""
    return _digest(name, WIDTH // 8)


def _digest(text: str, size: int) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=size).digest(), "little")
