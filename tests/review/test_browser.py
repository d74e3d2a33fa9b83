"""The review as an author meets it: by keyboard, by mouse, with a phone, in both colour schemes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from plugins.timeline.review.server import OURS
from tests.support.faults import Faults
from tests.support.review import KEYS, folder, imported, reviewing

WAYS: tuple[tuple[int, int, Literal["light", "dark"]], ...] = (
    (1280, 800, "light"),
    (1280, 800, "dark"),
    (360, 740, "light"),
    (360, 740, "dark"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("made")).parent


@pytest.fixture
def content(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


@pytest.fixture
def review(content: Path) -> Iterator[str]:
    with reviewing(content) as url:
        yield f"{url}/?key={KEYS.entry}"


def current(page: Page) -> Locator:
    return page.locator('.row[aria-current="true"]')


def row(page: Page, path: str) -> Locator:
    return page.locator(f'.row[data-path="{path}"]')


def open_draft(page: Page, review: str) -> None:
    page.goto(review)
    page.get_by_role("link", name="Norway to transfer").click()
    expect(current(page)).to_have_count(1)


def left(page: Page) -> int:
    return int(page.locator("[data-open]").inner_text())


def test_from_an_article_to_a_published_entry_by_keyboard_alone(page: Page, tmp_path: Path) -> None:
    content = imported(tmp_path)
    with reviewing(content) as url:
        go_through(page, f"{url}/?key={KEYS.entry}")
        page.goto("about:blank")
    (entry,) = (content / "entries/2024").glob("*.md")
    text = entry.read_text("utf-8")
    assert "Kestrels for the Netherlands" in text
    assert not re.search(r"evidence|draft|#|relations|consents", text)


def go_through(page: Page, review: str) -> None:
    """All of one draft: the summary written, the address added, links dropped, all else accepted; published."""
    open_draft(page, review)
    expect(current(page)).to_have_attribute("data-path", "title")
    expect(page.locator("#article mark")).to_have_text("Norway to transfer Kestrel missiles to Netherlands")
    page.keyboard.press("a")
    expect(current(page)).to_have_attribute("data-path", "summary")
    page.keyboard.press("e")
    page.keyboard.type("Norway lets finished weapons go abroad: Kestrels for the Netherlands.")
    page.keyboard.press("Enter")
    expect(row(page, "summary")).to_contain_text("Kestrels for the Netherlands")
    for _ in range(60):
        if left(page) == 0:
            break
        path, before = current(page).get_attribute("data-path"), left(page)
        if path == "sources[0].url":
            page.keyboard.press("e")
            page.keyboard.type("https://herald.example.org/kestrel")
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("d" if str(path).startswith(("relations", "consents")) else "a")
        expect(page.locator("[data-open]")).not_to_have_text(str(before))
    page.keyboard.press("s")
    expect(page.get_by_role("status")).to_have_text("Saved.")
    page.keyboard.press("p")
    expect(page.get_by_role("heading", level=1)).to_have_text("No drafts")


def test_keys_go_up_and_down_and_mark_the_words_of_the_row(review: str, page: Page) -> None:
    open_draft(page, review)
    for key, path in (("j", "summary"), ("j", "body"), ("ArrowDown", "date"), ("k", "body"), ("ArrowDown", "date")):
        page.keyboard.press(key)
        expect(current(page)).to_have_attribute("data-path", path)
    expect(page.locator("#article mark")).to_contain_text("announced on March 7")
    expect(current(page)).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_keys_typed_quickly_are_all_heeded(review: str, page: Page) -> None:
    open_draft(page, review)
    row(page, "date").click()
    before = left(page)
    for _ in range(4):
        page.keyboard.press("a")
    expect(page.locator("[data-open]")).to_have_text(str(before - 4))
    for _ in range(4):
        page.keyboard.press("u")
    expect(page.locator("[data-open]")).to_have_text(str(before))


def test_a_term_a_date_and_an_id_are_changed_with_proper_controls(review: str, page: Page) -> None:
    open_draft(page, review)
    row(page, "transfers[0].status").click()
    page.keyboard.press("e")
    status = page.get_by_label("status", exact=True).first
    expect(status).to_be_focused()
    status.select_option("pledged")
    expect(row(page, "transfers[0].status")).to_contain_text("Promised in public, not yet firm.")
    row(page, "transfers[0].status").get_by_role("button", name="Set").click()
    expect(row(page, "transfers[0].status")).to_have_attribute("data-state", "changed")
    expect(row(page, "transfers[0].status").locator(".row-value")).to_contain_text("Pledged")
    row(page, "date").click()
    page.keyboard.press("e")
    page.keyboard.type("../2024-03")
    expect(row(page, "date").locator("output")).to_have_text("in or before March 2024")
    page.keyboard.press("Escape")
    expect(row(page, "date")).to_contain_text("7 March 2024")
    row(page, "transfers[0].to").click()
    page.keyboard.press("e")
    field = row(page, "transfers[0].to").locator("input[list]").first
    assert page.locator(f"#{field.get_attribute('list')} option[value=lv]").count() == 1
    field.fill("nowhere")
    field.press("Enter")
    expect(row(page, "transfers[0].to")).to_contain_text('unknown actor "nowhere"')


def test_by_mouse_a_field_is_added_and_a_transfer_dropped(review: str, page: Page) -> None:
    open_draft(page, review)
    card = page.locator("section.card", has=page.get_by_role("heading", name="Transfer 1", exact=True))
    card.locator("details.more summary").click()
    card.get_by_role("link", name="note").click()
    field = row(page, "transfers[0].note").locator("textarea")
    expect(field).to_be_focused()
    field.fill("An officer's word.")
    row(page, "transfers[0].note").get_by_role("button", name="Set").click()
    expect(row(page, "transfers[0].note")).to_contain_text("An officer's word.")
    card.get_by_role("button", name="Drop Transfer 1").click()
    expect(page.get_by_role("heading", name="Transfer 1", exact=True)).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("Dropped.")
    page.get_by_role("button", name="Undo").click()
    expect(row(page, "transfers[0].note")).to_contain_text("An officer's word.")


def test_undecided_suggestions_are_asked_for_at_the_place(review: str, page: Page) -> None:
    open_draft(page, review)
    page.keyboard.press("p")
    expect(page.get_by_role("alertdialog")).to_be_focused()
    expect(page.get_by_role("alertdialog")).to_contain_text("not decided. Publish")
    page.keyboard.press("p")
    expect(page.get_by_role("status")).to_have_text("There are problems to mend first.")


def test_single_keys_can_be_put_off(review: str, page: Page) -> None:
    open_draft(page, review)
    before = left(page)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys do this").uncheck()
    page.keyboard.press("Escape")
    row(page, "date").click()
    page.keyboard.press("a")
    row(page, "date").get_by_role("button", name="Accept").click()
    expect(page.locator("[data-open]")).to_have_text(str(before - 1))


def test_with_a_phone_by_touch(review: str, phone: Page) -> None:
    open_draft(phone, review)
    before = left(phone)
    expect(row(phone, "date").locator(".quotes")).to_be_visible()
    row(phone, "date").get_by_role("button", name="Accept").tap()
    expect(phone.locator("[data-open]")).to_have_text(str(before - 1))
    row(phone, "summary").locator("textarea").fill("In our own words.")
    row(phone, "summary").get_by_role("button", name="Set").tap()
    expect(row(phone, "summary")).to_contain_text("In our own words.")


def test_without_script_forms_do_the_same(review: str, noscript: Page) -> None:
    noscript.goto(review)
    noscript.get_by_role("link", name="Norway to transfer").click()
    before = left(noscript)
    row(noscript, "date").get_by_role("button", name="Accept").click()
    expect(noscript.locator("[data-open]")).to_have_text(str(before - 1))
    row(noscript, "announced").locator("details summary").click()
    row(noscript, "announced").get_by_label("announced").fill("2024-03-06")
    row(noscript, "announced").get_by_role("button", name="Set").click()
    expect(row(noscript, "announced")).to_contain_text("6 March 2024")


@pytest.mark.parametrize(("width", "height", "scheme"), WAYS)
def test_both_pages_are_accessible(
    review: str,
    page: Page,
    axe: Callable[[Page], list[str]],
    width: int,
    height: int,
    scheme: Literal["light", "dark"],
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    page.goto(review)
    assert not axe(page)
    open_draft(page, review)
    row(page, "transfers[0].status").click()
    page.keyboard.press("e")
    for path in ("date", "transfers[0].to", "transfers[1].value", "relations[0]", "sources[0].url"):
        row(page, path).locator("details").evaluate("details => { details.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert not axe(page)


def test_the_end_of_the_command_is_said(content: Path, page: Page, faults: Faults) -> None:
    with reviewing(content) as url:
        open_draft(page, f"{url}/?key={KEYS.entry}")
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("does not answer")
    # Its icon may be asked for after that.
    page.close()
    faults.clear()


def test_the_arithmetic_of_the_script(browser: Browser) -> None:
    context = browser.new_context()
    context.route("http://modules.test/**", _module)
    page = context.new_page()
    page.goto("http://modules.test/")
    assert page.evaluate("import('/keys.test.js').then(({ failures }) => failures)") == []
    context.close()


def _module(route: Route) -> None:
    name = route.request.url.rpartition("/")[2]
    file = next((folder / name for folder in (OURS, Path(__file__).parent) if name and (folder / name).is_file()), None)
    text = file.read_text("utf-8") if file else "<!doctype html><title>Tests</title>"
    route.fulfill(body=text, content_type="text/javascript" if file else "text/html")
