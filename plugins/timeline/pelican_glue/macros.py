"""Macros of a template: which are surely those that a name means, and what they say of parts that are shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from typing import Any, Final

from jinja2 import nodes

from ..views.parts import Chip, Column, Mark, Refs, Row, SharedFact, State, Together, When, Word

SHARED: Final = frozenset({Chip, Column, Mark, Refs, SharedFact, State, Together, When, Word})
"""Parts that never change and of which a few stand on many pages; most are one object wherever they stand."""

MOST: Final = 4096
"""Parts of which a macro remembers what it said."""

SPECIAL: Final = frozenset({"caller", "kwargs", "varargs"})
"""Names by which a macro asks for more than its parameters."""

OURS: Final = frozenset({"whole", "beside"})
"""Filters that give the same for the same values, where they are ours."""

PLAIN: Final = (
    nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name, nodes.Getattr, nodes.Const, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Getitem, nodes.Slice,
    nodes.Test, nodes.Tuple, nodes.With,
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


def rests_on_its_parts(macro: nodes.Macro, sure: Collection[str], macros: Collection[str]) -> bool:
    """True if what a macro says follows from its parameters, names that have one value, other such macros, and our
    filters. sure, macros: the names of these.
    """
    parts = [part for node in macro.body for part in (node, *node.find_all(nodes.Node))]
    names = [part for part in parts if isinstance(part, nodes.Name)]
    known = {*sure, *macros, "loop", *(name.name for name in (*macro.args, *names) if name.ctx != "load")}
    return (
        not macro.defaults
        and all(name.name in known for name in names)
        and all(isinstance(part, PLAIN) or _is_plain(part, macros) for part in parts)
    )


def _is_plain(node: nodes.Node, macros: Collection[str]) -> bool:
    if isinstance(node, nodes.Call):
        return isinstance(node.node, nodes.Name) and node.node.name in macros
    return isinstance(node, nodes.Filter) and node.name in OURS


def keeping(lay_out: Callable[..., str]) -> Callable[..., str]:
    """A macro that lays out a shared part, which is its first parameter, once."""
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


def keeping_rows(lay_out: Callable[..., str]) -> Callable[..., str]:
    """A macro that lays out a row of several tables, which is its first parameter, once for the same other ones."""

    def said(row: Any, *others: Any) -> str:
        if type(row) is not Row:
            return lay_out(row, *others)
        laid = row.laid
        if laid and laid[0] is lay_out and laid[1] == others:
            return laid[2]
        text = lay_out(row, *others)
        row.laid = lay_out, others, text
        return text

    return said


KEEPING: Final = {"part": keeping.__name__, "row": keeping_rows.__name__}
"""What keeps what a macro says, by the name of its first parameter."""
