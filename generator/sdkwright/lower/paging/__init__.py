"""Which operations give lists in pages: what extensions and settings say, else what their structure does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...description.document import Description
from ...description.operations import PathItem
from ...description.paging import Paging as Said
from ...description.paging import Way
from ...ir.declarations import Declarations
from ...ir.http.operations import Operation
from ...ir.paging import Paging, Unpaged
from ...jsonvalue.pointers import Pointer
from ..context import Context
from .infer import infer
from .said import UnknownPlaceError, resolve

__all__ = ["infer", "lists"]


def lists(
    cx: Context, description: Description, operations: tuple[Operation, ...], declarations: Declarations
) -> Mapping[Pointer, Paging | Unpaged]:
    """What was decided of every operation that gives a list, by its id; all types have to be known."""
    said = {one.id: one.paging for item in _items(description) for one in item.operations if one.paging is not None}
    named = {one.operation_id: one for one in reversed(operations) if one.operation_id}
    found: dict[Pointer, Paging | Unpaged] = {}
    for operation in operations:
        rule = said.get(operation.id)
        if operation.incoming or operation.both_ways:
            made = None
        elif rule is None:
            made = infer(operation, declarations)
        else:
            made = _said(cx, rule, operation, named, declarations)
        if made is not None:
            found[operation.id] = made
    return found


def _said(
    cx: Context, rule: Said, operation: Operation, named: Mapping[str, Operation], declarations: Declarations
) -> Paging | Unpaged:
    if rule.way is Way.OFF:
        return Unpaged(f"{rule.source} says so")
    try:
        return resolve(rule, operation, named, declarations)
    except UnknownPlaceError as error:
        message = f"{rule.source}: {error}"
        cx.report.drop("pagination", message, rule.pointer, rule.source, "each call gives one response as it is")
        return Unpaged(message)


def _items(description: Description) -> Iterator[PathItem]:
    yield from description.items
    yield from description.callbacks.values()
