"""Each operation, with what it takes and gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from ...description import operations as said
from ...description.channels import Channel, Messages
from ...description.document import Description
from ...ir.declarations import Doc
from ...ir.http import channels as ir
from ...ir.http.content import Content
from ...ir.http.operations import Callback, Operation
from ...ir.http.responses import Link, Response, Status
from ...jsonvalue.pointers import Pointer
from ..context import Context
from .content import contents, headers, origin, parameter, request_body
from .undeclared import undeclared


def operations(cx: Context, description: Description) -> tuple[Operation, ...]:
    """All operations of a description, callbacks last."""
    listed = [made for item in description.items for made in _item(cx, description, item)]
    found = (*listed, *cx.operations.callbacks.values())
    if not any(response.links for one in found for response in one.responses):
        return found
    known = {one.operation_id: one.id for one in reversed(found) if one.operation_id}
    known |= {one.id: one.id for one in found}
    return tuple(
        replace(one, responses=tuple(_linked(cx, response, known) for response in one.responses)) for one in found
    )


def _item(cx: Context, description: Description, item: said.PathItem) -> Iterator[Operation]:
    shared = [parameter(cx, one, item.id) for one in item.parameters]
    for one in item.operations:
        own = [parameter(cx, each, one.id) for each in one.parameters]
        named = {(each.name, each.location) for each in own}
        taken = (*(each for each in shared if (each.name, each.location) not in named), *own)
        responses = tuple([_response(cx, each, one.id) for each in one.responses])
        yield Operation(
            one.id,
            one.operation_id,
            one.method,
            item.address,
            one.tags,
            (*undeclared(cx, item.address, one.id, taken), *taken),
            None if one.request is None else request_body(cx, one.request, one.id),
            responses,
            description.security if one.security is None else one.security,
            one.summary,
            Doc("", one.description, (), one.deprecated, one.see),
            tuple([_callback(cx, description, each) for each in one.callbacks]),
            one.servers or item.servers,
            Doc(item.summary, item.description),
            None if one.channel is None else _channel(cx, one.channel, one.id),
            _retry(one, responses),
        )


def _retry(one: said.Operation, responses: tuple[Response, ...]) -> tuple[Status, ...]:
    """The statuses that an extension says, and those of errors that say when to come back."""
    asking = [
        each.status
        for each in responses
        if each.status.text[0] in "45" and any(header.name.lower() == "retry-after" for header in each.headers)
    ]
    return tuple(each for each in dict.fromkeys((*one.retry, *asking)) if each.text not in _TRANSIENT)


_TRANSIENT: Final = frozenset(("408", "429", "500", "502", "503", "504"))
"""Statuses that mean so everywhere."""


def _channel(cx: Context, one: Channel, operation: Pointer) -> ir.Channel:
    ways = [
        None if way is None else ir.Messages(way.pointer, _messages(cx, way, operation, part), way.description)
        for way, part in ((one.send, "sent"), (one.receive, "received"))
    ]
    return ir.Channel(one.pointer, ways[0], ways[1], one.subprotocols)


def _messages(cx: Context, one: Messages, operation: Pointer, part: str) -> tuple[Content, ...]:
    return contents(cx, one.pointer, one.contents, origin(operation, one.pointer, part), operation)


def _response(cx: Context, one: said.Response, operation: Pointer) -> Response:
    root = origin(operation, one.pointer, "response", one.status.text)
    return Response(
        one.status,
        contents(cx, one.pointer, one.contents, root, operation),
        headers(cx, one.headers, operation),
        one.pointer,
        "\n\n".join(dict.fromkeys(filter(None, (one.summary, one.description)))),
        tuple(map(_link, one.links)),
    )


def _link(one: said.Link) -> Link:
    target = one.operation_id or one.operation_ref
    return Link(one.name, "", target, one.parameters, one.body, one.description, one.server)


def _linked(cx: Context, response: Response, known: Mapping[str, Pointer]) -> Response:
    """A response whose links are resolved. One that names no operation is noted, and stays as it is."""
    links = tuple(
        replace(link, operation=known.get(link.target) or known.get(unquote(link.target), ""))
        for link in response.links
    )
    for link in links:
        if not link.operation and not link.target.startswith(("http://", "https://")):
            message = f"the link {link.name!r} leads to no operation: {link.target!r}"
            cx.report.note("unknown-operation", message, f"{response.pointer}/links", "it is documented as it is")
    return replace(response, links=links) if links else response


def _callback(cx: Context, description: Description, one: said.Callback) -> Callback:
    """A callback; each is made once, however many operations refer to it."""
    item = description.callbacks.get(one.item)
    if item is not None and item.id not in cx.operations.called:
        cx.operations.called.add(item.id)
        made = list(_item(cx, description, item))
        cx.operations.callbacks.update((each.id, each) for each in made)
    return Callback(one.name, one.expression, tuple(each.id for each in item.operations) if item is not None else ())
