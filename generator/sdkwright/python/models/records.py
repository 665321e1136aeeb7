"""Records as classes."""

from __future__ import annotations

from typing import NamedTuple, assert_never

from ...ir.declarations import (
    Closed,
    Constant,
    Declarations,
    Direction,
    Extra,
    Field,
    Open,
    Optional,
    Record,
    Required,
    Typed,
)
from ...ir.inheritance import ancestry, find_field
from ...ir.types import (
    AnyType,
    IntegerType,
    LiteralType,
    NullableType,
    NumberType,
    Reference,
    StringType,
    Type,
)
from ...names import Names
from ...views.models import Class, Statement
from ..annotations import Annotator
from .fields import Fields
from .prose import about_declaration


def record_class(record: Record, fields: Fields, names: Names) -> Class:
    """The class for a record."""
    annotator = fields.annotator
    wires = names.fields.get(record.id, {})
    attributes = tuple([fields.attribute(field, wires.get(field.name, field.name)) for field in record.fields])
    base, arguments, extra = _bases(record, annotator)
    statements = []
    if extra is not None:
        # No parameter of the constructor, which type checkers would take it for.
        statements.append(Statement("__pydantic_extra__", extra, f"{annotator.scope.tool('Field')}(init=False)"))
    if record.check is not None:
        statements.append(Statement("__check__", "", annotator.check(record.check)))
    return Class(
        name=names.classes[record.id],
        base=base,
        arguments=arguments,
        text=about_declaration(record.doc, names.classes[record.id]),
        attributes=attributes,
        statements=tuple(statements),
    )


def _bases(record: Record, annotator: Annotator) -> tuple[str, tuple[str, ...], str | None]:
    """The class that is extended, all arguments of the `class` statement, and the type of unnamed properties."""
    declarations = annotator.declarations
    inherited: Extra = Open()
    extra: str | None = None
    base = annotator.scope.base() if record.base not in declarations else ""
    if not base and record.base is not None:
        base = annotator.scope.cls(record.base)
        above = declarations[record.base]
        inherited = above.extra if isinstance(above, Record) else inherited
    match record.extra:
        case Closed():
            return base, (base,) if isinstance(inherited, Closed) else (base, 'extra="forbid"'), None
        case Typed(type=type):
            extra = _values(type, annotator)
        case Open():
            extra = _values(AnyType(), annotator) if isinstance(inherited, Typed) else None
        case _:
            assert_never(record.extra)
    return base, (base, 'extra="allow"') if isinstance(inherited, Closed) else (base,), extra


def _values(type: Type, annotator: Annotator) -> str:
    return f"dict[str, {annotator.text(type)}]"


class Overrides(NamedTuple):
    """How properties are declared again in a class that extends another."""

    differ: bool = False
    """One has another type."""
    widen: bool = False
    """One has a type that is not narrower."""
    require: bool = False
    """One must be given that the other class gives a default."""

    def __or__(self, other: Overrides) -> Overrides:
        return Overrides(*(one or two for one, two in zip(self, other, strict=True)))


def overrides(record: Record, declarations: Declarations) -> Overrides:
    """How a record's properties differ from those of the class that is extended."""
    found = Overrides()
    above = next((link for link in ancestry(record, declarations) if link is not record), None)
    for field in record.fields:
        inherited = find_field(above, field.name, declarations) if above is not None else None
        if inherited is not None and not _same(field, inherited):
            requires = _must_be_given(field) and not _must_be_given(inherited)
            found |= Overrides(True, not _narrows(field, inherited, declarations), requires)
    return found


def _must_be_given(field: Field) -> bool:
    return field.required_in(Direction.SENT) and field.implied is None and not isinstance(field.presence, Constant)


def _same(field: Field, above: Field) -> bool:
    presence = field.presence.__class__ is above.presence.__class__
    return field.type == above.type and presence and _must_be_given(field) == _must_be_given(above)


def _narrows(field: Field, above: Field, declarations: Declarations) -> bool:
    if isinstance(field.presence, Optional) and not isinstance(above.presence, Optional):
        return False
    if not isinstance(field.presence, Required | Constant) and isinstance(above.presence, Constant):
        return False
    return _within(field.type, above.type, declarations)


def _within(type: Type, above: Type, declarations: Declarations) -> bool:
    """Whether type checkers see at once that one type is a part of another."""
    match type, above:
        case _, AnyType():
            return True
        case NullableType(inner=inner), NullableType(inner=outer):
            return _within(inner, outer, declarations)
        case _, NullableType(inner=outer):
            return _within(type, outer, declarations)
        case LiteralType(values=values), LiteralType(values=all_values):
            return {(value.__class__, value) for value in values} <= {(value.__class__, value) for value in all_values}
        case LiteralType(values=values), StringType(format=None):
            return all(isinstance(value, str) for value in values)
        case StringType(format=inner_format), StringType(format=outer_format):
            return inner_format is outer_format
        case IntegerType(), IntegerType() | NumberType():
            return True
        case NumberType(), NumberType():
            return True
        case Reference(id=inner_id), Reference(id=outer_id) if isinstance(record := declarations.get(inner_id), Record):
            return any(link.id == outer_id for link in ancestry(record, declarations))
        case _:
            return type == above
