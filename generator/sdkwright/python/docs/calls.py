"""Calls of methods, as pages show them."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import dataclass
from ...ir.alternatives import record_of
from ...ir.api import Api
from ...ir.declarations import Constant
from ...ir.http.content import Content, Location, Parameter
from ...ir.http.operations import Operation
from ...ir.inheritance import all_fields
from ...ir.types import AnyType, Reference, Type
from ...jsonvalue.types import Json
from ...names import Names
from ...values import Values
from ..client.bodies import Bodies, Body
from ..client.media import Kind, kind_of
from ..client.parameters import Parameters
from ..client.streaming import Switch
from ..imports import FromImport
from ..literals import inline, string
from ..wire.samples import Given, Sampler, has_files
from .construct import Constructors, Made, UnsureError

FILE = 'b"content"'
"""What calls upload."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a method."""

    way: str
    """The way to the method, from the client."""
    arguments: tuple[str, ...]
    made: Made
    """What the arguments need imported."""

    @property
    def text(self) -> str:
        """It as an expression."""
        return f"client.{self.way}({', '.join(self.arguments)})"


@dataclass(frozen=True, slots=True)
class Calls:
    """Writes calls for one package."""

    api: Api
    names: Names
    values: Values
    constructors: Constructors
    parameters: Parameters
    bodies: Bodies

    def of(self, operation: Operation, name: str, switch: Switch) -> Call | None:
        """A call of the method of that name; None where no arguments can be shown."""
        known = tuple(one for one in self.parameters.known(operation) if not switch.is_parameter(one))
        body = self.body(operation, switch) if operation.channel is None else Body()
        given = self._given(operation, known, body)
        if given is None:
            return None
        made = Made(self.constructors)
        arguments = tuple(self._arguments(operation, known, given, body, made))
        return Call(self.names.client.way(operation.id, name), arguments, made)

    def body(self, operation: Operation, switch: Switch) -> Body:
        """How a method takes the body."""
        taken = frozenset(self.names.client.arguments[operation.id].values())
        return self.bodies.body(operation, taken, switch)

    def _given(self, operation: Operation, known: tuple[Parameter, ...], body: Body) -> Given | None:
        """A short call: what must be given, and a body as the description shows it."""
        sampler = Sampler(self.values)
        calls = sampler.calls(operation, known, body.contents, always=bool(body.names))
        if not calls:
            return None
        given = calls[0]
        content = given.content or (body.contents[0] if body.contents and not body.names else None)
        if content is None or content.type is None or content.stream is not None:
            return given
        judge = self.values.directions.sent
        for one in (*(example.value for example in content.examples), *self._examples(content.type)):
            if judge.admits(content.type, one) is True and len(inline(one)) < 1500:
                return Given(given.parameters, content, one)
        if given.body in ({}, None) and not body.names:
            full = next((one for one in calls if one.content is content and one.body), None)
            return (
                given if full is None or len(inline(full.body)) > 600 else Given(given.parameters, content, full.body)
            )
        return given

    def _examples(self, type: Type) -> tuple[Json, ...]:
        found = self.api.declarations.get(type.id) if isinstance(type, Reference) else None
        return () if found is None else found.doc.examples

    def _arguments(
        self,
        operation: Operation,
        known: tuple[Parameter, ...],
        given: Given,
        body: Body,
        made: Made,
    ) -> Iterator[str]:
        content = given.content
        if content is not None and not body.names:
            yield self._whole(content, given.body, made)
        names = self.names.client.arguments[operation.id]
        for one in sorted(known, key=lambda one: one.location is not Location.PATH):
            if (one.location, one.name) in given.parameters and not _is_constant(one):
                value = self._value(one.type, given.parameters[one.location, one.name], made)
                yield f"{names[one.location, one.name]}={value}"
        if content is not None and isinstance(given.body, dict):
            record = record_of(content.type, self.api.declarations)
            fields = {} if record is None else all_fields(record, self.api.declarations)
            for wire, name in body.names.items():
                if wire in given.body and wire in fields:
                    type = fields[wire].type
                    many = kind_of(content, self.api.declarations) is Kind.MULTIPART
                    if many and has_files(type, given.body[wire], self.api.declarations):
                        yield f"{name}={FILE}" if isinstance(given.body[wire], str) else f"{name}=[{FILE}]"
                    else:
                        yield f"{name}={self._value(type, given.body[wire], made)}"
        if content is not None and not body.names and content is not body.contents[0]:
            yield f"content_type={string(content.media_type)}"

    def _whole(self, content: Content, value: Json, made: Made) -> str:
        kind = kind_of(content, self.api.declarations)
        if kind is Kind.BINARY:
            return f"body={FILE}"
        if content.stream is not None and isinstance(value, list):
            items = [self._value(content.stream.item, item, made) for item in value]
            return f"body=[{', '.join(items)}]"
        text = self._value(content.type or AnyType(), value, made)
        return text if text.endswith(")") and text[:1].isupper() else f"body={text}"

    def _value(self, type: Type, value: Json, made: Made) -> str:
        """An expression; a value that only its own type can tell is decoded by it."""
        try:
            return made.write(type, value)
        except UnsureError:
            if not isinstance(type, Reference):
                return inline(value)
            name = self.names.classes[type.id]
            made.classes.add(name)
            made.library.add(FromImport(self.constructors.package, "from_dict", "from_dict"))
            return f"from_dict({name}, {inline(value)})"


def _is_constant(parameter: Parameter) -> bool:
    return isinstance(parameter.presence, Constant)
