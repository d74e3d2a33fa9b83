"""What a person is told who asks why a page was made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.timeline.__main__ import main
from tests.glue.builds import built
from tests.support import content as made_up


def test_a_page_says_what_it_was_made_from_and_what_had_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = made_up.write(tmp_path / "content", 8, 20)
    built(content, tmp_path / "output")
    path, text = made_up.entry(1, 20)
    (content / path).write_text(text.replace("Made-up event 1", "A mended title"), encoding="utf-8")
    built(content, tmp_path / "output")
    asked = ["--cache", str(tmp_path / ".cache")]
    capsys.readouterr()
    assert main(["why", "transfers/line-0", *asked]) == 0
    told = capsys.readouterr().out
    assert told.startswith("transfers/line-0/index.html: transfer line-0\nmade anew because of: ")
    assert f"entries {Path(path).stem} title" in told.splitlines()[1]
    assert "  transfers line-0" in told.splitlines()
    assert main(["why", "/entries/nowhere/", *asked]) == 1


def test_of_its_neighbours_in_time_a_page_says_no_more_than_the_day_and_the_title(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = made_up.write(tmp_path / "content", 8, 20)
    built(content, tmp_path / "output")
    own = Path(made_up.entry(1, 20)[0]).stem
    capsys.readouterr()
    read = []
    for page in sorted((tmp_path / "output/entries").iterdir()):
        assert main(["why", f"entries/{page.name}", "--cache", str(tmp_path / ".cache")]) == 0
        read += [line for line in capsys.readouterr().out.splitlines() if line.startswith(f"  entries {own}: ")]
    said = ("all of it", "date, draft, id, title", "date, title")
    assert len(set(read)) > 1
    assert set(read) <= {f"  entries {own}: {fields}" for fields in said}


def test_without_a_build_there_is_nothing_to_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "index.html", "--cache", str(tmp_path)]) == 1
    (tmp_path / "output.build").write_bytes(b"broken")
    assert main(["why", "index.html", "--cache", str(tmp_path)]) == 1
    assert "of another version; build first" in capsys.readouterr().err
