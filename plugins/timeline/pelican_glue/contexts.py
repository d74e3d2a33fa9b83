"""The names that a template looks up: those of a page, and around them those of the site."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from jinja2 import Template
from jinja2.runtime import Context
from jinja2.utils import missing

from ..views.values import NONE, Later, Values, unmade


class Place:
    """Where a template refers to another, on the pages of a sort.

    template: the other. around: the names that it looks up and that the site's values give. own: those that may differ
    from page to page; None where nobody can tell what it says. kept: what it gave, by their values.
    """

    __slots__ = ("around", "kept", "own", "template")

    def __init__(self, template: Template, around: frozenset[str], own: tuple[str, ...] | None) -> None:
        self.template, self.around, self.own = template, around, own
        self.kept: dict[Hashable, Any] = {}


class Frame:
    """What pages of a sort have the same: those of a template whose values have the same names.

    names: that their templates look up among the values of the site. values: these. places: by what is referred to,
    and where.
    """

    __slots__ = ("names", "places", "values")

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.values: list[Any] = []
        self.places: dict[tuple[Hashable, ...], Place] = {}


class PageContext(Context):
    """The names of a page; a value that is made later is made now. frame: what other pages of its sort have too."""

    frame: Frame | None = None

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a name, or Jinja's `missing`."""
        value = self.unmade(key)
        return value.value if type(value) is Later else value

    def unmade(self, key: str) -> Any:
        """The same; a `Later` for a value that comes later."""
        value = self.vars.get(key, missing)
        return self.parent.get(key, missing) if value is missing else value

    def within(self, template: Template, local: Mapping[str, Any]) -> Context:
        """The names for a template that is included. local: those of the place where it is."""
        return template.new_context(self.get_all(), True, local)


class WholePage(PageContext):
    """The names of a page that is laid out by itself: its values, around them the site's. Nothing of it is copied."""

    def __init__(
        self,
        template: Template,
        values: Mapping[str, object],
        around: Mapping[str, Any],
        own: dict[str, Any],
        frame: Frame | None = None,
    ) -> None:
        super().__init__(template.environment, {}, template.name, template.blocks)
        self.vars = own
        self.frame = frame
        self.page, self.around, self._known = values, around, _known(template)
        self._made, self._ways = (values.made, values.ways) if isinstance(values, Values) else (values, NONE)

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a name, or Jinja's `missing`."""
        value = self.vars.get(key, missing)
        if value is missing:
            value = self._made.get(key, missing)
            if value is missing:
                value = (self.page if key in self._ways else self.around).get(key, missing)
                if value is missing:
                    value = self._known.get(key, missing)
        return value.value if type(value) is Later else value

    def unmade(self, key: str) -> Any:
        """As `PageContext.unmade`."""
        if key in self.vars:
            return self.vars[key]
        if key in self.page:
            return self.page.unmade(key) if isinstance(self.page, Values) else self.page[key]
        return self.around[key] if key in self.around else self._known.get(key, missing)

    def within(self, template: Template, local: Mapping[str, Any]) -> Context:
        """As `PageContext.within`."""
        own = {**self.vars, **{name: value for name, value in local.items() if value is not missing}}
        return WholePage(template, self.page, self.around, own, self.frame)

    def get_all(self) -> dict[str, Any]:
        """As Jinja's: what is made later is not made for it."""
        return {**self._known, **self.around, **unmade(self.page), **self.vars}

    def __contains__(self, name: str) -> bool:
        return self.unmade(name) is not missing


def _known(template: Template) -> Mapping[str, Any]:
    """The names that a template knows by itself: mostly those that all do."""
    names = template.globals
    return template.environment.globals if isinstance(names, ChainMap) and not names.maps[0] else names


class PageTemplate(Template):
    """A template that is given the values of a page without copies of them."""

    def lay_out(self, values: Mapping[str, object], around: Mapping[str, Any], **own: Any) -> bytes:
        """As `render`, encoded. values: of the page. around: those of the site, which are the same for all of its
        pages, but for what is this page's own.
        """
        try:
            # Piece by piece: see `escaping.runs`.
            return b"".join([piece.encode() for piece in self.root_render_func(WholePage(self, values, around, own))])
        except BaseException:  # noqa: BLE001 - raised again
            self.environment.handle_exception()  # it names the line of the template
