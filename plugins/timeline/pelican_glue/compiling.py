"""Templates compiled to cheaper code: what they say and put out is Jinja's to the letter.

Jinja makes a `Markup` object of every value that a template puts out, and binds the arguments of each macro by name. On
a page of ours that is more work than all the rest, so that here a value is escaped to plain text, and a macro that is
called with positional arguments is called straight. Whatever is less plain than that is left to Jinja.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import BuiltinMethodType
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import do_striptags
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Context, LoopContext, Macro, Undefined, markup_join
from jinja2.tests import test_defined, test_string
from jinja2.utils import missing
from markupsafe import Markup

from ..views.whole import tied, whole
from . import escaping, macros
from .contexts import PageContext, PageTemplate
from .escaping import stripped, text
from .laid import Laid
from .macros import KEEPING, rests_on_its_parts, sure_macros, sure_values
from .policy import hash_source

VERSION: Final = 10
"""Of the code that is made; what another version compiled is compiled anew."""


IMPURE: Final = frozenset({"random"})
"""Filters that give another result for the same values."""


ESCAPES: Final = frozenset({"e", "escape"})

TESTS: Final = {
    "string": (test_string, "isinstance(", ", str)"),
    "defined": (test_defined, "(not isinstance(", ", Undefined))"),
}
"""Tests of Jinja's that are written out instead of called: by their names, what they are, and what stands around."""


def compile_cheaply(environment: Environment, *, keeps: bool = False) -> None:
    """Let this environment compile its templates so from now on, make late values when they are asked for, with our
    filters.

    keeps: what included templates put out is kept; not where filters or functions may be others than Jinja's.
    """
    environment.code_generator_class = CheapCode
    environment.context_class = PageContext
    environment.template_class = PageTemplate
    environment.filters |= {"whole": whole, "tied": tied, "beside": zip, "hash_source": hash_source}
    if environment.filters["striptags"] is do_striptags:
        environment.filters["striptags"] = stripped
    if keeps:
        environment.extend(laid=Laid(environment))


def call(
    context: Context, called: Any, /, *given: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
) -> Any:
    """As `Context.call`."""
    if type(called) is Macro and not (named or called.caller or called.catch_kwargs or called.catch_varargs):
        absent = called._argument_count - len(given)
        if absent >= 0:
            return str.__new__(Markup, called._func(*given, *(missing,) * absent))
    if type(called) is BuiltinMethodType and type(called.__self__) is str and not named:
        return called(*given)
    return context.call(called, *given, _loop_vars=_loop_vars, _block_vars=_block_vars, **named)


def said(
    context: Context, called: Any, /, *given: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
) -> str:
    """As `call`, put out as `text`."""
    if type(called) is Macro and not (named or called.caller or called.catch_kwargs or called.catch_varargs):
        absent = called._argument_count - len(given)
        if absent >= 0:
            return called._func(*given, *(missing,) * absent)
    return text(context.call(called, *given, _loop_vars=_loop_vars, _block_vars=_block_vars, **named))


def joined(parts: tuple[Any, ...]) -> str:
    """As Jinja's ``~`` where it escapes."""
    for part in parts:
        if type(part) is not str:
            return markup_join(parts)
    return "".join(parts)


class Loop:
    """What most templates ask of their ``loop``: the place of the item among the others."""

    __slots__ = ("_items", "_undefined", "first", "index", "index0", "last", "length")

    index0: int
    index: int
    first: bool
    last: bool

    def __init__(self, items: Sequence[Any], undefined: type[Undefined]) -> None:
        self._items, self._undefined = items, undefined
        self.length = len(items)

    @property
    def previtem(self) -> Any:
        """The item before."""
        return self._undefined("there is no previous item") if self.first else self._items[self.index0 - 1]


ASKED: Final = frozenset({"first", "index", "index0", "last", "length", "previtem"})
"""What `Loop` has."""


def counted(items: Any, undefined: type[Undefined]) -> Iterator[tuple[Any, Any]]:
    """As `LoopContext`: each item, and where the loop is."""
    if type(items) is not tuple and type(items) is not list:
        yield from LoopContext(items, undefined)
        return
    loop = Loop(items, undefined)
    for loop.index0, item in enumerate(items):
        loop.index = loop.index0 + 1
        loop.first = loop.index0 == 0
        loop.last = loop.index == loop.length
        yield item, loop


def asked_for_truth(template: nodes.Template) -> Iterator[nodes.Name]:
    """The names in a template of whose values only matters there whether they are true."""
    conditions = [one.test for one in template.find_all(nodes.If)]
    conditions += [one.test for one in template.find_all(nodes.CondExpr)]
    conditions += [one.node for one in template.find_all(nodes.Not)]
    conditions += [one.left for one in template.find_all(nodes.Or)]
    for one in conditions:
        yield from _in_condition(one)


def _in_condition(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    elif isinstance(node, nodes.And | nodes.Or):
        yield from _in_condition(node.left)
        yield from _in_condition(node.right)


def _only_counts(node: nodes.For) -> bool:
    named = sum(one.name == "loop" for one in node.find_all(nodes.Name))
    asked = (one for one in node.find_all(nodes.Getattr) if one.attr in ASKED)
    return 0 < named == sum(isinstance(one.node, nodes.Name) and one.node.name == "loop" for one in asked)


class CheapCode(CodeGenerator):
    """Jinja's generator of code, with some sorts of line changed where a template escapes by itself."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._names: set[str] = set()
        self._refers: set[str] | None = set()
        self._put: nodes.Expr | None = None
        self._text = ""
        self._joins = self._wide = False
        self._counted = False
        self._leads = False
        self._own: frozenset[str] = frozenset()
        self._fixed: dict[str, int] = {}
        self._straight: dict[str, int] = {}
        self._pure: set[str] = set()
        self._conditions: set[nodes.Name] = set()
        self._plain = not (self.environment.is_async or self.environment.sandboxed)
        self._keeps = self._plain and hasattr(self.environment, "laid")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - the base's name
        """Names what the changed lines call; at the end, what the template says rests on."""
        self.writeline(f"from {__name__} import call, counted, joined, said")
        self.writeline(f"from {escaping.__name__} import escaped, runs, text")
        self.writeline(f"from {macros.__name__} import keeping, keeping_rows")
        # What is included without the page's values Jinja hands on piece by piece, whatever is around it.
        self._joins = self._plain and all(one.with_context for one in node.find_all(nodes.Include))
        self._wide = not all(one.data.isascii() for one in node.find_all(nodes.TemplateData))
        self._own, self._fixed = sure_macros(node), sure_values(node)
        if self._plain and self.environment.undefined is Undefined:
            self._conditions.update(asked_for_truth(node))
        super().visit_Template(node, frame)
        if any(one.name in IMPURE for one in node.find_all(nodes.Filter)):
            self._refers = None
        self.writeline(f"reads = {sorted(self._names)!r}")
        self.writeline(f"refers = {self._refers and sorted(self._refers)!r}")

    def enter_frame(self, frame: Frame) -> None:
        """Notes which names are looked up in the page's values."""
        self._names |= {name for action, name in frame.symbols.loads.values() if action == VAR_LOAD_RESOLVE and name}
        super().enter_frame(frame)

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """A template, or a block of it, puts out one text: to hand on each piece takes longer than to join them. One
        that says itself what is not ASCII puts out few, so that not all is as wide as that.
        """
        outermost = self._joins and frame.buffer is None
        if outermost:
            self.buffer(frame)
        super().blockvisit(nodes, frame)
        if outermost:
            self.writeline(f"yield from runs({frame.buffer})" if self._wide else f"yield concat({frame.buffer})")

    def visit_Extends(self, node: nodes.Extends, frame: Frame) -> None:  # noqa: N802
        """Notes to which template it leads."""
        self._leads = self._note(node.template) is not None and self._keeps
        super().visit_Extends(node, frame)
        self._leads = False

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """What a template puts out is kept, where it is one by name."""
        name = self._note(node.template)
        if name is None or not self._keeps or node.ignore_missing or not node.with_context:
            return super().visit_Include(node, frame)
        self.simple_write(f"environment.laid.included({self._given(name, frame)})", frame, node)
        return None

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        name = self._note(node.template)
        if name is None or not self._keeps or not node.with_context:
            super()._import_common(node, frame)
        else:
            self.write(f"environment.laid.module({self._given(name, frame)})")

    def _given(self, name: str, frame: Frame) -> str:
        return f"{name!r}, {self.name!r}, context, {self.dump_local_context(frame)}"

    def _note(self, template: nodes.Expr) -> str | None:
        """The name of a template that another refers to; None, and noted, where it is not known before."""
        name = template.value if isinstance(template, nodes.Const) else None
        if not isinstance(name, str):
            self._refers = None
            return None
        if self._refers is not None:
            self._refers.add(name)
        return name

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        """Where no more of ``loop`` is asked for than `Loop` has, that is what it is."""
        around, self._counted = self._counted, self._plain and not node.recursive and _only_counts(node)
        super().visit_For(node, frame)
        self._counted = around

    def write(self, x: str) -> None:
        """Names what goes through a sequence, and what finds a template."""
        own = self._counted and x.endswith(" in LoopContext(")
        if self._leads:
            x = x.replace("environment.get_template(", "environment.laid.template(")
        super().write(x.replace("LoopContext(", "counted(") if own else x)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """One that may have no value is not true: no object need say so."""
        if node in self._conditions:
            name = frame.symbols.ref(node.name)
            self.write(f"({name} is not missing and {name})")
        else:
            super().visit_Name(node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """What is asked of most parts of a phrase is not worth a call."""
        known, before, after = TESTS.get(node.name, (None, "", ""))
        if known is None or not self._plain or self.environment.tests[node.name] is not known:
            return super().visit_Test(node, frame)
        self.write(before)
        self.visit(node.node, frame)
        self.write(after)
        return None

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Most are of plain texts."""
        if not self._escapes(frame):
            return super().visit_Concat(node, frame)
        self.write("joined((")
        for one in node.nodes:
            self.visit(one, frame)
            self.write(", ")
        self.write("))")
        return None

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Most are attributes: what else one may be is looked for where it is none."""
        if not self._plain:
            return super().visit_Getattr(node, frame)
        one, found = self.temporary_identifier(), self.temporary_identifier()
        self.write(f"({found} if ({found} := getattr(({one} := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr({one}, {node.attr!r}))")
        return None

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call in an expression; the block of a ``{% call %}`` is Jinja's to bind."""
        if forward_caller or not self._escapes(frame):
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        if node is self._put and self._straight_call(node, frame):
            return None
        self.write("said(context, " if node is self._put else "call(context, ")
        self.visit(node.node, frame)
        scopes = {"_loop_vars": frame.loop_frame, "_block_vars": frame.block_frame}
        self.signature(node, frame, {name: name for name, here in scopes.items() if here})
        self.write(")")
        return None

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802
        """One of the template itself has its function under a name of its own, for those that stand after it."""
        super().visit_Macro(node, frame)
        if node.name in self._own and frame.rootlevel and frame.symbols.ref(node.name) == f"l_0_{node.name}":
            sure = {name for name, line in self._fixed.items() if line < node.lineno}
            keeping = KEEPING.get(node.args[0].name) if node.args else None
            if self._keeps and self._is_ours() and rests_on_its_parts(node, sure, self._pure):
                self._pure.add(node.name)
            else:
                keeping = None
            kept = f"l_0_{node.name}._func = {keeping}(macro)" if keeping else "macro"
            self.writeline(f"straight_{node.name} = {kept}")
            self._straight[node.name] = len(node.args)

    def _straight_call(self, node: nodes.Call, frame: Frame) -> bool:
        """Calls the function of a macro that surely is the one that the name is of; True if it is."""
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name not in self._straight or frame.block or frame.symbols.find_ref(name) != f"l_0_{name}":
            return False
        absent = self._straight[name] - len(node.args)
        if node.kwargs or node.dyn_args or node.dyn_kwargs or absent < 0:
            return False
        self.write(f"straight_{name}(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write("missing, " * absent + ")")
        return True

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if finalize.src is not None or not self._escapes(frame):
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Call) or self._is_whole(node):
            self._put = node
            self.write("(")
        else:
            self._put = node
            self._text = self.temporary_identifier()
            self.write(f"(escaped[{self._text}] if type({self._text} := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._text:
            self.write(f") is str else text({self._text})")
            self._text = ""
        super()._output_child_post(node, frame, finalize)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """What is put out is escaped: to ask for it does no more."""
        if node is self._put and node.name in ESCAPES and node.node is not None:
            self.visit(node.node, frame)
        else:
            super().visit_Filter(node, frame)

    def _is_whole(self, node: nodes.Expr) -> bool:
        """True if our own filter gives it: safe HTML, whatever it is given."""
        return isinstance(node, nodes.Filter) and node.name == "whole" and self._is_ours()

    def _is_ours(self) -> bool:
        return self.environment.filters["whole"] is whole

    def _escapes(self, frame: Frame) -> bool:
        return self._plain and frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
