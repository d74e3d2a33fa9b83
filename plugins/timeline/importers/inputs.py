"""What the command's arguments name: files, folders, globs, addresses, archives, standard input; and their bytes."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from gzip import GzipFile
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ..problems import Problem, listed
from ..values.frozen import quick
from .forms.page import Form, Page

ENDINGS = (".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml", ".md", ".markdown", ".warc", ".gz", "")
TIMEOUT = 30.0  # seconds that a page may take
LARGEST = 10_000_000  # bytes of one document; the longest of news pages have a fifth of it
STDIN = "-"
GZIP = b"\x1f\x8b"
_DAMAGED = "this file is packed with gzip and damaged; fetch it again"
_TOO_LARGE = f"is larger than {LARGEST // 1_000_000} MB, which no article is; give the article alone"


@quick
class Input:
    """One document: a file, an address, or a page in an archive.

    Args:
        name: As the author named it, fit to be printed; a page of an archive has its number behind the file's name.
        problem: What is wrong where there is none.
        file: The file to read, if it is not what `name` says.
        offset: Where its record begins, if the file is an archive.
    """

    name: str
    problem: Problem | None = None
    file: str = ""
    offset: int | None = None

    @property
    def url(self) -> str | None:
        """The address, if it is one."""
        return self.name if is_url(self.name) else None


def is_url(name: str) -> bool:
    """Whether an argument is an address."""
    return name.startswith(("http://", "https://"))


def expand(paths: Sequence[str], form: Form | None = None) -> Iterator[Input]:
    """Every document that the arguments name, each once: folders, globs and archives are walked.

    Args:
        paths: The arguments.
        form: The form that all are said to have.
    """
    seen: set[str] = set()
    for path in paths:
        for source in _expanded(path, form):
            if source.name not in seen:
                seen.add(source.name)
                yield source


def _expanded(path: str, form: Form | None) -> Iterator[Input]:
    if path == STDIN or is_url(path):
        yield Input(path)
    elif Path(path).is_file():
        yield from _file(path, form)
    elif Path(path).is_dir():
        yield from _folder(path, form)
    else:
        yield from _glob(path, form)


def _folder(path: str, form: Form | None) -> Iterator[Input]:
    files = [file for file in sorted(Path(path).rglob("*")) if file.is_file() and _may_be_article(file, Path(path))]
    for file in files:
        yield from _file(str(file), form)
    if not files:
        endings = listed(ending for ending in ENDINGS if ending)
        yield Input(path, Problem(path, 0, "", f"no article in this folder; articles end in {endings}"))


def _may_be_article(file: Path, folder: Path) -> bool:
    """By its ending; what is hidden, or belongs to a page saved beside it (``page_files/``), is none."""
    inner = file.relative_to(folder).parts
    parts_of_page = any(part.endswith("_files") for part in inner[:-1])
    return file.suffix.lower() in ENDINGS and not parts_of_page and not any(part.startswith(".") for part in inner)


def _glob(path: str, form: Form | None) -> Iterator[Input]:
    names = sorted(glob(path, recursive=True)) if has_magic(path) else []  # noqa: PTH207 - Path has no absolute globs
    files = [name for name in names if Path(name).is_file()]
    for name in files:
        yield from _file(name, form)
    if not files:
        shown = _printable(path)
        yield Input(shown, Problem(shown, 0, "", "there is no such file; check the name"))


def _file(name: str, form: Form | None) -> Iterator[Input]:
    if form == "warc" or (form is None and _is_archive(name)):
        yield from _archive(name)
    else:
        yield Input(_printable(name), file=name)


def _printable(name: str) -> str:
    """A file's name on one line, in letters that every output can write."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def _is_archive(name: str) -> bool:
    try:
        with Path(name).open("rb") as stream:
            head = stream.read(len(GZIP))
            if head == GZIP:
                stream.seek(0)
                head = GzipFile(fileobj=stream).read(5)
            return (head + stream.read(3))[:5] == b"WARC/"
    except (OSError, EOFError, zlib.error):
        return False  # whoever reads it says what is wrong


def _archive(name: str) -> Iterator[Input]:
    # Here: archives are rare, and nothing else needs it.
    from .forms.warc import BrokenArchiveError, pages

    shown, number = _printable(name), 0
    try:
        for number, place in enumerate(pages(Path(name)), start=1):
            yield Input(f"{shown}#{number}", None, name, place.offset)
        if not number:
            yield Input(shown, Problem(shown, 0, "", "no HTML page was found in this archive"))
    except (BrokenArchiveError, OSError) as error:
        said = f"the archive cannot be read beyond its page {number}: {error}; fetch it again"
        yield Input(f"{shown}#{number + 1}", Problem(shown, 0, "", said))


def fetch(source: Input) -> Page | Problem:
    """The bytes of a document, unpacked, or what is wrong with it."""
    if source.problem:
        return source.problem
    if source.offset is not None:
        return _from_archive(source, source.offset)
    if source.name == STDIN:
        return unpacked(sys.stdin.buffer.read(LARGEST + 1), STDIN)
    return _download(source.name) if source.url else _read(source)


def _from_archive(source: Input, offset: int) -> Page | Problem:
    # Here: archives are rare, and nothing else needs it.
    from .forms.warc import BrokenArchiveError, read_page

    try:
        page = read_page(Path(source.file), offset, LARGEST + 1)
    except (BrokenArchiveError, OSError) as error:
        return Problem(source.name, 0, "", f"cannot be read from its archive: {error}")
    return _sized(page, source.name)


def _read(source: Input) -> Page | Problem:
    try:
        with Path(source.file or source.name).open("rb") as stream:
            return unpacked(stream.read(LARGEST + 1), source.name)
    except OSError as error:
        return Problem(source.name, 0, "", f"cannot be read: {error.strerror}")


def unpacked(data: bytes, name: str) -> Page | Problem:
    """A file's bytes, unpacked if they are packed with gzip; a problem if they are damaged or too many."""
    if not data.startswith(GZIP) or len(data) > LARGEST:
        return _sized(Page(data), name)
    try:
        return _sized(Page(_inner(BytesIO(data))), name)
    except (OSError, EOFError, zlib.error):
        return Problem(name, 1, "", _DAMAGED)


def _inner(packed: BinaryIO) -> bytes:
    """What is packed, up to a byte more than is allowed: a small file can hold terabytes of noughts."""
    with GzipFile(fileobj=packed) as stream:
        return stream.read(LARGEST + 1)


def _sized(page: Page, name: str) -> Page | Problem:
    return page if len(page.data) <= LARGEST else Problem(name, 0, "", _TOO_LARGE)


def _download(url: str) -> Page | Problem:
    # Here: only addresses need it, and it takes long to load.
    import httpx

    agent = {"User-Agent": "timeline-import/1"}
    data = b""
    try:
        with httpx.stream("GET", url, follow_redirects=True, timeout=TIMEOUT, headers=agent) as answer:
            answer.raise_for_status()
            for chunk in answer.iter_bytes():
                data += chunk
                if len(data) > LARGEST:
                    break
            charset = answer.charset_encoding or ""
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Problem(url, 0, "", f"cannot be fetched: {error}; save the page and give the file")
    page = unpacked(data, url)
    return page if isinstance(page, Problem) else Page(page.data, url, charset)
