"""Names of operations: snake_case of the operationId, else of method and path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

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


def _forms(operation: Operation) -> Iterator[str]:
    """The names that an operation may have: its id, or method and path; both; with all their symbols spelled out."""
    where = f"{operation.method.lower()} {operation.path}"
    if operation.operation_id:
        yield snake(operation.operation_id)
        where = f"{operation.operation_id} {where}"
    yield snake(where)
    yield "_".join(word for word in spelled(where) if word != "space")


def operation_names(operations: Iterable[Operation]) -> tuple[dict[Pointer, str], list[Diagnostic]]:
    """A unique name for each operation, and a note on each that took a number."""
    known = {operation.id: operation for operation in operations}
    ids = Counter(operation.operation_id for operation in known.values())

    def spell(id: Pointer, _: str, level: int) -> str | None:
        name = next(islice(_forms(known[id]), level, None), None)
        return None if name is None else _free(name)

    fixed = {
        id: operation.operation_id
        for id, operation in known.items()
        if ids[operation.operation_id] == 1 and spell(id, "", 0) == operation.operation_id
    }
    settled = settle(known, spell, fixed=fixed)
    return settled.names, [numbered_name("operation", settled.names[id], id) for id in settled.numbered]
