"""Types as people read and write them in signatures: without limits, which the models enforce.

What is taken may be any sequence or mapping; what is given back is a list or a dict.
"""

from __future__ import annotations

from typing import assert_never

from ...frozen import dataclass
from ...ir.declarations import Alias, Declarations, Enumeration, Record, Union
from ...ir.types import (
    AnyType,
    BooleanType,
    CheckedType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    Reference,
    SchemaId,
    StringType,
    TupleType,
    Type,
    UnionType,
)
from ...names import Names
from ..literals import inline
from .imports import Imports

_FORMATS = {
    Format.DATE_TIME: ("datetime", "datetime"),
    Format.DATE: ("datetime", "date"),
    Format.TIME: ("datetime", "time"),
    Format.DURATION: ("datetime", "timedelta"),
    Format.UUID: ("uuid", "UUID"),
    Format.BYTE: ("", "bytes"),
    Format.BINARY: ("", "bytes"),
    Format.DECIMAL: ("decimal", "Decimal"),
    Format.URI: ("", "str"),
    Format.IPV4: ("ipaddress", "IPv4Address"),
    Format.IPV6: ("ipaddress", "IPv6Address"),
}
"""Where the Python type of each format is, and what it is called there."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Prints types for the signatures of one module."""

    declarations: Declarations
    names: Names
    imports: Imports
    open_enums: bool

    def taken(self, type: Type) -> str:
        """The type of an argument."""
        return " | ".join(self.parts(type))

    def parts(self, type: Type) -> tuple[str, ...]:
        """The members of the union that the type of an argument is."""
        return self._parts(type, taken=True)

    def given(self, type: Type) -> str:
        """The type of a result."""
        return " | ".join(self._parts(type, taken=False))

    def optional(self, type: Type) -> str:
        """The type of an argument that need not be given."""
        return " | ".join(dict.fromkeys((*self._parts(type, taken=True), "None")))

    def _parts(self, type: Type, *, taken: bool) -> tuple[str, ...]:
        match type:
            case Reference(id=id):
                return self._named(id, taken)
            case StringType(format=Format() as format):
                module, name = _FORMATS[format]
                return (self.imports.take(module, name) if module else self.imports.builtin(name),)
            case StringType():
                return (self.imports.builtin("str"),)
            case LiteralType(values=values):
                literal = f"{self.imports.take('typing', 'Literal')}[{', '.join(map(inline, values))}]"
                open_ = self.open_enums and any(isinstance(value, str) for value in values)
                return (literal, self.imports.builtin("str")) if open_ else (literal,)
            case NullableType(inner=inner):
                return tuple(dict.fromkeys((*self._parts(inner, taken=taken), "None")))
            case CheckedType(inner=inner):
                return self._parts(inner, taken=taken)
            case ListType(items=items):
                item = " | ".join(self._parts(items, taken=taken))
                sequence = self.imports.take("collections.abc", "Sequence") if taken else self.imports.builtin("list")
                return (f"{sequence}[{item}]",)
            case MapType(values=value):
                mapping = self.imports.take("collections.abc", "Mapping") if taken else self.imports.builtin("dict")
                return (f"{mapping}[{self.imports.builtin('str')}, {' | '.join(self._parts(value, taken=taken))}]",)
            case TupleType(items=items):
                inside = ", ".join([" | ".join(self._parts(item, taken=taken)) for item in items])
                return (f"{self.imports.builtin('tuple')}[{inside or '()'}]",)
            case UnionType(variants=variants):
                return tuple(dict.fromkeys(part for one in variants for part in self._parts(one, taken=taken)))
            case BooleanType():
                return (self.imports.builtin("bool"),)
            case IntegerType():
                return (self.imports.builtin("int"),)
            case NumberType():
                return (self.imports.builtin("float"),)
            case NullType():
                return ("None",)
            case AnyType():
                return (self.imports.take("typing", "Any"),)
            case NeverType():
                return (self.imports.take("typing", "Never"),)
        assert_never(type)

    def _named(self, id: SchemaId, taken: bool) -> tuple[str, ...]:
        match self.declarations.get(id):
            case None:
                return (self.imports.take("typing", "Any"),)
            case Alias(type=type) if taken and not isinstance(type, AnyType):
                # what stands for a list or a scalar takes whatever that takes
                return self._parts(type, taken=True) if self._is_plain(type) else (self._model(id),)
            case Record() | Enumeration() | Union() | Alias():
                return (self._model(id),)

    def _is_plain(self, type: Type) -> bool:
        return isinstance(type, StringType | IntegerType | NumberType | BooleanType)

    def _model(self, id: SchemaId) -> str:
        return f"{self.imports.own('', 'models')}.{self.names.classes[id]}"
