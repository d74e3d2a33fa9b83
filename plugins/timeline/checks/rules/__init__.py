"""The rules, one file each; their good and bad examples are in docs/checks."""

from . import (
    bodies,
    chronology,
    declaration,
    known,
    ladder,
    lapsed,
    lookalike,
    order,
    parts,
    publishers,
    references,
    restatement,
    reviewed,
    sources,
    supported,
)

ALL = tuple(
    module.CHECK
    for module in (
        references,
        lookalike,
        declaration,
        sources,
        supported,
        publishers,
        reviewed,
        ladder,
        chronology,
        parts,
        restatement,
        known,
        order,
        lapsed,
        bodies,
    )
)
"""Every check, in the order in which it runs: first those that take long, so that several processes end together."""
