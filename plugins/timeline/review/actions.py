"""What an author can do with a draft, by the name that a form gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .controls import filled
from .desk import Desk, Sheet
from .draft import accept, change, data_of, dropped, undecided, with_prose
from .tree import Steps


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. path: the field that it concerns. form: all that was filled in."""

    desk: Desk
    sheet: Sheet
    path: Steps
    form: Mapping[str, Sequence[str]]

    def text(self, name: str) -> str:
        """A field of the form, empty if it is not there."""
        return (self.form.get(name) or [""])[0]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it. said: for the author. asks: what must be confirmed. left: the draft is no draft any more."""

    said: str = ""
    asks: str = ""
    left: bool = False


def _accept(asked: Asked) -> Done:
    asked.sheet.turn(accept(asked.sheet.text, asked.path))
    return Done()


def _change(asked: Asked) -> Done:
    value = filled(asked.path, asked.form)
    if value is None:
        return Done("Nothing was filled in; to take a field out, drop it.")
    asked.sheet.turn(change(asked.sheet.text, asked.path, value))
    return Done()


def _drop(asked: Asked) -> Done:
    try:
        asked.sheet.turn(dropped(asked.sheet.text, asked.path, asked.desk.transfers(asked.sheet)))
    except ValueError as error:
        return Done(f"Not dropped: {error}.")
    return Done("Dropped.")


def _undo(asked: Asked) -> Done:
    return Done("Undone." if asked.sheet.undo() else "There is nothing to undo.")


def _body(asked: Asked) -> Done:
    asked.sheet.turn(with_prose(asked.sheet.text, asked.text("body").replace("\r\n", "\n")))
    return Done()


def _save(asked: Asked) -> Done:
    refusal = asked.desk.save(asked.sheet)
    return Done(refusal, "read again") if refusal else Done("Saved.")


def _read_again(asked: Asked) -> Done:
    asked.desk.read_again(asked.sheet)
    return Done("The draft is as the disk has it.")


def _article(asked: Asked) -> Done:
    source = asked.text("source").strip()
    return Done(asked.desk.reread(asked.sheet, source) if source else "Name a file or an address.")


def _publish(asked: Asked) -> Done:
    waiting = undecided(data_of(asked.sheet.text))
    if waiting and asked.text("confirmed") != "yes":
        return Done(asks="publish")
    result = asked.desk.publish(asked.sheet, asked.text("id").strip() or asked.sheet.id)
    if result.file is None:
        return Done(result.refusal)
    return Done(f"Published: {result.file.as_posix()}", left=True)


ACTIONS: Final[Mapping[str, Callable[[Asked], Done]]] = {
    "accept": _accept,
    "change": _change,
    "drop": _drop,
    "undo": _undo,
    "body": _body,
    "save": _save,
    "read again": _read_again,
    "article": _article,
    "publish": _publish,
}
FIELDS: Final = frozenset({"accept", "change", "drop"})
"""Actions that concern one field."""
