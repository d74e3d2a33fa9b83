"""The text of a file → its record, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .decoding import decode
from .frontmatter import Data, Document, read_data
from .model import Entry, Origin, Record
from .model.messages import message
from .problems import Problem, listed
from .reading import stem

RULE: Final = "fields"
"""The id of what the types of fields demand, beside the ids of the checks."""

EFFECTS: Final = ("rules", "transfers", "consents", "programmes")

R = TypeVar("R", bound=Record)

Said: TypeAlias = "tuple[Document | None, Data, list[Problem], list[Problem]]"
"""What is read of a file, its data, what is wrong with these, and what is wrong with its bytes."""


def parse_bytes(data: bytes, file: str, model: type[R]) -> tuple[R | None, Document | None, list[Problem]]:
    """What the bytes of a file hold, as `parse`."""
    return judged(said(data, file), file, model)


def parse(text: str, file: str, model: type[R]) -> tuple[R | None, Document | None, list[Problem]]:
    """The record in a file's text, what was read of it, and its problems."""
    return judged((*read_data(text, file), []), file, model)


def said(data: bytes, file: str) -> Said:
    """What the front matter of a file says."""
    decoded = decode(data)
    if decoded.text is None:
        return None, {}, [Problem(file, 1, "", decoded.note)], []
    notes = [Problem(file, 1, "", decoded.note, "warning")] if decoded.note else []
    return (*read_data(decoded.text, file), notes)


def judged(read: Said, file: str, model: type[R]) -> tuple[R | None, Document | None, list[Problem]]:
    """What is said, as a record of a kind."""
    document, data, problems, notes = read
    if document is None:
        return None, None, notes + problems
    missing = _no_effect(document, data) if model is Entry else []
    origin = Origin(stem(file), file, document.body)
    try:
        record = model.model_validate(data, context=origin)
    except ValidationError as error:
        return None, document, notes + problems + _invalid(document, model, error.errors()) + missing
    return (None if problems or missing else record), document, notes + problems + missing


def _no_effect(document: Document, data: Data) -> list[Problem]:
    for effect in EFFECTS:
        if data.get(effect):
            return []
    if data.get("status") == "draft" or "kind" in data:
        return []
    kinds = "statement, agreement, report or context"
    return [document.problem((), f"no effect: add {listed(EFFECTS)}, or say its kind ({kinds})")]


def _invalid(document: Document, model: type[BaseModel], found: Iterable[ErrorDetails]) -> list[Problem]:
    return [
        replace(document.problem(error["loc"], message(model, error)), rule=RULE)
        for error in found
        if not (error["type"] == "too_short" and error["input"])  # its lines are there, and said to be wrong
    ]
