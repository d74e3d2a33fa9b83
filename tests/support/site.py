"""Builds a site in a process of its own, as the commands do, and serves a folder on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.support.trees import ROOT

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Built:
    """What a build left: the output folder, Pelican's exit status and what it printed."""

    path: Path
    status: int
    log: str


@dataclass(frozen=True)
class Site:
    """A built site that is being served. `url` has no slash at its end."""

    url: str
    path: Path


def build(content: Path, output: Path, url: str = "", settings: Mapping[str, object] | None = None) -> Built:
    """Builds `content` as it would be published at `url`; an error is fatal. `settings` override the rest."""
    overrides = [f"{name}={json.dumps(value)}" for name, value in (settings or {}).items()]
    command = [sys.executable, "-m", "pelican", str(content), "--settings", "publishconf.py"]
    command += ["--output", str(output), "--fatal", "errors", "--log-handler", "plain"]
    command += ["--extra-settings", *overrides] if overrides else []
    done = subprocess.run(command, cwd=ROOT, env=_environment(url), capture_output=True, text=True, check=False)
    return Built(output, done.returncode, done.stdout + done.stderr)


def _environment(url: str) -> dict[str, str]:
    """Ours without what is set for pytest's own process; wide, so that no line of a log is broken."""
    return {**os.environ, "SITEURL": url, "COLUMNS": "400", "NO_COLOR": "1"}


class _Handler(SimpleHTTPRequestHandler):
    """Files and index.html, with the types that a web host gives; says nothing."""

    extensions_map = {  # noqa: RUF012 - the name and form are the base class's
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".json": "application/json",
        ".ics": "text/calendar",
        ".csv": "text/csv",
        ".xml": "application/xml",
    }

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no fault."""


@contextmanager
def listening(folder: Path, handler: type[SimpleHTTPRequestHandler] = _Handler) -> Iterator[str]:
    """Serves the folder, which need not exist yet, at a free port. Gives the address without a last slash."""
    with _Server((HOST, 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
