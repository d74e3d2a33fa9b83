"""The only reader of ``content/``: files → records, and every problem on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .decoding import decode
from .frontmatter import Data, Document, read_data
from .model import Actor, Entry, Origin, Programme, Publisher, Record, Rule, System, TextPage
from .model.library import Library
from .problems import Problem, did_you_mean, listed

KINDS: Mapping[str, type[Record]] = {
    "entries": Entry, "actors": Actor, "systems": System,
    "rules": Rule, "programmes": Programme, "publishers": Publisher, "pages": TextPage,
}  # fmt: skip
"""The folders of ``content/`` that hold records, and what they hold."""

STATIC = ("images", "extra")
"""The folders of ``content/`` whose files are copied as they are."""

RULE = "fields"
"""The id of what the types of fields demand, beside the ids of the checks."""

EFFECTS = ("rules", "transfers", "consents", "programmes")

R = TypeVar("R", bound=Record)
Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """library: all records that could be read. problems: everything that could not be, or not surely."""

    library: Library
    problems: tuple[Problem, ...]


def load(content: Path) -> Loaded:
    """Read every record below `content`. Nothing is raised for bad input: a file is read or has problems."""
    if not content.is_dir():
        return Loaded(Library(), (Problem(str(content), 0, "", "there is no such folder"),))
    reader = _Reader()
    kinds = {kind: reader.folder(content / kind, model) for kind, model in KINDS.items()}
    entries = {id_: record for id_, record in kinds["entries"].items() if isinstance(record, Entry)}
    library = Library(
        entries={id_: entry for id_, entry in entries.items() if not entry.draft},
        drafts={id_: entry for id_, entry in entries.items() if entry.draft},
        actors=_only(kinds["actors"], Actor),
        systems=_only(kinds["systems"], System),
        rules=_only(kinds["rules"], Rule),
        programmes=_only(kinds["programmes"], Programme),
        publishers=_only(kinds["publishers"], Publisher),
        pages=_only(kinds["pages"], TextPage),
        documents=reader.documents,
        folder=content.as_posix(),
        files=frozenset(_static(content)),
    )
    return Loaded(library, tuple(sorted(reader.problems)))


def load_file(file: Path, model: type[R]) -> tuple[R | None, Document | None, list[Problem]]:
    """Read one record. None if it cannot be read; then there is a problem that stops."""
    try:
        decoded = decode(file.read_bytes())
    except OSError as error:
        return None, None, [Problem(file.as_posix(), 0, "", f"cannot be read: {error.strerror}")]
    if decoded.text is None:
        return None, None, [Problem(file.as_posix(), 1, "", decoded.note)]
    notes = [Problem(file.as_posix(), 1, "", decoded.note, "warning")] if decoded.note else []
    record, document, problems = parse(decoded.text, file.as_posix(), model)
    return record, document, notes + problems


def parse(text: str, file: str, model: type[R]) -> tuple[R | None, Document | None, list[Problem]]:
    """The record in a file's text, what was read of it, and its problems."""
    document, data, problems = read_data(text, file)
    if document is None:
        return None, None, problems
    missing = _no_effect(document, data) if model is Entry else []
    origin = Origin(Path(file).stem, file, document.body)
    try:
        record = model.model_validate(data, context=origin)
    except ValidationError as error:
        return None, document, problems + _invalid(document, model, error.errors()) + missing
    return (None if problems or missing else record), document, problems + missing


class _Reader:
    """Collects records, documents and problems over the folders."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []

    def folder(self, folder: Path, model: type[Record]) -> dict[str, Record]:
        records: dict[str, Record] = {}
        files: dict[str, Path] = {}
        for file in self._files(folder):
            if file.stem in files:
                self._twice(file, files[file.stem])
                continue
            files[file.stem] = file
            record, document, problems = load_file(file, model)
            self.problems += [*problems, *_name_problems(file)]
            if document is not None:
                self.documents[file.as_posix()] = document
            if record is not None:
                records[record.id] = record
        return records

    def _files(self, folder: Path) -> Iterator[Path]:
        for file in sorted(folder.rglob("*"), key=lambda path: path.as_posix()):
            if file.is_dir() or any(part.startswith(".") for part in file.relative_to(folder).parts):
                continue
            if file.suffix == ".md":
                yield file
            else:
                message = "is not read: records are .md files; move it to content/images or content/extra"
                self.problems.append(Problem(file.as_posix(), 0, "", message, "warning"))

    def _twice(self, file: Path, first: Path) -> None:
        message = f'the id "{file.stem}" is taken by {first.as_posix()}; rename this file'
        self.problems.append(Problem(file.as_posix(), 1, "", message))


def _only(records: Mapping[str, Record], model: type[R]) -> dict[str, R]:
    return {id_: record for id_, record in records.items() if isinstance(record, model)}


def _static(content: Path) -> Iterator[str]:
    for folder in STATIC:
        yield from (file.relative_to(content).as_posix() for file in (content / folder).rglob("*") if file.is_file())


def _name_problems(file: Path) -> Iterable[Problem]:
    if file.stem.replace("-", "").isalnum() and file.stem == file.stem.lower() and file.stem.isascii():
        return []
    message = f'"{file.stem}" is no id; name the file with small letters, digits and hyphens'
    return [Problem(file.as_posix(), 0, "", message)]


def _no_effect(document: Document, data: Data) -> list[Problem]:
    if data.get("status") == "draft" or "kind" in data or any(data.get(effect) for effect in EFFECTS):
        return []
    kinds = "statement, agreement, report or context"
    return [document.problem((), f"no effect: add {listed(EFFECTS)}, or say its kind ({kinds})")]


def _invalid(document: Document, model: type[BaseModel], found: Iterable[ErrorDetails]) -> list[Problem]:
    return [
        replace(document.problem(error["loc"], _message(model, error)), rule=RULE)
        for error in found
        if not (error["type"] == "too_short" and error["input"])  # its lines are there, and said to be wrong
    ]


def _message(model: type[BaseModel], error: ErrorDetails) -> str:
    kind, loc = error["type"], error["loc"]
    if kind == "missing":
        return f"is missing; {_meaning(_model_at(model, loc[:-1]), loc[-1])}"
    if kind == "extra_forbidden":
        allowed = _names(_model_at(model, loc[:-1]))
        hint = did_you_mean(str(loc[-1]), allowed) or ";"
        return f'unknown field "{loc[-1]}"{hint} allowed: {listed(allowed)}'
    if kind == "value_error":
        return str(error["ctx"]["error"])
    return _MESSAGES.get(kind, error["msg"])


_MESSAGES = {
    "string_too_short": "is empty; give a value or delete the line",
    "string_type": "must be text",
    "too_short": "must have one line at least",
    "tuple_type": "must be a list: lines that begin with a hyphen, or [a, b]",
    "model_type": "must be fields: lines of the form name: value, or {name: value}",
    "dict_type": "must be fields: lines of the form name: value, or {name: value}",
}


def _model_at(model: type[BaseModel], loc: Location) -> type[BaseModel]:
    """The model that the field at `loc` holds."""
    for step in loc:
        field = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        inner = _model_in(field.annotation) if field else None
        model = inner or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _names(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _meaning(model: type[BaseModel], name: str | int) -> str:
    field = next((f for key, f in model.model_fields.items() if name in (key, f.alias)), None)
    meaning = (field.description if field else None) or "it must be given"
    return meaning[0].lower() + meaning[1:].rstrip(".")
