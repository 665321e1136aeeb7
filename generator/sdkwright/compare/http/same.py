"""Which operation of the new API is which of the old one: by address and HTTP method, else by `operationId`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from ...ir.http.operations import Operation
from ...jsonvalue.pointers import Pointer
from ..sides import Side

_VARIABLE = re.compile(r"\{[^}]*\}")

Pairs: TypeAlias = dict[Pointer, tuple[Operation, Operation]]
"""Old and new, by the id of the old one."""


def matched_operations(old: Side, new: Side) -> Pairs:
    """Which is which."""
    places = _by_place(new.api.operations)
    found: Pairs = {}
    for operation in old.api.operations:
        if (other := places.pop(place_of(operation), None)) is not None:
            found[operation.id] = operation, other
    ids = {one.operation_id: one for one in places.values() if one.operation_id}
    for operation in old.api.operations:
        if operation.id not in found and operation.operation_id in ids:
            other = ids[operation.operation_id]
            if other.incoming == operation.incoming:
                found[operation.id] = operation, ids.pop(operation.operation_id)
    return found


def _by_place(operations: Iterable[Operation]) -> dict[tuple[str, ...], Operation]:
    return {place_of(one): one for one in operations}


def place_of(operation: Operation) -> tuple[str, ...]:
    """Where an operation is, whatever the variables of its path are called."""
    path = _VARIABLE.sub("{}", operation.path)
    return operation.address.__class__.__name__, operation.callback, path, operation.method
