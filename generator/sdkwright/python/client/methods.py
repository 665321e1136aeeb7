"""Methods: one for each operation, and a table of what the description says of it."""

from __future__ import annotations

from dataclasses import dataclass

from ...ir.api import Api
from ...ir.http.content import Content, Location
from ...ir.http.operations import Operation
from ...ir.paging import Paging
from ...ir.types import AnyType, Type
from ...names import Methods as MethodNames
from ...views.client import Argument, Method, Table, Value
from ..literals import inline, string
from .answers import Answers
from .bodies import Bodies
from .channels import Tables, elsewhere
from .imports import Imports
from .media import Kind, Media, kind_of
from .pages import Pages
from .parameters import Parameters
from .plain import Plain
from .security import requirements
from .servers import server

_CHANNELS = {"ChannelCall": "call", "channel": "resource", "deprecated_channel": "resource"}
"""Where the parts of a method are that opens a channel."""


@dataclass(frozen=True, slots=True)
class Methods:
    """Prints the methods of one module."""

    api: Api
    names: MethodNames
    plain: Plain
    media: Media
    parameters: Parameters
    bodies: Bodies
    answers: Answers
    pages: Pages
    channels: Tables
    imports: Imports
    usual: str
    """The security of operations that need not say theirs."""

    def method(self, operation: Operation, paging: Paging | None) -> tuple[Method, list[Table]]:
        """The method of an operation, and its tables."""
        known = self.parameters.known(operation)
        arguments = self.names.arguments[operation.id]
        body = self.bodies.body(operation, frozenset(arguments.values()))
        positional = list(body.positional)
        keywords: list[Argument] = []
        for one in known:
            argument = self.parameters.argument(operation, one)
            (positional if one.location is Location.PATH and not argument.default else keywords).append(argument)
        keywords += body.keywords
        name = self.names.methods[operation.id]
        constant = f"_{name.upper().strip('_')}"
        extra = list(body.extra)
        table = constant if operation.channel is None else f"{constant}_HANDSHAKE"
        tables = [self._table(operation, name, table, body.table)]
        stream = self._stream(operation)
        if operation.channel is not None:
            opening = self.channels.opening(operation, constant)
            kind, call, returns = "channel", "ChannelCall", f'"{opening.connection}", "Async{opening.connection}"'
            extra.append(Value("connections", opening.function))
            tables.append(self.channels.table(operation, constant, table))
        elif stream is not None:
            kind, call, returns = "streamed", "StreamCall", self._item(stream)
            extra.append(Value("events", f"{constant}_EVENTS"))
            tables.append(self._events(stream, f"{constant}_EVENTS"))
        elif paging is not None and (item := self.pages.item_type(operation, paging)) is not None:
            kind, call = "paged", "PagedCall"
            returns = f"{self.answers.result(operation)}, {self.plain.given(item)}"
            extra.append(Value("paging", f"{constant}_PAGES"))
            type = f"{self.imports.runtime('Paging')}[{returns}]"
            tables.append(Table(f"{constant}_PAGES: {type}", "Paging", (), self.pages.table(operation, paging)))
        else:
            kind, call, returns = "operation", "Call", self.answers.result(operation)
        decorator = f"deprecated_{kind}" if operation.doc.deprecated else kind
        # a first argument may be left out only if all that follow may be
        positional.sort(key=lambda one: bool(one.default))
        view = Method(
            name=name,
            decorator=self._runtime(decorator),
            positional=tuple(positional),
            keywords=tuple(sorted(keywords, key=lambda one: bool(one.default))),
            call=self._runtime(call),
            returns=returns,
            text=operation.doc.description or operation.summary,
            summary=operation.summary,
            request_line=f"{operation.method.upper()} {operation.path}",
            failures=self.answers.failures(operation),
            table=constant,
            values=tuple(self.parameters.value(operation, one) for one in known),
            form=body.form,
            extra=tuple(extra),
            options="RequestOptions" if operation.channel is None else "ConnectOptions",
        )
        return view, tables

    def _runtime(self, name: str) -> str:
        """The name here of something of the runtime, of the client or of channels."""
        home = _CHANNELS.get(name)
        return self.imports.runtime(name) if home is None else self.imports.own(f"_runtime.channels.{home}", name)

    def _table(self, operation: Operation, name: str, constant: str, body: str) -> Table:
        self.imports.runtime("Operation")
        home = self.names.homes[operation.id]
        positional = (string(".".join((*home, name))), string(operation.method.upper()), string(operation.path))
        keywords: list[Value] = []
        if known := self.parameters.known(operation):
            made = ", ".join(self.parameters.table(operation, one) for one in known)
            keywords.append(Value("parameters", f"[{made}]"))
        if body:
            keywords.append(Value("body", body))
        keywords.append(self.answers.table(operation))
        if (security := requirements(operation.security)) != self.usual:
            keywords.append(Value("security", security))
        if servers := elsewhere(operation, self.api):
            made = ", ".join(server(one, self.imports) for one in servers)
            keywords.append(Value("servers", f"[{made}]"))
        if operation.doc.deprecated:
            keywords.append(Value("deprecated", inline(True)))
        return Table(constant, "Operation", positional, tuple(keywords))

    def _stream(self, operation: Operation) -> Content | None:
        """What comes as a stream, where nothing else may come instead."""
        contents = [content for one in operation.responses if one.is_success for content in one.contents]
        streams = [one for one in contents if kind_of(one, self.api.declarations).streams]
        return streams[0] if streams and len(streams) == len(contents) else None

    def _item(self, content: Content) -> str:
        return self.plain.given(self._item_type(content))

    def _item_type(self, content: Content) -> Type:
        return content.type or AnyType()

    def _events(self, content: Content, constant: str) -> Table:
        kind = kind_of(content, self.api.declarations)
        self.imports.runtime("Events")
        item = f"{self.imports.runtime('Json')}(lambda: {self.media.annotator.text(self._item_type(content))})"
        keywords: list[Value] = []
        if kind is Kind.LINES:
            keywords.append(Value("kind", '"lines"'))
        elif kind is Kind.SEQUENCE:
            keywords.append(Value("kind", '"sequence"'))
        return Table(constant, "Events", (item,), tuple(keywords))
