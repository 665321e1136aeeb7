"""Values taken apart as their types say."""

from __future__ import annotations

from collections.abc import Iterator

from ..frozen import dataclass
from ..ir.declarations import Field, Record, Typed
from ..ir.types import AnyType, IntegerType, ListType, LiteralType, MapType, TupleType, Type
from ..jsonvalue.equality import key
from ..jsonvalue.types import Json
from .judge import Judge
from .shapes import Shape, meant

_ANY = AnyType()


@dataclass(frozen=True, slots=True)
class Part:
    """An item, or the value of a property or of a key."""

    key: str | int
    type: Type
    value: Json
    field: Field | None = None
    """The property, if the record names it."""


def parts(judge: Judge, shape: Shape | None, value: Json) -> Iterator[Part]:
    """What is right within a value that is of `shape`; nothing of one without types for its parts."""
    match shape:
        case Record() if isinstance(value, dict):
            fields = judge.fields(shape)
            extra = shape.extra.type if isinstance(shape.extra, Typed) else _ANY
            for name, part in value.items():
                field = fields.get(name)
                yield Part(name, extra if field is None else field.type, part, field)
        case MapType(values) if isinstance(value, dict):
            yield from (Part(name, values, part) for name, part in value.items())
        case ListType(items) if isinstance(value, list):
            yield from (Part(index, items, part) for index, part in enumerate(value))
        case TupleType(items) if isinstance(value, list) and len(value) == len(items):
            pairs = zip(items, value, strict=True)
            yield from (Part(index, item, part) for index, (item, part) in enumerate(pairs))
        case _:
            pass


def spelled(judge: Judge, type: Type, value: Json) -> Json:
    """A value that a type admits, as its types write it: `5.0` is `5` where it is an integer."""
    if value is None or isinstance(value, bool | str):
        return value
    shape = meant(judge, type, value)
    match shape:
        case IntegerType() if isinstance(value, float) and value.is_integer():
            return int(value)
        case LiteralType(values):
            return next((one for one in values if key(one) == key(value)), value)
        case _:
            pass
    found = {part.key: spelled(judge, part.type, part.value) for part in parts(judge, shape, value)}
    if not found:
        return value
    return [*found.values()] if isinstance(value, list) else {str(name): part for name, part in found.items()}
