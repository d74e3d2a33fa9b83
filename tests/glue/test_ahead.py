"""What is begun before Pelican is loaded is what the build needs, or is given up; either way the same is built."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pelican
import pytest
from pelican.settings import read_settings

from plugins.timeline.forking import cores
from plugins.timeline.load import FEW
from plugins.timeline.pelican_glue import ahead
from plugins.timeline.pelican_glue.places import places
from tests.glue.builds import digest
from tests.support import content as made_up
from tests.support.trees import ROOT

LEAN = ("--settings", "benchmarks/lean/settings.py", "--fatal", "errors", "--log-handler", "plain")

COMMANDS: tuple[list[str], ...] = (
    [],
    ["-s", "pelicanconf.py"],
    ["--settings", "publishconf.py", "--fatal", "warnings"],
    ["content", "-o", "build/elsewhere", "--log-handler", "plain", "-s", "publishconf.py"],
    ["-t", "theme", "content", "-d", "--cache-path", "build", "--relative-urls", "-v"],
    ["content", *LEAN, "-e", 'TIMELINE_CACHE="build/cache"', "TIMELINE_JOBS=2", "DELETE_OUTPUT_DIRECTORY=false"],
)


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """So many that several processes read them."""
    return made_up.write(tmp_path / "content", FEW + 10, 20)


def children(process: int) -> str:
    """The ids of the processes that it has begun; empty where the system does not tell."""
    told = Path(f"/proc/{process}/task/{process}/children")
    return told.read_text(encoding="ascii") if told.is_file() else ""


def run(module: str, content: Path, output: Path) -> str:
    command = [sys.executable, "-m", *module.split(), str(content), *LEAN, "--output", str(output)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_the_guess_is_what_pelican_makes_of_it(arguments: list[str]) -> None:
    given = pelican.parse_arguments(arguments)
    settings = read_settings(given.settings or "pelicanconf.py", override=pelican.get_config(given))
    guess = ahead.guessed(arguments)
    assert guess is not None and places(guess) == places(settings)
    assert guess["PLUGINS"] == settings["PLUGINS"] and guess.get("TIMELINE_JOBS") == settings.get("TIMELINE_JOBS")


def test_of_every_argument_it_is_known_whether_a_value_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the value would be taken for the folder of the content."""
    found: list[argparse.Action] = []

    def noted(parser: argparse.ArgumentParser, _: object) -> argparse.Namespace:
        found.extend(parser._actions)
        return argparse.Namespace(port=None, bind=None)

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", noted)
    pelican.parse_arguments([])
    monkeypatch.undo()
    for name in (name for action in found if action.nargs is None for name in action.option_strings):
        guess = ahead.guessed([name, "1"])
        assert guess is None or guess["PATH"] == str(ROOT / "content"), name


@pytest.mark.parametrize("arguments", [["-r"], ["--listen"], ["--help"], ["-s", "missing.py"], ["-e", "A=b"], ["-s"]])
def test_nothing_is_guessed_of_what_is_no_plain_build(arguments: list[str]) -> None:
    assert ahead.guessed(arguments) is None


def test_settings_that_are_no_plain_values_are_left_to_pelican(tmp_path: Path) -> None:
    file = tmp_path / "settings.py"
    (tmp_path / "below.py").write_text('PATH = "one"\nOUTPUT_PATH: str = "two"\n', encoding="utf-8")
    file.write_text("from below import *\nOUTPUT_PATH = str(1 + 1)\nTIMELINE_JOBS = 3\n", encoding="utf-8")
    assert ahead.plain_settings(file) == {"PATH": "one", "OUTPUT_PATH": "two", "TIMELINE_JOBS": 3}


def test_what_does_not_fit_is_given_up(content: Path, tmp_path: Path) -> None:
    arguments = [str(content), *LEAN, "--output", str(tmp_path / "output")]
    guess, before = ahead.guessed(arguments), children(os.getpid())
    assert guess
    with ahead.begun(arguments):
        assert ahead.taken({**guess, "OUTPUT_PATH": str(tmp_path / "other")}) is None
        assert ahead.taken(guess) is None, "once"
    with ahead.begun(arguments):
        looking = ahead.taken(guess)
        assert (looking is not None) == (cores() > 1), "where there is one process, nothing is begun"
        if looking:
            assert looking.begun and len(looking.begun.reading().files) > FEW
    with ahead.begun(arguments):
        pass
    assert children(os.getpid()) == before


def test_it_builds_what_pelican_builds(content: Path, tmp_path: Path) -> None:
    ours, pelicans = tmp_path / "ours/output", tmp_path / "pelicans/output"
    run("plugins.timeline build", content, ours)
    run("pelican", content, pelicans)
    assert digest(ours) == digest(pelicans)
    entry = next(content.glob("entries/*/*.md"))
    entry.write_text(entry.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert "1 of " in run("plugins.timeline build", content, ours)
    run("pelican", content, pelicans)
    assert digest(ours) == digest(pelicans)


def interrupted(content: Path, output: Path) -> str:
    """What a build says that is interrupted when its first copy is at work."""
    command = [sys.executable, "-m", "plugins.timeline", "build", str(content), *LEAN, "-o", str(output)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while cores() > 1 and process.poll() is None and not children(process.pid):
            time.sleep(0.001)
        time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read()  # to its end: no copy holds it open
    with suppress(ProcessLookupError):
        os.killpg(process.pid, 0)
        pytest.fail("a copy goes on")
    return said


def test_an_interrupt_ends_all_and_leaves_nothing_half_done(content: Path, tmp_path: Path) -> None:
    """Python itself overhears one that comes while a process is copied or a module's lock is let go of."""
    asked = ((interrupted(content, output), output) for output in (tmp_path / f"{n}/output" for n in range(3)))
    said, output = next((said, output) for said, output in asked if "Exception ignored" not in said)
    assert "Traceback" not in said
    assert not output.exists()


def test_a_setting_that_is_no_json_is_told_without_a_traceback(content: Path, tmp_path: Path) -> None:
    arguments = [str(content), *LEAN, "--output", str(tmp_path / "output"), "-e", "TIMELINE_JOBS=two"]
    command = [sys.executable, "-m", "plugins.timeline", "build", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr and "two" in done.stderr
    assert not (tmp_path / "output").exists()
