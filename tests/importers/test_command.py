"""The command as a person uses it: files in, drafts out, and what is said when something is wrong."""

from __future__ import annotations

import argparse
import gzip
import http.server
import io
import json
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from plugins.timeline.checks import command as checking
from plugins.timeline.importers import command

HERE = Path(__file__).parent
DUMP = HERE / "cases" / "dump-with-teaser" / "article.txt"
MADE = Path("entries/2024/2024-03-07-norway-to-transfer-kestrel-missiles-to-netherlands.md")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept in .cache lies beside the working folder; the vocabulary is that of the tests."""
    shutil.copytree(HERE / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def content() -> Path:
    return Path("content")


def run(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    options = parser.parse_args([str(one) for one in arguments], argparse.Namespace(today=date(2026, 1, 2)))
    return command.run(options)


def test_an_article_becomes_a_draft_that_passes_the_check(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(DUMP, "--to", content) == 0
    text = (content / MADE).read_text("utf-8")
    assert "status: draft" in text
    assert text.endswith("---\n"), "the article's text is not copied"
    (kept,) = Path(".cache/review").iterdir()
    article = json.loads(kept.read_text("utf-8"))
    assert kept.stem in text
    assert (article["title"], len(article["paragraphs"])) == ("Norway to transfer Kestrel missiles to Netherlands", 9)
    assert "Reporting costs money" not in kept.read_text("utf-8")
    capsys.readouterr()
    parser = argparse.ArgumentParser()
    checking.add_arguments(parser)
    options = parser.parse_args(["--content", str(content)], argparse.Namespace(today=date(2026, 1, 2)))
    checking.run(options)
    said = capsys.readouterr().out
    assert not [line for line in said.splitlines() if MADE.name in line and "(warning)" not in line]


def test_the_same_article_again_is_recognised(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(DUMP, "--to", content)
    before = (content / MADE).read_text("utf-8")
    capsys.readouterr()
    assert run(DUMP, "--to", content) == 0
    assert "already there" in capsys.readouterr().out
    assert (content / MADE).read_text("utf-8") == before
    assert len(list(content.rglob("2024-*.md"))) == 1


def test_a_file_of_that_name_is_never_overwritten(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / MADE).parent.mkdir(parents=True)
    (content / MADE).write_text("mine\n", encoding="utf-8")
    assert run(DUMP, "--to", content) == 0
    assert (content / MADE).read_text("utf-8") == "mine\n"
    assert MADE.name in capsys.readouterr().out


def test_another_publisher_s_article_of_that_name_gets_a_number(content: Path, tmp_path: Path) -> None:
    text = DUMP.read_text("utf-8")
    other = text.replace("The Example Herald", "Northern Courier").replace("dozens of Kestrel", "forty Kestrel")
    (tmp_path / "other.txt").write_text(other, encoding="utf-8")
    assert run(DUMP, tmp_path / "other.txt", tmp_path / "other.txt", "--to", content) == 0
    made = content / MADE
    assert made.is_file()
    second = made.with_stem(f"{made.stem}-2").read_text("utf-8")
    assert "publisher: Northern Courier" in second
    assert f"# may tell of the same event: {made.as_posix()}" in second
    assert len(list(made.parent.iterdir())) == 2


def test_what_is_no_event_of_the_subject_can_be_left_out(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = (HERE / "cases" / "kestrel-birds", HERE / "cases" / "football", DUMP)
    assert run(*articles, "--to", content, "--only-events") == 0
    assert "made 1, already there 0, no event of the subject 2, failed 0; 3 inputs" in capsys.readouterr().out
    assert len(list(content.rglob("2024-*.md"))) == 1


def test_the_draft_says_where_to_look(content: Path) -> None:
    assert run(HERE / "cases" / "no-day-named", "--to", content) == 0
    (made,) = content.rglob("2024-*.md")
    lines = made.read_text("utf-8").splitlines()
    assert "# least sure, look there first: date" in lines
    assert "# write it: one or two sentences of your own" in lines
    assert 'summary: "To be written: one or two sentences in your own words."' in lines


def test_one_address_is_that_of_one_article(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(DUMP, HERE / "cases", "--url", "https://example.org/1", "--to", content) == 2
    assert "--url" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert run(DUMP, "--to", tmp_path / "file") == 1
    assert "cannot be written" in capsys.readouterr().err


def test_json_writes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(content.rglob("*"))
    assert run(DUMP, HERE / "cases" / "feed-item", "--to", content, "--json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["title"] for line in lines] == [
        "Norway to transfer Kestrel missiles to Netherlands",
        "Finland halts export of Heron 2 howitzers to Latvia",
    ]
    keys = {"file", "title", "published", "authors", "publisher", "url", "language", "paragraphs", "draft"}
    assert keys | {"evidence", "problems"} <= set(lines[0])
    assert sorted(content.rglob("*")) == before


def bad_inputs(folder: Path) -> dict[str, bytes]:
    return {
        "empty.txt": b"",
        "white.txt": b"  \n\n ",
        "binary.txt": b"\x00\x01\xff\xfe\x80" * 40,
        "short.txt": b"Hello\nworld\n",
        "damaged.txt.gz": gzip.compress(DUMP.read_bytes())[:200],
        "menu.txt": b"Home\nNews\nSport\nContact\n" * 5,
        "empty.html": b"<html><body></body></html>",
    }


def test_bad_input_is_said_and_the_others_go_on(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, data in bad_inputs(folder).items():
        (folder / name).write_bytes(data)
    shutil.copy(DUMP, folder / "good.txt")
    assert run(folder, tmp_path / "missing.txt", "--to", content) == 1
    said = capsys.readouterr()
    for name in [*bad_inputs(folder), "missing.txt"]:
        assert f"{name}:" in said.err
    assert "Traceback" not in said.err
    assert (content / MADE).is_file()
    assert f"made 1, already there 0, failed {len(bad_inputs(folder)) + 1}" in said.out
    assert "2 × the file is empty" in said.out


def test_a_folder_without_articles(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "nothing").mkdir()
    assert run(tmp_path / "nothing", "--to", content) == 1
    assert "no article" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_encoding_and_newline(encoding: str, newline: str, content: Path, tmp_path: Path) -> None:
    text = DUMP.read_text("utf-8").replace("Kestrel missiles, paving", "Kestrel missiles – “quite a few” –, paving")
    (tmp_path / "article.txt").write_bytes(text.replace("\n", newline).encode(encoding, "replace"))
    assert run(tmp_path / "article.txt", "--to", content) == 0
    assert (content / MADE).is_file()


def test_gzip_is_unpacked(content: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt.gz").write_bytes(gzip.compress(DUMP.read_bytes()))
    assert run(tmp_path / "article.txt.gz", "--to", content) == 0
    assert (content / MADE).is_file()


def test_standard_input_and_a_glob(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Standard:
        buffer = io.BytesIO(DUMP.read_bytes())

    monkeypatch.setattr("sys.stdin", Standard())
    assert run("-", "--to", content) == 0
    capsys.readouterr()
    assert run(f"{HERE}/cases/dump*/*.txt", "--to", content) == 0
    assert "already there" in capsys.readouterr().out


def test_several_processes_make_the_same(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for jobs in ("1", "2"):
        assert run(HERE / "cases", "--to", content, "--json", "--jobs", jobs) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert len(outputs[0].splitlines()) == len(list((HERE / "cases").iterdir()))


def test_drafts_of_another_folder_are_known_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "drafts"
    assert run(DUMP, "--to", folder) == 0
    made = next(folder.rglob("*.md"))
    made.rename(made.with_name("2024-03-07-another-name.md"))
    capsys.readouterr()
    assert run(DUMP, "--to", folder) == 0
    assert "another-name.md" in capsys.readouterr().out


class _Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path == "/page"
        self.send_response(200 if found else 404)
        self.end_headers()
        if found:
            self.wfile.write((HERE / "cases" / "html-json-ld" / "article.html").read_bytes())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_address[1]}"
        served.shutdown()


def test_an_address_is_fetched(server: str, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(f"{server}/page", "--to", content) == 0
    (made,) = content.rglob("2024-02-08-*.md")
    assert "https://herald.example.org/2024/02/09/norway-kestrel" in made.read_text("utf-8")
    assert run(f"{server}/missing", "--to", content) == 1
    assert "cannot be fetched" in capsys.readouterr().err


def test_a_known_address_is_not_fetched(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("https://www.news.example.org/2023/05/10/kestrels/?utm_source=x", "--to", content) == 0
    assert "already there" in capsys.readouterr().out
