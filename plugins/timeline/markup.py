"""Markdown that authors write → HTML that a page may hold.

Nothing else makes HTML out of content. What comes out has only the tags and attributes named here, whatever
went in: the list is an allow-list, and `tests/model/test_markup.py` holds it with generated input.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from markupsafe import Markup

from .later import Later
from .patterns import compiled
from .problems import Problem, did_you_mean

if TYPE_CHECKING:
    import html

    import nh3
    import pyromark
else:
    # Most bodies are words alone, and a small site has no other.
    html, nh3, pyromark = Later("html"), Later("nh3"), Later("pyromark")

TAGS: Final = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "wbr",
    ]
)
"""Tags that may stand in a body, written as Markdown or as HTML."""
ATTRIBUTES: Final[dict[str, set[str]]] = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt"},
    "time": {"datetime"},
    "ol": {"start"},
    "div": {"id"},
}
CLASSES: Final[dict[str, set[str]]] = {
    "sup": {"footnote-reference", "footnote-definition-label"},
    "div": {"footnote-definition"},
    "td": {"number"},
    "th": {"number"},
}
SCHEMES: Final = frozenset({"http", "https", "mailto"})
_SIGNS: Final = "&<>*_`[]{}\\~|\t\r\v\f\0"
"""What may mean more than itself wherever it stands in a line. More signs do at its beginning, a space at its end."""
_NOTE = "note-"
_OWN = compiled(r"\{(filename|static|attach)\}([^#?]*)(.*)", re.DOTALL)
_OTHER = compiled(r"\{(\w+)\}.*|\|(\w+)\|.*", re.DOTALL)
_ATTRIBUTE = compiled(r"""\b(href|src)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_TAG = compiled(r"<\s*([a-zA-Z][\w-]*)")
_HEADING = compiled(r"(</?h)([1-6])>")


@dataclass(frozen=True)
class Place:
    """Where a text stands and whereto its links lead.

    path: its file below content/, from which relative `{filename}` links start. file: as problems name it.
    line: of the text's first line in that file. links: path of a content file → address of its page.
    base: what to put before an address: "../../" from a page two deep, or the site's full address in a feed.
    """

    path: str = ""
    file: str = ""
    line: int = 1
    links: Mapping[str, str] = field(default_factory=dict)
    base: str = ""

    def resolve(self, written: str) -> str:
        """The content path that a `{filename}` link means: from the root if it begins with "/", else
        from here.
        """
        start = "" if written.startswith("/") else posixpath.dirname(self.path)
        return posixpath.normpath(posixpath.join(start, written.lstrip("/")))


def render(text: str, place: Place = Place(), *, top: int = 2) -> Markup:
    """Safe HTML of a Markdown text. top: level that its highest headings get, so that a page has one h1."""
    if not text.strip():
        return Markup("")
    if (words := words_alone(text)) is not None:
        return words
    made = pyromark.html(text, options=_options()).replace(' style="text-align: right"', ' class="number"')
    _place.set(place)
    return Markup(_framed(_shifted(_cleaner().clean(made), top)))


@cache
def _options() -> pyromark.Options:
    known = pyromark.Options
    return known.ENABLE_TABLES | known.ENABLE_FOOTNOTES | known.ENABLE_STRIKETHROUGH


def words_alone(text: str) -> Markup | None:
    """The HTML of words alone, as most bodies are: what Markdown and the cleaner would make of them, in a tenth of the
    time. None where a sign may mean more than itself.
    """
    if any(map(text.__contains__, _SIGNS)) or not (text.isascii() or text.replace("\n", "").isprintable()):
        return None
    paragraphs = text.strip("\n").split("\n\n")
    if not all(line[:1].isalpha() and line[-1] != " " for one in paragraphs for line in one.split("\n")):
        return None
    return Markup("".join([f"<p>{one}</p>\n" for one in paragraphs]))


def may_be_refused(text: str) -> bool:
    """False if nothing in a Markdown text can be refused; most bodies are words alone."""
    return "<" in text or "{" in text or "[" in text or "!" in text


def refusals(text: str, place: Place = Place()) -> tuple[Problem, ...]:
    """What of a Markdown text will not be on the page, for its author to mend."""
    return tuple(_problems(text, place))


_place: ContextVar[Place] = ContextVar("place")
"""Where the text stands that is being cleaned: making a cleaner takes ten times as long as using it, so it is one."""


def _address(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return _href(value, _place.get())
    return _src(value, _place.get()) if name == "src" else value


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        attribute_filter=_address,
        url_schemes=set(SCHEMES),
        id_prefix=_NOTE,
        link_rel=None,
        clean_content_tags={"script", "style"},
    )


def _href(value: str, place: Place) -> str | None:
    if value.startswith("#"):
        return f"#{_NOTE}{value[1:]}"
    plain = unquote(value)
    if own := _OWN.fullmatch(plain):
        return _own_address(own, place)
    if value.startswith("/") and value[1:2] not in ("/", "\\"):
        return f"{place.base or '/'}{value[1:]}"  # the site need not be at the root of its host
    return None if _OTHER.fullmatch(plain) else value


def _src(value: str, place: Place) -> str | None:
    """Only the site's own pictures: another host would see who reads."""
    own = _OWN.fullmatch(unquote(value))
    return _own_address(own, place) if own else None


def _own_address(own: re.Match[str], place: Place) -> str | None:
    found = place.links.get(place.resolve(own[2]))
    return None if found is None else f"{place.base}{found}{own[3]}"


def _shifted(html: str, top: int) -> str:
    """Headings moved so that the highest is `top`; text cannot match, its "<" is escaped by now."""
    if "<h" not in html:
        return html
    levels = [int(found[2]) for found in _HEADING.finditer(html)]
    if not levels:
        return html
    move = top - min(levels)
    return _HEADING.sub(lambda found: f"{found[1]}{max(1, min(6, int(found[2]) + move))}>", html)


def _framed(html: str) -> str:
    """Tables in a box that scrolls by itself, so that a wide one does not widen the page."""
    if "<table>" not in html:
        return html
    opened = html.replace(
        "<table>", '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>'
    )
    return opened.replace("</table>", "</table></div>")


def _problems(text: str, place: Place) -> Iterator[Problem]:
    if not may_be_refused(text):
        return
    raw = text.encode()
    for event, span in pyromark.events_with_range(text, options=_options()):
        for message in _refusals(event, place):
            line = place.line + raw.count(b"\n", 0, span["start"])
            yield Problem(place.file, line, "", message)


def _refusals(event: object, place: Place) -> Iterator[str]:
    """Why something in a Markdown event will not be on the page."""
    match event:
        case {"Html": str(raw)} | {"InlineHtml": str(raw)}:
            unsafe = sorted({tag.lower() for tag in _TAG.findall(raw)} - TAGS)
            yield from (f"HTML <{tag}> is not allowed in a body; say it in Markdown" for tag in unsafe)
            for name, value in _ATTRIBUTE.findall(raw):
                bad = _bad_link if name.lower() == "href" else _bad_picture
                yield from bad(html.unescape(value.strip("\"'")), place)
        case {"Start": {"Link": {"dest_url": str(address)}}}:
            yield from _bad_link(address, place)
        case {"Start": {"Image": {"dest_url": str(address)}}}:
            yield from _bad_picture(address, place)


def _bad_picture(address: str, place: Place) -> Iterator[str]:
    if not _OWN.fullmatch(address):
        yield f'the picture "{address}" is not our own; write {{static}} and its path in content/'
    yield from _bad_link(address, place)


def _bad_link(address: str, place: Place) -> Iterator[str]:
    own = _OWN.fullmatch(address)
    if own:
        path = place.resolve(own[2])
        if path not in place.links:
            yield f'the link "{address}" leads to no file in content/{did_you_mean(path, place.links)}'
        return
    if other := _OTHER.fullmatch(address):
        kind = other[1] or other[2]
        yield f'the link "{address}" leads nowhere: {{{kind}}} is none of {{filename}}, {{static}}, {{attach}}'
        return
    scheme, colon, _ = address.partition(":")
    if colon and re.fullmatch(r"[a-zA-Z][\w+.-]*", scheme) and scheme.lower() not in SCHEMES:
        yield f'the link "{address}" begins with "{scheme}:"; allowed: {", ".join(sorted(SCHEMES))}'
    elif not colon and re.search(r"\.md(#|$)", address):
        yield f'the link "{address}" leads to a source file; write {{filename}} before its path'
