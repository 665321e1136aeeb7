"""Paths and webhooks: what can be called. OpenAPI 3.1 sections 4.8.8 to 4.8.10; 3.2 adds methods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..document import Json, Pointer
from ..ir.declarations import Doc
from ..ir.operations import Operation, Parameter, RequestBody, Response
from .context import Context
from .docs import text
from .parts import follow, parameter, request_body, response
from .site import escape

_METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


def operations(cx: Context) -> tuple[Operation, ...]:
    """All operations of the document. One that is malformed is left out, with a warning."""
    found = [made for part in ("paths", "webhooks") for made in _section(cx, part)]
    seen: dict[str, Pointer] = {}
    for one in found:
        if one.operation_id and seen.setdefault(one.operation_id, one.id) != one.id:
            cx.warn(
                "duplicate-operation-id",
                f"another operation is called {one.operation_id!r} too: {seen[one.operation_id]}",
                f"{one.id}/operationId",
            )
    return tuple(found)


def _section(cx: Context, part: str) -> Iterator[Operation]:
    items = cx.document.root.get(part)
    if items is None:
        return
    if not isinstance(items, dict):
        cx.warn("malformed-operation", f"{part} is not an object", f"#/{part}")
        return
    for path, node in items.items():
        if path.startswith("x-"):
            continue
        pointer = f"#/{part}/{escape(path)}"
        found = follow(cx, node, pointer)
        if found is None:
            continue
        item, place = found
        shared = _parameters(cx, item, place, pointer)
        for method, token, said in _methods(item):
            made = _operation(cx, said, f"{place}/{token}", f"{pointer}/{token}", method, path, shared)
            if made is not None:
                yield made


def _methods(item: dict[str, Json]) -> Iterator[tuple[str, str, Json]]:
    for key, value in item.items():
        if key in _METHODS:
            yield key, key, value
        elif key == "additionalOperations" and isinstance(value, dict):
            for method, said in value.items():
                yield method, f"{key}/{escape(method)}", said


def _operation(
    cx: Context,
    said: Json,
    place: Pointer,
    id: Pointer,
    method: str,
    path: str,
    shared: tuple[Parameter, ...],
) -> Operation | None:
    """The operation at a place, known by its id: the two differ where the path item is a reference."""
    if not isinstance(said, dict):
        cx.warn("malformed-operation", "an operation must be an object", id, "it is left out")
        return None
    cx.parts[place] = said
    own = _parameters(cx, said, place, id)
    named = {(one.name, one.location) for one in own}
    tags = said.get("tags")
    operation_id = said.get("operationId")
    return Operation(
        id,
        operation_id if isinstance(operation_id, str) else "",
        method,
        path,
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        (*(one for one in shared if (one.name, one.location) not in named), *own),
        _request(cx, said, place, id),
        _responses(cx, said, place, id),
        _security(cx, said),
        text(said, "summary"),
        Doc("", text(said, "description"), (), said.get("deprecated") is True),
        id.startswith("#/webhooks/"),
    )


def _parameters(cx: Context, said: dict[str, Json], place: Pointer, operation: Pointer) -> tuple[Parameter, ...]:
    listed = said.get("parameters")
    if listed is None:
        return ()
    if not isinstance(listed, list):
        cx.warn("malformed-operation", "parameters is not a list", f"{place}/parameters", "they are left out")
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
            cx.warn("malformed-operation", "responses is not an object", f"{place}/responses", "they are left out")
        return ()
    found = [
        response(cx, status, node, f"{place}/responses/{escape(status)}", operation)
        for status, node in listed.items()
        if not status.startswith("x-")
    ]
    return tuple(one for one in found if one is not None)


def _security(cx: Context, said: dict[str, Json]) -> tuple[tuple[str, ...], ...]:
    """The alternatives, each the names of all schemes that it needs; the document's own if the operation has none."""
    listed = said.get("security", cx.document.root.get("security"))
    if not isinstance(listed, list):
        return ()
    return tuple(tuple(one) for one in listed if isinstance(one, dict))
