"""How right flat dumps are read of sites not learnt from: ``python -m benchmarks.importers.unseen_sites [EVAL_DIR]``.

The tables are learnt five times, each time without a fifth of the sites, whose dumps are then read with them. It takes
some minutes, and scikit-learn; without that or the labelled dumps nothing is measured, and that is said.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.importers.accuracy import DEFAULT, Predicted, page, report, score_pages
from plugins.timeline.importers.article import Article
from plugins.timeline.importers.flat import tables_from
from plugins.timeline.importers.flat_page import read_flat

PARTS = 5


def main(arguments: list[str]) -> int:
    """Learn, measure and print; 1 if a figure is below its floor."""
    root = Path(arguments[0]) if arguments else DEFAULT
    if not root.is_dir() or importlib.util.find_spec("sklearn") is None:
        print(f"no labelled articles at {root}, or no scikit-learn: nothing measured")
        return 0
    cases = root / "flat" / "dev"
    below = report(
        "flat, sites not learnt from", cases, score_pages(root, cases, {one["id"]: one for one in read(cases)})
    )
    print("\n".join(below))
    return 1 if below else 0


def read(folder: Path) -> Iterator[Predicted]:
    """Each dump as it is read with tables that were learnt from other sites."""
    # Here: scikit-learn is no part of the environment, only of what the tables are learnt with.
    from sklearn.model_selection import GroupKFold

    # Here: it needs scikit-learn too.
    from scripts.learn_flat import learn, read_cases

    cases, files = read_cases(folder), sorted(folder.glob("*.json"))
    for rest, part in GroupKFold(PARTS).split(cases, groups=[case.site for case in cases]):
        tables = tables_from(learn([cases[i] for i in rest]))
        for file in (files[i].with_suffix(".txt") for i in part):
            text = file.read_bytes().decode("utf-8").replace("\r\n", "\n")
            found = read_flat(text, file.name, tables=tables)
            yield page(file.stem, found if isinstance(found, Article) else None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
