"""The Python that makes a value: constructors of the package's classes."""

from __future__ import annotations

import re
from dataclasses import field

from ...frozen import dataclass
from ...ir.declarations import Constant, Record
from ...ir.types import (
    ListType,
    MapType,
    Reference,
    SchemaId,
    StringType,
    TupleType,
    Type,
)
from ...jsonvalue.equality import equal
from ...jsonvalue.types import Json
from ...names import Names
from ...values.judge import Judge
from ...values.parts import parts
from ...values.shapes import meant
from ..imports import FromImport, import_lines
from ..literals import inline, string
from .formats import formatted

TARGET = "value"
"""The variable that an example assigns."""
LINE = 88
"""How wide lines may be."""


class UnsureError(Exception):
    """No expression is known to make the value."""


@dataclass(frozen=True, slots=True)
class Constructors:
    """Writes example code for one package."""

    package: str
    names: Names
    judge: Judge

    def source(self, id_: SchemaId, value: Json) -> str:
        """Statements that make a value of a declaration, which must admit it.

        A value of at most `examples.LONG` characters never nests too deep for Python.
        """
        name = self.names.classes[id_]
        made = Made(self, name)
        try:
            expression = made.write(Reference(id_), value)
        except UnsureError:
            return self._decoded(name, value)
        if expression.startswith(f"{name}("):
            statement = f"{TARGET} = {expression}"
        else:
            made.classes.add(name)
            statement = _typed(name, expression)
        return "\n".join([*made.imports(), "", statement])

    def _decoded(self, name: str, value: Json) -> str:
        """A value that only its own type can tell what it is."""
        imports = import_lines(
            [FromImport(self.package, "from_dict", "from_dict"), FromImport(f"{self.package}.models", name, name)]
        )
        return "\n".join([*imports, "", f"{TARGET} = from_dict({name}, {inline(value)})"])


@dataclass(slots=True)
class Made:
    """Expressions under way, and what they import."""

    made_by: Constructors
    name: str = ""
    """The class of what is made, if it is one."""
    classes: set[str] = field(default_factory=set)
    library: set[FromImport] = field(default_factory=set)

    def imports(self) -> list[str]:
        """The lines that import what the expressions use."""
        package = f"{self.made_by.package}.models"
        lines = list(import_lines(self.library))
        if lines and self.classes:
            lines.append("")
        return lines + list(import_lines(FromImport(package, name, name) for name in self.classes))

    def write(self, type_: Type, value: Json) -> str:
        """An expression for `value`; raises UnsureError where none is known to make it."""
        shape = meant(self.made_by.judge, type_, value)
        if shape is None:
            raise UnsureError
        if isinstance(shape, Record):
            return self._record(shape, value)
        if isinstance(shape, StringType) and shape.format and isinstance(value, str):
            found = formatted(shape.format, value)
            if found and (found[1] is None or found[1].name not in self._class_names()):
                if found[1]:
                    self.library.add(found[1])
                return found[0]
        if not isinstance(shape, ListType | TupleType | MapType) or not isinstance(value, list | dict):
            return inline(value)
        inside = list(parts(self.made_by.judge, shape, value))
        items = [self.write(part.type, part.value) for part in inside]
        match shape:
            case ListType():
                return f"[{', '.join(items)}]"
            case TupleType():
                return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
            case MapType():
                keys = [string(str(part.key)) for part in inside]
                return f"{{{', '.join([f'{key}: {item}' for key, item in zip(keys, items, strict=True)])}}}"

    def _class_names(self) -> set[str]:
        return self.classes | {self.name}

    def _record(self, record: Record, value: Json) -> str:
        """A call of the constructor; what the class does not name goes behind two asterisks."""
        if not isinstance(value, dict):
            raise UnsureError
        name = self.made_by.names.classes[record.id]
        if any(item.name == name for item in self.library):
            raise UnsureError
        self.classes.add(name)
        attributes = self.made_by.names.attributes(record, self.made_by.judge.declarations)
        arguments: list[str] = []
        others: list[str] = []
        for part in parts(self.made_by.judge, record, value):
            wire, known = str(part.key), part.field
            if known is None:
                if wire in attributes.values():
                    raise UnsureError
                others.append(f"{string(wire)}: {self.write(part.type, part.value)}")
            elif not isinstance(known.presence, Constant) and not (
                known.implied is not None and equal(part.value, known.implied)
            ):
                arguments.append(f"{attributes.get(wire, wire)}={self.write(part.type, part.value)}")
        if others:
            arguments.append(f"**{{{', '.join(others)}}}")
        return f"{name}({', '.join(arguments)})"


def _typed(name: str, expression: str) -> str:
    """`value: Name = ...`; in two statements where black and ruff would not agree how to break one."""
    line = f"{TARGET}: {name} = {expression}"
    opening = re.match(r"[\w.]*[\[({]", expression)
    if len(line) <= LINE or (opening and len(line) - len(expression) + opening.end() <= LINE):
        return line
    return f"{TARGET}: {name}\n{TARGET} = {expression}"
