"""Paths, webhooks and callbacks: what can be called. OpenAPI 3.2 sections 4.8 to 4.10 and 4.18."""

from __future__ import annotations

from collections.abc import Iterator

from ...description.content import RequestBody
from ...description.operations import Callback, Operation, PathItem, Response
from ...description.outcomes import MAP
from ...ir.http.operations import Address, CallbackAddress, PathAddress, WebhookAddress
from ...jsonvalue.pointers import Pointer, join
from ...ledger import Outcome
from ...openapi import objects
from ...openapi.objects import METHODS
from ...openapi.pagination import OURS
from .channels import channel
from .content import Contents
from .fields import OPERATION, Fields, Place
from .paging import paging
from .reader import Reader
from .responses import response
from .retries import retries
from .security import requirements
from .servers import servers


class Operations:
    """Parses for one document. An operation that is malformed is left out, with a warning."""

    def __init__(self, reader: Reader, root: Fields) -> None:
        self._reader = reader
        self._root = root
        self._contents = Contents(reader)
        self.callbacks: dict[Pointer, PathItem] = {}
        """Path items of callbacks, each once, however many operations have it."""
        self._open: set[Pointer] = set()

    def finish(self) -> None:
        """Enter what no page shows."""
        self._contents.finish()

    def section(self, root: Fields, name: str) -> Iterator[PathItem]:
        """The path items under `paths` or `webhooks`."""
        for text, place in self._members(root, name):
            if not text.startswith("x-"):
                yield from self._item(place, PathAddress(text) if name == "paths" else WebhookAddress(text))

    def _members(self, holder: Fields, name: str) -> Iterator[tuple[str, Place]]:
        """The entries of an object that is a map, but may have extensions."""
        if isinstance(holder.node.get(name), dict):
            self._reader.object(holder.place(name), MAP)
        return holder.members(name, OPERATION)

    def _item(self, place: Place, address: Address) -> Iterator[PathItem]:
        found = self._reader.follow(place, objects.PATH_ITEM)
        if found is None:
            return
        said = found.fields
        parameters = self._contents.parameters(said)
        methods = [*self._methods(said)]
        if not methods:
            said.waste()
        made = [
            self._operation(one, f"{place.pointer}/{one.pointer[len(said.pointer) + 1 :]}", method)
            for method, one in methods
        ]
        operations = tuple(one for one in made if one is not None)
        elsewhere = all(one.servers for one in operations)
        if "servers" in said and elsewhere:
            self._reader.report.outcomes[said.pointer, "servers"] = Outcome.DROPPED
        yield PathItem(
            place.pointer,
            said.pointer,
            address,
            operations,
            said.text("summary"),
            found.description,
            parameters,
            () if elsewhere else servers(self._reader, said),
        )

    def _methods(self, item: Fields) -> Iterator[tuple[str, Place]]:
        """Each operation of a path item, in their order."""
        for name in item.node:
            if name in METHODS:
                yield name, item.place(name)
            elif name == "additionalOperations":
                yield from item.members(name)

    def _operation(self, place: Place, id: Pointer, method: str) -> Operation | None:
        if not isinstance(place.node, dict):
            self._reader.report.warn(OPERATION, "an operation must be an object", id, "it is left out")
            return None
        # what a setting wrote is none of the description's
        self._reader.report.meet(objects.OPERATION, place.pointer, [name for name in place.node if name != OURS])
        said = Fields(place.node, place.pointer, self._reader.report)
        return Operation(
            id,
            place.pointer,
            method,
            said.text("operationId"),
            said.texts("tags"),
            said.text("summary"),
            said.text("description"),
            self._reader.see(said),
            said.flag("deprecated") is True,
            self._contents.parameters(said),
            self._request(said),
            tuple(self._responses(said)),
            tuple(self._callbacks(said)),
            requirements(self._reader, said) if "security" in said else None,
            servers(self._reader, said),
            channel(self._reader, self._contents, said, method),
            paging(said, self._root),
            retries(said, self._root),
        )

    def _request(self, operation: Fields) -> RequestBody | None:
        """A Request Body Object, or a reference to one."""
        if "requestBody" not in operation:
            return None
        found = self._reader.follow(operation.place("requestBody"), objects.REQUEST_BODY)
        if found is None:
            return None
        contents = self._contents.media_types(found.fields, encodings=True)
        return RequestBody(found.pointer, contents, found.fields.flag("required") is True, found.description)

    def _responses(self, operation: Fields) -> Iterator[Response]:
        for status, place in self._members(operation, "responses"):
            if not status.startswith("x-"):
                made = response(self._reader, self._contents, status, place)
                if made is not None:
                    yield made

    def _callbacks(self, operation: Fields) -> Iterator[Callback]:
        for name, place in operation.members("callbacks", OPERATION):
            found = self._reader.follow(place, MAP)
            for expression, node in found.fields.node.items() if found is not None else ():
                if found is not None and not expression.startswith("x-"):
                    pointer = join(found.pointer, expression)
                    self._called(Place(node, pointer), CallbackAddress(expression, name))
                    yield Callback(name, expression, pointer)

    def _called(self, place: Place, address: CallbackAddress) -> None:
        """Parse the path item of a callback, which may have itself among its callbacks."""
        if place.pointer not in self._open:
            self._open.add(place.pointer)
            for item in self._item(place, address):
                self.callbacks[item.id] = item
