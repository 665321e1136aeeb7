"""The Python that makes a value: constructors of the package's classes, in black's layout."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...document import Json
from ...equality import equal
from ...ir.declarations import Alias, Constant, Enumeration, Record, Typed, Union
from ...ir.types import (
    AnyType,
    CheckedType,
    ListType,
    MapType,
    NullableType,
    Reference,
    SchemaId,
    StringType,
    TaggedBy,
    Tagging,
    TupleType,
    Type,
    UnionType,
)
from ...names import Names
from ...values.judge import Judge
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
        match type_:
            case Reference(id):
                return self._declared(id, value, label)
            case NullableType(inner):
                return f"{label}None" if value is None else self.write(inner, value, label)
            case CheckedType(inner):
                return self.write(inner, value, label)
            case ListType(items) if isinstance(value, list):
                parts = tuple([self.write(items, item) for item in value])
                return Group(f"{label}[", parts, "]", True) if parts else f"{label}[]"
            case TupleType(items) if isinstance(value, list):
                parts = tuple([self.write(item, part) for item, part in zip(items, value, strict=True)])
                return Group(f"{label}(", parts, ")", True) if len(parts) > 1 else f"{label}{_tuple(parts)}"
            case MapType(values) if isinstance(value, dict):
                parts = tuple([self.write(values, item, f"{string(key)}: ") for key, item in value.items()])
                return Group(f"{label}{{", parts, "}", True) if parts else f"{label}{{}}"
            case UnionType(variants, tagging):
                return self._variant(variants, tagging, value, label)
            case StringType(format=format_) if format_ and isinstance(value, str):
                found = formatted(format_, value)
                if found and (found[1] is None or found[1].name not in self._class_names()):
                    if found[1]:
                        self.library.add(found[1])
                    return label + found[0]
        return expression(value, label)

    def _class_names(self) -> set[str]:
        return self.classes | {self.name}

    def _declared(self, id_: SchemaId, value: Json, label: str) -> Expr:
        declaration = self.made_by.judge.declaration(id_)
        match declaration:
            case Record():
                return self._record(declaration, value, label)
            case Enumeration():
                return expression(value, label)
            case Union(variants=variants, tagging=tagging):
                return f"{label}None" if value is None else self._variant(variants, tagging, value, label)
            case Alias(type=type_):
                return self.write(type_, value, label)
            case None:
                raise _UnsureError

    def _variant(self, variants: tuple[Type, ...], tagging: Tagging, value: Json, label: str) -> Expr:
        if isinstance(tagging, TaggedBy) and isinstance(value, dict):
            tag = value.get(tagging.property)
            for known, index in tagging.mapping:
                if type(known) is type(tag) and known == tag:
                    return self.write(variants[index], value, label)
            other = tagging.default if tag is not None or tagging.absent is None else tagging.absent
            if other is not None:
                return self.write(variants[other], value, label)
            raise _UnsureError
        for variant in variants:
            if self.made_by.judge.admits(variant, value):
                return self.write(variant, value, label)
        raise _UnsureError

    def _record(self, record: Record, value: Json, label: str) -> Expr:
        """A call of the constructor; what the class does not name goes behind two asterisks."""
        if not isinstance(value, dict):
            raise _UnsureError
        name = self.made_by.names.classes[record.id]
        if any(item.name == name for item in self.library):
            raise _UnsureError
        self.classes.add(name)
        fields = self.made_by.judge.fields(record)
        attributes = self.made_by.names.attributes(record, self.made_by.judge.declarations)
        arguments: list[Expr] = []
        others: list[Expr] = []
        extra = record.extra.type if isinstance(record.extra, Typed) else AnyType()
        for wire, item in value.items():
            known = fields.get(wire)
            if known is None:
                if wire in attributes.values():
                    raise _UnsureError
                others.append(self.write(extra, item, f"{string(wire)}: "))
            elif not isinstance(known.presence, Constant) and not (
                known.implied is not None and equal(item, known.implied)
            ):
                arguments.append(self.write(known.type, item, f"{attributes.get(wire, wire)}="))
        if others:
            arguments.append(Group("**{", tuple(others), "}", True))
        return Group(f"{label}{name}(", tuple(arguments), ")")


def _tuple(parts: tuple[Expr, ...]) -> str:
    return f"({flat(parts[0])},)" if parts else "()"
