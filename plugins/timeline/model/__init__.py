"""Typed records. Their types are the one description of a field: checks, schema and docs come from them.

Where records are defined, annotations are evaluated as they stand: left as texts, pydantic would compile each of them
anew at every start.
"""

from .entry import (
    CheckException,
    ClauseChange,
    Consent,
    Disagreement,
    Entry,
    Evidence,
    Item,
    MoneyValue,
    ProgrammeChange,
    Quantity,
    Relation,
    Revision,
    RuleChange,
    TransferStep,
)
from .fields import Origin
from .publisher import Publisher
from .record import Record, Source
from .text import TextPage
from .vocabulary import Actor, Clause, Programme, Rule, System, Vocabulary

__all__ = [
    "Actor", "CheckException", "Clause", "ClauseChange", "Consent", "Disagreement", "Entry", "Evidence",
    "Item", "MoneyValue", "Origin", "Programme", "ProgrammeChange", "Publisher", "Quantity", "Record",
    "Relation", "Revision", "Rule", "RuleChange", "Source", "System", "TextPage", "TransferStep", "Vocabulary",
]  # fmt: skip
