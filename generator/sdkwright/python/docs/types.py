"""Types as Markdown: the Python type in bold, each class linked to its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

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
from ...ir.walk import mentioned
from ..literals import inline
from .markdown import literal

FORMATS = {
    None: "str",
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
"""The standard library's class for each string format, as type checkers see it."""

LONGEST_LITERAL = 80
"""A literal type that would be longer shows its base; its values are listed with the property."""


class Types:
    """Writes types; remembers what it has written, for descriptions say the same things many times."""

    def __init__(self, classes: Mapping[SchemaId, str], pages: Mapping[SchemaId, str], open_enums: bool) -> None:
        """`pages` gives the file name of each declaration's page; `open_enums` admits any string beside the listed."""
        self.open_enums = open_enums
        self.classes = classes
        self._pages = pages
        self._references: dict[tuple[SchemaId, str], str] = {}

    def bold(self, type_: Type, folder: str = "") -> str:
        """The type in bold. With one class in it the whole links to that class's page, else each class does.

        `folder` leads from the page to the models' pages: empty, or a relative path that ends in a slash.
        """
        match type_:
            case Reference(id):
                key = id, folder
                if (known := self._references.get(key)) is None:
                    known = self._references[key] = f"[**{self.name(id)}**]({folder}{self._pages[id]})"
                return known
            case StringType(format=format_):
                return f"**{FORMATS[format_]}**"
            case _:
                references = mentioned(type_)
                if len(references) == 1:
                    return f"[**{self.text(type_)}**]({folder}{self._pages[references[0]]})"
                return f"**{self.text(type_, folder if references else None)}**"

    def link(self, id_: SchemaId, folder: str = "") -> str:
        """A class's name, linked to its page."""
        return f"[{self.name(id_)}]({folder}{self._pages[id_]})"

    def name(self, id_: SchemaId) -> str:
        """A class's name as Markdown."""
        return literal(self.classes[id_])

    def opens(self, values: tuple[str | int | bool, ...]) -> bool:
        """Whether strings beside the listed values are admitted."""
        return self.open_enums and any(isinstance(value, str) for value in values)

    def text(self, type_: Type, folder: str | None = None) -> str:
        """The type as Markdown without emphasis, its classes linked if `folder` is given."""
        match type_:
            case StringType(format=format_):
                return FORMATS[format_]
            case IntegerType():
                return "int"
            case NumberType():
                return "float"
            case BooleanType():
                return "bool"
            case NullType():
                return "None"
            case LiteralType(values):
                text = literal_type(values)
                return rf"{text} \| str" if self.opens(values) and text.startswith("Literal[") else text
            case ListType(items):
                return f"list[{self.text(items, folder)}]"
            case TupleType(items):
                inside = ", ".join(self.text(item, folder) for item in items) or "()"
                return f"tuple[{inside}]"
            case MapType(values, keys):
                key = self.text(keys, folder) if keys else "str"
                return f"dict[{key}, {self.text(values, folder)}]"
            case NullableType(inner):
                return rf"{self.text(inner, folder)} \| None"
            case Reference(id):
                return self.name(id) if folder is None else self.link(id, folder)
            case UnionType(variants):
                return r" \| ".join(dict.fromkeys(self.text(variant, folder) for variant in variants))
            case AnyType():
                return "Any"
            case NeverType():
                return "Never"
            case CheckedType(inner):
                return self.text(inner, folder)
            case _:
                assert_never(type_)


def literal_type(values: tuple[str | int | bool, ...]) -> str:
    """`Literal[...]` where it is short, else the types of its values."""
    if fits(values):
        return f"Literal[{', '.join([literal(inline(one)) for one in values])}]"
    return r" \| ".join(dict.fromkeys(type(one).__name__ for one in values))


def fits(values: tuple[str | int | bool, ...]) -> bool:
    """Whether `Literal[...]` is short."""
    width = 7
    for one in values:
        width += len(one) + 4 if isinstance(one, str) else 7
        if width > LONGEST_LITERAL:
            return False
    return True
