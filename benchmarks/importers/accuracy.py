"""How right the converter is on labelled articles: ``python -m benchmarks.importers.accuracy [EVAL_DIR] [SET …]``.

EVAL_DIR holds the sets flat/dev, html/dev and domain/dev with their scorers; without it (the texts belong to their
publishers and are not in this repository) there is nothing to measure, and that is said. Floors that may only rise
stand in floors.json, with the targets; a figure below its floor ends with status 1. `extracted_a_second` counts reading
a file's bytes (an HTML page is unpacked from gzip) and finding headline, day, authors and story, in seconds of the
processor; `drafts_a_second` counts the understanding and the draft too, for every tenth file.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from plugins.timeline.importers.article import Article
from plugins.timeline.importers.reading import read_article
from plugins.timeline.importers.suggest.entry import Draft, draft_entry
from plugins.timeline.importers.understanding.gazetteer import Gazetteer, build, common_systems
from plugins.timeline.load import load
from plugins.timeline.model.library import Library

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DEFAULT = ROOT.parent / "shared" / "eval"
TODAY = date(2026, 1, 1)
FILES = {"flat": "*.txt", "html": "*.html.gz"}
Predicted = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measure every set that is there; 1 if a figure is below its floor."""
    root = Path(arguments[0]) if arguments else DEFAULT
    if not root.is_dir():
        print(f"no labelled articles at {root}: nothing measured")
        return 0
    wanted = arguments[1:] or ["flat", "html", "domain"]
    below = [line for name in wanted for line in _measure(root, name)]
    print("\n".join(below))
    return 1 if below else 0


def _measure(root: Path, name: str) -> list[str]:
    """Predict one set, print its figures, and say which are below their floors."""
    cases = root / name / "dev"
    predict, score = SETS[name]
    began = time.process_time()
    predicted = list(predict(cases))
    seconds = time.process_time() - began
    figures = score(root, cases, {one["id"]: one for one in predicted})
    if name in FILES:
        figures |= {"extracted_a_second": len(predicted) / seconds, "drafts_a_second": drafts_a_second(cases, name)}
    return report(name, cases, figures)


def report(name: str, cases: Path, figures: Mapping[str, float]) -> list[str]:
    """Print the figures of a set beside their targets, and say which are below their floors."""
    print(name)
    targets = _bounds(name)["targets"]
    for key, value in figures.items():
        wanted = f"  target {targets[key]}{'' if value >= targets[key] else '  MISSED'}" if key in targets else ""
        print(f"  {key:<19}{value:>9.4f}{wanted}")
    return _below_floors(name, cases, figures)


def _bounds(name: str) -> Any:
    return json.loads((HERE / "floors.json").read_text("utf-8"))[name]


def _below_floors(name: str, cases: Path, figures: Mapping[str, float]) -> list[str]:
    floors = _bounds(name)
    digest = _digest(cases)
    if floors["digest"] != digest:
        return [f"{name}: the cases are not those that the floors were set on (digest {digest})"]
    low = {key: floor for key, floor in floors["floors"].items() if figures[key] < floor}
    return [f"{name}: {key} is {figures[key]:.4f}, below its floor {floor}" for key, floor in low.items()]


def _digest(cases: Path) -> str:
    """SHA-256 over names and bytes of all files of a set, first 16 digits."""
    found = sha256()
    for file in sorted(cases.iterdir()):
        found.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return found.hexdigest()[:16]


def _read(data: bytes, name: str) -> Article | None:
    return read_article(data, name)[0]


def predict_flat(cases: Path) -> Iterator[Predicted]:
    """Title, day, authors and story of flat dumps."""
    for file in sorted(cases.glob(FILES["flat"])):
        yield page(file.stem, _read(file.read_bytes(), file.name))


def predict_html(cases: Path) -> Iterator[Predicted]:
    """The same of HTML pages."""
    for file in sorted(cases.glob(FILES["html"])):
        yield page(file.name.removesuffix(".html.gz"), _read(gzip.decompress(file.read_bytes()), file.name))


def drafts_a_second(cases: Path, name: str) -> float:
    """Whole drafts in a second of the processor, from the file's bytes on, without what is loaded once."""
    library = load(ROOT / "content").library
    names: dict[str, Gazetteer] = {}
    files = sorted(cases.glob(FILES[name]))[::10]
    seconds = 0.0
    for file in files:
        began = time.process_time()
        article = _read(file.read_bytes(), file.name)
        if article is None:
            continue
        seconds += time.process_time() - began
        if article.language not in names:
            names[article.language] = build(library, article.language)
        began = time.process_time()
        draft_entry(article, library, names[article.language], TODAY)
        seconds += time.process_time() - began
    return len(files) / seconds


def page(id_: str, article: Article | None) -> Predicted:
    if article is None:
        return {"id": id_, "title": None, "date": None, "authors": [], "body": ""}
    return {
        "id": id_,
        "title": article.title,
        "date": article.published,
        "authors": list(article.authors),
        "body": "\n".join(article.paragraphs),
    }


def predict_domain(cases: Path) -> Iterator[Predicted]:
    """What short texts on the subject say."""
    library = load(ROOT / "content").library
    names: dict[str, Gazetteer] = {}
    for file in sorted(cases.glob("*.txt")):
        article = _read(file.read_bytes(), file.name)
        if article is None:
            yield {"id": file.stem}
            continue
        if article.language not in names:
            names[article.language] = build(library, article.language)
        draft = draft_entry(article, library, names[article.language], TODAY)
        yield {"id": file.stem, "title": article.title, "date": article.published, "authors": list(article.authors)} | (
            _understood(draft, library)
        )


def _understood(draft: Draft, library: Library) -> Predicted:
    story = draft.story
    actors = {one.target.id for one in story.mentions if one.target.kind == "actor" and not one.person}
    systems = {one.target.id for one in story.mentions if one.target.kind == "system"}
    return {
        "countries": sorted(_codes(id_ for id_ in actors if id_ != "eu" and len(id_) == 2)),
        "donors": sorted(_codes(story.roles.suppliers)),
        "recipients": sorted(_codes(story.roles.recipients)),
        "systems": sorted({_system_name(id_, library) for id_ in systems}),
        "amounts": [{"value": float(one.value), "currency": one.currency} for one in story.amounts],
        "kinds": list(draft.kinds),
        "event_dates": sorted({one.edtf for one in story.dates}),
    }


def _codes(ids: Iterator[str] | tuple[str, ...]) -> set[str]:
    return {id_.upper() for id_ in ids}


def _system_name(id_: str, library: Library) -> str:
    """The name that the labels use: that of the family, not of the version."""
    record = library.systems.get(id_)
    family = library.systems.get(record.parent) if record and record.parent else record
    if family is None:
        return str(common_systems()[id_]["name"])
    own = {family.name, *family.aliases, *family.designations}
    return next((str(raw["name"]) for raw in common_systems().values() if raw["name"] in own), family.name)


def _scorer(root: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, root / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_pages(root: Path, cases: Path, predicted: Mapping[str, Predicted]) -> dict[str, float]:
    """Figures of the flat scorer; `resiliparse` is the story's F1 on dumps of that sort."""
    scorer = _scorer(root, "score_flat")
    scorer.BY = ("flattener",)  # type: ignore[attr-defined]
    truth = [json.loads(file.read_text("utf-8")) for file in sorted(cases.glob("*.json"))]
    groups, _ = scorer.score(truth, predicted)
    overall = scorer.summary(groups["ALL"])
    keys = ("bodyF1", "title", "title_near", "date", "date_noprefix", "auth_exact", "authF1")
    figures = {key: overall[key] for key in keys if overall[key] is not None}
    if "flattener=resiliparse" in groups:
        figures["resiliparse"] = scorer.summary(groups["flattener=resiliparse"])["bodyF1"]
    return figures


def score_domain(root: Path, cases: Path, predicted: Mapping[str, Predicted]) -> dict[str, float]:
    """F1 of each field, the share of main kinds that are right, and of items off the subject that are seen to be."""
    scorer = _scorer(root, "score_domain")
    totals: dict[str, list[int]] = {}
    kinds: list[bool] = []
    off: list[bool] = []
    for file in sorted(cases.glob("*.json")):
        truth = json.loads(file.read_text("utf-8"))
        mine = predicted.get(truth["id"], {})
        for name, required, optional, found in scorer.sets(truth, mine):
            total = totals.setdefault(name, [0, 0, 0])
            total[0] += len(required & found)
            total[1] += len(found - required - optional)
            total[2] += len(required - found)
        first = (mine.get("kinds") or [None])[0]
        if truth["kinds"]:
            kinds.append(first in truth["kinds"])
        else:
            off.append(first is None)
    figures = {name: 2 * hit / (2 * hit + extra + missed) for name, (hit, extra, missed) in totals.items()}
    return figures | {"kind": sum(kinds) / len(kinds), "off_subject": sum(off) / len(off)}


SETS: Mapping[str, tuple[Callable[[Path], Iterator[Predicted]], Callable[..., dict[str, float]]]] = {
    "flat": (predict_flat, score_pages),
    "html": (predict_html, score_pages),
    "domain": (predict_domain, score_domain),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
