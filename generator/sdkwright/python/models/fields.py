"""Properties as attributes of a class."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import assert_never

from ...frozen import dataclass
from ...ir.alternatives import literal_values
from ...ir.declarations import Constant, Defaulted, Field, Optional, Record, Required
from ...ir.types import AnyType, LiteralType, NullableType, Reference, Type
from ...jsonvalue.types import Json
from ...values.judge import Judge
from ...views.models import Attribute
from ..annotations import Annotation, Annotator, Literals
from ..defaults import literal_default
from ..literals import inline, string, too_deep
from .prose import about_field

_TAGS = ("Implied", "Preset")
ROOM = 79
"""What a line of a class holds beside its margin and `: =`."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Makes attributes for one module."""

    annotator: Annotator
    judge: Judge
    sentinel: bool
    """Whether MISSING stands for absence everywhere, and not just beside null."""

    def attribute(self, field: Field, name: str) -> Attribute:
        """What stands for a property in its class."""
        annotation, default = self._statement(field)
        if isinstance(field.presence, Defaulted) and _crowded(name, annotation, default):
            annotation = self._marked("Defaulted", field.type)
        if len(default) > ROOM and default.startswith(("'", '"')):  # one in brackets is broken alike as well
            default = f"{self.annotator.scope.tool('Field')}(default={default})"
        if name != field.name:
            annotation.settings.insert(0, f"alias={string(field.name)}")
        return Attribute(
            name=name,
            wire=field.name,
            annotation=annotation.text(self.annotator.scope),
            type=annotation.type,
            settings=tuple(annotation.settings),
            notes=(*annotation.notes, *annotation.checks),
            default=default,
            text=about_field(field, name),
        )

    def _statement(self, field: Field) -> tuple[Annotation, str]:
        """The annotation, and the default; empty for what must be given."""
        match field.presence:
            case Required() if field.implied is not None:
                return self._marked("Preset", field.type), inline(field.implied)
            case Required() if field.read_only:
                return self.annotator.annotation(field.type), self.annotator.scope.tool("READ_ONLY")
            case Required() if field.write_only:
                return self._marked("WriteOnly", field.type), ""
            case Required():
                return self.annotator.annotation(field.type), ""
            case Constant(value=value):
                literal = Literals(self.annotator.scope.tool("Literal"), (inline(value),))
                return Annotation((literal,)), inline(value)
            case Optional():
                return self._optional(field.type)
            case Defaulted(value=value):
                # Beyond its limit of brackets Python could not read the default.
                return self._optional(field.type) if too_deep(value) else self._defaulted(field, value)
        assert_never(field.presence)

    def _optional(self, type: Type) -> tuple[Annotation, str]:
        scope = self.annotator.scope
        absent = "None"
        if self.sentinel or self.judge.may_be_null(type):
            absent = scope.tool("MISSING")
        return self.annotator.annotation(type).or_empty(absent, scope), absent

    def _nullable(self, type: Type) -> Annotation:
        """A default of None that means null."""
        inner = self.annotator.text(type.inner if isinstance(type, NullableType) else type)
        return Annotation((f"{self.annotator.scope.tool('Nullable')}[{inner}]",))

    def _defaulted(self, field: Field, value: Json) -> tuple[Annotation, str]:
        scope, type = self.annotator.scope, field.type
        declarations = self.annotator.declarations
        if value is None:
            return (Annotation((scope.tool("Any"),)) if isinstance(type, AnyType) else self._nullable(type)), "None"
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
        return Annotation((f"{scope.tool(marker)}[{annotator.annotation(type).text(scope)}]",))

    def _decoded(self, type: Type, value: Json) -> str:
        """`Field(default_factory=...)`, which decodes the default."""
        scope = self.annotator.scope
        match type:
            case Reference(id=id) if isinstance(self.annotator.declarations.get(id), Record):
                factory = f"{scope.cls(id)}.from_dict({inline(value)})"
            case _:
                factory = f"{scope.tool('from_dict')}({self.annotator.text(type)}, {inline(value)})"
        return f"{scope.tool('Field')}(default_factory=lambda: {factory})"


def _crowded(name: str, annotation: Annotation, default: str) -> bool:
    """Whether no default can begin behind `name: Type = `, so that black and ruff would not agree where to go on."""
    if annotation.settings or annotation.notes or annotation.checks or not annotation.type.isidentifier():
        return False
    opening = re.match(r"[\w.]*[\[({]", default)
    least = min(len(default), opening.end() if opening else 1)
    return len(name) + len(annotation.type) + least > ROOM
