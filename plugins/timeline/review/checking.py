"""What `check` says of a draft as it would be published, with everything else that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..checks import check
from ..load import Loaded
from ..model import Entry
from ..parsing import parse
from ..problems import Problem
from .draft import published


@dataclass(frozen=True)
class Checker:
    """Checks drafts against one reading of ``content/``."""

    loaded: Loaded

    @cached_property
    def before(self) -> frozenset[Problem]:
        """The problems that are there without the drafts."""
        return frozenset(check(replace(self.loaded.library, drafts={})))

    def problems(self, texts: Mapping[str, str]) -> list[Problem]:
        """The problems that publishing these files would bring, in them and in others, by file and line.

        texts: the drafts' texts, by the file that each is published as.
        """
        library = self.loaded.library
        entries, documents = {**library.entries}, {**library.documents}
        found: list[Problem] = []
        for file, text in texts.items():
            entry, document, problems = parse(published(text), file, Entry)
            found += problems
            if entry is not None and document is not None:
                entries[entry.id], documents[file] = entry, document
        trial = replace(library, entries=entries, drafts={}, documents=documents)
        return sorted({*found, *(problem for problem in check(trial) if problem not in self.before)})
