"""What every build must look at before it begins: looked at by a copy of this process while the modules are loaded.

Tens of thousands of files are looked at, which takes as long as everything else that a build does after an edit. What
the copy finds is the same that this process would. A build that our own command begins (`ahead`) has it look while
Pelican is loaded too.
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from ..forking import cores, taken, turns_of
from ..looking import NOTHING, FileStamp, Seen, added, other_files, other_records, seen_of, these_files, together
from ..rebuild import store
from ..rebuild.codes import code_digest
from .notes import looked, noted
from .places import Places, places

if TYPE_CHECKING:
    from ..load import Begun

FRESH: Final = 10_000_000_000
"""Nanoseconds after which what was seen is old: somebody made a site long before its build."""


SHARES: Final = 16
"""Of the output: what one process is still at while the other waits is short."""


class Ground(NamedTuple):
    """What a build stands on. kept: the stored file, or None; broken: why it cannot be used. code: its digest."""

    kept: store.Kept | None
    broken: str
    code: str


class Scout:
    """Looks at what it is asked for in an order: `ground`, `content`, `output`; each once.

    apart: a copy of this process begins with it now. The output, which is most, it looks at share by share; when that
    is asked for, this process takes the shares that are left. began: when (nanoseconds). begun: the reading of all, if
    somebody began it because nothing is kept.
    """

    def __init__(self, at: Places, *, apart: bool) -> None:
        self.began = time.time_ns()
        self.begun: Begun | None = None
        self.at, self._kept, self._broken = at, *_opened(at.kept)
        self._process = 0
        self._turns = turns_of(SHARES) if apart and self._kept else 0
        self._pipe = self._sent() if self._turns else None

    @property
    def is_fresh(self) -> bool:
        """True if it has begun just now."""
        return time.time_ns() - self.began < FRESH

    @property
    def has_kept(self) -> bool:
        """True if the last build left something."""
        return self._kept is not None

    def ground(self) -> Ground:
        """What the last build left, if it is whole, and the digest of the code."""
        whole, code = self._next(partial(_ground, self._kept))
        return Ground(self._kept, self._broken, code) if whole else Ground(None, store.BROKEN, code)

    def content(self) -> frozenset[str] | None:
        """The files of records that are not as they were; None if nobody knows how they were."""
        found: frozenset[str] | None = self._next(partial(_content, self._kept, self.at.content))
        return found

    def output(self) -> dict[str, FileStamp | None]:
        """What of the output is not as the last build left it."""
        if self._pipe:
            done, seen = _seen(self._kept, self.at, self._turns)
            others, elsewhere = next(self._told(), (0, NOTHING))
            seen = together((seen, elsewhere))
            if done + others == SHARES and (found := _added(self._kept, self.at, seen)) is not None:
                return {**seen.others, **found}
        # The copy failed, or folders are others.
        return other_files(_stamps(self._kept), looked(self.at.output, self.at.notes, self.at.everything))

    def give_up(self) -> None:
        """Nobody asks for what was begun."""
        self.end()
        if self.begun:
            self.begun.give_up()

    def end(self) -> None:
        """Nothing more is looked at."""
        if self._pipe:
            os.close(self._turns)
            self._pipe.close()
            self._pipe = None
            os.waitpid(self._process, 0)

    def _next(self, look: Callable[[], Any]) -> Any:
        """What the copy found, or, where there is none or it failed, what is found here."""
        found = next(self._told(), None)
        if found is None:
            self.end()
            return look()
        return found[0]

    def _told(self) -> Iterator[Any]:
        """What the copy tells, as far as it has not been heard."""
        while self._pipe:
            try:
                yield pickle.load(self._pipe)
            except (EOFError, pickle.UnpicklingError):
                return

    def _sent(self) -> BinaryIO:
        """The pipe on which a copy sends."""
        pipe, out = os.pipe()
        self._process = os.fork()
        if self._process:
            os.close(out)
            return os.fdopen(pipe, "rb")
        try:
            os.close(pipe)
            with os.fdopen(out, "wb") as told:
                for found in self._found():
                    pickle.dump(found, told, protocol=5)
                    told.flush()
        finally:
            # Whatever else this process would do at its end, or say of an error, is the other's to do.
            os._exit(0)

    def _found(self) -> Iterator[Any]:
        """In the copy: one thing after the other."""
        yield (_ground(self._kept),)
        yield (_content(self._kept, self.at.content),)
        # All at once: a pipe holds less than this is, and who waits until somebody reads looks at nothing.
        yield _seen(self._kept, self.at, self._turns)


def pays(settings: Mapping[str, Any]) -> bool:
    """True if there are processes for more than one thing."""
    return settings.get("TIMELINE_JOBS", 0) != 1 and cores() > 1


def begin(settings: Mapping[str, Any], *, apart: bool = True) -> Scout:
    """A scout of a build with these settings, apart where there are processes for it."""
    return Scout(places(settings), apart=apart and pays(settings))


def _opened(file: Path) -> tuple[store.Kept | None, str]:
    try:
        return store.opened(file), ""
    except store.StoreError as error:
        return None, str(error)


def _ground(kept: store.Kept | None) -> tuple[bool, str]:
    return kept is None or kept.is_whole(), code_digest()


def _content(kept: store.Kept | None, content: str) -> frozenset[str] | None:
    if kept is None:
        return None
    try:
        known = kept.plain("files")
    except store.StoreError:
        return None
    return other_records(content, {file: stamp for file, (stamp, *_) in known.items()})


def _seen(kept: store.Kept | None, at: Places, turns: int) -> tuple[int, Seen]:
    """How many shares were left, and how their files stand."""
    done: list[Seen] = []
    with suppress(store.StoreError, OSError):
        parts, at_output = kept.parts("stamps") if kept else [], os.open(at.output, os.O_RDONLY)
        for number in taken(turns):
            known = {path: stamp for part in parts[number::SHARES] for path, stamp in part.load().items()}
            done.append(seen_of(at_output, known))
        os.close(at_output)
    return len(done), together(done)


def _added(kept: store.Kept | None, at: Places, seen: Seen) -> Mapping[str, FileStamp] | None:
    """The files that are there, or noted, and were not known; None where the folders are others."""
    if not at.everything:
        known = _stamps(kept)
        return these_files(str(at.output), [path for path in noted(at.notes) if path not in known])
    return added(str(at.output), seen)


def _stamps(kept: store.Kept | None) -> dict[str, FileStamp]:
    try:
        return kept.plain("stamps") if kept else {}
    except store.StoreError:
        return {}
