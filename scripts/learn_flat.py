"""Make the converter's tables from labelled dumps: ``python scripts/learn_flat.py CASES_DIR [--check]``.

CASES_DIR holds <id>.txt with <id>.json (`page`, `body`, `title`). With --check nothing is written: the tables are
learnt on four fifths of the pages and tried on the others, five times, and the figures printed, so that they are
those of pages not learnt from. Needs numpy, scipy and scikit-learn, which the converter itself does not.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from plugins.timeline.importers import context, features, flat, headline  # noqa: E402
from plugins.timeline.importers.dateline import take_prefix  # noqa: E402
from plugins.timeline.importers.lines import Line, plain, split_lines  # noqa: E402
from plugins.timeline.importers.table import scorer  # noqa: E402

TABLES = ROOT / "plugins" / "timeline" / "importers" / "tables"
GRAM = 4  # words in a row that tell whether a line is from the story
WORDS = 700  # words whose weight is kept
PAGES = 4  # pages that a word must stand on
FOLDS = 5
FLATTENERS = 5  # dumps of each page, which say nearly the same
STRENGTH = {"lines": 0.3, "context": 0.1, "headline": 0.3}  # inverse of the regularisation

Weights = dict[str, Any]
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class Case:
    """A dump with its truth: share of each line's words that are story, and how many words it has."""

    page: str
    lines: list[Line]
    shares: list[float]
    sizes: list[int]
    body: str
    title: str | None

    @property
    def story(self) -> list[bool]:
        """Which lines are story."""
        return [share > 0.5 for share in self.shares]


def main() -> None:
    """Learn, and write the tables or print figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    cases = [read_case(file) for file in sorted(options.cases.glob("*.json"))]
    if options.check:
        print(json.dumps(checked(cases), indent=1))
        return
    table = learn_story(cases)
    write("flat", table)
    write("headline", learn_headline(cases, [stories(table, [case])[0] for case in cases]))


def write(name: str, table: Weights) -> None:
    """Write one table."""
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    (TABLES / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def read_case(file: Path) -> Case:
    """A case from its JSON file and the dump beside it."""
    truth = json.loads(file.read_text("utf-8"))
    text = file.with_suffix(".txt").read_bytes().decode("utf-8").replace("\r\n", "\n")
    lines = split_lines(take_prefix(text)[1])
    shares, sizes = label(lines, truth["body"])
    return Case(truth["page"], lines, shares, sizes, truth["body"], truth["title"])


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


def learn_story(cases: Sequence[Case]) -> Weights:
    """Words, the first reading and the second; the second learns from scores of cases that the first did not see."""
    words = learn_words(cases)
    bins = [features.columns(case.lines, words) for case in cases]
    first = fit([*zip(bins, cases, strict=True)], features.SIZES, STRENGTH["lines"])
    odds: list[list[float]] = [[] for _ in cases]
    for learn, test in GroupKFold(4).split(cases, groups=[case.page for case in cases]):
        part = scorer(fit([(bins[i], cases[i]) for i in learn], features.SIZES, STRENGTH["lines"]), features.SIZES)
        for i in test:
            odds[i] = part.scores(bins[i], len(cases[i].lines))
    second = [(context.columns(found, case.lines), case) for found, case in zip(odds, cases, strict=True)]
    return {"words": words, "lines": first, "context": fit(second, context.SIZES, STRENGTH["context"])}


def fit(rows: Sequence[tuple[features.Columns, Case]], sizes: Mapping[str, int], strength: float) -> Weights:
    """Weights of one reading, longer lines counting more."""
    truth = np.concatenate([np.array(case.story) for _, case in rows])
    heft = np.concatenate([np.minimum(case.sizes, 60) ** 0.7 + 0.5 for _, case in rows])
    return fitted(matrix([columns for columns, _ in rows], sizes), truth, heft, sizes, strength)


def matrix(found: Sequence[features.Columns], sizes: Mapping[str, int]) -> csr_matrix:
    """One row a line, one column a bin of a feature."""
    starts = np.concatenate([[0], np.cumsum(list(sizes.values()))])
    table = np.column_stack([np.concatenate([np.array(one[name], dtype=int) for one in found]) for name in sizes])
    table = table + starts[:-1]
    count, width = table.shape
    return csr_matrix(
        (np.ones(count * width), table.ravel(), np.arange(0, count * width + 1, width)), shape=(count, starts[-1])
    )


def fitted(rows: csr_matrix, truth: np.ndarray, heft: np.ndarray, sizes: Mapping[str, int], strength: float) -> Weights:
    """A logistic regression as a table."""
    model = LogisticRegression(C=strength, max_iter=400, tol=1e-4).fit(rows, truth, sample_weight=heft)
    ends = np.cumsum(list(sizes.values()))
    parts = dict(zip(sizes, np.split(model.coef_[0], ends[:-1]), strict=True))
    weights = {name: [round(float(one), 2) for one in part] for name, part in parts.items()}
    return {"bias": round(float(model.intercept_[0]), 3), "weights": weights}


def stories(table: Weights, cases: Sequence[Case]) -> list[list[int]]:
    """The lines that a table takes for the story."""
    first = scorer(table["lines"], features.SIZES)
    second = scorer(table["context"], context.SIZES)
    found = []
    for case in cases:
        count = len(case.lines)
        odds = first.scores(features.columns(case.lines, table["words"]), count)
        found.append(flat.chosen(case.lines, second.scores(context.columns(odds, case.lines), count)))
    return found


def learn_headline(cases: Sequence[Case], found: Sequence[list[int]]) -> Weights:
    """Weights of what headlines look like, from the pages where the true one is among the candidates."""
    columns, truth = [], []
    for case, story in zip(cases, found, strict=True):
        spots = headline.candidates(case.lines, story)
        right = [same(headline.without_site(plain(case.lines[i].text), case.lines), case.title) for i in spots]
        if any(right):
            columns.append(headline.columns(case.lines, story, spots))
            truth += right
    heft = np.where(np.array(truth), 6.0, 1.0)
    return fitted(matrix(columns, headline.SIZES), np.array(truth), heft, headline.SIZES, STRENGTH["headline"])


def same(one: str, other: str | None) -> bool:
    """Whether two headlines have the same words."""
    return bool(other) and _plain(one) == _plain(other or "")


def _plain(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def checked(cases: Sequence[Case]) -> dict[str, float]:
    """Figures on pages not learnt from: F1 of the story's runs of words, headlines that are exact."""
    precision, recall, titles = [], [], []
    for learn, test in GroupKFold(FOLDS).split(cases, groups=[case.page for case in cases]):
        known, fresh = [cases[i] for i in learn], [cases[i] for i in test]
        table = learn_story(known)
        ranked = scorer(learn_headline(known, stories(table, known)), headline.SIZES)
        for case, story in zip(fresh, stories(table, fresh), strict=True):
            hit, given, wanted = overlap(case.body, "\n".join(case.lines[i].text for i in story))
            recall.append(hit / max(wanted, 1))
            precision += [hit / given] if given else []
            if case.title:
                titles.append(same(_best(case, story, ranked.scores), case.title))
    p, r = np.mean(precision), np.mean(recall)
    return {"story_f1": float(2 * p * r / (p + r)), "title_exact": float(np.mean(titles))}


def _best(case: Case, story: list[int], scores: Callable[..., list[float]]) -> str:
    spots = headline.candidates(case.lines, story)
    if not spots:
        return ""
    odds = scores(headline.columns(case.lines, story, spots), len(spots))
    return headline.without_site(plain(case.lines[spots[int(np.argmax(odds))]].text), case.lines)


def overlap(truth: str, found: str) -> tuple[int, int, int]:
    """Runs of words that both have, that were found, that were wanted."""
    one, other = (_grams(text) for text in (truth, found))
    return (one & other).total(), other.total(), one.total()


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    return Counter(tuple(words[i : i + GRAM]) for i in range(max(1, len(words) - GRAM + 1)))


if __name__ == "__main__":
    main()
