"""What every build must look at before it begins: looked at by a copy of this process while the modules are loaded.

Tens of thousands of files are looked at, which takes as long as everything else that a build does after an edit. What
the copy finds is the same that this process would.
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..forking import cores
from ..looking import FileStamp, Others, Share, other_files, other_records
from ..rebuild import store
from ..rebuild.codes import code_digest
from .output import differing, looked
from .places import Places, places

FRESH: Final = 10.0
"""Seconds after which what was seen is old: somebody made a site long before its build."""


MOST: Final = 4
"""Copies, at most."""
YIELDS: Final = 5
"""How far a copy stands back that only helps: this process loads modules meanwhile, which nobody can do for it."""


class Ground(NamedTuple):
    """What a build stands on. kept: the stored file, or None; broken: why it cannot be used. code: its digest."""

    kept: store.Kept | None
    broken: str
    code: str


class Scout:
    """Looks at what it is asked for in an order: `ground`, `content`, `output`; each once.

    apart: copies of this process begin with it now, as many as there are cores for: one with all of it, the others with
    their shares of the output, which is most.
    """

    def __init__(self, at: Places, *, apart: bool) -> None:
        self._began = time.monotonic()
        self._at, self._kept, self._broken = at, *_opened(at.kept)
        self._copies = self._sent(min(cores(), MOST)) if apart and self._kept else []

    @property
    def is_fresh(self) -> bool:
        """True if it has begun just now."""
        return time.monotonic() - self._began < FRESH

    def ground(self) -> Ground:
        """What the last build left, if it is whole, and the digest of the code."""
        whole, code = self._next(partial(_ground, self._kept))
        return Ground(self._kept, self._broken, code) if whole else Ground(None, store.BROKEN, code)

    def content(self) -> frozenset[str] | None:
        """The files of records that are not as they were; None if nobody knows how they were."""
        found: frozenset[str] | None = self._next(partial(_content, self._kept, self._at.content))
        return found

    def output(self) -> dict[str, FileStamp | None]:
        """What of the output is not as the last build left it."""
        told = [copy.told() for copy in self._copies]
        shares: list[tuple[Others, int]] = [one for some in told for one in some]
        known = shares[0][1] if shares else 0
        if shares and all(told) and sum(others.met for others, _ in shares) == known:
            return {path: stamp for others, _ in shares for path, stamp in others.others.items()}
        # None of them knows what is gone.
        stamps = _stamps(self._kept)
        return other_files(stamps, looked(self._at.output, self._at.notes, self._at.everything))

    def end(self) -> None:
        """Nothing more is asked for."""
        for copy in self._copies:
            copy.leave()
        # Not sooner: a copy that still has much to tell waits until nobody is there to hear it, another copy included.
        for copy in self._copies:
            copy.wait()
        self._copies = []

    def _next(self, look: Callable[[], Any]) -> Any:
        """What the first copy found, or, where there is none or it failed, what is found here."""
        told = self._copies[0].told() if self._copies else ()
        return told[0] if told else look()

    def _sent(self, copies: int) -> list[_Copy]:
        mine, *others = [partial(_share, self._kept, self._at, Share(number, copies)) for number in range(copies)]
        first = _Copy([partial(_ground, self._kept), partial(_content, self._kept, self._at.content), mine])
        return [first, *(_Copy([share], YIELDS) for share in others)]


class _Copy:
    """A copy of this process, which sends what it sees. yields: how far it stands back behind others (niceness)."""

    def __init__(self, looks: Iterable[Callable[[], Any]], yields: int = 0) -> None:
        pipe, out = os.pipe()
        self._process = os.fork()
        if self._process:
            os.close(out)
            self._pipe = os.fdopen(pipe, "rb")
            return
        try:
            os.close(pipe)
            os.nice(yields)
            with os.fdopen(out, "wb") as told:
                for look in looks:
                    pickle.dump(look(), told, protocol=5)
                    told.flush()
        finally:
            # Whatever else this process would do at its end, or say of an error, is the other's to do.
            os._exit(0)

    def told(self) -> tuple[Any, ...]:
        """The next that it saw; empty if it failed."""
        try:
            return (pickle.load(self._pipe),)
        except (EOFError, pickle.UnpicklingError):
            return ()

    def leave(self) -> None:
        """Hear no more of it."""
        self._pipe.close()

    def wait(self) -> None:
        """Wait for its end."""
        os.waitpid(self._process, 0)


def begin(settings: Mapping[str, Any], *, apart: bool = True) -> Scout:
    """A scout of a build with these settings, apart where there are processes for it."""
    return Scout(places(settings), apart=apart and settings.get("TIMELINE_JOBS", 0) != 1 and cores() > 1)


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


def _share(kept: store.Kept | None, at: Places, share: Share) -> tuple[Others, int]:
    """What of a share of the output is not as the last build left it, and how many files that left."""
    known = _stamps(kept)
    return differing(at.output, at.notes, at.everything, known, share), len(known)


def _stamps(kept: store.Kept | None) -> dict[str, FileStamp]:
    try:
        return kept.plain("stamps") if kept else {}
    except store.StoreError:
        return {}
