"""What parts of templates put out, kept for the pages of a build: the frame says the same on most of them.

A template that is included, or imported for its macros, gives the same for the same values of the names that it reads.
`compiling.CheapCode` writes those names, and the templates that it refers to, into the code of each template.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from types import NoneType
from typing import Any, Final

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import concat, missing
from markupsafe import Markup

from ..views.values import Values
from .contexts import Frame, PageContext, Place, WholePage

MOST: Final = 256
"""Results of a template that are kept: of one that says something else on every page, no more is looked for."""

PLAIN: Final = frozenset({str, Markup, bool, int, NoneType, type(missing)})
GLOBAL: Final = (range,)
"""Functions that a template may use without being other than its values."""


Give = Callable[[Template, Context], Any]
"""What is asked of a template, with the names that it looks up."""


class OtherError(Exception):
    """A value that may be another when it looks the same."""


class Laid:
    """What the templates of an environment gave, by the values of the names that they read."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._found: dict[tuple[str, str | None], Template] = {}
        self._names: dict[Template, tuple[str, ...] | None] = {}
        self._kept: dict[Template, dict[Hashable, Any]] = {}
        self._frames: dict[Hashable, Frame] = {}
        self._other = Frame((), {}, ())

    def included(self, name: str, parent: str, context: PageContext, local: Mapping[str, Any]) -> str:
        """What an included template puts out."""
        return str(self._given(name, parent, context, local, _put_out))

    def module(self, name: str, parent: str, context: PageContext, local: Mapping[str, Any]) -> Any:
        """The macros of an imported template."""
        return self._given(name, parent, context, local, TemplateModule)

    def kept(self) -> int:
        """How many results are kept."""
        return sum(map(len, self._kept.values()))

    def template(self, name: str, parent: str | None) -> Template:
        """As the environment's `get_template`, which looks for one that it has at the cost of twenty names."""
        if self._environment.auto_reload:
            return self._environment.get_template(name, parent)
        found = self._found.get((name, parent))
        if found is None:
            found = self._found[name, parent] = self._environment.get_template(name, parent)
        return found

    def _given(self, name: str, parent: str, context: PageContext, local: Mapping[str, Any], give: Give) -> Any:
        frame = context.frame or self._begun(context)
        place = frame.places.get((name, parent, give))
        if place is None or not self._holds(place, name, parent, context, local):
            place = frame.places[name, parent, give] = self._place(name, parent, frame, context, local)
        key = _key(place.own, context, local) if place.own else place.own
        if key is None:
            return give(place.template, context.within(place.template, local))
        found = place.kept.get(key, missing)
        if found is missing:
            found = self._shared(place, context, local, give)
            if len(place.kept) < MOST:
                place.kept[key] = found
            else:
                place.own = None
        return found

    def _begun(self, context: PageContext) -> Frame:
        """What pages have the same, for one of which nothing was laid out yet."""
        if not isinstance(context, WholePage):
            context.frame = self._other
            return self._other
        frame = self._frame(context)
        context.begin(frame)
        return frame

    def _frame(self, context: WholePage) -> Frame:
        """What a page has the same as others of its sort. Where the site's values are others, nothing is kept."""
        page = context.page
        sort = (context.name, id(page.ways), *page.made) if isinstance(page, Values) else (context.name, *page)
        frame = self._frames.get(sort)
        if frame is None or not frame.holds(context.around):
            names = [name for name in self._read(self.template(context.name or "", None)) or () if name not in page]
            frame = self._frames[sort] = Frame(names, context.around, self._environment.globals)
        return frame

    def _shared(self, place: Place, context: PageContext, local: Mapping[str, Any], give: Give) -> Any:
        """What pages of another sort may have too."""
        key = give, _key(self._read(place.template) or (), context, local)
        kept = self._kept.setdefault(place.template, {})
        found = kept.get(key, missing)
        if found is missing:
            found = give(place.template, context.within(place.template, local))
            if len(kept) < MOST:
                kept[key] = found
        return found

    def _holds(
        self, place: Place, name: str, parent: str, context: PageContext, local: Mapping[str, Any]
    ) -> bool:
        """True if nothing stands in the way of what the site's values give, and the template is what it was."""
        if self._environment.auto_reload and place.template is not self.template(name, parent):
            return False
        return place.around.isdisjoint(context.vars) and place.around.isdisjoint(local)

    def _place(
        self, name: str, parent: str, frame: Frame, context: PageContext, local: Mapping[str, Any]
    ) -> Place:
        template = self.template(name, parent)
        names = self._read(template)
        if names is None:
            return Place(template, frozenset(), None)
        given = [one for one in names if one in frame.names and one not in local and one not in context.vars]
        around = frozenset(one for one in given if _never_changes(context.unmade(one)))
        return Place(template, around, tuple(one for one in names if one not in around))

    def reads(self, name: str) -> tuple[str, ...] | None:
        """The names whose values a template lays out, itself or in what it refers to; None where nobody can tell."""
        return self._read(self._environment.get_template(name))

    def _read(self, template: Template) -> tuple[str, ...] | None:
        """The names that a template reads, itself or in what it refers to; None where they do not tell what it says."""
        if template not in self._names:
            self._names[template] = self._read_in_all(template)
        return self._names[template]

    def _read_in_all(self, template: Template) -> tuple[str, ...] | None:
        found: set[str] = set()
        done: set[str] = set()
        waiting = [(template.name or "", template)]
        while waiting:
            name, one = waiting.pop()
            code = one.root_render_func.__globals__
            refers = code.get("refers")
            if refers is None:
                return None
            done.add(name)
            found.update(code["reads"])
            waiting += [(other, self._environment.get_template(other, name)) for other in refers if other not in done]
        return tuple(sorted(found))


def _put_out(template: Template, context: Context) -> str:
    return concat(template.root_render_func(context))


def _key(names: tuple[str, ...], context: PageContext, local: Mapping[str, Any]) -> Hashable:
    """What tells these values from others; None where nobody can tell."""
    try:
        key = []
        for name in names:
            value = local.get(name, missing)
            if value is missing:
                value = context.unmade(name)
            kind = type(value)
            key.append(value if kind is str else (kind, value) if kind in PLAIN else _told(value))
        return tuple(key)
    except OtherError:
        return None


def _never_changes(value: Any) -> bool:
    """True for what is the same as long as it is the one object."""
    kind = type(value)
    if kind is tuple:
        return all(map(_never_changes, value))
    return kind in PLAIN or any(value is one for one in GLOBAL)


def _told(value: Any) -> Hashable:
    kind = type(value)
    if kind in PLAIN:
        return kind, value
    if kind is tuple or kind is list:
        return kind, tuple(map(_told, value))
    if any(value is one for one in GLOBAL):
        return kind, id(value)
    raise OtherError
