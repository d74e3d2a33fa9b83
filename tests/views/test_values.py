"""Costly values of a page are made when they are asked for, once, and by templates as by anybody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment

from plugins.timeline.pelican_glue.compiling import compile_cheaply
from plugins.timeline.pelican_glue.contexts import PageTemplate
from plugins.timeline.views.values import Later, Values, unmade


def test_a_value_is_made_when_it_is_asked_for() -> None:
    made: list[str] = []
    values = Values({"plain": 1, "costly": Later(lambda: made.append("costly") or 2)})
    assert dict(unmade(values))["plain"] == 1 and not made
    assert (values["costly"], values["costly"], made) == (2, 2, ["costly"])
    assert dict(values) == {"plain": 1, "costly": 2}
    assert unmade({"plain": 1}) == {"plain": 1}


def test_a_way_is_gone_once() -> None:
    made: list[str] = []
    values = Values({"plain": 1}, {"costly": lambda of: made.append("costly") or of}, ("a", "b"))
    assert list(values) == ["plain", "costly"] and "costly" in values and len(values) == 2 and not made
    assert isinstance(unmade(values)["costly"], Later) and values.get("none", 3) == 3 and not made
    assert (values["costly"], values.get("costly"), made) == (("a", "b"), ("a", "b"), ["costly"])
    with pytest.raises(KeyError):
        values["none"]


SOME = st.one_of(st.sampled_from([1, True, 1.0, "1", "<"]), st.lists(st.sampled_from(["x", 2]), max_size=1))
GIVEN = st.dictionaries(st.sampled_from("abc"), SOME)
PARTS = {
    "frame": "{% set at = site ~ '/' %}{{ at }}{% block main %}{% endblock %}{{ range(2) | list }}{{ unknown }}",
    "macros": "{% macro link(one) %}<a href={{ site }}>{{ one }}{{ costly }}</a>{% endmacro %}",
    "part": "{% set costly = 'other' %}{{ at }}{{ one }}{{ costly }}{{ site }}{{ own }}",
    "page": "{% extends 'frame' %}{% block main %}{% import 'macros' as m with context %}{{ costly }}"
    "{% for one in ['<', plain] %}{{ m.link(one) }}{% include 'part' %}{% endfor %}{% endblock %}",
}


@pytest.mark.parametrize("keeps", [False, True])
@pytest.mark.parametrize("where", ["", "frame", "macros", "part", "page"])
def test_a_page_laid_out_is_what_it_is_rendered_to(keeps: bool, where: str) -> None:
    """where: what says itself what is not ASCII."""
    said = {name: text.replace("{{ costly }}", "“{{ costly }}”→") for name, text in PARTS.items()}
    parts = {name: said[name] if name == where else text for name, text in PARTS.items()}
    parts["frame"] += "·" if where == "frame" else ""
    environment = Environment(loader=DictLoader(parts), autoescape=True, auto_reload=False)
    compile_cheaply(environment, keeps=keeps)
    page = environment.get_template("page")
    assert isinstance(page, PageTemplate)
    values = Values({"plain": 1, "site": "of the page"}, {"costly": lambda one: f"{one} & more"}, "a")
    around = {"site": "/", "plain": 2, "costly": "no"}
    rendered = page.render({**around, **values, "own": "own"})
    assert rendered.isascii() == (not where)
    assert page.lay_out(values, around, own="own") == rendered.encode()
    assert page.lay_out(dict(values), around, own="own") == rendered.encode()


@given(st.lists(st.tuples(GIVEN, GIVEN)))
def test_what_pages_have_the_same_is_what_each_would_say(
    pages: list[tuple[dict[str, object], dict[str, object]]]
) -> None:
    """A name may be the page's or the site's, or be given a meaning on the way; and the site's value may be another."""
    parts = {
        "part": "{{ a }}{{ b }}{{ c }}",
        "macros": "{% macro m(x) %}{{ x }}{{ a }}{{ c }}{% endmacro %}",
        "page": "{% import 'macros' as m with context %}{{ m.m(b) }}{% if a == 1 %}{% set c = 'set' %}{% endif %}"
        "{% include 'part' %}{% for b in range(2) %}{% include 'part' %}{% endfor %}",
    }
    environment = Environment(loader=DictLoader(parts), autoescape=True, auto_reload=False)
    compile_cheaply(environment, keeps=True)
    plain = Environment(loader=DictLoader(parts), autoescape=True).get_template("page")
    page = environment.get_template("page")
    assert isinstance(page, PageTemplate)
    for values, around in pages:
        assert page.lay_out(values, around) == plain.render({**around, **values}).encode()


def test_templates_make_only_what_they_name() -> None:
    made: list[str] = []
    later = {name: Later(lambda name=name: made.append(name) or name) for name in ("shown", "within", "unused")}
    texts = {
        "frame": "{% block main %}{% endblock %}",
        "part": "{{ within }}",
        "page": "{% extends 'frame' %}{% block main %}{{ shown }}{% include 'part' %}{% endblock %}",
    }
    environment = Environment(loader=DictLoader(texts), autoescape=True)
    compile_cheaply(environment)
    assert environment.get_template("page").render(later) == "shownwithin"
    assert made == ["shown", "within"]
