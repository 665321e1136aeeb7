"""Pages as an extension or a setting describes them: what it names, found in request and response."""

from __future__ import annotations

from collections.abc import Mapping

from ...description.paging import Paging as Said
from ...description.paging import Way
from ...ir.declarations import Declarations
from ...ir.http.content import Location
from ...ir.http.operations import Operation
from ...ir.inheritance import all_fields
from ...ir.paging import (
    Argument,
    Cursor,
    InBody,
    LinkHeader,
    Next,
    NextOperation,
    NextUrl,
    Offset,
    OnePage,
    PageNumber,
    Paging,
    Place,
)
from ...ir.types import Type
from .infer import look
from .shapes import at, item_type, page_type, record


class UnknownPlaceError(Exception):
    """The operation has nothing of what is named; the message says what."""


def resolve(said: Said, operation: Operation, named: Mapping[str, Operation], declarations: Declarations) -> Paging:
    """What is said, as the operation has it; `named` are all operations, by `operationId`.

    Raises `UnknownPlaceError`.
    """
    return _Resolver(said, operation, declarations).run(named)


class _Resolver:
    def __init__(self, said: Said, operation: Operation, declarations: Declarations) -> None:
        self._said = said
        self._operation = operation
        self._declarations = declarations

    def run(self, named: Mapping[str, Operation]) -> Paging:
        page = page_type(self._operation)
        if page is None:
            raise UnknownPlaceError("there is no response with a list")
        items, item = self._items(page)
        return Paging(items, self._next(page, named), page, item, f"{self._said.source} says so")

    def _items(self, page: Type) -> tuple[InBody, Type]:
        items = self._said.items
        if items is None:
            found = look(page, self._declarations)
            if found is None:
                raise UnknownPlaceError("the response has no list, or several: it has to say which")
            return found.items, found.item
        type = self._at(page, items)
        item = None if type is None else item_type(type, self._declarations)
        if item is None:
            raise UnknownPlaceError(f"{items.text or 'the response'} is no list")
        return items, item

    def _next(self, page: Type, named: Mapping[str, Operation]) -> Next:
        said = self._said
        for place in (said.next, said.total, said.more):
            if isinstance(place, InBody) and self._at(page, place) is None:
                raise UnknownPlaceError(f"the response has no {place.text!r}")
        match said.way:
            case Way.LINK:
                return LinkHeader()
            case Way.CURSOR if said.next is not None:
                return Cursor(self._argument(said.argument), said.next, said.more)
            case Way.OFFSET:
                return Offset(self._argument(said.argument), self._limit(), said.total, said.more)
            case Way.PAGE:
                first = 1 if said.first is None else said.first
                return PageNumber(self._argument(said.argument), first, self._limit(), said.total, said.more)
            case Way.URL if said.next is not None:
                return NextUrl(said.next, said.method)
            case Way.OPERATION if said.next is not None:
                return self._other(said.next, named)
            case _:
                return OnePage()

    def _other(self, token: Place, named: Mapping[str, Operation]) -> Next:
        """Another operation; the same one means that the URL is called as it was."""
        other = named.get(self._said.operation)
        if other is None:
            raise UnknownPlaceError(f"there is no operation {self._said.operation!r}")
        known = {one.name for one in self._operation.parameters}
        taking = [one for one in other.parameters if one.name not in known and one.location is not Location.HEADER]
        named_so = [one for one in taking if "next" in one.name.lower() or "token" in one.name.lower()] or taking
        if other.id == self._operation.id and not named_so:
            return NextUrl(token, other.method.lower())
        if page_type(other) != page_type(self._operation):
            raise UnknownPlaceError(f"{self._said.operation!r} gives no such page")
        argument = Argument(named_so[0].location.value, named_so[0].name) if named_so else None
        return NextOperation(other.id, token, argument)

    def _at(self, page: Type, place: InBody) -> Type | None:
        return at(page, place.path, self._declarations)

    def _limit(self) -> Argument | None:
        return self._argument(self._said.limit) if self._said.limit else None

    def _argument(self, name: str) -> Argument:
        """A parameter, or a property of the body."""
        for one in self._operation.parameters if self._said.in_body is not True else ():
            if one.name == name:
                return Argument(one.location.value, name)
        request = self._operation.request
        for content in request.contents if request is not None and self._said.in_body is not False else ():
            body = None if content.type is None else record(content.type, self._declarations)
            if body is not None and name in all_fields(body, self._declarations):
                return Argument("body", name)
        raise UnknownPlaceError(f"the request has no {name!r}")
