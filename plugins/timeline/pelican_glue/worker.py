"""The process that holds the records while somebody previews the site, asked and answered in lines of JSON."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

Reply = Mapping[str, Any]

PATIENCE = 30.0
"""Seconds that it may take to end."""


class WorkerGoneError(Exception):
    """The process has ended, and this is what it said last."""


class Worker:
    """One such process, for the site of a folder."""

    def __init__(self, root: Path, output: str) -> None:
        # Open as long as the process is: what it says is read when it has ended.
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        command = [sys.executable, "-m", "plugins.timeline.pelican_glue.live", "pelicanconf.py", output]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            # A session of its own: Ctrl-C is for the preview, which lets the worker finish.
            command, cwd=root, stdin=pipe, stdout=pipe, stderr=self._said, encoding="utf-8", start_new_session=True
        )

    def ask(self, do: str, *of: object) -> Reply:
        """Ask for something to be done and wait for the answer.

        Raises:
            WorkerGoneError: it has ended, such as by a fault in the code.
        """
        asked, answers = self._process.stdin, self._process.stdout
        line = ""
        with suppress(BrokenPipeError):
            if asked and answers:
                asked.write(json.dumps({"do": do, "of": of}) + "\n")
                asked.flush()
                line = answers.readline()
        if not line:
            self.end()
            raise WorkerGoneError(self._last_words())
        reply: Reply = json.loads(line)
        return reply

    def end(self) -> None:
        """Let it finish. It ends by itself where nobody asks any more."""
        if self._process.stdin:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _last_words(self) -> str:
        self._said.seek(0)
        return self._said.read()
