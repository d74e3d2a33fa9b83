"""The tasks: `inv --list`. Names mean what they mean in a Pelican project."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent
OUTPUT = ROOT / "output"
CACHES = [ROOT / "build", ROOT / ".cache"]

LOCAL = "pelicanconf.py"
PRODUCTION = "publishconf.py"


def run(*arguments: str) -> None:
    """Runs ``python -m …`` from the root. Ends the task with its status if that is not 0."""
    try:
        status = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        status = 130
    if status:
        raise Exit(code=status)


def pelican(settings: str, *arguments: str) -> None:
    """Runs Pelican on content/ with this settings file."""
    run("pelican", *_asked(settings), *arguments)


def site(settings: str, *arguments: str) -> None:
    """Builds, as Pelican does, with what takes longest begun before Pelican is loaded."""
    timeline("build", *_asked(settings), *arguments)


def _asked(settings: str) -> list[str]:
    """In a log that nobody watches, a line stays a line."""
    return ["--settings", settings, "--log-handler", "rich" if sys.stdout.isatty() else "plain"]


def timeline(*arguments: str) -> None:
    """Runs a command of the plugin."""
    run("plugins.timeline", *arguments)


@task
def clean(_: Context) -> None:
    """Remove the output and what was cached."""
    for folder in [OUTPUT, *CACHES]:
        shutil.rmtree(folder, ignore_errors=True)


@task(help={"profile": "say at the end how long each stage took, in a table"})
def build(_: Context, profile: bool = False) -> None:
    """Build the local version of the site."""
    site(LOCAL, *(["--extra-settings", "TIMELINE_PROFILE=true"] if profile else []))


@task(pre=[clean])
def rebuild(_: Context) -> None:
    """Build the local version from nothing."""
    site(LOCAL)


@task
def regenerate(_: Context) -> None:
    """Build the local version again at every change."""
    pelican(LOCAL, "--autoreload")


@task(help={"port": "where to listen on this machine"})
def serve(_: Context, port: int = 8000) -> None:
    """Serve what was built, as it is."""
    pelican(LOCAL, "--listen", "--bind", "127.0.0.1", "--port", str(port))


@task(help={"port": "where to listen on this machine; the next free one is taken"})
def livereload(_: Context, port: int = 8000) -> None:
    """Build, serve, and rebuild and reload the browser at every change."""
    run("plugins.timeline.pelican_glue.preview", "--port", str(port))


@task
def preview(_: Context) -> None:
    """Build the production version."""
    site(PRODUCTION)


@task
def publish(_: Context) -> None:
    """Build the production version strictly: a warning is an error."""
    site(PRODUCTION, "--fatal", "warnings")


@task(
    name="import",
    optional=["merge"],
    help={
        "source": "an article: file, folder, glob, web archive or address",
        "to": "content folder for the drafts",
        "merge": "add it to the entry on the same event: this one, or the one that looks alike",
        "args": 'what else the command is told, such as "--body full --only-events"; its --help lists it all',
    },
)
def import_(_: Context, source: str, to: str = "", merge: str | bool = False, args: str = "") -> None:
    """Make a draft entry of an article, or of each in a folder."""
    chosen = ["--to", to] if to else []
    entry = [merge] if isinstance(merge, str) else []
    timeline("import", source, *chosen, *(["--merge", *entry] if merge else []), *shlex.split(args))


@task(
    help={
        "entry": "the entry's id or file",
        "article": "a page, its address, or - for a text that is pasted in, ended by Ctrl-D",
        "url": "address of the page, for a pasted text",
        "args": 'what else the command is told, such as "--title T --publisher P"; its --help lists it all',
    },
)
def source(_: Context, entry: str, article: str, url: str = "", args: str = "") -> None:
    """Add a source to an entry, with what its text confirms."""
    timeline("source", entry, article, *(["--url", url] if url else []), *shlex.split(args))


@task(
    help={
        "drafts": "files or ids of drafts, in quotes if several; all if left out",
        "port": "where to listen on this machine; any free port if left out",
    },
)
def review(_: Context, drafts: str = "", port: int = 0) -> None:
    """Go through drafts beside their articles, in the browser, and publish them."""
    timeline("review", *shlex.split(drafts), "--port", str(port))


@task(
    help={
        "kind": "entry, actor, system, rule or programme",
        "name": "the entry's title, or the name",
        "date": "when it happened; today if left out",
        "id": "the record's id; made from date and name if left out",
    }
)
def new(_: Context, kind: str, name: str, date: str = "", id: str = "") -> None:
    """Begin a record: a commented file to fill in."""
    timeline("new", kind, name, *(["--date", date] if date else []), *(["--id", id] if id else []))


@task(name="format", help={"check": "write nothing, fail if a file would change"})
def format_(_: Context, check: bool = False) -> None:
    """Put the fields of every record into their order."""
    timeline("format", *(["--check"] if check else []))


@task(help={"form": "text, json or github"})
def check(_: Context, form: str = "text") -> None:
    """Say every problem in content/."""
    timeline("check", "--format", form)


@task(help={"to": "folder for the data files"})
def data(_: Context, to: str = "build/data") -> None:
    """Write the data files without building the site."""
    timeline("export", to)


@task
def numbers(_: Context) -> None:
    """Count what the record holds: entries, sources, deliveries, refusals, threads."""
    timeline("numbers")


@task(help={"page": "its address, such as entries/<id>/, or a file, such as data/events.csv"})
def why(_: Context, page: str) -> None:
    """Say what a page of the last build was made from, and why it was made anew."""
    timeline("why", page)


@task
def browser(_: Context) -> None:
    """Find Chromium for the tests, or install it."""
    run("tests.support.browser")


@task(pre=[browser], help={"args": 'what pytest is told, such as "tests/views -k search"'})
def test(_: Context, args: str = "") -> None:
    """Run the tests."""
    run("pytest", "-n", "auto", *shlex.split(args))


@task(help={"args": 'what pytest is told, such as "tests/views"'})
def golden(_: Context, args: str = "") -> None:
    """Rewrite the expected results that lie in files; look at the difference before you commit it."""
    run("pytest", "--rewrite-golden", *shlex.split(args))


WRITING = ("peers", "startup", "timeline", "lighthouse")
"""Measurements whose tables stand in docs/benchmarks.md."""


@task(help={"write": "put the tables of ours beside others, and Lighthouse's, into docs/benchmarks.md"})
def bench(_: Context, write: bool = False) -> None:
    """Measure: every file beneath benchmarks/ is a measurement of its own, but for what they share."""
    for script in sorted((ROOT / "benchmarks").rglob("*.py")):
        if script.parent.name in ("kit", "lean"):
            continue
        module = ".".join(script.relative_to(ROOT).with_suffix("").parts)
        run(module, *(["--write"] if write and module.removeprefix("benchmarks.") in WRITING else []))


@task
def lint(_: Context) -> None:
    """Check style and types of the code."""
    run("ruff", "check", ".")
    run("mypy")


@task(help={"upgrade": "take the newest version of everything"})
def lock(_: Context, upgrade: bool = False) -> None:
    """Resolve requirements.in to requirements.txt: exact versions with hashes, for every platform."""
    plain = ["--no-config", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    wide = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    files = ["--quiet", "--output-file", "requirements.txt", "requirements.in"]
    run("uv", "pip", "compile", *plain, *wide, *(["--upgrade"] if upgrade else []), *files)
