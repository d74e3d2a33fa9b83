"""Make the converter's tables from labelled dumps: ``python scripts/learn_flat.py CASES_DIR``.

CASES_DIR holds <id>.txt with <id>.json (`page`, `url`, `body`, `title`). How right the tables are on sites that they
were not learnt from: ``python -m benchmarks.importers.unseen_sites``. Needs numpy and scikit-learn, which the
converter itself does not.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from plugins.timeline.importers import context, features, flat, headline  # noqa: E402
from plugins.timeline.importers.dateline import take_prefix  # noqa: E402
from plugins.timeline.importers.lines import Line, plain, split_lines  # noqa: E402
from plugins.timeline.importers.table import Columns, Scorer, scorer  # noqa: E402
from scripts.pair_boosting import Rows, learnt  # noqa: E402

TABLE = ROOT / "plugins" / "timeline" / "importers" / "tables" / "flat.json"
GRAM = 4  # words in a row that tell whether a line is from the story
WORDS = 700  # words whose weight is kept
PAGES = 4  # pages that a word must stand on
INNER = 3  # parts of the cases, of which each is read with what the others taught
FLATTENERS = 5  # dumps of each page, which say nearly the same
SHORT = 2  # bin of width up to which, and
SURE = -4.5  # log odds of the first reading under which a line is hardly a question any more:
KEPT = 4  # of such lines one in so many is learnt from, counting as many times
GROWTH = {  # pairs of features, trees, rate
    "first": (24, 150, 0.15), "headline": (16, 100, 0.12), "second": (36, 200, 0.15),
}  # fmt: skip

Table = dict[str, Any]
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class Case:
    """A dump with its truth: share of each line's words that are story, and how many words it has."""

    page: str
    site: str
    lines: list[Line]
    shares: list[float]
    sizes: list[int]
    title: str | None

    @property
    def story(self) -> list[bool]:
        """Which lines are story."""
        return [share > 0.5 for share in self.shares]


@dataclass(frozen=True)
class Seen:
    """What a reading with tables that do not know the site makes of a case."""

    looks: Columns
    odds: list[float]
    headline: int | None


def main() -> None:
    """Learn, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    text = json.dumps(learn(read_cases(parser.parse_args().cases)), ensure_ascii=False, separators=(",", ":"))
    TABLE.write_text(text + "\n", encoding="utf-8")


def read_cases(folder: Path) -> list[Case]:
    """All cases of a folder, in the order of their names."""
    return [_read_case(file) for file in sorted(folder.glob("*.json"))]


def _read_case(file: Path) -> Case:
    truth = json.loads(file.read_text("utf-8"))
    text = file.with_suffix(".txt").read_bytes().decode("utf-8").replace("\r\n", "\n")
    lines = split_lines(take_prefix(text)[1])
    shares, sizes = label(lines, truth["body"])
    return Case(truth["page"], site_of(truth["url"]), lines, shares, sizes, truth["title"])


def site_of(url: str) -> str:
    """The site of an address, so that pages made by the same hand stay together."""
    parts = (urlsplit(url).hostname or url).split(".")
    return ".".join(parts[-3:] if len(parts[-1]) == 2 and len(parts[-2]) <= 3 else parts[-2:])


def label(lines: Sequence[Line], body: str) -> tuple[list[float], list[int]]:
    """Share of a line's runs of words that are in the body; short lines count only among the story's own."""
    words = _TOKEN.findall(body)
    grams = {tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)}
    joined = f" {' '.join(words)} "
    tokens = [_TOKEN.findall(line.text) for line in lines]
    shares = [_share(found, grams, joined) for found in tokens]
    strong = [i for i, found in enumerate(tokens) if shares[i] > 0.5 and len(found) >= 8]
    for i, found in enumerate(tokens):
        if len(found) < 8 and not any(abs(i - other) <= 3 for other in strong):
            shares[i] = 0.0
    return shares, [len(found) for found in tokens]


def _share(found: list[str], grams: set[tuple[str, ...]], joined: str) -> float:
    if len(found) < GRAM:
        return float(bool(found) and f" {' '.join(found)} " in joined)
    runs = [tuple(found[i : i + GRAM]) in grams for i in range(len(found) - GRAM + 1)]
    return sum(runs) / len(runs)


def learn_words(cases: Sequence[Case]) -> dict[str, float]:
    """Log ratio of how often a word stands in stories and around them; the most telling ones."""
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    pages: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        for line, story in zip(case.lines, case.story, strict=True):
            for word in line.words:
                counts[story][word] += 1
                pages[word].add(case.page)
    around, inside = (sum(count.values()) / FLATTENERS for count in counts)
    ratios = {}
    for word, seen in pages.items():
        if len(seen) >= PAGES:
            often = (counts[1][word] / FLATTENERS + 1) / (inside + 2000)
            seldom = (counts[0][word] / FLATTENERS + 1) / (around + 2000)
            ratios[word] = max(-3.0, min(3.0, math.log(often / seldom)))
    telling = sorted(ratios, key=lambda word: (-abs(ratios[word]) * math.log(1 + len(pages[word])), word))
    return {word: round(ratios[word], 1) for word in sorted(telling[:WORDS])}


def learn(cases: Sequence[Case]) -> Table:
    """Words, first reading, headline and second reading. What comes later learns from what the former ones make of
    sites that they do not know, so that it does not rely on them too much."""
    seen: dict[int, Seen] = {}
    for rest, part in GroupKFold(INNER).split(cases, groups=[case.site for case in cases]):
        known = _learn_first([cases[i] for i in rest])
        seen |= {i: _see(known, cases[i]) for i in part}
    strange = [seen[i] for i in range(len(cases))]
    second = _learn_second(cases, strange)
    stories = [_again(second, case, one) for case, one in zip(cases, strange, strict=True)]
    return {**_learn_first(cases), "headline": _learn_headline(cases, stories), "second": second}


def _learn_first(cases: Sequence[Case]) -> Table:
    words = learn_words(cases)
    looks = [features.columns(case.lines, words) for case in cases]
    rows = _rows(cases, looks, features.SIZES)
    short = rows.bins[:, list(features.SIZES).index("width")] < SHORT
    first = learnt(_thinned(rows, short), features.SIZES, *GROWTH["first"])
    scores = scorer(first, features.SIZES).scores
    stories = [flat.likely(scores(look)) for look in looks]
    return {"words": words, "first": first, "headline": _learn_headline(cases, stories)}


def _see(known: Table, case: Case) -> Seen:
    looks = features.columns(case.lines, known["words"])
    odds = scorer(known["first"], features.SIZES).scores(looks)
    title = headline.find_headline(case.lines, flat.likely(odds), _headlines(known))
    return Seen(looks, odds, title.line if title else None)


def _headlines(known: Table) -> Scorer:
    return scorer(known["headline"], headline.SIZES)


def _learn_second(cases: Sequence[Case], seen: Sequence[Seen]) -> Table:
    columns = [_around(case, one) for case, one in zip(cases, seen, strict=True)]
    rows = _rows(cases, columns, flat.SECOND)
    sure = np.concatenate([np.array(one.odds) for one in seen]) < SURE
    return learnt(_thinned(rows, sure), flat.SECOND, *GROWTH["second"])


def _around(case: Case, seen: Seen) -> Columns:
    return {**seen.looks, **context.columns(seen.odds, case.lines, seen.headline)}


def _again(second: Table, case: Case, seen: Seen) -> list[int]:
    return flat.chosen(case.lines, scorer(second, flat.SECOND).scores(_around(case, seen)))


def _thinned(rows: Rows, easy: np.ndarray) -> Rows:
    kept = ~easy | (np.arange(len(easy)) % KEPT == 0)
    heft = np.where(easy, KEPT, 1) * rows.heft
    return Rows(rows.bins[kept], rows.truth[kept], heft[kept])


def _rows(cases: Sequence[Case], columns: Sequence[Columns], sizes: Mapping[str, int]) -> Rows:
    """Rows of all lines, longer lines counting more."""
    truth = np.concatenate([np.array(case.story) for case in cases])
    heft = np.concatenate([np.minimum(case.sizes, 60) ** 0.7 + 0.5 for case in cases])
    return Rows(_bins(columns, sizes), truth, heft)


def _bins(columns: Sequence[Columns], sizes: Mapping[str, int]) -> np.ndarray:
    return np.column_stack([np.frombuffer(b"".join([one[name] for one in columns]), np.uint8) for name in sizes])


def _learn_headline(cases: Sequence[Case], found: Sequence[list[int]]) -> Table:
    """What headlines look like, from the pages where the true one is among the candidates."""
    columns, truth = [], []
    for case, story in zip(cases, found, strict=True):
        spots = headline.candidates(case.lines, story)
        right = [same(headline.without_site(plain(case.lines[i].text), case.lines), case.title) for i in spots]
        if any(right):
            columns.append(headline.columns(case.lines, story, spots))
            truth += right
    rows = Rows(_bins(columns, headline.SIZES), np.array(truth), np.where(np.array(truth), 6.0, 1.0))
    return learnt(rows, headline.SIZES, *GROWTH["headline"])


def same(one: str, other: str | None) -> bool:
    """Whether two headlines have the same words."""
    return bool(other) and _plain(one) == _plain(other or "")


def _plain(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


if __name__ == "__main__":
    main()
