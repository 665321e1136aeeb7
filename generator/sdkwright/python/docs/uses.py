"""How Python calls an operation: its methods, what they give and raise, in both clients."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ...frozen import dataclass
from ...ir.alternatives import record_of
from ...ir.api import Api
from ...ir.declarations import Constant
from ...ir.http.content import Content, Location, Parameter
from ...ir.http.operations import Operation
from ...ir.http.responses import OTHER_STATUS
from ...ir.http.security import MutualTls
from ...ir.inheritance import all_fields
from ...ir.types import AnyType, Reference, Type
from ...jsonvalue.types import Json
from ...names import Names
from ...values import Values
from ...values.samples.sample import NOTHING
from ...views.docs import ErrorRow, Use
from ..client.answers import ERRORS
from ..client.bodies import Bodies, Body
from ..client.imports import Imports
from ..client.media import Kind, kind_of
from ..client.parameters import Parameters
from ..client.printers import printers
from ..client.streaming import Switch, ways
from ..imports import FromImport, import_lines
from ..literals import inline, string
from ..wire.requests import Requests
from ..wire.samples import Given, Sampler, has_files
from .construct import Constructors, Made, UnsureError
from .markdown import code, fence, literal
from .prose import cell
from .types import Types

FOLDER = "../models/"
FILE = 'b"content"'
"""What snippets upload."""


@dataclass(frozen=True, slots=True)
class Uses:
    """Writes snippets for one package."""

    api: Api
    names: Names
    values: Values
    types: Types
    constructors: Constructors
    parameters: Parameters
    bodies: Bodies

    def of(self, operation: Operation) -> tuple[Use, ...]:
        """Each method of an operation, where a call of it can be shown."""
        if operation.incoming or operation.id not in self.names.client.homes:
            return ()
        each = ways(operation, self.names.client, self.api.declarations)
        return tuple(made for one, name, switch in each if (made := self._use(one, name, switch)) is not None)

    def errors(self, operation: Operation) -> tuple[ErrorRow, ...]:
        """The errors that calls raise for what the description says of them."""
        return tuple(self._errors(operation))

    def argument(self, operation: Operation, parameter: Parameter) -> str:
        """The argument for a parameter; empty if callers give none."""
        if operation.id not in self.names.client.homes or parameter not in self.parameters.known(operation):
            return ""
        return self.names.client.arguments[operation.id][parameter.location, parameter.name]

    def passed(self, operation: Operation) -> str:
        """How the body is passed, in a sentence."""
        if operation.id not in self.names.client.homes or operation.request is None or not operation.request.contents:
            return ""
        body = self._body(operation, Switch())
        return "Each property is an argument of its own." if body.names else "It is the argument `body`."

    def _errors(self, operation: Operation) -> Iterator[ErrorRow]:
        if operation.incoming or operation.id not in self.names.client.homes:
            return
        for response in operation.responses:
            status = response.status.text
            if status[0] not in "45" or response.is_success:
                continue
            error = ERRORS.get(status, "ServerError" if status[0] == "5" else "ClientError")
            types = dict.fromkeys(
                self.types.bold(one.type, FOLDER) for one in response.contents if one.type is not None
            )
            yield ErrorRow(code(error), literal(status), " or ".join(types), cell(response.description))

    def _body(self, operation: Operation, switch: Switch) -> Body:
        taken = frozenset(self.names.client.arguments[operation.id].values())
        return self.bodies.body(operation, taken, switch)

    def _use(self, operation: Operation, name: str, switch: Switch) -> Use | None:
        known = tuple(one for one in self.parameters.known(operation) if not switch.is_parameter(one))
        body = self._body(operation, switch) if operation.channel is None else Body()
        given = self._given(operation, known, body)
        if given is None:
            return None
        made = Made(self.constructors)
        decoders: set[FromImport] = set()
        arguments = [*self._arguments(operation, known, given, body, made, decoders)]
        way = self.names.client.way(operation.id, name)
        call = f"client.{way}({', '.join(arguments)})"
        sync = self._lines(operation, call, made, waits=False)
        awaited = self._lines(operation, call, made, waits=True)
        imports = {*decoders, *made.library}
        imports |= {FromImport(f"{self.constructors.package}.models", one, one) for one in made.classes}
        return Use(
            self._gives(operation),
            fence(self._program(sync, imports, waits=False), "python"),
            fence(self._program(awaited, imports, waits=True), "python"),
        )

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
        decoders: set[FromImport],
    ) -> Iterator[str]:
        content = given.content
        if content is not None and not body.names:
            yield self._whole(content, given.body, made, decoders)
        names = self.names.client.arguments[operation.id]
        for one in sorted(known, key=lambda one: one.location is not Location.PATH):
            if (one.location, one.name) in given.parameters and not _is_constant(one):
                value = self._value(one.type, given.parameters[one.location, one.name], made, decoders)
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
                        yield f"{name}={self._value(type, given.body[wire], made, decoders)}"
        if content is not None and not body.names and content is not body.contents[0]:
            yield f"content_type={string(content.media_type)}"

    def _whole(self, content: Content, value: Json, made: Made, decoders: set[FromImport]) -> str:
        kind = kind_of(content, self.api.declarations)
        if kind is Kind.BINARY:
            return f"body={FILE}"
        if content.stream is not None and isinstance(value, list):
            items = [self._value(content.stream.item, item, made, decoders) for item in value]
            return f"body=[{', '.join(items)}]"
        text = self._value(content.type or AnyType(), value, made, decoders)
        return text if text.endswith(")") and text[:1].isupper() else f"body={text}"

    def _value(self, type: Type, value: Json, made: Made, decoders: set[FromImport]) -> str:
        """An expression; a value that only its own type can tell is decoded by it."""
        try:
            return made.write(type, value)
        except UnsureError:
            if not isinstance(type, Reference):
                return inline(value)
            name = self.names.classes[type.id]
            made.classes.add(name)
            decoders.add(FromImport(self.constructors.package, "from_dict", "from_dict"))
            return f"from_dict({name}, {inline(value)})"

    def _lines(self, operation: Operation, call: str, made: Made, *, waits: bool) -> list[str]:
        """What is done with the client."""
        if operation.channel is not None:
            return [f"{'async ' if waits else ''}with {call} as connection:", *self._talk(operation, made, waits)]
        if operation.stream is not None or operation.id in self.api.pages:
            item = "item" if operation.stream is None else "event"
            return [f"{'async ' if waits else ''}for {item} in {call}:", f"    print({item})"]
        call = f"await {call}" if waits else call
        return [call] if not self._results(operation) else [f"result = {call}", "print(result)"]

    def _talk(self, operation: Operation, made: Made, waits: bool) -> list[str]:
        """What is done with a connection."""
        channel = operation.channel
        assert channel is not None
        lines = []
        names = self.names.channels[operation.id]
        for id, way in sorted(names.events.items(), key=lambda one: one[1])[:1]:
            value = next(iter(self.api.declarations[id].doc.examples), None)
            if value is None:
                least = Sampler(self.values).value(Reference(id), full=False)
                value = None if least is NOTHING else least
            try:
                text = made.write(Reference(id), value)
            except UnsureError:
                break
            class_ = self.names.classes[id]
            made.classes.discard(class_)
            lines.append(f"    {'await ' if waits else ''}connection.{'.'.join(way)}{text.removeprefix(class_)}")
        if channel.receive is not None:
            lines += [f"    {'async ' if waits else ''}for event in connection:", "        print(event)"]
        return lines or ["    pass"]

    def _program(self, lines: list[str], imports: set[FromImport], *, waits: bool) -> str:
        """A whole program."""
        client = "AsyncClient" if waits else "Client"
        found = {*imports, FromImport(self.constructors.package, client, client)}
        made = f"{client}({', '.join(self.settings())})"
        if not waits:
            inner = [f"    {line}" for line in lines]
            return "\n".join([*import_lines(found), "", f"with {made} as client:", *inner])
        head = ["import asyncio", *([] if any(_is_standard(one) for one in found) else [""]), *import_lines(found)]
        inner = [f"        {line}" for line in lines]
        main = ["async def main() -> None:", f"    async with {made} as client:", *inner]
        return "\n".join([*head, "", "", *main, "", "", "asyncio.run(main())"])

    def settings(self) -> list[str]:
        """The arguments of a client: a credential of the first way to be let in, and a server if there is none."""
        arguments = self.names.client.credentials
        known = {one.name: one for one in self.api.schemes}
        ways = self.api.security or next((one.security for one in self.api.operations if one.security), ())
        needed = next((way for way in ways if way), ())
        made = []
        for need in needed:
            scheme = known.get(need.scheme)
            if scheme is not None and not isinstance(scheme.kind, MutualTls):
                secret = '("name", "password")' if scheme.is_login else '"..."'
                made.append(f"{arguments[need.scheme]}={secret}")
        if Requests(self.api).moved:
            made.append('base_url="https://api.example.com"')
        return made

    def _gives(self, operation: Operation) -> str:
        """What comes of a call, in a sentence or two."""
        if operation.channel is not None:
            return "An open connection, which sends events and receives them."
        if operation.stream is not None:
            return f"A stream of {self.types.bold(operation.stream.item, FOLDER)}, each given as soon as it has come."
        if (paging := self.api.pages.get(operation.id)) is not None:
            why = f" ({cell(paging.reason)})" if paging.reason else ""
            item = self.types.bold(paging.item, FOLDER)
            return f"A list of {item} in pages, which are asked for as they are needed{why}."
        results = self._results(operation)
        return f"Gives {' or '.join(results)}." if results else "Gives nothing: None."

    def short(self, operation: Operation) -> str:
        """A call that needs nothing imported, such as `client.pets.show(id=7)`; empty if there is none."""
        known = self.parameters.known(operation)
        body = self._body(operation, Switch()) if operation.channel is None else Body()
        given = self._given(operation, known, body)
        if given is None or operation.both_ways:
            return ""
        made, decoders = Made(self.constructors), set[FromImport]()
        arguments = [*self._arguments(operation, known, given, body, made, decoders)]
        if made.classes or made.library or decoders or sum(map(len, arguments)) > 60:
            return ""
        way = self.names.client.way(operation.id, self.names.client.methods[operation.id])
        return f"client.{way}({', '.join(arguments)})"

    def _results(self, operation: Operation) -> list[str]:
        """The types of what comes back, linked."""
        good = [one for one in operation.responses if one.is_success]
        good = good or [one for one in operation.responses if one.status == OTHER_STATUS]
        found: dict[str, None] = {}
        for content in (content for one in good for content in one.contents if operation.method.lower() != "head"):
            kind = kind_of(content, self.api.declarations)
            if kind in (Kind.BINARY, Kind.MULTIPART):
                found["**bytes**"] = None
            elif content.type is None:
                found["**str**" if kind in (Kind.TEXT, Kind.EVENTS) else "**object**"] = None
            else:
                found[self.types.bold(content.type, FOLDER)] = None
        return [*found]


def uses(api: Api, names: Names, values: Values, types: Types, constructors: Constructors) -> Uses:
    """What writes the snippets of a package."""
    imports = Imports(".")  # of no module: snippets have their own
    made = printers(api, names, imports, types.open_enums)
    return Uses(api, names, values, types, constructors, made.parameters, made.bodies)


def _is_constant(parameter: Parameter) -> bool:
    return isinstance(parameter.presence, Constant)


def _is_standard(one: FromImport) -> bool:
    return one.module.partition(".")[0] in sys.stdlib_module_names
