"""Which part of an HTML page is the story: pages of shapes on which a library alone goes wrong."""

from __future__ import annotations

from trafilatura import load_html

from plugins.timeline.importers.html_story import story_in

SENTENCES = [
    f"Paragraph {name} of the story says at some length what the ministry of the example state decided that day."
    for name in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def story(body: str, title: str = "Ministry of the example state decides", copy: str = "") -> list[str]:
    tree = load_html(f"<html><body>{body}</body></html>")
    assert tree is not None
    return story_in(tree, title, copy)


def test_a_story_in_several_boxes_is_whole() -> None:
    box = '<div class="grid"><div class="row"><div class="article-body wide side-{n}">{text}</div></div></div>'
    page = "".join(box.format(n=n, text=paragraphs(SENTENCES[n : n + 5])) for n in (0, 5))
    assert story(f"<main><h1>Ministry decides</h1>{page}</main>") == SENTENCES


def test_the_next_story_on_an_endless_page_is_left_out() -> None:
    tales = [text.replace("story", "tale") for text in SENTENCES]
    others = "".join(f"<article><h2>Another day</h2>{paragraphs([tale])}</article>" for tale in tales)
    page = f"<main><article><h1>Ministry decides</h1>{paragraphs(SENTENCES[:3])}</article>{others}</main>"
    assert story(page) == ["Ministry decides", *SENTENCES[:3]]


def test_addresses_and_times_for_programs_are_no_lines() -> None:
    values = "<div>2021-03-04T05:06:07+00:00</div><div>https://example.org/picture.jpg</div>"
    assert story(f"<article>{paragraphs(SENTENCES[:5])}{values}</article>") == SENTENCES[:5]


def test_the_page_s_own_copy_says_where_the_story_ends() -> None:
    after = paragraphs(["The writer of this page has reported on the example state for many years and lives there."])
    page = f"<article>{paragraphs(SENTENCES)}{after}</article>"
    assert len(story(page)) == 11
    assert story(page, copy="<p>" + " ".join(SENTENCES) + "</p>") == SENTENCES


def test_a_copy_that_is_only_a_beginning_ends_nothing() -> None:
    assert story(f"<article>{paragraphs(SENTENCES)}</article>", copy=" ".join(SENTENCES[:2])) == SENTENCES
