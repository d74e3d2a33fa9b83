"""Macros of a template: which are surely those that a name means, and what they say of parts that are shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from typing import Any, Final

from jinja2 import nodes

from ..views.parts import Mark, Refs, State, When, Word

SHARED: Final = frozenset({Mark, Refs, State, When, Word})
"""Parts that never change and of which a few stand on many pages; most are one object wherever they stand."""

MOST: Final = 4096
"""Parts of which a macro remembers what it said."""

SPECIAL: Final = frozenset({"caller", "kwargs", "varargs"})
"""Names by which a macro asks for more than its parameters."""

PLAIN: Final = (
    nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name, nodes.Getattr, nodes.Const, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
)  # fmt: skip
"""What gives the same for the same values, whatever else is so."""


def given_names(template: nodes.Template) -> Counter[str]:
    """How often a template gives each name a meaning."""
    given = Counter(one.name for one in template.find_all(nodes.Macro))
    given.update(one.name for one in template.find_all(nodes.Name) if one.ctx == "store")
    given.update(one.target for one in template.find_all(nodes.Import))
    for one in template.find_all(nodes.FromImport):
        given.update(name if isinstance(name, str) else name[1] for name in one.names)
    return given


def sure_macros(template: nodes.Template) -> frozenset[str]:
    """Names that mean one macro wherever the template itself gives them a meaning, and that ask for no more than their
    parameters.
    """
    given = given_names(template)
    named = [(one.name, {name.name for name in one.find_all(nodes.Name)}) for one in template.find_all(nodes.Macro)]
    return frozenset(name for name, names in named if given[name] == 1 and names.isdisjoint(SPECIAL))


def sure_values(template: nodes.Template) -> dict[str, int]:
    """Names to which a template gives one value, and the line from which on they have it."""
    given = given_names(template)
    told = [(one.target, one.lineno) for one in template.body if isinstance(one, nodes.Assign)]
    return {name.name: line for name, line in told if isinstance(name, nodes.Name) and given[name.name] == 1}


def rests_on_its_part(macro: nodes.Macro, sure: Collection[str]) -> bool:
    """True if what a macro says follows from its one parameter, names that have one value, and our filter `whole`."""
    parts = [part for node in macro.body for part in (node, *node.find_all(nodes.Node))]
    names = [part for part in parts if isinstance(part, nodes.Name)]
    known = {*sure, "loop", *(name.name for name in (*macro.args, *names) if name.ctx != "load")}
    return (
        len(macro.args) == 1
        and not macro.defaults
        and all(name.name in known for name in names)
        and all(isinstance(part, PLAIN) or (isinstance(part, nodes.Filter) and part.name == "whole") for part in parts)
    )


def keeping(lay_out: Callable[[Any], str]) -> Callable[[Any], str]:
    """A macro of one part, which lays out a shared one once."""
    kept: dict[int, tuple[object, str]] = {}

    def said(part: Any) -> str:
        # By identity: to tell by its fields that a part is known takes as long as to lay it out. It is held.
        if found := kept.get(id(part)):
            return found[1]
        text = lay_out(part)
        if type(part) in SHARED:
            if len(kept) >= MOST:
                kept.clear()
            kept[id(part)] = part, text
        return text

    return said
