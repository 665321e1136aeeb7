"""Parameters: arguments of methods, and what says how each is sent."""

from __future__ import annotations

from ...frozen import dataclass
from ...ir.declarations import Constant, Required
from ...ir.http.content import Content, Location, Parameter, Style
from ...ir.http.operations import Operation
from ...ir.types import LiteralType, Type
from ...names import Methods
from ...views.client import Argument, Value
from ..annotations import Annotator
from ..literals import inline, string
from .arguments import make_argument
from .imports import Imports
from .media import needs_type
from .plain import Plain

_CLASSES = {
    Location.PATH: "Path",
    Location.QUERY: "Query",
    Location.HEADER: "Header",
    Location.COOKIE: "Cookie",
    Location.QUERYSTRING: "QueryString",
}
_USUAL = {
    Location.PATH: (Style.SIMPLE, False),
    Location.QUERY: (Style.FORM, True),
    Location.HEADER: (Style.SIMPLE, False),
    Location.COOKIE: (Style.FORM, True),
    Location.QUERYSTRING: (Style.SIMPLE, False),
}
"""The style and the `explode` of each location that need not be said."""
_IGNORED = frozenset(("accept", "content-type", "authorization"))
"""Headers that a description does not define: OpenAPI 3.1, Parameter Object."""
_IDEMPOTENCY = frozenset(("idempotency-key", "x-idempotency-key", "repeatability-request-id"))
"""The header of the IETF's draft, what it was called before, and that of OASIS's Repeatable Requests 1.0."""
_FIRST_SENT = "repeatability-first-sent"
"""What goes with the last."""


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
            if not (one.location is Location.HEADER and one.name.lower() in _IGNORED)
        )

    def argument(self, operation: Operation, parameter: Parameter) -> Argument:
        """The argument of a method."""
        name = self.names.arguments[operation.id][parameter.location, parameter.name]
        if isinstance(parameter.presence, Constant):
            return make_argument(
                name, self.plain.taken(parameter.type), inline(parameter.presence.value), _text(parameter)
            )
        made = is_idempotency_key(parameter) or is_first_sent(parameter)
        must = isinstance(parameter.presence, Required) and not made
        if must or parameter.location is Location.PATH:
            return make_argument(name, self.plain.taken(parameter.type), "", _text(parameter))
        return make_argument(name, self.plain.optional(parameter.type), "None", _text(parameter))

    def value(self, operation: Operation, parameter: Parameter) -> Value:
        """What is sent."""
        argument = self.names.arguments[operation.id][parameter.location, parameter.name]
        return Value(string(key_of(operation, parameter.location.value, parameter.name)), argument)

    def table(self, operation: Operation, parameter: Parameter) -> str:
        """What says how it is sent."""
        arguments = [string(parameter.name)]
        written = parameter.written
        if isinstance(written, Content):
            arguments.append(f"media={string(written.media_type)}")
        else:
            style, explode = _USUAL[parameter.location]
            if written.style is not style:
                arguments.append(f"style={string(written.style.value)}")
            if written.explode != explode:
                arguments.append(f"explode={written.explode}")
            if written.allow_reserved:
                arguments.append("reserved=True")
        if parameter.location is Location.PATH and _may_be_empty(parameter.type):
            arguments.append("empty=True")
        if needs_type(parameter.type):
            arguments.append(f"type=lambda: {self.annotator.text(parameter.type)}")
        key = key_of(operation, parameter.location.value, parameter.name)
        if key != parameter.name:
            arguments.append(f"key={string(key)}")
        return f"{self.imports.runtime(_CLASSES[parameter.location])}({', '.join(arguments)})"


def key_of(operation: Operation, location: str, name: str) -> str:
    """What the values of a call know a parameter by: its name, with its location where another is called so."""
    alike = sum(one.name == name for one in operation.parameters)
    return name if alike < 2 else f"{location}:{name}"


def _may_be_empty(type: Type) -> bool:
    """Whether the description lists the empty text among the values."""
    return isinstance(type, LiteralType) and "" in type.values


def is_idempotency_key(parameter: Parameter) -> bool:
    """Whether a parameter makes it safe to send a request again; the client makes one where the caller does not."""
    return parameter.location is Location.HEADER and parameter.name.lower() in _IDEMPOTENCY


def is_first_sent(parameter: Parameter) -> bool:
    """Whether a parameter says when a request was sent for the first time, which the client knows best."""
    return parameter.location is Location.HEADER and parameter.name.lower() == _FIRST_SENT


def _text(parameter: Parameter) -> str:
    return " ".join((parameter.doc.description or parameter.doc.title).split())
