"""The command itself: a process that serves, and saves what is open when it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.review import DRAFT, folder
from tests.support.trees import ROOT


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return folder(tmp_path)


def start(content: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "plugins.timeline", "review", "--no-browser", "--content", str(content)]
    piped = subprocess.PIPE
    return subprocess.Popen([*command, *arguments], cwd=ROOT, stdout=piped, stderr=piped, encoding="utf-8")


@pytest.fixture
def running(content: Path) -> Iterator[subprocess.Popen[str]]:
    process = start(content, "--cache", str(content.parent / "cache"), DRAFT)
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_and_saves_what_is_open_when_it_ends(
    running: subprocess.Popen[str], content: Path, ending: signal.Signals
) -> None:
    assert running.stdout is not None
    address = running.stdout.readline().split()[2]
    with httpx.Client(follow_redirects=True) as client:
        page = client.get(address)
        assert page.url.path == f"/drafts/{DRAFT}"
        form = dict(re.findall(r'name="(token|version)" value="([^"]+)"', page.text)[:2])
        assert client.post(page.url, data={**form, "act": "accept", "path": "title"}).status_code == 200
    running.send_signal(ending)
    said, wrong = running.communicate(timeout=60)
    assert running.returncode == 0
    assert "saved as you left it" in said
    assert not wrong
    assert "decided: accepted" in (content / f"entries/2024/{DRAFT}.md").read_text("utf-8")


def test_a_draft_that_is_not_there_is_said(content: Path) -> None:
    said, wrong = start(content, "2020-01-01-none").communicate(timeout=60)
    assert (said, wrong) == ("", f"2020-01-01-none: there is no such draft in {content.as_posix()}\n")


def test_a_port_that_is_taken_is_said(content: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        _, wrong = start(content, "--port", str(taken.getsockname()[1])).communicate(timeout=60)
    assert wrong.startswith("cannot listen at port")
