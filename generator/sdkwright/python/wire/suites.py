"""Tests of methods: what each sends, reads and raises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.http.content import Content, Parameter
from ...ir.http.operations import Operation
from ...ir.http.security import MutualTls
from ...names import Names, ResourcePath
from ...values import Values
from ...views.calls import CallModule, Calls, CallSuite, CallSupport, ChannelSuite
from ...views.tests import Table
from ..annotations import Annotator
from ..client.bodies import Body
from ..client.imports import Imports
from ..client.parameters import is_idempotency_key
from ..client.printers import printers
from ..client.scope import ClientScope
from ..client.streaming import Switch, ways
from ..literals import inline, string
from . import bodies
from .answers import Answers
from .channels import Events
from .expressions import Expressions
from .lists import Lists
from .requests import LOGIN, SECRET, Requests
from .samples import Given, Sampler

FOLDER = "calls"
"""Where these tests are, in the folder of all."""


@dataclass(frozen=True, slots=True)
class CallTests:
    """Makes the tests of the methods of one package."""

    api: Api
    names: Names
    values: Values
    package: str
    source_name: str
    open_enums: bool

    def views(self) -> Calls:
        """The files, and what they share."""
        modules = [one for path in self._paths() if (one := self._module(path)) is not None]
        return Calls(self._support(any(one.channels for one in modules)), tuple(modules))

    def _paths(self) -> list[ResourcePath]:
        return sorted({*self.names.client.homes.values()})

    def _support(self, channels: bool) -> CallSupport:
        requests = Requests(self.api)
        arguments = self.names.client.credentials
        settings = []
        for one in self.api.schemes:
            if isinstance(one.kind, MutualTls):
                continue
            secret = f"({string(LOGIN[0])}, {string(LOGIN[1])})" if one.is_login else string(SECRET)
            settings.append(f"{string(arguments[one.name])}: {secret}")
        if requests.moved:
            settings.append(f'"base_url": {string(requests.base)}')
        return CallSupport(self.source_name, self.package, self.package.upper(), tuple(settings), channels)

    def _module(self, path: ResourcePath) -> CallModule | None:
        resource = self.names.client.resources.get(path)
        stem = "root" if resource is None else resource.module
        imports = Imports(f"{self.package}.")
        suites = _Suites(self, imports)
        calls: list[CallSuite] = []
        channels: list[ChannelSuite] = []
        left: list[str] = []
        for operation in self.api.operations:
            if self.names.client.homes.get(operation.id) != path:
                continue
            if operation.channel is not None:
                suite = suites.channel(operation)
                if suite is None:
                    left.append(self.names.client.way(operation.id, self.names.client.methods[operation.id]))
                else:
                    channels.append(suite)
                continue
            for name, one in suites.of(operation):
                if one is None:
                    left.append(name)
                else:
                    calls.append(one)
        if not calls and not channels:
            return None
        texts = [table.value for one in calls for table in one.tables]
        texts += [table.value for one in channels for table in one.tables]
        used = {name for name in _SUPPORT if any(f"{name}(" in text for text in texts)}
        used |= {name for name, made in (("CallTests", calls), ("ChannelTests", channels)) if made}
        for name in sorted(used):
            imports.take(".support", name)
        text = ".".join(("client", *self.names.client.attributes(path)))
        return CallModule(
            f"{FOLDER}/test_{stem}.py",
            self.source_name,
            text,
            tuple(left),
            imports.groups(),
            tuple(calls),
            tuple(channels),
        )


_SUPPORT = ("Answer", "Event", "Pages", "Request", "arguments")
"""What test files use of their support."""


class _Suites:
    """Makes the suites of one module."""

    def __init__(self, made: CallTests, imports: Imports) -> None:
        api, names = made.api, made.names
        self._api, self._names = api, names
        self._declarations = api.declarations
        methods = printers(api, names, Imports("."), made.open_enums)  # of no module: tests have their own
        self._parameters, self._bodies = methods.parameters, methods.bodies
        annotator = Annotator(api.declarations, ClientScope(imports, names.classes), made.open_enums)
        self._expressions = Expressions(api.declarations, annotator, imports)
        self._sampler = Sampler(made.values)
        self._requests = Requests(api)
        self._answers = Answers(self._sampler)
        self._events = Events(api.declarations, names, self._sampler, imports)
        self._lists = Lists(self._sampler, self._requests)

    def of(self, operation: Operation) -> Iterator[tuple[str, CallSuite | None]]:
        """The tests of each method of an operation; None where it could not be given arguments."""
        for one, name, switch in ways(operation, self._names.client, self._declarations):
            yield self._suite(one, name, switch)

    def _suite(self, operation: Operation, name: str, switch: Switch) -> tuple[str, CallSuite | None]:
        method = self._names.client.way(operation.id, name)
        known = self._parameters.known(operation)
        free = tuple(one for one in known if not switch.is_parameter(one))
        body = self._bodies.body(operation, frozenset(self._names.client.arguments[operation.id].values()), switch)
        calls = self._sampler.calls(operation, free, body.contents, always=bool(body.names))
        made = [self._request(operation, known, one, body, switch) for one in calls]
        if not made:
            return method, None
        tables = [Table("requests", _listed(made))]
        if answers := [*self._answers.answers(operation)]:
            tables.append(Table("answers", _listed(answers)))
        paging = self._api.pages.get(operation.id)
        if paging is not None and (pages := self._lists.pages(operation, paging, known, calls[0])):
            tables.append(Table("pages", pages))
        if operation.method.upper() not in _REPEATED and not any(is_idempotency_key(one) for one in known):
            tables.append(Table("repeats", inline(False)))
        line = f"{operation.method.upper()} {operation.path}"
        return method, CallSuite(f"Test{_title(name)}", method, line, tuple(tables))

    def _request(
        self, operation: Operation, known: tuple[Parameter, ...], given: Given, body: Body, switch: Switch
    ) -> str:
        """A call, and what it must send."""
        if body.names and isinstance(given.body, dict):
            given = replace(given, body={name: given.body[name] for name in body.names if name in given.body})
        expected = self._requests.expected(operation, known, _switched(given, known, switch))
        told: list[str] = []
        if given.content is not None:
            told = bodies.expected(given.content, given.body, switch, self._declarations)
            media = bodies.media_type(given.content, self._declarations)
            expected.headers["content-type"] = media
        same = told == [f"json={inline(given.body)}"] and not body.names
        made = self._arguments(operation, known, given, body, switch, same=same)
        call = f"lambda {'json' if same else '_'}: arguments({', '.join(made)})"
        parts = [call, string(expected.method), string(expected.url), f"headers={inline({**expected.headers})}", *told]
        return f"Request({', '.join(parts)})"

    def _arguments(
        self,
        operation: Operation,
        known: tuple[Parameter, ...],
        given: Given,
        body: Body,
        switch: Switch,
        *,
        same: bool = False,
    ) -> list[str]:
        """The arguments of a call; `same` if the body is what the test calls `json`."""
        names = self._names.client.arguments[operation.id]
        made: list[str] = []
        for one in known:
            key = (one.location, one.name)
            if key in given.parameters and not switch.is_parameter(one):
                made.append(f"{names[key]}={self._expressions.value(one.type, given.parameters[key])}")
        content = given.content
        if content is None:
            return [*made, *self._content_type(body, None)]
        if body.form:
            return [*made, *self._expressions.fields(content, body.names, given.body)]
        made.append(f"body={self._expressions.body(content, given.body, 'json' if same else '')}")
        return [*made, *self._content_type(body, content)]

    def _content_type(self, body: Body, content: Content | None) -> Iterator[str]:
        """The media type of a body, where callers say it; without a body, where they have to."""
        for one in body.keywords:
            if one.name == "content_type" and (content is not None or not one.default):
                yield f"content_type={string(bodies.media_type(content or body.contents[0], self._declarations))}"

    def channel(self, operation: Operation) -> ChannelSuite | None:
        """The tests of a channel; None where it could not be given arguments."""
        channel = operation.channel
        assert channel is not None
        known = self._parameters.known(operation)
        calls = self._sampler.calls(operation, known, ())
        if not calls:
            return None
        requests = []
        for one in calls:
            expected = self._requests.expected(operation, known, one)
            expected.headers.pop("accept")
            url = f"ws{expected.url.removeprefix('http').removeprefix('ws')}"
            call = f"lambda _: arguments({', '.join(self._arguments(operation, known, one, Body(), Switch()))})"
            requests.append(f'Request({call}, "GET", {string(url)}, headers={inline({**expected.headers})})')
        names = self._names.channels[operation.id]
        tables = [Table("requests", _listed(requests))]
        if channel.send is not None:
            tables.append(Table("sends", _listed([*self._events.sent(channel.send, names)])))
        if channel.receive is not None:
            tables.append(Table("receives", _listed([*self._events.received(channel.receive)])))
        if channel.subprotocols:
            tables.append(Table("subprotocols", _listed([*map(string, channel.subprotocols)])))
        name = self._names.client.methods[operation.id]
        method = self._names.client.way(operation.id, name)
        return ChannelSuite(f"Test{_title(name)}", method, f"GET {operation.path}", tuple(tables))


_REPEATED = frozenset(("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"))
"""What may be sent again, as doing it twice does no more: RFC 9110, section 9.2.2."""


def _listed(items: list[str]) -> str:
    """A tuple; the comma at its end gives each item lines of its own."""
    return f"({' '.join(f'{item},' for item in items)})"


def _title(method: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in method.split("_"))


def _switched(given: Given, known: tuple[Parameter, ...], switch: Switch) -> Given:
    """A call with what its method sets by itself."""
    own = {(one.location, one.name): True for one in known if switch.value and switch.is_parameter(one)}
    return replace(given, parameters={**given.parameters, **own}) if own else given
