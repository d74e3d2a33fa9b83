"""The names that a template looks up: those of a page, and around them those of the site."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Container, Hashable, Mapping
from operator import is_, itemgetter
from typing import Any

from jinja2 import Template
from jinja2.runtime import Context
from jinja2.utils import missing

from ..views.values import Later, Values, unmade


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

    names: that their templates look up among the values of the site. known: the values of these, Jinja's
    `missing` for what nobody gives. places: by what is referred to, and where.
    """

    __slots__ = ("_absent", "_given", "_values", "known", "names", "places")

    def __init__(self, names: Collection[str], around: Mapping[str, Any], globals_: Container[str]) -> None:
        self.names = frozenset(names)
        given = [name for name in names if name in around]
        self._absent = [name for name in names if name not in around]
        # Twice the first: of one name alone it would give no tuple.
        self._given = itemgetter(*given, *given[:1]) if given else _nothing
        self._values = self._given(around)
        self.known = {name: around[name] for name in given if type(around[name]) is not Later}
        self.known |= {name: missing for name in self._absent if name not in globals_}
        self.places: dict[tuple[Hashable, ...], Place] = {}

    def holds(self, around: Mapping[str, Any]) -> bool:
        """True if these are the site's values, by what they are: 1 is said otherwise than True."""
        try:
            same = all(map(is_, self._given(around), self._values))
        except KeyError:
            return False
        return same and around.keys().isdisjoint(self._absent)


def _nothing(_: object) -> tuple[()]:
    """What is looked up where no name is."""
    return ()


class Names(dict[str, Any]):
    """The values of names that a page's templates have looked up: to ask for one again takes no call.

    page: its values. around: those of the site. globals_: what templates know by themselves.
    """

    __slots__ = ("_around", "_globals", "_page")

    def __init__(self, page: Mapping[str, object], around: Mapping[str, Any], globals_: Mapping[str, Any]) -> None:
        self._page, self._around, self._globals = page, around, globals_

    def __missing__(self, name: str) -> Any:
        value = self._page.get(name, missing)
        if value is missing:
            value = self._around.get(name, missing)
            if value is missing:
                value = self._globals.get(name, missing)
        value = self[name] = value.value if type(value) is Later else value
        return value


class Own(dict[str, Any]):
    """What a template itself says that names mean, told to `names`."""

    __slots__ = ("_names",)

    def __init__(self, known: Mapping[str, Any], names: Names) -> None:
        super().__init__(known)
        self._names = names

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value)
        self._names[name] = value

    def update(self, *given: Any, **named: Any) -> None:  # noqa: D102 - a dict's
        super().update(*given, **named)
        self._names.update(*given, **named)


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
        self.frame, self.page, self.around, self._known = frame, values, around, _known(template)
        # No way from here back to the context: what goes in circles stays as long as no garbage is looked for.
        self.names = names = Names(values, around, self._known)
        if frame:
            names.update(frame.known)
        if isinstance(values, Values) and values.ways:
            names.update(values.made)
        names.update(own)
        self.vars = Own(own, names)
        # Of all that templates call, this is called most.
        self.resolve_or_missing = names.__getitem__  # type: ignore[assignment]

    def begin(self, frame: Frame) -> None:
        """It is a page of this sort: what of its names the site gives is known."""
        self.frame = frame
        self.names.update({**frame.known, **self.names})

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
