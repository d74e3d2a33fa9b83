"""What a closed vocabulary is: terms with their definitions, and the words they are used instead of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..problems import did_you_mean, listed
from .frozen import quick


@quick
class Term:
    """One word that a field may hold.

    label: how a page says it. meaning: one sentence. inverse: for a relation, its label seen from the target.
    source: the standard whose definition it is, if it is one's.
    """

    id: str
    label: str
    meaning: str
    inverse: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class TermSet(Mapping[str, Term]):
    """The terms that one field allows, in the order of their definition.

    instead: words that people write for a term, with the term to write; an author is told so.
    """

    name: str
    terms: Mapping[str, Term]
    instead: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Term:
        return self.terms[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    # There is one of a name. A mapping has none; one in Python took as long as what is kept by it.
    __hash__ = object.__hash__

    def refusal(self, word: str) -> str:
        """Why `word` is no term of this set, and what to write."""
        better = self.instead.get(word.lower())
        hint = f'; instead, use "{better}";' if better else did_you_mean(word, self.terms) or ";"
        return f'unknown {self.name} "{word}"{hint} allowed: {listed(self.terms)}'
