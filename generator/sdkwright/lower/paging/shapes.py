"""What the types of a response have that pages of lists are known by."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir.alternatives import alternatives
from ...ir.declarations import Declarations, Field, Record
from ...ir.http.media import is_xml
from ...ir.http.operations import Operation
from ...ir.inheritance import all_fields
from ...ir.paging import LAST, InBody
from ...ir.types import BooleanType, IntegerType, ListType, NullType, NumberType, Reference, StringType, Type

_DEPTH = 2
"""How many objects deep what tells of the next page may stand: `meta.pagination.next`."""


def page_type(operation: Operation) -> Type | None:
    """The type of the first successful response in JSON or XML."""
    for response in operation.responses:
        if response.is_success:
            for content in response.contents:
                name = content.media_type
                if content.type is not None and content.stream is None and ("json" in name or is_xml(name)):
                    return content.type
    return None


def only(type: Type, declarations: Declarations) -> Type | None:
    """The one type that a value is of, null aside; None where there are several."""
    found = [one for one in alternatives(type, declarations) if not isinstance(one, NullType)]
    return found[0] if len(found) == 1 else None


def record(type: Type, declarations: Declarations) -> Record | None:
    """The record that a value is of."""
    one = only(type, declarations)
    declaration = declarations.get(one.id) if isinstance(one, Reference) else None
    return declaration if isinstance(declaration, Record) else None


def item_type(type: Type, declarations: Declarations) -> Type | None:
    """The type of the items, where a value is a list."""
    one = only(type, declarations)
    return one.items if isinstance(one, ListType) else None


def at(type: Type, path: tuple[str | int, ...], declarations: Declarations) -> Type | None:
    """The type of what stands at a place; None if there is no such place."""
    found: Type | None = type
    for step in path:
        if found is None:
            return None
        if step == LAST:
            found = item_type(found, declarations)
            continue
        whole = record(found, declarations)
        field = None if whole is None else all_fields(whole, declarations).get(str(step))
        found = None if field is None else field.type
    return found


def places(page: Record, declarations: Declarations, depth: int = _DEPTH) -> Iterator[tuple[InBody, Field]]:
    """The properties of a page and of the objects in it, by their places; lists are not entered."""
    for name, field in all_fields(page, declarations).items():
        yield InBody((name,)), field
        if depth and (inner := record(field.type, declarations)) is not None and inner is not page:
            for place, one in places(inner, declarations, depth - 1):
                yield InBody((name, *place.path)), one


def is_text(type: Type, declarations: Declarations) -> bool:
    """Whether a value is a text."""
    return isinstance(only(type, declarations), StringType)


def is_token(type: Type, declarations: Declarations) -> bool:
    """Whether a value may be an opaque token: a text or a number."""
    return isinstance(only(type, declarations), StringType | IntegerType | NumberType)


def is_number(type: Type, declarations: Declarations) -> bool:
    """Whether a value is a whole number."""
    return isinstance(only(type, declarations), IntegerType | NumberType)


def is_flag(type: Type, declarations: Declarations) -> bool:
    """Whether a value is true or false."""
    return isinstance(only(type, declarations), BooleanType)
