"""Templates compiled to cheaper code: what they say and put out is Jinja's to the letter.

Jinja makes a `Markup` object of every value that a template puts out, and binds the arguments of each macro by name. On
a page of ours that is more work than all the rest, so that here a value is escaped to plain text, and a macro that is
called with positional arguments is called straight. Whatever is less plain than that is left to Jinja.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from ..views.values import Later

VERSION: Final = 1
"""Of the code that is made; what another version compiled is compiled anew."""


def compile_cheaply(environment: Environment) -> None:
    """Let this environment compile its templates so, from now on, and make late values when they are asked for."""
    environment.code_generator_class = CheapCode
    environment.context_class = PageContext


class PageContext(Context):
    """The names of a page; a value that is made later is made now."""

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a name, or Jinja's `missing`."""
        value = self.vars.get(key, missing)
        if value is missing:
            value = self.parent.get(key, missing)
        return value.value if type(value) is Later else value


def text(value: object) -> str:
    """As `markupsafe.escape`, for a value that is put out and not worked with."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int or kind is float else escape(value)


@lru_cache(maxsize=1 << 14)
def _escaped(value: str) -> str:
    """A page says the same labels, addresses and names again and again."""
    return str(escape(value))


def call(
    context: Context, called: Any, /, *given: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
) -> Any:
    """As `Context.call`."""
    if type(called) is Macro and not (named or called.caller or called.catch_kwargs or called.catch_varargs):
        absent = called._argument_count - len(given)
        if absent >= 0:
            return str.__new__(Markup, called._func(*given, *(missing,) * absent))
    return context.call(called, *given, _loop_vars=_loop_vars, _block_vars=_block_vars, **named)


class CheapCode(CodeGenerator):
    """Jinja's generator of code, with two sorts of line changed where a template escapes by itself."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - the base's name
        """Names what the changed lines call."""
        self.writeline(f"from {__name__} import call, text")
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call in an expression; the block of a ``{% call %}`` is Jinja's to bind."""
        if forward_caller or not self._escapes(frame):
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        self.write("call(context, ")
        self.visit(node.node, frame)
        scopes = {"_loop_vars": frame.loop_frame, "_block_vars": frame.block_frame}
        self.signature(node, frame, {name: name for name, here in scopes.items() if here})
        self.write(")")
        return None

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if finalize.src is None and self._escapes(frame):
            self.write("text(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _escapes(self, frame: Frame) -> bool:
        plain = not (self.environment.is_async or self.environment.sandboxed)
        return plain and frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
