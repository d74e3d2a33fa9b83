"""Names in a text: strong, weak, bent, glued, and claimed by two."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.timeline.importers.understanding.gazetteer import build
from plugins.timeline.importers.understanding.mentions import find_mentions
from plugins.timeline.importers.understanding.text import sentences
from plugins.timeline.load import load
from plugins.timeline.model import Actor, Origin
from plugins.timeline.model.library import Library

LIBRARY = load(Path(__file__).parent / "content").library


def named(text: str, language: str = "en", library: Library = LIBRARY) -> set[str]:
    found = find_mentions(sentences("", [text]), build(library, language))
    return {one.target.id for one in found if not one.person}


@pytest.mark.parametrize(
    ("text", "language", "ids"),
    [
        ("Norway and the Dutch army bought weapons.", "en", {"no", "nl"}),
        ("The U.S. sends missiles; the US pays.", "en", {"us"}),
        ("Join us in this fight over weapons, said the army.", "en", set()),
        ("South Korean howitzers for the Polish army", "en", {"kr", "pl"}),
        ("Kestrel missiles and KX-40 launchers", "en", {"kestrel"}),
        ("Norwegia przekaże rakiety ukraińskiej armii.", "pl", {"no", "ua"}),
        ("Німеччина передасть ракети українській армії.", "uk", {"de", "ua"}),
        ("Die norwegische Regierung liefert Waffen an die Ukraine.", "de", {"no", "ua"}),
        ("日本がウクライナにミサイルを提供。防衛省が発表した。", "ja", {"jp", "ua"}),
        ("La France livre des missiles à l'Ukraine, dit l'armée.", "fr", {"fr", "ua"}),
        ("España enviará misiles a Ucrania, dijo el ejército.", "es", {"es", "ua"}),
        ("The Washington Post wrote about weapons and missiles.", "en", set()),
    ],
)
def test_names(text: str, language: str, ids: set[str]) -> None:
    assert named(text, language) == ids


def test_a_weak_name_needs_a_text_on_the_subject() -> None:
    assert named("The Kestrels beat the Herons on Sunday.") == set()
    assert named("The army has Kestrels and other weapons.") == {"kestrel"}
    assert named("He drove through Georgia to see the game.") == set()


def test_a_weak_name_that_two_claim_means_neither() -> None:
    claimed = Actor.model_validate(
        {"name": "Elsewhere", "kind": "state", "weak_aliases": ["Oslo"]}, context=Origin("xx", "xx.md")
    )
    both = Library(actors={**LIBRARY.actors, "xx": claimed})
    assert named("Oslo sends weapons to the army.") == {"no"}
    assert named("Oslo sends weapons to the army.", library=both) == set()


def test_a_new_page_teaches_the_converter() -> None:
    page = Actor.model_validate(
        {"name": "Sample Forge", "kind": "firm", "aliases": ["Sample Forge"]}, context=Origin("sample-forge", "a.md")
    )
    taught = Library(actors={**LIBRARY.actors, "sample-forge": page})
    text = "The weapons come from Sample Forge, the army said."
    assert "sample-forge" not in named(text)
    assert "sample-forge" in named(text, library=taught)
