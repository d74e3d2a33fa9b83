"""``review``: the drafts of content/ beside their articles, in the browser, on this machine alone."""

from __future__ import annotations

import argparse
import secrets
import signal
import sys
import webbrowser
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from .desk import Desk
from .files import drafts
from .server import Application, Keys

HOST = "127.0.0.1"
CACHE = Path(".cache")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("drafts", nargs="*", metavar="DRAFT", help="files or ids of drafts; default: all")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="default: content")
    parser.add_argument(
        "--cache", type=Path, default=CACHE, metavar="DIR", help="where import kept the articles; default: .cache"
    )
    parser.add_argument("--port", type=int, default=0, help="where to listen on this machine; default: any free port")
    parser.add_argument("--no-browser", action="store_true", help="print the address, open nothing")


def run(options: argparse.Namespace) -> int:
    """Serve the review until it is interrupted. Exit status 1 if a draft is not there or the port is taken."""
    chosen = [Path(name).stem for name in options.drafts]
    there = {file.stem for file, _ in drafts(options.content)}
    missing = [name for name in chosen if name not in there]
    for name in missing:
        print(f"{name}: there is no such draft in {options.content.as_posix()}", file=sys.stderr)
    if missing:
        return 1
    desk = Desk(options.content, options.cache, chosen)
    keys = Keys(secrets.token_urlsafe(24), secrets.token_urlsafe(24))
    try:
        server = make_server(HOST, options.port, Application(desk, keys), Threads, Quiet)
    except OSError as error:
        print(f"cannot listen at port {options.port}: {error.strerror}", file=sys.stderr)
        return 1
    path = f"drafts/{chosen[0]}" if len(chosen) == 1 else ""
    _serve(server, f"http://{HOST}:{server.server_port}/{path}?key={keys.entry}", not options.no_browser)
    return _saved(desk)


def _serve(server: WSGIServer, address: str, show: bool) -> None:
    # As Ctrl-C: what is open is saved first.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"Review at {address} (Ctrl-C ends it)", flush=True)
    if show:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()


def _saved(desk: Desk) -> int:
    """Write what was not saved, and say so. Exit status 1 if some of it could not be."""
    outcomes = desk.save_all()
    for file, refusal in outcomes:
        print(f"{file.as_posix()}: {refusal or 'saved as you left it'}", file=sys.stderr if refusal else sys.stdout)
    return 1 if any(refusal for _, refusal in outcomes) else 0


class Threads(ThreadingMixIn, WSGIServer):
    """A thread for each request: a browser asks for several files at once."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of requests: the author reads the page."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""
