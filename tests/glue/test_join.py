"""Modules become one script for each that is asked for by itself."""

from __future__ import annotations

import pytest

from plugins.timeline.pelican_glue.join import JoinError, joined

DATES = "export const DAYS = 7;\nexport function day() {\n  return DAYS;\n}\n"


def test_what_a_module_imports_is_within_it_once_and_first() -> None:
    found = joined(
        {
            "dates": DATES,
            "strip": 'import { day } from "./dates.js";\nexport class Strip {}\n',
            "page": 'import { Strip } from "./strip.js";\nimport { day as d } from "./dates.js";\nnew Strip(d());\n',
        }
    )
    assert list(found) == ["page"]
    text = found["page"]
    assert "import" not in text
    assert text.index("const $dates =") < text.index("const $strip =") < text.index("new Strip(d());")
    assert text.count("const DAYS = 7") == 1
    assert "const { day: d } = $dates;" in text
    assert "return { DAYS, day };" in text


def test_what_is_asked_for_later_stays_a_file_of_its_own() -> None:
    late = 'import { day } from "./dates.js";\nexport async function show() {}\n'
    found = joined({"dates": DATES, "late": late, "page": 'void import("./late.js");\n'})
    assert set(found) == {"late", "page"}
    assert found["page"] == 'void import("./late.js");\n'
    assert "export async function show() {}" in found["late"]


def test_a_module_without_imports_is_as_it_was() -> None:
    assert joined({"classic": "{ const a = 1; }\n"}) == {"classic": "{ const a = 1; }\n"}


@pytest.mark.parametrize(
    ("modules", "says"),
    [
        ({"a": 'import { b } from "./b.js";\n'}, "b.js, which is not there"),
        ({"a": 'import "./b.js";\n'}, "no form of import"),
        ({"a": 'import { b } from "./b.js";\n', "b": "export default 1;\n"}, "b.js: no form"),
        ({"a": 'import { b } from "./b.js";\n', "b": 'import { b } from "./b.js";\n'}, "b → b"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_told(modules: dict[str, str], says: str) -> None:
    with pytest.raises(JoinError, match=says):
        joined(modules)
