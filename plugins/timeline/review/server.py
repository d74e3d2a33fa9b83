"""The review as a web application of this machine: who may ask, what is asked, and the answers."""

from __future__ import annotations

import hmac
import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, quote
from wsgiref.types import StartResponse, WSGIEnvironment

from ..frontmatter import path_of
from .actions import ACTIONS, FIELDS, Asked, Done
from .desk import Desk
from .pages import HERE, draft_page, render, spoken

THEME: Final = Path(__file__).parents[3] / "theme" / "static"
OURS: Final = HERE / "static"
LARGEST: Final = 1_000_000  # bytes of a form
POLICY: Final = "; ".join(
    [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ]
)  # fmt: skip
HEADERS: Final = (
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
)


@dataclass(frozen=True, slots=True)
class Keys:
    """What lets an author in. entry: in the address that the command prints. token: in every form."""

    entry: str
    token: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer."""

    status: HTTPStatus
    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


class Application:
    """The review as a WSGI application.

    It answers requests to this machine's own names alone, from whoever has the key that the command printed;
    what changes something must come from a page of its own.
    """

    def __init__(self, desk: Desk, keys: Keys) -> None:
        self.desk = desk
        self.keys = keys

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        answer = self._refused(environ) or self._answer(environ)
        length = ("Content-Length", str(len(answer.body)))
        status = f"{answer.status.value} {answer.status.phrase}"
        start_response(status, [("Content-Type", answer.type), length, *answer.headers, *HEADERS])
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else answer.body]

    def _refused(self, environ: WSGIEnvironment) -> Answer | None:
        port = environ.get("SERVER_PORT", "")
        hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        if environ.get("HTTP_HOST", "") not in hosts:
            return _told(HTTPStatus.FORBIDDEN, "This page answers on this machine alone.")
        origin = environ.get("HTTP_ORIGIN")
        if origin is not None and origin not in {f"http://{host}" for host in hosts}:
            return _told(HTTPStatus.FORBIDDEN, "This was asked by a page that is not ours.")
        return None

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        method = environ["REQUEST_METHOD"]
        path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "replace")
        query = parse_qs(environ.get("QUERY_STRING", ""))
        if hmac.compare_digest(_one(query, "key").encode(), self.keys.entry.encode()):
            cookie = f"{self._cookie(environ)}={self.keys.entry}; HttpOnly; SameSite=Strict; Path=/"
            return Answer(HTTPStatus.SEE_OTHER, headers=(("Location", quote(path)), ("Set-Cookie", cookie)))
        if path.startswith("/static/"):
            return _static(path.removeprefix("/static/"))
        if not self._known(environ):
            return _told(HTTPStatus.FORBIDDEN, "Open the address that the command printed.")
        if method in ("GET", "HEAD"):
            return self._get(path, query)
        return self._post(path, environ) if method == "POST" else _told(HTTPStatus.METHOD_NOT_ALLOWED, "Not so.")

    def _cookie(self, environ: WSGIEnvironment) -> str:
        """Cookies are shared by all ports of a host; the name tells them apart."""
        return f"review-{environ.get('SERVER_PORT', '')}"

    def _known(self, environ: WSGIEnvironment) -> bool:
        morsel = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(self._cookie(environ))
        return morsel is not None and hmac.compare_digest(morsel.value.encode(), self.keys.entry.encode())

    def _get(self, path: str, query: Mapping[str, list[str]]) -> Answer:
        if path == "/spoken":
            return Answer(HTTPStatus.OK, spoken(_one(query, "date")).encode(), "text/plain; charset=utf-8")
        with self.desk.lock:
            self.desk.look()
            if path == "/":
                return self._page("list.html", drafts=self.desk.listed(), said=_one(query, "said"))
            return self._draft(path, query)

    def _draft(self, path: str, query: Mapping[str, list[str]], said: str = "", asks: str = "") -> Answer:
        sheet = self.desk.sheet(path.removeprefix("/drafts/")) if path.startswith("/drafts/") else None
        if sheet is None:
            return self._page("missing.html", HTTPStatus.NOT_FOUND)
        page = draft_page(self.desk, sheet, path_of(_one(query, "add")))
        return self._page("draft.html", page=page, said=said, asks=asks, adding=_one(query, "add"))

    def _post(self, path: str, environ: WSGIEnvironment) -> Answer:
        form = _form(environ)
        if not hmac.compare_digest(_one(form, "token").encode(), self.keys.token.encode()):
            return _told(HTTPStatus.FORBIDDEN, "This form is not of this review; load the page again.")
        with self.desk.lock:
            self.desk.look()
            sheet = self.desk.sheet(path.removeprefix("/drafts/"))
            action = ACTIONS.get(_one(form, "act"))
            if sheet is None or action is None:
                return self._page("missing.html", HTTPStatus.NOT_FOUND)
            if _one(form, "version") != sheet.version:
                return self._draft(path, {}, "The draft is another now than the page that you saw; nothing was done.")
            asked = Asked(self.desk, sheet, path_of(_one(form, "path")), form)
            result = action(asked) if asked.path or _one(form, "act") not in FIELDS else Done("Which field?")
            if result.left:
                return Answer(HTTPStatus.SEE_OTHER, headers=(("Location", f"/?said={quote(result.said)}"),))
            return self._draft(path, {}, result.said, result.asks)

    def _page(self, template: str, status: HTTPStatus = HTTPStatus.OK, **context: object) -> Answer:
        return Answer(status, render(template, token=self.keys.token, **context).encode())


def _static(name: str) -> Answer:
    """A style or script: of the site's theme, or of the review's own."""
    folder, _, rest = name.partition("/")
    root = {"theme": THEME, "review": OURS}.get(folder)
    file = (root / rest).resolve() if root else None
    if root is None or file is None or not file.is_relative_to(root.resolve()) or not file.is_file():
        return _told(HTTPStatus.NOT_FOUND, "There is no such file.")
    kind = "text/javascript" if file.suffix == ".js" else mimetypes.guess_type(file.name)[0] or "text/plain"
    return Answer(HTTPStatus.OK, file.read_bytes(), f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)


def _form(environ: WSGIEnvironment) -> Mapping[str, list[str]]:
    """The fields of a form; none if it is too large or no form."""
    length = environ.get("CONTENT_LENGTH") or "0"
    size = int(length) if length.isdecimal() else 0
    if size > LARGEST:
        return {}
    return parse_qs(environ["wsgi.input"].read(size).decode("utf-8", "replace"), keep_blank_values=True)


def _one(fields: Mapping[str, list[str]], name: str) -> str:
    return (fields.get(name) or [""])[0]


def _told(status: HTTPStatus, message: str) -> Answer:
    return Answer(status, message.encode(), "text/plain; charset=utf-8")
