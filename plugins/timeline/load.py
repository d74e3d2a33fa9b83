"""The only reader of ``content/``: files → records, and every problem on the way."""

from __future__ import annotations

import os
import pickle
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from string import ascii_lowercase, digits
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

from .collecting import no_collecting
from .decoding import decode
from .forking import PARTS, cores, meanwhile, share
from .frontmatter import Document, split
from .looking import KINDS as FOLDERS
from .looking import Stamp, items_below, records_below, stamp_of
from .model import Actor, Entry, Programme, Publisher, Record, Rule, System, TextPage
from .model.library import Library
from .parsing import judged, parse_bytes, said
from .problems import Problem
from .reading import PACK, FileRead, Holds, Keep, Pack, Parsed, Reading, packs, stem
from .values.frozen import quick

ENTRIES: Final = "entries"
TEXTS: Final = "texts"
"""The name of the index of all texts."""
MODELS: Final = (Entry, Actor, System, Rule, Programme, Publisher, TextPage)
KINDS: Mapping[str, type[Record]] = dict(zip(FOLDERS, MODELS, strict=True))
"""The folders of ``content/`` that hold records, and what they hold."""

R = TypeVar("R", bound=Record)

Found: TypeAlias = "tuple[str, type[Record]]"
"""A file, and what it holds."""

FEW: Final = 500
"""Files that one process reads sooner than a second one is ready and has sent what it read."""

AT_ONCE: Final = 30
"""Files of which each step is taken before the next."""

NAME: Final = f"{digits}{ascii_lowercase}-"
"""What the name of a file is made of."""

READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0)
SOME: Final = 1 << 14
"""Bytes that are read at a time: more than most files have."""

NOTHING: Final = Reading()


@quick
class Loaded:
    """library: all records that could be read. problems: everything that could not be, or not surely.

    reading: what was read of each file, for the next reading.
    """

    library: Library
    problems: tuple[Problem, ...]
    reading: Reading = NOTHING


@no_collecting()
def load(
    content: Path,
    known: Reading = NOTHING,
    changed: Collection[str] | None = None,
    processes: int = 0,
    begun: Begun | None = None,
    keep: Keep | None = None,
) -> Loaded:
    """Read every record below `content`. Nothing is raised for bad input: a file is read or has problems.

    known: what an earlier reading found; a file that is as it was is not parsed again.
    changed: where it is known, the files that were written or deleted since; the others are not looked at.
    processes: how many read; 0 for as many as pay. begun: the same reading, under way. keep: keeps all that was read.
    """
    if not content.is_dir():
        return Loaded(Library(), (Problem(str(content), 0, "", "there is no such folder"),))
    reading = begun.reading(keep) if begun else _after(content, known, changed, processes, keep)
    library = library_of(reading, content.as_posix(), frozenset(_static(content)))
    problems = (problem for read in reading.files.values() for problem in read.problems)
    return Loaded(library, tuple(sorted((*reading.aside, *problems))), reading)


def _after(
    content: Path, known: Reading, changed: Collection[str] | None, processes: int, keep: Keep | None
) -> Reading:
    """The files as they are now."""
    if changed is not None and not known.aside:
        kinds = {f"{(content / kind).as_posix()}/": model for kind, model in KINDS.items()}
        ours = {file: kinds[at] for file in changed for at in kinds if file.startswith(at)}
        if all(file in known.files and Path(file).is_file() for file in ours):
            return _rewritten(known, ours)
    return Begun(content, known, processes).reading(keep)


class Begun:
    """The reading of all that is below a content folder: copies of this process begin with it at once, where that pays.

    Whoever does not ask for it gives it up.
    """

    def __init__(self, content: Path, known: Reading = NOTHING, processes: int = 0) -> None:
        self._known, self._reader, self._sharing = known, _Reader(known), ExitStack()
        found = {kind: self._reader.found(content / kind) for kind in KINDS}
        files = [(file, stamp, KINDS[kind]) for kind, files in found.items() for file, stamp in files]
        self._work = self._sharing.enter_context(self._reader.read(files, processes))

    def reading(self, keep: Keep | None = None) -> Reading:
        """What was read, and is kept; what is left of it is read now."""
        self._work.keep = keep
        self._sharing.close()
        return self._known.after(self._reader.files, self._reader.parsed, tuple(self._reader.aside))

    def give_up(self) -> None:
        """The copies end, if they have not."""
        with suppress(_GivenUpError), self._sharing:
            raise _GivenUpError


class _GivenUpError(Exception):
    """Nobody asks for what was begun."""


def _rewritten(known: Reading, changed: Mapping[str, type[Record]]) -> Reading:
    """After some of the files, and what each holds, were written anew: no other need be looked at."""
    work = _Work(list(changed.items()), known)
    share(work, work.parts, 1)
    return known.after({**known.files, **work.files}, work.parsed)


def library_of(reading: Reading, folder: str, files: frozenset[str]) -> Library:
    """The records of what was read of a content folder. files: what there is beside."""
    if not reading.index:
        reading.index.update(_index(reading, folder))

    def records(kind: str, holds: Holds = "record") -> Any:
        return reading.records(reading.index.get(f"{kind} {holds}", {}))

    vocabulary = {kind: records(kind) for kind in KINDS if kind != ENTRIES}
    documents = reading.documents(reading.index[TEXTS])
    return Library(
        entries=records(ENTRIES),
        drafts=records(ENTRIES, "draft"),
        documents=documents,
        folder=folder,
        files=files,
        **vocabulary,
    )


def _index(reading: Reading, folder: str) -> dict[str, dict[str, str]]:
    """The files of each kind that hold a record, or a draft, by their ids; and those of which there is a text."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    found[TEXTS] = {file: file for file, read in reading.files.items() if read.holds != "nothing"}
    start = 0 if folder == "." else len(folder) + 1
    for file, read in reading.files.items():
        found[f"{file[start : file.index('/', start)]} {read.holds}"][stem(file)] = file
    return found


def load_file(file: Path, model: type[R]) -> tuple[R | None, Document | None, list[Problem]]:
    """Read one record. None if it cannot be read; then there is a problem that stops."""
    try:
        data = file.read_bytes()
    except OSError as error:
        return None, None, [Problem(file.as_posix(), 0, "", f"cannot be read: {error.strerror}")]
    return parse_bytes(data, file.as_posix(), model)


class _Reader:
    """Collects what files hold over the folders. aside: what is wrong with those that are not read."""

    def __init__(self, known: Reading) -> None:
        self.aside: list[Problem] = []
        self.files: dict[str, FileRead] = {}
        self.parsed: dict[str, Parsed] = {}
        self._reading, self._known = known, known.files

    def found(self, folder: Path) -> list[tuple[str, Stamp | None]]:
        """The files of a folder that hold records, each id once."""
        ids: dict[str, str] = {}
        files = []
        for file, stamp in self._files(folder):
            id_ = stem(file)
            if id_ in ids:
                self._twice(file, id_, ids[id_])
            else:
                ids[id_] = file
                files.append((file, stamp))
        return files

    @contextmanager
    def read(self, files: Sequence[tuple[str, Stamp | None, type[Record]]], processes: int) -> Iterator[_Work]:
        """Read these files, in several processes where many are new: the others begin with it before what is within."""
        kept = {file: known for file, stamp, _ in files if (known := self._known.get(file)) and known.stamp == stamp}
        new = [(file, model) for file, _, model in files if file not in kept]
        pay = processes or min(cores(), 1 + len(new) // FEW)
        work = _Work(new, self._reading)
        with meanwhile(work, work.parts, min(pay, work.parts) - 1):
            yield work
        self.files = {file: kept.get(file) or work.files[file] for file, _, _ in files}
        self.parsed = {file: work.parsed[file] for file, _ in new if file in work.parsed}

    def _files(self, folder: Path) -> Iterator[tuple[str, Stamp | None]]:
        for file, stamp in self._below(folder.as_posix()) if folder.is_dir() else ():
            if file.endswith(".md"):
                yield file, stamp
            else:
                message = "is not read: records are .md files; move it to content/images or content/extra"
                self.aside.append(Problem(file, 0, "", message, "warning"))

    def _below(self, folder: str) -> Iterable[tuple[str, Stamp | None]]:
        """Every file in order, with its stamp where it may be known: else that is taken when it is read."""
        if self._known:
            return sorted(records_below(folder))
        return ((file, None) for file in sorted(path for path, _ in items_below(folder)))

    def _twice(self, file: str, id_: str, first: str) -> None:
        message = f'the id "{id_}" is taken by {first}; rename this file'
        self.aside.append(Problem(file, 1, "", message))


class _Opened(NamedTuple):
    """A file, as it is read before anything is made of it."""

    file: str
    model: type[Record]
    data: bytes
    stamp: Stamp
    digest: bytes


class _Work:
    """The reading of files that may have changed, in parts. parsed: of those that did what they held. keep: keeps it.

    A part is files that follow one another: what is made of them later, one after the other, lies together in memory.
    """

    def __init__(self, found: Sequence[Found], known: Reading) -> None:
        self._found, self._known, self._before = found, known.files, known.parsed
        self._size = PACK * (-(-len(found) // (PACK * PARTS)) or 1)
        self.parts = -(-len(found) // self._size)
        self.keep: Keep | None = None
        self.files: dict[str, FileRead] = {}
        self.parsed: dict[str, Parsed] = {}

    def do(self, number: int) -> None:
        part = self._found[number * self._size : (number + 1) * self._size]
        for begin in range(0, len(part), AT_ONCE):
            self._read(part[begin : begin + AT_ONCE])
        if self.keep:
            for pack in packs({file: self.parsed[file] for file, _ in part if file in self.parsed}):
                self.keep(pack)

    def apart(self) -> None:
        self.files.clear()
        self.parsed.clear()
        self.keep = None

    def done(self) -> tuple[dict[str, FileRead], list[Pack]]:
        """What was read, packed as it is kept."""
        return self.files, list(packs(self.parsed))

    def join(self, done: tuple[dict[str, FileRead], list[Pack]]) -> None:
        files, sent = done
        self.files.update(files)
        for pack in sent:
            self.parsed.update(pickle.loads(pack.raw))
            if self.keep:
                self.keep(pack)

    def _read(self, some: Sequence[Found]) -> None:
        """Each step is taken for all of them before the next: a processor that has its code at hand takes three
        quarters of the time that it takes to come back to it after all others.
        """
        new = [opened for file, model in some if (opened := self._opened(file, model))]
        texts = [said(one.data, one.file) for one in new]
        for one, text in zip(new, texts, strict=True):
            self._note(one, *judged(text, one.file, one.model))

    def _opened(self, file: str, model: type[Record]) -> _Opened | None:
        """The file, if what it holds is to be judged; else all is known of it."""
        try:
            data, stamp = _bytes(file)
        except OSError as error:
            self.parsed[file] = Parsed(None, None)
            message = f"cannot be read: {error.strerror}"
            self.files[file] = FileRead(None, b"", "nothing", (Problem(file, 0, "", message),))
            return None
        # Of all digests processors have this one built in: it takes a third of the time of blake2b.
        digest, known = sha256(data).digest()[:16], self._known.get(file)
        opened = _Opened(file, model, data, stamp, digest)
        if known is None:
            return opened
        if known.digest == digest:
            self.files[file] = known._replace(stamp=stamp)
        elif below := self._below(data, file, known):
            self._note(opened, *below)
        else:
            return opened
        return None

    def _note(self, one: _Opened, record: Record | None, document: Document | None, problems: list[Problem]) -> None:
        self.parsed[one.file] = Parsed(record, document)
        all_problems = tuple(problems + _name_problems(one.file))
        self.files[one.file] = FileRead(one.stamp, one.digest, _holds(record, document), all_problems)

    def _below(self, data: bytes, file: str, known: FileRead) -> tuple[Record, Document, list[Problem]] | None:
        """What a file holds of which only the text below the front matter is another: that was judged before. To build
        what judges it takes longer than all else that is done for one file.
        """
        if known.problems or not known.is_record:
            return None
        decoded = decode(data)
        if decoded.text is None or decoded.note:
            return None
        (record, before), document = self._before[file], split(decoded.text, file)
        if record is None or before is None or isinstance(document, Problem) or document.header != before.header:
            return None
        return record.above(document.body), document, []


def _bytes(file: str) -> tuple[bytes, Stamp]:
    """What a file holds, and the stamp that it had before it was read.

    A file object around each of thousands would take as long as the system takes to read it.
    """
    number = os.open(file, READ)
    try:
        stat = os.fstat(number)
        data = os.read(number, stat.st_size + 1)
        # Less than it has: the system gives no more at a time. More: it grows.
        while len(data) != stat.st_size and (more := os.read(number, SOME)):
            data += more
        return data, stamp_of(stat)
    finally:
        os.close(number)


def _holds(record: Record | None, document: Document | None) -> Holds:
    if record is None:
        return "nothing" if document is None else "text"
    return "draft" if isinstance(record, Entry) and record.draft else "record"


def _static(content: Path) -> Iterator[str]:
    """The files of every folder that holds no records: Pelican copies those that STATIC_PATHS names."""
    for folder in content.iterdir():
        if folder.name not in KINDS and not folder.name.startswith("."):
            yield from (file.relative_to(content).as_posix() for file in folder.rglob("*") if file.is_file())


def _name_problems(file: str) -> list[Problem]:
    id_ = stem(file)
    if id_.strip("-") and not id_.strip(NAME):
        return []
    message = f'"{id_}" is no id; name the file with small letters, digits and hyphens'
    return [Problem(file, 0, "", message)]
