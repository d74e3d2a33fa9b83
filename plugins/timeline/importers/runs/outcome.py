"""What became of each input of a run, and the summary at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from ...values.frozen import quick

Fate = Literal["made", "merged", "there", "off", "failed"]

FATES: Final[Mapping[Fate, str]] = {
    "made": "made",
    "merged": "added to an entry",
    "there": "already there",
    "off": "no event of the subject",
    "failed": "failed",
}
"""What can become of an input, in the words of the summary."""
EXAMPLES: Final = 5
"""Inputs that are named for each reason."""
REASONS: Final = 12
"""Reasons that are named."""


@quick
class Outcome:
    """What became of one input.

    Args:
        name: The input, as the author named it.
        fate: What became of it.
        file: The entry's file; empty if there is none.
        said: Why it failed, or why it was left as it is.
        attention: What an author must look at in the draft, each in words of its own.
        again: It may go otherwise next time: the machine, not the article, was at fault.
    """

    name: str
    fate: Fate
    file: str = ""
    said: str = ""
    attention: tuple[str, ...] = ()
    again: bool = False


def summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The lines at the end of a run: how many of each fate, what wants attention and what failed, by reason."""
    yield _counts(outcomes)
    wanting = [(reason, Path(one.file).stem) for one in outcomes for reason in one.attention]
    if wanting:
        yield f"needs attention: {len({draft for _, draft in wanting}):,} of the drafts made"
        yield from _grouped(wanting)
    failed = [(one.said, one.name) for one in outcomes if one.fate == "failed"]
    if failed:
        yield "failed:"
        yield from _grouped(failed)


def _counts(outcomes: Sequence[Outcome]) -> str:
    counts = {fate: sum(one.fate == fate for one in outcomes) for fate in FATES}
    always: tuple[Fate, ...] = ("made", "there", "failed")
    told = [f"{FATES[fate]} {count:,}" for fate, count in counts.items() if count or fate in always]
    return f"{', '.join(told)}; {len(outcomes):,} inputs"


def _grouped(reasons: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A line a reason, the commonest first, with some of the names that it holds for."""
    groups: dict[str, list[str]] = {}
    for reason, name in reasons:
        groups.setdefault(reason, []).append(name)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    for reason, names in ranked[:REASONS]:
        more = ", …" if len(names) > EXAMPLES else ""
        yield f"  {len(names):,} × {reason}: {', '.join(names[:EXAMPLES])}{more}"
    if len(ranked) > REASONS:
        left = sum(len(names) for _, names in ranked[REASONS:])
        yield f"  {left:,} × for {len(ranked) - REASONS:,} other reasons"
