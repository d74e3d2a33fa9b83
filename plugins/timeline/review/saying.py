"""A field's value as a person says it, so that the author reads what it means and not how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from ..frontmatter import Path, Value
from ..terms import BOUNDS, CLAUSE_STATES, COUNTS, COVERS, RELATIONS
from ..values import edtf
from ..values.spoken import date_words, money_words, number_words, quantity_words
from .names import Names
from .shapes import Shape


def said(shape: Shape, value: Value, names: Names, rule: str = "") -> str:
    """The value in words; empty where they would say nothing more, or where it cannot be read.

    rule: id of the rule whose clauses are meant.
    """
    try:
        return _said(shape, value, names, rule)
    except (ValueError, InvalidOperation, KeyError):
        return ""


def named_kind(shape: Shape, rule: str) -> str:
    """The list that a field completes from; that of clauses is their rule's."""
    return f"clauses-{rule}" if shape.named == "clauses" else shape.named


def _said(shape: Shape, value: Value, names: Names, rule: str) -> str:
    if isinstance(value, dict):
        say = _WHOLES.get(shape.model.__name__ if shape.model else "")
        return say(value, names, rule) if say else ""
    if isinstance(value, list):
        words = [_said(shape, item, names, rule) for item in value]
        return ", ".join(words) if all(words) else ""
    return _text(shape, value, names, rule)


def _text(shape: Shape, value: str, names: Names, rule: str) -> str:
    if shape.terms is not None:
        return shape.terms[value].label
    if shape.kind == "date":
        return date_words(edtf.parse(value))
    if shape.kind == "number":
        return number_words(Decimal(value))
    return names.name(named_kind(shape, rule), value) if shape.named else ""


def _quantity(value: Mapping[str, Value], _: Names, __: str) -> str:
    numbers: dict[str, Any] = {name: Decimal(str(value[name])) for name in ("exact", "min", "max") if name in value}
    about = str(value["about"]) if "about" in value else None
    unit = str(value.get("unit", ""))
    return quantity_words(numbers.get("exact"), numbers.get("min"), numbers.get("max"), about, unit)


def _money(value: Mapping[str, Value], _: Names, __: str) -> str:
    bound = str(value.get("bound", "exact"))
    money = money_words(Decimal(str(value["amount"])), str(value["currency"]), bound if bound in BOUNDS else "exact")
    covers = str(value.get("covers", "unstated"))
    parts = [money, COVERS[covers].label.lower() if covers != "unstated" else ""]
    parts.append(f"mostly {COVERS[str(value['mostly'])].label.lower()}" if "mostly" in value else "")
    parts.append(COUNTS[str(value["counts"])].label.lower() if "counts" in value else "")
    parts.append(f"since {date_words(edtf.parse(str(value['since'])))}" if "since" in value else "")
    return ", ".join(part for part in parts if part)


def _clause(value: Mapping[str, Value], names: Names, rule: str) -> str:
    clause = str(value["clause"])
    to = f" (to {value['to']})" if "to" in value else ""
    return f"{names.name(f'clauses-{rule}', clause) or clause}: {CLAUSE_STATES[str(value['now'])].label.lower()}{to}"


def _relation(value: Mapping[str, Value], names: Names, _: str) -> str:
    relation, target = next((name, str(target)) for name, target in value.items() if name in RELATIONS)
    return f"{RELATIONS[relation].label} {names.name('targets', target) or target}"


_WHOLES: Final[Mapping[str, Callable[[Mapping[str, Value], Names, str], str]]] = {
    "Quantity": _quantity,
    "MoneyValue": _money,
    "ClauseChange": _clause,
    "Relation": _relation,
}


def rule_of(path: Path, data: Value) -> str:
    """The rule that the clauses at this path belong to: its effect's `rule`."""
    element = data.get(str(path[0])) if isinstance(data, dict) and path else None
    index = path[1] if len(path) > 1 else None
    effect = element[index] if isinstance(element, list) and isinstance(index, int) and index < len(element) else None
    rule = effect.get("rule") if isinstance(effect, dict) else None
    return rule if isinstance(rule, str) else ""
