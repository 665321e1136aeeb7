"""Values that are written as text, which tells less apart than JSON does: parameters and headers."""

from __future__ import annotations

from ...ir.alternatives import alternatives
from ...ir.declarations import Declarations, Direction
from ...ir.http.content import Parameter, Styled
from ...ir.types import BooleanType, IntegerType, ListType, LiteralType, NullType, NumberType, StringType, Type

_SCALARS = StringType | IntegerType | NumberType | BooleanType | LiteralType


def alike(old: Parameter, new: Parameter, before: Declarations, after: Declarations, way: Direction) -> bool:
    """Whether whatever was written before reads as well now: what is sent by the new type, what is received by the old.

    Any text is a string, and one value of an exploded list is written as the value alone.
    """
    if not isinstance(old.written, Styled) or not isinstance(new.written, Styled):
        return False
    if way is Direction.SENT:
        return _reads(old.type, before, new.type, after, new.written.explode)
    return _reads(new.type, after, old.type, before, old.written.explode)


def _reads(written: Type, one: Declarations, read: Type, other: Declarations, explode: bool) -> bool:
    parts = [part for part in alternatives(written, one) if not isinstance(part, NullType)]
    readers = [part for part in alternatives(read, other) if not isinstance(part, NullType)]
    if not all(isinstance(part, _SCALARS) for part in parts):
        return False
    if any(isinstance(part, ListType) and explode and _text(part.items, other) for part in readers):
        return True
    return any(_any_text(part) for part in readers)


def _text(type: Type, declarations: Declarations) -> bool:
    return any(_any_text(part) for part in alternatives(type, declarations))


def _any_text(type: Type) -> bool:
    return type == StringType()
