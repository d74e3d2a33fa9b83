"""What the preview answers: the files of a good build, or a page that says what is wrong."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIEnvironment

from jinja2 import Environment, FileSystemLoader

from ..problems import Problem, as_text

TYPES = {".js": "text/javascript", ".ics": "text/calendar", ".bib": "text/plain", ".xml": "application/xml"}
NOT_FOUND = b"<!doctype html><title>Not found</title><h1>Not found</h1>"
THEME: Final = re.compile(rb'((?:src|href)="[^":]*?)\btheme/')
"""Where a page names a file of the theme, as it lies below the site's root."""
LASTING: Final = re.compile(r"/theme~[^/]*(/.+)")
"""Such a file under the name that a page is given while it is previewed."""
KEPT, NOT_KEPT = "max-age=31536000, immutable", "no-store"
TEXTS = ("application/javascript", "application/json", "application/xml", "image/svg+xml")

Make = Callable[[str], "Made"]

_templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a build failed. `log` is what it printed; it is shown where there is no problem to show."""

    problems: tuple[Problem, ...]
    log: str


@dataclass(frozen=True, slots=True)
class Made:
    """Whether a path is that of a file of the site; and what was wrong when it was made."""

    known: bool
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to show. folder: where the files are; failure: why no page can be shown.

    theme: a name that the theme has until it changes: pages name its files by it, and a browser that loads a page again
    asks for that page alone. Empty: it has none.
    """

    folder: Path | None = None
    failure: Failure | None = None
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: its status, headers and body."""

    status: HTTPStatus
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Application:
    """The preview as a WSGI application. Whoever builds replaces `shown`; an answer is made of one value.

    make: sees to it that a file, by its path below the folder, is as it should be, before it is read.
    """

    def __init__(self, shown: Shown, make: Make | None = None) -> None:
        self.shown = shown
        self._make = make

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers one request from the disk. The browser may keep a file of the theme under its lasting name alone."""
        path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "replace")
        lasting = LASTING.fullmatch(path)
        given = answer(self.shown, f"/theme{lasting[1]}" if lasting else path, self._make)
        status = f"{given.status.value} {given.status.phrase}"
        keeps = lasting and given.status is HTTPStatus.OK
        start_response(status, [*given.headers, ("Cache-Control", KEPT if keeps else NOT_KEPT)])
        return [b"" if environ.get("REQUEST_METHOD") == "HEAD" else given.body]


def answer(shown: Shown, path: str, make: Make | None = None) -> Answer:
    """The answer for a path. While a build fails every page says so; styles and pictures stay."""
    if shown.failure and (shown.folder is None or path.endswith(("/", ".html"))):
        return _html(HTTPStatus.INTERNAL_SERVER_ERROR, failure_page(shown.failure).encode())
    if shown.folder is None:
        return _not_found(None)
    made = make(_name(path)) if make and not shown.failure else Made(known=True)
    if made.failure:
        return _html(HTTPStatus.INTERNAL_SERVER_ERROR, failure_page(made.failure).encode())
    if not made.known and make:
        return _elsewhere(shown.folder, path, make)
    return _named(_file(shown.folder, path), shown.theme)


def _named(given: Answer, theme: str) -> Answer:
    """A page that names the files of the theme by the name that lasts; any other answer as it is."""
    if not theme or not given.headers or not given.headers[0][1].startswith("text/html"):
        return given
    return Answer(given.status, given.headers, THEME.sub(rb"\1theme~%b/" % theme.encode(), given.body))


def _name(path: str) -> str:
    """The file of a path: that of a folder is its index."""
    return f"{path}index.html".lstrip("/") if path.endswith("/") else path.lstrip("/")


def _elsewhere(folder: Path, path: str, make: Make) -> Answer:
    """A page whose path lacks the slash at its end, or none at all."""
    if not path.endswith("/") and make(_name(f"{path}/")).known:
        return Answer(HTTPStatus.MOVED_PERMANENTLY, (("Location", quote(path) + "/"),), b"")
    make("404.html")
    return _not_found(folder)


def failure_page(failure: Failure) -> str:
    """An HTML page with every problem of a failed build."""
    title = as_text(failure.problems).splitlines()[-1] if failure.problems else "an error in the code"
    return _templates.get_template("failure.html").render(title=title, failure=failure)


def _file(folder: Path, path: str) -> Answer:
    found = (folder / path.lstrip("/")).resolve()
    if not found.is_relative_to(folder.resolve()):
        return _not_found(folder)
    if found.is_dir() and not path.endswith("/"):
        return Answer(HTTPStatus.MOVED_PERMANENTLY, (("Location", quote(path) + "/"),), b"")
    if found.is_dir():
        found /= "index.html"
    return Answer(HTTPStatus.OK, _type(found), found.read_bytes()) if found.is_file() else _not_found(folder)


def _not_found(folder: Path | None) -> Answer:
    page = folder / "404.html" if folder else None
    body = page.read_bytes() if page and page.is_file() else NOT_FOUND
    return _html(HTTPStatus.NOT_FOUND, body)


def _html(status: HTTPStatus, body: bytes) -> Answer:
    return Answer(status, (("Content-Type", "text/html; charset=utf-8"),), body)


def _type(path: Path) -> tuple[tuple[str, str], ...]:
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind in TEXTS
    return (("Content-Type", f"{kind}; charset=utf-8" if is_text else kind),)
