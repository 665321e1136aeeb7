"""The Python that makes a value: constructors of the package's classes, in black's layout."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...document import Json
from ...equality import equal
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
from ...names import Names
from ...values.judge import Judge
from ...values.parts import parts
from ..imports import FromImport, import_lines
from ..literals import expression, string
from ..source import LIMIT, Expr, Group, annotated, assignment, flat
from .formats import formatted

TARGET = "value"
"""The variable that an example assigns."""


class _UnsureError(Exception):
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
        made = _Made(self, self.names.classes[id_])
        try:
            expr = made.write(Reference(id_), value)
        except _UnsureError:
            return self._decoded(self.names.classes[id_], value)
        name = self.names.classes[id_]
        if isinstance(expr, Group) and expr.open == f"{name}(":
            statement = assignment(TARGET, expr)
        else:
            made.classes.add(name)
            statement = annotated(TARGET, name, expr)
        return "\n".join([*made.imports(), "", statement])

    def _decoded(self, name: str, value: Json) -> str:
        """A value that only its own type can tell what it is."""
        imports = import_lines(
            [FromImport(self.package, "from_dict", "from_dict"), FromImport(f"{self.package}.models", name, name)]
        )
        argument = expression(value)
        return "\n".join([*imports, "", assignment(TARGET, Group("from_dict(", (name, argument), ")"))])


@dataclass(slots=True)
class _Made:
    """One example under way, and what it imports."""

    made_by: Constructors
    name: str
    classes: set[str] = field(default_factory=set)
    library: set[FromImport] = field(default_factory=set)

    def imports(self) -> list[str]:
        package = f"{self.made_by.package}.models"
        if len(self.classes) == 1 and not self.library:
            line = f"from {package} import {next(iter(self.classes))}"
            if len(line) <= LIMIT and line.isascii():
                return [line]
        lines = list(import_lines(self.library))
        if lines and self.classes:
            lines.append("")
        return lines + list(import_lines(FromImport(package, name, name) for name in self.classes))

    def write(self, type_: Type, value: Json, label: str = "") -> Expr:
        """An expression for `value`, `label` before it."""
        shape = self.made_by.judge.meant(type_, value)
        if shape is None:
            raise _UnsureError
        if isinstance(shape, Record):
            return self._record(shape, value, label)
        if isinstance(shape, StringType) and shape.format and isinstance(value, str):
            found = formatted(shape.format, value)
            if found and (found[1] is None or found[1].name not in self._class_names()):
                if found[1]:
                    self.library.add(found[1])
                return label + found[0]
        match shape, value:
            case ListType(), list():
                start, end = "[", "]"
            case TupleType(), list():
                start, end = "(", ")"
            case MapType(), dict():
                start, end = "{", "}"
            case _:
                return expression(value, label)
        items = tuple(
            [
                self.write(part.type, part.value, f"{string(part.key)}: " if isinstance(part.key, str) else "")
                for part in parts(self.made_by.judge, shape, value)
            ]
        )
        if isinstance(shape, TupleType) and len(items) == 1:
            return f"{label}({flat(items[0])},)"
        return Group(f"{label}{start}", items, end, True) if items else f"{label}{start}{end}"

    def _class_names(self) -> set[str]:
        return self.classes | {self.name}

    def _record(self, record: Record, value: Json, label: str) -> Expr:
        """A call of the constructor; what the class does not name goes behind two asterisks."""
        if not isinstance(value, dict):
            raise _UnsureError
        name = self.made_by.names.classes[record.id]
        if any(item.name == name for item in self.library):
            raise _UnsureError
        self.classes.add(name)
        attributes = self.made_by.names.attributes(record, self.made_by.judge.declarations)
        arguments: list[Expr] = []
        others: list[Expr] = []
        for part in parts(self.made_by.judge, record, value):
            wire, known = str(part.key), part.field
            if known is None:
                if wire in attributes.values():
                    raise _UnsureError
                others.append(self.write(part.type, part.value, f"{string(wire)}: "))
            elif not isinstance(known.presence, Constant) and not (
                known.implied is not None and equal(part.value, known.implied)
            ):
                arguments.append(self.write(part.type, part.value, f"{attributes.get(wire, wire)}="))
        if others:
            arguments.append(Group("**{", tuple(others), "}", True))
        return Group(f"{label}{name}(", tuple(arguments), ")")
