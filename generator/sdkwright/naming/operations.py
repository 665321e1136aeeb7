"""Names of operations: snake_case of the operationId, else of method and path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..diagnostics import Diagnostic
from ..document import Pointer
from ..ir.operations import Operation
from .clashes import settle
from .numbers import numbered_name
from .reserved import KEYWORDS
from .words import identifier, snake, spelled


def _free(name: str) -> str:
    name = identifier(name, "operation_")
    return f"{name}_" if name in KEYWORDS else name


def _forms(operation: Operation) -> tuple[str, ...]:
    """The names that an operation may have: its id, or method and path; both; with all their symbols spelled out."""
    where = f"{operation.method.lower()} {operation.path}"
    words = spelled(f"{operation.operation_id} {where}".strip())
    exact = "_".join(word for word in words if word != "space")
    if not operation.operation_id:
        return snake(where), exact
    name = snake(operation.operation_id)
    return name, f"{name}_{snake(where)}", exact


def operation_names(operations: Iterable[Operation]) -> tuple[dict[Pointer, str], list[Diagnostic]]:
    """A unique name for each operation, and a note on each that took a number."""
    known = {operation.id: operation for operation in operations}
    ids = Counter(operation.operation_id for operation in known.values())

    def spell(id: Pointer, _: str, level: int) -> str | None:
        forms = _forms(known[id])
        return _free(forms[level]) if level < len(forms) else None

    fixed = {
        id: operation.operation_id
        for id, operation in known.items()
        if ids[operation.operation_id] == 1 and spell(id, "", 0) == operation.operation_id
    }
    settled = settle(known, spell, fixed=fixed)
    return settled.names, [numbered_name("operation", settled.names[id], id) for id in settled.numbered]
