"""The forms that an article comes in: saved pages, archives, texts with a header, any character set; broken ones."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.timeline.decoding import decode
from plugins.timeline.importers.article import Article
from plugins.timeline.importers.forms.headed import take_header
from plugins.timeline.importers.forms.mhtml import read_mhtml
from plugins.timeline.importers.forms.page import sniff
from plugins.timeline.importers.inputs import LARGEST, Input, expand, fetch, unpacked
from plugins.timeline.importers.known import canonical
from plugins.timeline.importers.reading import read_article, read_page
from plugins.timeline.problems import Problem

CASES = Path(__file__).parent / "cases"
PAGE = (CASES / "html-json-ld" / "article.html").read_bytes()
DUMP = (CASES / "no-day-named" / "article.txt").read_text("utf-8").split("vehicles\n\n", 1)[1]
HTML = """<html lang="{lang}"><head><meta charset="{charset}"><title>{title}</title></head>
<body><h1>{title}</h1><p>{text}</p><p>{text}</p></body></html>"""


def mhtml(page: bytes, charset: str = "utf-8", encoding: str = "quoted-printable") -> bytes:
    """A page saved by a browser: the page first, a picture and a style sheet behind it."""
    whole = EmailMessage()
    whole["Snapshot-Content-Location"] = "https://herald.example.org/2024/02/09/norway-kestrel"
    whole["Subject"] = "Saved page"
    whole.set_content(page.decode(charset), subtype="html", charset=charset, cte=encoding)
    whole.make_related()
    whole.add_related(b"\x89PNG\r\n", "image", "png", cid="<picture>")
    whole.add_related("p {}", subtype="css")
    return whole.as_bytes()


def article(data: bytes, name: str = "article", form: str | None = None) -> Article:
    found, problems = read_article(data, name, form=form)  # type: ignore[arg-type]
    assert found is not None, problems
    return found


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_a_saved_page_is_the_page(encoding: str) -> None:
    wrapped = mhtml(PAGE, encoding=encoding)
    assert sniff(wrapped) == "mhtml"
    for data in (wrapped, wrapped.replace(b"\r\n", b"\n"), gzip.compress(wrapped)):
        found, plain = article(data), article(PAGE)
        assert (found.title, found.paragraphs, found.url) == (plain.title, plain.paragraphs, plain.url)


def test_a_saved_page_knows_its_address_and_its_character_set() -> None:
    text = "Норвегія передасть Нідерландам ракети, повідомило міністерство оборони в Осло. Це рішення ухвалив уряд. "
    page = HTML.format(lang="uk", charset="utf-8", title="Норвегія передасть ракети Нідерландам", text=text * 2)
    found = article(mhtml(page.encode("cp1251"), "cp1251", "base64"))
    assert found.title == "Норвегія передасть ракети Нідерландам"
    assert found.url == "https://herald.example.org/2024/02/09/norway-kestrel"


def test_a_message_of_text_is_read() -> None:
    message = EmailMessage()
    message["Subject"] = "Newsletter"
    message.set_content("The Netherlands will give Latvia 40 armoured vehicles\n\n" + DUMP)
    assert article(message.as_bytes()).title == "The Netherlands will give Latvia 40 armoured vehicles"


@given(st.binary(max_size=400))
@example(b"\x00\x00\x00[\r\x01")
@example(b"\x00\x00[]\r\x01")
def test_no_wrapping_is_too_broken_to_be_answered(noise: bytes) -> None:
    wrapped = mhtml(PAGE)
    for data in (wrapped[: len(noise) * 7] + noise, noise + wrapped, b"MIME-Version: 1.0\n\n" + noise):
        assert read_mhtml(data) is None or read_article(data, "a", form="mhtml")


def archive(file: Path, packed: bool, pages: Mapping[str, bytes], headers: str = "") -> Path:
    """A web archive: a request and a picture beside each page, and a page that was not found."""
    records = [_record("warcinfo", "", b"software: by hand\r\n")]
    for url, body in pages.items():
        html = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n"
        records.append(_record("request", url, b"GET / HTTP/1.1\r\n\r\n"))
        records.append(_record("response", url, html.encode() + body))
        records.append(_record("response", f"{url}.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"))
    gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nNot here"
    records.append(_record("response", "https://example.org/gone", gone))
    file.write_bytes(b"".join(gzip.compress(record) if packed else record for record in records))
    return file


def _record(kind: str, url: str, block: bytes) -> bytes:
    http = "application/http; msgtype=response" if kind == "response" else "application/warc-fields"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\n" + (f"WARC-Target-URI: {url}\r\n" if url else "")
    return f"{head}Content-Type: {http}\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.bin"])
def test_every_page_of_an_archive_is_an_article(packed: bool, name: str, tmp_path: Path) -> None:
    pages = {f"https://example.org/{number}": PAGE.replace(b"Kestrel", b"Kestrel %d" % number) for number in (1, 2, 3)}
    file = archive(tmp_path / name, packed, pages)
    found = [fetch(source) for source in expand([str(file)])]
    assert [page.url for page in found if not isinstance(page, Problem)] == list(pages)
    for page, body in zip(found, pages.values(), strict=True):
        assert not isinstance(page, Problem)
        assert page.data == body
        assert read_page(page, "a")[0]


def test_a_page_that_is_packed_in_an_archive_is_unpacked(tmp_path: Path) -> None:
    body = gzip.compress(PAGE)
    file = archive(tmp_path / "a.warc", False, {"https://example.org/1": body}, "Content-Encoding: gzip\r\n")
    (source,) = expand([str(file)])
    page = fetch(source)
    assert not isinstance(page, Problem)
    assert page.data == PAGE


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.8])
def test_a_broken_archive_gives_what_it_has_and_says_so(kept: float, tmp_path: Path) -> None:
    file = archive(tmp_path / "a.warc.gz", True, {f"https://example.org/{number}": PAGE for number in range(9)})
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * kept)])
    sources = list(expand([str(file)], "warc"))
    assert len(sources) == len({source.name for source in sources})
    assert any(isinstance(fetch(source), Problem) for source in sources)


def test_no_archive_and_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no archive at all\n" * 9, encoding="utf-8")
    (tmp_path / "b.warc").write_bytes(b"")
    for name in ("a.txt", "b.warc"):
        (source,) = expand([str(tmp_path / name)], "warc")
        assert source.problem


FENCED = """---
title: "The Netherlands will give Latvia 40 armoured vehicles"
author: [Ida Sample, Ole Specimen]
date: 2024-09-30T10:00:00Z
source: https://herald.example.org/vehicles
site: The Example Herald
lang: en-GB
---

"""
LINED = """Title: The Netherlands will give Latvia 40 armoured vehicles
URL Source: https://herald.example.org/vehicles
Published Time: 30 September 2024
Author: Ida Sample and Ole Specimen
Publication: The Example Herald

Markdown Content:
"""


@pytest.mark.parametrize("header", [FENCED, LINED])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_says_what_it_is(header: str, newline: str) -> None:
    found = article((header + DUMP).replace("\n", newline).encode())
    assert found.title == "The Netherlands will give Latvia 40 armoured vehicles"
    assert found.authors == ("Ida Sample", "Ole Specimen")
    assert (found.published, found.publisher) == ("2024-09-30", "The Example Herald")
    assert (found.url, found.language) == ("https://herald.example.org/vehicles", "en")
    assert found.paragraphs == (DUMP.strip(),)


@pytest.mark.parametrize("text", [DUMP, "Title: alone\n\n" + DUMP, "---\nbroken: [\n---\n" + DUMP, "---\n", ""])
def test_what_is_no_header_stays(text: str) -> None:
    assert take_header(text) == (None, text)


def test_a_text_told_to_be_an_article_keeps_all_of_it() -> None:
    last = "The offer stands for a year, it was said."
    text = f"Vehicles for Latvia\n\n{DUMP}\nRead more\n\nShort words.\n\n{last}\n"
    found = article(text.encode(), form="text")
    assert found.title == "Vehicles for Latvia"
    assert found.paragraphs[-1] == last


TEXTS = {
    "cp1251": "Норвегия передаст Нидерландам ракеты. Решение приняло правительство в Осло в среду, сообщают. ",
    "koi8_u": "Норвегія передасть Нідерландам ракети. Рішення ухвалив уряд в Осло в середу, повідомило відомство. ",
    "shift_jis": "ノルウェー政府は水曜日、オランダにミサイルを引き渡すと発表した。決定は閣議で行われた。",
    "euc_jp": "ノルウェー政府は水曜日、オランダにミサイルを引き渡すと発表した。決定は閣議で行われた。",
    "iso8859_2": "Norwegia przekaże Holandii rakiety, poinformowało w środę ministerstwo obrony. Żołnierze jadą. ",
    "utf_16": "Norway gives “missiles” to the Netherlands – at last. ",
    "utf_16_le": "Норвегия передаст Нидерландам ракеты, сообщило правительство. ",
    "utf_16_be": "Norway gives “missiles” to the Netherlands – at last. ",
    "utf_32": "Norway gives “missiles” to the Netherlands – at last. ",
}


@pytest.mark.parametrize("charset", TEXTS)
def test_a_text_in_any_character_set(charset: str) -> None:
    text = TEXTS[charset] * 3
    decoded = decode(text.encode(charset))
    assert decoded.text == text
    assert "check its letters" in decoded.note


@pytest.mark.parametrize("charset", ["cp1251", "shift_jis", "euc_jp", "iso8859_2", "utf_16"])
def test_a_page_is_in_the_character_set_that_it_names(charset: str) -> None:
    title = TEXTS[charset][:30].rstrip(" .,")
    named = charset.replace("iso8859_2", "iso-8859-2")
    page = HTML.format(lang="", charset=named, title=title, text=TEXTS[charset] * 3)
    assert article(page.encode(charset)).title == title


def test_the_character_set_that_is_told_is_used_where_it_fits() -> None:
    assert decode("Łódź".encode("iso8859_2"), "ISO-8859-2").text == "Łódź"
    assert decode("Łódź".encode(), "iso8859_2").text == "Łódź"
    assert decode("“40”".encode("cp1252"), "iso-8859-1").text == "“40”"
    assert decode(TEXTS["cp1251"].encode("cp1251") * 3, "no-such-set").text == TEXTS["cp1251"] * 3


@given(st.binary(max_size=600), st.sampled_from([None, "flat", "html", "mhtml", "text"]))
def test_any_bytes_are_answered(data: bytes, form: str | None) -> None:
    found, problems = read_article(data, "noise", form=form)  # type: ignore[arg-type]
    assert found or problems


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4 and so on", "a PDF"),
        (b"PK\x03\x04 and so on", "office document"),
        (b"\x89PNG\r\n", "picture"),
        (gzip.compress(b"a" * (LARGEST + 10)), "larger than"),
        (gzip.compress(PAGE)[:-20], "damaged"),
    ],
)
def test_what_cannot_be_an_article_says_what_it_is(data: bytes, said: str) -> None:
    found, problems = read_article(data, "file")
    assert found is None
    assert said in problems[0].message


def test_a_folder_is_walked_for_what_may_be_an_article(tmp_path: Path) -> None:
    wanted = ["a.txt", "b/c.HTML", "b/d.mhtml", "e", "f.md", "g.txt.gz"]
    for name in [*wanted, "style.css", "b/page_files/ad.html", ".hidden/x.txt", ".x.txt"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"words")
    found = [Path(source.name).relative_to(tmp_path).as_posix() for source in expand([str(tmp_path)])]
    assert found == sorted(wanted)
    assert len(list(expand([str(tmp_path), f"{tmp_path}/*.txt"]))) == len(wanted)


def test_a_name_that_cannot_be_printed(tmp_path: Path) -> None:
    (tmp_path / b"bad\xff\nname.txt".decode("utf-8", "surrogateescape")).write_bytes(DUMP.encode())
    (source,) = expand([str(tmp_path)])
    assert source.name.endswith("bad\ufffd\ufffdname.txt")
    assert not isinstance(fetch(source), Problem)


def test_halves_of_letters_are_left_out() -> None:
    data = b'{"@type": "NewsArticle", "headline": "Forty vehicles \\ud83d for \\ud83d\\ude80 Latvia this year"}'
    script = b'<script type="application/ld+json">' + data + b"</script>"
    page = HTML.format(lang="en", charset="utf-8", title="x", text=DUMP * 2).encode()
    found = article(page.replace(b"</head>", script + b"</head>"))
    assert found.title == "Forty vehicles \ufffd for 🚀 Latvia this year"


def test_files_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    problem = fetch(Input(str(tmp_path)))
    assert isinstance(problem, Problem)
    assert "cannot be read" in problem.message
    assert not isinstance(unpacked(gzip.compress(b"one") + gzip.compress(b"two"), "a"), Problem)


@given(st.text())
def test_any_address_can_be_compared(url: str) -> None:
    assert canonical(canonical(url)) is not None
    assert canonical(f"https://www.example.org/{url.strip()}".split("?")[0].split("#")[0] + "?utm_source=x") is not None


def test_addresses_of_one_page_are_the_same() -> None:
    one = "https://example.org/a?id=1"
    for other in ("http://www.example.org/a/?id=1&utm_source=x", "https://m.example.org/a/amp?id=1#top"):
        assert canonical(other) == canonical(one)
    assert canonical("https://example.org/a?id=2") != canonical(one)
