"""Types as people read them in a changelog: what type checkers see, without limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, assert_never

from ...ir.declarations import Declarations
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

_PYTHON: Final = {
    Format.DATE_TIME: "datetime",
    Format.DATE: "date",
    Format.TIME: "time",
    Format.DURATION: "timedelta",
    Format.UUID: "UUID",
    Format.BYTE: "bytes",
    Format.BINARY: "bytes",
    Format.DECIMAL: "Decimal",
    Format.URI: "str",
    Format.IPV4: "IPv4Address",
    Format.IPV6: "IPv6Address",
}
_SHOWN: Final = 8
"""Values of a `Literal`, and members of a union, that are shown."""


def python_format(format: Format | None) -> str:
    """The class that the values of a string format have."""
    return "str" if format is None else _PYTHON[format]


def spelled(
    type: Type,
    classes: Mapping[SchemaId, str],
    declarations: Declarations,
    *,
    prefix: str = "",
    shown: int = _SHOWN,
) -> str:
    """A type in a line: at most `shown` values and members, names with `prefix`."""

    def _some(parts: list[str]) -> list[str]:
        return parts if len(parts) <= shown else [*parts[: shown - 1], "..."]

    def text(type: Type) -> str:
        match type:
            case StringType(format=format):
                return python_format(format)
            case IntegerType():
                return "int"
            case NumberType():
                return "float"
            case BooleanType():
                return "bool"
            case NullType():
                return "None"
            case LiteralType(values):
                return f"Literal[{', '.join(_some([repr(one) for one in values]))}]"
            case ListType(items):
                return f"list[{text(items)}]"
            case TupleType(items):
                return f"tuple[{', '.join(map(text, items)) or '()'}]"
            case MapType(values):
                return f"dict[str, {text(values)}]"
            case NullableType(inner):
                return f"{text(inner)} | None"
            case CheckedType(inner):
                return text(inner)
            case UnionType(variants):
                return " | ".join(_some([*dict.fromkeys(map(text, variants))]))
            case Reference(id):
                return f"{prefix}{classes[id]}" if id in declarations else "Any"
            case AnyType():
                return "Any"
            case NeverType():
                return "Never"
        assert_never(type)

    return text(type)
