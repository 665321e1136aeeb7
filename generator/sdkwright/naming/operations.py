"""Names of operations: snake_case of the operationId, else of method and path."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostics import Diagnostic
from ..document import Pointer
from ..ir.operations import Operation
from .clashes import settle
from .numbers import numbered_name
from .reserved import KEYWORDS
from .words import identifier, preserved, snake, spelled


def _free(name: str) -> str:
    name = identifier(name, "operation_")
    return f"{name}_" if name in KEYWORDS else name


def operation_name(operation: Operation, level: int) -> str | None:
    """The name of an operation: its id, or method and path; if that clashes both, then with the path's symbols."""
    method = operation.method.lower()
    where = f"{method} {operation.path}"
    if level == 0:
        return _free(snake(operation.operation_id or where))
    if level == 1 and operation.operation_id:
        return _free(f"{snake(operation.operation_id)}_{snake(where)}")
    if level == 1:
        return _free(preserved(where))
    if level == 2:
        return _free("_".join((*spelled(operation.operation_id), *spelled(where))))
    return None


def operation_names(operations: Iterable[Operation]) -> tuple[dict[Pointer, str], list[Diagnostic]]:
    """A unique name for each operation."""
    known = {operation.id: operation for operation in operations}
    fixed: dict[Pointer, str] = {}
    seen: set[str] = set()
    for id, operation in known.items():
        name = operation.operation_id
        if name and name == _free(snake(name)):
            if name in seen:
                fixed = {other: kept for other, kept in fixed.items() if kept != name}
            else:
                fixed[id] = name
                seen.add(name)

    def spell(id: Pointer, _: str, level: int) -> str | None:
        return operation_name(known[id], level)

    settled = settle(known, spell, fixed=fixed)
    return settled.names, [numbered_name("operation", settled.names[id], id) for id in settled.numbered]
