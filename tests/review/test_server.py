"""The review as a web application: who is let in, and what becomes of the files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from plugins.timeline.checks.command import problems_in
from plugins.timeline.importers.article import Article
from plugins.timeline.review.desk import Desk
from plugins.timeline.review.files import reread
from plugins.timeline.review.server import Application
from tests.support.review import ARTICLE, DRAFT, KEYS, folder

BASE = "http://127.0.0.1:8080"
PAGE = f"/drafts/{DRAFT}"


@dataclass
class Author:
    """Somebody with the key, at one draft."""

    content: Path
    client: httpx.Client

    @property
    def file(self) -> Path:
        return self.content / f"entries/2024/{DRAFT}.md"

    def page(self, address: str = PAGE) -> str:
        return self.client.get(address).text

    def do(self, act: str, path: str = "", **fields: str | list[str]) -> httpx.Response:
        version = re.search(r'name="version" value="(\w+)"', self.page())
        form = {"token": KEYS.token, "version": version[1] if version else "", "act": act, "path": path, **fields}
        return self.client.post(PAGE, data=form)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("made")).parent


@pytest.fixture
def visit(made: Path, tmp_path: Path) -> Callable[[], Author]:
    """A new visitor of a new review, who has no key yet."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)

    def come() -> Author:
        desk = Desk(tmp_path / "content", tmp_path / "cache")
        transport = httpx.WSGITransport(app=Application(desk, KEYS))
        return Author(tmp_path / "content", httpx.Client(transport=transport, base_url=BASE, follow_redirects=True))

    return come


@pytest.fixture
def author(visit: Callable[[], Author]) -> Author:
    author = visit()
    author.client.get("/", params={"key": KEYS.entry})
    return author


def ready(author: Author) -> None:
    """Mends what the converter cannot know."""
    author.do("change", "summary", summary="Norway lets finished weapons go to the Netherlands.")
    author.do("change", "sources[0].url", **{"sources[0].url": "https://herald.example.org/kestrel"})


def test_without_the_key_nothing_is_shown(visit: Callable[[], Author]) -> None:
    stranger = visit().client
    for address in ("/", PAGE, "/spoken?date=2024"):
        assert stranger.get(address).status_code == 403
    assert stranger.get("/", params={"key": "another"}).status_code == 403
    assert stranger.post(PAGE, data={"token": KEYS.token, "act": "accept"}).status_code == 403


def test_another_host_or_page_is_refused(author: Author) -> None:
    assert author.client.get("/", headers={"host": "ledger.example.org"}).status_code == 403
    assert author.client.get("/", headers={"origin": "http://127.0.0.1:9999"}).status_code == 403
    assert author.client.post(PAGE, headers={"origin": "null"}, data={"token": KEYS.token}).status_code == 403
    assert author.client.get("/", headers={"origin": BASE}).status_code == 200


def test_a_form_without_the_token_does_nothing(author: Author) -> None:
    assert author.client.post(PAGE, data={"token": "guess", "act": "save"}).status_code == 403
    assert author.client.post(PAGE, content=b"x" * 1_000_001).status_code == 403


def test_no_script_or_frame_of_others(author: Author) -> None:
    headers = author.client.get("/").headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "address", ["/static/theme/../../pelicanconf.py", "/static/review/%2e%2e/server.py", "/static/none/a", "/static/"]
)
def test_only_styles_and_scripts_are_given(author: Author, address: str) -> None:
    assert author.client.get(address).status_code == 404
    assert author.client.get("/static/theme/css/tokens.css").headers["content-type"] == "text/css; charset=utf-8"


def test_the_list_has_every_draft_with_what_waits(author: Author) -> None:
    page = author.page("/")
    assert "1 draft to review" in page
    assert re.search(r"(\d+) of \1 suggestions to decide", page)
    assert "problems to mend" in page


@pytest.mark.parametrize("address", ["/drafts/2020-01-01-none", "/drafts/../../x", "/drafts/*", "/elsewhere"])
def test_what_is_no_draft_is_not_found(author: Author, address: str) -> None:
    assert author.client.get(address).status_code == 404


def test_the_article_stands_beside_the_draft_and_is_not_in_it(author: Author) -> None:
    words = "Latvia has been pleased with its Kestrel missiles"
    assert words in author.page()
    assert words not in author.file.read_text("utf-8")


def test_without_its_text_the_article_can_be_read_again(author: Author) -> None:
    shutil.rmtree(author.content.parent / "cache")
    article = reread(str(ARTICLE))
    assert isinstance(article, Article)
    text = re.sub("content_hash: .*", f"content_hash: {article.content_hash}", author.file.read_text("utf-8"))
    author.file.write_text(text, "utf-8")
    assert "Name the file or the address" in author.page()
    assert "cannot be read" in author.do("article", source="none.html").text
    assert "The article was read again." in author.do("article", source=str(ARTICLE)).text
    assert "Latvia has been pleased" in author.page()
    assert list((author.content.parent / "cache").rglob("*.json"))


def test_another_article_is_shown_with_a_warning_and_not_kept(author: Author) -> None:
    shutil.rmtree(author.content.parent / "cache")
    other = ARTICLE.parents[1] / "feed-item" / "article.txt"
    assert "not those that the draft was made of" in author.do("article", source=str(other)).text
    assert not list((author.content.parent / "cache").rglob("*.json"))


def test_decisions_are_written_when_saved_and_kept_between_runs(author: Author, visit: Callable[[], Author]) -> None:
    before = author.file.read_text("utf-8")
    author.do("accept", "title")
    assert author.file.read_text("utf-8") == before
    assert "Saved." in author.do("save").text
    assert "decided: accepted" in author.file.read_text("utf-8")
    later = visit()
    assert 'data-path="title" data-state="accepted"' in later.page(f"{PAGE}?key={KEYS.entry}")


def test_undo_goes_back_step_by_step(author: Author) -> None:
    before = author.file.read_text("utf-8")
    author.do("accept", "title")
    author.do("drop", "transfers[0].status")
    author.do("undo")
    assert "Undone." in author.do("undo").text
    assert "nothing to undo" in author.do("undo").text
    author.do("save")
    assert author.file.read_text("utf-8") == before


def test_a_page_that_is_out_of_date_does_nothing(author: Author) -> None:
    form = {"token": KEYS.token, "version": "old", "act": "drop", "path": "announced"}
    assert "nothing was done" in author.client.post(PAGE, data=form).text
    assert 'data-path="announced"' in author.page()


def test_a_file_that_changed_meanwhile_is_not_written_over(author: Author) -> None:
    author.do("accept", "title")
    author.file.write_text(author.file.read_text("utf-8").replace("status: draft", "status: draft  # mine"), "utf-8")
    changed = author.file.read_text("utf-8")
    for act in ("save", "publish"):
        assert "meanwhile" in author.do(act, confirmed="yes").text
        assert author.file.read_text("utf-8") == changed
    assert "as the disk has it" in author.do("read again").text
    assert 'data-path="title" data-state="open"' in author.page()


def test_a_draft_that_is_only_read_follows_the_file(author: Author) -> None:
    assert "Of another mind" not in author.page()
    text = author.file.read_text("utf-8")
    author.file.write_text(re.sub("^title: .*", "title: Of another mind", text, flags=re.M), "utf-8")
    assert "Of another mind" in author.page()


@pytest.mark.parametrize(
    ("path", "fields", "written"),
    [
        ("transfers[0].status", {"transfers[0].status": "delivered"}, "status: delivered"),
        ("transfers[0].to", {"transfers[0].to": ["nl", "lv", ""]}, "to: [nl, lv]"),
        ("transfers[0].to", {"transfers[0].to": ["lv", ""]}, "to: lv"),
        ("sources[0].authors", {"sources[0].authors": ["Ida Sample", ""]}, "authors: [Ida Sample]"),
        ("transfers[0].items[0].quantity", {"transfers[0].items[0].quantity.max": "40"}, "quantity: {max: 40}"),
        ("relations[0]", {"relations[0].relation": "see_also", "relations[0].target": "x"}, "- {see_also: x}"),
        ("transfers[0].note", {"transfers[0].note": "two\r\nlines: here"}, 'note: "two lines: here"'),
    ],
)
def test_what_a_form_says_is_what_the_file_says(
    author: Author, path: str, fields: dict[str, str | list[str]], written: str
) -> None:
    author.do("change", path, **fields)
    author.do("save")
    assert written in author.file.read_text("utf-8")


def test_a_wrong_value_is_said_at_its_field(author: Author) -> None:
    page = author.do("change", "date", date="next week").text
    row = page[page.index('id="row-date"') : page.index('id="row-announced"')]
    assert "next week" in row and 'class="error"' in row


def test_all_of_content_is_checked_with_it(author: Author) -> None:
    assert "unknown actor" in author.do("change", "transfers[0].to", **{"transfers[0].to": "nowhere"}).text


def test_an_empty_form_changes_nothing(author: Author) -> None:
    assert "Nothing was filled in" in author.do("change", "title", title=" ").text


def test_a_date_is_said_as_it_is_typed(author: Author) -> None:
    assert author.page("/spoken?date=../2024-03") == "in or before March 2024"
    assert "no date" in author.page("/spoken?date=soon")


def test_with_problems_nothing_is_published(author: Author) -> None:
    before = author.file.read_text("utf-8")
    page = author.do("publish", confirmed="yes").text
    assert "problems to mend first" in page and "is still to be written" in page
    assert author.file.read_text("utf-8") == before


def test_undecided_suggestions_are_asked_for_once_and_then_published(author: Author) -> None:
    ready(author)
    before = author.file.read_text("utf-8")
    asked = author.do("publish").text
    assert "not decided. Publish" in asked
    assert author.file.read_text("utf-8") == before
    done = author.do("publish", confirmed="yes")
    assert "Published" in done.text and "No drafts" in done.text
    text = author.file.read_text("utf-8")
    assert "evidence" not in text and "draft" not in text and "#" not in text
    assert not [problem for problem in problems_in(author.content) if problem.file == author.file.as_posix()]


def test_an_event_of_another_day_is_published_under_its_own_id(author: Author) -> None:
    ready(author)
    page = author.do("change", "date", date="2024-03-05").text
    new = re.search(r'name="id" id="id" value="([^"]+)"', page)
    assert new is not None and new[1].startswith("2024-03-05-")
    taken = "2023-05-10-netherlands-kestrel-for-latvia"
    assert "There is an entry" in author.do("publish", confirmed="yes", id=taken).text
    assert "no id of an entry" in author.do("publish", confirmed="yes", id="../x").text
    author.do("publish", confirmed="yes", id=new[1])
    assert not author.file.exists()
    assert (author.content / f"entries/2024/{new[1]}.md").is_file()


STEP = """---
title: A made-up step
date: {day}
summary: What happened.
transfers: [{{transfer: no-lv-shells, status: {status}{more}}}]
sources: [{{title: T, publisher: P, url: "https://example.org/1", published: {day}, supports: [date]}}]
---
"""


def test_what_it_breaks_in_another_entry_is_said(author: Author) -> None:
    """The goods are in use before the entry that contracts for them: it is there that a step goes back."""
    ready(author)
    steps = author.content / "entries/2023"
    declared = ", from: no, to: lv, items: [{what: shells}]"
    (steps / "2023-06-01-a.md").write_text(STEP.format(day="2023-06-01", status="pledged", more=declared), "utf-8")
    (steps / "2023-07-01-b.md").write_text(STEP.format(day="2023-07-01", status="contracted", more=""), "utf-8")
    author.do("change", "date", date="2023-06-15")
    author.do("change", "transfers[0].transfer", **{"transfers[0].transfer": "no-lv-shells"})
    page = author.do("change", "transfers[0].status", **{"transfers[0].status": "operational"}).text
    assert re.search(r"2023-07-01-b.md</code> goes back", page)


def test_a_draft_with_broken_yaml_is_listed_and_shown_with_its_problem(author: Author) -> None:
    author.file.write_text("---\nstatus: draft\ntitle: [\n---\n", "utf-8")
    assert "1 draft to review" in author.page("/")
    assert "broken YAML" in author.page()
    assert "problems to mend first" in author.do("publish", confirmed="yes").text
