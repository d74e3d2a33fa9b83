"""The bytes of a document → an article: what form it is, and who reads that form."""

from __future__ import annotations

import re
from dataclasses import replace

from ..problems import Problem
from .article import Article
from .flat_page import read_flat
from .forms.headed import Header, take_header
from .forms.page import Form, Page, not_text, sniff
from .inputs import unpacked

Read = tuple[Article | None, tuple[Problem, ...]]


def read_article(data: bytes, file: str, url: str | None = None, form: Form | None = None) -> Read:
    """The article in the bytes of one file, and what must be said about it.

    Args:
        data: The file as it is.
        file: Name for messages.
        url: Its address where it is known.
        form: The form where it is told; else it is seen from the bytes.
    """
    page = unpacked(data, file)
    return (None, (page,)) if isinstance(page, Problem) else read_page(replace(page, url=url), file, form)


def read_page(page: Page, file: str, form: Form | None = None) -> Read:
    """The article in one document.

    Args:
        page: The document, unpacked.
        file: Name for messages.
        form: The form where it is told; else what the document came in tells, else what its bytes show.
    """
    if not page.data.strip():
        return _none(file, "the file is empty; give an article's text or its page")
    if what := not_text(page.data):
        return _none(file, f"this is {what}, no text; save what it holds as HTML or text")
    kind = page.form or form or sniff(page.data)
    if kind == "mhtml":
        return _saved(page, file)
    if kind == "warc":
        return _none(file, "this is a web archive in another wrapping; unpack it, and give the .warc or .warc.gz file")
    return _html(page, file) if kind == "html" else _text(page, file, whole=kind == "text")


def _saved(page: Page, file: str) -> Read:
    # Here: few inputs are saved pages, and the library for their wrapping is large.
    from .forms.mhtml import read_mhtml

    inner = read_mhtml(page.data)
    if inner is None:
        return _none(file, "no page was found in this saved file; save the page again, or give its text")
    return read_page(replace(inner, url=inner.url or page.url), file)


def _html(page: Page, file: str) -> Read:
    # Here: the HTML libraries take longer to load than most runs take without them.
    from .html_page import read_html

    return _told(read_html(page.as_utf8().data, file, page.url), ())


def _text(page: Page, file: str, whole: bool) -> Read:
    decoded = page.text()
    if decoded.text is None:
        return _none(file, decoded.note)
    notes = (Problem(file, 1, "", decoded.note, "warning"),) if decoded.note else ()
    header, text = take_header(_with_lines(decoded.text))
    found = read_flat(text, file, (header.url if header else None) or page.url, whole)
    return _told(_headed(found, header), notes)


def _with_lines(text: str) -> str:
    """A dump that came without newlines, cut where several spaces stand in their place."""
    return text if "\n" in text.strip() else re.sub(r"(?<=\S)[ \t]{2,}", "\n\n", text)


def _headed(found: Article | Problem, header: Header | None) -> Article | Problem:
    return header.over(found) if header and isinstance(found, Article) else found


def _none(file: str, message: str) -> Read:
    return None, (Problem(file, 1, "", message),)


def _told(found: Article | Problem, notes: tuple[Problem, ...]) -> Read:
    if isinstance(found, Problem):
        return None, (*notes, found)
    return found.writable(), (*notes, *found.problems)
