"""Lists in pages, as the client's runtime reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from ...ir.alternatives import alternatives
from ...ir.declarations import Declarations, Record
from ...ir.http.operations import Operation
from ...ir.inheritance import all_fields, ancestry
from ...ir.paging import (
    Argument,
    Cursor,
    InBody,
    InHeader,
    LastItem,
    LinkHeader,
    NextUrl,
    Offset,
    PageNumber,
    Paging,
    Place,
)
from ...ir.types import ListType, NullType, Reference, Type
from ...names import Names
from ...views.client import Value
from ..literals import string
from .imports import Imports
from .media import Kind, kind_of


@dataclass(frozen=True, slots=True)
class Pages:
    """Prints how the pages of one module's lists follow each other."""

    declarations: Declarations
    names: Names
    imports: Imports

    def page_type(self, operation: Operation) -> Type | None:
        """The type of a page."""
        for response in operation.responses:
            if response.is_success:
                for content in response.contents:
                    if content.type is not None and kind_of(content, self.declarations) is Kind.JSON:
                        return content.type
        return None

    def item_type(self, operation: Operation, paging: Paging) -> Type | None:
        """The type of an item."""
        type = self.page_type(operation)
        for wire in paging.items.path:
            record = self._record(type)
            type = None if record is None else all_fields(record, self.declarations)[wire].type
        found = self._one(type)
        return found.items if isinstance(found, ListType) else None

    def table(self, operation: Operation, paging: Paging) -> tuple[Value, ...]:
        """The arguments of `Paging`."""
        page = self.page_type(operation)
        made = [Value("items", self._place(paging.items, page)), Value("next", self._next(paging, page))]
        if self._argument(paging) is not None and self._argument(paging).location == "body":  # type: ignore[union-attr]
            made.append(Value("in_body", "True"))
        return tuple(made)

    def _argument(self, paging: Paging) -> Argument | None:
        return None if isinstance(paging.next, NextUrl | LinkHeader) else paging.next.argument

    def _next(self, paging: Paging, page: Type | None) -> str:
        way = paging.next
        match way:
            case LinkHeader():
                return f"{self.imports.runtime('LinkHeader')}()"
            case NextUrl(url=url):
                return f"{self.imports.runtime('NextUrl')}({self._place(url, page)})"
            case Cursor():
                token = (
                    self._last(paging, way.token, page)
                    if isinstance(way.token, LastItem)
                    else self._place(way.token, page)
                )
                arguments = [string(way.argument.name), token]
                arguments += self._said(page, more=way.more)
            case Offset():
                arguments = [string(way.argument.name), *self._limit(way.limit)]
                arguments += self._said(page, total=way.total, more=way.more)
            case PageNumber():
                arguments = [string(way.argument.name)]
                arguments += [f"first={way.first}"] if way.first != 1 else []
                arguments += [*self._limit(way.limit), *self._said(page, total=way.pages, more=way.more)]
            case _:
                assert_never(way)
        return f"{self.imports.runtime(type(way).__name__)}({', '.join(arguments)})"

    def _limit(self, limit: Argument | None) -> list[str]:
        return [] if limit is None else [f"limit={string(limit.name)}"]

    def _said(self, page: Type | None, **places: InBody | None) -> list[str]:
        return [f"{name}={self._place(place, page)}" for name, place in places.items() if place is not None]

    def _place(self, place: Place, page: Type | None) -> str:
        if isinstance(place, InHeader):
            return f"{self.imports.runtime('header')}({string(place.name)})"
        return f"{self.imports.runtime('at')}({', '.join(self._attributes(place.path, page))})"

    def _last(self, paging: Paging, last: LastItem, page: Type | None) -> str:
        path = [*self._attributes(paging.items.path, page), "-1"]
        type = page
        for wire in paging.items.path:
            record = self._record(type)
            type = None if record is None else all_fields(record, self.declarations)[wire].type
        found = self._one(type)
        item = found.items if isinstance(found, ListType) else None
        return f"{self.imports.runtime('at')}({', '.join([*path, *self._attributes((last.property,), item)])})"

    def _attributes(self, path: tuple[str, ...], type: Type | None) -> list[str]:
        made = []
        for wire in path:
            record = self._record(type)
            name = wire
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
