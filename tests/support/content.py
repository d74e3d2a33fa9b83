"""Content that we made up: as much of it as asked, always the same. Country A and its like are no country."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2015, 1, 1)
DAYS = 4000
ACTORS = "abcdefghijkl"
SYSTEMS = "abcdefgh"
CLAUSES = ("parts", "finished-goods", "states-at-war")
WORDS = "The statement names the goods, the day and the place; what it leaves open is said to be open."


def write(folder: Path, entries: int, words: int = 60) -> Path:
    """Writes this many entries of about this many words, and their vocabulary. Returns the folder."""
    for name, text in [*vocabulary().items(), *(entry(number, words) for number in range(entries))]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def vocabulary() -> dict[str, str]:
    """Path below content/ → text of every actor, system, rule and programme."""
    return {
        **{f"actors/x{letter}.md": _actor(letter) for letter in ACTORS},
        **{f"systems/system-{letter}.md": _system(letter) for letter in SYSTEMS},
        **{f"rules/x{letter}-export-rules.md": _rule(letter) for letter in ACTORS},
        **{f"programmes/x{letter}-fund.md": _programme(letter) for letter in ACTORS},
    }


def entry(number: int, words: int = 60) -> tuple[str, str]:
    """Path below content/ and text of an entry. In turn: a pledge, its contract, its delivery, a rule."""
    chain, step = divmod(number, 4)
    # Of more entries than these days can hold without two being alike, the rest are earlier.
    earlier = chain // (DAYS * 3) * (DAYS + 400)
    day = FIRST_DAY + timedelta(days=(chain * 37) % DAYS + step * 90 - earlier)
    giver, taker = ACTORS[chain % len(ACTORS)], ACTORS[(chain * 5 + 1) % len(ACTORS)]
    if giver == taker:
        taker = ACTORS[(chain + 1) % len(ACTORS)]
    effect = (_pledge, _contract, _delivery, _amendment)[step](chain, giver, taker)
    body = " ".join([WORDS] * max(1, words // len(WORDS.split())))
    return f"entries/{day.year}/{day}-event-{number}.md", _document(number, day, effect, body)


def _document(number: int, day: date, effect: str, body: str) -> str:
    return f"""---
title: Made-up event {number}
date: {day}
summary: What happened in made-up event {number}, in a sentence of our own.
{effect}sources:
  - id: s1
    url: https://example.org/{day.year}/{number}
    title: A made-up source of event {number}
    publisher: Example
    published: {day}
    accessed: {day}
    type: official
    supports: [date, summary, {effect.partition(":")[0]}]
---

{body}
"""


def _pledge(chain: int, giver: str, taker: str) -> str:
    return f"""transfers:
  - transfer: line-{chain}
    title: Line {chain}
    status: pledged
    from: x{giver}
    to: x{taker}
    items: [{_item(chain, chain % 40 + 4)}]
    value: {{amount: {chain % 90 + 10}e6, currency: USD, covers: military}}
    programme: x{giver}-fund
"""


def _contract(chain: int, giver: str, taker: str) -> str:
    return f"""transfers:
  - {{transfer: line-{chain}, status: contracted}}
"""


def _delivery(chain: int, giver: str, taker: str) -> str:
    return f"""transfers:
  - transfer: line-{chain}
    status: delivered
    items: [{_item(chain, chain % 4 + 1)}]
    delivery_point: recipient
"""


def _item(chain: int, pieces: int) -> str:
    return f"{{system: system-{SYSTEMS[chain % len(SYSTEMS)]}, quantity: {{exact: {pieces}, unit: pieces}}}}"


def _amendment(chain: int, giver: str, taker: str) -> str:
    state = ("permitted", "conditional", "forbidden")[chain // len(ACTORS) % 3]
    return f"""rules:
  - rule: x{giver}-export-rules
    action: amend
    clauses:
      - {{clause: {CLAUSES[chain % len(CLAUSES)]}, now: {state}}}
relations:
  - {{see_also: line-{chain}}}
"""


def _actor(letter: str) -> str:
    name = f"Country {letter.upper()}"
    return f"---\nname: {name}\nkind: state\naliases: [{name}]\n---\n\nA made-up country.\n"


def _system(letter: str) -> str:
    return f"---\nname: System {letter.upper()}\nkind: made-up system\nunit: pieces\n---\n\nA made-up system.\n"


def _rule(letter: str) -> str:
    clauses = "".join(f"  - {{id: {clause}, label: {clause.replace('-', ' ').capitalize()}}}\n" for clause in CLAUSES)
    head = f"name: Export rules of Country {letter.upper()}\nwhose: x{letter}\nform: guideline\n"
    return f"---\n{head}clauses:\n{clauses}---\n\nMade-up rules.\n"


def _programme(letter: str) -> str:
    head = f"name: Fund of Country {letter.upper()}\nwhose: x{letter}\nkind: fund\n"
    return f"---\n{head}---\n\nA made-up fund.\n"
