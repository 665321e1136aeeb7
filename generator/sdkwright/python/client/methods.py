"""Methods: one for each operation, and a table of what the description says of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.http.content import Location
from ...ir.http.operations import Operation
from ...ir.http.streams import Framing, Payload, Stream
from ...ir.paging import Paging
from ...ir.types import StringType
from ...names import Methods as MethodNames
from ...views.client import Argument, Method, Table, Value
from ..literals import inline, string
from .answers import Answers
from .bodies import Body
from .channels import Tables, elsewhere
from .imports import Imports
from .pages import Pages
from .parameters import is_first_sent, is_idempotency_key
from .printers import Printers
from .security import requirements
from .servers import server
from .streaming import Switch, ways


@dataclass(frozen=True, slots=True)
class Methods:
    """Prints the methods of one module."""

    api: Api
    names: MethodNames
    printers: Printers
    answers: Answers
    pages: Pages
    channels: Tables
    imports: Imports
    usual: str
    """The security of operations that need not say theirs."""
    constants: frozenset[str]
    """The names of the tables of all methods of the module."""

    def methods(self, operation: Operation, paging: Paging | None) -> Iterator[tuple[Method, list[Table]]]:
        """The method of an operation, or both if it may answer with a stream or otherwise, each with its tables."""
        for one, name, switch in ways(operation, self.names, self.api.declarations):
            yield self._method(one, name, paging, switch)

    def _method(
        self, operation: Operation, name: str, paging: Paging | None, switch: Switch
    ) -> tuple[Method, list[Table]]:
        known = self.printers.parameters.known(operation)
        arguments = self.names.arguments[operation.id]
        body = self.printers.bodies.body(operation, frozenset(arguments.values()), switch)
        positional = list(body.positional)
        keywords: list[Argument] = []
        values: list[Value] = []
        for one in known:
            if switch.is_parameter(one):
                values += [Value(string(one.name), "True")] if switch.value else []
                continue
            values.append(self.printers.parameters.value(operation, one))
            argument = self.printers.parameters.argument(operation, one)
            (positional if one.location is Location.PATH else keywords).append(argument)
        keywords += body.keywords
        constant = constant_of(name)
        extra = list(body.extra)
        table = constant if operation.channel is None else self._beside(constant, "HANDSHAKE")
        tables = [self._table(operation, name, table, body)]
        stream = operation.stream
        if operation.channel is not None:
            opening = self.channels.opening(operation, constant)
            kind, call, returns = "channel", "ChannelCall", f"{opening.connection}, Async{opening.connection}"
            extra.append(Value("connections", opening.function))
            tables.append(self.channels.table(operation, constant, table))
        elif stream is not None:
            kind, call, returns = "streamed", "StreamCall", self.printers.plain.given(stream.item)
            events = self._beside(constant, "EVENTS")
            extra.append(Value("events", events))
            tables.append(self._events(stream, events))
        elif paging is not None:
            kind, call = "paged", "PagedCall"
            returns = f"{self.answers.result(operation)}, {self.printers.plain.given(paging.item)}"
            pages = self._beside(constant, "PAGES")
            extra.append(Value("paging", pages))
            type = f"{self.imports.runtime('Paging')}[{returns}]"
            tables.append(Table(f"{pages}: {type}", "Paging", (), self.pages.table(operation, paging)))
        else:
            kind, call, returns = "operation", "Call", self.answers.result(operation)
        decorator = f"deprecated_{kind}" if operation.doc.deprecated else kind
        # a first argument may be left out only if all that follow may be
        positional.sort(key=lambda one: bool(one.default))
        view = Method(
            name=name,
            decorator=self.imports.runtime(decorator),
            positional=tuple(positional),
            keywords=tuple(sorted(keywords, key=lambda one: bool(one.default))),
            call=self.imports.runtime(call),
            returns=returns,
            text=operation.doc.description or operation.summary,
            summary=operation.summary,
            request_line=f"{operation.method.upper()} {operation.path}",
            failures=self.answers.failures(operation),
            table=constant,
            values=tuple(values),
            form=body.form,
            extra=tuple(extra),
            options="RequestOptions" if operation.channel is None else "ConnectOptions",
        )
        return view, tables

    def _table(self, operation: Operation, name: str, constant: str, body: Body) -> Table:
        self.imports.runtime("Operation")
        home = self.names.homes[operation.id]
        positional = (string(".".join((*home, name))), string(operation.method.upper()), string(operation.path))
        keywords: list[Value] = []
        if known := self.printers.parameters.known(operation):
            made = ", ".join(self.printers.parameters.table(operation, one) for one in known)
            keywords.append(Value("parameters", f"[{made}]"))
        if body.table:
            keywords.append(Value("body", body.table))
        if body.null:
            keywords.append(Value("null_body", inline(True)))
        keywords.append(self.answers.table(operation))
        if (security := requirements(operation.security)) != self.usual:
            keywords.append(Value("security", security))
        if servers := elsewhere(operation, self.api):
            made = ", ".join(server(one, self.imports) for one in servers)
            keywords.append(Value("servers", f"[{made}]"))
        if operation.retry:
            keywords.append(Value("retry", inline([one.text for one in operation.retry])))
        keywords += [Value("idempotency", string(one.name)) for one in known if is_idempotency_key(one)][:1]
        keywords += [Value("first_sent", string(one.name)) for one in known if is_first_sent(one)]
        if operation.doc.deprecated:
            keywords.append(Value("deprecated", inline(True)))
        return Table(constant, "Operation", positional, tuple(keywords))

    def _beside(self, constant: str, kind: str) -> str:
        """The name of a table that belongs to another, and is that of no method."""
        name = f"{constant}_{kind}"
        while name in self.constants:
            name += "_"
        return name

    def _events(self, stream: Stream, constant: str) -> Table:
        self.imports.runtime("Events")
        positional = () if stream.other is None else (self._payload(stream.other),)
        keywords: list[Value] = []
        if stream.framing is not Framing.EVENTS:
            keywords.append(Value("kind", string(stream.framing.value)))
        if stream.named:
            named = ", ".join(f"{string(name)}: {self._payload(payload)}" for name, payload in stream.named)
            keywords.append(Value("named", f"{{{named}}}"))
        if stream.end:
            keywords.append(Value("end", string(stream.end)))
        return Table(constant, "Events", positional, tuple(keywords))

    def _payload(self, payload: Payload) -> str:
        """What reads one value."""
        type = f"lambda: {self.printers.media.annotator.text(payload.type)}"
        if payload.is_json:
            return f"{self.imports.runtime('Json')}({type})"
        return f"{self.imports.runtime('Text')}({'' if payload.type == StringType() else type})"


def constant_of(method: str) -> str:
    """The name of the table of a method."""
    return f"_{method.upper().strip('_')}"
