"""What values of a type are in the end, names and unions seen through."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .declarations import Alias, Declarations, Enumeration, Record, Union
from .types import (
    CheckedType,
    LiteralType,
    NullableType,
    NullType,
    Reference,
    SchemaId,
    Tagging,
    Type,
    UnionType,
)

_NULL = NullType()


def alternatives(
    type: Type, declarations: Declarations, enter: Callable[[Tagging], bool] = lambda _: True
) -> Iterator[Type]:
    """The types of which a value of a type is one, in the order in which they are written.

    None of them is nullable, checked, a union or a name for another type; null is `NullType`. A reference is to a
    record, or names nothing. A union that `enter` refuses stands for its variants.
    """
    seen: set[SchemaId] = set()
    pending = [type]
    while pending:
        at = pending.pop()
        match at:
            case NullableType(inner):
                pending += (_NULL, inner)
            case CheckedType(inner):
                pending.append(inner)
            case UnionType(variants, tagging) if enter(tagging):
                pending += reversed(variants)
            case Reference(id) if id in seen:
                pass
            case Reference(id):
                seen.add(id)
                match declarations.get(id):
                    case Alias(type=target):
                        pending.append(target)
                    case Enumeration(type=target, nullable=nullable):
                        pending += (_NULL, target) if nullable else (target,)
                    case Union(variants=variants, tagging=tagging, nullable=nullable) if enter(tagging):
                        pending += (_NULL, *reversed(variants)) if nullable else reversed(variants)
                    case Record() | Union() | None:
                        yield at
            case _:
                yield at


def record_of(type: Type | None, declarations: Declarations) -> Record | None:
    """The record that all values of a type are, null excluded; None for any other."""
    found = [] if type is None else [one for one in alternatives(type, declarations) if not isinstance(one, NullType)]
    one = found[0] if len(found) == 1 else None
    declaration = declarations.get(one.id) if isinstance(one, Reference) else None
    return declaration if isinstance(declaration, Record) else None


def literal_values(type: Type, declarations: Declarations) -> tuple[str | int | bool, ...] | None:
    """The values of a type that is a set of literals, null excluded; None for any other."""
    found = [one for one in alternatives(type, declarations) if not isinstance(one, NullType)]
    return found[0].values if len(found) == 1 and isinstance(found[0], LiteralType) else None
