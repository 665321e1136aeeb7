"""Parameters: arguments of methods, and what says how each is sent."""

from __future__ import annotations

from dataclasses import dataclass

from ...ir.declarations import Constant, Required
from ...ir.operations import Operation, Parameter
from ...names import Methods
from ...views.client import Argument, Value
from ..annotations import Annotator
from ..literals import inline, string
from .arguments import make_argument
from .imports import Imports
from .media import needs_type
from .plain import Plain

_CLASSES = {
    "path": "Path",
    "query": "Query",
    "header": "Header",
    "cookie": "Cookie",
    "querystring": "QueryString",
}
_USUAL = {
    "path": ("simple", False),
    "query": ("form", True),
    "header": ("simple", False),
    "cookie": ("form", True),
    "querystring": ("simple", False),
}
"""The style and the `explode` of each location that need not be said."""
_IGNORED = frozenset(("accept", "content-type", "authorization"))
"""Headers that a description does not define: OpenAPI 3.1, Parameter Object."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """Prints the parameters of one module's operations."""

    plain: Plain
    annotator: Annotator
    imports: Imports
    names: Methods

    def known(self, operation: Operation) -> tuple[Parameter, ...]:
        """The parameters that a caller gives."""
        return tuple(
            one
            for one in operation.parameters
            if one.location in _CLASSES and not (one.location == "header" and one.name.lower() in _IGNORED)
        )

    def argument(self, operation: Operation, parameter: Parameter) -> Argument:
        """The argument of a method."""
        name = self.names.arguments[operation.id][parameter.location, parameter.name]
        if isinstance(parameter.presence, Constant):
            return make_argument(
                name, self.plain.taken(parameter.type), inline(parameter.presence.value), _text(parameter)
            )
        if isinstance(parameter.presence, Required) or parameter.location == "path":
            return make_argument(name, self.plain.taken(parameter.type), "", _text(parameter))
        return make_argument(name, self.plain.optional(parameter.type), "None", _text(parameter))

    def value(self, operation: Operation, parameter: Parameter) -> Value:
        """What is sent."""
        argument = self.names.arguments[operation.id][parameter.location, parameter.name]
        return Value(string(self._key(operation, parameter)), argument)

    def table(self, operation: Operation, parameter: Parameter) -> str:
        """What says how it is sent."""
        arguments = [string(parameter.name)]
        style, explode = _USUAL[parameter.location]
        if parameter.media_type:
            arguments.append(f"media={string(parameter.media_type)}")
        else:
            if parameter.style != style:
                arguments.append(f"style={string(parameter.style)}")
            if parameter.explode != explode:
                arguments.append(f"explode={parameter.explode}")
        if parameter.allow_reserved:
            arguments.append("reserved=True")
        if needs_type(parameter.type):
            arguments.append(f"type=lambda: {self.annotator.text(parameter.type)}")
        key = self._key(operation, parameter)
        if key != parameter.name:
            arguments.append(f"key={string(key)}")
        return f"{self.imports.runtime(_CLASSES[parameter.location])}({', '.join(arguments)})"

    def _key(self, operation: Operation, parameter: Parameter) -> str:
        """What the values of a call know a parameter by: its name, with its location where another is called so."""
        alike = sum(one.name == parameter.name for one in operation.parameters)
        return parameter.name if alike == 1 else f"{parameter.location}:{parameter.name}"


def _text(parameter: Parameter) -> str:
    return " ".join((parameter.doc.description or parameter.doc.title).split())
