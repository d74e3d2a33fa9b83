"""Templates compiled to cheaper code put out what Jinja's own code does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from jinja2.exceptions import UndefinedError
from markupsafe import Markup, escape

from plugins.timeline.pelican_glue.compiling import compile_cheaply, text

MACROS = """
{%- macro plain(item, other="<none>") -%}<i>{{ item }}</i>{{ other }}{%- endmacro -%}
{%- macro any() -%}{{ varargs | join(",") }}{{ kwargs | dictsort }}{%- endmacro -%}
{%- macro boxed() -%}<b>{{ caller() }}</b>{%- endmacro -%}
{%- macro outer(item) -%}{{ plain(item) }}{{ plain(plain(item), item) }}{%- endmacro -%}
"""
PAGES = {
    "values": "{{ one }} {{ two }} {{ three }} {{ safe }} {{ none }} {{ absent }} {{ one ~ safe }}"
    "{{ ('<' ~ one) | upper }}",
    "macros": "{% import 'parts' as m %}{{ m.plain(one) }}{{ m.plain(item=one) }}{{ m.plain(one, other=two) }}"
    "{{ m.outer(safe) }}{{ m.any(1, '<', x='>') }}{% call m.boxed() %}{{ one }}{% endcall %}",
    "loops": "{% for it in several %}{{ loop.index }}{{ it.upper() }}{{ here(it) }}{{ it | e }}{% endfor %}",
    "nested": "{% from 'parts' import plain %}{% set x = plain(one) %}{{ x }}{{ x ~ one }}{{ [x, one] | join('<') }}",
    "volatile": "{% autoescape off %}{{ one }}{% endautoescape %}{{ one }}",
}
VALUES = {
    "one": "a < b & \"c\" 'd'", "two": 2, "three": 3.5, "safe": Markup("<b>bold</b>"), "none": None,
    "several": ["x<y", "z"],
}  # fmt: skip


def environment(autoescape: bool, cheap: bool) -> Environment:
    made = Environment(
        loader=DictLoader({"parts": MACROS, **PAGES}), autoescape=autoescape, extensions=["jinja2.ext.do"]
    )
    made.globals["here"] = lambda value: f"<{value}>"
    if cheap:
        compile_cheaply(made)
    return made


@pytest.mark.parametrize("autoescape", [True, False])
@pytest.mark.parametrize("page", PAGES)
def test_puts_out_the_same(page: str, autoescape: bool) -> None:
    plain, cheap = (environment(autoescape, cheap).get_template(page).render(VALUES) for cheap in (False, True))
    assert cheap == plain


@pytest.mark.parametrize("wrong", ["{{ m.plain(1, 2, 3) }}", "{{ m.plain(1, unknown=2) }}", "{{ m.boxed() }}"])
def test_fails_as_jinja_does(wrong: str) -> None:
    source = "{% import 'parts' as m %}" + wrong
    said = []
    for cheap in (False, True):
        with pytest.raises((TypeError, UndefinedError)) as raised:
            environment(True, cheap).from_string(source).render()
        said.append(str(raised.value))
    assert said[0] == said[1]


@given(st.text())
def test_text_is_escaped(value: str) -> None:
    assert text(value) == escape(value)
    assert text(Markup(value)) == value
