"""Texts of parameters back to JSON values, by their types and styles: written apart from what is judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from sdkwright.ir.alternatives import alternatives
from sdkwright.ir.declarations import Declarations, Record
from sdkwright.ir.inheritance import all_fields
from sdkwright.ir.types import (
    AnyType,
    BooleanType,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NullType,
    NumberType,
    Reference,
    StringType,
    Type,
)

DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}


class Reader:
    """Reads texts for the types of one API."""

    def __init__(self, declarations: Declarations) -> None:
        self._declarations = declarations

    def scalar(self, type: Type, text: str) -> Any:
        """A JSON value from its text."""
        for one in alternatives(type, self._declarations):
            match one:
                case LiteralType(values=values):
                    found = [value for value in values if _text(value) == text]
                    if found:
                        return found[0]
                case BooleanType() if text in ("true", "false"):
                    return text == "true"
                case IntegerType() | NumberType():
                    try:
                        return json.loads(text)
                    except ValueError:
                        continue
                case StringType() | AnyType():
                    return text
                case _:
                    continue
        return text

    def list_of(self, type: Type) -> Type | None:
        """The type of the items, if values are lists."""
        for one in alternatives(type, self._declarations):
            if isinstance(one, ListType):
                return one.items
        return None

    def is_object(self, type: Type) -> bool:
        """Whether values are objects."""
        return any(isinstance(one, Reference | MapType) for one in self._values(type))

    def properties(self, type: Type) -> dict[str, Type] | None:
        """The types of the properties, if values are records; None for maps."""
        for one in self._values(type):
            record = self._declarations.get(one.id) if isinstance(one, Reference) else None
            if isinstance(record, Record):
                return {name: field.type for name, field in all_fields(record, self._declarations).items()}
        return None

    def _values(self, type: Type) -> Iterator[Type]:
        return (one for one in alternatives(type, self._declarations) if not isinstance(one, NullType))

    def member(self, type: Type, name: str) -> Type:
        """The type of a property of an object."""
        known = self.properties(type)
        if known is not None:
            return known.get(name, AnyType())
        for one in self._values(type):
            if isinstance(one, MapType):
                return one.values
        return AnyType()

    def delimited(self, type: Type, text: str, style: str, explode: bool, name: str) -> Any:
        """A value of a path, a header or a query parameter that is not exploded."""
        start, joint = {"label": (".", "." if explode else ","), "matrix": (";", ";" if explode else ",")}.get(
            style, ("", DELIMITERS.get(style, ","))
        )
        text = text.removeprefix(start)
        if style == "matrix" and not (explode and self.is_object(type)):
            parts = text.split(";") if explode else [text]
            text = joint.join(part.removeprefix(f"{name}=") for part in parts)
        if (item := self.list_of(type)) is not None:
            return [self.scalar(item, unquote(part)) for part in text.split(joint)] if text else []
        if self.is_object(type):
            parts = [unquote(part) for part in text.split(joint)]
            pairs = (
                [part.partition("=")[::2] for part in parts]
                if explode
                else list(zip(parts[::2], parts[1::2], strict=True))
            )
            return {key: self.scalar(self.member(type, key), value) for key, value in pairs}
        return self.scalar(type, unquote(text) if style != "header" else text)


def _text(value: str | int | bool) -> str:
    return value if isinstance(value, str) else json.dumps(value)
