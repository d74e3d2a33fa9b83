"""Bodies become safe HTML, whatever their authors write."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.timeline.markup import ATTRIBUTES, SCHEMES, TAGS, Place, refusals, render, words_alone

PLACE = Place(
    path="entries/2023/x.md",
    file="content/entries/2023/x.md",
    line=10,
    links={
        "actors/aa.md": "actors/aa/",
        "entries/2023/y.md": "entries/y/",
        "images/map.png": "images/map.png",
    },
    base="../../",
)
ADDED = {("div", "tabindex"), ("div", "role"), ("div", "aria-label")}
"""What the frame of a table adds."""


class Walk(HTMLParser):
    """Every tag and attribute of an HTML text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str, str]] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name, value or "") for name, value in attrs}


FRAGMENTS = st.sampled_from(
    [
        "<script>", "</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>",
        "[x](javascript:1)",
        "<svg><style>", "</style>", "<math>", "<iframe src=//example.org>",
        "<div style='x' onclick=y id=main>", "]]>",
        "<!--", "-->", "# ", "\n\n", "    ", "```", "> ", "- ", "|a|b|\n|-|-:|\n|1|2|\n", "[^1]",
        "\n[^1]: note\n",
        "![p]({static}/images/map.png)", "![p](https://example.org/p.png)", "[y]({filename}y.md)",
        "&lt;script&gt;",
        "<table><caption>", "\x00", "\u202e", "<details open>", "**", "_", "[data](data:text/html,x)",
    ]
)  # fmt: skip
BODIES = st.lists(FRAGMENTS | st.text(max_size=8), max_size=14).map("".join)


SIGNS = "\n  -+=#.:!?()\"'$^@/;%019\xa0\xad\u2028\ufffe\x01\x1f\x7f\x85\t\r\f"
WORDS = st.sampled_from(["so it was", "A ", "so\nit", "so.\n\nIt", "in 2023", "é字", "of “it” (all); "])
PLAIN_TEXTS = st.tuples(st.lists(WORDS), st.sampled_from(SIGNS) | st.text(max_size=3), st.lists(WORDS)).map(
    lambda three: "".join([*three[0], three[1], *three[2]])
)


@given(PLAIN_TEXTS)
@example("So it was.\nIt is said.\n\n“Words” of 2023 (all).\n")
@example("A line \nand  another")
@example("Title\n===\n\n1. one\n- two")
def test_words_alone_are_what_markdown_makes_of_them(text: str) -> None:
    words = words_alone(text)
    if words is not None:
        assert render(f"{text}\n\n*x*") == f"{words}<p><em>x</em></p>\n"


def test_most_texts_are_words_alone() -> None:
    assert words_alone("So it was (it is said), in 2023.\n\nThen - or so - “all”:\nno more.\n") is not None
    assert words_alone("So *it* was.") is words_alone("# It") is words_alone("It: \n=") is None


@given(BODIES)
@example("<svg><p><style><!--</style><img src=x onerror=alert(1)>-->")
@example('<a href="java\nscript:alert(1)">x</a>')
def test_nothing_but_the_allowed_comes_out(text: str) -> None:
    walk = Walk(render(text, PLACE))
    assert walk.tags <= TAGS
    for tag, name, value in walk.attributes:
        assert name in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | {"class"} or (tag, name) in ADDED
        if name == "href" and ":" in value.split("/")[0].split("#")[0].split("?")[0]:
            assert value.split(":")[0].lower() in SCHEMES
        if name == "src":
            assert value.startswith("../../")
        if name == "id":
            assert value.startswith("note-")


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/due/", "../../due/"), ("/", "../../"), ("/?certainty=several", "../../?certainty=several"),
        ("//example.org/", "//example.org/"), ("https://example.org/", "https://example.org/"),
    ],
)  # fmt: skip
def test_an_address_from_the_root_is_that_of_the_site(address: str, written: str) -> None:
    assert f'href="{written}"' in render(f"[x]({address})", PLACE)


def test_an_address_from_the_root_never_becomes_a_scheme() -> None:
    assert 'href="/javascript:1"' in render("[x](/javascript:1)")


@given(BODIES)
def test_rendering_never_has_a_first_heading(text: str) -> None:
    assert "h1" not in Walk(render(text, PLACE)).tags


@given(BODIES)
def test_the_same_text_gives_the_same_html(text: str) -> None:
    assert render(text, PLACE) == render(text, PLACE)


def test_headings_start_below_the_pages_own() -> None:
    assert render("### A\n\n#### B", PLACE) == "<h2>A</h2>\n<h3>B</h3>\n"
    assert render("# A", PLACE, top=3) == "<h3>A</h3>\n"


def test_links_between_records_lead_to_pages() -> None:
    text = "[A]({filename}/actors/aa.md#given), [Y]({filename}y.md)"
    done = render(text, PLACE)
    assert 'href="../../actors/aa/#given"' in done
    assert 'href="../../entries/y/"' in done
    assert refusals(text, PLACE) == ()


def test_a_link_to_no_record_is_a_problem_with_its_line() -> None:
    text = "One.\n\n[A]({filename}/actors/ab.md)"
    assert [str(found) for found in refusals(text, PLACE)] == [
        'content/entries/2023/x.md:12: the link "{filename}/actors/ab.md" leads to no file in content/; '
        'did you mean "actors/aa.md"?'
    ]
    assert "href" not in render(text, PLACE)


def test_what_is_taken_out_is_said() -> None:
    text = (
        "a <script>x</script>\n\n<iframe></iframe>\n\n![p](https://example.org/p.png) [q](../y.md) [r](ftp:x)"
    )
    assert [(found.line, found.message.split(";")[0]) for found in refusals(text, PLACE)] == [
        (10, "HTML <script> is not allowed in a body"),
        (12, "HTML <iframe> is not allowed in a body"),
        (14, 'the picture "https://example.org/p.png" is not our own'),
        (14, 'the link "../y.md" leads to a source file'),
        (14, 'the link "ftp:x" begins with "ftp:"'),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<a href="{filename}no.md">x</a>', 'the link "{filename}no.md" leads to no file in content/'),
        ("<img src='https://example.org/p.png' alt=''>", 'the picture "https://example.org/p.png" is not our own'),
        ("[x]({tag}arms)", 'the link "{tag}arms" leads nowhere: {tag} is none of {filename}, {static}, {attach}'),
        ("[x]({index})", 'the link "{index}" leads nowhere'),
        ("[x](|filename|y.md)", 'the link "|filename|y.md" leads nowhere'),
    ],
)
def test_links_that_pelican_knows_and_this_site_has_not_are_told(text: str, said: str) -> None:
    (found,) = refusals(text, PLACE)
    assert found.message.startswith(said)
    assert "href" not in render(text, PLACE)


def test_tables_footnotes_and_strikethrough() -> None:
    html = render("|a|b|\n|-|-:|\n|1|2|\n\n~~no~~[^1]\n\n[^1]: why", PLACE)
    assert '<td class="number">2</td>' in html
    assert "<del>no</del>" in html
    assert 'href="#note-1"' in html and 'id="note-1"' in html


def test_an_empty_body_is_empty() -> None:
    assert render(" \n", PLACE) == ""
