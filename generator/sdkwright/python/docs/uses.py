"""How Python calls an operation: its methods, what they give and raise, in both clients."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.http.content import Parameter
from ...ir.http.operations import Operation
from ...ir.http.responses import OTHER_STATUS
from ...names import Names
from ...values import Values
from ...views.docs import ErrorRow, Use
from ..client.answers import ERRORS
from ..client.imports import Imports
from ..client.media import Kind, kind_of
from ..client.printers import printers
from ..client.streaming import Switch, ways
from .calls import Calls
from .construct import Constructors
from .markdown import code, fence, literal
from .programs import Programs
from .prose import cell
from .types import Types

FOLDER = "../models/"


@dataclass(frozen=True, slots=True)
class Uses:
    """Says what pages say of methods of one package."""

    api: Api
    names: Names
    types: Types
    calls: Calls
    programs: Programs

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
        if operation.id not in self.names.client.homes or parameter not in self.calls.parameters.known(operation):
            return ""
        return self.names.client.arguments[operation.id][parameter.location, parameter.name]

    def passed(self, operation: Operation) -> str:
        """How the body is passed, in a sentence."""
        if operation.id not in self.names.client.homes or operation.request is None or not operation.request.contents:
            return ""
        body = self.calls.body(operation, Switch())
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

    def short(self, operation: Operation) -> str:
        """A call that needs nothing imported, such as `client.pets.show(id=7)`; empty if there is none."""
        if operation.both_ways:
            return ""
        call = self.calls.of(operation, self.names.client.methods[operation.id], Switch())
        if call is None or call.made.classes or call.made.library or sum(map(len, call.arguments)) > 60:
            return ""
        return call.text

    def _use(self, operation: Operation, name: str, switch: Switch) -> Use | None:
        call = self.calls.of(operation, name, switch)
        if call is None:
            return None
        sync, awaited = self.programs.of(operation, call, results=bool(self._results(operation)))
        return Use(self._gives(operation), fence(sync, "python"), fence(awaited, "python"))

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
    """What speaks of the methods of a package."""
    made = printers(api, names, Imports("."), types.open_enums)  # of no module: programs have their own imports
    calls = Calls(api, names, values, constructors, made.parameters, made.bodies)
    return Uses(api, names, types, calls, Programs(api, names, values, constructors.package))
