"""Finds Chromium, or installs it: ``python -m tests.support.browser`` prints where it is.

Looked for in this order: the variable CHROMIUM, the system's own, Playwright's own. Where there is none, root
on Debian or Ubuntu gets the system's package, anybody else Playwright's build. Fonts come with it where the
machine has none, since a page without glyphs measures and looks like nothing that a reader sees.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HELP = """The tests need Chromium. It was not found, or does not start, and could not be installed here.
Any of these will do:
    sudo apt-get install chromium libatomic1            (Debian, Ubuntu; or your system's packages)
    .venv/bin/python -m playwright install --with-deps chromium
    CHROMIUM=/path/to/chromium make test"""

# Nothing but the page under test: no look-ups, no updates, no first-run pages.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def flags() -> list[str]:
    """Command line of Chromium. Its sandbox cannot be used by root."""
    return [*FLAGS, "--no-sandbox"] if _is_root() else FLAGS


def find() -> Path | None:
    """The browser's executable, or None."""
    return next(_found(), None)


def _found() -> Iterator[Path]:
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else NAMES:
        if path := shutil.which(name):
            yield Path(path)
    if not named and driver_starts() and (path := _own_of_playwright()).exists():
        yield path


def driver_starts() -> bool:
    """Whether Playwright's own program runs here: a bare system may lack a library that it needs."""
    asked = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, check=False)
    return asked.returncode == 0


def install() -> None:
    """Installs a browser, saying so."""
    if _may_install():
        _apt("chromium")
    else:
        print("Installing Playwright's Chromium for the tests (once)", file=sys.stderr)
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def install_fonts() -> None:
    """Installs a font if the system has none and lets us."""
    listed = subprocess.run(["fc-list"], capture_output=True, check=False).stdout if shutil.which("fc-list") else b""
    if not listed and _may_install():
        _apt("fontconfig", "fonts-dejavu-core", "fonts-liberation")


def ensure() -> Path | None:
    """The browser's executable, installed first if need be; None if there is no way to get one."""
    if not driver_starts() and _may_install():
        _apt("libatomic1")
    if find() is None and "CHROMIUM" not in os.environ:
        install()
    path = find()
    if path:
        install_fonts()
    return path if driver_starts() else None


def _own_of_playwright() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _may_install() -> bool:
    return _is_root() and shutil.which("apt-get") is not None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _apt(*packages: str) -> None:
    print(f"Installing {', '.join(packages)} from the system's packages (once)", file=sys.stderr)
    _run("apt-get", "update", "-qq")
    _run("apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages)


def _run(*command: str) -> None:
    """Runs an installer without input. Whether it worked is told by looking for the browser again."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    """Prints the browser's path. Status 1 with what to do if there is none."""
    path = ensure()
    print(path or HELP, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
