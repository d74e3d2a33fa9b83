"""The real content, read and folded once."""

from __future__ import annotations

import pytest

from plugins.timeline.ledger import Ledger, fold
from plugins.timeline.load import load
from plugins.timeline.model.library import Library
from tests.support.trees import ROOT


@pytest.fixture(scope="session")
def real() -> Library:
    return load(ROOT / "content").library


@pytest.fixture(scope="session")
def ledger(real: Library) -> Ledger:
    return fold(real)
