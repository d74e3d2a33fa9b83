"""Work that several processes share is the same as that of one."""

from __future__ import annotations

import logging
import os
import pickle
from contextlib import suppress
from pathlib import Path

import pytest

from plugins.timeline.forking import PARTS, meanwhile, share
from plugins.timeline.load import load
from plugins.timeline.pelican_glue import making
from plugins.timeline.reading import PACK, Pack
from plugins.timeline.rebuild import store
from plugins.timeline.rebuild.kept import GRAPH
from tests.glue.builds import built, digest
from tests.support import content


class Squares:
    """The squares of numbers. failing: those that only this process can square, and how a copy fails."""

    def __init__(self, failing: frozenset[int] = frozenset(), how: str = "") -> None:
        self.squares: dict[int, int] = {}
        self.joined: list[int] = []
        self._here, self._failing, self._how = os.getpid(), failing, how

    def do(self, number: int) -> None:
        if number in self._failing and (self._how == "always" or os.getpid() != self._here):
            self._fail()
        self.squares[number] = number**2

    def _fail(self) -> None:
        if self._how == "killed":
            os.kill(os.getpid(), 9)
        elif self._how == "logs":
            logging.getLogger(__name__).error("a word")
        else:
            raise ArithmeticError("no square")

    def apart(self) -> None:
        self.squares.clear()

    def done(self) -> dict[int, int]:
        return self.squares

    def join(self, done: dict[int, int]) -> None:
        assert len(done) == 1 and not done.keys() & self.squares.keys()
        self.squares |= done
        self.joined += done


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("parts", [0, 1, 5, PARTS])
def test_every_part_is_done_once(parts: int, processes: int) -> None:
    work = Squares()
    share(work, parts, processes)
    assert work.squares == {number: number**2 for number in range(parts)}
    assert len(work.joined) <= (parts if processes > 1 else 0)


@pytest.mark.parametrize("how", ["raises", "killed", "logs"])
def test_what_a_copy_fails_at_is_done_here(how: str) -> None:
    work = Squares(frozenset(range(PARTS)), how)
    share(work, PARTS, 2)
    assert len(work.squares) == PARTS and not work.joined


def test_what_a_copy_did_before_it_failed_is_not_done_again() -> None:
    work = Squares(frozenset(range(PARTS - 9, PARTS)), "logs")
    share(work, PARTS, 2)
    assert len(work.squares) == PARTS


def test_an_error_here_is_raised_and_what_a_copy_did_is_known() -> None:
    work = Squares(frozenset({0}), "always")
    with pytest.raises(ArithmeticError):
        share(work, PARTS, 2)
    assert work.squares.keys() < set(range(PARTS))


@pytest.mark.parametrize("processes", [0, 1, 2])
def test_parts_that_no_copy_took_meanwhile_are_done_here(processes: int) -> None:
    work = Squares(frozenset({3}), "killed")
    with meanwhile(work, 5, processes):
        assert not work.squares
    assert work.squares == {number: number**2 for number in range(5)}


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that are copied from here on. Of other processes the tests have some too: the browser's."""
    copied: list[int] = []
    fork = os.fork

    def noted() -> int:
        if process := fork():
            copied.append(process)
        return process

    monkeypatch.setattr(os, "fork", noted)
    return copied


def test_nobody_waits_until_a_copy_that_is_done_is_no_more(monkeypatch: pytest.MonkeyPatch, copies: list[int]) -> None:
    """The system takes it apart meanwhile; what follows an error waits for that too."""
    (held, end), leave = os.pipe(), os._exit

    def late(status: int) -> None:
        os.close(end)
        os.read(held, 1)
        leave(status)

    with monkeypatch.context() as patched:
        patched.setattr(os, "_exit", late)
        share(Squares(), PARTS, 2)
    os.close(end)
    os.close(held)
    with pytest.raises(ArithmeticError), meanwhile(Squares(), PARTS, 1):
        raise ArithmeticError("no fold")
    assert len(copies) == 2
    for copy in copies:
        with pytest.raises(ChildProcessError):
            os.waitpid(copy, os.WNOHANG)


def test_others_may_hear_first_that_a_copy_is_no_more(copies: list[int]) -> None:
    share(Squares(), PARTS, 2)
    for copy in copies:
        with suppress(ChildProcessError):
            os.waitpid(copy, 0)
    share(Squares(), PARTS, 2)
    assert len(copies) == 2


def test_an_error_meanwhile_is_raised_when_the_copies_have_ended() -> None:
    work, (held, end) = Squares(), os.pipe()
    with pytest.raises(ArithmeticError), meanwhile(work, PARTS, 2):
        raise ArithmeticError("no fold")
    os.set_blocking(held, False)
    os.close(end)
    assert os.read(held, 1) == b"", "no copy holds the other end"
    os.close(held)
    assert work.squares.keys() == set(work.joined)


def test_a_site_made_by_two_processes_is_that_of_one(tmp_path: Path) -> None:
    written = content.write(tmp_path / "content", 40)
    one = built(written, tmp_path / "one/output", TIMELINE_JOBS=1)
    two = built(written, tmp_path / "two/output", TIMELINE_JOBS=2)
    assert digest(tmp_path / "one/output") == digest(tmp_path / "two/output")
    assert sorted(one.output.written) == sorted(two.output.written)
    assert (one.rendered, one.output.made) == (two.rendered, two.output.made)
    assert _kept(tmp_path / "one") == _kept(tmp_path / "two")


def test_pages_made_value_by_value_are_those_of_each_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = content.write(tmp_path / "content", 40)
    built(written, tmp_path / "together/output", TIMELINE_JOBS=1)
    monkeypatch.setattr(making, "ALIKE", 1)
    built(written, tmp_path / "apart/output", TIMELINE_JOBS=1)
    assert digest(tmp_path / "together/output") == digest(tmp_path / "apart/output")
    assert _kept(tmp_path / "together") == _kept(tmp_path / "apart")


def _kept(folder: Path) -> dict[str, object]:
    """What a build left of its content and of the jobs for the next one."""
    (file,) = (folder / ".cache").glob("*.build")
    kept = store.read(file)
    assert kept
    mappings = {name: kept.shelf(name).whole() for name in ("parsed", "transfers", *GRAPH)}
    # How a file stood is not told where it was written just before the build.
    files = {file: read._replace(stamp=None) for file, read in kept.shelf("files").whole().items()}
    values = {name: kept.value(name) for name in ("checked", "problems", "fields", "listed")}
    return {"files": files, **mappings, **values}


def test_two_processes_refuse_what_one_refuses(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    written = content.write(tmp_path / "content", 40)
    for number in (3, 21):
        path, text = content.entry(number)
        wrong = text.replace("supports: [", "supports: [nothing, ").replace("sources:", "actors: [gone]\nsources:")
        (written / path).write_text(wrong, encoding="utf-8")
    said = []
    for processes in (1, 2):
        with pytest.raises(SystemExit):
            built(written, tmp_path / "output", TIMELINE_JOBS=processes)
        said.append(capfd.readouterr().err)
    assert said[0] == said[1] and said[0].count('supports "nothing"') == said[0].count("actors[0]:") == 2
    assert not list(tmp_path.glob("output/*")) and not list(tmp_path.glob(".cache/*.new"))


def test_what_two_processes_made_is_known_to_the_next_build(tmp_path: Path) -> None:
    written, output = content.write(tmp_path / "content", 40), tmp_path / "output"
    built(written, output, TIMELINE_JOBS=2)
    assert built(written, output).rendered == 0
    path, text = content.entry(3)
    (written / path).write_text(text.replace("names the goods", "names all goods"), encoding="utf-8")
    again = built(written, output, TIMELINE_JOBS=2)
    assert again.rendered == 1
    built(written, tmp_path / "clean/output")
    assert digest(output) == digest(tmp_path / "clean/output")


def test_what_two_processes_read_is_what_one_reads(tmp_path: Path) -> None:
    written = content.write(tmp_path / "content", 20)
    (written / "entries/2015/broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    one, two = load(written, processes=1), load(written, processes=2)
    assert list(one.reading.files.items()) == list(two.reading.files.items())
    assert (one.library, one.problems) == (two.library, two.problems)
    for file in written.rglob("*.md"):
        file.touch()
    again = load(written, one.reading, processes=2)
    assert all(again.reading.parsed[file] is parsed for file, parsed in one.reading.parsed.items())


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_read_is_kept_at_once(processes: int, tmp_path: Path) -> None:
    """Whoever read it: so it is stored as it was sent."""
    written, kept = content.write(tmp_path / "content", 3 * PACK), list[Pack]()
    reading = load(written, processes=processes, keep=kept.append).reading
    held = {}
    for files, raw in kept:
        held |= pickle.loads(raw)
        assert len(files) <= PACK and list(held)[-len(files) :] == files
    assert held == reading.parsed
