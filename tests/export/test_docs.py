"""docs/fields.md and docs/terms.md are what the types say; the pages for people name what there is."""

from __future__ import annotations

import json
import re

import pytest

from plugins.timeline import terms
from plugins.timeline.__main__ import COMMANDS
from plugins.timeline.export import schema
from plugins.timeline.export.docs import fields_page, terms_page
from plugins.timeline.load import KINDS
from plugins.timeline.model import Entry
from tests.support.golden import Golden
from tests.support.trees import ROOT


@pytest.fixture
def docs(golden: Golden) -> Golden:
    return Golden(ROOT / "docs", golden.rewrite)


def test_fields_md_is_current(docs: Golden) -> None:
    docs("fields.md", fields_page())


def test_terms_md_is_current(docs: Golden) -> None:
    docs("terms.md", terms_page())


@pytest.mark.parametrize("folder", sorted(KINDS))
def test_the_schemas_for_editors_are_current(folder: str, golden: Golden) -> None:
    schemas = Golden(ROOT / ".vscode/schemas", golden.rewrite)
    schemas(f"{folder}.json", json.dumps(schema(KINDS[folder]), ensure_ascii=False, indent=1) + "\n")


def test_the_editor_is_told_which_schema_is_for_which_folder() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        f".vscode/schemas/{folder}.json": f"content/{folder}/**/*.md" for folder in KINDS
    }


def test_every_field_of_an_entry_and_every_term_is_in_them() -> None:
    fields, words = fields_page(), terms_page()
    for name, field in Entry.model_fields.items():
        assert re.search(rf"^\| \**{field.alias or name}\** \| .+ \| .+ \|$", fields, re.MULTILINE), name
    for group in terms.ALL:
        for term in group:
            assert f"| `{term}` | " in words


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"plugins.timeline {command}" in text or f"inv {command}" in text, command
