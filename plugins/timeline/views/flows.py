"""The page of flows: from whom, through whose hands, to whom; a picture of bands, and the same as a table.

A band is as tall as its number of transfers. Places on the line from supplier to recipient are per cent, heights are
pixels: the picture stretches, its letters do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..ledger.flows import Flow, Way, flows
from ..values.frozen import quick
from .page import Page
from .parts import Column, Link, Phrase, Table
from .site import Site

UNIT: Final = 3
"""Pixels of a transfer."""
ROOM: Final = 19
"""Pixels that a name needs."""
SHOWN: Final = 27
"""Names on a side of the picture; the rest is one band."""
OTHERS: Final = "*"
"""Stands for all that are not shown by name."""
LEFT, MIDDLE, RIGHT = 0.0, 50.0, 100.0


@quick
class Node:
    """A bar with a name. top, tall: pixels. address: of its page, or ""."""

    label: str
    address: str
    number: int
    top: float
    tall: float


@quick
class Band:
    """A band between two bars, as a path over 100 units of width."""

    path: str
    text: str


@quick
class FlowChart:
    """Bars on the left, in the middle and on the right, and the bands between them."""

    text: str
    suppliers: tuple[Node, ...]
    hands: tuple[Node, ...]
    recipients: tuple[Node, ...]
    bands: tuple[Band, ...]
    tall: float


def flow_pages(site: Site) -> Iterator[Page]:
    """The page of flows."""
    found = flows(site.ledger.transfers.values())
    context = {
        "title": "Flows",
        "description": "From whom, through whose hands, to whom: all transfers that were promised, counted.",
        "address": "flows/",
        "section": "transfers",
        "chart": _chart(site, found) if found else None,
        "table": _table(site, found),
    }
    yield Page("flows/", "flows.html", context, tuple(state.id for flow in found for state in flow.transfers))


def _table(site: Site, found: Sequence[Flow]) -> Table:
    counts = ("Transfers", "Handed over", "Open", "Given up")
    labels = ("From", "To", "Through", *counts, "On the timeline")
    phone = dict(zip(labels, ("", "arrow", "pair", *("pair" for _ in counts), "flow"), strict=True))
    columns = tuple(Column(label, label in counts, phone[label]) for label in labels)
    return Table("Routes, those with most transfers first", columns, tuple(_row(site, flow) for flow in found))


def _row(site: Site, flow: Flow) -> tuple[Phrase, ...]:
    numbers = (len(flow.transfers), flow.whole, flow.open, flow.given_up)
    return (
        (site.names.party(flow.supplier),),
        (site.names.party(flow.recipient),),
        (site.names.party(flow.via),) if flow.via else (),
        *((str(number),) if number else () for number in numbers),
        (Link("Events", f"?from={flow.supplier}&to={flow.recipient}"),),
    )


def _chart(site: Site, found: Sequence[Flow]) -> FlowChart:
    names = _names(found)
    kept = _shown(found, names)
    tall = max(_height(_weights(kept, side)) for side in (_supplier, _via, _recipient))
    sides = [
        _nodes(site, _weights(kept, side), _distinct(found, names, place), tall)
        for place, side in enumerate((_supplier, _via, _recipient))
    ]
    text = "Transfers from suppliers to recipients, some through other hands. The table below says the same."
    suppliers, hands, recipients = (tuple(nodes.values()) for nodes in sides)
    return FlowChart(text, suppliers, hands, recipients, tuple(_bands(kept, *sides)), tall)


Thin = tuple[str, str, str, int]
"""Supplier, hand, recipient, number of transfers."""


def _names(found: Sequence[Flow]) -> Mapping[Way, Way]:
    """Each way as it is shown: with small suppliers and recipients as one."""
    suppliers = _biggest(found, lambda flow: flow.supplier)
    recipients = _biggest(found, lambda flow: flow.recipient)
    ways = ((flow.supplier, flow.via, flow.recipient) for flow in found)
    return {
        (one, via, other): (one if one in suppliers else OTHERS, via, other if other in recipients else OTHERS)
        for one, via, other in ways
    }


def _shown(found: Sequence[Flow], names: Mapping[Way, Way]) -> list[Thin]:
    """The flows as they are shown."""
    counted: dict[Way, int] = defaultdict(int)
    for flow in found:
        counted[names[flow.supplier, flow.via, flow.recipient]] += len(flow.transfers)
    return [(*way, number) for way, number in counted.items()]


def _distinct(found: Sequence[Flow], names: Mapping[Way, Way], place: int) -> Mapping[str, int]:
    """How many transfers each name of one side has a part in: one that goes on two ways is one."""
    ids: dict[str, set[str]] = defaultdict(set)
    for flow in found:
        ids[names[flow.supplier, flow.via, flow.recipient][place]].update(state.id for state in flow.transfers)
    return {name: len(of) for name, of in ids.items()}


def _biggest(found: Iterable[Flow], side: Callable[[Flow], str]) -> set[str]:
    """Those with most transfers; one that goes on two ways is one, as in the number at the name."""
    ids: dict[str, set[str]] = defaultdict(set)
    for flow in found:
        ids[side(flow)].update(state.id for state in flow.transfers)
    return set(sorted(ids, key=lambda id_: (-len(ids[id_]), id_))[:SHOWN])


def _supplier(flow: Thin) -> str:
    return flow[0]


def _via(flow: Thin) -> str:
    return flow[1]


def _recipient(flow: Thin) -> str:
    return flow[2]


def _weights(kept: Iterable[Thin], side: Callable[[Thin], str]) -> dict[str, int]:
    """How thick the bar of each name of one side is: a transfer on two ways is in it twice."""
    numbers: dict[str, int] = defaultdict(int)
    for flow in kept:
        if side(flow):
            numbers[side(flow)] += flow[3]
    return numbers


def _height(weights: Mapping[str, int]) -> float:
    return sum(max(ROOM, number * UNIT + 4) for number in weights.values())


def _nodes(site: Site, weights: Mapping[str, int], many: Mapping[str, int], tall: float) -> dict[str, Node]:
    """Bars from top to bottom, set in the middle of the picture's height, the others last.

    many: the number that stands at each, by which they are in order.
    """
    top, found = (tall - _height(weights)) / 2, {}
    for id_ in sorted(weights, key=lambda id_: (id_ == OTHERS, -many[id_], -weights[id_], id_)):
        number = weights[id_]
        room = max(ROOM, number * UNIT + 4)
        record = site.library.actors.get(id_)
        label = "Others" if id_ == OTHERS else record.name if record else id_
        address = f"actors/{id_}/" if record else ""
        found[id_] = Node(label, address, many[id_], round(top + (room - number * UNIT) / 2, 1), number * UNIT)
        top += room
    return found


def _bands(
    kept: Iterable[Thin], suppliers: Mapping[str, Node], hands: Mapping[str, Node], recipients: Mapping[str, Node]
) -> Iterator[Band]:
    """The bands, each beginning and ending where the one before it left off."""
    used: dict[tuple[str, str], float] = defaultdict(float)
    order = {id_: place for place, id_ in enumerate(suppliers)}
    ends = {id_: place for place, id_ in enumerate(recipients)}
    for supplier, via, recipient, number in sorted(kept, key=lambda flow: (order[flow[0]], ends[flow[2]], flow[1])):
        tall = number * UNIT
        stops = [(LEFT, "s", supplier, suppliers[supplier]), (RIGHT, "r", recipient, recipients[recipient])]
        if via:
            stops.insert(1, (MIDDLE, "h", via, hands[via]))
        tops = [node.top + used[side, id_] for _, side, id_, node in stops]
        through = f" through {hands[via].label}" if via else ""
        said = f"{suppliers[supplier].label}{through} to {recipients[recipient].label}: {number}"
        for (start, *_), (end, *_), top, bottom in zip(stops, stops[1:], tops, tops[1:], strict=False):
            yield Band(band_path(start, top, end, bottom, tall), said)
        for _, side, id_, _ in stops:
            used[side, id_] += tall


def band_path(start: float, top: float, end: float, bottom: float, tall: float) -> str:
    """A band between two places, in per cent, from one height to another, in pixels."""
    middle = (start + end) / 2
    return (
        f"M{start:g} {top:g}C{middle:g} {top:g} {middle:g} {bottom:g} {end:g} {bottom:g}v{tall:g}"
        f"C{middle:g} {bottom + tall:g} {middle:g} {top + tall:g} {start:g} {top + tall:g}z"
    )
