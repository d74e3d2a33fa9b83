"""Costly values of a page are made when they are asked for, once, and by templates as by anybody."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from plugins.timeline.pelican_glue.compiling import compile_cheaply
from plugins.timeline.views.values import Later, Values, unmade


def test_a_value_is_made_when_it_is_asked_for() -> None:
    made: list[str] = []
    values = Values({"plain": 1, "costly": Later(lambda: made.append("costly") or 2)})
    assert dict(unmade(values))["plain"] == 1 and not made
    assert (values["costly"], values["costly"], made) == (2, 2, ["costly"])
    assert dict(values) == {"plain": 1, "costly": 2}
    assert unmade({"plain": 1}) == {"plain": 1}


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
