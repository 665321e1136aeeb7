"""Channels: the table of a method that opens one, and the modules of open ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.http.channels import Messages
from ...ir.http.operations import Operation
from ...ir.http.servers import Server
from ...ir.types import AnyType
from ...names import ChannelNames, Names
from ...views.channel import Channel, Group, Inner, Sends
from ...views.client import Opening, Table, Value
from ..literals import inline
from .imports import Imports
from .media import Kind, Media, kind_of
from .plain import Plain


@dataclass(frozen=True, slots=True)
class Tables:
    """What the module of a resource says of the channels that its methods open."""

    names: Mapping[str, ChannelNames]
    media: Media
    imports: Imports

    def table(self, operation: Operation, constant: str, handshake: str) -> Table:
        """The table of a channel, beside that of the operation that opens it."""
        channel = operation.channel
        assert channel is not None
        self.imports.runtime("Channel")
        keywords = [
            Value(name, f"[{', '.join(self._media(way))}]")
            for name, way in (("send", channel.send), ("receive", channel.receive))
            if way is not None
        ]
        if channel.subprotocols:
            keywords.append(Value("subprotocols", inline(list(channel.subprotocols))))
        return Table(constant, "Channel", (handshake,), tuple(keywords))

    def opening(self, operation: Operation, constant: str) -> Opening:
        """What imports the classes of the open channel."""
        names = self.names[operation.id]
        return Opening(f"{constant.lower()}_connections", names.module, names.connection)

    def _media(self, messages: Messages) -> Iterator[str]:
        return (self.media.sent(content) for content in messages.contents)


def elsewhere(operation: Operation, api: Api) -> tuple[Server, ...]:
    """The servers of an operation, unless it is a channel at the API's own server, by the scheme of WebSockets."""
    if operation.channel is None:
        return operation.servers
    known = {_bare(one) for one in api.servers}
    return () if all(_bare(one) in known for one in operation.servers) else operation.servers


def _bare(server: Server) -> str:
    scheme, mark, rest = server.url.partition("://")
    kind = {"ws": "http", "wss": "https"}.get(scheme.lower(), scheme.lower()) if mark else scheme
    return f"{kind}{mark}{rest}".rstrip("/")


@dataclass(frozen=True, slots=True)
class Channels:
    """Makes the modules of open channels."""

    api: Api
    names: Names
    source_name: str
    open_enums: bool

    def views(self) -> Iterator[tuple[str, Channel]]:
        """Each module and its view."""
        for operation in self.api.operations:
            if operation.channel is not None and operation.id in self.names.channels:
                names = self.names.channels[operation.id]
                yield names.module, self._channel(operation, names)

    def _channel(self, operation: Operation, names: ChannelNames) -> Channel:
        channel = operation.channel
        assert channel is not None
        imports = Imports("..")
        plain = Plain(self.api.declarations, self.names, imports, self.open_enums)
        for name in ("AsyncConnection", "Connection"):
            imports.runtime(name)
        methods = self._methods(names, imports)
        groups = tuple(self._group(way, names, methods) for way in sorted(names.groups, key=lambda way: -len(way)))
        if methods:
            imports.runtime("sends")
        if groups:
            imports.take("functools", "cached_property")
            imports.own("_runtime.channels.resource", "Events")
            for name in ("Async", "Mode", "Sync"):
                imports.runtime(name)
        home = self.names.client.homes[operation.id]
        return Channel(
            source_name=self.source_name,
            name=".".join((*home, self.names.client.methods[operation.id])),
            connection=names.connection,
            send=self._type(channel.send, plain, imports),
            receive=self._type(channel.receive, plain, imports),
            imports=imports.groups(),
            groups=groups,
            methods=methods.get((), ()),
            children=self._children((), names),
        )

    def _methods(self, names: ChannelNames, imports: Imports) -> dict[tuple[str, ...], tuple[Sends, ...]]:
        """The methods that send events, by their group."""
        found: dict[tuple[str, ...], tuple[Sends, ...]] = {}
        for id, way in names.events.items():
            doc = self.api.declarations[id].doc
            event = f"{imports.own('', 'models')}.{self.names.classes[id]}"
            said = doc.description or doc.title or f"Send `{self.names.classes[id]}`."
            found[way[:-1]] = (*found.get(way[:-1], ()), Sends(way[-1], event, said))
        return found

    def _group(
        self, way: tuple[str, ...], names: ChannelNames, methods: Mapping[tuple[str, ...], tuple[Sends, ...]]
    ) -> Group:
        return Group(names.groups[way], _about(way), methods.get(way, ()), self._children(way, names))

    def _children(self, way: tuple[str, ...], names: ChannelNames) -> tuple[Inner, ...]:
        return tuple(
            Inner(inner[-1], class_, _about(inner)) for inner, class_ in names.groups.items() if inner[:-1] == way
        )

    def _type(self, messages: Messages | None, plain: Plain, imports: Imports) -> str:
        if messages is None:
            return imports.take("typing", "Never")
        made: dict[str, None] = {}
        for content in messages.contents:
            kind = kind_of(content, self.api.declarations)
            if kind is Kind.BINARY:
                made["bytes"] = None
            elif kind is Kind.TEXT and content.type is None:
                made["str"] = None
            else:
                made[plain.given(content.type or AnyType())] = None
        return " | ".join(made)


def _about(way: tuple[str, ...]) -> str:
    return f"The events `{'.'.join(way)}.*`."
