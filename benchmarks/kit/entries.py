"""The made-up entries as other generators want them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from tests.support import content

WORDS = 250
TAXONOMIES: Mapping[str, str] = {
    "actors": r"(?:from|to): (\w+)",
    "systems": r"system: ([\w-]+)",
    "rules": r"rule: ([\w-]+)",
    "programmes": r"programme: ([\w-]+)",
}
"""Each taxonomy, and where our front matter names its terms."""


@dataclass(frozen=True)
class Plain:
    """An entry without effects. year: of the folder it lies in. terms: by taxonomy."""

    name: str
    year: str
    title: str
    date: str
    summary: str
    terms: Mapping[str, list[str]]
    body: str

    @property
    def file(self) -> str:
        """Its path below a folder of entries."""
        return f"{self.year}/{self.name}.md"


def plain(number: int) -> Plain:
    """The entry of this number."""
    path, text = content.entry(number, WORDS)
    _, header, body = text.split("---\n", 2)
    file = PurePosixPath(path)
    terms = {name: found for name, form in TAXONOMIES.items() if (found := re.findall(form, header))}
    given = dict(re.findall(r"^(title|date|summary): (.+)$", header, re.MULTILINE))
    return Plain(file.stem, file.parent.name, given["title"], given["date"], given["summary"], terms, body)


def front_matter(entry: Plain) -> str:
    """The entry as Markdown with YAML, its terms as lists."""
    lines = "".join(f"{name}: [{', '.join(terms)}]\n" for name, terms in entry.terms.items())
    head = f"title: {entry.title}\ndate: {entry.date}\nsummary: {entry.summary}\n"
    return f"---\n{head}{lines}---\n{entry.body}"


def plain_entries(count: int) -> Iterator[Plain]:
    """So many of them."""
    return (plain(number) for number in range(count))
