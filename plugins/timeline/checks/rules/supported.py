"""Every effect of a published entry, and every fact in it, rests on a source that says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from ...frontmatter import Path, path_of, written
from ...model import Entry, Record
from ...model.fields import Model, set_fields
from ..base import Finding, Records, check_each

NAMES: Final = {
    "rules": ("rule",), "transfers": ("transfer", "title"), "consents": ("transfer",), "programmes": ("programme",),
}  # fmt: skip
"""Of each kind of effect the fields that say which record it is of, or what we call it."""
EFFECTS: Final = frozenset(NAMES)

Named = Sequence[Path]


def find(_: Records, entry: Record) -> Iterable[Finding]:
    """Effects, and fields and clauses of effects, that no source of a published entry supports."""
    if not isinstance(entry, Entry):
        return ()
    effects = EFFECTS & entry.model_fields_set
    for source in entry.sources:
        effects = effects.difference(source.supports)
    return _of(entry, effects) if effects and not entry.draft else ()


def _of(entry: Entry, effects: Collection[str]) -> Iterator[Finding]:
    """What is not supported of effects that no source supports as a whole."""
    if all(source.supports for source in entry.sources):
        named = [path_of(name) for source in entry.sources for name in source.supports]
        for effect in NAMES:
            if effect in effects:
                yield from _unsupported(entry, effect, named)


def _unsupported(entry: Entry, effect: str, named: Named) -> Iterator[Finding]:
    for number, part in enumerate(getattr(entry, effect)):
        at: Path = (effect, number)
        if not _supported(at, named):
            yield _finding(entry, at)
        else:
            yield from (_finding(entry, path) for path in _facts(part, at) if not _supported(path, named))


def _facts(part: Model, at: Path) -> Iterator[Path]:
    """The fields of an effect that say something, each clause by itself."""
    for name, value in set_fields(part, NAMES[str(at[0])]):
        if name == "clauses":
            yield from ((*at, name, place) for place in range(len(value)))
        else:
            yield (*at, name)


def _supported(path: Path, named: Named) -> bool:
    """True if a source names the field, a part of it, or what it is a part of."""
    return any(all(one == other for one, other in zip(path, name, strict=False)) for name in named)


def _finding(entry: Entry, path: Path) -> Finding:
    return Finding(entry, path, f"rests on no source; name {written(path)} under supports of one that says so")


CHECK = check_each("supported", "Every effect rests on a source", find, severity="warning")
