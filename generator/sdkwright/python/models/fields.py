"""Properties as attributes of a class."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, assert_never

from ...document import Json
from ...ir.alternatives import admits_null, literal_values
from ...ir.declarations import Constant, Defaulted, Field, Optional, Record, Required
from ...ir.types import AnyType, LiteralType, NullableType, Reference, Type
from ...views.models import Attribute
from ..annotations import Annotation, Annotator, either
from ..defaults import literal_default
from ..docstrings import docstring
from ..literals import expression, inline, string, too_deep
from ..source import STEP, Expr, Group, annotated, flat
from .prose import about_field

_TAGS = ("Implied", "Preset")


@dataclass(frozen=True, slots=True)
class Fields:
    """Makes attributes for one module."""

    annotator: Annotator
    absent: Literal["missing", "none"]

    def attribute(self, field: Field, name: str, after_docstring: bool, first: bool) -> Attribute:
        """The statement for a property, and its docstring."""
        annotation, default = self._statement(field)
        if name != field.name:
            annotation.settings.insert(0, f"alias={string(field.name)}")
        expr = annotation.expr(self.annotator.scope)
        text = docstring(about_field(field), STEP)
        return Attribute(
            name=name,
            wire=field.name,
            annotation=flat(expr),
            default="" if default is None else flat(default),
            source=annotated(name, expr, default, STEP),
            docstring=text,
            gap=after_docstring or (bool(text) and not first),
        )

    def _statement(self, field: Field) -> tuple[Annotation, Expr | None]:
        match field.presence:
            case Required() if field.implied is not None:
                return self._marked("Preset", field.type), inline(field.implied)
            case Required() if field.read_only:
                return self.annotator.annotation(field.type), self.annotator.scope.tool("READ_ONLY")
            case Required() if field.write_only:
                return self._marked("WriteOnly", field.type), None
            case Required():
                return self.annotator.annotation(field.type), None
            case Constant(value=value):
                literal = Group(f"{self.annotator.scope.tool('Literal')}[", (inline(value),), "]")
                return Annotation(literal), inline(value)
            case Optional():
                return self._optional(field.type)
            case Defaulted(value=value):
                # Beyond its limit of brackets Python could not read the default.
                return self._optional(field.type) if too_deep(value) else self._defaulted(field, value)
        assert_never(field.presence)

    def _optional(self, type: Type) -> tuple[Annotation, Expr]:
        scope = self.annotator.scope
        if self.absent == "missing":
            missing = scope.tool("MISSING")
            return Annotation(either(self.annotator.expr(type), missing)), missing
        if isinstance(type, AnyType):
            return Annotation(scope.tool("Any")), "None"
        if admits_null(type, self.annotator.declarations):
            return self._nullable(type), "None"
        return Annotation(either(self.annotator.expr(type), "None")), "None"

    def _nullable(self, type: Type) -> Annotation:
        """A default of None that means null."""
        inner = self.annotator.expr(type.inner if isinstance(type, NullableType) else type)
        return Annotation(Group(f"{self.annotator.scope.tool('Nullable')}[", (inner,), "]"))

    def _defaulted(self, field: Field, value: Json) -> tuple[Annotation, Expr]:
        scope, type = self.annotator.scope, field.type
        declarations = self.annotator.declarations
        if value is None:
            return (Annotation(scope.tool("Any")) if isinstance(type, AnyType) else self._nullable(type)), "None"
        annotation = self.annotator.annotation(type)
        literal = literal_default(type, value, declarations)
        if literal is None:
            return annotation, self._decoded(type, value)
        if field.implied is not None:
            return self._marked("Implied", type), literal
        if (
            isinstance(type, LiteralType | Reference)
            and (values := literal_values(type, declarations)) is not None
            and len(values) == 1
        ):
            # Without the mark it would be a constant.
            return self._marked("Defaulted", type), literal
        return annotation, literal

    def _marked(self, marker: str, type: Type) -> Annotation:
        scope = self.annotator.scope
        # a tag is a constant, whatever other sets of literals are open to
        annotator = replace(self.annotator, open_enums=False) if marker in _TAGS else self.annotator
        return Annotation(Group(f"{scope.tool(marker)}[", (annotator.annotation(type).expr(scope),), "]"))

    def _decoded(self, type: Type, value: Json) -> Expr:
        """`Field(default_factory=...)`, which decodes the default."""
        scope = self.annotator.scope
        match type:
            case Reference(id=id) if isinstance(self.annotator.declarations.get(id), Record):
                factory = Group(f"{scope.cls(id)}.from_dict(", (expression(value),), ")")
            case _:
                factory = Group(f"{scope.tool('from_dict')}(", (self.annotator.expr(type), expression(value)), ")")
        start = f"default_factory=lambda: {factory.open}"
        return Group(f"{scope.tool('Field')}(", (Group(start, factory.items, factory.close),), ")")
