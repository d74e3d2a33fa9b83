"""``source``: one more source of an entry, from a page or a piece of text that is pasted in."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

from plugins.timeline.__main__ import main
from plugins.timeline.checks.formatting import formatted
from plugins.timeline.load import load
from plugins.timeline.model import Entry, Source

CONTENT = Path(__file__).parent.parent / "importers" / "content"
ID = "2023-05-10-netherlands-kestrel-for-latvia"
FILE = Path(f"content/entries/2023/{ID}.md")
URL = "https://other.example.org/kestrels"
TEXT = """First Kestrel missiles for Latvia are there

RIGA, May 12 (Reuters) - The Netherlands delivered eight Kestrel missiles to Latvia on May 10, the ministry said.
"""
GIVEN = ("--url", URL, "--publisher", "The Herald", "--published", "2023-05-12")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.chdir(tmp_path)


def add(monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str, entry: str = ID) -> int:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))
    return main(["source", entry, "-", *arguments])


def sources() -> tuple[Source, ...]:
    entry: Entry = load(Path("content")).library.entries[ID]
    return entry.sources


def test_a_pasted_text_becomes_a_source(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(monkeypatch, TEXT, *GIVEN) == 0
    said = capsys.readouterr().out
    assert f"added to {FILE.as_posix()} as s2; supports date, transfers" in said
    assert "transfers: “" in said, "the words are shown, for the author to judge"
    (_, new) = sources()
    assert (new.id, new.title, new.publisher, new.origin) == (
        "s2", "First Kestrel missiles for Latvia are there", "The Herald", "Reuters",
    )  # fmt: skip
    assert (str(new.url), str(new.published), new.supports) == (URL, "2023-05-12", ("date", "transfers"))
    assert new.content_hash and new.quote and new.quote in TEXT
    assert formatted(FILE.read_text("utf-8"), Entry) == FILE.read_text("utf-8")


def test_the_same_text_or_address_is_added_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add(monkeypatch, TEXT, *GIVEN)
    assert add(monkeypatch, TEXT, "--url", f"{URL}?utm_source=x", "--publisher", "The Herald") == 0
    assert add(monkeypatch, TEXT, "--url", "https://copy.example.org/", "--publisher", "A copy") == 0
    assert len(sources()) == 2
    assert capsys.readouterr().out.count("already there") == 2


def test_a_figure_that_differs_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert add(monkeypatch, TEXT.replace("eight", "ten"), *GIVEN) == 0
    (disagreement,) = load(Path("content")).library.entries[ID].disagreements
    assert [one.value for one in disagreement.values] == ["8", "10"]
    assert "disagreements" in sources()[1].supports


def test_a_single_sentence_with_its_title(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Latvia received eight Kestrel missiles from the Netherlands on May 10."
    assert add(monkeypatch, text, *GIVEN, "--title", "Missiles are there") == 0
    assert (sources()[1].title, sources()[1].supports) == ("Missiles are there", ("date", "transfers"))


def test_what_the_author_says_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    told = ("--supports", "date, summary", "--quote", "eight Kestrel missiles", "--type", "wire", "--origin", "AFP")
    assert add(monkeypatch, TEXT, *GIVEN, "--authors", "A. Writer, B. Writer", *told) == 0
    new = sources()[1]
    assert (new.supports, new.quote, new.type, new.origin) == (
        ("date", "summary"),
        "eight Kestrel missiles",
        "wire",
        "AFP",
    )
    assert new.authors == ("A. Writer", "B. Writer")


@pytest.mark.parametrize(
    ("text", "arguments", "entry", "said"),
    [
        (TEXT, GIVEN, f"{ID}x", "did you mean"),
        (TEXT, ("--url", "https://x.example.org/"), ID, ""),
        ("Eight missiles.", GIVEN, ID, "no story"),
        (TEXT, ("--publisher", "The Herald"), ID, "needs its address"),
        (TEXT, (*GIVEN, "--type", "rumour"), ID, "rumour"),
        ("", GIVEN, ID, "empty"),
    ],
    ids=["no such entry", "no publisher", "no story", "no address", "unknown type", "nothing"],
)
def test_what_cannot_be_added_changes_nothing(
    text: str, arguments: tuple[str, ...], entry: str, said: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before = FILE.read_bytes()
    status = add(monkeypatch, text, *arguments, entry=entry)
    if said:
        assert status == 1
        assert said in capsys.readouterr().err
        assert FILE.read_bytes() == before


def test_a_text_that_says_nothing_of_the_entry(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "The weather in the capital was fine on the first day of spring, and the parks were full of people.\n"
    assert add(monkeypatch, text * 3, *GIVEN, "--title", "Fine weather") == 0
    assert "nothing of the entry was recognised" in capsys.readouterr().out


def test_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    story = "".join(f"<p>{line}</p>" for line in [TEXT.split("\n")[2], "Latvian crews trained for months. " * 8])
    head = f'<link rel="canonical" href="{URL}"><title>First Kestrel missiles for Latvia are there</title>'
    body = f"<article><h1>First Kestrel missiles for Latvia are there</h1>{story}</article>"
    page.write_text(f"<html lang=en><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    assert main(["source", ID, str(page), "--publisher", "The Herald", "--published", "2023-05-12"]) == 0
    assert (str(sources()[1].url), sources()[1].supports) == (URL, ("date", "transfers"))
