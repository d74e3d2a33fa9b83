"""Templates compiled to cheaper code put out what Jinja's own code does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, nodes
from jinja2.exceptions import UndefinedError
from jinja2.filters import do_striptags
from markupsafe import Markup, escape

from plugins.timeline.pelican_glue.compiling import compile_cheaply
from plugins.timeline.pelican_glue.escaping import stripped, text
from plugins.timeline.pelican_glue.macros import rests_on_its_parts, sure_values
from plugins.timeline.views.parts import Row, When
from plugins.timeline.views.whole import whole

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
    "included": "{% set x = one %}{% include 'framed' %}{% for it in several %}{% include 'framed' %}{% endfor %}",
    "chosen": "{% include chosen %}{% include ['absent.html', 'framed'] %}{% include 'no.html' ignore missing %}",
    "apart": "{% import 'parts' as m without context %}{{ m.plain(one) }}{% include 'framed' without context %}",
    "heir": "{% extends 'frame' %}{% import 'parts' as m %}{% block in %}{{ super() }}{{ m.plain(one) }}{% endblock %}",
    "counted": "{% for it in several %}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}"
    "{% for other in it %}{{ loop.index }}{% if not loop.last %}, {% endif %}{% endfor %}{% endfor %}"
    "{% for it in several if it != 'z' %}{{ loop.last }}{% else %}none{% endfor %}"
    "{% for it in none or [] %}{{ loop.first }}{% else %}none{% endfor %}",
    "looped": "{% for it in several %}{{ loop.cycle('a', 'b') }}{{ loop.nextitem }}{{ loop.first }}{% endfor %}"
    "{% for it in several %}{{ loop.index }}{% set l = loop %}{{ l.revindex }}{% endfor %}",
    "attributes": "{{ safe.upper() }}{{ keyed.one }}{{ keyed.items }}{{ keyed.absent }}{{ two.three is defined }}",
    "own": MACROS + "{{ plain(one) }}{{ plain(safe, two) }}{{ plain(other=one, item=two) }}{{ outer(one) }}{{ any(1) }}"
    "{{ plain(one) ~ one }}{{ plain(*several) }}",
    "other": "{% macro a(x) %}{{ x }}{% endmacro %}{% for a in several %}{{ a }}{% endfor %}"
    "{% macro b(x) %}{{ a(x) }}{% if x %}{{ c(x) }}{% endif %}{% endmacro %}"
    "{% macro c(x) %}{% set b = 1 %}{{ b }}{{ x }}{{ d }}{% endmacro %}{{ b(one) }}"
    "{% macro d(x) %}1{% endmacro %}{% if one %}{% macro d(x) %}2{{ x }}{% endmacro %}{% endif %}{{ d(one) }}"
    "{% macro e(x) %}3{% endmacro %}{% from 'parts' import plain as e %}{{ e(one) }}"
    "{% macro f(f) %}{{ f }}{% endmacro %}{{ f(one) }}",
    "blocks": "{% macro a(x) %}<{{ x }}>{% endmacro %}{{ a(one) }}{% block in %}{{ a is defined }}{% endblock %}",
    "conditions": "{% if absent %}1{% elif not absent and one %}2{% endif %}{% if absent and one or two %}3{% endif %}"
    "{{ absent or one }}{{ (absent or none) ~ two }}{{ absent and one }}{{ 'a' if absent else 'b' }}{{ 'a' if absent }}"
    "{% for it in several if it %}{% if it and x %}4{% endif %}{% set x = it %}{% if x or y %}5{% endif %}{% endfor %}"
    "{% macro m(x, y) %}{% if x or y %}{{ y }}{% endif %}{{ not x }}{% endmacro %}{{ m() }}{{ m(one) }}{{ m(0, two) }}",
    "tests": "{% for it in [one, two, safe, none, several, absent] %}{{ it is string }}{{ it is defined }}{% endfor %}"
    "{{ absent is string }}{{ absent is not defined }}{{ keyed.absent is defined }}",
    "joined": "{{ one ~ 'x' }}{{ 'x' ~ safe ~ one }}{{ two ~ none }}{{ absent ~ 'x' }}{{ 'x' ~ 'y' }}",
    "before": "{% for it in several + several[1:] %}{{ loop.previtem }}{{ loop.previtem is defined }}"
    "{% if loop.previtem == it %}{{ loop.previtem.upper() }}{% endif %}{% endfor %}",
    "volatile": "{% autoescape off %}{{ one }}{% endautoescape %}{{ one }}",
}
PARTS = {
    "parts": MACROS,
    "framed": "<p>{{ one }}{{ x }}{{ it }}{{ two }}</p>",
    "frame": "<main>{% block in %}{{ one }}{% endblock %}{% include 'framed' %}</main>",
}
VALUES = {
    "chosen": "framed", "keyed": {"one": "<1>", "items": 2},
    "one": "a < b & \"c\" 'd'", "two": 2, "three": 3.5, "safe": Markup("<b>bold</b>"), "none": None,
    "several": ["x<y", "z"],
}  # fmt: skip


def environment(autoescape: bool, cheap: bool) -> Environment:
    made = Environment(loader=DictLoader({**PARTS, **PAGES}), autoescape=autoescape, extensions=["jinja2.ext.do"])
    made.globals["here"] = lambda value: f"<{value}>"
    if cheap:
        compile_cheaply(made, keeps=True)
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


@pytest.mark.parametrize("source", ["{% if absent %}1{% endif %}", "{{ absent or 1 }}", "{{ 1 if not absent }}"])
def test_what_has_no_value_is_an_error_where_jinja_is_told_so(source: str) -> None:
    for cheap in (False, True):
        made = environment(True, False)
        made.undefined = StrictUndefined
        if cheap:
            compile_cheaply(made, keeps=True)
        with pytest.raises(UndefinedError, match="'absent' is undefined"):
            made.from_string(source).render()


@given(st.text())
def test_text_is_escaped(value: str) -> None:
    assert text(value) == escape(value)
    assert text(Markup(value)) == value


@given(st.floats(allow_nan=False) | st.integers(-1000, 1000).map(lambda value: value / 100))
def test_a_number_that_is_kept_is_said_as_it_is(value: float) -> None:
    assert text(value) == text(value) == str(value)
    assert (text(-0.0), text(0.0), text(1), text(True)) == ("-0.0", "0.0", "1", "True")


SHOWN = """{% set root = at ~ "/" %}
{%- macro when(part) %}<a href="{{ root }}">{{ part.text | whole }}{% if part.doubtful %}?{% endif %}</a>{% endmacro -%}
{%- macro other(part) %}{{ when(part) }}{{ part.text }}{{ one }}{% endmacro -%}
{%- for part in parts %}{{ when(part) }}{{ other(part) }}{% endfor %}"""


@given(st.text("ab <>&;!-/\n\u00a0\u2003lt"))
def test_text_is_stripped_of_tags(value: str) -> None:
    assert stripped(value) == do_striptags(value)
    assert stripped(Markup(value)) == do_striptags(Markup(value))


@given(st.lists(st.tuples(st.sampled_from("ab"), st.lists(st.sampled_from("xy<"), min_size=2)), min_size=2))
def test_a_part_that_is_shared_is_said_once_and_right_on_every_page(pages: list[tuple[str, list[str]]]) -> None:
    plain, cheap = environment(True, False), environment(True, True)
    plain.filters["whole"] = whole
    shared = {text: When(text, doubtful=text == "x") for text in "xy<"}
    for loader in (plain.loader, cheap.loader):
        assert isinstance(loader, DictLoader)
        loader.mapping |= {"shown": SHOWN, "page": "{% import 'shown' as m with context %}{{ m.when(parts[0]) }}"}
    for at, texts in pages:
        values = {"at": at, "one": texts[0], "parts": [*map(shared.__getitem__, texts), When("x"), {"text": "<"}]}
        for page in ("shown", "page"):
            assert cheap.get_template(page).render(values) == plain.get_template(page).render(values)


CELLS = """{% macro cells(row, further) %}{% for cell in row %}{{ cell }}{{ further[0] }}{% endfor %}{% endmacro -%}
{%- for row in rows %}{{ cells(row, first) }}{{ cells(row, second) }}{{ cells(row, first) }}{% endfor %}"""


def test_a_row_of_several_tables_is_laid_out_for_each_sort_of_them() -> None:
    plain, cheap = environment(True, False), environment(True, True)
    rows = [Row((("a",), ("<",))), ("b", "c"), Row(())]
    for first, second in ((("x",), ("y",)), (("x",), ("<",)), (["z"], ("x",))):
        values = {"rows": [*rows, *rows], "first": first, "second": second}
        assert cheap.from_string(CELLS).render(values) == plain.from_string(CELLS).render(values)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{{ root }}{{ part.text | whole }}", True), ("{{ late }}", False), ("{{ one }}", False),
        ("{{ here(part) }}", False), ("{% for it in part.text %}{{ it }}{{ loop.index }}{% endfor %}", True),
        ("{% include 'framed' %}", False), ("{{ [part] | random }}", False), ("{{ twice }}", False),
    ],
)  # fmt: skip
def test_what_rests_on_a_part_alone_is_told(body: str, told: bool) -> None:
    source = f"{{% set root = at %}}{{% set twice = 1 %}}{{% macro a(part) %}}{body}{{% endmacro %}}"
    tree = environment(True, True).parse(source + "{% set late = 1 %}{% set twice = 2 %}")
    macro = next(tree.find_all(nodes.Macro))
    sure = {name for name, line in sure_values(tree).items() if name != "late" and line <= macro.lineno}
    assert rests_on_its_parts(macro, sure, ()) is told


KEPT = {
    "page": "{% import 'macros' as m %}{% include 'part' %}{{ m.put() }}",
    "macros": "{% macro put() %}{{ b }}{% endmacro %}",
}
SOME = st.one_of(st.none(), st.booleans(), st.integers(0, 2), st.sampled_from(["", "1", "<"]).flatmap(
    lambda one: st.sampled_from([one, Markup(one)])
))  # fmt: skip


@given(st.lists(st.tuples(SOME, st.one_of(SOME, st.lists(SOME, max_size=2), st.builds(object))), min_size=2))
def test_what_is_kept_is_what_each_page_would_say(values: list[tuple[object, object]]) -> None:
    part = "{{ a }}{{ a is string }}{{ a is true }}{{ b is defined and b is iterable }}"
    plain, cheap = Environment(autoescape=True), Environment(autoescape=True)
    plain.loader = cheap.loader = DictLoader({**KEPT, "part": part})
    compile_cheaply(cheap, keeps=True)
    for a, b in values:
        given = {"a": a, "b": b}
        assert cheap.get_template("page").render(given) == plain.get_template("page").render(given)


@pytest.mark.parametrize(
    ("part", "kept"), [("{{ a }}", 1), ("{{ one() }}", 0), ("{{ [a] | random }}", 0), ("{% include a %}", 0)]
)
def test_only_what_rests_on_plain_values_is_kept(part: str, kept: int) -> None:
    made = Environment(autoescape=True, loader=DictLoader({"page": "{% include 'part' %}", "part": part, "a": "A"}))
    compile_cheaply(made, keeps=True)
    for _ in range(3):
        made.get_template("page").render(a="a", one=lambda: 1)
    assert made.laid.kept() == kept  # type: ignore[attr-defined]
