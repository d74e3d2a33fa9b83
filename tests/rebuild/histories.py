"""Made-up histories of content: what authors do to files, one edit after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from tests.support import content as made_up

ENTRIES = 12

WORDS = {
    "body": ("it is said to be open.", "nothing more is said. See [another]({filename}/actors/xa.md)."),
    "title": ("title: Made-up event", "title: Told anew, event"),
    "summary": ("What happened in", "What came to pass in"),
    "source": ("publisher: Example", "publisher: Another Example"),
    "day": ("-01\n", "-02\n"),
    "status": ("status: contracted", "status: committed"),
    "number": ("unit: pieces", "unit: crates"),
    "clause": ("now: permitted", "now: forbidden"),
    "link": ("sources:\n", "relations:\n  - {responds_to: 2015-01-01-event-0}\nsources:\n"),
    "revision": ("sources:\n", "revisions: [{date: 2024-01-01, field: title, was: Else, reason: A slip}]\nsources:\n"),
    "draft": ("summary:", "status: draft\nsummary:"),
    "until": ("summary:", "until: 2016-06\nsummary:"),
    "actors": ("sources:\n", "actors: [xc]\nsources:\n"),
    "wrong": ("date:", "dete:"),
}  # fmt: skip
"""What can be done to the text of an entry: what is written, and what is written for it."""

VOCABULARY = {
    "actors/xa.md": (("name: Country A", "name: State A"), ("kind: state", "kind: union"), ("made-up", "invented")),
    "actors/xb.md": (("aliases: [", "in_sentence: the B country\naliases: ["),),
    "systems/system-a.md": (("unit: pieces", "unit: pieces\nparent: system-b"), ("System A", "Machine A")),
    "rules/xa-export-rules.md": (("label: Parts", "label: Pieces"), ("whose: xa", "whose: xb")),
    "programmes/xa-fund.md": (("kind: fund", "kind: loan"), ("Fund of", "Money of")),
}

OTHERS = {
    "images/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "pages/about.md": "---\ntitle: About\nsummary: What this is.\n---\n\n[one]({filename}/actors/xa.md)\n",
    "pages/coverage.md": "---\ntitle: Coverage\nsummary: Looked for.\n---\n\nWords.\n",
    "actors/xz.md": "---\nname: Country Z\nkind: state\n---\n",
    "publishers/example.md": "---\nname: Example\nkind: newspaper\nreliability: B\nreason: A made-up reason.\n---\n",
}
"""Files that are there or not."""


@dataclass(frozen=True)
class Edit:
    """Something done to the content. do: writes, renames or deletes below its folder, or in the template beside it."""

    said: str
    do: Callable[[Path], None]

    def __repr__(self) -> str:
        return self.said


def _file(content: Path, number: int) -> Path | None:
    return next((file for file in content.rglob("*.md") if file.stem.endswith(f"-{number}")), None)


def _reword(number: int, kind: str) -> Edit:
    """The words of an entry become the others, or the others they were."""

    def do(content: Path) -> None:
        if file := _file(content, number):
            _swap(file, *WORDS[kind])

    return Edit(f"event {number}: another {kind}", do)


def _swap(file: Path, one: str, other: str) -> None:
    text = file.read_text(encoding="utf-8")
    swapped = text.replace(other, one) if other in text else text.replace(one, other, 1)
    file.write_text(swapped, encoding="utf-8")


def _rename(number: int, to: str) -> Edit:
    def do(content: Path) -> None:
        if file := _file(content, number):
            target = content / "entries" / (file.parent.name if to else "moved") / f"{to}{file.name.removeprefix(to)}"
            target.parent.mkdir(parents=True, exist_ok=True)
            file.rename(target)

    return Edit(f"event {number}: renamed {to}" if to else f"event {number}: moved", do)


def _delete(number: int) -> Edit:
    def do(content: Path) -> None:
        if file := _file(content, number):
            file.unlink()

    return Edit(f"event {number}: deleted", do)


def _write(number: int) -> Edit:
    def do(content: Path) -> None:
        path, text = made_up.entry(number, 20)
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        if _file(content, number) is None:
            (content / path).write_text(text, encoding="utf-8")

    return Edit(f"event {number}: written", do)


def _vocabulary(path: str, which: int) -> Edit:
    words = VOCABULARY[path][which % len(VOCABULARY[path])]
    return Edit(f"{path}: {words[1]!r} or back", lambda content: _swap(content / path, *words))


def _other(path: str) -> Edit:
    def do(content: Path) -> None:
        file = content / path
        if file.exists():
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(OTHERS[path], encoding="utf-8")

    return Edit(f"{path}: there or gone", do)


def template(content: Path) -> Path:
    """The template of every page."""
    return content.parent / "template.html"


def _template() -> Edit:
    def do(content: Path) -> None:
        file = template(content)
        words = "other" if file.read_text(encoding="utf-8") == "some" else "some"
        file.write_text(words, encoding="utf-8")

    return Edit("the template: other words, or back", do)


def edits() -> st.SearchStrategy[Edit]:
    """One edit."""
    number = st.integers(0, ENTRIES + 3)
    return st.one_of(
        st.builds(_reword, number, st.sampled_from(sorted(WORDS))),
        st.builds(_reword, number, st.sampled_from(["body", "title", "summary"])),
        st.builds(_rename, number, st.sampled_from(["new-", ""])),
        st.builds(_delete, number),
        st.builds(_write, number),
        st.builds(_vocabulary, st.sampled_from(sorted(VOCABULARY)), st.integers(0, 2)),
        st.builds(_other, st.sampled_from(sorted(OTHERS))),
        st.builds(_template),
    )


def histories() -> st.SearchStrategy[list[list[Edit]]]:
    """Some edits before each of some builds."""
    return st.lists(st.lists(edits(), min_size=1, max_size=3), min_size=1, max_size=4)
