"""The rules, one file each."""

from . import declaration, ladder, order, references, reviewed, sources

ALL = (
    references.CHECK,
    declaration.CHECK,
    sources.CHECK,
    reviewed.CHECK,
    ladder.CHECK,
    order.CHECK,
)
"""Every check, in the order in which it runs."""
