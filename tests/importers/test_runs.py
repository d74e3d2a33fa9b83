"""Runs over many inputs: nothing that one of them does stops the rest, and a stopped run goes on where it was."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from plugins.timeline.importers.inputs import Input
from plugins.timeline.importers.runs import crew
from plugins.timeline.importers.runs.crew import in_crew
from plugins.timeline.importers.runs.journal import Journal
from plugins.timeline.importers.runs.outcome import Outcome, summary
from plugins.timeline.importers.runs.progress import shown
from plugins.timeline.importers.runs.turns import in_turn
from tests.support.readers import obedient
from tests.support.trees import ROOT

HERE = Path(__file__).parent
DUMP = """ date 2024-03-08 Norway to transfer Kestrel missiles to Netherlands

Norway will transfer dozens of Kestrel missiles to the Netherlands, the ministry of defence in Oslo said on Thursday.
The missiles come from the stocks of the army and will be overhauled before they go. Training is part of the offer.
"""


def named(*names: str) -> list[Input]:
    return [Input(name) for name in names]


def test_results_come_in_the_order_of_the_inputs() -> None:
    names = [f"{number}" for number in range(300)]
    assert [result.name for result in in_crew(named(*names), 3, obedient)] == names


def test_what_a_reader_raises_is_the_problem_of_its_input() -> None:
    results = list(in_turn(named("a", "crash", "deep", "b"), obedient))
    assert [len(result.problems) for result in results] == [0, 1, 1, 0]
    assert "KeyError" in results[1].problems[0].message
    assert "RecursionError" in results[2].problems[0].message


def test_a_process_that_dies_takes_no_other_input_with_it() -> None:
    names = ["a", "die 1", "b", "exit 2", "crash 3", "c", "die 4", *"defgh"]
    results = list(in_crew(named(*names), 2, obedient))
    assert [result.name for result in results] == names
    said = {result.name: result.problems[0].message for result in results if result.problems}
    assert set(said) == {"die 1", "exit 2", "crash 3", "die 4"}
    assert "SIGKILL" in said["die 1"]
    assert "status 3" in said["exit 2"]


def test_an_input_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "LONGEST", 1)
    names = ["a", "hang", "b"]
    results = list(in_crew(named(*names), 2, in_a_hurry))
    assert [result.name for result in results] == names
    assert "given up" in results[1].problems[0].message


def in_a_hurry() -> crew.Reader:
    """As `obedient`, in a process with a shorter patience than any real input needs."""
    signal.setitimer(signal.ITIMER_PROF, 1)
    crew.LONGEST = 1  # type: ignore[misc]
    return obedient()


def test_the_summary_groups_by_reason() -> None:
    outcomes = [
        Outcome("a", "made", "d/a.md", attention=("no headline", "no day")),
        Outcome("b", "made", "d/b.md", attention=("no day",)),
        Outcome("c", "there", "d/a.md", "already"),
        *(Outcome(f"e{number}", "failed", said="empty") for number in range(7)),
        Outcome("f", "off"),
    ]
    assert list(summary(outcomes)) == [
        "made 2, already there 1, no event of the subject 1, failed 7; 11 inputs",
        "needs attention: 2 of the drafts made",
        "  2 × no day: a, b",
        "  1 × no headline: a",
        "failed:",
        "  7 × empty: e0, e1, e2, e3, e4, …",
    ]


def test_nothing_is_shown_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(shown(iter(range(500)), 500)) == list(range(500))
    assert capsys.readouterr() == ("", "")


def test_a_journal_is_read_again(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("x", encoding="utf-8")
    journal = Journal(tmp_path, tmp_path, "v1", fresh=False)
    journal.add("k1", Outcome("a", "made", str(draft), attention=("look",)))
    journal.add("k2", Outcome("b", "failed", said="empty"))
    journal.add("k3", Outcome("c", "failed", said="no room", again=True))
    journal.close()
    with journal.file.open("a", encoding="utf-8") as lines:
        lines.write('{"key": "k4", "name": "cut o')
    again = Journal(tmp_path, tmp_path, "v1", fresh=False)
    assert again.done("k1") == Outcome("a", "made", str(draft), attention=("look",))
    assert again.done("k2")
    assert not again.done("k3"), "what the machine was at fault for is tried again"
    assert not again.done("k4")
    draft.unlink()
    assert not again.done("k1"), "a draft that was deleted is made again"
    assert not len(Journal(tmp_path, tmp_path, "v2", fresh=False)), "another converter or vocabulary begins anew"
    assert not journal.file.exists()


def many_dumps(folder: Path, count: int) -> Path:
    """Dumps of one shape with other days and figures; every nineteenth is no article in one of four ways."""
    folder.mkdir()
    noise = random.Random(7)
    bad = [bytes(noise.randrange(256) for _ in range(300)), b"", b"Home\nNews\nSport\n" * 9, b"%PDF-1.7 \n" * 40]
    for number in range(count):
        day = f"2024-{1 + number % 12:02d}-{1 + number % 28:02d}"
        text = DUMP.replace("2024-03-08", day).replace("to Netherlands", f"to Netherlands lot {number}")
        data = bad[number // 19 % 4] if number % 19 == 5 else text.replace("dozens of", f"{number + 2}").encode()
        (folder / f"{number:04d}.txt").write_bytes(data)
    return folder


def importing(folder: Path, articles: Path, *more: str) -> subprocess.Popen[str]:
    """The command, as a program of its own, with a content folder of its own."""
    if not folder.is_dir():
        shutil.copytree(HERE / "content", folder / "content")
    program = [sys.executable, "-m", "plugins.timeline", "import", str(articles), "--to", str(folder / "content")]
    return subprocess.Popen(
        [*program, "--cache", str(folder / "cache"), *more],
        cwd=ROOT, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def drafts(folder: Path) -> dict[str, str]:
    """Every file of the drafts, hidden ones too, with its text; the folder's own name taken out."""
    entries = folder / "content" / "entries" / "2024"
    return {file.name: file.read_text("utf-8").replace(str(folder), "") for file in entries.glob("*")}


def killed_midway(folder: Path, articles: Path, how: signal.Signals, made: int) -> tuple[str, str]:
    """What was said by a run that got a signal after so many drafts."""
    run = importing(folder, articles, "--jobs", "2")
    entries = folder / "content" / "entries" / "2024"
    while len(list(entries.glob("*.md"))) < made and run.poll() is None:
        time.sleep(0.02)
    run.send_signal(how)
    return run.communicate()


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    articles = many_dumps(tmp_path / "articles", 200)
    stopped = killed_midway(tmp_path / "a", articles, signal.SIGINT, 20)
    assert "stopped after" in stopped[1]
    assert "Traceback" not in stopped[1]
    killed_midway(tmp_path / "a", articles, signal.SIGKILL, 60)
    assert len(drafts(tmp_path / "a")) >= 60
    said, errors = importing(tmp_path / "a", articles).communicate()
    assert "were done before" in errors
    whole = importing(tmp_path / "b", articles, "--jobs", "1").communicate()
    assert drafts(tmp_path / "a") == drafts(tmp_path / "b")
    assert said.splitlines()[:-1] == whole[0].splitlines()[:-1]
    assert said.startswith("made 189, already there 0, failed 11; 200 inputs\n")
    (journal,) = (tmp_path / "b" / "cache" / "import").iterdir()
    fates = Counter(json.loads(line)["fate"] for line in journal.read_text("utf-8").splitlines())
    assert fates == {"made": 189, "failed": 11}
