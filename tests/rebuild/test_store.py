"""What is stored is what is read again, however often it was changed between; what is not whole is refused."""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.rebuild import store

PARTS = 3
PIPED = 4096

keys = st.integers(0, 12)
values = st.dictionaries(keys, st.text(max_size=3), max_size=12)
changes = st.lists(st.tuples(keys, st.none() | st.text(max_size=3)), max_size=6)


def kept(file: Path, held: Mapping[int, str], upon: store.Kept | None = None) -> store.Kept:
    """What was stored of a mapping, upon what was there or anew, opened."""
    writing = store.Writing(file, upon)
    writing.value("one", 1)
    writing.mapping("held", held, PARTS)
    writing.end()
    found = store.read(file)
    assert found is not None
    return found


@given(values, st.lists(changes, max_size=4))
def test_a_mapping_in_parts_is_as_a_mapping(
    tmp_path_factory: pytest.TempPathFactory, first: dict[int, str], rounds: list[list[tuple[int, str | None]]]
) -> None:
    file, now = tmp_path_factory.mktemp("store") / "kept", dict(first)
    shelf = kept(file, now).shelf("held")
    assert list(shelf) == list(now)
    for changed in rounds:
        for key, value in changed:
            if value is not None:
                shelf[key] = now[key] = value
            elif key in now:
                del shelf[key], now[key]
        copy = shelf.copy()
        assert dict(shelf.items()) == now and len(copy) == len(now)
        shelf = kept(file, shelf).shelf("held")
        assert {key: copy[key] for key in copy} == {key: shelf[key] for key in shelf} == now


def test_what_is_the_same_stays_where_it_is_kept(tmp_path: Path) -> None:
    shelf = kept(tmp_path / "kept", dict.fromkeys(range(9), "a")).shelf("held")
    shelf.become({**dict.fromkeys(range(8), "a"), 3: "b"})
    assert [part is None for _, part in shelf.pieces()] == [False, True, True]
    assert shelf.whole() == {**dict.fromkeys(range(8), "a"), 3: "b"}


def test_an_open_file_is_read_on_when_another_takes_its_place(tmp_path: Path) -> None:
    shelf = kept(tmp_path / "kept", {1: "a", 9: "b"}).shelf("held")
    kept(tmp_path / "kept", {1: "c"})
    assert shelf[9] == "b"


def test_what_a_copy_wrote_is_gone_on_from(tmp_path: Path) -> None:
    writing = store.Writing(tmp_path / "kept")
    told, tell = os.pipe()
    if not os.fork():
        writing.mapping("held", {1: "a", 9: "b"}, 1)
        os.write(tell, pickle.dumps(writing.so_far))
        os._exit(0)
    writing.so_far = pickle.loads(os.read(told, PIPED))
    os.wait()
    writing.value("one", 1)
    writing.end()
    found = store.read(tmp_path / "kept")
    assert found is not None and found.value("one") == 1
    assert found.shelf("held").whole() == {1: "a", 9: "b"}


def test_what_is_not_ended_leaves_nothing(tmp_path: Path) -> None:
    kept(tmp_path / "kept", {1: "a"})
    writing = store.Writing(tmp_path / "kept")
    writing.value("one", "another")
    del writing
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]
    assert kept(tmp_path / "kept", {1: "a"}).shelf("held")[1] == "a"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[:-1], "not whole"),
        (lambda data: data[:80] + b"x" + data[81:], "not whole"),
        (lambda data: data[:120] + b"x" + data[121:], "not whole"),
        (lambda data: data[:20], "not whole"),
        (lambda data: b"timeline build 1\n" + data, "of another version"),
        (lambda _: b"", "of another version"),
    ],
)
def test_a_broken_file_says_nothing(tmp_path: Path, spoil: object, said: str) -> None:
    file = tmp_path / "kept"
    kept(file, {1: "a"})
    assert callable(spoil)
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(store.StoreError, match=said):
        store.read(file)


def test_only_records_are_made(tmp_path: Path) -> None:
    writing = store.Writing(tmp_path / "kept")
    writing.value("path", tmp_path)
    writing.end()
    found = store.read(tmp_path / "kept")
    assert found is not None
    with pytest.raises(store.StoreError, match="is no part of a record"):
        found.value("path")
    with pytest.raises(store.StoreError, match="without that"):
        found.value("that")
    assert store.read(tmp_path / "none") is None


@given(values, st.lists(changes, max_size=12))
def test_what_is_stored_upon_what_is_there_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, first: dict[int, str], rounds: list[list[tuple[int, str | None]]]
) -> None:
    file = tmp_path_factory.mktemp("store") / "kept"
    last, now = kept(file, first), dict(first)
    for changed in rounds:
        shelf = last.shelf("held")
        for key, value in changed:
            if value is not None:
                shelf[key] = now[key] = value
            elif key in now:
                del shelf[key], now[key]
        before, last = last, kept(file, shelf, last)
        assert last.shelf("held").whole() == dict(shelf.items()) == now
        assert last.file.is_same(before.file._number) or before.end.place >= 2 * before.end.whole
        assert before.is_whole()


def test_what_changed_alone_is_written_until_there_is_as_much_again(tmp_path: Path) -> None:
    file, many = tmp_path / "kept", {number: f"{number:03}" * 333 for number in range(60)}
    last = kept(file, many)
    sizes = [last.end.place]
    for number in range(40):
        shelf = last.shelf("held")
        shelf[number] = f"{number:03}." * 250
        last = kept(file, shelf, last)
        sizes.append(last.end.place)
    assert sizes[1] - sizes[0] < sizes[0] / 9
    assert sizes[0] * 1.5 < max(sizes) < sizes[0] * 2.5 and min(sizes[1:]) < sizes[0] * 1.2


def test_what_is_not_ended_upon_what_is_there_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    first = kept(file, {1: "a"})
    writing = store.Writing(file, first)
    writing.value("one", "another")
    assert kept(tmp_path / "other", {}).value("one") == 1
    del writing
    found = store.read(file)
    assert found is not None and (found.end, found.value("one")) == (first.end, 1)
    # What was left of it is written over.
    assert kept(file, found.shelf("held"), found).shelf("held")[1] == "a"


def test_two_at_once_leave_what_one_wrote(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    first = kept(file, {1: "a"})
    one, two = store.Writing(file, first), store.Writing(file, first)
    for number, writing in enumerate((one, two)):
        writing.value("one", number)
        writing.mapping("held", first.shelf("held"), PARTS)
    two.end()
    one.end()
    found = store.read(file)
    assert found is not None and (found.value("one"), found.shelf("held")[1]) == (1, "a")
    third = store.Writing(file, first)
    third.value("one", 2)
    third.end()
    last = store.read(file)
    assert last is not None and last.value("one") == 2


def test_an_end_that_was_written_by_halves_is_none(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    first = kept(file, {1: "a"})
    kept(file, {1: "b"}, first)
    data = bytearray(file.read_bytes())
    data[len(store.VERSION) + 20] ^= 1
    file.write_bytes(data)
    found = store.read(file)
    assert found is not None and found.shelf("held")[1] == "a"
