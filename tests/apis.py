"""Small APIs made by hand."""

from __future__ import annotations

from sdkwright.ir.api import Api
from sdkwright.ir.declarations import (
    ComponentOrigin,
    Constant,
    Declaration,
    Defaulted,
    Extra,
    Field,
    Open,
    Optional,
    Presence,
    Record,
    Required,
)
from sdkwright.ir.types import Check, LiteralType, Reference, SchemaId, Type


def schema(name: str) -> SchemaId:
    return f"#/components/schemas/{name}"


def ref(name: str) -> Reference:
    return Reference(schema(name))


def origin(name: str) -> ComponentOrigin:
    return ComponentOrigin(name)


def api(*declarations: Declaration) -> Api:
    return Api("Test", "1", "", (), {declaration.id: declaration for declaration in declarations}, ())


def field(name: str, type: Type, presence: Presence | None = None) -> Field:
    return Field(name, type, presence or Required(), f"#/properties/{name}")


def optional(name: str, type: Type) -> Field:
    return field(name, type, Optional())


def defaulted(name: str, type: Type, value: str | float | bool) -> Field:
    return field(name, type, Defaulted(value))


def constant(name: str, value: str) -> Field:
    return field(name, LiteralType((value,)), Constant(value))


def record(
    name: str, *fields: Field, extra: Extra | None = None, base: str | None = None, check: Check | None = None
) -> Record:
    return Record(schema(name), origin(name), fields, extra or Open(), None if base is None else schema(base), check)
