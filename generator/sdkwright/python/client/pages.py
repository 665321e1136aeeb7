"""Lists in pages, as the client's runtime reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from ...frozen import dataclass
from ...ir.alternatives import alternatives
from ...ir.declarations import Declarations, Record
from ...ir.http.operations import Operation
from ...ir.inheritance import all_fields, ancestry
from ...ir.paging import (
    LAST,
    Argument,
    Cursor,
    InBody,
    InHeader,
    LinkHeader,
    NextOperation,
    NextUrl,
    Offset,
    OnePage,
    PageNumber,
    Paging,
    Place,
)
from ...ir.types import ListType, NullType, Reference, Type
from ...jsonvalue.pointers import Pointer
from ...names import Names
from ...views.client import Value
from ..literals import inline, string
from .imports import Imports
from .parameters import key_of


@dataclass(frozen=True, slots=True)
class Pages:
    """Prints how the pages of one module's lists follow each other."""

    declarations: Declarations
    names: Names
    imports: Imports
    table_of: Callable[[Pointer], str]
    """The name here of the table of an operation."""

    def table(self, operation: Operation, paging: Paging) -> tuple[Value, ...]:
        """The arguments of `Paging`."""
        made = [Value("items", self._place(paging.items, paging.page)), Value("next", self._next(operation, paging))]
        argument = getattr(paging.next, "argument", None)
        if isinstance(argument, Argument) and argument.location == "body":
            made.append(Value("in_body", inline(True)))
        return tuple(made)

    def _next(self, operation: Operation, paging: Paging) -> str:
        def key(argument: Argument) -> str:
            return string(key_of(operation, argument.location, argument.name))

        way, page = paging.next, paging.page
        limit = [f"limit={key(way.limit)}"] if isinstance(way, Offset | PageNumber) and way.limit else []
        match way:
            case LinkHeader() | OnePage():
                arguments = []
            case NextUrl(url=url, method=method):
                arguments = [self._place(url, page), *([] if method == "get" else [string(method.upper())])]
            case NextOperation(operation=id, token=token, argument=argument):
                other = f"lambda: {self.table_of(id)}"
                arguments = [other, self._place(token, page), *([string(argument.name)] if argument else [])]
            case Cursor():
                arguments = [key(way.argument), self._place(way.token, page)]
                arguments += self._said(page, more=way.more)
            case Offset():
                arguments = [key(way.argument), *limit]
                arguments += self._said(page, total=way.total, more=way.more)
            case PageNumber():
                arguments = [key(way.argument)]
                arguments += [f"first={way.first}"] if way.first != 1 else []
                arguments += [*limit, *self._said(page, total=way.pages, more=way.more)]
            case _:
                assert_never(way)
        return f"{self.imports.runtime(type(way).__name__)}({', '.join(arguments)})"

    def _said(self, page: Type, **places: InBody | None) -> list[str]:
        return [f"{name}={self._place(place, page)}" for name, place in places.items() if place is not None]

    def _place(self, place: Place, page: Type) -> str:
        if isinstance(place, InHeader):
            return f"{self.imports.runtime('header')}({string(place.name)})"
        return f"{self.imports.runtime('at')}({', '.join(self._attributes(place.path, page))})"

    def _attributes(self, path: tuple[str | int, ...], page: Type) -> list[str]:
        """The attributes that lead to a place, and the index of a last item."""
        made = []
        type: Type | None = page
        for step in path:
            if step == LAST:
                made.append(str(LAST))
                one = self._one(type)
                type = one.items if isinstance(one, ListType) else None
                continue
            wire = name = str(step)
            record = self._record(type)
            if record is not None:
                for link in ancestry(record, self.declarations):
                    if wire in self.names.fields[link.id]:
                        name = self.names.fields[link.id][wire]
                        break
                field = all_fields(record, self.declarations).get(wire)
                type = None if field is None else field.type
            made.append(string(name))
        return made

    def _one(self, type: Type | None) -> Type | None:
        found = [] if type is None else [one for one in alternatives(type, self.declarations) if one != NullType()]
        return found[0] if len(found) == 1 else None

    def _record(self, type: Type | None) -> Record | None:
        one = self._one(type)
        found = self.declarations.get(one.id) if isinstance(one, Reference) else None
        return found if isinstance(found, Record) else None
