"""Front matter is read strictly: everything is text, every problem has its line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.frontmatter import Value, flow, path_of, read, read_data, written
from plugins.timeline.plain import plain, plain_line
from plugins.timeline.strict import line_of
from tests.support.trees import ROOT


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read(text, "x.md")[1]]


def data(header: str) -> object:
    document, found = read(f"---\n{header}\n---\n", "x.md")
    assert document is not None and not found, found
    return document.data


def test_everything_is_text() -> None:
    header = "a: no\nb: 2023\nc: 12:30\nd: 0123\ne: 2023-02-30\nf: 7e9\ng: true\nh: [no, 1]\n"
    assert data(header) == {
        "a": "no", "b": "2023", "c": "12:30", "d": "0123", "e": "2023-02-30", "f": "7e9", "g": "true", "h": ["no", "1"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "x.md:1: the file is empty"),
        ("  \n\n", "x.md:1: the file is empty"),
        ("title: x\n", "x.md:1: no front matter"),
        ("---\ntitle: x\n", "x.md:1: the front matter does not end"),
        ("---\n- a\n---\n", "x.md:2: the front matter is no list of fields"),
        ("---\n---\n", "x.md:2: the front matter is no list of fields"),
        ("---\na: 1\nb: x: y\n---\n", "x.md:3: broken YAML"),
        ("---\na: [1\n---\n", "x.md:"),
        ("---\na: \x07\n---\n", "x.md:2: broken YAML"),
        ("---\na: 1\nb:\n  c: 2\n  c: 3\n---\n", "x.md:5: b.c: this field is given twice"),
        ("---\na:\n---\n", "x.md:2: a: is empty"),
        ("---\na: &x 1\nb: *x\n---\n", "x.md:3: b: aliases (*name) are not read"),
        ("---\na: &x [*x]\n---\n", "aliases (*name) are not read"),
        ("---\na: *x\n---\n", "x.md:2: a: aliases (*name) are not read"),
        ("---\n? [a, b]\n: c\n---\n", "x.md:2: a field's name must be a word"),
        ("---\na: 1\n--- b: 2\n---\n", "x.md:3: broken YAML: there is a second document"),
        (f"---\na: {'[' * 50}x{']' * 50}\n---\n", "is nested too deep"),
        ("---\na: !!python/name:os.system x\n---\n", "x.md:2: a: tags are not read"),
        ("---\n[a]: 1\n---\n", "x.md:2: a field's name must be a word"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, message: str) -> None:
    found = problems(text)
    assert any(message in line for line in found), found


def test_the_line_of_a_field_or_of_what_is_around_it() -> None:
    text = "---\ntitle: x\nsources:\n  - id: s1\n    url: y\n  - {id: s2}\n---\nBody\n"
    document, _ = read(text, "x.md")
    assert document is not None
    assert document.line(("title",)) == 2
    assert document.line(("sources", 0, "url")) == 5
    assert document.line(("sources", 1, "id")) == 6
    assert document.line(("sources", 1, "missing")) == 6
    assert document.line(("missing",)) == 2
    assert (document.body, document.body_line) == ("Body\n", 8)


@given(st.text())
def test_any_text_is_read_or_has_a_problem(text: str) -> None:
    document, found = read(text, "x.md")
    assert document is not None or found
    document, found = read(f"---\n{text}\n---\n", "x.md")
    assert document is not None or found


_words = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\x85"), min_size=1).filter(
    str.strip
)
_values = st.recursive(_words, lambda inner: st.lists(inner, min_size=1) | st.dictionaries(_words, inner, min_size=1))


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), _values, min_size=1))
def test_what_is_written_comes_back(given_data: dict[str, object]) -> None:
    """A JSON object is YAML; whatever it says as text comes back as the same text."""
    document, found = read(f"---\n{json.dumps(given_data, ensure_ascii=False)}\n---\n", "x.md")
    assert document is not None and not found
    assert document.data == given_data


@given(st.text("ab:- \n[]{},'\"#|>?\t", max_size=40))
def test_reads_what_the_library_reads(header: str) -> None:
    """Where nothing is wrong, the data are those of the loader without types."""
    document, found = read(f"---\n{header}\n---\n", "x.md")
    if document is not None and not found:
        assert document.data == yaml.load(document.header, yaml.CBaseLoader)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3)
    | st.dictionaries(st.sampled_from("abc"), inner, min_size=1, max_size=3),
    max_leaves=6,
)


@given(VALUES)
def test_what_is_written_is_read_as_it_was(value: Value) -> None:
    assert data(f"a: {flow(value)}") == {"a": value}


ODD = ["35,000 rounds", "a, b", "x #1", "no", "“so”", "two\nlines", "nul\x00", "😀", "a: b", "- a"]


@pytest.mark.parametrize("text", ODD)
def test_texts_that_yaml_could_read_otherwise(text: str) -> None:
    assert data(f"a: [{{b: {flow(text)}}}]") == {"a": [{"b": text}]}


@given(st.lists(st.sampled_from(["from", "items", "delivery_point"]) | st.integers(0, 20), min_size=1, max_size=5))
def test_a_path_is_read_as_it_is_written(steps: list[str | int]) -> None:
    path = ["sources", *steps]
    assert list(path_of(written(path))) == path


def by_yaml(header: str) -> object:
    """What YAML's reader makes of it, with the order of names; None if there is a problem. A comment is left to it."""
    _, found, wrong = read_data(f"---\n{header}# a comment\n---\n", "x.md")
    return None if wrong else json.dumps(found)


SCALARS = st.one_of(
    st.text("ab0 :#-\"'[]{},.!&*?|>%é“\t\\", max_size=6),
    st.sampled_from(["a", "b c", "2023-01", "../2023", '"a: b"', "[a, b]", "{a: b}", "[{a: [b, c]}]", "{a: 1, a: 2}"]),
)
LINES = st.builds(
    lambda indent, hyphen, name, value: f"{' ' * indent}{hyphen}{name}{value}\n",
    st.sampled_from([0, 0, 0, 2, 2, 4, 1]),
    st.sampled_from(["", "", "- ", "- - ", "-"]),
    st.sampled_from(["a: ", "b: ", "a:", "b_c: ", "", "a:  ", "? ", '"a": ']),
    SCALARS,
)


@given(st.lists(LINES, min_size=1, max_size=6).map("".join))
def test_plain_lines_say_what_yaml_reads(header: str) -> None:
    found = plain(header)
    assert found is None or json.dumps(found) == by_yaml(header)


def paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Of every part of the data, and of one that is not there, by a name and by a number."""
    yield from (path, (*path, "missing"), (*path, 99))
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from paths(part, (*path, step))


def lines_by_yaml(header: str) -> bool:
    """Whether each part of a plain header stands where YAML's reader finds it."""
    return all(plain_line(header, path) == line_of(header, path) for path in paths(plain(header)))


@given(st.lists(LINES, min_size=1, max_size=6).map("".join))
def test_plain_lines_are_counted_as_yaml_counts_them(header: str) -> None:
    assert plain_line(header, ("a",)) == 0 if plain(header) is None else lines_by_yaml(header)


def test_the_same_lines_of_two_files_are_two_values() -> None:
    header = "a: [{b: [c, d]}, e]\n"
    one, other = plain(header), plain(header)
    assert one is not None and one == other
    one["a"].append("f")  # type: ignore[union-attr] # a list
    one["a"][0]["b"].clear()  # type: ignore[index, union-attr, call-overload]
    assert plain(header) == other != one


def test_more_lines_than_are_kept_known() -> None:
    headers = [f"a: {number}\nb:\n  - c: {number}\n" for number in range(9000)]
    for number, header in enumerate(headers):
        assert plain(header) == {"a": str(number), "b": [{"c": str(number)}]}


def test_front_matter_of_the_site_is_mostly_plain_and_read_as_yaml() -> None:
    files = [file.read_text(encoding="utf-8") for file in ROOT.glob("content/*/**/*.md")]
    headers = [text.removeprefix("---\n").partition("---\n")[0] for text in files]
    found = [(header, data) for header in headers if (data := plain(header)) is not None]
    assert len(found) > 0.9 * len(headers)
    assert all(json.dumps(data) == by_yaml(header) for header, data in found)
    assert all(lines_by_yaml(header) for header, _ in found[::20])
