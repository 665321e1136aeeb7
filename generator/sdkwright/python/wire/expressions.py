"""Python that makes the arguments of a call."""

from __future__ import annotations

from collections.abc import Mapping

from ...frozen import dataclass
from ...ir.alternatives import record_of
from ...ir.declarations import Alias, Declarations, Enumeration
from ...ir.http.content import Content
from ...ir.inheritance import all_fields
from ...ir.types import (
    AnyType,
    BooleanType,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    NullType,
    NumberType,
    Reference,
    StringType,
    Type,
)
from ...jsonvalue.types import Json
from ..annotations import Annotator
from ..client.imports import Imports
from ..client.media import Kind, kind_of
from ..literals import inline
from .samples import FILE, has_files


@dataclass(frozen=True, slots=True)
class Expressions:
    """Prints values for one module."""

    declarations: Declarations
    annotator: Annotator
    imports: Imports

    def value(self, type: Type, value: Json, name: str = "") -> str:
        """A value of a type: itself where Python has it as JSON does, else decoded; a variable `name` may hold it."""
        text = name or inline(value)
        if self._is_plain(type):
            return text
        return f"{self.imports.own('', 'from_dict')}({self.annotator.text(type)}, {text})"

    def body(self, content: Content, value: Json, name: str = "") -> str:
        """A body as one argument."""
        kind = kind_of(content, self.declarations)
        if kind is Kind.BINARY:
            return f'b"{FILE}"'
        if content.stream is not None and isinstance(value, list):
            return f"[{', '.join(self.value(content.stream.item, item) for item in value)}]"
        if kind in (Kind.FORM, Kind.MULTIPART) and record_of(content.type, self.declarations) is None:
            return inline(value)
        return self.value(content.type or AnyType(), value, name)

    def fields(self, content: Content, names: Mapping[str, str], value: Json) -> list[str]:
        """A form, as an argument for each of its properties; `names` are those of the arguments."""
        record = record_of(content.type, self.declarations)
        given = value if isinstance(value, dict) else {}
        fields = {} if record is None else all_fields(record, self.declarations)
        many = kind_of(content, self.declarations) is Kind.MULTIPART
        made = []
        for wire, name in names.items():
            if wire in given and wire in fields:
                made.append(f"{name}={self._part(fields[wire].type, given[wire], many)}")
        return made

    def _part(self, type: Type, value: Json, many: bool) -> str:
        if many and has_files(type, value, self.declarations):
            return f'[b"{FILE}"]' if isinstance(value, list) else f'b"{FILE}"'
        return self.value(type, value)

    def _is_plain(self, type: Type) -> bool:
        match type:
            case StringType(format=None) | IntegerType() | NumberType() | BooleanType() | LiteralType() | NullType():
                return True
            case AnyType():
                return True
            case ListType(items=inner) | MapType(values=inner) | NullableType(inner=inner):
                return self._is_plain(inner)
            case Reference(id=id):
                match self.declarations.get(id):
                    case Enumeration(type=inner) | Alias(type=inner):
                        return isinstance(inner, LiteralType | StringType | IntegerType) and self._is_plain(inner)
                    case _:
                        return False
            case _:
                return False
