"""Paths, webhooks and callbacks: what can be called. OpenAPI 3.1 sections 4.8.8 to 4.8.10; 3.2 adds methods."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.declarations import Doc
from ..ir.operations import Callback, Operation, Parameter, RequestBody, Response
from ..jsonvalue.pointers import Pointer, escape
from ..jsonvalue.types import Json
from ..ledger import Outcome
from ..openapi.objects import METHODS
from .bodies import request_body
from .context import Context
from .links import linked
from .parameters import parameter
from .parts import beside, documented, follow
from .responses import response
from .schemas.docs import text
from .security import requirements
from .servers import servers
from .vocabulary import Part


def operations(cx: Context) -> tuple[Operation, ...]:
    """All operations of the document, callbacks last. One that is malformed is left out, with a warning."""
    listed = [made for part in ("paths", "webhooks") for made in _section(cx, part)]
    found = (*listed, *cx.operations.callbacks.values())
    seen: dict[str, Pointer] = {}
    for one in found:
        if one.operation_id and seen.setdefault(one.operation_id, one.id) != one.id:
            cx.report.warn(
                "duplicate-operation-id",
                f"another operation is called {one.operation_id!r} too: {seen[one.operation_id]}",
                f"{one.id}/operationId",
            )
    return linked(cx, found)


def _section(cx: Context, part: str) -> Iterator[Operation]:
    items = cx.document.root.get(part)
    if items is None:
        return
    if not isinstance(items, dict):
        cx.report.warn("malformed-operation", f"{part} is not an object", f"#/{part}")
        return
    cx.operations.meet(Part.MAP, f"#/{part}", items)
    for path, node in items.items():
        if not path.startswith("x-"):
            yield from _Item(cx, node, f"#/{part}/{escape(path)}", path).operations()


class _Item:
    """A path item, a webhook or an expression of a callback: what its operations share."""

    def __init__(self, cx: Context, node: Json, pointer: Pointer, path: str, callback: str = "") -> None:
        self.cx, self.node, self.pointer, self.path, self.callback = cx, node, pointer, path, callback
        self.shared: tuple[Parameter, ...] = ()
        self.item: dict[str, Json] = {}
        self.place = pointer

    def operations(self) -> Iterator[Operation]:
        """Its operations in their order."""
        found = follow(self.cx, self.node, self.pointer, Part.PATH_ITEM)
        if found is None:
            return
        self.item, self.place = found
        self.shared = _parameters(self.cx, self.item, self.place, self.pointer)
        methods = list(_methods(self.item))
        if not methods:
            for word in self.item:
                self.cx.report.outcomes[self.place, word] = Outcome.DROPPED
        for method, token, said in methods:
            made = self._operation(said, method, token)
            if made is not None:
                yield made

    def _operation(self, said: Json, method: str, token: str) -> Operation | None:
        """The operation under a token, known by its id: id and place differ where the path item is a reference."""
        cx, place, id = self.cx, f"{self.place}/{token}", f"{self.pointer}/{token}"
        if not isinstance(said, dict):
            cx.report.warn("malformed-operation", "an operation must be an object", id, "it is left out")
            return None
        cx.operations.meet(Part.OPERATION, place, said)
        own = _parameters(cx, said, place, id)
        named = {(one.name, one.location) for one in own}
        tags = said.get("tags")
        operation_id = said.get("operationId")
        return Operation(
            id,
            operation_id if isinstance(operation_id, str) else "",
            method,
            self.path,
            tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
            (*(one for one in self.shared if (one.name, one.location) not in named), *own),
            _request(cx, said, place, id),
            _responses(cx, said, place, id),
            requirements(cx, said),
            text(said, "summary"),
            Doc("", text(said, "description"), (), said.get("deprecated") is True, documented(cx, said, place)),
            bool(self.callback) or id.startswith("#/webhooks/"),
            self.callback,
            tuple(_callbacks(cx, said, place)),
            servers(cx, said, place) or servers(cx, self.item, self.place),
            Doc(text(self.item, "summary"), beside(self.node) or text(self.item, "description")),
        )


def _methods(item: dict[str, Json]) -> Iterator[tuple[str, str, Json]]:
    for key, value in item.items():
        if key in METHODS:
            yield key, key, value
        elif key == "additionalOperations" and isinstance(value, dict):
            for method, said in value.items():
                yield method, f"{key}/{escape(method)}", said


def _callbacks(cx: Context, said: dict[str, Json], place: Pointer) -> Iterator[Callback]:
    """The callbacks of an operation; each is made once, however many operations refer to it."""
    listed = said.get("callbacks")
    if listed is None:
        return
    if not isinstance(listed, dict):
        cx.report.warn("malformed-operation", "callbacks is not an object", f"{place}/callbacks", "they are left out")
        return
    for name, node in listed.items():
        found = follow(cx, node, f"{place}/callbacks/{escape(name)}", Part.MAP)
        if found is None:
            continue
        callback, at = found
        for expression, item in callback.items():
            if not expression.startswith("x-"):
                yield Callback(name, expression, _called(cx, item, f"{at}/{escape(expression)}", expression, name))


def _called(cx: Context, node: Json, pointer: Pointer, expression: str, name: str) -> tuple[Pointer, ...]:
    """The ids of the operations of a callback; the context keeps the operations."""
    if pointer not in cx.operations.called:
        cx.operations.called[pointer] = ()  # a callback may have itself among its callbacks
        item = _Item(cx, node, pointer, expression, name)
        made = list(item.operations())
        cx.operations.callbacks.update((one.id, one) for one in made)
        cx.operations.called[pointer] = tuple(one.id for one in made)
    return cx.operations.called[pointer]


def _parameters(cx: Context, said: dict[str, Json], place: Pointer, operation: Pointer) -> tuple[Parameter, ...]:
    listed = said.get("parameters")
    if listed is None:
        return ()
    if not isinstance(listed, list):
        cx.report.warn("malformed-operation", "parameters is not a list", f"{place}/parameters", "they are left out")
        return ()
    found: dict[tuple[str, str], Parameter] = {}
    for index, node in enumerate(listed):
        made = parameter(cx, node, f"{place}/parameters/{index}", operation)
        if made is not None:
            found[made.name, made.location] = made
    return tuple(found.values())


def _request(cx: Context, said: dict[str, Json], place: Pointer, operation: Pointer) -> RequestBody | None:
    if "requestBody" not in said:
        return None
    return request_body(cx, said["requestBody"], f"{place}/requestBody", operation)


def _responses(cx: Context, said: dict[str, Json], place: Pointer, operation: Pointer) -> tuple[Response, ...]:
    listed = said.get("responses")
    if not isinstance(listed, dict):
        if listed is not None:
            cx.report.warn(
                "malformed-operation", "responses is not an object", f"{place}/responses", "they are left out"
            )
        return ()
    cx.operations.meet(Part.MAP, f"{place}/responses", listed)
    found = [
        response(cx, status, node, f"{place}/responses/{escape(status)}", operation)
        for status, node in listed.items()
        if not status.startswith("x-")
    ]
    return tuple(one for one in found if one is not None)
