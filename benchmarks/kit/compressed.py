"""A folder served as a web host does: compressed, and to be kept by the browser."""

from __future__ import annotations

import gzip
from contextlib import AbstractContextManager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from tests.support.site import listening

_TYPES = {".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}


class _Handler(SimpleHTTPRequestHandler):
    """Files and index.html; says nothing."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_TYPES}  # noqa: RUF012 - as the base class has it

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            return self.send_error(404)
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(body)
        return None


def compressed(folder: Path) -> AbstractContextManager[str]:
    """Serves the folder at a free port of this machine. Gives the address without a last slash."""
    return listening(folder, _Handler)
